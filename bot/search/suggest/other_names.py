"""In-memory table of names that aliases, glosses and bylines link in each scope, for autocomplete."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final, TypeAlias

from bot.archive import Field
from bot.search.analysis.analyser import is_unspaced, name_words, names_tied_by
from bot.search.interpretation.romanised import places_called, spellings_of
from bot.search.romanisation.readings import readings
from bot.search.suggest.cache import ScopeTables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.archive import Archive, Snapshot
    from bot.articles import Scope, Scopes

MOST_LINKED: Final = 5_000
"""Maximum number of linked names cached per scope."""

MOST_OTHERS: Final = 8
LONGEST_TYPED: Final = 100
_FEWEST_CHARACTERS: Final = 2
_FEWEST_LETTERS: Final = 3
_DEADLINE: Final = 10.0

Linked: TypeAlias = tuple[str, str]
"""A name as folded words, and another name of the same, as printed."""


class OtherNames:
    """Caches the linked names of recently used scopes."""

    def __init__(self, archive: Archive) -> None:
        self._terms = archive.terms
        self._tables: ScopeTables[tuple[Linked, ...]] = ScopeTables(archive.articles.generation, self._read)

    def of(self, scopes: Scopes, typed: str) -> tuple[str, ...]:
        """Return up to eight other ways to type `typed`, by other names of one that it contains or starts."""
        tables = [self._tables.of(scope) or () for scope in scopes]  # the first keystroke has them loaded
        folded = " ".join(name_words(typed[:LONGEST_TYPED]))
        if len(folded) < (_FEWEST_CHARACTERS if is_unspaced(folded) else _FEWEST_LETTERS):
            return ()
        found = [*spellings_of(folded), *places_called(folded)]
        for table in tables:
            found += islice(_linked(folded, table), MOST_OTHERS)
        return tuple(dict.fromkeys(found))[:MOST_OTHERS]

    async def refresh(self, scope: Scope) -> None:
        """Reload the linked names of `scope` if they are stale."""
        await self._tables.refresh(scope)

    async def _read(self, scope: Scope) -> tuple[Linked, ...]:
        return await self._terms.look((scope,), _linked_names, deadline=_DEADLINE)


def _linked(folded: str, table: Iterable[Linked]) -> Iterator[str]:
    for name, other in table:
        if name.startswith(folded):
            yield other
        elif f" {name} " in f" {folded} " or (is_unspaced(name) and name in folded):
            yield folded.replace(name, f" {other} ")


def _linked_names(snapshot: Snapshot) -> tuple[Linked, ...]:
    readings()  # before someone types: reading them takes a while
    groups = (*snapshot.aliases(), *_glossed(snapshot))
    pairs = ((" ".join(name_words(name)), other) for names in groups for name in names for other in names)
    linked = ((name, other) for name, other in pairs if name and name != " ".join(name_words(other)))
    return tuple(islice(dict.fromkeys(linked), MOST_LINKED))


def _glossed(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    for segment in snapshot.segments:
        for field in (Field.NAME, Field.AUTHOR):
            vocabulary = segment.vocabularies.get(field)
            for printed in vocabulary.words if vocabulary else ():
                left, right = names_tied_by(printed)
                if left and right:
                    yield left, right
