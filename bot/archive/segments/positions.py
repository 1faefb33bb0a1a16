"""Read the positions of words in some of their documents, and no more chunks than that takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.archive.segments.arrays import ranges_of
from bot.archive.segments.streams import CHUNK_SIZE, DTYPES, Stream, chunk_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from bot.archive.segments.chunks import ChunkReader
    from bot.archive.segments.postings import OpenSegment
    from bot.archive.terms import Integers, Posting

_DTYPE: Final = DTYPES[Stream.POSITIONS]
_PER_CHUNK: Final = CHUNK_SIZE // _DTYPE.itemsize


@dataclass(frozen=True, slots=True, eq=False)
class _PositionRuns:
    """Where the positions of a posting are: for each document (an index) `counts` of them from `firsts` on."""

    documents: NDArray[np.intp]
    firsts: NDArray[np.int64]
    counts: NDArray[np.int64]


def read_positions(
    reader: ChunkReader, segments: Mapping[int, OpenSegment], wanted: Sequence[tuple[Posting, Integers]]
) -> list[tuple[Integers, Integers]]:
    """Return the positions of each posting in some ascending documents.

    They are two parallel arrays: the index into those documents, and the position; both ascend. The positions of all
    postings are read together, since a search asks for dozens of short postings.
    """
    sought = [(posting, _runs_of(posting, documents, segments)) for posting, documents in wanted]
    stored = [(posting, runs) for posting, runs in sought if posting.positions is None and len(runs.documents)]
    positions = iter(_read(reader, stored) if stored else ())
    return [
        (np.repeat(runs.documents.astype(np.uint32), runs.counts), _positions_of(posting, runs, positions))
        if len(runs.documents)
        else (np.empty(0, np.uint32), np.empty(0, np.uint16))
        for posting, runs in sought
    ]


def _runs_of(posting: Posting, documents: Integers, segments: Mapping[int, OpenSegment]) -> _PositionRuns:
    indices, at = posting.intersect(documents)
    counts = posting.counts[at].astype(np.int64)
    first = _first_position(posting, segments)
    return _PositionRuns(indices, posting.counts.cumsum(dtype=np.int64)[at] - counts + first, counts)


def _first_position(posting: Posting, segments: Mapping[int, OpenSegment]) -> int:
    """Return the offset of a posting's positions: in their stream, or in what the posting brings itself."""
    if posting.positions is not None:
        return 0
    return int(segments[posting.segment].dictionary.first_positions[posting.term])


def _positions_of(posting: Posting, runs: _PositionRuns, stored: Iterator[Integers]) -> Integers:
    return next(stored) if posting.positions is None else posting.positions[ranges_of(runs.firsts, runs.counts)]


def _read(reader: ChunkReader, wanted: Sequence[tuple[Posting, _PositionRuns]]) -> list[Integers]:
    """Return the stored positions of each posting."""
    firsts = np.concatenate([runs.firsts for _, runs in wanted])
    counts = np.concatenate([runs.counts for _, runs in wanted])
    streams = [chunk_id(posting.segment, Stream.POSITIONS) for posting, _ in wanted]
    stream = np.repeat(np.array(streams, np.int64), [len(runs.documents) for _, runs in wanted])
    first_chunks = stream + firsts // _PER_CHUNK
    ids = np.unique(np.concatenate((first_chunks, stream + (firsts + counts - 1) // _PER_CHUNK)))
    chunks = reader.read(ids.tolist())
    data = [chunks[number] for number in ids.tolist()]
    begins = np.cumsum([0, *(len(chunk) // _DTYPE.itemsize for chunk in data)])
    # A run may continue in the next chunk. Both are here, one behind the other, and the first of the two is full.
    starts = begins[ids.searchsorted(first_chunks)] + firsts % _PER_CHUNK
    positions = np.frombuffer(b"".join(data), _DTYPE)[ranges_of(starts, counts)]
    ends = np.cumsum([int(runs.counts.sum()) for _, runs in wanted]).tolist()
    return [positions[begin:end] for begin, end in zip([0, *ends[:-1]], ends, strict=True)]
