"""Context-sensitive spelling correction: rank candidates by how often they co-occur with the other query words.

Each doubtful word of the query is a slot with candidates; the other words are witnesses. The score of a candidate
combines its edit cost, its frequency, and its co-occurrence (pointwise mutual information) with the witnesses and with
the candidates of the adjacent slot. Slots form a chain; max-marginals over it (Viterbi forward and backward) give each
candidate the score of the best reading of all slots with it. Scores are log-likelihoods. The weights were fitted to
misspelt words of three collections, and cross-validated: each was tested with weights fitted to the two others.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.archive import Integers, Posting, Segment

SLIP_WEIGHT: Final = 4.5
"""Weight of an edit of cost 1 in a word of six letters."""

LENGTH_POWER: Final = 0.3
"""Exponent of word length: an edit is more likely in a long word, which has more places for it."""

FREQUENCY_WEIGHT: Final = 0.75
NEIGHBOUR_WEIGHT: Final = 0.85
"""Weight of co-occurrence with the adjacent word."""

COMPANY_WEIGHT: Final = 2.4
"""Weight of co-occurrence with all words of the query, divided among them, since they are not independent."""

AS_TYPED: Final = 1.5
"""Bonus for the word as typed, if the archive has it."""

BY_CHANCE: Final = 0.5
"""Smoothing of observed and expected counts, so that one co-occurrence of rare words proves little."""

MOST_WITNESSES: Final = 8
_USUAL_LENGTH: Final = 6
MOST_CANDIDATES: Final = 9
"""Maximum candidates of a slot; each is one bit of a small integer."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reading of a word: the word, its index root, its edit cost, and the number of articles with it."""

    word: str
    root: str
    cost: float
    frequency: int


@dataclass(frozen=True, slots=True)
class Slot:
    """A doubtful word: its position in the query, what was typed, and its candidates."""

    place: int
    typed: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Witness:
    """A query word that is not in doubt: its position and its root."""

    place: int
    root: str


@dataclass(frozen=True, slots=True, eq=False)
class Company:
    """Co-occurrence of the candidates of two slots: articles `seen`, and `expected` by chance."""

    seen: NDArray[np.float64]
    expected: NDArray[np.float64]

    def lift(self) -> NDArray[np.float64]:
        """Return the pointwise mutual information: the logarithm of seen over expected, smoothed."""
        return np.log((self.seen + BY_CHANCE) / (self.expected + BY_CHANCE))


class Meetings:
    """Counts the articles that contain roots, alone and together."""

    def __init__(self, segments: Sequence[Segment], postings: Mapping[str, Sequence[Posting]]) -> None:
        self._segments = segments
        self._postings = postings
        self._documents: dict[tuple[int, str], Integers] = {}
        self.total = max(1, sum(segment.live_count for segment in segments))

    def frequency(self, root: str) -> int:
        """Return the number of articles with `root`."""
        return sum(len(self._where(segment, root)) for segment in self._segments)

    def company(self, left: Sequence[str], right: Sequence[str]) -> Company:
        """Count the articles that contain both, for each root of `left` (at most nine) and each of `right`."""
        seen = np.zeros((len(left), len(right)))
        patterns = (np.arange(1 << len(left))[None, :] >> np.arange(len(left))[:, None]) & 1
        for segment in self._segments:
            marks = np.zeros(len(segment.documents), dtype=np.uint16)
            for bit, root in enumerate(left):
                marks[self._where(segment, root)] |= np.uint16(1 << bit)
            for place, root in enumerate(right):
                met = np.bincount(marks[self._where(segment, root)], minlength=1 << len(left))
                seen[:, place] += patterns @ met
        expected = np.outer(self._frequencies(left), self._frequencies(right)) / self.total
        return Company(seen, expected)

    def _frequencies(self, roots: Sequence[str]) -> NDArray[np.float64]:
        return np.array([self.frequency(root) for root in roots], dtype=np.float64)

    def _where(self, segment: Segment, root: str) -> Integers:
        found = self._documents.get((segment.id, root))
        if found is None:
            parts = [posting.documents for posting in self._postings.get(root, ()) if posting.segment == segment.id]
            found = parts[0] if len(parts) == 1 else _union(parts, len(segment.documents))
            self._documents[segment.id, root] = found
        return found


