"""Keep aliases in SQLite."""

from __future__ import annotations

import json
import secrets
from typing import TYPE_CHECKING, Final

from bot.archive.aliases import ASIDE_FOR, MOST_ALIASES, MOST_ALIASES_OF_ALL, MOST_ASIDE, AliasState, StoredAlias
from bot.archive.model import storable
from bot.archive.sqlite.connection.checksums import is_sound, sound_rows
from bot.archive.sqlite.connection.times import from_time, to_time
from bot.errors import UsageError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime
    from sqlite3 import Row

    import aiosqlite

    from bot.archive.sqlite.connection.database import Database

_NUMBERS: Final = 10**12 - 1
_IS_SOUND: Final = is_sound("alias")
_READ: Final = f"SELECT guild, number, names, at, {_IS_SOUND} AS sound FROM alias"  # noqa: S608 (our own names)


class SqliteAliases:
    """Aliases in a database."""

    def __init__(self, database: Database, *, most: int = MOST_ALIASES, most_of_all: int = MOST_ALIASES_OF_ALL) -> None:
        self._database = database
        self._most = most
        self._most_of_all = most_of_all

    async def aliases(self, guild: int) -> tuple[StoredAlias, ...]:
        """Return the aliases of a guild that are in use, the oldest first."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                f"{_READ} WHERE guild = ? AND state = ? ORDER BY guild, at, names", (guild, AliasState.IN_USE.value)
            )
        return tuple(map(_alias, sound_rows("alias", rows)))

    async def add(
        self, guild: int, names: Sequence[str], now: datetime, *, instead_of: Collection[int] = ()
    ) -> StoredAlias:
        """Keep an alias and let go of those it takes in. Raises UsageError where there are as many as may be."""
        async with self._database.write() as connection:
            await connection.execute(
                "DELETE FROM alias WHERE guild = ? AND number IN (SELECT value FROM json_each(?))",
                (guild, json.dumps(sorted(instead_of))),
            )
            await self._require_room(connection, guild)
            return await _insert(connection, guild, names, AliasState.IN_USE, now)

    async def ask(self, guild: int, names: Sequence[str], now: datetime) -> StoredAlias:
        """Put an alias aside until somebody has answered."""
        async with self._database.write() as connection:
            return await _insert(connection, guild, names, AliasState.ASKED, now)

    async def aside(self, guild: int, number: int, state: AliasState, now: datetime) -> StoredAlias | None:
        """Return an alias that waits, or that was removed less than a day ago."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                f"{_READ} WHERE guild = ? AND number = ? AND state = ? AND at > ?",
                (guild, number, state.value, from_time(now - ASIDE_FOR)),
            )
        return next(map(_alias, sound_rows("alias", rows)), None)

    async def remove(self, guild: int, number: int, now: datetime) -> bool:
        """Put an alias aside as removed; tell whether it was in use."""
        async with self._database.write() as connection:
            removed = await connection.execute(
                "UPDATE alias SET state = ?, at = ? WHERE guild = ? AND number = ? AND state = ?",
                (AliasState.REMOVED.value, from_time(now), guild, number, AliasState.IN_USE.value),
            )
            await _tidy(connection, guild, now)
            await _mark_changed(connection, guild)
            return bool(removed.rowcount)

    async def forget(self, guild: int, number: int) -> None:
        """Let go of an alias that was put aside."""
        async with self._database.write() as connection:
            await connection.execute(
                "DELETE FROM alias WHERE guild = ? AND number = ? AND state <> ?",
                (guild, number, AliasState.IN_USE.value),
            )

    async def _require_room(self, connection: aiosqlite.Connection, guild: int) -> None:
        ((here, of_all),) = await connection.execute_fetchall(
            "SELECT count(*) FILTER (WHERE guild = ?), count(*) FILTER (WHERE guild <> 0) FROM alias WHERE state = ''",
            (guild,),
        )
        if here >= self._most:
            raise UsageError("alias-cap", most=self._most)
        if guild and of_all >= self._most_of_all:
            raise UsageError("alias-cap-all", most=self._most_of_all)


def read_aliases(connection: sqlite3.Connection, guilds: Sequence[int]) -> tuple[tuple[str, ...], ...]:
    """Return the names that the aliases of some guilds tie."""
    rows = connection.execute(
        f"{_READ} WHERE guild IN (SELECT value FROM json_each(?)) AND state = '' ORDER BY guild, at, names",  # noqa: S608
        (json.dumps(list(guilds)),),
    ).fetchall()
    return tuple(tuple(json.loads(row["names"])) for row in sound_rows("alias", rows))


async def _insert(
    connection: aiosqlite.Connection, guild: int, names: Iterable[str], state: AliasState, now: datetime
) -> StoredAlias:
    kept = tuple(map(storable, names))
    alias = StoredAlias(guild, 1 + secrets.randbelow(_NUMBERS), kept, now)
    await connection.execute(
        "INSERT INTO alias (guild, number, names, state, at) VALUES (?, ?, ?, ?, ?)",
        (guild, alias.number, json.dumps(kept, ensure_ascii=False), state.value, from_time(now)),
    )
    await _tidy(connection, guild, now)
    if state is AliasState.IN_USE:
        await _mark_changed(connection, guild)
    return alias


async def _mark_changed(connection: aiosqlite.Connection, guild: int) -> None:
    """Have what is kept in memory of a guild read again; one that has nothing yet gets a generation."""
    await connection.execute(
        "INSERT INTO scope (guild, last_number, generation) VALUES (?, 0, 1)"
        " ON CONFLICT (guild) DO UPDATE SET generation = generation + 1",
        (guild,),
    )


async def _tidy(connection: aiosqlite.Connection, guild: int, now: datetime) -> None:
    """Delete what was put aside a day ago, and of the rest all but the newest."""
    await connection.execute("DELETE FROM alias WHERE state <> '' AND at <= ?", (from_time(now - ASIDE_FOR),))
    await connection.execute(
        "DELETE FROM alias WHERE (guild, number) IN (SELECT guild, number FROM alias WHERE guild = ? AND state <> ''"
        " ORDER BY at DESC, number LIMIT -1 OFFSET ?)",
        (guild, MOST_ASIDE),
    )


def _alias(row: Row) -> StoredAlias:
    return StoredAlias(row["guild"], row["number"], tuple(json.loads(row["names"])), to_time(row["at"]))
