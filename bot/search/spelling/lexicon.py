"""The vocabulary of some scopes, in memory: frequencies, prefix completions and correction candidates.

It only covers the segments that the reader may see, so that no words leak between scopes.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

import numpy as np

from bot.archive import Field
from bot.search.spelling.guesses import SpeltWords, guesses

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from numpy.typing import NDArray

    from bot.archive import Segment, Vocabulary
    from bot.search.spelling.guesses import Guess

MOST_COMPLETIONS: Final = 60
"""Maximum number of words that a prefix in a search stands for, the most common."""

_FIRST_HAN: Final = "\u3400"
_PAIR: Final = 2
_HIGHEST: Final = "\U0010ffff"
_SPELT_FIELDS: Final = (Field.BODY, Field.HEADLINE)


class Lexicon:
    """The vocabulary of some segments."""

    def __init__(self, segments: Sequence[Segment], spelt: Sequence[SpeltWords]) -> None:
        self._vocabularies = [
            vocabulary
            for segment in segments
            for field in _SPELT_FIELDS
            if (vocabulary := segment.vocabularies.get(field))
        ]
        self._spelt = spelt

    @property
    def has_chinese(self) -> bool:
        """Return whether any word is in Chinese characters, which sort last."""
        return any(len(held.words) and held.words[len(held.words) - 1] >= _FIRST_HAN for held in self._vocabularies)

    def frequency(self, word: str) -> int:
        """Return the number of articles with `word` (an article counts twice if its headline has it too)."""
        return sum(vocabulary.frequency(word) for vocabulary in self._vocabularies)

    def completions(self, prefix: str) -> list[str]:
        """Return up to 60 words that start with `prefix`, the most common."""
        return _commonest(self._vocabularies, prefix, MOST_COMPLETIONS)

    def pairs(self, first: str, seconds: Container[str]) -> dict[str, int]:
        """Return the frequencies of character bigrams of `first` and one of `seconds`."""
        found: dict[str, int] = {}
        for vocabulary in self._vocabularies:
            words = vocabulary.words
            start, end = bisect_left(words, first), bisect_left(words, first + _HIGHEST)
            for place, word in enumerate(words.range(start, end), start=start):
                if len(word) == _PAIR and word[1] in seconds:
                    found[word] = found.get(word, 0) + int(vocabulary.frequencies[place])
        return found

    def prepare(self) -> None:
        """Build the tables that the first misspelt word would build (a second for a million words)."""
        for vocabulary in self._vocabularies:
            vocabulary.words.prepare()
        base = max(self._spelt, key=len, default=None)
        for table in self._spelt:
            if base is not None and table is not base:
                table.beside(base)
            else:
                table.prepare()

    def guesses(self, word: str, *, far: bool = True) -> list[Guess]:
        """Return correction candidates for `word`, most likely first; see `guesses`."""
        return guesses(word, self._spelt, far=far)


def completions(segments: Sequence[Segment], fields: Sequence[Field], prefix: str, most: int) -> list[str]:
    """Return up to `most` words of some fields that start with `prefix`, the most common."""
    held = (segment.vocabularies.get(field) for segment in segments for field in fields)
    return _commonest([vocabulary for vocabulary in held if vocabulary], prefix, most)


def _commonest(vocabularies: Sequence[Vocabulary], prefix: str, most: int) -> list[str]:
    counted: dict[str, int] = {}
    for vocabulary in vocabularies:
        places = _commonest_places(vocabulary, prefix, 2 * most)
        for word, frequency in zip(vocabulary.words.take(places), vocabulary.frequencies[places].tolist(), strict=True):
            counted[word] = counted.get(word, 0) + frequency
    return heapq.nsmallest(most, counted, key=lambda word: (-counted[word], word))


def _commonest_places(vocabulary: Vocabulary, prefix: str, most: int) -> NDArray[np.intp]:
    first, end = bisect_left(vocabulary.words, prefix), bisect_left(vocabulary.words, prefix + _HIGHEST)
    places = np.arange(first, end)
    return places[np.argpartition(vocabulary.frequencies[first:end], -most)[-most:]] if len(places) > most else places


class Lexicons:
    """A cache of spelling tables by vocabulary, for as long as these are in use."""

    def __init__(self) -> None:
        self._tables: WeakKeyDictionary[Vocabulary, SpeltWords] = WeakKeyDictionary()

    def of(self, segments: Sequence[Segment]) -> Lexicon:
        """Return the vocabulary of `segments`."""
        held = [segment.vocabularies.get(field) for segment in segments for field in _SPELT_FIELDS]
        return Lexicon(segments, [self._of_vocabulary(vocabulary) for vocabulary in held if vocabulary])

    def _of_vocabulary(self, vocabulary: Vocabulary) -> SpeltWords:
        known = self._tables.get(vocabulary)
        if known is None:
            known = self._tables[vocabulary] = SpeltWords(vocabulary.words, vocabulary.frequencies)
        return known
