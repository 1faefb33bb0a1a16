"""A second file of a database: made without free space beside whoever writes, and brought up to what they wrote."""

from __future__ import annotations

import json
import os
import shutil
import time
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Final

from bot.archive.sqlite.connection.connections import Link, connect
from bot.archive.sqlite.connection.file_change import UnchangeableError
from bot.archive.sqlite.connection.files import log_of, make_private
from bot.runtime import WorkerThreads

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Mapping, Sequence
    from pathlib import Path

    import aiosqlite

    from bot.archive.sqlite.connection.change_log import Keys, Table

_OF_THE_FILE: Final = ("page_size", "auto_vacuum", "application_id", "user_version")
_FIRST_STEP: Final = 20
_MOST: Final = 50_000
_GOAL: Final = 0.2
"""Seconds that a step of copying may take."""

waiting_for_the_disk: Final = WorkerThreads("changing files", 1)
"""A thread that is always free: writers wait for what it does."""


class FileCopy:
    """A copy of the database in `source` in a file of its own, `target`, that nobody else opens."""

    def __init__(self, source: Path, target: Path, tables: Sequence[Table]) -> None:
        self._source = source
        self._target = target
        self._tables = {table.name: table for table in tables}
        self._link: Link | None = None

    async def make(self) -> None:
        """Make the file, with every table and no row."""
        await waiting_for_the_disk.run(make_private, self._target)
        await self.open()
        connection = self._connection
        for name in _OF_THE_FILE:
            ((value,),) = await connection.execute_fetchall(f"PRAGMA source.{name}")
            await connection.execute(f"PRAGMA main.{name} = {value}")
        for statement in await self._statements("table", "index"):
            await connection.execute(statement)
        await waiting_for_the_disk.run(self._take_rights)

    async def open(self) -> None:
        """Open it; nothing that goes wrong in it harms the source."""
        # Without a journal: what is killed half written is thrown away. Keys point where they do when all is over.
        self._link = await connect(
            f"{self._target.resolve().as_uri()}?mode=rw",
            "foreign_keys = OFF",
            "journal_mode = OFF",
            "synchronous = OFF",
            "temp_store = MEMORY",  # nothing is laid out in the system's temporary folder
        )
        await self._connection.execute("ATTACH ? AS source", (f"{self._source.resolve().as_uri()}?mode=ro",))
        # What they would do has been done in the source, and is brought over.
        for (name,) in await self._connection.execute_fetchall("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            await self._connection.execute(f"DROP TRIGGER main.{_quoted(name)}")

    async def _statements(self, *kinds: str) -> list[str]:
        """Return what makes the tables, indexes or triggers of the source, but for those SQLite makes by itself."""
        rows = await self._connection.execute_fetchall(
            "SELECT sql FROM source.sqlite_master WHERE type IN (SELECT value FROM json_each(?))"
            " AND sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type = 'table' DESC, rowid",
            (json.dumps(kinds),),
        )
        return [sql for (sql,) in rows]

    async def fill(self) -> AsyncGenerator[None]:
        """Copy all rows in small steps, in the order of their keys; what is written meanwhile has to be brought over.

        No step reads for long: a long read would keep SQLite's log from being emptied, and it would grow meanwhile.
        """
        for table in self._tables.values():
            last: Sequence[object] | None = None
            most = _FIRST_STEP
            while True:
                began = time.perf_counter()
                end = await self._end_of_step(table, last, most)
                await self._copy_step(table, last, end)
                yield
                if end is None:
                    break
                speed = most / max(time.perf_counter() - began, 0.001)
                last, most = end, int(min(max(_GOAL * speed, 1), _MOST, 2 * most))

    async def _end_of_step(self, table: Table, last: Sequence[object] | None, most: int) -> Sequence[object] | None:
        rows = await self._connection.execute_fetchall(
            f"SELECT {_columns(table)} FROM source.{_quoted(table.name)}{_beyond(table, last)}"  # noqa: S608 (names of our schema)
            f" ORDER BY {_columns(table)} LIMIT 1 OFFSET ?",
            (*(last or ()), most - 1),
        )
        return next((tuple(row) for row in rows), None)

    async def _copy_step(self, table: Table, last: Sequence[object] | None, end: Sequence[object] | None) -> None:
        where = _beyond(table, last)
        if end is not None:
            where += f"{' AND' if where else ' WHERE'} ({_columns(table)}) <= ({_places(table)})"
        # What was brought over before its turn is written once more.
        await self._connection.execute(
            f"{_copying(table)}{where} ORDER BY {_columns(table)}",
            (*(last or ()), *(end or ())),
        )

    async def bring_over(self, written: Mapping[str, Keys]) -> None:
        """Make the rows with these keys as they are in the source now: gone, where they are gone there."""
        async with self.moment():
            await self.bring(written)

    @asynccontextmanager
    async def moment(self) -> AsyncGenerator[None]:
        """Have a transaction that sees the source as it is now."""
        await self._connection.execute("BEGIN")
        await self._connection.execute_fetchall("SELECT 1 FROM source.sqlite_master LIMIT 1")
        yield
        await self._connection.execute("COMMIT")

    async def bring(self, written: Mapping[str, Keys]) -> None:
        """Do what `bring_over` does, in a `moment`."""
        connection = self._connection
        for name, keys in written.items():
            table = self._tables[name]
            where = f"({_columns(table)}) = ({_places(table)})"
            await connection.executemany(f"DELETE FROM main.{_quoted(name)} WHERE {where}", keys)  # noqa: S608
            # A row in the way, for another key that has to be single, has been written too: it comes back as it is now.
            await connection.executemany(
                f"{_copying(table)} WHERE {where}",
                keys,
            )
        # SQLite lets no trigger watch its own table of the numbers that were given out.
        await connection.execute("DELETE FROM main.sqlite_sequence")
        await connection.execute("INSERT INTO main.sqlite_sequence SELECT * FROM source.sqlite_sequence")

    async def compare(self) -> None:
        """Raise UnchangeableError unless there are as many rows in every table as in the source."""
        for name in self._tables:
            ((ours, theirs),) = await self._connection.execute_fetchall(
                f"SELECT (SELECT count(*) FROM main.{_quoted(name)}), (SELECT count(*) FROM source.{_quoted(name)})"  # noqa: S608
            )
            if ours != theirs:
                raise UnchangeableError(f"the copy of {name} has {ours} rows, not {theirs}")

    async def close(self) -> None:
        """Finish it: from here on it can take the source's place, unless it is opened again."""
        for statement in await self._statements("trigger"):
            await self._connection.execute(statement)
        # Whoever opens it first, once it has its place, reads it with a log. Closing empties that into the file.
        await self._connection.execute_fetchall("PRAGMA main.journal_mode = WAL")
        await self.leave()
        if await waiting_for_the_disk.run(log_of(self._target).exists):
            raise UnchangeableError("the log of the copy was not emptied")
        await self.sync()

    async def sync(self) -> None:
        """See all that was brought over on the disk."""
        await waiting_for_the_disk.run(self._sync)

    async def leave(self) -> None:
        """Close it as it is."""
        link, self._link = self._link, None
        if link is not None:
            await link.connection.close()

    @property
    def _connection(self) -> aiosqlite.Connection:
        if self._link is None:
            raise ValueError("the copy is not open")
        return self._link.connection

    def _sync(self) -> None:
        # SQLite locks nothing here that closing the file could let go of: nobody else opens the copy.
        with self._target.open("rb") as file:
            os.fsync(file.fileno())

    def _take_rights(self) -> None:
        """Let those read it who may read the source."""
        found = self._source.stat()
        shutil.copymode(self._source, self._target)
        if (found.st_uid, found.st_gid) != (os.geteuid(), os.getegid()):
            with suppress(OSError):
                os.chown(self._target, found.st_uid, found.st_gid)


def _quoted(name: str) -> str:
    return f'"{name}"'


def _copying(table: Table) -> str:
    columns = ", ".join(map(_quoted, table.columns))
    name = _quoted(table.name)
    return f"INSERT OR REPLACE INTO main.{name} ({columns}) SELECT {columns} FROM source.{name}"  # noqa: S608 (names of our schema)


def _columns(table: Table) -> str:
    return ", ".join(map(_quoted, table.key))


def _places(table: Table) -> str:
    return ", ".join("?" * len(table.key))


def _beyond(table: Table, last: Sequence[object] | None) -> str:
    return "" if last is None else f" WHERE ({_columns(table)}) > ({_places(table)})"
