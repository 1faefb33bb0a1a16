"""How a segment is stored: streams of numbers and words, cut into chunks of equal length.

Terms are sorted by field, word and root. These streams have an entry for each term, in that order: words, roots, hashes
of the roots, document frequencies, and totals (how many positions of the term are stored). The documents of all terms
follow one another in a stream of their own, and so do the counts and the positions. The sum of the frequencies before a
term is therefore the offset of its documents.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Final
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from bot.archive.terms import Integers

CHUNK_SIZE: Final = 1 << 14
"""Bytes of every chunk but the last of its stream. A multiple of every item size, so that no number is cut in two."""

SEGMENT_BITS: Final = 32
_STREAM_BITS: Final = 24

Chunk = tuple[int, bytes]
"""The id of a chunk, and its bytes."""


class Stream(IntEnum):
    """The streams of a segment. The values are stored: never change one."""

    WORDS = 0
    ROOTS = 1
    HASHES = 2
    FREQUENCIES = 3
    TOTALS = 4
    DOCUMENTS = 5
    COUNTS = 6
    POSITIONS = 7


DTYPES: Final = {
    Stream.HASHES: np.dtype("<u4"),
    Stream.FREQUENCIES: np.dtype("<u4"),
    Stream.TOTALS: np.dtype("<u4"),
    Stream.DOCUMENTS: np.dtype("<u4"),
    Stream.COUNTS: np.dtype("u1"),
    Stream.POSITIONS: np.dtype("<u2"),
}
"""How the numbers of each stream are stored. Words and roots are UTF-8, with a newline after each."""


def chunk_id(segment: int, stream: int = 0, number: int = 0) -> int:
    """Return the id of a chunk. All ids of a segment are below the first id of the next segment."""
    return segment << SEGMENT_BITS | stream << _STREAM_BITS | number


def segment_of(chunk: int) -> int:
    """Return the segment that a chunk id belongs to."""
    return chunk >> SEGMENT_BITS


def hash_roots(roots: Collection[str]) -> Integers:
    """Return the hash of each root, by which a segment finds its terms."""
    return np.fromiter(map(crc32, map(str.encode, roots)), np.uint32, len(roots))


class StreamWriter:
    """Cuts the data appended to the streams of a segment into chunks."""

    def __init__(self, segment: int) -> None:
        self._segment = segment
        self._buffers: dict[Stream, bytearray] = {stream: bytearray() for stream in Stream}
        self._next_numbers = dict.fromkeys(Stream, 0)

    def append(self, data: Mapping[Stream, bytes]) -> list[Chunk]:
        """Append to the streams and return the chunks that are full."""
        return [chunk for stream, added in data.items() for chunk in self._full_chunks(stream, added)]

    def _full_chunks(self, stream: Stream, added: bytes) -> Iterator[Chunk]:
        buffer = self._buffers[stream]
        buffer += added
        full = len(buffer) - len(buffer) % CHUNK_SIZE
        for start in range(0, full, CHUNK_SIZE):
            yield self._chunk(stream, bytes(buffer[start : start + CHUNK_SIZE]))
        del buffer[:full]

    def finish(self) -> list[Chunk]:
        """Return the last chunk of each stream."""
        return [self._chunk(stream, bytes(buffer)) for stream, buffer in self._buffers.items() if buffer]

    def _chunk(self, stream: Stream, data: bytes) -> Chunk:
        number = self._next_numbers[stream]
        self._next_numbers[stream] = number + 1
        return chunk_id(self._segment, stream, number), data
