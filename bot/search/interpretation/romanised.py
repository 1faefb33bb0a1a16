"""Match names across scripts by sound (transliteration): Lai Ching-te is 賴清德, and vice versa.

A romanised name is read as the Chinese names in the archive that sound like it. A Chinese name is spelled by the common
romanisation systems, and those spellings are searched.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, product
from typing import TYPE_CHECKING, Final

from bot.search.analysis.analyser import is_unspaced, term_of_word
from bot.search.analysis.cjk import pairs, simplify
from bot.search.interpretation.variants import Relative, phrase_text, runs_of
from bot.search.query.language import Phrase, Word
from bot.search.romanisation.places import PLACES
from bot.search.romanisation.readings import SURNAMES, readings
from bot.search.romanisation.syllables import SYLLABLES, splits, tongyong, wade_giles
from bot.search.spelling.language import LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from bot.search.query.language import Clause
    from bot.search.spelling.lexicon import Lexicon

MOST_WORDS: Final = 4
"""Maximum number of query words in one name: a family name and three syllables."""

MOST_TRIED: Final = 6
"""Maximum number of word runs that are read as names, and of readings of each."""

MOST_PAIRS: Final = 400
MOST_COUNTED: Final = 12
"""Maximum number of candidate names per spelling that are counted in the archive."""

MOST_ALIKE: Final = 3
"""A spelling that matches more names of the archive than this is ambiguous and matches none."""

FAR_RARER: Final = 3
COMMON_SHARE: Final = 0.25
LEAST_COMMON: Final = 12
"""Two characters found in more articles than this, and in a greater share of them, are a word and not a name."""

CLEARLY: Final = 2
PLACE_WEIGHT: Final = 4
_KINDS_OF_PLACES: Final = "市县省区州镇港"
_GRAMMAR: Final = frozenset("于与以也的了是在和有不为这那他她我你之其被把让又就而及或因从到对并但且")
"""Characters that are more often grammatical words than part of a two-character name."""

LONGEST_NAME: Final = 4
SHORTEST_NAME: Final = 2

Sounds = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class _Run:
    """Query words that may form a name: the keys they replace, the words, and whether they look like a name."""

    keys: tuple[str, ...]
    words: tuple[str, ...]
    is_marked: bool


def in_chinese(
    clauses: Sequence[Clause], lexicon: Lexicon, count: Callable[[Phrase], int], documents: int
) -> list[Relative]:
    """Return Chinese names in the archive that sound like romanised names of the query, at most three for each.

    `count` returns the number of articles with a phrase, out of `documents`.
    """
    found: list[Relative] = []
    taken: set[str] = set()
    if not lexicon.has_chinese:
        return found
    for run in _runs(clauses):
        if taken.intersection(run.keys):
            continue
        listed = [_chinese_phrase(simplify(name)) for name in PLACES.get("".join(run.words), ())]
        names = [phrase for phrase in dict.fromkeys(listed) if count(phrase)]
        if not listed:
            names = _likely([_weigh(name, run, count, documents) for name in _alike(run, lexicon)])
        if 0 < len(names) <= MOST_ALIKE:
            taken.update(run.keys)
            found += [
                Relative(run.keys, phrase, also=True, is_likeliest=not place) for place, phrase in enumerate(names)
            ]
    return found


def _weigh(name: str, run: _Run, count: Callable[[Phrase], int], documents: int) -> tuple[float, Phrase]:
    """Return a score for a candidate name by its frequency in the archive, higher if it is found as a place name."""
    phrase = _chinese_phrase(name)
    times = count(phrase)
    is_single = len(run.words) == 1
    if is_single and times and (placed := max(count(_chinese_phrase(name + kind)) for kind in _KINDS_OF_PLACES)):
        return times * (1.0 + PLACE_WEIGHT * placed), phrase
    usual = max(LEAST_COMMON, COMMON_SHARE * documents)
    is_word = len(name) == SHORTEST_NAME and (times >= usual or bool(_GRAMMAR.intersection(name)))
    least = 2 if is_single and LANGUAGE.has(run.words[0]) else 1
    return 0.0 if is_word or times < least else float(times), phrase


def _likely(weighed: Sequence[tuple[float, Phrase]]) -> list[Phrase]:
    """Return the names that are not far less likely than the best; none if that may only be two halves of words."""
    ordered = sorted((pair for pair in weighed if pair[0]), key=lambda pair: -pair[0])
    likely = [(weight, name) for weight, name in ordered if weight * FAR_RARER > ordered[0][0]]
    if len(likely) > 1 and len(likely[0][1].asked) == SHORTEST_NAME:
        # Two characters are often found by chance, within and between other words.
        likely = likely[:1] if likely[0][0] >= CLEARLY * likely[1][0] else []
    return [name for _, name in likely]


def in_latin(clauses: Sequence[Clause]) -> list[Relative]:
    """Return the romanised spellings of Chinese names in the query, as phrases to look up."""
    found: list[Relative] = []
    for clause in clauses:
        for asked in clause.alternatives:
            if not isinstance(asked, Phrase) or not is_unspaced(name := phrase_text(asked)):
                continue
            found += [Relative((name,), Word(place.title(), term_of_word(place)), also=True) for place in _placed(name)]
            if _is_name(name):
                found += [Relative((name,), phrase, also=True) for phrase in _spellings(name)]
    return [*found, *_places_inside(runs_of(one for clause in clauses for one in clause.alternatives))]


def _places_inside(runs: Sequence[str]) -> Iterator[Relative]:
    """Yield the romanised names of the places that runs of Chinese contain."""
    for latin, chinese in PLACES.items() if runs else ():
        for name in dict.fromkeys(map(simplify, chinese)):
            if any(name in run for run in runs):
                yield Relative(pairs(name)[:-1], Word(latin.title(), term_of_word(latin)), also=True)


def spellings_of(name: str) -> list[str]:
    """Return how a Chinese name of two to four characters is written in Latin letters; none for what is no name."""
    run = simplify("".join(name.split()))
    return [phrase.asked for phrase in _spellings(run)] if _is_name(run) else []


def places_called(name: str) -> list[str]:
    """Return the names in the other script of a place by its folded name."""
    return [*PLACES.get("".join(name.split()), ()), *_placed(name)]


def _placed(name: str) -> list[str]:
    """Return the romanised names of a place, each as one word."""
    return [latin for latin, chinese in PLACES.items() if name in map(simplify, chinese)]


def _is_name(run: str) -> bool:
    return (
        SHORTEST_NAME <= len(run) <= LONGEST_NAME
        and run[0] in SURNAMES
        and all(character in readings().syllables for character in run)
    )


def _runs(clauses: Sequence[Clause]) -> Iterator[_Run]:
    """Yield word runs that may be a name, longest first, at most six."""
    single = [clause.alternatives[0] if len(clause.alternatives) == 1 else None for clause in clauses]
    runs: list[_Run] = []
    for one in single:
        if isinstance(one, Phrase) and not one.loose:
            words = tuple(word for _, word in one.terms)
            if "".join(words) in PLACES or all(splits(word) for word in words):
                runs.append(_Run((phrase_text(one),), words, is_marked=True))
    for width in range(min(MOST_WORDS, len(single)), 0, -1):
        for start in range(len(single) - width + 1):
            words = [one for one in single[start : start + width] if isinstance(one, Word)]
            is_place = "".join(word.term[1] for word in words) in PLACES
            if (
                len(words) == width
                and (is_place or all(map(_may_be_part, words)))
                and not _breaks_a_compound(single, start, start + width)
            ):
                runs.append(_of_words(words))
    yield from [run for run in runs if run.is_marked or _is_named(run)][:MOST_TRIED]


def _is_named(run: _Run) -> bool:
    return "".join(run.words) in PLACES or not all(map(LANGUAGE.has, run.words))


def _may_be_part(word: Word) -> bool:
    return not word.prefix and bool(splits(word.term[1])) and (not word.is_function or word.is_capitalised)


def _breaks_a_compound(single: Sequence[Word | Phrase | None], start: int, end: int) -> bool:
    def compound(place: int) -> str:
        one = single[place] if 0 <= place < len(single) else None
        return one.compound if isinstance(one, Word) else ""

    return any(compound(place) and compound(place) == compound(place - 1) for place in (start, end))


def _of_words(words: Sequence[Word]) -> _Run:
    folded = tuple(word.term[1] for word in words)
    marked = all(word.is_capitalised or word.compound for word in words)
    ways = splits(folded[0])
    return _Run(folded, folded, is_marked=marked and (len(words) > 1 or any(len(way) > 1 for way in ways)))


def _alike(run: _Run, lexicon: Lexicon) -> list[str]:
    """Return names of two to four simplified characters whose bigrams are in the archive, most frequent first."""
    named: dict[str, int] = {}
    for sounds in islice(sounds_of(run.words), MOST_TRIED):
        named |= _names(sounds, lexicon, of_person=len(run.words) > 1)
    return sorted(named, key=lambda name: -named[name])[:MOST_COUNTED]


def sounds_of(words: Sequence[str]) -> Iterator[Sounds]:
    """Yield the readings of `words` with the family name first, then those with the family name last."""
    ways = [tuple(part for word in way for part in word) for way in product(*map(splits, words))]
    fitting = [way for way in sorted(ways, key=len) if SHORTEST_NAME <= len(way) <= LONGEST_NAME]
    yield from fitting
    if len(words) > 1:
        yield from ((way[-1], *way[:-1]) for way in fitting)


def _names(sounds: Sounds, lexicon: Lexicon, *, of_person: bool) -> dict[str, int]:
    held = readings().characters
    wanted = [frozenset("".join(held.get(syllable, "") for syllable in sorted(sound))) for sound in sounds]
    firsts = wanted[0] & SURNAMES if of_person or len(sounds) > SHORTEST_NAME else wanted[0]
    names = dict.fromkeys(sorted(firsts), 0)
    for seconds in wanted[1:]:
        grown: dict[str, int] = {}
        for name in list(names)[:MOST_PAIRS]:
            for pair, frequency in lexicon.pairs(name[-1], seconds).items():
                grown[name[:-1] + pair] = min(frequency, names[name] or frequency)
        names = dict(sorted(grown.items(), key=lambda item: -item[1])[:MOST_PAIRS])
    return names


def _chinese_phrase(name: str) -> Phrase:
    return Phrase(name, tuple((pair, pair) for pair in pairs(name)[:-1]), loose=True)


def _spellings(name: str) -> Iterable[Phrase]:
    """Yield a name in Hanyu Pinyin, Wade–Giles and Tongyong, each with the given name as one word and as syllables."""
    read = [readings().syllables[character][0] for character in name]
    if not all(syllable in SYLLABLES for syllable in read):
        return
    seen: set[tuple[str, ...]] = set()
    for system in (_as_it_is, wade_giles, tongyong):
        spelt = [system(syllable).replace("v", "u") for syllable in read]
        for words in ((spelt[0], "".join(spelt[1:])), tuple(spelt)):
            if words not in seen and len(words) > 1:
                seen.add(words)
                printed = f"{words[0].title()} {'-'.join(words[1:]).capitalize()}"
                yield Phrase(printed, tuple(term_of_word(word) for word in words))


def _as_it_is(syllable: str) -> str:
    return syllable
