"""The index as ranking reads it: segments that never change, the words in them, and where each word stands.

An article is a *document* of its segment: a number from 0 that counts in the order of article numbers. All arrays that
are not of one posting run parallel to the documents.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from bot.archive.model import Field, Scope

Integers: TypeAlias = NDArray[np.unsignedinteger]
Days: TypeAlias = NDArray[np.int32]
Flags: TypeAlias = NDArray[np.bool_]

MOST_COUNTED = 255
"""How often a term is counted in one document, and how many of its positions are kept."""

LAST_POSITION = 0xFFFF
"""The last position (a term's ordinal in its field of its document, from 0) that is kept."""


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


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The distinct words of one field of a segment in code point order, and how many documents hold each."""

    words: tuple[str, ...]
    frequencies: Integers


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """A part of the index of one scope. `live` is False for documents that were replaced or removed since.

    `total_length` counts the terms of all its documents.
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
    """Where one word stands in one field of one segment: ascending documents, how often in each, at what positions.

    `positions` holds `counts[i]` ascending positions for each document, one document after the other; it is empty where
    they were not asked for.
    """

    segment: int
    field: Field
    root: str
    word: str
    documents: Integers
    counts: Integers
    positions: Integers
