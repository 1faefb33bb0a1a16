"""Spelling variants: one word for two, two for one, and names in the other script that the archive glosses."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bot.archive import Field
from bot.search.analysis.analyser import name_words, term_of_word
from bot.search.analysis.cjk import fold_run, pairs
from bot.search.query.language import Phrase, Word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bot.archive import Snapshot
    from bot.search.spelling.lexicon import Lexicon

SHORTEST_PART: Final = 3
MOST_SPLITS: Final = 2
MOST_NAMES: Final = 8


@dataclass(frozen=True, slots=True)
class Relative:
    """A variant: what to search instead of, or beside, `words` (folded words, or the text of a phrase).

    With `also` it is a different name, and people are told that it was searched too.
    """

    words: tuple[str, ...]
    instead: Word | Phrase
    also: bool = False
    is_likeliest: bool = True


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


def other_names(snapshot: Snapshot, asked: Sequence[Word | Phrase]) -> list[Relative]:
    """Return other names of the people in the query, if glosses in the archive link the names."""
    words = [_name_word(one) for one in asked]
    named = _names(snapshot, words)
    if not named:
        return []
    chinese = {_halves(name)[1] for name in named}
    tied = _names(snapshot, [fold_run(name) for name in chinese if name])
    found: dict[Relative, None] = {}
    for name in named:
        mine = _called_in(name, words)
        for other in tied:
            if mine and _halves(other)[1] == _halves(name)[1]:
                for instead in _as_phrases(other):
                    if phrase_text(instead) not in mine and not {w for _, w in instead.terms} <= set(mine):
                        found[Relative(mine, instead, also=True)] = None
    return list(found)[:MOST_NAMES]


def _name_word(asked: Word | Phrase) -> str:
    return phrase_text(asked) if isinstance(asked, Phrase) else asked.term[1]


def phrase_text(phrase: Phrase) -> str:
    """Return the folded text of a phrase; a Chinese name is one word."""
    return fold_run("".join(phrase.asked.split())) if phrase.loose else " ".join(word for _, word in phrase.terms)


def _names(snapshot: Snapshot, words: Iterable[str]) -> list[str]:
    found = snapshot.postings([Field.NAME], list(dict.fromkeys(words)))
    return list(dict.fromkeys(posting.word for posting in found))


def _halves(name: str) -> tuple[str, str]:
    latin, _, chinese = name.partition("|")
    return latin, chinese


def _called_in(name: str, words: Sequence[str]) -> tuple[str, ...]:
    """Return those of `words` that match `name` in one of its scripts; all words of the name must be there."""
    latin, chinese = _halves(name)
    if fold_run(chinese) in words:
        return (fold_run(chinese),)
    parts = name_words(latin)
    return parts if parts and set(parts) <= set(words) else ()


def _as_phrases(name: str) -> Iterable[Phrase]:
    latin, chinese = _halves(name)
    run = fold_run(chinese)
    if len(run) > 1:
        yield Phrase(chinese, tuple((pair, pair) for pair in pairs(run)[:-1]), loose=True)
    parts = name_words(latin)
    if len(parts) > 1:
        yield Phrase(latin, tuple(term_of_word(part) for part in parts))
