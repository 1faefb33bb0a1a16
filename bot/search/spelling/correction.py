"""Decide which words of a query to read as others, and how sure that is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.search.analysis.analyser import term_of_word
from bot.search.analysis.function_words import FUNCTION_WORDS
from bot.search.ranking.bm25 import Alternative
from bot.search.spelling.context import MOST_CANDIDATES, Candidate, Meetings, Slot, Witness, worths
from bot.search.spelling.edit_costs import slip_costs
from bot.search.spelling.language import LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from bot.archive import Posting, Snapshot
    from bot.search.query.language import Word
    from bot.search.spelling.guesses import Guess
    from bot.search.spelling.lexicon import Lexicon
    from bot.search.spelling.printed import PrintedWords

MOST_DOUBTED: Final = 4
"""Up to so many words a known word may be a slip for another; longer queries have words enough to be found by."""

SLIP_BOUND: Final = 2.5
"""What the slips may cost for which another word is offered beside one that the archive has."""

ODD_COMPANY: Final = 0.8
"""Two neighbours that meet no oftener than this (a logarithm over chance) may not be what was meant."""

TEMPERATURE: Final = 6.0
LEAST_WEIGHT: Final = 0.3
MOST_CHOICES: Final = 5
WORTH_ASKING: Final = 0.45
"""The weight from which another reading of a word that the archive has is worth a "did you mean"."""

RARE: Final = 2
"""In so few articles a known word may be a misprint of the archive's own."""

FUNCTION_BOUND: Final = 1.1
"""What the slips may cost for which an unknown word is read as a function word."""

FUNCTION_SHARE: Final = 0.3
"""In what share of the articles a function word may be taken to stand: each does in more, and is seldom misspelt."""

FUNCTION_LEAD: Final = 0.5
"""By how much, as a logarithm, a function word must be the likelier reading for the others to be left aside."""

SHORTEST_MENDED: Final = 4
"""Letters of a word that is read as another: shorter ones have too many neighbours."""

SHORTEST_NAME: Final = 5
LONG: Final = 8
"""From so many letters on, two of them may be wrong."""

DEAREST_PER_LETTER: Final = 0.25
"""What the slips may cost for each letter of a word that is read as another."""

DEAREST_SHORT: Final = 0.65
"""What the slip may cost in a word of four letters: a letter swapped, left out or doubled."""

FAR_LIKELIER: Final = 1.0
"""By how much, as a logarithm, a reading must be likelier than the next to be taken by itself."""

MANY_ARTICLES: Final = 100
"""From so many articles on, what is no word is likelier misspelt than a name that none has: all it may be is sought."""

BESIDE_MISPRINT: Final = 0.5
"""What other readings are worth beside a word that may be a misprint of the archive's own."""

MOST_OFFERED: Final = 3

_FUNCTION_WORDS: Final = sorted(word for word in FUNCTION_WORDS if len(word) > 2)


@dataclass(frozen=True, slots=True)
class Reread:
    """What a word is read as: its choices, likeliest first, the word itself among them if the archive has it.

    There are none where the word is absent. `likeliest` is the word itself unless it was mended. `offered` are words of
    the archive that may have been meant, likeliest first. A slip for a function word (`asks_nothing`) is passed over;
    one of which several readings are likely stays what it is, and they are looked for too (`is_guessed`).
    """

    choices: tuple[Alternative, ...]
    likeliest: str
    offered: tuple[str, ...] = ()
    asks_nothing: bool = False
    is_guessed: bool = False


class Doubt(Enum):
    """Why a word may not be what was meant, and what follows."""

    MENDED = auto()
    """It is no word: it is read as what was meant."""
    NAMED = auto()
    """It is written like a name: it is read as a name of the archive, if one is next to it."""
    OFFERED = auto()
    """It is a word, a name or a number: it stays, and others are offered."""
    MISPRINTED = auto()
    """Few articles have it, and no dictionary: others are looked for beside it."""


