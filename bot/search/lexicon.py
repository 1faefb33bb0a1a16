"""The words that some scopes have, in memory: what is known, what begins so, and what may have been meant.

Each scope's words stay apart: a lexicon is made of the segments that a reader may see, and of nothing else.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from bot.archive.model import Field
from bot.archive.terms import Vocabulary
from bot.search.spelling import SpeltWords, guesses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.archive.terms import Segment
    from bot.search.spelling import Guess

MOST_COMPLETIONS: Final = 60
_HIGHEST: Final = "\U0010ffff"


class Lexicon:
    """The words of some segments."""

    def __init__(self, segments: Sequence[Segment], spelt: Sequence[SpeltWords]) -> None:
        self._vocabularies = [
            vocabulary
            for segment in segments
            for field in (Field.BODY, Field.HEADLINE)
            if (vocabulary := segment.vocabularies.get(field))
        ]
        self._spelt = spelt

    def frequency(self, word: str) -> int:
        """Return in how many articles `word` stands (an article counts twice if its headline has it too)."""
        total = 0
        for vocabulary in self._vocabularies:
            at = bisect_left(vocabulary.words, word)
            if at < len(vocabulary.words) and vocabulary.words[at] == word:
                total += int(vocabulary.frequencies[at])
        return total

    def completions(self, prefix: str) -> list[str]:
        """Return the words that begin with `prefix`, at most 60, the commonest of them."""
        counted: dict[str, int] = {}
        for vocabulary in self._vocabularies:
            first, end = bisect_left(vocabulary.words, prefix), bisect_left(vocabulary.words, prefix + _HIGHEST)
            frequencies = vocabulary.frequencies[first:end].tolist()
            for word, frequency in zip(vocabulary.words[first:end], frequencies, strict=True):
                counted[word] = counted.get(word, 0) + frequency
        return heapq.nsmallest(MOST_COMPLETIONS, counted, key=lambda word: (-counted[word], word))

    def prepare(self) -> None:
        """Build what is otherwise built at the first misspelt word (a second for a million words)."""
        for table in self._spelt:
            table.prepare()

    def guesses(self, word: str) -> list[Guess]:
        """Return what `word` may have been meant to be, likeliest first."""
        return guesses(word, self._spelt)


class Lexicons:
    """Keeps the spelling tables of segments while these are in use."""

    def __init__(self) -> None:
        self._tables: dict[int, list[SpeltWords]] = {}

    def of(self, segments: Sequence[Segment]) -> Lexicon:
        """Return the words of `segments`."""
        return Lexicon(segments, [table for segment in segments for table in self._of_segment(segment)])

    def _of_segment(self, segment: Segment) -> list[SpeltWords]:
        known = self._tables.get(segment.id)
        if known is None:
            known = [
                SpeltWords(segment.vocabularies.get(field, Vocabulary((), segment.documents.numbers[:0])))
                for field in (Field.BODY, Field.HEADLINE)
            ]
            self._tables[segment.id] = known
        return known

    def forget_others(self, segments: Sequence[Segment]) -> None:
        """Let go of the tables of segments in the scopes of `segments` that a merge has replaced."""
        current = {segment.id for segment in segments}
        for gone in [number for number in self._tables if number not in current]:
            del self._tables[gone]
