"""Rank articles with BM25 over headline and body, vectorized with NumPy.

All functions work on the arrays of one segment; `CorpusStatistics` covers all segments, so that scores compare. BM25
after Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from bot.archive import Field
from bot.search.ranking.weights import weights_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.archive import Flags, Integers, Posting, Segment
    from bot.articles import ArticleKey
    from bot.search.ranking.weights import Weights

Reals: TypeAlias = NDArray[np.floating]
Counts: TypeAlias = tuple["Integers", Reals]
"""Ascending documents of a segment, with a number for each."""

_LATEST_DAY: Final = 1e6
_FEW: Final = 4
FIELD_WEIGHTS: Final = {Field.BODY: 1.0, Field.HEADLINE: 1.5, Field.FUNCTION: 1.0, Field.AUTHOR: 1.0}


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to match a clause: the forms of a root, with a weight.

    `typed` is the word in the query or its correction: its exact form counts a little more. A prefix matches some
    `words` of several `roots`; its own root is only a name. `name` is set if it is another name of what was asked.
    """

    root: str
    typed: str
    weight: float = 1.0
    words: frozenset[str] | None = None
    roots: frozenset[str] = frozenset()
    name: str = ""

    def meets(self, posting: Posting) -> bool:
        """Return whether `posting` is of a matching form."""
        if self.words is not None:
            return posting.root in self.roots and posting.word in self.words
        return posting.root == self.root


@dataclass(frozen=True, slots=True)
class CorpusStatistics:
    """Statistics of all segments together that scores depend on."""

    documents: int
    average_length: float
    weights: Weights

    @classmethod
    def of(cls, segments: Iterable[Segment], weights: Weights) -> CorpusStatistics:
        """Count the articles of `segments`, and their mean length in terms."""
        held = [(segment.live_count, segment.total_length) for segment in segments]
        documents, total = sum(count for count, _ in held), sum(length for _, length in held)
        return cls(documents, max(1.0, total / max(1, documents)), weights)

    def rarity(self, frequency: int) -> float:
        """Return the inverse document frequency (IDF) of BM25, at least a small positive number."""
        return max(0.05, math.log(1 + (self.documents - frequency + 0.5) / (frequency + 0.5)))


def counts_of(postings: Sequence[Posting], size: int) -> Counts:
    """Return term counts by document, summed over `postings` of one segment of `size` documents."""
    if not postings:
        return np.empty(0, np.uint32), np.empty(0, np.float32)
    parts = [(p.documents, p.counts.astype(np.float32) * np.float32(FIELD_WEIGHTS[p.field])) for p in postings]
    return parts[0] if len(parts) == 1 else _add_up(parts, size)


def _add_up(parts: Sequence[Counts], size: int) -> Counts:
    """Merge several counts of one segment into one."""
    if len(parts) <= _FEW or sum(len(documents) for documents, _ in parts) * 8 <= size:
        return _merged(parts, size)
    # A prefix has dozens of words, most of them with few postings.
    documents = np.concatenate([documents for documents, _ in parts])
    dense = np.bincount(documents, np.concatenate([counts for _, counts in parts]), size)
    touched = dense.nonzero()[0]
    return touched.astype(np.uint32), dense[touched].astype(np.float32)


def _merged(parts: Sequence[Counts], size: int) -> Counts:
    if sum(len(documents) for documents, _ in parts) * 8 > size:
        dense = np.zeros(size, np.float32)
        for documents, counts in parts:
            dense[documents] += counts
        touched = dense.nonzero()[0]
        return touched.astype(np.uint32), dense[touched]
    documents = np.concatenate([documents for documents, _ in parts])
    order = np.argsort(documents, kind="stable")
    documents = documents[order]
    firsts = np.concatenate(([True], documents[1:] != documents[:-1])).nonzero()[0]
    return documents[firsts], np.add.reduceat(np.concatenate([counts for _, counts in parts])[order], firsts)


def saturate(counts: Counts, segment: Segment, statistics: CorpusStatistics) -> Reals:
    """Return the saturated term frequency of BM25, from 0 to k1 + 1, for each of the documents of `counts`."""
    documents, frequency = counts
    lengths = segment.documents.lengths[documents].astype(np.float32)
    saturation, length = statistics.weights.saturation, statistics.weights.length
    norm = saturation * (1 - length + length * lengths / np.float32(statistics.average_length))
    return frequency * np.float32(saturation + 1) / (frequency + norm)


@dataclass(frozen=True, slots=True)
class Aim:
    """A clause of an interpreted query; an article scores by the best of the choices that it matches.

    Articles without a `required` clause are dropped, as are those with an `excluded` one. `asked` is the clause as
    typed. `told` is what people are told if it is missing; empty for a bigram of a Chinese sentence, which is not a
    word.
    """

    choices: tuple[Alternative, ...]
    fields: frozenset[Field]
    required: bool = False
    excluded: bool = False
    asked: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class ScoredDocuments:
    """The top articles of one segment: ascending documents, and their scores so far."""

    segment: Segment
    documents: Integers
    scores: Reals


