"""Every article that matches a query as a saved search reads it, with its day and source: for timelines and figures."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.archive import Field
from bot.articles import ArticleKey, Scope
from bot.search.filtering.finder import StrictFinder
from bot.search.filtering.strict import parse_saved
from bot.search.interpretation.author_ties import name_authors
from bot.search.interpretation.ties import Ties
from bot.search.query.filters import Filters
from bot.search.ranking.bm25 import Scorer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from typing import Any

    from numpy.typing import NDArray

    from bot.archive import Days, Flags, Posting, Segment, Snapshot
    from bot.search.ranking.bm25 import ScoredDocuments

MOST_SOURCES: Final = 400
"""Sources that matches are told apart by, those with most articles; the others are one."""


@dataclass(frozen=True, slots=True, eq=False)
class Matches:
    """Articles in the order of their days (ordinals, 0 for undated), then of their numbers. All arrays are parallel.

    `segments` are places in the snapshot's segments, `documents` the documents there.
    """

    guilds: NDArray[np.int64]
    numbers: NDArray[np.int64]
    days: Days
    truncated: Flags
    scores: NDArray[np.float32]
    segments: NDArray[np.int64]
    documents: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.numbers)

    def take(self, places: Any) -> Matches:
        """Return those at some places (a slice, a mask or indices), in that order."""
        return Matches(*(getattr(self, name)[places] for name in self.__slots__))

    def keys(self) -> list[ArticleKey]:
        """Return their keys."""
        pairs = zip(self.guilds.tolist(), self.numbers.tolist(), strict=True)
        return [ArticleKey(Scope(guild), number) for guild, number in pairs]


def find_all(snapshot: Snapshot, query: str, today: date) -> Matches:
    """Return all articles that match `query` as a saved search; an empty one matches all. Raises DeadlineError."""
    parsed = parse_saved(query, today)
    finder = StrictFinder(snapshot)
    aims = finder.aims(parsed, Ties(snapshot))
    filters = name_authors(snapshot, parsed.filters, by_sound=False)
    allowed = Filters(filters, today).allowed(snapshot)
    scorer = Scorer(snapshot.segments, aims, finder.postings, listing=all(aim.excluded for aim in aims))
    found, _ = scorer.candidates(allowed, sum(len(each.documents) for each in snapshot.segments))
    return _sorted(snapshot.segments, found)


def sources_of(snapshot: Snapshot, matches: Matches) -> tuple[NDArray[np.int64], list[str]]:
    """Return of each match which source it is from, as a place in a list of names, or -1; and that list."""
    held = set(np.unique(matches.segments).tolist())
    segments = [segment for place, segment in enumerate(snapshot.segments) if place in held]
    roots = _commonest(segments)
    postings = snapshot.postings([Field.SOURCE], roots) if roots else []
    places = {root: place for place, root in enumerate(roots)}
    sources = np.full(len(matches), -1, np.int64)
    by_segment = {segment.id: place for place, segment in enumerate(snapshot.segments)}
    names: dict[str, Counter[str]] = {}
    for segment, of_segment in _grouped(postings).items():
        mine = (matches.segments == by_segment[segment]).nonzero()[0]
        code = np.full(len(snapshot.segments[by_segment[segment]].documents), -1, np.int64)
        for posting in of_segment:
            code[posting.documents] = places[posting.root]
            names.setdefault(posting.root, Counter())[posting.word] += len(posting.documents)
        sources[mine] = code[matches.documents[mine]]
    return sources, [_commonest_name(names.get(root), root) for root in roots]


def _sorted(segments: Sequence[Segment], found: Sequence[ScoredDocuments]) -> Matches:
    place = {segment.id: at for at, segment in enumerate(segments)}
    parts = [_of_segment(one, place[one.segment.id]) for one in found]
    columns = [np.concatenate(column) for column in zip(*parts, strict=True)] if parts else _nothing()
    matches = Matches(*columns)
    return matches.take(np.lexsort((matches.numbers, matches.guilds, matches.days)))


def _of_segment(found: ScoredDocuments, place: int) -> tuple[NDArray[Any], ...]:
    documents, at = found.segment.documents, found.documents.astype(np.int64)
    return (
        np.full(len(at), found.segment.scope.guild, np.int64),
        documents.numbers[at].astype(np.int64),
        documents.days[at],
        documents.truncated[at],
        found.scores,
        np.full(len(at), place, np.int64),
        at,
    )


def _nothing() -> list[NDArray[Any]]:
    kinds = (np.int64, np.int64, np.int32, np.bool_, np.float32, np.int64, np.int64)
    return [np.empty(0, kind) for kind in kinds]


def _commonest(segments: Iterable[Segment]) -> list[str]:
    """Return the folded names of the sources with most articles in some segments."""
    counted: Counter[str] = Counter()
    for segment in segments:
        vocabulary = segment.vocabularies.get(Field.SOURCE)
        if vocabulary is not None:
            for name, articles in zip(vocabulary.words, vocabulary.frequencies.tolist(), strict=True):
                counted[name.casefold()] += articles
    return [root for root, _ in counted.most_common(MOST_SOURCES)]


def _grouped(postings: Iterable[Posting]) -> dict[int, list[Posting]]:
    grouped: dict[int, list[Posting]] = {}
    for posting in postings:
        grouped.setdefault(posting.segment, []).append(posting)
    return grouped


def _commonest_name(names: Counter[str] | None, root: str) -> str:
    return names.most_common(1)[0][0] if names else root
