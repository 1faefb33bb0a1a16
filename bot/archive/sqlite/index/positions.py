"""Find where words stand in some of their documents, reading no more of their positions than that takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.archive.sqlite.index.dictionary import KINDS, read_chunks
from bot.archive.sqlite.index.streams import CHUNK, Stream, row_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from bot.archive.terms import Integers, Posting

_KIND: Final = np.dtype(KINDS[Stream.POSITIONS])
_PER_CHUNK: Final = CHUNK // _KIND.itemsize
"""Positions that lie in one chunk."""


@dataclass(frozen=True, slots=True, eq=False)
class Runs:
    """Positions that follow one another in a stream: of the documents `held` (indices), `counts` from `firsts` on."""

    held: NDArray[np.intp]
    firsts: NDArray[np.int64]
    counts: NDArray[np.int64]


def runs_of(posting: Posting, documents: Integers, first_position: int) -> Runs:
    """Return where the positions of `posting` in some `documents` lie, its own beginning at `first_position`."""
    held, at = posting.meet(documents)
    counts = posting.counts[at].astype(np.int64)
    return Runs(held, posting.counts.cumsum(dtype=np.int64)[at] - counts + first_position, counts)


def read_places(
    connection: sqlite3.Connection, wanted: Sequence[tuple[Posting, Runs]]
) -> list[tuple[Integers, Integers]]:
    """Return, for each posting and its runs, the index of the document and the position of every place, ascending.

    All are read and taken apart together: a search asks of dozens of short postings.
    """
    stored = [(posting, runs) for posting, runs in wanted if posting.positions is None and len(runs.held)]
    positions = iter(_read(connection, stored) if stored else ())
    return [
        (np.repeat(runs.held.astype(np.uint32), runs.counts), _placed(posting, runs, positions))
        if len(runs.held)
        else (np.empty(0, np.uint32), np.empty(0, np.uint16))
        for posting, runs in wanted
    ]


def _placed(posting: Posting, runs: Runs, stored: Iterator[Integers]) -> Integers:
    return next(stored) if posting.positions is None else posting.positions[_numbers(runs.firsts, runs.counts)]


def _read(connection: sqlite3.Connection, wanted: Sequence[tuple[Posting, Runs]]) -> list[Integers]:
    """Return the positions of all runs of each posting."""
    firsts = np.concatenate([runs.firsts for _, runs in wanted])
    counts = np.concatenate([runs.counts for _, runs in wanted])
    streams = [row_of(posting.segment, Stream.POSITIONS) for posting, _ in wanted]
    stream = np.repeat(np.array(streams, np.int64), [len(runs.held) for _, runs in wanted])
    first_rows = stream + firsts // _PER_CHUNK
    rows = np.unique(np.concatenate((first_rows, stream + (firsts + counts - 1) // _PER_CHUNK)))
    chunks = read_chunks(connection, rows.tolist())
    data = [chunks[row] for row in rows.tolist()]
    begins = np.cumsum([0, *(len(chunk) // _KIND.itemsize for chunk in data)])
    # A run that goes on in a second chunk goes on in what follows: both are here, and the first of the two is full.
    starts = begins[rows.searchsorted(first_rows)] + firsts % _PER_CHUNK
    positions = np.frombuffer(b"".join(data), _KIND)[_numbers(starts, counts)]
    ends = np.cumsum([int(runs.counts.sum()) for _, runs in wanted]).tolist()
    return [positions[begin:end] for begin, end in zip([0, *ends[:-1]], ends, strict=True)]


def _numbers(firsts: NDArray[np.int64], counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return `counts[i]` numbers from `firsts[i]` on, for one i after the other."""
    ends = counts.cumsum()
    return np.repeat(firsts - (ends - counts), counts) + np.arange(int(ends[-1]))