class Scorer:
    """Scores the articles of all segments against the clauses of one query."""

    def __init__(
        self, segments: Sequence[Segment], aims: Sequence[Aim], postings: Sequence[Posting], *, listing: bool = False
    ) -> None:
        """Prepare the counts. With `listing`, all articles match that no clause excludes, newest first."""
        self.segments = segments
        self.aims = aims
        self._listing = listing
        self.weights = weights_for(sum(not aim.excluded for aim in aims))
        self.statistics = CorpusStatistics.of(segments, self.weights)
        by_root: dict[tuple[int, str], list[Posting]] = {}
        for posting in postings:
            by_root.setdefault((posting.segment, posting.root), []).append(posting)
        self._postings = {
            segment.id: [[_meeting(by_root, segment.id, aim, choice) for choice in aim.choices] for aim in aims]
            for segment in segments
        }
        self._counts = {
            segment.id: [
                [counts_of(found, len(segment.documents)) for found in of_aim] for of_aim in self._postings[segment.id]
            ]
            for segment in segments
        }
        self.rarities = [self._rarities(number, aim) for number, aim in enumerate(aims)]

    def sought(self, segment: Segment) -> Iterator[tuple[int, Alternative, float, list[Posting]]]:
        """Yield (clause number, choice, its weight, its postings in `segment`) for all clauses but excluded ones."""
        for number, (aim, of_aim) in enumerate(zip(self.aims, self._postings[segment.id], strict=True)):
            if not aim.excluded:
                for choice, rarity, found in zip(aim.choices, self.rarities[number], of_aim, strict=True):
                    yield number, choice, rarity, found

    def lacking(self, keys: Sequence[ArticleKey]) -> dict[ArticleKey, tuple[str, ...]]:
        """Return for each of `keys` the clauses that the article lacks, as typed."""
        wanted = [(number, aim.told) for number, aim in enumerate(self.aims) if aim.told]
        lacked: dict[ArticleKey, tuple[str, ...]] = {}
        for segment in self.segments:
            here = sorted({key for key in keys if key.scope == segment.scope}, key=lambda key: key.number)
            numbers = np.array([key.number for key in here], dtype=segment.documents.numbers.dtype)
            if not here or not len(segment.documents.numbers):  # all of its articles may have been edited
                continue
            at = segment.documents.numbers.searchsorted(numbers)
            known = segment.documents.numbers.take(at, mode="clip") == numbers
            at = np.where(known, at, 0)
            has = [self._has(segment, number, at) for number, _ in wanted]
            for place in (known & segment.live.take(at)).nonzero()[0].tolist():
                asked = (asked for (_, asked), met in zip(wanted, has, strict=True) if not met[place])
                lacked[here[place]] = tuple(dict.fromkeys(asked))
        return lacked

    def _has(self, segment: Segment, number: int, documents: NDArray[np.intp]) -> Flags:
        met = np.zeros(len(documents), np.bool_)
        for held, _ in self._counts[segment.id][number]:
            if len(held):
                met |= held.take(held.searchsorted(documents), mode="clip") == documents
        return met

    def _rarities(self, number: int, aim: Aim) -> tuple[float, ...]:
        """Return the weight of each choice; no guess has a higher IDF than the most likely choice."""
        frequencies = [
            sum(len(self._counts[segment.id][number][place][0]) for segment in self.segments)
            for place in range(len(aim.choices))
        ]
        rarities = [self.statistics.rarity(frequency) for frequency in frequencies]
        best = max(aim.choices, key=lambda choice: choice.weight, default=None)
        if best is None or best.weight == min(choice.weight for choice in aim.choices):
            return tuple(rarities)
        bound = rarities[aim.choices.index(best)]
        return tuple(choice.weight * min(rarity, bound) for choice, rarity in zip(aim.choices, rarities, strict=True))

    def candidates(self, allowed: dict[int, NDArray[np.bool_]], limit: int) -> tuple[list[ScoredDocuments], int]:
        """Return the `limit` best articles by segment, and the number of all matches.

        `allowed` has for some segments a mask of the documents that the filters accept.
        """
        scored = [self._score(segment, allowed.get(segment.id)) for segment in self.segments]
        found = sum(len(candidates.documents) for candidates in scored)
        if found > limit:
            every = np.concatenate([candidates.scores for candidates in scored])
            bar = np.partition(every, found - limit)[found - limit]
            scored = [_above(candidates, bar) for candidates in scored]
        return [candidates for candidates in scored if len(candidates.documents)], found

    def _score(self, segment: Segment, allowed: NDArray[np.bool_] | None) -> ScoredDocuments:
        scores = np.zeros(len(segment.documents), np.float32)
        if self._listing:
            scores += 1 + segment.documents.days / _LATEST_DAY
        mask = segment.live if allowed is None else segment.live & allowed
        for number, aim in enumerate(self.aims):
            if aim.excluded or aim.required:
                held = np.zeros(len(scores), np.bool_)
                for documents, _ in self._counts[segment.id][number]:
                    held[documents] = True
                mask = mask & (held if aim.required else ~held)
            if not aim.excluded:
                self._add(segment, number, scores)
        documents = ((scores > 0) & mask).nonzero()[0]
        return ScoredDocuments(segment, documents.astype(np.uint32), scores[documents])

    def _add(self, segment: Segment, number: int, scores: Reals) -> None:
        worths = [
            (counts[0], np.float32(rarity) * saturate(counts, segment, self.statistics))
            for counts, rarity in zip(self._counts[segment.id][number], self.rarities[number], strict=True)
            if len(counts[0])
        ]
        if len(worths) == 1:
            scores[worths[0][0]] += worths[0][1]
        elif worths:
            best = np.zeros(len(scores), np.float32)
            for documents, worth in worths:
                best[documents] = np.maximum(best[documents], worth)
            scores += best


def _meeting(
    by_root: Mapping[tuple[int, str], list[Posting]], segment: int, aim: Aim, choice: Alternative
) -> list[Posting]:
    """Return the postings in a segment that match `choice`."""
    roots = choice.roots or (choice.root,)
    found = (posting for root in roots for posting in by_root.get((segment, root), ()))
    return [posting for posting in found if posting.field in aim.fields and choice.meets(posting)]


def _above(candidates: ScoredDocuments, bar: float) -> ScoredDocuments:
    kept = candidates.scores >= bar
    return ScoredDocuments(candidates.segment, candidates.documents[kept], candidates.scores[kept])
