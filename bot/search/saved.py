"""Saved searches: select the new articles that match a query exactly (boolean), not by similarity.

The query language is that of a search (`bot.search.query.language`), parsed more strictly:

    every bare word is required, in any of its forms    no corrections, no spelling variants
    another name matches too                            if a gloss or an alias links the two; never by sound
    a "phrase" has to match exactly                     a OR b matches either; -word and filters as in a search
    function words (the, of) are ignored                unless there are no other words, or in a phrase
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.articles import ArticleKey
from bot.search.filtering.finder import StrictFinder
from bot.search.filtering.strict import parse_saved, settled
from bot.search.interpretation.author_ties import name_authors
from bot.search.interpretation.ties import Ties
from bot.search.query.filters import Filters
from bot.search.query.language import Clause, Phrase, Query, Word, phrase_of
from bot.search.ranking.bm25 import ScoredDocuments, Scorer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from bot.archive import Flags, Posting, Segment, Snapshot, TermIndex
    from bot.articles import Scope, Scopes
    from bot.search.query.language import FieldValue
    from bot.search.ranking.bm25 import Aim

MOST_SELECTED: Final = 1_000
"""Maximum number of matching articles returned, the best; all are counted."""

MOST_LEFT_OUT: Final = 200
"""Maximum number of non-matching articles returned, the newest."""

DEADLINE: Final = 20.0
"""Time limit in seconds for one saved search. No one is waiting for it."""


@dataclass(frozen=True, slots=True)
class SavedReading:
    """How a saved search is interpreted.

    `required` has groups of alternatives as typed, one of each group being required. `passed_over` are ignored function
    words. `cut` is true if the query was too long and its end ignored.
    """

    required: tuple[tuple[str, ...], ...] = ()
    excluded: tuple[str, ...] = ()
    filters: tuple[FieldValue, ...] = ()
    passed_over: tuple[str, ...] = ()
    cut: bool = False

    @property
    def is_empty(self) -> bool:
        """Return whether every article matches."""
        return not (self.required or self.excluded or self.filters)


@dataclass(frozen=True, slots=True)
class Selected:
    """An article that matches. `score` compares within one selection only (BM25)."""

    key: ArticleKey
    score: float


@dataclass(frozen=True, slots=True)
class Selection:
    """The result of a saved search over the articles loaded after a point.

    `selected` are the best of the `matching` articles, best first; `left_out` the newest of the others, newest first.
    `ends` is the last number in each scope at that time: the next selection starts there.
    """

    loaded: int
    matching: int
    selected: tuple[Selected, ...]
    left_out: tuple[ArticleKey, ...]
    ends: Mapping[Scope, int]


def read_saved(query: str, today: date) -> SavedReading:
    """Return how `query` is parsed as a saved search, with dates relative to `today`."""
    parsed = parse_saved(query, today)
    kept, passed_over = settled(parsed)
    wanted = [clause for clause in kept if not clause.excluded]
    return SavedReading(
        required=tuple(tuple(_typed(clause)) for clause in wanted),
        excluded=tuple(typed for clause in kept if clause.excluded for typed in _typed(clause)),
        filters=parsed.filters,
        passed_over=tuple(typed for clause in passed_over for typed in _typed(clause)),
        cut=parsed.cut,
    )


async def select(terms: TermIndex, scopes: Scopes, query: str, after: Mapping[Scope, int], today: date) -> Selection:
    """Return the articles of `scopes` with numbers above those of `after` that match `query`.

    An empty query matches all. Raises DeadlineError.
    """
    parsed = parse_saved(query, today)

    def work(snapshot: Snapshot) -> Selection:
        finder = StrictFinder(snapshot)
        aims = finder.aims(parsed, Ties(snapshot))
        filters = name_authors(snapshot, parsed.filters, by_sound=False)
        allowed = Filters(filters, today).allowed(snapshot)
        return _select(snapshot.segments, aims, finder.postings, allowed, dict(after))

    return await terms.look(scopes, work, deadline=DEADLINE)


async def count_articles(terms: TermIndex, scopes: Scopes, name: str) -> int:
    """Return in how many articles of `scopes` a `name` stands as it is. Raises DeadlineError."""
    words = phrase_of(name)

    def work(snapshot: Snapshot) -> int:
        finder = StrictFinder(snapshot)
        aims = finder.aims(Query((Clause((words,)),))) if words else []
        return Scorer(snapshot.segments, aims, finder.postings).candidates({}, 1)[1] if aims else 0

    return await terms.look(scopes, work, deadline=DEADLINE)


def _typed(clause: Clause) -> Iterable[str]:
    for alternative in clause.alternatives:
        sign = "*" if isinstance(alternative, Word) and alternative.prefix else ""
        mark = '"' if isinstance(alternative, Phrase) and not alternative.loose else ""
        yield f"{'title:' if clause.title else ''}{mark}{alternative.asked}{mark}{sign}"


def _select(
    segments: Sequence[Segment],
    aims: Sequence[Aim],
    postings: Sequence[Posting],
    allowed: Mapping[int, Flags],
    after: dict[Scope, int],
) -> Selection:
    new = {each.id: each.live & (each.documents.numbers > after.get(each.scope, 0)) for each in segments}
    loaded = sum(int(flags.sum()) for flags in new.values())
    passing = {each.id: new[each.id] & allowed[each.id] if each.id in allowed else new[each.id] for each in segments}
    listing = all(aim.excluded for aim in aims)
    scorer = Scorer(segments, aims, postings, listing=listing)
    found, matching = scorer.candidates(passing, sum(len(each.documents) for each in segments))
    # A listing scores articles by date, so its scores are not a relevance.
    selected = [one for candidates in _best(found) for one in _named(candidates, flat=listing)]
    selected.sort(key=lambda one: (-one.score, one.key.scope, one.key.number))
    return Selection(
        loaded=loaded,
        matching=matching,
        selected=tuple(selected[:MOST_SELECTED]),
        left_out=_left_out(segments, new, found),
        ends=_ends(segments, after),
    )


def _best(found: Sequence[ScoredDocuments]) -> list[ScoredDocuments]:
    """Return about the best `MOST_SELECTED` results; more if their scores are equal."""
    scores = np.concatenate([candidates.scores for candidates in found]) if found else np.empty(0, np.float32)
    if len(scores) <= MOST_SELECTED:
        return list(found)
    bar = np.partition(scores, len(scores) - MOST_SELECTED)[len(scores) - MOST_SELECTED]
    kept = [(candidates, np.flatnonzero(candidates.scores >= bar)[-MOST_SELECTED:]) for candidates in found]
    return [ScoredDocuments(each.segment, each.documents[places], each.scores[places]) for each, places in kept]


def _named(candidates: ScoredDocuments, *, flat: bool) -> Iterable[Selected]:
    scope, numbers = candidates.segment.scope, candidates.segment.documents.numbers[candidates.documents].tolist()
    for number, score in zip(numbers, candidates.scores.tolist(), strict=True):
        yield Selected(ArticleKey(scope, number), 0.0 if flat else score)


def _left_out(
    segments: Sequence[Segment], new: Mapping[int, Flags], found: Sequence[ScoredDocuments]
) -> tuple[ArticleKey, ...]:
    passed = {candidates.segment.id: candidates.documents for candidates in found}
    keys: list[ArticleKey] = []
    for segment in segments:
        flags = new[segment.id].copy()
        flags[passed.get(segment.id, np.empty(0, np.uint32))] = False
        numbers = segment.documents.numbers[np.flatnonzero(flags)[-MOST_LEFT_OUT:]].tolist()
        keys += [ArticleKey(segment.scope, number) for number in numbers]
    return tuple(sorted(keys, key=lambda key: (-key.number, key.scope))[:MOST_LEFT_OUT])


def _ends(segments: Sequence[Segment], after: dict[Scope, int]) -> dict[Scope, int]:
    ends = dict(after)
    for segment in segments:
        if len(segment.documents):
            ends[segment.scope] = max(ends.get(segment.scope, 0), int(segment.documents.numbers[-1]))
    return ends
