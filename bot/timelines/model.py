"""What a timeline shows, independent of how it is displayed."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bot.articles import ArticleCard, ArticleKey, Reference


class View(StrEnum):
    """What the entries of a page are."""

    LINES = "lines"
    WEEKS = "weeks"
    WEEK = "week"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Line:
    """An article on a timeline: a whole sentence of it as it is in its newest version.

    `reference` is that of the sentence, or of the article where it has no whole sentence that is short enough (None).
    `also` are articles that tell the same story on the same day. An undated article has no `day`.
    """

    day: date | None
    card: ArticleCard
    reference: Reference
    sentence: str | None
    also: tuple[ArticleKey, ...] = ()


@dataclass(frozen=True, slots=True)
class WeekLine:
    """A folded week: its Monday, the number of its articles, and the line of the best one that can be read."""

    monday: date
    articles: int
    line: Line | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """A page (from 0) of a timeline, oldest first.

    `articles` are all dated ones, from `first` to `last`, `undated` the others. `lines` are this page's, or `weeks`
    where there are too many lines. `more` is the number of further articles on a day: at most two of a source are
    shown. `monday` is that of the week that is shown, in the view of one week.
    """

    view: View
    articles: int
    undated: int
    first: date | None
    last: date | None
    page: int
    pages: int
    lines: tuple[Line, ...] = ()
    weeks: tuple[WeekLine, ...] = ()
    more: Mapping[date, int] = field(default_factory=dict["date", int])
    monday: date | None = None

    @property
    def is_empty(self) -> bool:
        """Return whether there is no article at all."""
        return not (self.articles or self.undated)
