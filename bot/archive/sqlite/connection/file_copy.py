"""A second file of a database: made without free space beside whoever writes, and brought up to what they wrote."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from bot.archive.sqlite.connection.connections import Interrupter, Link, connect
from bot.archive.sqlite.connection.files import make_private
from bot.errors import ArchiveError
from bot.runtime import WorkerThreads, finish

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import aiosqlite

    from bot.archive.sqlite.connection.change_log import Keys, Table

_VERY_LONG: Final = 86_400.0

waiting_for_the_disk: Final = WorkerThreads("changing files", 1)
"""A thread that is always free: writers wait for what it does."""


class FileCopy:
    """A copy of the database in `source` in a file of its own, `target`, that nobody else opens."""

    def __init__(self, source: Path, target: Path, tables: Sequence[Table]) -> None:
        self._source = source
        self._target = target
        self._tables = {table.name: table for table in tables}
        self._link: Link | None = None
        self._triggers: list[str] = []
        self._interrupter: Interrupter | None = None
        self._stopped = False

    async def make(self) -> None:
        """Write all that is committed now, in SQLite's own way, and see it on the disk. Reads for as long as it takes.

        Raises ArchiveFullError where there is no room.
        """
        await waiting_for_the_disk.run(make_private, self._target)
        link = await connect(f"{self._source.resolve().as_uri()}?mode=ro")
        self._interrupter = Interrupter(link, _VERY_LONG)
        try:
            self._require_going_on()
            await link.connection.execute("VACUUM INTO ?", (str(self._target),))
        except BaseException:
            self._interrupter.strike()
            raise
        finally:
            await finish(link.connection.close())
            self._interrupter.end()
        await waiting_for_the_disk.run(self._sync)
        await waiting_for_the_disk.run(self._take_rights)

    def _require_going_on(self) -> None:
        if self._stopped:
            raise ArchiveError("archive-closed")

    def stop(self) -> None:
        """Break off `make`."""
        self._stopped = True
        if self._interrupter is not None:
            self._interrupter.strike()

    async def open(self) -> None:
        """Open it, to bring over what was written since; nothing that goes wrong in it harms the source."""
        # Without a journal: what is killed half written is thrown away. Keys point where they do when all is over.
        link = await connect(
            f"{self._target.resolve().as_uri()}?mode=rw",
            "foreign_keys = OFF",
            "journal_mode = OFF",
            "synchronous = OFF",
        )
        self._link = link
        await link.connection.execute("ATTACH ? AS source", (f"{self._source.resolve().as_uri()}?mode=ro",))
        # What they would do has been done in the source, and is brought over.
        rows = await link.connection.execute_fetchall("SELECT name, sql FROM main.sqlite_master WHERE type = 'trigger'")
        self._triggers = [sql for _, sql in rows]
        for name, _ in rows:
            await link.connection.execute(f'DROP TRIGGER main."{name}"')

    async def bring_over(self, written: Mapping[str, Keys]) -> None:
        """Make the rows with these keys as they are in the source now: gone, where they are gone there."""
        connection = self._connection
        await connection.execute("BEGIN")
        for name, keys in written.items():
            await connection.executemany(f'DELETE FROM main."{name}" WHERE {self._where(name)}', keys)  # noqa: S608 (names of our schema)
            # A row in the way, for another key that has to be single, has been written too: it comes back as it is now.
            await connection.executemany(
                f'INSERT OR REPLACE INTO main."{name}" SELECT * FROM source."{name}" WHERE {self._where(name)}',  # noqa: S608
                keys,
            )
        # SQLite lets no trigger watch its own table of the numbers that were given out.
        await connection.execute("DELETE FROM main.sqlite_sequence")
        await connection.execute("INSERT INTO main.sqlite_sequence SELECT * FROM source.sqlite_sequence")
        await connection.execute("COMMIT")

    def _where(self, name: str) -> str:
        return " AND ".join(f'"{column}" = ?' for column in self._tables[name].key)

    async def sync(self) -> None:
        """See all that was brought over on the disk."""
        await waiting_for_the_disk.run(self._sync)

    async def close(self) -> None:
        """Finish it: from here on it can take the source's place, and `open` opens it once more."""
        connection = self._connection
        for statement in self._triggers:
            await connection.execute(statement)
        await self.leave()
        await self.sync()

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
