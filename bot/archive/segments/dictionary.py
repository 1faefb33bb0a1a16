"""The term dictionary of a segment: its terms, and where their postings are in the streams."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from bot.archive.model import Field
from bot.archive.segments.arrays import offsets_of
from bot.archive.segments.documents import decode_term_counts
from bot.archive.segments.streams import DTYPES, Stream
from bot.archive.terms import Vocabulary, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

    from numpy.typing import NDArray

    from bot.archive.segments.chunks import ChunkReader
    from bot.archive.terms import Integers


@dataclass(frozen=True, slots=True, eq=False)
class TermDictionary:
    """The terms of a segment, in order. The first term of a field is `fields[field]`.

    `hashes` are the hashes of the roots, ascending within each field, and `by_hash` are the terms in that order. The
    documents of term i are `first_documents[i]` to before `first_documents[i + 1]` of their stream; its counts are at
    the same offsets, its positions at those of `first_positions`.
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
        """Return (term, field, root) for all terms with one of these `roots`, whose `hashes` ascend, in `fields`."""
        found: list[tuple[int, Field, str]] = []
        for field in fields:
            first, end = int(self.fields[field]), int(self.fields[field + 1])
            if end > first and len(hashes):
                found += [(term, field, root) for term, root in self._candidates(first, end, hashes) if root in roots]
        return found

    def _candidates(self, first: int, end: int, wanted: Integers) -> Iterator[tuple[int, str]]:
        """Yield the terms with one of the `wanted` hashes, and their roots: another root may have the same hash."""
        hashes, terms = self.hashes[first:end], self.by_hash[first:end]
        lows = hashes.searchsorted(wanted)
        is_found = hashes.take(lows, mode="clip") == wanted
        if not is_found.any():
            return
        highs = hashes.searchsorted(wanted[is_found], side="right")
        for low, high in zip(lows[is_found].tolist(), highs.tolist(), strict=True):
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


def read_dictionary(reader: ChunkReader, segment: int, term_counts: bytes) -> TermDictionary:
    """Read the term dictionary of a segment (some 20 ms for half a million terms)."""
    fields = decode_term_counts(term_counts)
    hashes = _numbers(reader, segment, Stream.HASHES)
    orders = [first + np.argsort(hashes[first:end]) for first, end in pairwise(fields.tolist())]
    by_hash = np.concatenate(orders).astype(np.uint32)
    return TermDictionary(
        Words(reader.read_stream(segment, Stream.WORDS)),
        Words(reader.read_stream(segment, Stream.ROOTS)),
        hashes[by_hash],
        by_hash,
        fields,
        offsets_of(_numbers(reader, segment, Stream.FREQUENCIES)),
        offsets_of(_numbers(reader, segment, Stream.TOTALS)),
    )


def _numbers(reader: ChunkReader, segment: int, stream: Stream) -> Integers:
    return np.frombuffer(reader.read_stream(segment, stream), DTYPES[stream])