class Corrector:
    """Rereads the plain words of one query. `fetch` loads the postings of roots into `by_root`."""

    def __init__(
        self,
        snapshot: Snapshot,
        printed: PrintedWords,
        lexicon: Lexicon,
        by_root: Mapping[str, Sequence[Posting]],
        fetch: Callable[[Iterable[str]], None],
    ) -> None:
        self._segments = snapshot.segments
        self._documents = sum(segment.live_count for segment in snapshot.segments)
        self._printed = printed
        self._lexicon = lexicon
        self._by_root = by_root
        self._fetch = fetch

    def reread(self, words: Sequence[Word]) -> dict[str, Reread]:
        """Return what each folded word of `words`, in their order, is read as, where that is more than itself."""
        doubts = self._doubts(words)
        alone = all(map(self._is_unknown, words))
        slots = [
            slot for place in sorted(doubts) if (slot := self._slot(place, words[place], words, alone=alone)).candidates
        ]
        if not slots:
            return {}
        self._fetch(candidate.root for slot in slots for candidate in slot.candidates)
        witnesses = [Witness(place, word.term[0]) for place, word in enumerate(words) if place not in doubts]
        worth = worths(slots, witnesses, Meetings(self._segments, self._by_root))
        return {
            slot.typed: self._read(slot, doubts[slot.place], list(each))
            for slot, each in zip(slots, worth, strict=True)
        }

    def _is_unknown(self, word: Word) -> bool:
        return not self._by_root.get(word.term[0])

    def _doubts(self, words: Sequence[Word]) -> dict[int, Doubt]:
        """Return the words that may not be what was meant, by their places, and why."""
        shouted = len(words) > 1 and all(word.asked.isupper() for word in words)
        unknown = {
            place: _doubt(words[place], shouted=shouted)
            for place in range(len(words))
            if self._is_unknown(words[place])
        }
        if len(words) > MOST_DOUBTED:
            return unknown
        odd = set(range(len(words))) if unknown else self._odd(words)
        return {place: unknown.get(place) or self._doubt_of_known(words[place]) for place in odd}

    def _odd(self, words: Sequence[Word]) -> set[int]:
        """Return the places of words that few articles have, or that keep odd company."""
        meetings = Meetings(self._segments, self._by_root)
        odd = {place for place, word in enumerate(words) if meetings.frequency(word.term[0]) <= RARE}
        for place, (left, right) in enumerate(pairwise(words)):
            if meetings.company([left.term[0]], [right.term[0]]).lift()[0, 0] < ODD_COMPANY:
                odd |= {place, place + 1}
        return odd

    def _doubt_of_known(self, word: Word) -> Doubt:
        folded = word.term[1]
        if (
            word.is_capitalised
            or word.is_hyphenated_name
            or self._lexicon.frequency(folded) > RARE
            or LANGUAGE.has(folded)
            or self._printed.is_name(folded)
        ):
            return Doubt.OFFERED
        return Doubt.MISPRINTED

    def _slot(self, place: int, word: Word, words: Sequence[Word], *, alone: bool) -> Slot:
        root, folded = word.term
        elsewhere = {other.term[0] for other in words if other is not word}
        guessed = [each for guess in self._lexicon.guesses(folded) if (each := _candidate(guess)).root not in elsewhere]
        if self._is_unknown(word):
            found = guessed if alone else self._with_function_words(folded, guessed)
        else:
            itself = Candidate(folded, root, 0.0, self._lexicon.frequency(folded))
            found = [itself, *(each for each in guessed if each.cost <= SLIP_BOUND)]
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
        usual = int(FUNCTION_SHARE * self._documents)
        return [Candidate(near[best], "", float(costs[best]), usual), *guessed]

    def _read(self, slot: Slot, doubt: Doubt, worth: Sequence[float]) -> Reread:
        ranked = sorted(zip(worth, slot.candidates, strict=True), key=lambda pair: -pair[0])
        best, likeliest = ranked[0]
        meant = [(value, candidate) for value, candidate in ranked if candidate.root]
        offered = tuple(candidate.word for _, candidate in meant if candidate.word != slot.typed)[:MOST_OFFERED]
        if doubt is Doubt.OFFERED:
            return _unread(slot, ranked, offered)
        if doubt is Doubt.MISPRINTED:
            return Reread(_choices(meant, first=slot.typed), slot.typed, offered)
        if not likeliest.root and (not meant or best - meant[0][0] >= FUNCTION_LEAD):
            return Reread((), slot.typed, asks_nothing=True)
        taken = self._taken(slot.typed, doubt, meant)
        choices = _choices(taken)
        if not choices:
            guessed = _choices(meant) if doubt is Doubt.MENDED and self._documents >= MANY_ARTICLES else ()
            return Reread(guessed, slot.typed, offered, is_guessed=bool(guessed))
        return Reread(choices, choices[0].typed, tuple(word for word in offered if word != choices[0].typed)[:1])

    def _taken(
        self, typed: str, doubt: Doubt, meant: Sequence[tuple[float, Candidate]]
    ) -> list[tuple[float, Candidate]]:
        """Return those of the readings `meant`, likeliest first, that a word which is none may be taken for."""
        if doubt is Doubt.NAMED:
            near = [each for each in meant if OSA.distance(typed, each[1].word) == 1]
            return [each for each in near if self._printed.is_name(each[1].word)][:1]
        near = [each for each in meant if _is_near(typed, each[1])]
        if not near or near[0] != meant[0] or (len(meant) > 1 and meant[0][0] - meant[1][0] < FAR_LIKELIER):
            return []
        return near


