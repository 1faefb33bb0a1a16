"""Read several segments side by side: the same terms of each, a batch at a time."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from bot.archive.segments.chunks import StreamRanges
from bot.archive.segments.inversion import POSITIONAL_FIELDS
from bot.archive.segments.streams import Stream

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.archive.model import Field
    from bot.archive.segments.chunks import ChunkReader, StreamRange
    from bot.archive.segments.dictionary import TermDictionary
    from bot.archive.terms import Integers

TERMS_AT_ONCE: Final = 24_000
"""Terms that are read of all segments in one batch: fewer than 65,536, and so few that sorting them is quick."""

POSTINGS_AT_ONCE: Final = 500_000
"""Postings that are read in one batch, unless a single term has more. Each takes some hundred bytes meanwhile."""

TermKey: TypeAlias = tuple[str, str]
"""A term as (word, root): the order in which a segment has its terms."""


@dataclass(frozen=True, slots=True, eq=False)
class MergeInput:
    """Some terms of one segment in order, with their hashes and all their postings.

    `new_numbers` maps the documents of the segment to those of the new one.
    """

    keys: Sequence[TermKey]
    hashes: Integers
    frequencies: Integers
    documents: Integers
    counts: Integers
    positions: Integers
    new_numbers: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _TakenTerms:
    """Terms `first` to before `end` of a segment."""

    first: int
    end: int
    keys: Sequence[TermKey]


class TermCursor:
    """Reads the terms of one field of a segment in order. `among` segments share what is read at once."""

    def __init__(
        self, segment: int, dictionary: TermDictionary, field: Field, new_numbers: NDArray[np.int64], *, among: int
    ) -> None:
        self._segment = segment
        self._hashes = dictionary.stored_hashes()
        self._terms_at_once = TERMS_AT_ONCE // among
        self._postings_at_once = POSTINGS_AT_ONCE // among
        self._dictionary = dictionary
        self._field = field
        self._new_numbers = new_numbers
        self._next = int(dictionary.fields[field])
        self._end = int(dictionary.fields[field + 1])
        self._keys: list[TermKey] = []

    def fill(self) -> None:
        """Read the next terms if few are left of those that were read."""
        first = self._next - len(self._keys)
        end = self._end_of_batch(first)
        # The segment with the fewest terms left ends the batch for all segments.
        if self._next - first > (end - first) // 2:
            return
        words = self._dictionary.words.range(self._next, end)
        self._keys += zip(words, self._dictionary.roots.range(self._next, end), strict=True)
        self._next = end

    def _end_of_batch(self, first: int) -> int:
        firsts = self._dictionary.first_documents
        bound = int(firsts[first]) + self._postings_at_once
        most = int(np.searchsorted(firsts, bound, side="right")) - 1
        return min(self._end, first + self._terms_at_once, max(most, first + 1))

    def last_key(self) -> TermKey | None:
        """Return the last term that was read, if more terms follow it."""
        return self._keys[-1] if self._keys and self._next < self._end else None

    def take(self, limit: TermKey | None) -> _TakenTerms:
        """Take the terms up to and including `limit`; all that were read if there is none."""
        count = len(self._keys) if limit is None else bisect_right(self._keys, limit)
        first = self._next - len(self._keys)
        keys, self._keys = self._keys[:count], self._keys[count:]
        return _TakenTerms(first, first + count, keys)

    def ranges(self, taken: _TakenTerms) -> list[StreamRange]:
        """Return the ranges of streams that have the postings of these terms."""
        bounds = _bounds(self._dictionary.first_documents, taken)
        ranges = [(self._segment, stream, *bounds) for stream in (Stream.DOCUMENTS, Stream.COUNTS)]
        if self._field in POSITIONAL_FIELDS:
            ranges.append((self._segment, Stream.POSITIONS, *_bounds(self._dictionary.first_positions, taken)))
        return [one for one in ranges if one[3] > one[2]]

    def input(self, taken: _TakenTerms, ranges: StreamRanges) -> MergeInput:
        """Return these terms with their postings."""
        bounds = _bounds(self._dictionary.first_documents, taken)
        return MergeInput(
            taken.keys,
            self._hashes[taken.first : taken.end],
            np.diff(self._dictionary.first_documents[taken.first : taken.end + 1]).astype(np.uint32),
            ranges.get(self._segment, Stream.DOCUMENTS, *bounds),
            ranges.get(self._segment, Stream.COUNTS, *bounds),
            ranges.get(self._segment, Stream.POSITIONS, *_bounds(self._dictionary.first_positions, taken)),
            self._new_numbers,
        )


def _bounds(firsts: NDArray[np.int64], taken: _TakenTerms) -> tuple[int, int]:
    return int(firsts[taken.first]), int(firsts[taken.end])


def next_inputs(reader: ChunkReader, cursors: Sequence[TermCursor]) -> list[MergeInput]:
    """Return the next terms of all segments, each term from every segment that has it; nothing at the end."""
    for cursor in cursors:
        cursor.fill()
    limit = min((key for cursor in cursors if (key := cursor.last_key()) is not None), default=None)
    taken = [(cursor, cursor.take(limit)) for cursor in cursors]
    ranges = StreamRanges(reader, [one for cursor, terms in taken for one in cursor.ranges(terms)])
    return [cursor.input(terms, ranges) for cursor, terms in taken if terms.keys]
