"""The other names of what is named: those that texts tie by a gloss or spell out, and those that people tie as aliases.

    William Lai (賴清德)                               a gloss of an article
    Taiwan Semiconductor Manufacturing Co (TSMC)      letters that an article spells out
    賴清德 = William Lai = Lai Ching-te                an alias

Ties go both ways and from one to the next, within the scopes of a snapshot. `Ties.others` is the door for whoever has a
name; `Ties.relatives` finds names among the words of a query.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

from bot.archive import Field
from bot.search.analysis.analyser import is_unspaced, name_words, names_tied_by
from bot.search.analysis.cjk import pairs
from bot.search.interpretation.variants import Relative, phrase_text, runs_of
from bot.search.query.language import Phrase, Word, phrase_of
from bot.search.romanisation.syllables import splits
from bot.search.spelling.language import LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.archive import Snapshot

MOST_NAMES: Final = 8
"""Other names that are looked for beside one."""

MOST_MENTIONS: Final = 12
"""Names of one query of which the others are looked for."""

FURTHEST: Final = 3
"""Ties from one name to the next."""

MOST_ALIKE: Final = 3
"""A word that texts tie to more names than that tells none of them."""

SHORTEST_INSIDE: Final = 3
LONGEST_INSIDE: Final = 6
"""Characters of a glossed name that is seen inside a run of Chinese."""

_LEAST_ALONE: Final = 3
_MOST_ROOTS: Final = 400

Key: TypeAlias = tuple[str, ...]
"""The folded words of a name."""


class Ties:
    """The ties between names in one reading of the index; `fields` are those whose names tie, beside aliases."""

    def __init__(self, snapshot: Snapshot, fields: Sequence[Field] = (Field.NAME,)) -> None:
        self._snapshot = snapshot
        self._fields = fields
        self._known: set[str] = set()
        self._links: dict[Key, dict[str, None]] = {}

    @cached_property
    def _aliases(self) -> Mapping[Key, Sequence[str]]:
        return _by_name(self._snapshot.aliases())

    def others(self, name: str) -> tuple[str, ...]:
        """Return the other names of what is called `name`, as they are printed, the nearest first; eight at most."""
        return self._others(name_words(name))

    def others_of(self, names: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Return the other names of several names at once (of the first 400 words of them), of those that have any."""
        keys = {name: name_words(name) for name in names}
        self._read(word for key in keys.values() for word in key)
        found = {name: self._others(key) for name, key in keys.items() if key and self._known.issuperset(key)}
        return {name: others for name, others in found.items() if others}

    def relatives(self, asked: Sequence[Word | Phrase]) -> list[Relative]:
        """Return the other names of what `asked` names, as words or phrases to look for.

        A name may stand there in quotation marks, word by word in any order, or inside a run of Chinese.
        """
        bare = frozenset(map(_text, (one for one in asked if not _is_whole(one))))
        whole = {name_words(one.asked): phrase_text(one) for one in asked if isinstance(one, Phrase) and _is_whole(one)}
        runs = runs_of(asked)
        self._read(words_read_for(asked))
        found: dict[Relative, None] = {}
        for key, mine in self._mentioned(bare, whole, runs):
            for name in self._others(key):
                instead = phrase_of(name)
                if instead is not None and not set(name_words(name)) <= set(mine):
                    spelt = self._is_spelt_out(key, name)
                    found[Relative(mine, instead, also=True, is_spelt_out=spelt)] = None
        return list(found)

    def _mentioned(
        self, bare: frozenset[str], whole: Mapping[Key, str], runs: Sequence[str]
    ) -> list[tuple[Key, tuple[str, ...]]]:
        """Return names that are tied to others and of which all words were asked, each with what stands for it."""
        found: list[tuple[Key, tuple[str, ...]]] = []
        for key in dict.fromkeys([*self._links, *self._aliases]):
            if key in whole:
                found.append((key, (whole[key],)))
            elif key and bare.issuperset(key):
                found.append((key, key))
            elif len(key) == 1 and len(key[0]) > 1 and any(key[0] in run for run in runs):
                found.append((key, pairs(key[0])[:-1]))
        return found[:MOST_MENTIONS]

    def _others(self, start: Key) -> tuple[str, ...]:
        """Return the names that ties lead to, the nearest first."""
        seen, edge = {start}, [start]
        found: dict[Key, str] = {}
        for _ in range(FURTHEST):
            self._read(word for key in edge for word in key)
            met = {name_words(name): name for key in edge for name in self._tied(key)}
            edge = [key for key in met if key and key not in seen]
            seen.update(edge)
            found.update((key, met[key]) for key in edge)
            if not edge or len(found) >= MOST_NAMES:
                break
        return tuple(found.values())[:MOST_NAMES]

    def _tied(self, key: Key) -> Iterator[str]:
        """Yield the names that one tie leads to; who ties names by hand knows what they mean."""
        yield from self._aliases.get(key, ())
        linked = self._links.get(key, ())
        is_latin_word = len(key) == 1 and not is_unspaced(key[0])
        if not is_latin_word or len({name_words(name)[:1] for name in linked}) <= MOST_ALIKE:
            yield from filter(_stands_alone, linked)

    def _is_spelt_out(self, key: Key, name: str) -> bool:
        """Return whether one of two names is the letters that a text spells out as the other."""
        words = name_words(name)
        if name in self._aliases.get(key, ()) or any(map(is_unspaced, (*key, *words))):
            return False
        return min(len(key), len(words)) == 1 < max(len(key), len(words))

    def _read(self, words: Iterable[str]) -> None:
        """Read the names that have one of `words`, and what each is linked to."""
        wanted = [word for word in dict.fromkeys(words) if word not in self._known][:_MOST_ROOTS]
        self._known.update(wanted)
        found = self._snapshot.postings(self._fields, wanted) if wanted else ()
        for name in dict.fromkeys(posting.word for posting in found):
            left, right = names_tied_by(name)
            if left and right:
                self._links.setdefault(name_words(left), {})[right] = None
                self._links.setdefault(name_words(right), {})[left] = None


