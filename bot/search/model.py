"""What a search answers with: text and spans, so that finding stays apart from drawing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.archive.model import ArticleCard, ArticleKey


@dataclass(frozen=True, slots=True)
class HighlightedText:
    """A text and the (start, end) spans in it that matched, in order, never overlapping, end exclusive."""

    text: str
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """The best passage of a hit: a 1-based paragraph of a version, and an excerpt of it.

    `starts_inside` and `ends_inside` tell that the excerpt was cut out of a longer paragraph.
    """

    paragraph: int
    version: int
    excerpt: HighlightedText
    starts_inside: bool
    ends_inside: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that answers the query. `folded` are the same story elsewhere, shown as "also in …".

    `ties` are the words that tie it to an article or a message, the most telling first; empty in a search by query.
    """

    card: ArticleCard
    score: float
    headline: HighlightedText
    passage: Passage | None
    folded: tuple[ArticleCard, ...] = ()
    ties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """A word that was read as another: `asked` stood in the query, `used` is what the archive has."""

    asked: str
    used: str


@dataclass(frozen=True, slots=True)
class Reading:
    """How a query was read.

    `used` is the query in words after correction. `cut` tells that the query was longer than the bounds (1,000
    characters, 48 words) and the rest left out. `unreadable` tells that nothing in it can be searched for.
    """

    asked: str
    used: str
    corrections: tuple[Correction, ...] = ()
    cut: bool = False
    unreadable: bool = False


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """One page of results, best first.

    `total` counts the articles that match, up to the bound on candidates (`total_is_bound` tells that it was met).
    `partial` tells that the deadline struck. `suggestion` is a "did you mean", a query in words, or None.
    """

    reading: Reading
    hits: tuple[Hit, ...]
    total: int
    total_is_bound: bool
    partial: bool
    suggestion: str | None
    offset: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An entry of autocomplete: what is shown (at most 100 characters) and the article it stands for."""

    label: str
    key: ArticleKey
