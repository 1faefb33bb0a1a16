"""Read several segments side by side, a stretch of the same terms of each at a time."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.archive.model import Field
from bot.archive.sqlite.index.dictionary import Stretches
from bot.archive.sqlite.index.inversion import PLACED_FIELDS
from bot.archive.sqlite.index.merge_policy import Part
from bot.archive.sqlite.index.streams import Stream

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from bot.archive.sqlite.index.dictionary import Dictionary

TERMS_AT_ONCE: Final = 24_000
"""Terms read of all segments in one step: fewer than 65,536, and so few that sorting them holds nobody up."""

POSTINGS_AT_ONCE: Final = 500_000
"""Postings read of all segments in one step, unless one term has more: some hundred bytes each for that time."""

Key = tuple[str, str]


class Cursor:
    """Reads the terms of one field of a segment, one of so many that are merged, in order."""

    def __init__(
        self, segment: int, dictionary: Dictionary, field: Field, places: NDArray[np.int64], *, among: int
    ) -> None:
        self._segment = segment
        self._hashes = dictionary.stored_hashes()
        self._terms_at_once = TERMS_AT_ONCE // among
        self._postings_at_once = POSTINGS_AT_ONCE // among
        self._dictionary = dictionary
        self._field = field
        self._places = places
        self._next = int(dictionary.fields[field])
        self._end = int(dictionary.fields[field + 1])
        self._keys: list[Key] = []

    def fill(self) -> None:
        """Look at the next terms if few are left of those that were looked at."""
        first = self._next - len(self._keys)
        end = self._end_of_step(first)
        # Where few are left, the step would be short for all segments.
        if self._next - first > (end - first) // 2:
            return
        words = self._dictionary.words.range(self._next, end)
        self._keys += zip(words, self._dictionary.roots.range(self._next, end), strict=True)
        self._next = end

    def _end_of_step(self, first: int) -> int:
        firsts = self._dictionary.first_documents
        bound = int(firsts[first]) + self._postings_at_once
        most = int(np.searchsorted(firsts, bound, side="right")) - 1
        return min(self._end, first + self._terms_at_once, max(most, first + 1))

    def bound(self) -> Key | None:
        """Return the last term that was looked at, beyond which nothing is known; None at the end of the segment."""
        return self._keys[-1] if self._keys and self._next < self._end else None

    def take(self, limit: Key | None) -> tuple[int, int, list[Key]]:
        """Take the terms up to `limit`, as (first, end, keys)."""
        count = len(self._keys) if limit is None else bisect_right(self._keys, limit)
        first = self._next - len(self._keys)
        keys, self._keys = self._keys[:count], self._keys[count:]
        return first, first + count, keys

    def wanted(self, first: int, end: int) -> list[tuple[int, Stream, int, int]]:
        """Return the stretches of streams that hold the postings of some terms."""
        found = self._bounds(self._dictionary.first_documents, first, end)
        stretches = [(self._segment, stream, *found) for stream in (Stream.DOCUMENTS, Stream.COUNTS)]
        if self._field in PLACED_FIELDS:
            placed = self._bounds(self._dictionary.first_positions, first, end)
            stretches.append((self._segment, Stream.POSITIONS, *placed))
        return [one for one in stretches if one[3] > one[2]]

    def part(self, taken: tuple[int, int, list[Key]], stretches: Stretches) -> Part:
        """Return what was taken with its postings."""
        first, end, keys = taken
        found = self._bounds(self._dictionary.first_documents, first, end)
        placed = self._bounds(self._dictionary.first_positions, first, end)
        return Part(
            keys,
            self._hashes[first:end],
            np.diff(self._dictionary.first_documents[first : end + 1]).astype(np.uint32),
            stretches.get(self._segment, Stream.DOCUMENTS, *found),
            stretches.get(self._segment, Stream.COUNTS, *found),
            stretches.get(self._segment, Stream.POSITIONS, *placed),
            self._places,
        )

    @staticmethod
    def _bounds(firsts: NDArray[np.int64], first: int, end: int) -> tuple[int, int]:
        return int(firsts[first]), int(firsts[end])


def next_parts(connection: sqlite3.Connection, cursors: Sequence[Cursor]) -> list[Part]:
    """Return the next terms of all segments, each term from all that have it; nothing at the end."""
    for cursor in cursors:
        cursor.fill()
    limit = min((bound for cursor in cursors if (bound := cursor.bound()) is not None), default=None)
    taken = [cursor.take(limit) for cursor in cursors]
    wanted = [one for cursor, (first, end, _) in zip(cursors, taken, strict=True) for one in cursor.wanted(first, end)]
    stretches = Stretches(connection, wanted)
    return [cursor.part(one, stretches) for cursor, one in zip(cursors, taken, strict=True) if one[2]]


def fields_with_terms(dictionaries: Sequence[Dictionary]) -> Iterator[Field]:
    """Yield the fields that any of the segments has terms of."""
    for field in Field:
        if any(dictionary.fields[field + 1] > dictionary.fields[field] for dictionary in dictionaries):
            yield field
