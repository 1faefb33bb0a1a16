"""Put several segments of a scope into one, without the documents that were replaced or removed (pure, no SQL)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from bot.archive.sqlite.index.inversion import DescribedDocuments, Terms
from bot.archive.sqlite.index.runs import gathered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.archive.terms import Documents, Flags, Integers

FAN: Final = 4
"""So many segments of about one size are put into one, and so much bigger are those of the next size."""

SMALLEST: Final = 1_000
"""Segments of fewer documents are of one size: to merge them costs next to nothing."""

MOST_MERGED: Final = 24
"""Segments put into one at a time."""

WORTH_JOINING: Final = 0.25
"""What the smaller segments together must have of the documents of a bigger one, to be put into one with it at rest."""

MOST_DEAD: Final = 0.3
"""A segment of which a greater share is dead is written anew."""


@dataclass(frozen=True, slots=True)
class Size:
    """How big a segment is: its id, and how many documents it has and how many of them are live."""

    segment: int
    documents: int
    live: int


def choose(sizes: Sequence[Size]) -> list[int]:
    """Return the segments of one scope that should be put into one now; none where all is well.

    Levels grow by the fan: a level that is full is merged with everything below it, so that each document is written
    about log(n) times in all, and a scope has at most a few segments of each size. Of very many the smallest go first.
    """
    levels: defaultdict[int, list[Size]] = defaultdict(list)
    for size in sizes:
        levels[_level(size.live)].append(size)
    full = [level for level, held in levels.items() if len(held) >= FAN]
    if full:
        merged = [size for level, held in levels.items() if level <= max(full) for size in held]
        return sorted(size.segment for size in sorted(merged, key=lambda size: size.live)[:MOST_MERGED])
    worn = [size.segment for size in sizes if size.documents - size.live > MOST_DEAD * size.documents]
    return worn[:1]


def choose_at_rest(sizes: Sequence[Size]) -> list[int]:
    """Return the segments of one scope that should be put into one while nothing is stored; none where all is well.

    Every search pays for every segment, however small. What is left has each segment several times as big as all
    smaller ones together; and since what a document is written into grows by a fourth each time, that is seldom.
    """
    falling = sorted(sizes, key=lambda size: -size.live)
    smaller = sum(size.live for size in falling)
    for place, size in enumerate(falling[:-1]):
        smaller -= size.live
        if smaller >= WORTH_JOINING * size.live or size.live < SMALLEST:
            return sorted(size.segment for size in falling[place:][-MOST_MERGED:])
    return []


def _level(live: int) -> int:
    level = 0
    while live >= SMALLEST * FAN**level:
        level += 1
    return level


@dataclass(frozen=True, slots=True, eq=False)
class Renumbering:
    """Where the documents of each merged segment go: the new number of each, -1 for dead ones."""

    described: DescribedDocuments
    places: dict[int, NDArray[np.int64]]
    in_order: bool
    """Whether the documents of each segment just follow those of the one before."""


def renumber(segments: Sequence[tuple[int, Documents, Flags]]) -> Renumbering:
    """Order the live documents of `segments` (id, documents, live) by article number."""
    numbers = np.concatenate([documents.numbers[live] for _, documents, live in segments])
    order = np.argsort(numbers, kind="stable")
    new_places = np.empty(len(order), dtype=np.int64)
    new_places[order] = np.arange(len(order))
    places: dict[int, NDArray[np.int64]] = {}
    start = 0
    for segment, documents, live in segments:
        place = np.full(len(documents), -1, dtype=np.int64)
        count = int(live.sum())
        place[live] = new_places[start : start + count]
        places[segment] = place
        start += count
    in_order = bool((order[1:] > order[:-1]).all())
    return Renumbering(_described(segments, order), places, in_order)


def _described(segments: Sequence[tuple[int, Documents, Flags]], order: NDArray[np.intp]) -> DescribedDocuments:
    counts = [np.diff(documents.first_paragraphs) for _, documents, _ in segments]
    starts = [
        documents.paragraph_starts[np.repeat(live, count)]
        for (_, documents, live), count in zip(segments, counts, strict=True)
    ]
    paragraphs = np.concatenate([count[live] for (_, _, live), count in zip(segments, counts, strict=True)])
    return DescribedDocuments(
        np.concatenate([documents.numbers[live] for _, documents, live in segments])[order],
        np.concatenate([documents.lengths[live] for _, documents, live in segments])[order],
        np.concatenate([documents.headline_lengths[live] for _, documents, live in segments])[order],
        np.concatenate([documents.days[live] for _, documents, live in segments])[order],
        np.concatenate([documents.truncated[live] for _, documents, live in segments])[order],
        paragraphs[order].astype(np.uint32),
        gathered(np.concatenate(starts), paragraphs, order),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """Some terms of one segment that is merged, in order: (word, root) and hash of each, and all its postings.

    `places` tells where the documents of the segment go.
    """

    keys: Sequence[tuple[str, str]]
    hashes: Integers
    frequencies: Integers
    documents: Integers
    counts: Integers
    positions: Integers
    places: NDArray[np.int64]


def merge_terms(parts: Sequence[Part], *, in_order: bool, placed: bool) -> Terms:
    """Return the terms of `parts` (65,536 at most), all of one field; those that no live document has are left out.

    The parts come in the order of the segments that were renumbered, and `in_order` is theirs. `placed` fields have
    positions.
    """
    keys, hashes, ranks = _ranked(parts)
    terms = np.concatenate([np.repeat(rank, part.frequencies) for rank, part in zip(ranks, parts, strict=True)])
    documents = np.concatenate([part.places[part.documents] for part in parts])
    counts = np.concatenate([part.counts for part in parts])
    # Terms are of two bytes, so that numpy counts instead of comparing.
    order = np.argsort(terms, kind="stable") if in_order else np.lexsort((documents, terms))
    order = order[documents[order] >= 0]
    frequencies = np.bincount(terms[order], minlength=len(keys))
    lengths = counts[order].astype(np.int64)
    positions = np.empty(0, np.uint16)
    totals = np.zeros(len(keys), dtype=np.int64)
    if placed:
        positions = gathered(np.concatenate([part.positions for part in parts]), counts, order)
        totals = np.bincount(terms[order], weights=lengths, minlength=len(keys)).astype(np.int64)
    kept = frequencies > 0
    left = [key for key, is_kept in zip(keys, kept.tolist(), strict=True) if is_kept]
    return Terms(
        words=[word for word, _ in left],
        roots=[root for _, root in left],
        hashes=hashes[kept],
        frequencies=frequencies[kept].astype(np.uint32),
        totals=totals[kept].astype(np.uint32),
        documents=documents[order].astype(np.uint32),
        counts=counts[order],
        positions=positions,
    )


def _ranked(parts: Sequence[Part]) -> tuple[list[tuple[str, str]], Integers, list[NDArray[np.uint16]]]:
    """Return the different keys of `parts` in order, their hashes, and for each part the places of its own."""
    # Each part is in order: to sort them one behind the other is to merge them.
    keys = list(dict.fromkeys(sorted(chain.from_iterable(part.keys for part in parts))))
    place_of = dict(zip(keys, range(len(keys)), strict=True))
    ranks = [np.array([*map(place_of.__getitem__, part.keys)], dtype=np.uint16) for part in parts]
    hashes = np.empty(len(keys), dtype=np.uint32)
    for rank, part in zip(ranks, parts, strict=True):
        hashes[rank] = part.hashes
    return keys, hashes, ranks
