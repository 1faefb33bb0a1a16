"""Names that people tie: of a server for that server alone, of the shared archive for everybody."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.archive import ASIDE_FOR, AliasState
from bot.archive import LONGEST_ALIAS_NAME as LONGEST_NAME
from bot.archive import MOST_ALIAS_NAMES as MOST_NAMES
from bot.articles import SHARED, scopes_of
from bot.errors import UsageError
from bot.search import count_articles, name_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.archive import Archive, StoredAlias
    from bot.runtime import Clock

WIDESPREAD: Final = 10
"""A name in more articles is asked about before it is tied: whoever looks for the others finds all of those."""

LONGEST_TYPED: Final = 1_000
_SIGN: Final = re.compile("[=＝]")
_QUOTES: Final = "\"'“”‘’「」『』《》`*_ "


@dataclass(frozen=True, slots=True)
class Spread:
    """A name, and in how many articles it stands."""

    name: str
    articles: int


@dataclass(frozen=True, slots=True)
class Proposed:
    """An alias that is in use, or that waits for an answer because some of its names are `widespread`."""

    alias: StoredAlias
    widespread: tuple[Spread, ...] = ()


class Aliases:
    """The aliases of servers (and of the shared archive, guild 0)."""

    def __init__(self, archive: Archive, clock: Clock) -> None:
        self._archive = archive
        self._store = archive.aliases
        self._clock = clock

    async def of_guild(self, guild: int) -> tuple[StoredAlias, ...]:
        """Return the aliases of a server, the oldest first."""
        return await self._store.aliases(guild)

    async def propose(self, guild: int, typed: str) -> Proposed:
        """Tie the names in "A = B = C", or have them wait for an answer where one is in more than ten articles.

        Raises UsageError for what is no alias, or where there are as many as may be.
        """
        names = read_names(typed)
        spread = [Spread(name, await self._count(guild, name)) for name in names]
        widespread = tuple(one for one in spread if one.articles > WIDESPREAD)
        if widespread:
            return Proposed(await self._store.ask(guild, names, self._clock.now()), widespread)
        return Proposed(await self.add(guild, names))

    async def confirm(self, guild: int, number: int) -> StoredAlias:
        """Tie the names that waited for an answer. Raises UsageError where they wait no more."""
        return await self._take(guild, number, AliasState.ASKED)

    async def add(self, guild: int, names: Sequence[str]) -> StoredAlias:
        """Tie names, together with those that are tied to one of them already.

        Raises UsageError where that is more than may be.
        """
        joined = dict.fromkeys(map(name_words, names))
        printed = {name_words(name): name for name in names}
        taken_in: list[int] = []
        for alias in await self._store.aliases(guild):
            held = {name_words(name): name for name in alias.names}
            if not joined.keys().isdisjoint(held):
                taken_in.append(alias.number)
                printed = held | printed
                joined = dict.fromkeys(held) | joined
        if len(joined) > MOST_NAMES:
            raise UsageError("alias-names", most=MOST_NAMES)
        return await self._store.add(guild, [printed[key] for key in joined], self._clock.now(), instead_of=taken_in)

    async def remove(self, guild: int, name: str) -> tuple[StoredAlias, datetime]:
        """Untie the names that `name` is tied to; return them, and until when they can be tied again.

        Raises UsageError where it is tied to none.
        """
        key, now = name_words(_cleaned(name)), self._clock.now()
        for alias in await self._store.aliases(guild):
            if key in map(name_words, alias.names) and await self._store.remove(guild, alias.number, now):
                return alias, now + ASIDE_FOR
        raise UsageError("alias-unknown", name=name.strip()[:LONGEST_NAME] or "?")

    async def restore(self, guild: int, number: int) -> StoredAlias:
        """Tie names again that were untied less than a day ago. Raises UsageError."""
        return await self._take(guild, number, AliasState.REMOVED)

    async def _take(self, guild: int, number: int, state: AliasState) -> StoredAlias:
        waiting = await self._store.aside(guild, number, state, self._clock.now())
        if waiting is None:
            raise UsageError("alias-too-late")
        alias = await self.add(guild, waiting.names)
        await self._store.forget(guild, number)
        return alias

    async def _count(self, guild: int, name: str) -> int:
        scopes = scopes_of(guild) if guild else (SHARED,)
        return await count_articles(self._archive.terms, scopes, name)


def read_names(typed: str) -> tuple[str, ...]:
    """Return the names in "A = B = C". Raises UsageError for what is no alias: two to eight different names."""
    names = [_cleaned(name) for name in _SIGN.split(typed[:LONGEST_TYPED])]
    different = {key: name for name in reversed(names) if (key := name_words(name))}
    if len(names) < 2 or len(different) < len(names):
        raise UsageError("alias-what" if len(names) < 2 or not all(map(name_words, names)) else "alias-same")
    if any(len(name) > LONGEST_NAME for name in names):
        raise UsageError("alias-long", most=LONGEST_NAME)
    if len(names) > MOST_NAMES:
        raise UsageError("alias-names", most=MOST_NAMES)
    return tuple(names)


def _cleaned(name: str) -> str:
    return " ".join(name.split()).strip(_QUOTES)