def _unread(slot: Slot, ranked: Sequence[tuple[float, Candidate]], offered: tuple[str, ...]) -> Reread:
    """Return a word that stays what it is; beside one that the archive has, only what is as likely is offered."""
    itself = next((candidate for candidate in slot.candidates if candidate.word == slot.typed), None)
    if itself is None:
        return Reread((), slot.typed, offered)
    best = ranked[0][0]
    likely = {each.word for value, each in ranked if math.exp((value - best) / TEMPERATURE) >= WORTH_ASKING}
    worth_asking = tuple(word for word in offered if word in likely)
    return Reread((Alternative(itself.root, itself.word),), slot.typed, worth_asking)


def _doubt(word: Word, *, shouted: bool) -> Doubt:
    """Return what may be made of a word that no article has."""
    folded = word.term[1]
    if any(letter.isdigit() for letter in folded) or word.is_hyphenated_name or LANGUAGE.has(folded):
        return Doubt.OFFERED
    if word.is_capitalised and not shouted:
        return Doubt.NAMED if len(folded) >= SHORTEST_NAME else Doubt.OFFERED
    return Doubt.MENDED


def _is_near(typed: str, candidate: Candidate) -> bool:
    if len(typed) < SHORTEST_MENDED:
        return False
    most = 2 if len(typed) >= LONG else 1
    dearest = DEAREST_SHORT if len(typed) == SHORTEST_MENDED else DEAREST_PER_LETTER * len(typed)
    return OSA.distance(typed, candidate.word) <= most and candidate.cost <= dearest


def _candidate(guess: Guess) -> Candidate:
    return Candidate(guess.word, term_of_word(guess.word)[0] or guess.word, guess.cost, guess.frequency)


def _choices(meant: Sequence[tuple[float, Candidate]], first: str = "") -> tuple[Alternative, ...]:
    """Return the readings `meant`, weighed by their worths; beside the word `first`, where one is named."""
    if not meant:
        return ()
    best = meant[0][0]
    weighed = [(math.exp((value - best) / TEMPERATURE), candidate) for value, candidate in meant[:MOST_CHOICES]]
    if first:
        weighed = [(1.0 if each.word == first else weight * BESIDE_MISPRINT, each) for weight, each in weighed]
        weighed.sort(key=lambda pair: -pair[0])
    return tuple(Alternative(each.root, each.word, weight) for weight, each in weighed if weight >= LEAST_WEIGHT)
