"""The other names of an author: by bylines in two scripts, glosses, aliases, and by sound."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from bot.archive import Field
from bot.search.analysis.analyser import is_unspaced, name_words, names_tied_by
from bot.search.analysis.cjk import simplify
from bot.search.interpretation.romanised import sounds_of, spellings_of
from bot.search.interpretation.ties import Ties
from bot.search.query.filters import postings_of_name
from bot.search.romanisation.readings import readings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.archive import Snapshot
    from bot.search.interpretation.romanised import Sounds
    from bot.search.query.language import FieldValue

MOST_NAMES: Final = 8
MOST_READ: Final = 20_000
"""Chinese names of authors of one segment that are compared by their sound."""

_FIRST_HAN: Final = "\u3400"


def name_authors(snapshot: Snapshot, values: Sequence[FieldValue], *, by_sound: bool) -> tuple[FieldValue, ...]:
    """Return `values` with the other names, as somebody bears them, of those who are named as authors.

    What is excluded stays as it was typed: nobody is left out under another name.
    """
    if not any(value.name == "author" and not value.excluded for value in values):
        return tuple(values)
    ties = Ties(snapshot, (Field.NAME, Field.AUTHOR))
    return tuple(
        replace(value, others=_others(snapshot, ties, value.value, by_sound=by_sound))
        if value.name == "author" and not value.excluded
        else value
        for value in values
    )


def _others(snapshot: Snapshot, ties: Ties, name: str, *, by_sound: bool) -> tuple[str, ...]:
    found = dict.fromkeys(ties.others(name))
    if by_sound:
        heard = list(_in_chinese(snapshot, name)) if not is_unspaced(name) else list(spellings_of(name))
        found |= dict.fromkeys(heard)
        found |= dict.fromkeys(other for one in heard for other in ties.others(one))
    mine = set(name_words(name))
    borne = (one for one in found if not set(name_words(one)) <= mine and _is_borne(snapshot, one))
    return tuple(islice(borne, MOST_NAMES))


def _is_borne(snapshot: Snapshot, name: str) -> bool:
    return bool(postings_of_name(snapshot, Field.AUTHOR, name_words(name)))


def _in_chinese(snapshot: Snapshot, name: str) -> Iterator[str]:
    """Yield the Chinese names of authors that sound like `name`, which is in Latin letters and has a family name."""
    words = name_words(name)
    ways = list(sounds_of(words)) if len(words) > 1 else []
    if not ways:
        return
    for author in _chinese_authors(snapshot):
        if any(_sounds_so(simplify(author), way) for way in ways):
            yield author


def _sounds_so(name: str, way: Sounds) -> bool:
    held = readings().syllables
    return len(name) == len(way) and all(
        not sound.isdisjoint(held.get(character, ())) for character, sound in zip(name, way, strict=True)
    )


def _chinese_authors(snapshot: Snapshot) -> Iterable[str]:
    found: dict[str, None] = {}
    for segment in snapshot.segments:
        vocabulary = segment.vocabularies.get(Field.AUTHOR)
        words = vocabulary.words if vocabulary else ()
        first = bisect_left(words, _FIRST_HAN)
        found |= dict.fromkeys(names_tied_by(name)[0] for name in words[first : first + MOST_READ])
    return found
