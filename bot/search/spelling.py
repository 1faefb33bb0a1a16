"""Find what a word that the archive does not have was meant to be, among the words it has."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from bot.archive.terms import Vocabulary

LONGEST_SPELT: Final = 32
MOST_GUESSES: Final = 5
_SHORTLIST: Final = 60
"""How many near words are compared closely."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A word that may have been meant, with a likeness of at most about 1.2; `distance` counts edits."""

    word: str
    likeness: float
    distance: int


@dataclass(frozen=True)
class SpeltWords:
    """The words of a vocabulary that can be a correction, by length, each with the set of its letters.

    A word within d edits of another differs from it in at most 2d letters of that set and d of length, so that most
    words are ruled out sixteen thousand at a time, before any distance is computed.
    """

    vocabulary: Vocabulary

    @cached_property
    def _by_length(self) -> dict[int, tuple[list[str], NDArray[np.uint64], NDArray[np.uint32]]]:
        buckets: dict[int, tuple[list[str], list[int]]] = {}
        for word, frequency in zip(self.vocabulary.words, self.vocabulary.frequencies.tolist(), strict=True):
            if len(word) <= LONGEST_SPELT and not word[0].isdigit() and not _is_wide(word):
                words, frequencies = buckets.setdefault(len(word), ([], []))
                words.append(word)
                frequencies.append(frequency)
        return {
            length: (words, _letter_sets(words, length), np.array(frequencies, dtype=np.uint32))
            for length, (words, frequencies) in buckets.items()
        }

    def prepare(self) -> None:
        """Build the tables now rather than at the first misspelt word."""
        _ = self._by_length

    def near(self, word: str, most: int) -> Iterable[tuple[str, int, int]]:
        """Yield (word, distance, frequency) for words at most `most` edits away."""
        letters = _letter_sets([word], len(word))[0]
        for length in range(max(1, len(word) - most), len(word) + most + 1):
            if bucket := self._by_length.get(length):
                words, sets, frequencies = bucket
                likely = np.flatnonzero(np.bitwise_count(sets ^ letters) <= 2 * most)
                chosen = [words[i] for i in likely]
                found = process.extract(word, chosen, scorer=OSA.distance, score_cutoff=most, limit=_SHORTLIST)
                for near, distance, place in found:
                    yield near, int(distance), int(frequencies[likely[place]])


def furthest(word: str) -> int:
    """Return how many edits may lie between `word` and what it was meant to be."""
    return 0 if len(word) < 3 else 1 if len(word) < 5 else 2 if len(word) < 8 else 3


def guesses(word: str, spelt: Sequence[SpeltWords], documents: int) -> list[Guess]:
    """Return what `word` may have been meant to be, likeliest first, five at most."""
    near: dict[str, tuple[int, int]] = {}
    for words in spelt:
        for other, distance, frequency in words.near(word, furthest(word)):
            near[other] = (distance, near.get(other, (0, 0))[1] + frequency)
    near.pop(word, None)
    rated = [Guess(other, _likeness(word, other, d, f, documents), d) for other, (d, f) in near.items()]
    return sorted(rated, key=lambda guess: (-guess.likeness, guess.word))[:MOST_GUESSES]


def _likeness(word: str, other: str, distance: int, frequency: int, documents: int) -> float:
    longest = max(len(word), len(other))
    return (
        1
        - distance / longest
        + 0.10 * (word[0] == other[0])
        + 0.05 * math.log1p(frequency) / math.log1p(max(documents, 1))
        + 0.05 * (sorted(word) == sorted(other))
        + 0.05 * JaroWinkler.similarity(word, other)
        - 0.25 * (distance - 1)
    )


def _letter_sets(words: Sequence[str], length: int) -> NDArray[np.uint64]:
    """Return a 64-bit set of the letters of each word of one `length`: bit = code point modulo 64."""
    codes = np.array(words, dtype=f"<U{length}").view(np.uint32).reshape(len(words), length)
    return np.bitwise_or.reduce(np.uint64(1) << (codes % 64).astype(np.uint64), axis=1)


def _is_wide(word: str) -> bool:
    return word[0] >= "\u2e80"
