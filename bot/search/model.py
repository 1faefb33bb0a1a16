"""What a search answers with: text and spans, so that finding stays apart from drawing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.articles import ArticleCard, ArticleKey


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
    `missing` are the words of the query, as typed, that it does not have.
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
    """A word that was read as another: `asked` stood in the query, `used` is what the archive has."""

    asked: str
    used: str


@dataclass(frozen=True, slots=True)
class Offer:
    """Words of the archive, up to three, that may have been meant by `asked`, which stays as typed; likeliest first."""

    asked: str
    nearest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """How a query was read.

    `used` is the query in words after correction. `cut` tells that the query was longer than the bounds (1,000
    characters, 48 words) and the rest left out. `unreadable` tells that nothing in it can be searched for. `missing` is
    what no article has, as typed. `offers` are for words that were not replaced and may have been meant otherwise.
    `also_searched` is what was looked for beside what was asked.
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

    `total` counts the articles that match, up to the bound on candidates (`total_is_bound` tells that it was met).
    `partial` tells that the deadline struck. `suggestion` is a "did you mean", a query in words, or None.
    `damaged` articles belong on this page and are left out, since something in them is not as it was stored.
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
    """Where an article has what a clause of the query asked for.

    `asked` is the clause as typed, `used` what it was read as where that is another word. `forms` are up to three ways
    in which the article has it, `paragraphs` the first three (from 1) that do, `times` how often headline and
    paragraphs do.
    """

    asked: str
    used: str | None
    forms: tuple[str, ...]
    is_phrase: bool
    in_headline: bool
    in_authors: bool
    paragraphs: tuple[int, ...]
    times: int

    @property
    def is_anywhere(self) -> bool:
        """Tell whether the article has it at all."""
        return bool(self.in_headline or self.in_authors or self.paragraphs)


@dataclass(frozen=True, slots=True)
class Nearness:
    """Two sought words that stand near one another in a paragraph (from 1); `apart` is 1 where they touch."""

    left: str
    right: str
    apart: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class HitReasons:
    """Why an article was found, and what was held for or against it.

    `lacking` are the clauses of the query that it does not meet. `recency` is by what share its date raised its score
    (0 where the query itself speaks of time).
    """

    found: tuple[FoundWords, ...]
    lacking: tuple[str, ...]
    nearness: Nearness | None
    recency: float
    is_teaser: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """A page of results, and the evidence for each of its hits in the same order."""

    answer: SearchAnswer
    evidence: tuple[HitReasons, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An entry of autocomplete: what is shown (at most 100 characters) and the article it stands for."""

    label: str
    key: ArticleKey
