"""How a segment is laid out: streams of numbers and words, cut into chunks of equal length.

Terms are sorted by field, word and root. Parallel to them run their words, roots, hashes of roots, frequencies (in how
many documents a term stands) and totals (how many positions are kept of it). The documents of all terms follow one
another, and likewise the counts and positions, so that a sum over the frequencies tells where those of a term begin.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Final
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from bot.archive.terms import Integers

CHUNK: Final = 1 << 14
"""Bytes of every chunk but the last of its stream. A multiple of every number's length, so that none is cut in two."""

SEGMENT_BITS: Final = 32
_STREAM_BITS: Final = 24

ChunkRow = tuple[int, bytes]


class Stream(IntEnum):
    """What a segment is made of. The values are stored: never change one."""

    WORDS = 0
    ROOTS = 1
    HASHES = 2
    FREQUENCIES = 3
    TOTALS = 4
    DOCUMENTS = 5
    COUNTS = 6
    POSITIONS = 7


def row_of(segment: int, stream: int = 0, place: int = 0) -> int:
    """Return the id of a chunk; those of a segment lie between its first and the first of the next segment."""
    return segment << SEGMENT_BITS | stream << _STREAM_BITS | place


def segment_of(row: int) -> int:
    """Return the segment that a chunk belongs to."""
    return row >> SEGMENT_BITS


def hashes_of(roots: Collection[str]) -> Integers:
    """Return what stands for each of these `roots` where all roots of a segment are looked through."""
    return np.fromiter(map(crc32, map(str.encode, roots)), np.uint32, len(roots))


class StreamWriter:
    """Cuts what is appended to the streams of a segment into chunks."""

    def __init__(self, segment: int) -> None:
        self._segment = segment
        self._rests: dict[Stream, bytearray] = {stream: bytearray() for stream in Stream}
        self._places = dict.fromkeys(Stream, 0)

    def append(self, stream: Stream, data: bytes) -> Iterator[ChunkRow]:
        """Add to the end of a stream, and yield the chunks that are full."""
        rest = self._rests[stream]
        rest += data
        whole = len(rest) - len(rest) % CHUNK
        for start in range(0, whole, CHUNK):
            yield self._row(stream, bytes(rest[start : start + CHUNK]))
        del rest[:whole]

    def end(self) -> Iterator[ChunkRow]:
        """Yield the last chunks."""
        for stream, rest in self._rests.items():
            if rest:
                yield self._row(stream, bytes(rest))

    def _row(self, stream: Stream, data: bytes) -> ChunkRow:
        row = row_of(self._segment, stream, self._places[stream]), data
        self._places[stream] += 1
        return row
