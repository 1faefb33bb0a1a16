"""Decide which words of a query to read as others, and how sure that is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bot.search.analysis import term_of_word
from bot.search.context import MOST_CANDIDATES, Candidate, Meetings, worths
from bot.search.ranking import Choice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from bot.archive.terms import Posting, Segment
    from bot.search.lexicon import Lexicon
    from bot.search.query import Word

MOST_DOUBTED: Final = 4
"""Up to so many words a known word may be a slip for another; longer queries have words enough to be found by."""

SLIP_BOUND: Final = 1.3
"""What the slips may cost for which a known word is read as another."""

TEMPERATURE: Final = 2.5
LEAST_WEIGHT: Final = 0.12
MOST_CHOICES: Final = 5
WORTH_ASKING: Final = 0.55
"""The weight from which another reading is worth a "did you mean"."""

RARE: Final = 2
"""In so few articles a known word may be a misprint of the archive's own."""


@dataclass(frozen=True, slots=True)
class Reread:
    """What a word is read as: its choices, likeliest first, the word itself among them if the archive has it."""

    choices: tuple[Choice, ...]

    @property
    def likeliest(self) -> str:
        """The word that was most probably meant."""
        return self.choices[0].typed

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
        slots = [self._itself(word) for word in words]
        doubted = self._doubted(slots, words)
        if not doubted:
            return {}
        guessed = self._guessed(slots, words, doubted)
        self._fetch(candidate.root for slot in guessed for candidate in slot)
        return self._settle(guessed, words, doubted)

    def _itself(self, word: Word) -> list[Candidate]:
        root, folded = word.term
        return [Candidate(folded, root, 0.0)] if self._by_root.get(root) else []

    def _doubted(self, slots: Sequence[Sequence[Candidate]], words: Sequence[Word]) -> set[int]:
        """Return the places of words that are unknown, or that in a short query keep odd company."""
        unknown = {place for place, slot in enumerate(slots) if not slot}
        if len(words) > MOST_DOUBTED:
            return unknown
        if unknown:
            return set(range(len(words)))
        meetings = Meetings(self._segments, self._by_root)
        odd = {place for place, slot in enumerate(slots) if meetings.frequency(slot[0].root) <= RARE}
        for place, (left, right) in enumerate(pairwise(slots)):
            if meetings.company(left, right).lift()[0, 0] < 0:
                odd |= {place, place + 1}
        return odd

    def _guessed(
        self, slots: Sequence[Sequence[Candidate]], words: Sequence[Word], doubted: set[int]
    ) -> list[list[Candidate]]:
        guessed: list[list[Candidate]] = []
        for place, (slot, word) in enumerate(zip(slots, words, strict=True)):
            others = self._lexicon.guesses(word.term[1]) if place in doubted else []
            by_root = {candidate.root: candidate for candidate in slot}
            for guess in others:
                root = term_of_word(guess.word)[0] or guess.word
                if not slot or guess.cost <= SLIP_BOUND:
                    by_root.setdefault(root, Candidate(guess.word, root, guess.cost))
            guessed.append(list(by_root.values())[:MOST_CANDIDATES])
        return guessed

    def _settle(
        self, slots: Sequence[Sequence[Candidate]], words: Sequence[Word], doubted: set[int]
    ) -> dict[str, Reread]:
        filled = [place for place, slot in enumerate(slots) if slot]
        if not filled:
            return {}
        worth = worths([slots[place] for place in filled], Meetings(self._segments, self._by_root))
        return {
            words[place].term[1]: _reread(slots[place], list(worth[order]))
            for order, place in enumerate(filled)
            if place in doubted
        }


def _reread(slot: Sequence[Candidate], worth: Sequence[float]) -> Reread:
    best = max(worth)
    weighed = sorted(
        ((math.exp((value - best) / TEMPERATURE), candidate) for value, candidate in zip(worth, slot, strict=True)),
        key=lambda pair: -pair[0],
    )
    return Reread(
        tuple(
            Choice(candidate.root, candidate.word, weight)
            for weight, candidate in weighed[:MOST_CHOICES]
            if weight >= LEAST_WEIGHT
        )
    )
