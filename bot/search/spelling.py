"""Find what a word may have been meant to be, among the words an archive has."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Final

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.archive.terms import Words
from bot.search.signatures import LONGEST_SPELT, SHORTEST_SPELT, signatures_of
from bot.search.slips import slip_costs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.archive.terms import Integers
    from bot.search.signatures import SignatureTable

MOST_GUESSES: Final = 8
DEAREST: Final = 2.6
"""What the slips from a guess to what was typed may cost together."""

_SHORTLIST: Final = 300
"""How many near words are compared closely."""

_COMMON: Final = 3
"""In how many articles a word must stand to be guessed at by its sound."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A word that may have been meant: what the slips would cost (about 1 an edit), and in how many articles it is."""

    word: str
    cost: float
    frequency: int


class SpeltWords:
    """The words of a vocabulary that can be a guess, with what rules most of them out without a closer look.

    A word within d edits of another differs from it in at most 2d letters, so most words are ruled out by comparing
    sets of letters, thousands at a time, before any distance is computed. Words of one sound share their consonants.
    """

    def __init__(self, words: Words, frequencies: Integers) -> None:
        self._words = words
        self._frequencies = frequencies
        self._lock = Lock()
        self._table: SignatureTable | None = None

    def prepare(self) -> SignatureTable:
        """Build the table, unless that was done; the first misspelt word would else."""
        with self._lock:
            if self._table is None:
                self._table = signatures_of(self._words)
        return self._table

    def near(self, word: str) -> Iterable[tuple[str, int]]:
        """Yield (word, frequency) for words a few edits away, or of much the same sound."""
        own = signatures_of(Words.of([word]))
        if not len(own.places):
            return
        most = furthest(word)
        places = self.prepare().near(own, len(word), most, self._frequencies >= _COMMON)
        chosen = [self._words[int(place)] for place in places]
        found = process.extract(
            word, chosen, scorer=OSA.distance, score_cutoff=max(most, 2) + (len(word) > 5), limit=_SHORTLIST
        )
        for near, _, place in found:
            yield near, int(self._frequencies[places[place]])


def furthest(word: str) -> int:
    """Return how many plain edits may lie between `word` and what it was meant to be."""
    return 0 if len(word) < 2 else 1 if len(word) < 5 else 2 if len(word) < 8 else 3


def guesses(word: str, spelt: Sequence[SpeltWords]) -> list[Guess]:
    """Return what `word` may have been meant to be, itself left out, cheapest first, eight at most."""
    if not SHORTEST_SPELT <= len(word) <= LONGEST_SPELT or not word[0].isalpha() or word[0] >= "\u2e80":
        return []
    near: dict[str, int] = {}
    for words in spelt:
        for other, frequency in words.near(word):
            near[other] = near.get(other, 0) + frequency
    near.pop(word, None)
    if not near:
        return []
    costs = slip_costs(word, list(near))
    bound = min(DEAREST, 0.5 + 0.25 * len(word))
    rated = [
        Guess(other, float(cost), frequency)
        for (other, frequency), cost in zip(near.items(), costs, strict=True)
        if cost <= bound
    ]
    return sorted(rated, key=lambda guess: (guess.cost - 0.12 * np.log1p(guess.frequency), guess.word))[:MOST_GUESSES]
