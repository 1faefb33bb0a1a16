"""Put several segments of a scope into one, without the documents that were replaced or removed (pure, no SQL)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from bot.archive.sqlite.inversion import DescribedDocuments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.archive.sqlite.postings import PostingRow
    from bot.archive.terms import Documents, Flags, Integers

FAN: Final = 6
"""So many segments of about one size are put into one."""

MOST_DEAD: Final = 0.3
"""A segment of which a greater share is dead is written anew."""

_ONE_DOCUMENT: Final = 4

Key = tuple[int, str, str]
"""Field, root and word of a posting."""


@dataclass(frozen=True, slots=True)
class Size:
    """How big a segment is: its id, and how many documents it has and how many of them are live."""

    segment: int
    documents: int
    live: int


def choose(sizes: Sequence[Size]) -> list[int]:
    """Return the segments of one scope that should be put into one now; none where all is well.

    Levels grow by the fan: a level that is full is merged with everything below it, so that each document is written
    about log(n) times in all, and a scope has at most a few segments of each size.
    """
    levels: defaultdict[int, list[Size]] = defaultdict(list)
    for size in sizes:
        levels[_level(size.live)].append(size)
    full = [level for level, held in levels.items() if len(held) >= FAN]
    if full:
        return sorted(size.segment for level, held in levels.items() if level <= max(full) for size in held)
    worn = [size.segment for size in sizes if size.documents - size.live > MOST_DEAD * size.documents]
    return worn[:1]


def _level(live: int) -> int:
    level = 0
    while live >= FAN ** (level + 1):
        level += 1
    return level


@dataclass(frozen=True, slots=True, eq=False)
class Renumbering:
    """Where the documents of each merged segment go: the new number of each, -1 for dead ones."""

    described: DescribedDocuments
    places: dict[int, NDArray[np.int64]]
    offsets: dict[int, int] | None
    """What is added to the documents of each segment, where they all just follow those of the one before."""


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
    return Renumbering(_described(segments, order), places, _offsets(segments, order))


def _offsets(segments: Sequence[tuple[int, Documents, Flags]], order: NDArray[np.intp]) -> dict[int, int] | None:
    if not all(live.all() for _, _, live in segments) or not bool((order == np.arange(len(order))).all()):
        return None
    offsets: dict[int, int] = {}
    start = 0
    for segment, documents, _ in segments:
        offsets[segment] = start
        start += len(documents)
    return offsets


def _described(segments: Sequence[tuple[int, Documents, Flags]], order: NDArray[np.intp]) -> DescribedDocuments:
    paragraphs: list[NDArray[np.int64]] = [np.diff(documents.first_paragraphs)[live] for _, documents, live in segments]
    counts = np.concatenate(paragraphs)
    starts: list[Integers] = [
        documents.paragraph_starts[documents.first_paragraphs[d] : documents.first_paragraphs[d + 1]]
        for _, documents, live in segments
        for d in np.flatnonzero(live)
    ]
    ordered: list[int] = order.tolist()
    return DescribedDocuments(
        np.concatenate([documents.numbers[live] for _, documents, live in segments])[order],
        np.concatenate([documents.lengths[live] for _, documents, live in segments])[order],
        np.concatenate([documents.headline_lengths[live] for _, documents, live in segments])[order],
        np.concatenate([documents.days[live] for _, documents, live in segments])[order],
        np.concatenate([documents.truncated[live] for _, documents, live in segments])[order],
        counts[order].astype(np.uint32),
        _joined([starts[place] for place in ordered]),
    )


def merge_postings(key: Key, rows: Sequence[PostingRow], renumbering: Renumbering, target: int) -> PostingRow | None:
    """Return the posting of `key` in the segment `target`, made of its `rows`; None if no live document has it.

    `rows` come in the order of the segments that were renumbered.
    """
    if renumbering.offsets is not None:
        shifted = b"".join(_shifted(row[4], renumbering.offsets[row[0]]) for row in rows)
        return target, *key, shifted, b"".join(row[5] for row in rows), b"".join(row[6] for row in rows)
    documents = [renumbering.places[row[0]][np.frombuffer(row[4], "<u4")] for row in rows]
    counts = [np.frombuffer(row[5], "u1") for row in rows]
    positions = [np.frombuffer(row[6], "<u2") for row in rows]
    merged = _sorted(np.concatenate(documents), np.concatenate(counts), np.concatenate(positions))
    if not len(merged[0]):
        return None
    return (
        target,
        *key,
        merged[0].astype("<u4").tobytes(),
        merged[1].tobytes(),
        merged[2].astype("<u2", copy=False).tobytes(),
    )


def _shifted(documents: bytes, offset: int) -> bytes:
    if len(documents) == _ONE_DOCUMENT:  # most words stand in one article of a segment
        return (int.from_bytes(documents, "little") + offset).to_bytes(_ONE_DOCUMENT, "little")
    return (np.frombuffer(documents, "<u4") + np.uint32(offset)).astype("<u4", copy=False).tobytes()


def _sorted(
    documents: NDArray[np.int64], counts: NDArray[np.uint8], positions: NDArray[np.uint16]
) -> tuple[NDArray[np.int64], NDArray[np.uint8], NDArray[np.uint16]]:
    order = np.argsort(documents, kind="stable")
    order = order[documents[order] >= 0]
    if len(positions):
        ends = np.cumsum(counts, dtype=np.int64)
        lengths = counts[order].astype(np.int64)
        inner = np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        positions = positions[np.repeat(ends[order] - lengths, lengths) + inner]
    return documents[order], counts[order], positions


def _joined(parts: Sequence[Integers]) -> Integers:
    return np.concatenate(parts) if parts else np.empty(0, np.uint32)
