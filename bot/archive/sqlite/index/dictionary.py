"""The terms of a segment, and where in its streams their postings lie."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.archive.model import Field
from bot.archive.sqlite.connection.errors import damage
from bot.archive.sqlite.index.streams import CHUNK, Stream, row_of
from bot.archive.terms import Vocabulary, Words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Mapping, Set

    from numpy.typing import NDArray

    from bot.archive.terms import Integers

KINDS: Final = {
    Stream.HASHES: "<u4",
    Stream.FREQUENCIES: "<u4",
    Stream.TOTALS: "<u4",
    Stream.DOCUMENTS: "<u4",
    Stream.COUNTS: "u1",
    Stream.POSITIONS: "<u2",
}
"""How the numbers of a stream are stored."""

_KINDS: Final = {stream: np.dtype(kind) for stream, kind in KINDS.items()}


@dataclass(frozen=True, slots=True, eq=False)
class Dictionary:
    """The terms of a segment in their order. Those of a field begin at `fields[field]`.

    `hashes` are those of their roots, ascending in each field, `by_hash` the terms in that order. The documents of term
    i are numbers `first_documents[i]` to before `first_documents[i + 1]` of their stream, and so for its counts; its
    positions likewise by `first_positions`.
    """

    words: Words
    roots: Words
    hashes: Integers
    by_hash: Integers
    fields: NDArray[np.int64]
    first_documents: NDArray[np.int64]
    first_positions: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.hashes)

    def stored_hashes(self) -> Integers:
        """Return the hashes in the order of the terms."""
        stored = np.empty(len(self), dtype=np.uint32)
        stored[self.by_hash] = self.hashes
        return stored

    def field_of(self, term: int) -> Field:
        """Return the field of a term."""
        return Field(int(np.searchsorted(self.fields, term, side="right")) - 1)

    def terms_of(self, roots: Set[str], hashes: Integers, fields: Iterable[Field]) -> list[tuple[int, Field, str]]:
        """Return (term, field, root) for all terms of these `roots`, whose `hashes` ascend, in these `fields`."""
        found: list[tuple[int, Field, str]] = []
        for field in fields:
            first, end = int(self.fields[field]), int(self.fields[field + 1])
            if end > first and len(hashes):
                found += [(term, field, root) for term, root in self._alike(first, end, hashes) if root in roots]
        return found

    def _alike(self, first: int, end: int, wanted: Integers) -> Iterator[tuple[int, str]]:
        """Yield the terms, with their roots, whose hash is among the `wanted`: the roots may yet be others."""
        hashes, terms = self.hashes[first:end], self.by_hash[first:end]
        lows = hashes.searchsorted(wanted)
        met = hashes.take(lows, mode="clip") == wanted
        if not met.any():
            return
        highs = hashes.searchsorted(wanted[met], side="right")
        for low, high in zip(lows[met].tolist(), highs.tolist(), strict=True):
            for term in terms[low:high].tolist():
                yield term, self.roots[term]

    def vocabularies(self) -> dict[Field, Vocabulary]:
        """Return the words of each field that has any."""
        frequencies = np.diff(self.first_documents).astype(np.uint32)
        bounds = [(field, int(self.fields[field]), int(self.fields[field + 1])) for field in Field]
        return {
            field: Vocabulary(self.words.part(first, end), frequencies[first:end])
            for field, first, end in bounds
            if end > first
        }


def read_dictionary(connection: sqlite3.Connection, segment: int, term_counts: bytes) -> Dictionary:
    """Read the dictionary of a segment (some 20 ms for half a million terms)."""
    counts = np.frombuffer(term_counts, "<u4")
    fields = np.zeros(len(counts) + 1, dtype=np.int64)
    np.cumsum(counts, out=fields[1:])
    hashes = np.frombuffer(_whole(connection, segment, Stream.HASHES), KINDS[Stream.HASHES])
    orders = [first + np.argsort(hashes[first:end]) for first, end in pairwise(fields.tolist())]
    by_hash = np.concatenate(orders).astype(np.uint32)
    return Dictionary(
        Words(_whole(connection, segment, Stream.WORDS)),
        Words(_whole(connection, segment, Stream.ROOTS)),
        hashes[by_hash],
        by_hash,
        fields,
        _firsts(_whole(connection, segment, Stream.FREQUENCIES), KINDS[Stream.FREQUENCIES]),
        _firsts(_whole(connection, segment, Stream.TOTALS), KINDS[Stream.TOTALS]),
    )


def _whole(connection: sqlite3.Connection, segment: int, stream: Stream) -> bytes:
    rows = connection.execute(
        "SELECT data FROM chunk WHERE id >= ? AND id < ? ORDER BY id",
        (row_of(segment, stream), row_of(segment, stream + 1)),
    )
    return b"".join(data for (data,) in rows)


def _firsts(numbers: bytes, kind: str) -> NDArray[np.int64]:
    read = np.frombuffer(numbers, kind)
    firsts = np.zeros(len(read) + 1, dtype=np.int64)
    np.cumsum(read, out=firsts[1:])
    return firsts


class Stretches:
    """Stretches of the streams of segments, read together: (segment, stream, first number, end)."""

    def __init__(self, connection: sqlite3.Connection, wanted: Iterable[tuple[int, Stream, int, int]]) -> None:
        rows: set[int] = set()
        for segment, stream, first, end in wanted:
            first_chunk, last_chunk = _chunks(stream, first, end)
            rows.update(row_of(segment, stream, place) for place in range(first_chunk, last_chunk + 1))
        self._chunks = read_chunks(connection, rows)

    def get(self, segment: int, stream: Stream, first: int, end: int) -> Integers:
        """Return one of the stretches."""
        return _cut(self._chunks, segment, stream, first, end)


def _chunks(stream: Stream, first: int, end: int) -> tuple[int, int]:
    width = _KINDS[stream].itemsize
    return first * width // CHUNK, (end * width - 1) // CHUNK


def _cut(chunks: Mapping[int, bytes], segment: int, stream: Stream, first: int, end: int) -> Integers:
    kind = _KINDS[stream]
    if end <= first:
        return np.empty(0, kind)
    first_chunk, last_chunk = _chunks(stream, first, end)
    offset = first * kind.itemsize - first_chunk * CHUNK
    if first_chunk == last_chunk:
        return np.frombuffer(chunks[row_of(segment, stream, first_chunk)], kind, end - first, offset)
    held = b"".join(chunks[row_of(segment, stream, place)] for place in range(first_chunk, last_chunk + 1))
    return np.frombuffer(held, kind, end - first, offset)


def read_chunks(connection: sqlite3.Connection, rows: Collection[int]) -> dict[int, bytes]:
    """Return chunks by their ids, each given once; what is missing is damage."""
    wanted = json.dumps(sorted(rows))
    statement = "SELECT id, data FROM chunk WHERE id IN (SELECT value FROM json_each(?))"
    found: dict[int, bytes] = dict(connection.execute(statement, (wanted,)))
    if len(found) != len(rows):
        raise damage("chunks are missing")
    return found
