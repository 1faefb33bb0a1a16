"""The index as ranking reads it: segments, which never change, their words, and the postings of each word.

An article is a *document* of its segment: a number from 0, in the order of article numbers. All arrays but those of a
posting have one entry for each document.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias, overload

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from bot.archive.model import Field
    from bot.articles import Scope

Integers: TypeAlias = NDArray[np.unsignedinteger]
Days: TypeAlias = NDArray[np.int32]
Flags: TypeAlias = NDArray[np.bool_]

MOST_COUNTED = 255
"""A term is counted at most so often in one document, and at most so many of its positions are stored."""

LAST_POSITION = 0xFFFF
"""The last position (the index of a token in its field of its document) that is stored; later ones are stored as it."""

_END: Final = ord("\n")
_PREFIX: Final = 8


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents of a segment: their article numbers (ascending) and what ranking and filters need of each.

    `lengths` and `headline_lengths` count tokens; `days` are proleptic ordinals, 0 for undated. The paragraphs of
    document d begin at the positions `paragraph_starts[first_paragraphs[d]:first_paragraphs[d + 1]]`.
    """

    numbers: Integers
    lengths: Integers
    headline_lengths: Integers
    days: Days
    truncated: Flags
    first_paragraphs: NDArray[np.int64]
    paragraph_starts: Integers

    def __len__(self) -> int:
        return len(self.numbers)


class Words(Sequence[str]):
    """Many words in one block of memory: as a million objects they would take a hundred megabytes.

    `text` has them in UTF-8, each followed by a newline; word i begins at the byte `starts[i]`.
    """

    __slots__ = ("_bounds", "_prefixes", "starts", "text")

    def __init__(self, text: bytes, starts: Integers | None = None) -> None:
        self.text = text
        self.starts: Integers = _starts(text) if starts is None else starts
        # Reading single numbers from a memoryview takes a fifth of the time.
        self._bounds = _view(self.starts)
        self._prefixes: memoryview | None = None

    @classmethod
    def of(cls, words: Sequence[str]) -> Words:
        """Pack `words`, none of which contains a newline."""
        return cls(b"".join(word.encode() + b"\n" for word in words))

    def __len__(self) -> int:
        return len(self.starts) - 1

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> list[str]: ...
    def __getitem__(self, index: int | slice) -> str | list[str]:
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(len(self)))]
        if not 0 <= index < len(self):
            raise IndexError(index)
        return self.text[self._bounds[index] : self._bounds[index + 1] - 1].decode()

    def find(self, word: str) -> int:
        """Return the first index of `word` among these words, which must be sorted; -1 if it is not there."""
        wanted, text, bounds = word.encode(), self.text, self._bounds
        prefixes = self.prepare()
        prefix = int.from_bytes(wanted[:_PREFIX].ljust(_PREFIX, b"\0"), "big")
        low = bisect_left(prefixes, prefix)
        end = high = bisect_right(prefixes, prefix, low)
        while low < high:
            middle = (low + high) // 2
            if text[bounds[middle] : bounds[middle + 1] - 1] < wanted:
                low = middle + 1
            else:
                high = middle
        return low if low < end and text[bounds[low] : bounds[low + 1] - 1] == wanted else -1

    def prepare(self) -> memoryview:
        """Build the lookup table of `find` (15 ms for half a million words), unless there is one already.

        It has the first eight bytes of each word as a big-endian number, so that it is sorted like the words.
        """
        if self._prefixes is None:
            self._prefixes = _prefixes(self.text, self.starts)
        return self._prefixes

    def part(self, first: int, end: int) -> Words:
        """Return the words from `first` to before `end`, sharing their memory."""
        return Words(self.text, self.starts[first : end + 1])

    def take(self, indices: NDArray[np.integer]) -> list[str]:
        """Return the words at `indices`, faster than one by one: their bytes are gathered and decoded at once."""
        starts = self.starts[indices].astype(np.intp)
        lengths = self.starts[indices + 1] - starts
        ends = lengths.cumsum()
        if not len(ends):
            return []
        places: NDArray[np.intp] = np.repeat(starts - (ends - lengths), lengths) + np.arange(int(ends[-1]))
        return np.frombuffer(self.text, np.uint8)[places].tobytes().decode().split("\n")[:-1]

    def range(self, first: int, end: int) -> list[str]:
        """Return the words from `first` to before `end`, faster than one by one."""
        return self.text[self.starts[first] : self.starts[end]].decode().split("\n")[:-1]


def _view(numbers: Integers) -> memoryview:
    return np.ascontiguousarray(numbers, dtype=np.uint32).data


def _prefixes(text: bytes, starts: Integers) -> memoryview:
    octets = np.frombuffer(text, np.uint8)
    lengths = np.diff(starts) - 1
    numbers = np.zeros(len(lengths), np.uint64)
    for place in range(_PREFIX):
        numbers <<= np.uint64(8)
        longer = (lengths > place).nonzero()[0]
        numbers[longer] |= octets[starts[longer] + place]
    return numbers.data


def _starts(text: bytes) -> Integers:
    ends = np.flatnonzero(np.frombuffer(text, np.uint8) == _END)
    starts = np.zeros(len(ends) + 1, dtype=np.uint32)
    starts[1:] = ends + 1
    return starts


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Vocabulary:
    """The words of one field of a segment in code point order, and their document frequencies.

    A word with several roots (a name has each of its words) is there once for each.
    """

    words: Words
    frequencies: Integers

    def frequency(self, word: str) -> int:
        """Return the number of documents with `word`."""
        at = self.words.find(word)
        return int(self.frequencies[at]) if at >= 0 else 0


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """A part of the index of one scope. `live` is False for documents that have been replaced or removed.

    `total_length` counts the tokens of the live ones.
    """

    id: int
    scope: Scope
    documents: Documents
    vocabularies: dict[Field, Vocabulary]
    live: Flags
    live_count: int
    total_length: int


@dataclass(frozen=True, slots=True, eq=False)
class Posting:
    """The documents with one word in one field of one segment, ascending, and how often it occurs in each.

    `term` is its number in the segment. A posting computed from others (a phrase) has none (-1), but has its own
    `positions`: `counts[i]` ascending ones for each document, one document after the other.
    """

    segment: int
    field: Field
    root: str
    word: str
    documents: Integers
    counts: Integers
    term: int = -1
    positions: Integers | None = None

    def intersect(self, documents: Integers) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Return the indices of those `documents` (ascending) that have the word, and their indices in its own."""
        if not len(self.documents):
            return np.empty(0, np.intp), np.empty(0, np.intp)
        at = self.documents.searchsorted(documents)
        found = (self.documents.take(at, mode="clip") == documents).nonzero()[0]
        return found, at[found]
