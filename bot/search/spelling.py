"""Find what a word may have been meant to be, among the words an archive has."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.search.slips import slip_costs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from bot.archive.terms import Vocabulary

SHORTEST_SPELT: Final = 2
LONGEST_SPELT: Final = 32
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


@dataclass(frozen=True, slots=True, eq=False)
class _Bucket:
    """Words of one length, with the letters and the sounds of each as bits of a number."""

    words: list[str]
    letters: NDArray[np.uint64]
    sounds: NDArray[np.uint32]
    frequencies: NDArray[np.uint32]


@dataclass(frozen=True)
class SpeltWords:
    """The words of a vocabulary that can be a guess.

    A word within d edits of another differs from it in at most 2d letters, so most words are ruled out by comparing
    sets of letters, thousands at a time, before any distance is computed. Words of one sound share their consonants.
    """

    vocabulary: Vocabulary

    @cached_property
    def _by_length(self) -> dict[int, _Bucket]:
        words: dict[int, list[str]] = {}
        frequencies: dict[int, list[int]] = {}
        for word, frequency in zip(self.vocabulary.words, self.vocabulary.frequencies.tolist(), strict=True):
            if SHORTEST_SPELT <= len(word) <= LONGEST_SPELT and word[0].isalpha() and word[0] < "\u2e80":
                words.setdefault(len(word), []).append(word)
                frequencies.setdefault(len(word), []).append(frequency)
        return {
            length: _Bucket(alike, _letters(alike), _sounds(alike), np.array(frequencies[length], dtype=np.uint32))
            for length, alike in words.items()
        }

    def prepare(self) -> None:
        """Build the tables now rather than at the first misspelt word."""
        _ = self._by_length

    def near(self, word: str) -> Iterable[tuple[str, int]]:
        """Yield (word, frequency) for words a few edits away, or of much the same sound."""
        most = furthest(word)
        letters, sounds = _letters([word])[0], _sounds([word])[0]
        for length in range(max(1, len(word) - max(most, 2)), len(word) + max(most, 2) + 1):
            bucket = self._by_length.get(length)
            if bucket is None:
                continue
            likely = np.bitwise_count(bucket.letters ^ letters) <= 2 * most
            if abs(length - len(word)) > most:
                likely[:] = False
            if len(word) > SHORTEST_SPELT:
                likely |= (np.bitwise_count(bucket.sounds ^ sounds) <= 1) & (bucket.frequencies >= _COMMON)
            places = np.flatnonzero(likely)
            chosen = [bucket.words[i] for i in places]
            found = process.extract(
                word, chosen, scorer=OSA.distance, score_cutoff=max(most, 2) + (len(word) > 5), limit=_SHORTLIST
            )
            for near, _, place in found:
                yield near, int(bucket.frequencies[places[place]])


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


def _points(words: Sequence[str]) -> NDArray[np.uint32]:
    length = max(map(len, words))
    return np.array(words, dtype=f"<U{length}").view(np.uint32).reshape(len(words), length)


def _letters(words: Sequence[str]) -> NDArray[np.uint64]:
    """Return a 64-bit set of the letters of each word: bit = code point modulo 64."""
    return np.bitwise_or.reduce(np.uint64(1) << (_points(words) % 64).astype(np.uint64), axis=1)


_SOUND_OF: Final = {
    letter: sound
    for sound, group in enumerate(("ckqx", "sz", "gj", "fv", "dt", "bp", "m", "n", "l", "r"))
    for letter in group
}


def _sounds(words: Sequence[str]) -> NDArray[np.uint32]:
    """Return the set of the consonants of each word, those of one sound as one; h, w, y and vowels are passed over."""
    bits = np.zeros(128, dtype=np.uint32)
    for letter, sound in _SOUND_OF.items():
        bits[ord(letter)] = 1 << sound
    points = _points(words)
    return np.bitwise_or.reduce(bits[np.where(points < len(bits), points, 0)], axis=1)