def _union(parts: Sequence[Integers], size: int) -> Integers:
    """Return the union of documents, of `size`, by marking them, which is faster than sorting."""
    met = np.zeros(size if parts else 0, np.bool_)
    for documents in parts:
        met[documents] = True
    return met.nonzero()[0].astype(np.uint32)


def worths(slots: Sequence[Slot], witnesses: Sequence[Witness], meetings: Meetings) -> list[NDArray[np.float64]]:
    """Return for each candidate of each slot the log-likelihood of the best reading of all slots with it."""
    share = COMPANY_WEIGHT / max(1, min(len(slots) + len(witnesses) - 1, MOST_WITNESSES))
    heard = _heard(slots, _called(slots, witnesses, meetings), meetings, share)
    own = [_own(slot) + said for slot, said in zip(slots, heard, strict=True)]
    return _best_readings(own, [_between(left, right, meetings, share) for left, right in pairwise(slots)])


def _own(slot: Slot) -> NDArray[np.float64]:
    """Return the scores of candidates without context."""
    dear = SLIP_WEIGHT * (_USUAL_LENGTH / len(slot.typed)) ** LENGTH_POWER
    return np.array(
        [
            FREQUENCY_WEIGHT * math.log1p(each.frequency)
            - dear * each.cost
            + (AS_TYPED if each.word == slot.typed else 0.0)
            for each in slot.candidates
        ]
    )


def _called(slots: Sequence[Slot], witnesses: Sequence[Witness], meetings: Meetings) -> list[Witness]:
    """Return the witnesses to use: those adjacent to a slot, then the rarest."""
    beside = {place for slot in slots for place in (slot.place - 1, slot.place + 1)}
    ordered = sorted(witnesses, key=lambda each: (each.place not in beside, meetings.frequency(each.root)))
    return ordered[:MOST_WITNESSES]


def _heard(
    slots: Sequence[Slot], witnesses: Sequence[Witness], meetings: Meetings, share: float
) -> list[NDArray[np.float64]]:
    """Return the scores that the witnesses give to each candidate; a root is no witness for itself."""
    if not witnesses:
        return [np.zeros(len(slot.candidates)) for slot in slots]
    roots = [candidate.root for slot in slots for candidate in slot.candidates]
    lifts = meetings.company([witness.root for witness in witnesses], roots).lift()
    lifts[np.array([witness.root for witness in witnesses])[:, None] == np.array(roots)[None, :]] = 0
    ends = np.cumsum([len(slot.candidates) for slot in slots])[:-1]
    return [
        np.array([_weight(slot.place, witness.place, share) for witness in witnesses]) @ lift
        for slot, lift in zip(slots, np.split(lifts, ends, axis=1), strict=True)
    ]


def _between(left: Slot, right: Slot, meetings: Meetings, share: float) -> NDArray[np.float64]:
    if right.place - left.place > 1:
        return np.zeros((len(left.candidates), len(right.candidates)))
    roots = ([candidate.root for candidate in slot.candidates] for slot in (left, right))
    return _weight(left.place, right.place, share) * meetings.company(*roots).lift()


def _weight(one: int, other: int, share: float) -> float:
    return share + (NEIGHBOUR_WEIGHT if abs(one - other) == 1 else 0.0)


def _best_readings(
    own: Sequence[NDArray[np.float64]], between: Sequence[NDArray[np.float64]]
) -> list[NDArray[np.float64]]:
    forward = [own[0]]
    for place, lift in enumerate(between, start=1):
        forward.append(own[place] + (forward[-1][:, None] + lift).max(axis=0))
    backward = [np.zeros(len(own[-1]))]
    for place in range(len(between) - 1, -1, -1):
        backward.insert(0, (between[place] + (own[place + 1] + backward[0])[None, :]).max(axis=1))
    return [ahead + behind for ahead, behind in zip(forward, backward, strict=True)]
