"""Show, and delete without a trace, what is held of a guild or of a person."""

from __future__ import annotations

import asyncio
import base64
import json
from contextlib import aclosing
from typing import TYPE_CHECKING, Any, Final

from bot.archive.sqlite.connection.checksums import COLUMN, is_sound, sound_rows
from bot.archive.sqlite.connection.schema import expire_copies
from bot.archive.sqlite.connection.times import from_time, to_time
from bot.archive.sqlite.maintenance.data_inventory import HOLDINGS
from bot.archive.sqlite.maintenance.deletion import Deletion, going
from bot.articles import SHARED
from bot.errors import ArchiveBusyError
from bot.runtime import background

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Collection, Mapping
    from datetime import datetime
    from sqlite3 import Row

    from bot.archive.sqlite.connection.database import Database
    from bot.archive.sqlite.index.background_merge import BackgroundMerger
    from bot.runtime import Clock

_READING: Final = 120.0
_AT_ONCE: Final = 500
_TRACES: Final = "traces-left"


class SqliteHoldings:
    """What a database holds of whom."""

    def __init__(self, database: Database, merger: BackgroundMerger, clock: Clock) -> None:
        self._clock = clock
        self._database = database
        self._merger = merger
        self._turn = asyncio.Lock()

    async def guilds(self) -> frozenset[int]:
        """Return the guilds of which anything is held."""
        places = [name for name, held in HOLDINGS.items() if held.of_guild == "guild = :guild"]
        statement = " UNION ".join(f'SELECT guild FROM "{name}"' for name in places)  # noqa: S608 (our own names)
        async with self._database.read(_READING) as connection:
            rows = await connection.execute_fetchall(statement)
        return frozenset(guild for (guild,) in rows if guild != SHARED.guild)

    async def of_guild(self, guild: int) -> AsyncGenerator[tuple[str, dict[str, Any]]]:
        """Yield every row held of `guild`, as its table and its columns; bytes are in base64."""
        tables = {name: held.of_guild for name, held in HOLDINGS.items() if held.of_guild and not held.derived}
        async with aclosing(self._rows(tables, {"guild": _own(guild)})) as rows:
            async for row in rows:
                yield row

    async def of_person(self, person: int) -> AsyncGenerator[tuple[str, dict[str, Any]]]:
        """Yield every row that names `person`, likewise."""
        tables = {
            name: " OR ".join(f"{column} = :person" for column in held.people)
            for name, held in HOLDINGS.items()
            if held.people
        }
        async with aclosing(self._rows(tables, {"person": person})) as rows:
            async for row in rows:
                yield row

    async def _rows(
        self, tables: Mapping[str, str], whose: Mapping[str, int]
    ) -> AsyncGenerator[tuple[str, dict[str, Any]]]:
        async with self._database.read(_READING) as connection:
            for name, condition in tables.items():
                statement = f'SELECT * FROM "{name}" WHERE {condition}'  # noqa: S608 (our own names and conditions)
                async with connection.execute(statement, whose) as cursor:
                    while rows := await cursor.fetchmany(_AT_ONCE):
                        for row in rows:
                            yield name, _shown(row)

    async def forget_guilds(self, guilds: Collection[int]) -> int:
        """Delete all that is held of `guilds`, without a trace in the database's files; return how many rows.

        Numbers of their articles and digests begin again at 1. Where nothing is held, only `finish_forgetting` takes
        the traces of what once was: nobody can have the file written anew at will. Raises ArchiveFullError or
        ArchiveBusyError where the traces cannot be taken now: the rows are gone then, and `finish_forgetting` takes
        the traces later.
        """
        for guild in guilds:
            _own(guild)
        async with self._turn:
            deleted = await self._delete(guilds)
            if deleted:
                await self._take_traces()
        return deleted

    async def _delete(self, guilds: Collection[int]) -> int:
        # A merge would write again what it has read.
        async with self._merger.paused():
            await self._note_traces()
            return sum([await Deletion(self._database, guild, self._clock.now()).run() for guild in guilds])

    async def forget_person(self, person: int) -> int:
        """Take the id of `person` out of every row, likewise; return out of how many."""
        changed = 0
        async with self._turn:
            await self._note_traces()
            async with self._database.write() as connection:
                for name, held in HOLDINGS.items():
                    for column, instead in held.people.items():
                        *taken, own = _forgetting(name, column)
                        for statement in taken:
                            await connection.execute(statement, {"person": person})
                        done = await connection.execute(own, {"person": person, "instead": instead})
                        changed += done.rowcount
            if changed:
                await self._take_traces()
        return changed

    async def _note_traces(self) -> None:
        async with self._database.write() as connection:
            await connection.execute("INSERT OR REPLACE INTO note (name, value) VALUES (?, '')", (_TRACES,))

    async def is_cut_off(self) -> bool:
        """Tell whether the deletion of a guild has begun and not ended."""
        async with self._database.read() as connection:
            return bool(await going(connection))

    async def finish_forgetting(self) -> bool:
        """End deletions that were cut off, and take the traces of deleted rows out of the files where there are any.

        Tell whether there were. Where somebody else has the database open for long, who writes waits for it.
        """
        async with self._turn:
            async with self._database.read() as connection:
                begun = await going(connection)
                if not begun and not await connection.execute_fetchall("SELECT 1 FROM note WHERE name = ?", (_TRACES,)):
                    return False
            if begun:
                await self._delete(begun)
            try:
                await self._take_traces()
            except ArchiveBusyError:
                await self._take_traces(in_place=True)
        return True

    async def _take_traces(self, *, in_place: bool = False) -> None:
        # Rows were overwritten as they were deleted. What SQLite left of them where they lay before goes now.
        await self._database.write_anew(in_place=in_place)
        async with self._database.write() as connection:
            await connection.execute("DELETE FROM note WHERE name = ?", (_TRACES,))

    async def depart(self, guilds: Collection[int], now: datetime) -> None:
        """Note that the bot has left `guilds`; one that is noted already keeps its time."""
        async with self._database.write() as connection:
            await connection.executemany(
                "INSERT OR IGNORE INTO departure (guild, left_at) VALUES (?, ?)",
                [(_own(guild), from_time(now)) for guild in guilds],
            )

    async def stay(self, guilds: Collection[int]) -> int:
        """Take such notes back, and return how many there were."""
        async with self._database.write() as connection:
            deleted = await connection.execute(
                "DELETE FROM departure WHERE guild IN (SELECT value FROM json_each(?))", (json.dumps(list(guilds)),)
            )
            return deleted.rowcount

    async def departed(self) -> dict[int, datetime]:
        """Return the guilds that the bot has left, and when."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                f"SELECT guild, left_at, {is_sound('departure')} AS sound FROM departure"  # noqa: S608
            )
        return {guild: to_time(left_at) for guild, left_at, _ in sound_rows("departure", rows)}

    async def expire_copies(self, before: datetime) -> int:
        """Delete the copies that updates of the schema took before that moment, and return how many."""
        return await background.run(expire_copies, self._database.path, before)


def _forgetting(name: str, column: str) -> list[str]:
    """Return the statements that take a person out of a column; the last is that of the table itself."""
    held = HOLDINGS[name]
    if column not in held.goes_with:
        return [f'UPDATE "{name}" SET {column} = :instead WHERE {column} = :person']  # noqa: S608 (our own names)
    theirs = f'FROM "{name}" WHERE {column} = :person'
    taken = [
        f'DELETE FROM "{table}" WHERE (guild, {number}) IN (SELECT guild, number {theirs})'  # noqa: S608
        for table, number in held.takes.items()
    ]
    return [*taken, f"DELETE {theirs}"]


def _own(guild: int) -> int:
    if guild == SHARED.guild:
        raise ValueError("the shared archive is nobody's to delete")
    return guild


def _shown(row: Row) -> dict[str, Any]:
    return {
        column: base64.b64encode(row[column]).decode() if isinstance(row[column], bytes) else row[column]
        for column in row.keys()  # noqa: SIM118 (a row is no mapping: iterating it gives values)
        if column != COLUMN
    }
