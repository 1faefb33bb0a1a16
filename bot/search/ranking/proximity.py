"""Rescore the top articles by term positions: proximity, earliness, and the best paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.archive import Field
from bot.search.ranking.bm25 import saturate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from bot.archive import Documents, Snapshot
    from bot.search.ranking.bm25 import Reals, ScoredDocuments, Scorer

_SATURATION: Final = 1.2
_STRIDE: Final = 1 << 17
"""Larger than any position in a document, so that (document, position) fits one ascending number."""

EARLY_POSITION: Final = 30.0
PASSAGE_LENGTH: Final = 60.0
"""The paragraph length, in terms, that is neither favoured nor penalized."""


@dataclass(frozen=True, slots=True, eq=False)
class Ranked:
    """The candidates of a segment with their final scores, and the best paragraph (from 0, or -1) of each."""

    candidates: ScoredDocuments
    scores: Reals
    paragraphs: NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class _Places:
    """All positions of query words in the candidates, in reading order: candidate, position, clause and weight."""

    candidates: NDArray[np.int64]
    positions: NDArray[np.int64]
    aims: NDArray[np.int64]
    worths: Reals


def look_closer(snapshot: Snapshot, scorer: Scorer, chosen: Sequence[ScoredDocuments]) -> list[Ranked]:
    """Rescore the candidates of all segments with exact forms, proximity and the best paragraph."""
    if not chosen:
        return []
    weights = scorer.weights
    exact = np.concatenate([_exact(scorer, candidates) for candidates in chosen])
    scores = np.concatenate([candidates.scores for candidates in chosen]) + np.float32(weights.exact) * exact
    paragraphs = np.full(len(scores), -1, dtype=np.int64)
    places = _places(snapshot, scorer, chosen)
    if places is not None:
        best, paragraphs = _best_paragraphs(places, _paragraphs(chosen), len(scores))
        scores = (
            scores
            + weights.passage * best
            + weights.nearness * _nearness(places, len(scores))
            + weights.earliness * _earliness(places, len(scores), len(scorer.aims))
            + weights.coverage * _coverage(places, len(scores), len(scorer.aims))
        )
    ends = np.cumsum([len(candidates.documents) for candidates in chosen])[:-1]
    parts = zip(chosen, np.split(scores, ends), np.split(paragraphs, ends), strict=True)
    return [Ranked(candidates, scored, which) for candidates, scored, which in parts]


def _exact(scorer: Scorer, candidates: ScoredDocuments) -> Reals:
    total = np.zeros(len(candidates.documents), np.float32)
    for _, choice, rarity, found in scorer.sought(candidates.segment):
        for posting in found:
            if posting.word == choice.typed and posting.field != Field.HEADLINE:
                held, at = posting.intersect(candidates.documents)
                counts = (posting.documents[at], posting.counts[at].astype(np.float32))
                total[held] += np.float32(rarity) * saturate(counts, candidates.segment, scorer.statistics)
    return total


def _places(snapshot: Snapshot, scorer: Scorer, chosen: Sequence[ScoredDocuments]) -> _Places | None:
    befores = np.cumsum([0, *(len(candidates.documents) for candidates in chosen)]).tolist()
    sought = [
        (posting, candidates, before, number, rarity)
        for candidates, before in zip(chosen, befores[:-1], strict=True)
        for number, _, rarity, found in scorer.sought(candidates.segment)
        for posting in found
        if posting.field == Field.BODY
    ]
    read = snapshot.positions([(posting, candidates.documents) for posting, candidates, *_ in sought])
    found = [
        (held.astype(np.int64) + before, positions.astype(np.int64), number, rarity)
        for (held, positions), (_, _, before, number, rarity) in zip(read, sought, strict=True)
        if len(held)
    ]
    if not found:
        return None
    held = np.concatenate([held for held, *_ in found])
    positions = np.concatenate([positions for _, positions, *_ in found])
    aims = np.concatenate([np.full(len(held), number) for held, _, number, _ in found])
    worths = np.concatenate([np.full(len(held), rarity, np.float32) for held, *_, rarity in found])
    order = np.argsort(held * _STRIDE + positions, kind="stable")
    return _Places(held[order], positions[order], aims[order], worths[order])


def _nearness(places: _Places, size: int) -> Reals:
    """Sum over adjacent matches of different clauses the lesser weight divided by the squared distance.

    After Büttcher, Clarke and Lushman, "Term Proximity Scoring for Ad-hoc Retrieval" (2006), saturated like BM25.
    """
    same = (places.candidates[1:] == places.candidates[:-1]) & (places.aims[1:] != places.aims[:-1])
    distances = np.maximum(places.positions[1:] - places.positions[:-1], 1).astype(np.float32)
    pairs = np.where(same, np.minimum(places.worths[1:], places.worths[:-1]) / (distances * distances), 0)
    summed = np.bincount(places.candidates[1:], weights=pairs, minlength=size).astype(np.float32)
    return summed * (_SATURATION + 1) / (summed + _SATURATION)


def _earliness(places: _Places, size: int, aims: int) -> Reals:
    """Sum the weights of the clauses, discounted by their first position: news put the main points first."""
    cells, first = np.unique(places.candidates * aims + places.aims, return_index=True)
    worth = places.worths[first] / (1 + places.positions[first] / EARLY_POSITION)
    return np.bincount(cells // aims, weights=worth, minlength=size).astype(np.float32)


def _coverage(places: _Places, size: int, aims: int) -> Reals:
    """Return the matched share of all clause weights, squared, times their sum."""
    keys = places.candidates * aims + places.aims
    cells, cell_of = np.unique(keys, return_inverse=True)
    worth = np.zeros(len(cells), np.float32)
    np.maximum.at(worth, cell_of, places.worths)
    met = np.bincount(cells // aims, weights=worth, minlength=size)
    most = np.zeros(aims, np.float32)
    np.maximum.at(most, places.aims, places.worths)
    total = float(most.sum())
    return total * (met / total) ** 2


@dataclass(frozen=True, slots=True, eq=False)
class _Paragraphs:
    """The paragraphs of all candidates: index of the first one of each, and start and length of each paragraph.

    `starts` are ascending combined numbers of (candidate, position).
    """

    firsts: NDArray[np.int64]
    starts: NDArray[np.int64]
    lengths: NDArray[np.int64]

    def of(self, places: _Places) -> tuple[NDArray[np.int64], Reals]:
        """Return the paragraph (from 0) of each position, and the length of that paragraph in terms."""
        if not len(self.starts):
            return np.zeros(len(places.positions), dtype=np.int64), np.ones(len(places.positions), np.float32)
        at = np.searchsorted(self.starts, places.candidates * _STRIDE + places.positions, side="right") - 1
        return at - self.firsts[places.candidates], self.lengths[at].astype(np.float32)


def _paragraphs(chosen: Sequence[ScoredDocuments]) -> _Paragraphs:
    counts: list[NDArray[np.int64]] = []
    starts: list[NDArray[np.int64]] = []
    lengths: list[NDArray[np.int64]] = []
    for candidates in chosen:
        documents: Documents = candidates.segment.documents
        firsts = documents.first_paragraphs[candidates.documents]
        count = documents.first_paragraphs[candidates.documents + 1] - firsts
        inner = np.arange(int(count.sum())) - np.repeat(np.cumsum(count) - count, count)
        counts.append(count)
        starts.append(documents.paragraph_starts[np.repeat(firsts, count) + inner].astype(np.int64))
        lengths.append(documents.lengths[candidates.documents].astype(np.int64))
    count, start, length = np.concatenate(counts), np.concatenate(starts), np.concatenate(lengths)
    ends = np.append(start[1:], 0)
    last = np.cumsum(count) - 1
    ends[last[count > 0]] = length[count > 0]
    owners = np.repeat(np.arange(len(count)), count)
    return _Paragraphs(np.cumsum(count) - count, owners * _STRIDE + start, np.maximum(ends - start, 1))


def _best_paragraphs(places: _Places, all_of: _Paragraphs, size: int) -> tuple[Reals, NDArray[np.int64]]:
    """Return the BM25 score of the best paragraph of each candidate, and its index."""
    paragraphs, lengths = all_of.of(places)
    cells, cell_of, counts = np.unique(
        (places.candidates << 32) | (paragraphs << 8) | places.aims, return_inverse=True, return_counts=True
    )
    worths = np.zeros(len(cells), np.float32)
    np.maximum.at(worths, cell_of, places.worths)
    cell_lengths = np.zeros(len(cells), np.float32)
    cell_lengths[cell_of] = lengths
    frequency = counts.astype(np.float32)
    norm = _SATURATION * (0.25 + 0.75 * cell_lengths / PASSAGE_LENGTH)
    worth = worths * frequency * (_SATURATION + 1) / (frequency + norm)
    homes, home_of = np.unique(cells >> 8, return_inverse=True)
    sums = np.bincount(home_of, weights=worth).astype(np.float32)
    best = np.zeros(size, np.float32)
    which = np.full(size, -1, dtype=np.int64)
    order = np.argsort(sums, kind="stable")
    owners = homes[order] >> 24
    best[owners] = sums[order]
    which[owners] = homes[order] & 0xFFFFFF
    return best, which
