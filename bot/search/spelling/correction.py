"""Decide which words of a query to read as others, and how sure that is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.search.analysis.analyser import term_of_word
from bot.search.analysis.function_words import FUNCTION_WORDS
from bot.search.ranking.bm25 import Alternative
from bot.search.spelling.context import MOST_CANDIDATES, Candidate, Meetings, Slot, Witness, worths
from bot.search.spelling.edit_costs import slip_costs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from bot.archive import Posting, Segment
    from bot.search.query.language import Word
    from bot.search.spelling.guesses import Guess
    from bot.search.spelling.lexicon import Lexicon

MOST_DOUBTED: Final = 4
"""Up to so many words a known word may be a slip for another; longer queries have words enough to be found by."""

SLIP_BOUND: Final = 1.3
"""What the slips may cost for which a known word is read as another."""

TEMPERATURE: Final = 6.0
LEAST_WEIGHT: Final = 0.3
MOST_CHOICES: Final = 5
WORTH_ASKING: Final = 0.55
"""The weight from which another reading is worth a "did you mean"."""

RARE: Final = 2
"""In so few articles a known word may be a misprint of the archive's own."""

FUNCTION_BOUND: Final = 1.1
"""What the slips may cost for which an unknown word is read as a function word."""

FUNCTION_SHARE: Final = 0.3
"""In what share of the articles a function word may be taken to stand: each does in more, and is seldom misspelt."""

FUNCTION_LEAD: Final = 0.5
"""By how much, as a logarithm, a function word must be the likelier reading for the others to be left aside."""

_FUNCTION_WORDS: Final = sorted(word for word in FUNCTION_WORDS if len(word) > 2)


@dataclass(frozen=True, slots=True)
class Reread:
    """What a word is read as: its choices, likeliest first, the word itself among them if the archive has it.

    There are none where `likeliest` is a function word.
    """

    choices: tuple[Alternative, ...]
    likeliest: str

    @property
    def runner_up(self) -> str | None:
        """Another word that was meant with nearly as good a probability."""
        second = self.choices[1] if len(self.choices) > 1 else None
        return second.typed if second is not None and second.weight >= WORTH_ASKING else None


class Corrector:
    """Rereads the plain words of one query. `fetch` loads the postings of roots into `by_root`."""

    def __init__(
        self,
        segments: Sequence[Segment],
        lexicon: Lexicon,
        by_root: Mapping[str, Sequence[Posting]],
        fetch: Callable[[Iterable[str]], None],
    ) -> None:
        self._segments = segments
        self._lexicon = lexicon
        self._by_root = by_root
        self._fetch = fetch

    def reread(self, words: Sequence[Word]) -> dict[str, Reread]:
        """Return what each folded word of `words`, in their order, is read as, where that is more than itself."""
        meetings = Meetings(self._segments, self._by_root)
        doubted = self._doubted(words, meetings)
        alone = all(map(self._is_unknown, words))
        slots = [slot for place in sorted(doubted) if (slot := self._slot(place, words[place], alone=alone)).candidates]
        if not slots:
            return {}
        self._fetch(candidate.root for slot in slots for candidate in slot.candidates)
        witnesses = [Witness(place, word.term[0]) for place, word in enumerate(words) if place not in doubted]
        worth = worths(slots, witnesses, Meetings(self._segments, self._by_root))
        return {slot.typed: _reread(slot.candidates, list(each)) for slot, each in zip(slots, worth, strict=True)}

    def _is_unknown(self, word: Word) -> bool:
        return not self._by_root.get(word.term[0])

    def _doubted(self, words: Sequence[Word], meetings: Meetings) -> set[int]:
        """Return the places of words that are unknown, or that in a short query keep odd company."""
        unknown = {place for place, word in enumerate(words) if self._is_unknown(word)}
        if len(words) > MOST_DOUBTED:
            return unknown
        if unknown:
            return set(range(len(words)))
        odd = {place for place, word in enumerate(words) if meetings.frequency(word.term[0]) <= RARE}
        for place, (left, right) in enumerate(pairwise(words)):
            if meetings.company([left.term[0]], [right.term[0]]).lift()[0, 0] < 0:
                odd |= {place, place + 1}
        return odd

    def _slot(self, place: int, word: Word, *, alone: bool) -> Slot:
        root, folded = word.term
        if self._is_unknown(word):
            guessed = [_candidate(guess) for guess in self._lexicon.guesses(folded)]
            found = guessed if alone else self._with_function_words(folded, guessed)
        else:
            itself = Candidate(folded, root, 0.0, self._lexicon.frequency(folded))
            near = (guess for guess in self._lexicon.guesses(folded) if guess.cost <= SLIP_BOUND)
            found = [itself, *map(_candidate, near)]
        by_root: dict[str, Candidate] = {}
        for candidate in found:
            by_root.setdefault(candidate.root, candidate)
        return Slot(place, folded, tuple(by_root.values())[:MOST_CANDIDATES])

    def _with_function_words(self, typed: str, guessed: list[Candidate]) -> list[Candidate]:
        """Return `guessed`, and before it the function word that `typed` may be: one that asks for nothing."""
        near = [word for word, _, _ in process.extract(typed, _FUNCTION_WORDS, scorer=OSA.distance, score_cutoff=2)]
        if not near:
            return guessed
        costs = slip_costs(typed, near)
        best = int(costs.argmin())
        if costs[best] > FUNCTION_BOUND:
            return guessed
        usual = int(FUNCTION_SHARE * sum(segment.live_count for segment in self._segments))
        return [Candidate(near[best], "", float(costs[best]), usual), *guessed]


def _candidate(guess: Guess) -> Candidate:
    return Candidate(guess.word, term_of_word(guess.word)[0] or guess.word, guess.cost, guess.frequency)


def _reread(slot: Sequence[Candidate], worth: Sequence[float]) -> Reread:
    ranked = sorted(zip(worth, slot, strict=True), key=lambda pair: -pair[0])
    best, likeliest = ranked[0]
    meant = [(value, candidate) for value, candidate in ranked if candidate.root]
    if not likeliest.root and (not meant or best - meant[0][0] >= FUNCTION_LEAD):
        return Reread((), likeliest.word)
    weighed = ((math.exp((value - best) / TEMPERATURE), candidate) for value, candidate in meant[:MOST_CHOICES])
    choices = tuple(
        Alternative(candidate.root, candidate.word, weight) for weight, candidate in weighed if weight >= LEAST_WEIGHT
    )
    return Reread(choices, choices[0].typed)
