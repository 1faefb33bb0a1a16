"""Decide which query words to correct, and how confident that is."""

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
from bot.search.spelling.edit_costs import edits, slip_costs
from bot.search.spelling.language import LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from bot.archive import Posting, Snapshot
    from bot.search.query.language import Word
    from bot.search.spelling.guesses import Guess
    from bot.search.spelling.lexicon import Lexicon
    from bot.search.spelling.printed import PrintedWords

MOST_DOUBTED: Final = 4
"""Maximum query length at which known words are doubted too; longer queries have enough other words."""

SLIP_BOUND: Final = 2.5
"""Maximum edit cost of a suggestion for a word that the archive has."""

ODD_COMPANY: Final = 0.8
"""Two adjacent words are doubtful if their co-occurrence (logarithm over chance) is below this."""

TEMPERATURE: Final = 6.0
LEAST_WEIGHT: Final = 0.3
MOST_CHOICES: Final = 5
WORTH_ASKING: Final = 0.45
"""Minimum weight at which another reading of a known word is a "did you mean"."""

RARE: Final = 2
"""A known word in at most so many articles may be a misprint in the archive."""

FUNCTION_BOUND: Final = 1.1
"""Maximum edit cost at which an unknown word is read as a function word."""

FUNCTION_SHARE: Final = 0.3
"""Assumed share of articles with a function word; real ones are higher, but function words are seldom misspelt."""

FUNCTION_LEAD: Final = 0.5
"""Minimum lead (logarithm) of the function word over the other readings."""

SHORTEST_MENDED: Final = 4
"""Minimum letters of a word that is corrected: shorter ones have too many neighbours."""

SHORTEST_NAME: Final = 5
LONG: Final = 8
"""Minimum letters of a word that is corrected by two edits."""

DEAREST_PER_LETTER: Final = 0.25
"""Maximum edit cost per letter of a word that is corrected."""

DEAREST_SHORT: Final = 0.65
"""Maximum edit cost for a word of four letters: a letter swapped, left out or doubled."""

FAR_LIKELIER: Final = 1.0
"""Minimum lead (logarithm) over the second reading for a correction without alternatives."""

MANY_ARTICLES: Final = 100
"""Minimum archive size at which an unknown non-word is taken as misspelt, and all of its readings are searched."""

BESIDE_MISPRINT: Final = 0.5
"""Weight of other readings beside a word that may be a misprint in the archive."""

MOST_OFFERED: Final = 5

_FUNCTION_WORDS: Final = sorted(word for word in FUNCTION_WORDS if len(word) > 2)


@dataclass(frozen=True, slots=True)
class Reread:
    """How a word is read: its choices, most likely first, including the word itself if the archive has it.

    No choices means that the word is absent. `likeliest` is the word itself unless it was corrected. `offered` are
    suggestions, most likely first. With `asks_nothing` it is a misspelt function word and is ignored. With `is_guessed`
    the word is kept, and several readings are searched too.
    """

    choices: tuple[Alternative, ...]
    likeliest: str
    offered: tuple[str, ...] = ()
    asks_nothing: bool = False
    is_guessed: bool = False


class Doubt(Enum):
    """Why a word is doubtful, and how it is treated."""

    MENDED = auto()
    """Not a word: it is corrected."""
    NAMED = auto()
    """Capitalised like a name: it is corrected to a name in the archive one edit away, if there is one."""
    OFFERED = auto()
    """A word, name or number: it is kept, and suggestions are offered."""
    MISPRINTED = auto()
    """In few articles and in no dictionary: other readings are searched too."""


class Corrector:
    """Corrects the plain words of one query. `fetch` loads the postings of roots into `by_root`."""

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
        """Return the reading of each folded word of `words`, in order, that is not simply itself."""
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
        """Return the doubtful words by position, with the reason."""
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
        """Return the positions of rare words, and of adjacent words with low co-occurrence."""
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
        is_unknown = self._is_unknown(word)
        guesses = self._lexicon.guesses(folded, far=is_unknown)
        guessed = [each for guess in guesses if (each := _candidate(guess)).root not in elsewhere]
        if is_unknown:
            found = guessed if alone else self._with_function_words(folded, guessed)
        else:
            itself = Candidate(folded, root, 0.0, self._lexicon.frequency(folded))
            found = [itself, *(each for each in guessed if each.cost <= SLIP_BOUND)]
        by_root: dict[str, Candidate] = {}
        for candidate in found:
            by_root.setdefault(candidate.root, candidate)
        return Slot(place, folded, tuple(by_root.values())[:MOST_CANDIDATES])

    def _with_function_words(self, typed: str, guessed: list[Candidate]) -> list[Candidate]:
        """Return `guessed`, preceded by the function word that `typed` may be, if any."""
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
        """Return the readings, most likely first, that an unknown word is corrected to."""
        if doubt is Doubt.NAMED:
            near = [each for each in meant if OSA.distance(typed, each[1].word) == 1]
            return [each for each in near if self._printed.is_name(each[1].word)][:1]
        near = [each for each in meant if _is_near(typed, each[1])]
        if not near or near[0] != meant[0] or (len(meant) > 1 and meant[0][0] - meant[1][0] < FAR_LIKELIER):
            return []
        return near


def _unread(slot: Slot, ranked: Sequence[tuple[float, Candidate]], offered: tuple[str, ...]) -> Reread:
    """Return an uncorrected word; for one in the archive, only suggestions about as likely as itself are kept."""
    itself = next((candidate for candidate in slot.candidates if candidate.word == slot.typed), None)
    if itself is None:
        return Reread((), slot.typed, offered)
    best = ranked[0][0]
    likely = {each.word for value, each in ranked if math.exp((value - best) / TEMPERATURE) >= WORTH_ASKING}
    worth_asking = tuple(word for word in offered if word in likely)
    return Reread((Alternative(itself.root, itself.word),), slot.typed, worth_asking)


def _doubt(word: Word, *, shouted: bool) -> Doubt:
    """Return how to treat a word that no article has."""
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
    return edits(typed, candidate.word) <= most and candidate.cost <= dearest


def _candidate(guess: Guess) -> Candidate:
    return Candidate(guess.word, term_of_word(guess.word)[0] or guess.word, guess.cost, guess.frequency)


def _choices(meant: Sequence[tuple[float, Candidate]], first: str = "") -> tuple[Alternative, ...]:
    """Return the readings `meant` with weights from their log-likelihoods; `first`, if given, has weight 1."""
    if not meant:
        return ()
    best = meant[0][0]
    weighed = [(math.exp((value - best) / TEMPERATURE), candidate) for value, candidate in meant[:MOST_CHOICES]]
    if first:
        weighed = [(1.0 if each.word == first else weight * BESIDE_MISPRINT, each) for weight, each in weighed]
        weighed.sort(key=lambda pair: -pair[0])
    return tuple(Alternative(each.root, each.word, weight) for weight, each in weighed if weight >= LEAST_WEIGHT)
