"""The profile of a text: what it is about, as terms with weights, by which similar articles are found and judged.

A term weighs what it tells: minus the logarithm of how likely an article has it by chance. That chance is estimated
from the archive and, since small archives say little, from how common the word is in printed English.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from bot.search.analysis.analyser import LONGEST_WORD, TOKEN, fold_token, is_unspaced, term_of_word
from bot.search.analysis.cjk import fold_run
from bot.search.analysis.function_words import FUNCTION_WORDS
from bot.search.romanisation.syllables import splits
from bot.search.similar.common_words import CHINESE, CHINESE_GRAMMAR, ENGLISH, OTHER_LANGUAGES
from bot.search.spelling.language import LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.search.spelling.lexicon import Lexicon

MOST_READ: Final = 6_000
"""Characters of a text that are read."""

MOST_TERMS: Final = 120
"""Maximum number of terms of a profile, the weightiest."""

MOST_NAMES: Final = 24
"""Maximum number of names of a text of which other names are looked for."""

MOST_CHINESE_NAMES: Final = 300
"""Maximum number of parts of the Chinese of a text that are looked up as names."""

LONGEST_NAME: Final = 7
_SHORTEST_NAME: Final = 2
_PRIOR: Final = 200
"""The estimate from printed English counts as much as so many articles."""

PART_OF_NAME: Final = 0.5
"""What a part of a name tells without the rest."""

WHOLE_NAME: Final = 40.0
"""What a whole name tells that two texts share, if its parts tell nothing."""

_ARTICLE_WORDS: Final = 300
_RAREST: Final = 2e-4
_RARE_CHINESE: Final = 2e-3
_LEAST_WEIGHT: Final = 2.5
MOST_WEIGHT: Final = 6.0
_MOST_NAME_WEIGHT: Final = 8.0
_NAME_BONUS: Final = 1.2
_IN_HEADLINE: Final = 1.5
_FREQUENT: Final = 3
_SAID_ONCE: Final = {True: 0.8, False: 0.4}
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)[^\s<>\"）)]+")
_HIRAGANA: Final = re.compile("[\u3041-\u3096]")
"""Japanese grammar; names and things are written in the other characters."""

_ENDS: Final = frozenset('.!?:“"‘「『。！？：\n')
_GAPS: Final = frozenset({" ", "-", ". ", "‑"})
_HYPHENS: Final = frozenset("-‑")
_LINKS: Final = frozenset({"of", "and", "the", "for", "de"})


class Sought(NamedTuple):
    """A text to which similar articles are sought; the headline is empty if it was made up."""

    headline: str
    text: str


@dataclass(slots=True)
class TellingTerm:
    """A term of a text: how often and where it occurs, and what it tells. A name weighs more than a word."""

    root: str
    word: str
    times: int = 0
    in_headline: bool = False
    is_name: bool = False
    is_capital: bool = False
    is_lower: bool = False
    weight: float = 0.0

    @property
    def worth(self) -> float:
        """What it tells of this text: more if it is said again, or in the headline."""
        return worth_of(self.weight, self.times, in_headline=self.in_headline, is_name=self.is_name)


@dataclass(slots=True)
class Profile:
    """What a text is about. `adjacent` are pairs of roots that follow one another in it, `names` its likely names."""

    terms: dict[str, TellingTerm] = field(default_factory=dict[str, TellingTerm])
    adjacent: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    has_capitals: bool = True
    names: list[str] = field(default_factory=list[str])
    whole_names: set[tuple[str, ...]] = field(default_factory=set[tuple[str, ...]])
    other_names: list[tuple[str, ...]] = field(default_factory=list[tuple[str, ...]])
    places: set[tuple[str, ...]] = field(default_factory=set[tuple[str, ...]])

    def add_other_name(self, roots: tuple[str, ...], *, is_place: bool) -> None:
        """Note another name of something in the text, by its roots; that of a place ties nothing by itself."""
        if roots and roots not in self.other_names:
            self.other_names.append(roots)
            self.adjacent.update(pairwise(roots))
            if is_place:
                self.places.add(roots)
            for root in roots:
                self.terms.setdefault(root, TellingTerm(root, root, 1, is_name=True, weight=PART_OF_NAME))

    def norm(self, *, chinese: bool) -> float:
        """Return the length of the vector of its terms in one script."""
        return math.sqrt(sum(term.worth**2 for term in self.terms.values() if is_unspaced(term.root) == chinese))

    @property
    def best(self) -> list[TellingTerm]:
        """Its terms, the most telling first."""
        return sorted(self.terms.values(), key=lambda term: (-term.worth, term.root))


def worth_of(weight: float, times: int, *, in_headline: bool, is_name: bool) -> float:
    """Return what a term of some `weight` tells of a text that has it so many `times`."""
    seen = times + in_headline
    often = _SAID_ONCE[is_name] if seen <= 1 else (1.0 if seen < _FREQUENT else 1.2 + 0.3 * math.log(seen / _FREQUENT))
    return weight * often * (_IN_HEADLINE if in_headline else 1.0)


def profile_of(headline: str, text: str, lexicon: Lexicon, documents: int) -> Profile:
    """Return the profile of a text in an archive of so many `documents`, whose words are in `lexicon`."""
    made = Profile()
    runs: list[list[str]] = []
    text = _ADDRESS.sub(" ", text[:MOST_READ])
    for part, is_headline in ((headline, True), (text, False)):
        _read(part, made, runs, is_headline=is_headline)
    _weigh(made, lexicon, documents)
    best = {term.root: term for term in made.best[:MOST_TERMS]}
    made.terms = best
    made.names = _names(made, runs, text)
    for run in runs:
        _add_whole_name(made, run)
    return made


def _add_whole_name(made: Profile, run: Sequence[str]) -> None:
    """Note a name whose parts alone tell nothing (Kao Ming-che)."""
    roots = tuple(term_of_word(word)[0] for word in run)
    unknown = [root for root in roots if root not in made.terms]
    if len(roots) > 1 and all(roots) and len(unknown) > 1 and len(made.whole_names) < MOST_NAMES:
        made.whole_names.add(roots)
        for root, word in zip(roots, run, strict=True):
            made.terms.setdefault(root, TellingTerm(root, word, 1, is_name=True, weight=PART_OF_NAME))


def _read(text: str, made: Profile, runs: list[list[str]], *, is_headline: bool) -> None:
    run: list[str] = []
    before, end = "", 0
    for match in TOKEN.finditer(text):
        token, between, end = match[0], text[end : match.start()], match.end()
        starts = not (match.start()) or bool(_ENDS.intersection(between))
        if is_unspaced(token):
            _read_run(fold_run(token), made, is_headline=is_headline)
            before, run = "", _ended(run, runs)
            continue
        word = fold_token(token)[:LONGEST_WORD]
        root = term_of_word(word)[0] or word
        is_capital = token[0].isupper()
        if not _may_tell(word, token):
            run = run if word in _LINKS and run else _ended(run, runs)
            before = root if word in _LINKS else ""
            continue
        if is_capital and not is_headline:
            run = run if run and between in _GAPS else _ended(run, runs)
            run.append(word)
        else:
            run = _ended(run, runs)
        if before and between in _GAPS:
            made.adjacent.add((before, root))
        before = root
        if is_capital and _is_syllable(word, text, match.start(), match.end()):
            continue
        term = made.terms.setdefault(root, TellingTerm(root, word))
        term.times += 1
        term.in_headline |= is_headline
        term.is_name |= is_capital and not starts and not is_headline
        term.is_capital |= is_capital
        term.is_lower |= not is_capital
    _ended(run, runs)


def _ended(run: list[str], runs: list[list[str]]) -> list[str]:
    if len(run) > 1:
        runs.append(run)
    return []


def _read_run(run: str, made: Profile, *, is_headline: bool) -> None:
    pairs = [run[place : place + 2] for place in range(len(run) - 1)]
    made.adjacent.update(pairwise(pairs))
    for pair in pairs:
        if pair not in CHINESE and not CHINESE_GRAMMAR.intersection(pair) and not _HIRAGANA.search(pair):
            term = made.terms.setdefault(pair, TellingTerm(pair, pair))
            term.times += 1
            term.in_headline |= is_headline


def _may_tell(word: str, token: str) -> bool:
    return (
        len(word) > 1
        and token[0].isalpha()
        and word not in FUNCTION_WORDS
        and word not in ENGLISH
        and word not in OTHER_LANGUAGES
    )


@lru_cache(maxsize=20_000)
def _is_name(word: str) -> bool:
    return LANGUAGE.is_name(word)


@lru_cache(maxsize=20_000)
def _sounds_chinese(word: str) -> bool:
    return len(word) < len("zhuang") + 1 and any(len(way) == 1 for way in splits(word)) and _is_name(word)


def _is_syllable(word: str, text: str, start: int, end: int) -> bool:
    """Tell whether a capitalised word is only a part of a name (Ching-te, Kuo), which many people bear."""
    follows = text[start - 1 : start] in _HYPHENS
    is_followed = text[end : end + 1] in _HYPHENS and text[end + 1 : end + 2].isalpha()
    return follows or is_followed or _sounds_chinese(word)


def _weigh(made: Profile, lexicon: Lexicon, documents: int) -> None:
    made.has_capitals = any(term.is_capital for term in made.terms.values())
    chinese = [term for term in made.terms.values() if is_unspaced(term.root)]
    frequencies = {term.root: lexicon.frequency(term.word) for term in chinese}
    in_chinese = min(documents, 2 * max(frequencies.values(), default=0))
    for term in chinese:
        term.weight = -math.log(_chance(frequencies[term.root], in_chinese, _RARE_CHINESE))
    for term in [term for term in made.terms.values() if not is_unspaced(term.root)]:
        usual = max(1 - math.exp(-_ARTICLE_WORDS * max(LANGUAGE.share(term.word), LANGUAGE.share(term.root))), _RAREST)
        is_like_a_name = term.is_capital and not term.is_lower if made.has_capitals else True
        term.is_name |= is_like_a_name and _is_name(term.word)
        if -math.log(usual) < _LEAST_WEIGHT / 2:
            continue
        weight = -math.log(_chance(lexicon.frequency(term.word), documents, usual))
        term.weight = min(weight * _NAME_BONUS, _MOST_NAME_WEIGHT) if term.is_name else min(weight, MOST_WEIGHT)
    made.terms = {root: term for root, term in made.terms.items() if term.weight > _LEAST_WEIGHT}


def _chance(frequency: int, documents: int, usual: float) -> float:
    """Return how likely an article has a term, leaving out the two that are compared."""
    return min(1.0, (max(frequency - 2, 0) + _PRIOR * usual) / (documents + _PRIOR))


def _names(made: Profile, runs: Sequence[Sequence[str]], text: str) -> list[str]:
    found = dict.fromkeys(" ".join(run) for run in runs)
    found |= dict.fromkeys(term.word for term in made.best if term.is_name)
    return [*list(found)[:MOST_NAMES], *_chinese_names(made, text)]


def _chinese_names(made: Profile, text: str) -> Iterator[str]:
    """Yield the parts of the Chinese of a text that may be names: runs of telling characters, the weightiest first."""
    best = [term.root for term in made.best if is_unspaced(term.root)][: 2 * MOST_NAMES]
    seen: dict[str, None] = {}
    for run in {fold_run(token) for token in TOKEN.findall(text) if is_unspaced(token)}:
        for root in best:
            start = run.find(root)
            if start >= 0:
                seen |= dict.fromkeys(run[start : start + length] for length in range(_SHORTEST_NAME, LONGEST_NAME + 1))
    yield from list(seen)[:MOST_CHINESE_NAMES]
