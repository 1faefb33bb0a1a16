"""Judge what words were meant by the company they keep: of two readings, the one whose words stand together.

Each word of the query is a slot with candidates. Slots form a chain; a candidate is worth what it costs to have been
mistyped so, how common it is, and how much oftener than by chance it stands in one article with those of the slots
beside it. Max-marginals over the chain (Viterbi forward and backward) give each candidate the worth of the best reading
of the whole query that has it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.archive.terms import Integers, Posting, Segment

SLIP_WEIGHT: Final = 3.0
FREQUENCY_WEIGHT: Final = 0.35
COMPANY_WEIGHT: Final = 1.0
BY_CHANCE: Final = 0.2
"""Added to the counts of articles, seen and expected, so that a single meeting of rare words does not prove much."""

MOST_CANDIDATES: Final = 9
"""Candidates of a slot; they are told apart by the bits of a small number."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reading of one word: the word, the root it is found by, and the cost of having typed what was typed."""

    word: str
    root: str
    cost: float


@dataclass(frozen=True, slots=True, eq=False)
class Company:
    """How often the candidates of two slots stand in one article: `seen` and by chance `expected`."""

    seen: NDArray[np.float64]
    expected: NDArray[np.float64]

    def lift(self) -> NDArray[np.float64]:
        """Return the logarithm of how much oftener than by chance they meet."""
        return np.log((self.seen + BY_CHANCE) / (self.expected + BY_CHANCE))


class Meetings:
    """Counts in which articles roots stand, and stand together."""

    def __init__(self, segments: Sequence[Segment], postings: Mapping[str, Sequence[Posting]]) -> None:
        self._segments = segments
        self._postings = postings
        self._documents: dict[tuple[int, str], Integers] = {}
        self.total = max(1, sum(segment.live_count for segment in segments))

    def frequency(self, root: str) -> int:
        """Count the articles that have `root`."""
        return sum(len(self._where(segment, root)) for segment in self._segments)

    def company(self, left: Sequence[Candidate], right: Sequence[Candidate]) -> Company:
        """Count how often each of `left` (at most nine) stands in one article with each of `right`."""
        seen = np.zeros((len(left), len(right)))
        patterns = (np.arange(1 << len(left))[None, :] >> np.arange(len(left))[:, None]) & 1
        for segment in self._segments:
            marks = np.zeros(len(segment.documents), dtype=np.uint16)
            for bit, candidate in enumerate(left):
                marks[self._where(segment, candidate.root)] |= np.uint16(1 << bit)
            for place, candidate in enumerate(right):
                met = np.bincount(marks[self._where(segment, candidate.root)], minlength=1 << len(left))
                seen[:, place] += patterns @ met
        expected = np.outer(self._frequencies(left), self._frequencies(right)) / self.total
        return Company(seen, expected)

    def _frequencies(self, candidates: Sequence[Candidate]) -> NDArray[np.float64]:
        return np.array([self.frequency(candidate.root) for candidate in candidates], dtype=np.float64)

    def _where(self, segment: Segment, root: str) -> Integers:
        found = self._documents.get((segment.id, root))
        if found is None:
            parts = [posting.documents for posting in self._postings.get(root, ()) if posting.segment == segment.id]
            found = parts[0] if len(parts) == 1 else _union(parts, len(segment.documents))
            self._documents[segment.id, root] = found
        return found


def _union(parts: Sequence[Integers], size: int) -> Integers:
    """Return the documents, of `size` ones, that are in any of `parts`: marked rather than sorted, which costs more."""
    met = np.zeros(size if parts else 0, np.bool_)
    for documents in parts:
        met[documents] = True
    return met.nonzero()[0].astype(np.uint32)


def worths(slots: Sequence[Sequence[Candidate]], meetings: Meetings) -> list[NDArray[np.float64]]:
    """Return, for each candidate of each slot, the worth (a logarithm) of the best reading of all that has it."""
    own = [
        np.array(
            [
                FREQUENCY_WEIGHT * np.log1p(meetings.frequency(candidate.root)) - SLIP_WEIGHT * candidate.cost
                for candidate in slot
            ]
        )
        for slot in slots
    ]
    between = [COMPANY_WEIGHT * meetings.company(left, right).lift() for left, right in pairwise(slots)]
    forward = [own[0]]
    for place, lift in enumerate(between, start=1):
        forward.append(own[place] + (forward[-1][:, None] + lift).max(axis=0))
    backward = [np.zeros(len(own[-1]))]
    for place in range(len(between) - 1, -1, -1):
        backward.insert(0, (between[place] + (own[place + 1] + backward[0])[None, :]).max(axis=1))
    return [ahead + behind for ahead, behind in zip(forward, backward, strict=True)]
