"""Delete all that is held of a guild in small steps, between which others write; one that was cut off is gone on with.

The first step notes that the guild is going and takes its articles out of the index, the next out of sight, so that
nobody meets what is half there. Only then rows go, those that point at others first. The last step takes the note away.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from bot.archive.sqlite.connection.change_log import tables_of
from bot.archive.sqlite.connection.times import from_time
from bot.archive.sqlite.index.orphans import delete_orphans
from bot.archive.sqlite.maintenance.data_inventory import GOING, HOLDINGS
from bot.articles import SHARED
from bot.errors import ArchiveBusyError

if TYPE_CHECKING:
    from datetime import datetime

    import aiosqlite

    from bot.archive.sqlite.connection.change_log import Table
    from bot.archive.sqlite.connection.database import Database

FIRST_STEP: Final = 20
"""Rows of the first step in a table, which may be whole pages; later ones have as many as `_GOAL` allows."""

_GOAL: Final = 0.1
"""Seconds for which a step may keep others from writing."""

_LEAST: Final = 10
_MOST: Final = 20_000

_NOT_IN_STEPS: Final = frozenset({"segment", "chunk", "scope", "note"})
_NOT_AT_LAST: Final = frozenset({"chunk", "tombstone"})
"""Whose rows are found by there being no segment of theirs any more, and nothing is indexed of a guild that goes."""


async def going(connection: aiosqlite.Connection) -> tuple[int, ...]:
    """Return the guilds whose deletion has begun and not ended."""
    rows = await connection.execute_fetchall(
        "SELECT substr(name, ?) FROM note WHERE name GLOB ? ORDER BY name", (len(GOING) + 1, f"{GOING}*")
    )
    return tuple(int(guild) for (guild,) in rows)


async def require_staying(connection: aiosqlite.Connection, guild: int) -> None:
    """Raise ArchiveBusyError for a guild whose deletion has begun: what came now would go with the rest."""
    if list(await connection.execute_fetchall("SELECT 1 FROM note WHERE name = ?", (f"{GOING}{guild}",))):
        raise ArchiveBusyError("being-deleted")


class Deletion:
    """The deletion of one guild. Nothing may be merged meanwhile."""

    def __init__(self, database: Database, guild: int, now: datetime) -> None:
        self._database = database
        self._guild = guild
        self._now = now

    async def run(self) -> int:
        """Delete it, or what is left of it, and return how many rows that were."""
        if not await self._is_held():  # a note of it would be the only trace
            return 0
        deleted = await self._begin()
        await self._hide()
        deleted += await delete_orphans(self._database, lambda: False)
        async with self._database.read() as connection:
            tables = {table.name: table for table in await tables_of(connection)}
        for name in HOLDINGS:
            if HOLDINGS[name].of_guild and name not in _NOT_IN_STEPS:
                deleted += await self._empty(tables[name])
        return deleted + await self._end()

    async def _is_held(self) -> bool:
        places = [
            f'EXISTS (SELECT 1 FROM "{name}" WHERE {held.of_guild})'  # noqa: S608 (our own names and conditions)
            for name, held in HOLDINGS.items()
            if held.of_guild and name not in _NOT_AT_LAST
        ]
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(f"SELECT {' OR '.join(places)}", {"guild": self._guild})
        return any(is_held for (is_held,) in rows)

    async def _begin(self) -> int:
        async with self._database.write(patience=None) as connection:
            await connection.execute(
                "INSERT OR REPLACE INTO note (name, value) VALUES (?, '')", (f"{GOING}{self._guild}",)
            )
            await _change(connection)
            return await self._delete(connection, "segment")

    async def _hide(self) -> None:
        """Take every article out of sight: from here on it is there for nobody."""
        statement = (
            "UPDATE article SET removed_at = :now, retired = 0 WHERE guild = :guild AND number IN"
            " (SELECT number FROM article WHERE guild = :guild AND (removed_at IS NULL OR retired) LIMIT :rows)"
        )
        await self._repeat(statement)

    async def _empty(self, table: Table) -> int:
        key = ", ".join(f'"{column}"' for column in table.key)
        statement = (
            f'DELETE FROM "{table.name}" WHERE ({key}) IN'  # noqa: S608 (our own names and conditions)
            f' (SELECT {key} FROM "{table.name}" WHERE {HOLDINGS[table.name].of_guild} LIMIT :rows)'
        )
        return await self._repeat(statement)

    async def _repeat(self, statement: str) -> int:
        """Run a statement for as many rows at a time as there is time for, until there are none; return how many."""
        total, most = 0, FIRST_STEP
        while True:
            async with self._database.write(patience=None) as connection:
                began = time.perf_counter()
                values = {"guild": self._guild, "now": from_time(self._now), "rows": most}
                rows = (await connection.execute(statement, values)).rowcount
                await _change(connection)
            total += rows
            if rows < most:
                return total
            speed = rows / max(time.perf_counter() - began, 0.001)
            most = int(min(max(_GOAL * speed, _LEAST), _MOST, 2 * most))

    async def _end(self) -> int:
        """Delete the few rows that are left and those that came meanwhile."""
        async with self._database.write(patience=None) as connection:
            await connection.execute("PRAGMA defer_foreign_keys = ON")
            await connection.execute("DELETE FROM note WHERE name = ?", (f"{GOING}{self._guild}",))
            # Caches go by the sum of a guild's and the shared generation, which must not be one that there was.
            await connection.execute(
                "INSERT INTO scope (guild, last_number, generation)"
                " SELECT :shared, 0, 1 + coalesce((SELECT generation FROM scope WHERE guild = :guild), 0)"
                " WHERE true ON CONFLICT (guild) DO UPDATE SET generation = generation + excluded.generation",
                {"guild": self._guild, "shared": SHARED.guild},
            )
            tables = [name for name, held in HOLDINGS.items() if held.of_guild and name not in _NOT_AT_LAST]
            return sum([await self._delete(connection, name) for name in tables])

    async def _delete(self, connection: aiosqlite.Connection, table: str) -> int:
        statement = f'DELETE FROM "{table}" WHERE {HOLDINGS[table].of_guild}'  # noqa: S608 (our own names and conditions)
        return (await connection.execute(statement, {"guild": self._guild})).rowcount


async def _change(connection: aiosqlite.Connection) -> None:
    """Have caches look again."""
    await connection.execute(
        "INSERT INTO scope (guild, last_number, generation) VALUES (?, 0, 1)"
        " ON CONFLICT (guild) DO UPDATE SET generation = generation + 1",
        (SHARED.guild,),
    )
