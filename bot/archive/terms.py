"""The index as ranking reads it: segments that never change, the words in them, and where each word stands.

An article is a *document* of its segment: a number from 0 that counts in the order of article numbers. All arrays that
are not of one posting run parallel to the documents.
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
    from bot.articles.model import Scope

Integers: TypeAlias = NDArray[np.unsignedinteger]
Days: TypeAlias = NDArray[np.int32]
Flags: TypeAlias = NDArray[np.bool_]

MOST_COUNTED = 255
"""How often a term is counted in one document, and how many of its positions are kept."""

LAST_POSITION = 0xFFFF
"""The last position (a term's ordinal in its field of its document, from 0) that is kept."""

_END: Final = ord("\n")
_BEGINNING: Final = 8


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents of a segment: article numbers (ascending) and what ranking and filters ask of each.

    `lengths` and `headline_lengths` count terms; `days` are proleptic ordinals, 0 for undated. The paragraphs of
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
    """Many words in one piece of memory: a million as objects of their own would take a hundred megabytes.

    `text` holds them in UTF-8, each with a newline behind it; word i begins at the byte `starts[i]`.
    """

    __slots__ = ("_beginnings", "_bounds", "starts", "text")

    def __init__(self, text: bytes, starts: Integers | None = None) -> None:
        self.text = text
        self.starts: Integers = _starts(text) if starts is None else starts
        # Single numbers come out of a memoryview in a fifth of the time.
        self._bounds = _view(self.starts)
        self._beginnings: memoryview | None = None

    @classmethod
    def of(cls, words: Sequence[str]) -> Words:
        """Pack `words`, none of which holds a newline."""
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

    def place(self, word: str) -> int:
        """Return where `word` first stands among these words, which are sorted; -1 where it does not."""
        wanted, text, bounds = word.encode(), self.text, self._bounds
        beginnings = self.prepare()
        beginning = int.from_bytes(wanted[:_BEGINNING].ljust(_BEGINNING, b"\0"), "big")
        low = bisect_left(beginnings, beginning)
        end = high = bisect_right(beginnings, beginning, low)
        while low < high:
            middle = (low + high) // 2
            if text[bounds[middle] : bounds[middle + 1] - 1] < wanted:
                low = middle + 1
            else:
                high = middle
        return low if low < end and text[bounds[low] : bounds[low + 1] - 1] == wanted else -1

    def prepare(self) -> memoryview:
        """Make what `place` looks words up by (15 ms for half a million), unless that was done.

        It is the first eight bytes of each word as a number, which ascends as the words do.
        """
        if self._beginnings is None:
            self._beginnings = _beginnings(self.text, self.starts)
        return self._beginnings

    def part(self, first: int, end: int) -> Words:
        """Return the words from `first` to before `end`, in the same memory."""
        return Words(self.text, self.starts[first : end + 1])

    def some(self, places: NDArray[np.integer]) -> list[str]:
        """Return the words at `places`, faster than one by one."""
        text = self.text
        bounds = zip(self.starts[places].tolist(), self.starts[places + 1].tolist(), strict=True)
        return [text[first : end - 1].decode() for first, end in bounds]

    def range(self, first: int, end: int) -> list[str]:
        """Return the words from `first` to before `end`, faster than one by one."""
        return self.text[self.starts[first] : self.starts[end]].decode().split("\n")[:-1]


def _view(numbers: Integers) -> memoryview:
    return np.ascontiguousarray(numbers, dtype=np.uint32).data


def _beginnings(text: bytes, starts: Integers) -> memoryview:
    octets = np.frombuffer(text, np.uint8)
    lengths = np.diff(starts) - 1
    numbers = np.zeros(len(lengths), np.uint64)
    for place in range(_BEGINNING):
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
    """The words of one field of a segment in code point order, and in how many of its documents each stands.

    A word that stands under several roots (a name under each of its words) comes once for each.
    """

    words: Words
    frequencies: Integers

    def frequency(self, word: str) -> int:
        """Return in how many documents `word` stands."""
        at = self.words.place(word)
        return int(self.frequencies[at]) if at >= 0 else 0


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """A part of the index of one scope. `live` is False for documents that were replaced or removed since.

    `total_length` counts the terms of those that were not.
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
    """Where one word stands in one field of one segment: ascending documents, and how often in each.

    `term` is its number in the segment. What was put together of other postings (a phrase) has none (-1), and brings
    its `positions`: `counts[i]` ascending ones for each document, one document after the other.
    """

    segment: int
    field: Field
    root: str
    word: str
    documents: Integers
    counts: Integers
    term: int = -1
    positions: Integers | None = None

    def meet(self, documents: Integers) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Return which of some ascending `documents` have it, and the place of each among its own."""
        if not len(self.documents):
            return np.empty(0, np.intp), np.empty(0, np.intp)
        at = self.documents.searchsorted(documents)
        held = (self.documents.take(at, mode="clip") == documents).nonzero()[0]
        return held, at[held]
