"""What became of a quoted passage in a later version of its article: of the passage alone, and of its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import NotFoundError
from bot.quotation.text.passages import passage_text
from bot.quotation.verification.drift import drift_of
from bot.quotation.versions.words import compare_wordings

if TYPE_CHECKING:
    from bot.articles import Article, Reference
    from bot.quotation.versions.words import Piece


@dataclass(frozen=True, slots=True)
class PassageChange:
    """A passage whose words a later version changed: where and what it was, and what it is. No `now`: it is gone."""

    quoted: Reference
    was: str
    now: Reference | None
    says: str

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """How the two wordings differ."""
        return compare_wordings(self.was, self.says)


def change_of(article: Article, ref: Reference, later: Article) -> PassageChange | None:
    """Return how the words of the passage `ref` of `article` are changed in `later`; None where they stand there.

    Typography, and what stands around them, is no change. None also where `article` has no such passage.
    Takes milliseconds: keep it off the event loop.
    """
    try:
        was = passage_text(article, ref)
        found = next(iter(drift_of(article, ref, later)), None)
    except NotFoundError:
        return None
    if found is None:
        return None
    says = passage_text(later, found.ref) if found.ref is not None else ""
    return PassageChange(ref, was, found.ref, says)
