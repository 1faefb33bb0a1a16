"""Spelling variants: one word for two, and two for one."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bot.search.analysis.analyser import is_unspaced, name_words, term_of_word
from bot.search.analysis.cjk import fold_run
from bot.search.query.language import Phrase, Word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bot.search.spelling.lexicon import Lexicon

SHORTEST_PART: Final = 3
MOST_SPLITS: Final = 2


@dataclass(frozen=True, slots=True)
class Relative:
    """A variant: what to search instead of, or beside, `words` (folded words, or the text of a phrase).

    With `also` it is a different name, and people are told that it was searched too. `is_spelt_out` marks letters
    and the name that a text spells them out as.
    """

    words: tuple[str, ...]
    instead: Word | Phrase
    also: bool = False
    is_likeliest: bool = True
    is_spelt_out: bool = False


def joined(words: Sequence[Word], lexicon: Lexicon, read: Callable[[str], str] = str) -> list[Relative]:
    """Return compounds of two adjacent words, as `read` corrects them: "semi conductor" may be "semiconductor"."""
    found: list[Relative] = []
    for left, right in pairwise(words):
        whole = read(left.term[1]) + read(right.term[1])
        if lexicon.frequency(whole):
            found.append(Relative((left.term[1], right.term[1]), Word(whole, term_of_word(whole))))
    return found


def split(word: str, lexicon: Lexicon) -> list[Relative]:
    """Return the most likely pairs of words that `word` is made of: "vietnam" may be "viet nam"."""
    parts: list[tuple[int, str, str]] = []
    for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        left, right = word[:cut], word[cut:]
        if (first := lexicon.frequency(left)) and (second := lexicon.frequency(right)):
            parts.append((min(first, second), left, right))
    parts.sort(reverse=True)
    terms = ((left, right, term_of_word(left), term_of_word(right)) for _, left, right in parts[:MOST_SPLITS])
    return [
        Relative((word,), Phrase(f"{left} {right}", (first, second)))
        for left, right, first, second in terms
        if first[0] and second[0]
    ]


def phrase_text(phrase: Phrase) -> str:
    """Return the folded words of a phrase with spaces between; a Chinese name is one word."""
    return " ".join(name_words(phrase.asked))


def runs_of(asked: Iterable[Word | Phrase]) -> list[str]:
    """Return the folded runs of Chinese that were split into bigrams."""
    found = (fold_run(one.compound) for one in asked if isinstance(one, Word) and is_unspaced(one.compound))
    return list(dict.fromkeys(found))
