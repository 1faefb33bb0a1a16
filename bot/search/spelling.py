"""Find what a word may have been meant to be, among the words an archive has."""

from __future__ import annotations

from dataclasses import dataclass
from math import log1p
from threading import Lock
from typing import TYPE_CHECKING, Final

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

_AT_FIRST: Final = 2
_LIKELY: Final = 1.5
"""Words further than two edits away are looked at only where none nearer costs so little."""

_LONG: Final = 5
"""Letters of a word above which a sound may be spelt with one letter more."""


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

    def near(self, own: SignatureTable, length: int, most: int) -> Iterable[tuple[str, int]]:
        """Yield (word, frequency) for words that may be `most` edits from one of so many letters, or sound like it.

        `own` holds that word's sets.
        """
        places = self.prepare().near(own, length, most, self._frequencies)
        return zip(self._words.some(places), self._frequencies[places].tolist(), strict=True)


def furthest(word: str) -> int:
    """Return how many plain edits may lie between `word` and what it was meant to be."""
    return 0 if len(word) < 2 else 1 if len(word) < 5 else 2 if len(word) < 8 else 3


def guesses(word: str, spelt: Sequence[SpeltWords]) -> list[Guess]:
    """Return what `word` may have been meant to be, itself left out, cheapest first, eight at most."""
    if not SHORTEST_SPELT <= len(word) <= LONGEST_SPELT or not word[0].isalpha() or word[0] >= "\u2e80":
        return []
    most = furthest(word)
    found = _guesses(word, spelt, min(most, _AT_FIRST))
    if most > _AT_FIRST and not (found and found[0].cost <= _LIKELY):
        found = _guesses(word, spelt, most)
    return found


def _guesses(word: str, spelt: Sequence[SpeltWords], most: int) -> list[Guess]:
    own = signatures_of(Words.of([word]))
    near: dict[str, int] = {}
    for words in spelt:
        for other, frequency in words.near(own, len(word), most):
            near[other] = near.get(other, 0) + frequency
    near.pop(word, None)
    cutoff = max(most, 2) + (len(word) > _LONG)
    listed = process.extract(word, list(near), scorer=OSA.distance, score_cutoff=cutoff, limit=_SHORTLIST)
    if not listed:
        return []
    shortlist = [other for other, _, _ in listed]
    bound = min(DEAREST, 0.5 + 0.25 * len(word))
    rated = [
        Guess(other, float(cost), near[other])
        for other, cost in zip(shortlist, slip_costs(word, shortlist), strict=True)
        if cost <= bound
    ]
    return sorted(rated, key=lambda guess: (guess.cost - 0.12 * log1p(guess.frequency), guess.word))[:MOST_GUESSES]