def words_read_for(asked: Sequence[Word | Phrase]) -> list[str]:
    """Return the words whose names are read to find the other names of what `asked` names."""
    whole = (name_words(one.asked) for one in asked if isinstance(one, Phrase) and _is_whole(one))
    bare = (_text(one) for one in asked if not _is_whole(one))
    return list(dict.fromkeys([*bare, *(word for key in whole for word in key), *_parts(runs_of(asked))]))


@lru_cache(maxsize=16)
def _by_name(aliases: tuple[tuple[str, ...], ...]) -> Mapping[Key, Sequence[str]]:
    """Return by each name of an alias the others; of two hundred aliases that takes 5 ms."""
    found: dict[Key, list[str]] = {}
    for names in aliases:
        for name in names:
            found.setdefault(name_words(name), []).extend(other for other in names if other != name)
    found.pop((), None)
    return found


def _stands_alone(name: str) -> bool:
    """Return whether a name says by itself who is meant: a family name (Lai) or a word (Apple) does not."""
    words = name_words(name)
    if len(words) != 1:
        return bool(words)
    (word,) = words
    if is_unspaced(word):
        return len(word) > 1
    is_syllable = any(len(way) == 1 for way in splits(word))
    return name.isupper() or (len(word) >= _LEAST_ALONE and not is_syllable and not LANGUAGE.has(word))


def _parts(runs: Iterable[str]) -> Iterator[str]:
    """Yield the parts of runs of Chinese that may be names."""
    for run in runs:
        for length in range(SHORTEST_INSIDE, LONGEST_INSIDE + 1):
            yield from (run[start : start + length] for start in range(len(run) - length + 1))


def _is_whole(asked: Word | Phrase) -> bool:
    """Tell whether words were asked as one: in quotation marks, or in one piece of two scripts."""
    return isinstance(asked, Phrase) and (not asked.loose or " " in phrase_text(asked))


def _text(asked: Word | Phrase) -> str:
    return phrase_text(asked) if isinstance(asked, Phrase) else asked.term[1]
