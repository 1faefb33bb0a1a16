"""Read chunks of segments through whatever engine stores them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias

import numpy as np

from bot.archive.segments.streams import CHUNK_SIZE, DTYPES, Stream, chunk_id

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from bot.archive.terms import Integers

StreamRange: TypeAlias = tuple[int, Stream, int, int]
"""Some numbers of a stream: segment, stream, first, and the one after the last."""


class ChunkReader(Protocol):
    """Reads stored chunks as of one moment. It blocks: everything that reads an index runs in a worker thread."""

    def read(self, ids: Collection[int]) -> dict[int, bytes]:
        """Return the chunks with these distinct ids. Raise the engine's error for damage if one is missing."""
        ...

    def read_stream(self, segment: int, stream: Stream) -> bytes:
        """Return a whole stream; it is empty where no chunk is stored."""
        ...


class StreamRanges:
    """Ranges of streams whose chunks are read all at once, and each chunk once."""

    def __init__(self, reader: ChunkReader, ranges: Iterable[StreamRange]) -> None:
        ids: set[int] = set()
        for segment, stream, first, end in ranges:
            first_chunk, last_chunk = _chunk_numbers(stream, first, end)
            ids.update(chunk_id(segment, stream, number) for number in range(first_chunk, last_chunk + 1))
        self._chunks = reader.read(ids)

    def get(self, segment: int, stream: Stream, first: int, end: int) -> Integers:
        """Return the numbers of one of the ranges."""
        dtype = DTYPES[stream]
        if end <= first:
            return np.empty(0, dtype)
        first_chunk, last_chunk = _chunk_numbers(stream, first, end)
        offset = first * dtype.itemsize - first_chunk * CHUNK_SIZE
        if first_chunk == last_chunk:
            data = self._chunks[chunk_id(segment, stream, first_chunk)]
        else:
            numbers = range(first_chunk, last_chunk + 1)
            data = b"".join(self._chunks[chunk_id(segment, stream, number)] for number in numbers)
        return np.frombuffer(data, dtype, end - first, offset)


def _chunk_numbers(stream: Stream, first: int, end: int) -> tuple[int, int]:
    """Return the numbers of the first and the last chunk of a range."""
    width = DTYPES[stream].itemsize
    return first * width // CHUNK_SIZE, (end * width - 1) // CHUNK_SIZE
