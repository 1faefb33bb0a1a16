"""Search results as text and spans, independent of how they are displayed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.articles import ArticleCard, ArticleKey


@dataclass(frozen=True, slots=True)
class HighlightedText:
    """A text with its matched (start, end) spans in order, not overlapping, end exclusive."""

    text: str
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """The best passage of a hit: an excerpt of a paragraph (from 1) of an article version.

    `starts_inside` and `ends_inside` are true if the excerpt was cut from a longer paragraph.
    """

    paragraph: int
    version: int
    excerpt: HighlightedText
    starts_inside: bool
    ends_inside: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that matches the query. `folded` are duplicates of the story, shown as "also in …".

    `ties` are the shared words in a search for similar articles, most distinctive first; empty otherwise. `missing` are
    words of the query, as typed, that the article lacks.
    """

    card: ArticleCard
    score: float
    headline: HighlightedText
    passage: Passage | None
    folded: tuple[ArticleCard, ...] = ()
    ties: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """A corrected word: `asked` in the query, `used` for the search."""

    asked: str
    used: str


@dataclass(frozen=True, slots=True)
class Offer:
    """Up to three suggestions for `asked`, which was not corrected; most likely first."""

    asked: str
    nearest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """How a query was interpreted.

    `used` is the query after correction. `cut` is true if it exceeded the limits (1,000 characters, 48 words) and the
    rest was ignored. `unreadable` is true if it has nothing to search for. `missing` are words that no article has, as
    typed. `offers` are suggestions for words that were not corrected. `also_searched` are additional words that were
    searched.
    """

    asked: str
    used: str
    corrections: tuple[Correction, ...] = ()
    cut: bool = False
    unreadable: bool = False
    missing: tuple[str, ...] = ()
    offers: tuple[Offer, ...] = ()
    also_searched: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """One page of results, best first.

    `total` is the number of matching articles, up to the limit on candidates (`total_is_bound` if it was reached).
    `partial` is true if the deadline passed. `suggestion` is a "did you mean" query, or None. `damaged` articles belong
    on this page but cannot be shown, since their stored data is corrupt.
    """

    reading: Reading
    hits: tuple[Hit, ...]
    total: int
    total_is_bound: bool
    partial: bool
    suggestion: str | None
    offset: int
    damaged: int = 0


@dataclass(frozen=True, slots=True)
class FoundWords:
    """Where an article matches a clause of the query.

    `asked` is the clause as typed, `used` its correction, or with `by_name` the other name that matches. `forms` are up
    to three matching forms in the article, `paragraphs` the first three (from 1) with a match, `times` the number of
    matches in headline and paragraphs.
    """

    asked: str
    used: str | None
    forms: tuple[str, ...]
    is_phrase: bool
    in_headline: bool
    in_authors: bool
    paragraphs: tuple[int, ...]
    times: int
    by_name: bool = False

    @property
    def is_anywhere(self) -> bool:
        """Return whether the article matches the clause anywhere."""
        return bool(self.in_headline or self.in_authors or self.paragraphs)


@dataclass(frozen=True, slots=True)
class Nearness:
    """Two query words close together in a paragraph (from 1); `apart` is 1 for adjacent words."""

    left: str
    right: str
    apart: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class HitReasons:
    """Why an article was found, and what changed its score.

    `lacking` are the clauses of the query that it does not match. `recency` is the relative increase of its score for
    its date (0 if the query itself has dates).
    """

    found: tuple[FoundWords, ...]
    lacking: tuple[str, ...]
    nearness: Nearness | None
    recency: float
    is_teaser: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """A page of results, with the reasons for each hit in the same order."""

    answer: SearchAnswer
    evidence: tuple[HitReasons, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An autocomplete suggestion: its label (at most 100 characters), and its article."""

    label: str
    key: ArticleKey
