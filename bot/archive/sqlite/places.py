"""Find where a word stands in some of its documents, reading no more of its positions than that takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.archive.sqlite.streams import CHUNK, Stream

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bot.archive.sqlite.dictionary import Stretches
    from bot.archive.terms import Integers, Posting

_PER_CHUNK: Final = CHUNK // 2
"""Positions that lie in one chunk."""


_NONE: Final = np.empty(0, np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Sought:
    """Positions to read: of the documents `held` (indices), `counts` from `firsts` on, within some `stretches`."""

    held: NDArray[np.intp]
    counts: NDArray[np.int64]
    firsts: NDArray[np.int64]
    stretches: list[tuple[int, int]]


def stretches_of(posting: Posting, documents: Integers, first_position: int) -> Sought:
    """Return what must be read to know where the word of `posting` stands in `documents`.

    Its positions begin at the number `first_position` of their stream. Stretches are of whole chunks, and lie apart.
    """
    at = np.searchsorted(posting.documents, documents)
    at[at == len(posting.documents)] = 0
    held = np.flatnonzero(posting.documents[at] == documents) if len(posting.documents) else np.empty(0, np.intp)
    if not len(held):
        return Sought(held, _NONE, _NONE, [])
    ends = np.cumsum(posting.counts, dtype=np.int64)
    counts = posting.counts[at[held]].astype(np.int64)
    firsts = ends[at[held]] - counts + first_position
    chunks = np.unique(np.concatenate((firsts // _PER_CHUNK, (firsts + counts - 1) // _PER_CHUNK)))
    end = first_position + int(ends[-1])
    breaks = np.flatnonzero(np.diff(chunks) > 1)
    runs = zip(chunks[np.append(0, breaks + 1)], chunks[np.append(breaks, -1)], strict=True)
    # No further than the posting itself: the chunk behind it may be another's, or none.
    stretches = [
        (max(int(left) * _PER_CHUNK, first_position), min((int(right) + 1) * _PER_CHUNK, end)) for left, right in runs
    ]
    return Sought(held, counts, firsts, stretches)


def places_in(posting: Posting, sought: Sought, stretches: Stretches) -> tuple[Integers, Integers]:
    """Return the index of the document, and the position, of every place that was sought."""
    if not len(sought.held):
        return np.empty(0, np.uint32), np.empty(0, np.uint16)
    inner = np.arange(int(sought.counts.sum())) - np.repeat(np.cumsum(sought.counts) - sought.counts, sought.counts)
    numbers = np.repeat(sought.firsts, sought.counts) + inner
    held = np.repeat(sought.held, sought.counts).astype(np.uint32)
    if posting.positions is not None:
        return held, posting.positions[numbers]
    parts = [stretches.get(posting.segment, Stream.POSITIONS, first, end) for first, end in sought.stretches]
    firsts = np.array([first for first, _ in sought.stretches])
    befores = np.cumsum([0, *(len(part) for part in parts[:-1])])
    run = np.searchsorted(firsts, numbers, side="right") - 1
    return held, np.concatenate(parts)[numbers - firsts[run] + befores[run]]
