"""The names of authors and sources of each scope in memory, for autocomplete."""

from __future__ import annotations

import heapq
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.archive import Field
from bot.runtime import answering
from bot.search.analysis.analyser import name_words, names_tied_by
from bot.search.interpretation.romanised import spellings_of
from bot.search.suggest.cache import ScopeTables

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.archive import Archive, Segment
    from bot.articles import Scope, Scopes

MOST_NAMES: Final = 5_000
"""Maximum number of names per kind and scope, the most common."""

LONGEST_TYPED: Final = 100
_DEADLINE: Final = 10.0


@dataclass(frozen=True, slots=True)
class _Name:
    printed: str
    words: tuple[str, ...]
    articles: int

    def fits(self, typed: Sequence[str]) -> bool:
        return all(any(word.startswith(part) for word in self.words) for part in typed)


class Names:
    """Caches the names of recently used scopes."""

    def __init__(self, archive: Archive) -> None:
        self._terms = archive.terms
        self._tables: ScopeTables[dict[Field, tuple[_Name, ...]]] = ScopeTables(archive.articles.generation, self._read)

    def matching(
        self, scopes: Scopes, field: Field, typed: str, limit: int, others: Sequence[str] = ()
    ) -> tuple[str, ...]:
        """Return names of `field` (AUTHOR or SOURCE) with words that start like `typed`, most common first.

        `others` are other ways to type it.
        """
        wanted = [name_words(one[:LONGEST_TYPED]) for one in (typed, *others)]
        counted: dict[str, int] = {}
        for scope in scopes:
            for name in (self._tables.of(scope) or {}).get(field, ()):
                if any(map(name.fits, wanted)):
                    counted[name.printed] = counted.get(name.printed, 0) + name.articles
        return tuple(heapq.nsmallest(limit, counted, key=lambda name: (-counted[name], name)))

    async def refresh(self, scope: Scope) -> None:
        """Reload the names of `scope` if they are stale."""
        await self._tables.refresh(scope)

    async def _read(self, scope: Scope) -> dict[Field, tuple[_Name, ...]]:
        async with self._terms.reading((scope,), deadline=_DEADLINE) as reader:
            return await answering.run(_names, reader.segments)


def _names(segments: Sequence[Segment]) -> dict[Field, tuple[_Name, ...]]:
    return {field: tuple(_commonest(segments, field)) for field in (Field.AUTHOR, Field.SOURCE)}


def _commonest(segments: Iterable[Segment], field: Field) -> Iterable[_Name]:
    counted: Counter[str] = Counter()
    for segment in segments:
        if vocabulary := segment.vocabularies.get(field):
            # A name may be indexed once for each of its words.
            counted.update(dict(zip(vocabulary.words, vocabulary.frequencies.tolist(), strict=True)))
    for printed in heapq.nsmallest(MOST_NAMES, counted, key=lambda name: (-counted[name], name)):
        shown = _author(printed) if field is Field.AUTHOR else printed
        spelt = (word for spelling in spellings_of(shown) for word in name_words(spelling))
        yield _Name(shown, tuple(dict.fromkeys((*name_words(printed), *spelt))), counted[printed])


def _author(printed: str) -> str:
    """Return a name of the index, "Latin|Chinese", as a query for it."""
    latin, chinese = names_tied_by(printed)
    return latin or chinese
