"""A page with what it states about itself, as the decision sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.segmentation.structure.block import PageBlock

_MOST_TITLES, _LONGEST = 8, 500


@dataclass(frozen=True, slots=True)
class StatedPage:
    """The blocks of a page; its titles (of front matter, head, first heading), what it says of itself, its authors.

    `is_article` tells that the page calls itself one article; `titled` that it states a title outside its text.
    """

    blocks: Sequence[PageBlock]
    titles: tuple[str, ...] = ()
    about: str = ""
    authors: int = 0
    is_article: bool = False
    titled: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "titles", tuple(title[:_LONGEST] for title in self.titles[:_MOST_TITLES]))
        object.__setattr__(self, "about", self.about[:_LONGEST])
