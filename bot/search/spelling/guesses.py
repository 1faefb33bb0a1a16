"""Find correction candidates for a word among the words of an archive."""

from __future__ import annotations

from dataclasses import dataclass
from math import log1p
from threading import Lock
from typing import TYPE_CHECKING, Final, NamedTuple
from weakref import WeakKeyDictionary

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.archive import Words
from bot.search.spelling.edit_costs import mistaken_costs, slip_costs
from bot.search.spelling.language import LANGUAGE
from bot.search.spelling.signatures import COMMON, LONGEST_SPELT, SHORTEST_SPELT, signatures_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from bot.archive import Integers
    from bot.search.spelling.signatures import SignatureTable

MOST_GUESSES: Final = 8
DEAREST: Final = 3.0
"""Maximum edit cost of a candidate."""

_SHORTLIST: Final = 300
"""Maximum number of candidates that are scored exactly."""

_AT_FIRST: Final = 2
_LIKELY: Final = 1.5
"""Words more than two edits away are only tried if no nearer one costs at most this."""

_LONG: Final = 5
"""Minimum length in letters, exclusive, above which a sound may be spelled with one more letter."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A correction candidate: its edit cost (about 1 per edit), and the number of articles with it."""

    word: str
    cost: float
    frequency: int


@dataclass(frozen=True, slots=True, eq=False)
class Beside:
    """A vocabulary relative to a larger one: its extra words, and the extra frequencies of shared words.

    `shared` are the indexes of shared words in the larger one, ascending.
    """

    rest: SignatureTable
    shared: Integers
    frequencies: Integers


class _Sought(NamedTuple):
    """A word whose neighbours are sought: within `most` edits, or within `furthest` if they sound alike."""

    own: SignatureTable
    length: int
    most: int
    furthest: int


class SpeltWords:
    """A vocabulary indexed for fuzzy matching by letter signatures, which rule out most words.

    A word within d edits of another differs from it in at most 2d letters, so sets of letters are compared first,
    thousands at a time, and edit distances are only computed for the rest. Words that sound alike share their
    consonants.
    """

    def __init__(self, words: Words, frequencies: Integers) -> None:
        self._words = words
        self._frequencies = frequencies
        self._lock = Lock()
        self._table: SignatureTable | None = None
        self._sorted: tuple[NDArray[np.uint64], NDArray[np.intp]] | None = None
        self._beside: WeakKeyDictionary[SpeltWords, Beside] = WeakKeyDictionary()

    def __len__(self) -> int:
        return len(self._words)

    def prepare(self) -> SignatureTable:
        """Build the signature table if needed; otherwise the first misspelt word does."""
        with self._lock:
            if self._table is None:
                self._table = signatures_of(self._words)
        return self._table

    def beside(self, base: SpeltWords) -> Beside:
        """Return the difference to `base`: most words are in both, and are compared only once."""
        table = self.prepare()
        hashes, places = base.by_hash()
        with self._lock:
            found = self._beside.get(base)
            if found is None:
                found = self._beside[base] = self._parted(table, base, hashes, places)
        return found

    def by_hash(self) -> tuple[NDArray[np.uint64], NDArray[np.intp]]:
        """Return the hashes of the words, ascending, with their indexes."""
        table = self.prepare()
        with self._lock:
            if self._sorted is None:
                order = np.argsort(table.hashes)
                self._sorted = table.hashes[order], table.places[order].astype(np.intp)
        return self._sorted

    def _parted(
        self, table: SignatureTable, base: SpeltWords, hashes: NDArray[np.uint64], places: NDArray[np.intp]
    ) -> Beside:
        if not len(hashes):
            return Beside(table, np.empty(0, np.uint32), np.empty(0, np.uint32))
        at = hashes.searchsorted(table.hashes)
        others = places.take(at, mode="clip")
        mine = self._frequencies[table.places]
        shared = hashes.take(at, mode="clip") == table.hashes
        # A word that is common here but rare there must stay a candidate by sound.
        shared &= ~((mine >= COMMON) & (base._frequencies[others] < COMMON))
        order = np.argsort(others[shared])
        return Beside(table.some(~shared), others[shared][order].astype(np.uint32), mine[shared][order])

    def near(self, sought: _Sought, others: Sequence[Beside]) -> Iterable[tuple[str, int]]:
        """Yield (word, frequency) for words that may be near enough to a word, or sound like it.

        Frequencies include those of `others`.
        """
        places = self.prepare().near(*sought, self._frequencies)
        totals = self._frequencies[places]
        for other in others:
            if len(other.shared):
                at = other.shared.searchsorted(places)
                met = other.shared.take(at, mode="clip") == places
                totals[met] += other.frequencies[at[met]]
        return zip(self._words.take(places), totals.tolist(), strict=True)

    def near_rest(self, beside: Beside, sought: _Sought) -> Iterable[tuple[str, int]]:
        """Yield the same for the words that only this vocabulary has."""
        places = beside.rest.near(*sought, self._frequencies)
        return zip(self._words.take(places), self._frequencies[places].tolist(), strict=True)


def furthest(word: str) -> int:
    """Return the maximum number of edits for a correction of `word`."""
    return 0 if len(word) < 2 else 1 if len(word) < 5 else 2 if len(word) < 8 else 3


def guesses(word: str, spelt: Sequence[SpeltWords], *, far: bool = True) -> list[Guess]:
    """Return up to eight correction candidates for `word`, without itself, cheapest first.

    Words more than two edits away are only tried if `far`.
    """
    if not SHORTEST_SPELT <= len(word) <= LONGEST_SPELT or not word[0].isalpha() or word[0] >= "\u2e80":
        return []
    most = furthest(word)
    found = _guesses(word, spelt, min(most, _AT_FIRST))
    if far and most > _AT_FIRST and not (found and found[0].cost <= _LIKELY):
        found = _guesses(word, spelt, most)
    return found


def _guesses(word: str, spelt: Sequence[SpeltWords], most: int) -> list[Guess]:
    cutoff = max(most, 2) + (len(word) > _LONG)
    near = _near(word, spelt, most, cutoff)
    listed = process.extract(word, list(near), scorer=OSA.distance, score_cutoff=cutoff, limit=_SHORTLIST)
    if not listed:
        return []
    shortlist = [other for other, _, _ in listed]
    bound = min(DEAREST, 0.7 + 0.25 * len(word))
    costs = (mistaken_costs if LANGUAGE.has(word) else slip_costs)(word, shortlist)
    rated = [
        Guess(other, float(cost), near[other]) for other, cost in zip(shortlist, costs, strict=True) if cost <= bound
    ]
    return sorted(rated, key=lambda guess: (guess.cost - 0.17 * log1p(guess.frequency), guess.word))[:MOST_GUESSES]


def _near(word: str, spelt: Sequence[SpeltWords], most: int, furthest: int) -> dict[str, int]:
    """Return the words that may be within `most` edits of `word` or sound like it, with their frequencies."""
    if not spelt:
        return {}
    sought = _Sought(signatures_of(Words.of([word])), len(word), most, furthest)
    base = max(spelt, key=len)
    besides = [(words, words.beside(base)) for words in spelt if words is not base]
    near = dict(base.near(sought, [beside for _, beside in besides]))
    for words, beside in besides:
        for other, frequency in words.near_rest(beside, sought):
            near[other] = near.get(other, 0) + frequency
    near.pop(word, None)
    return near
