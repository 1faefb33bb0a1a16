"""The one connection that writes: whose turn it is, its log, and how it is closed for a moment and opened again."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Final

from bot.archive.sqlite.connection.connections import BUSY_TIMEOUT_MS, end
from bot.archive.sqlite.connection.file_copy import waiting_for_the_disk
from bot.archive.sqlite.connection.files import which_file
from bot.archive.sqlite.connection.turns import Patience
from bot.errors import ArchiveBusyError, ArchiveError, ArchiveReadOnlyError, DeadlineError
from bot.monitoring import HEARTBEATS, waiting
from bot.runtime import finish

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable
    from pathlib import Path
    from typing import TypeAlias

    import aiosqlite

    from bot.archive.sqlite.connection.connections import Link, Opener

    Step: TypeAlias = Callable[[aiosqlite.Connection], Awaitable[None]]

_LOG_BOUND: Final = 16 << 20


class Writer:
    """The writing connection of the database at `path`, and what opens it again."""

    def __init__(self, path: Path, link: Link, opener: Opener) -> None:
        self._path = path
        self._log = path.with_name(f"{path.name}-wal")
        self._link: Link | None = link
        self._file = which_file(path)
        self._opener = opener
        self._turn = asyncio.Lock()
        self._patience = Patience()
        self._closed = False

    @asynccontextmanager
    async def turn(self, patience: float | None, *, hurried: bool = False) -> AsyncGenerator[aiosqlite.Connection]:
        """Hold the connection, outside of a transaction.

        Who has had no turn within `patience` seconds gets a DeadlineError; None waits for as long as it takes. Only who
        is `hurried` gets it also where the file is written anew where it is.
        """
        try:
            async with asyncio.timeout(patience) if hurried else self._patience.limit(patience):
                with waiting("writes"):
                    await self._turn.acquire()
        except TimeoutError:
            raise DeadlineError("deadline") from None
        try:
            if self._closed:
                raise ArchiveReadOnlyError("archive-read-only", path=str(self._path))
            # There is none where it could not be opened again.
            link = self._link or await finish(self._open())
            self._require_its_file()
            yield link.connection
        finally:
            self._turn.release()

    async def _open(self) -> Link:
        self._link = await self._opener()
        self._file = which_file(self._path)
        return self._link

    def _require_its_file(self) -> None:
        """Raise ArchiveError where the name leads elsewhere by now: what is written would be in a file without one."""
        if which_file(self._path) != self._file:
            raise ArchiveError("archive-moved", path=str(self._path))

    async def commit(self, connection: aiosqlite.Connection) -> None:
        """End a transaction, and bring the log into the file where it has grown long.

        Raises ArchiveError where somebody has moved, deleted or replaced the file meanwhile.
        """
        await connection.execute("COMMIT")
        self._require_its_file()
        with suppress(OSError):
            if self._log.stat().st_size > _LOG_BOUND:
                await _trim(connection)

    async def trim_log(self) -> None:
        """Bring the log into the file, as far as nobody reads what is older."""
        async with self.turn(None) as connection:
            await finish(_trim(connection))

    async def away(self, last: Step, work: Callable[[], None], first: Step, patience: float) -> None:
        """Close the connection, call `work` in a thread and open it again; what is to be written meanwhile waits.

        `last` has the connection before it is closed, `first` the new one. Raises DeadlineError where who writes before
        takes longer than `patience` seconds, and what the three raise.
        """
        async with self.turn(patience) as connection:
            await finish(self._away(connection, last, work, first))

    async def _away(self, connection: aiosqlite.Connection, last: Step, work: Callable[[], None], first: Step) -> None:
        await last(connection)
        self._link = None
        try:
            await end(connection)
            await waiting_for_the_disk.run(work)
        finally:
            await first((await self._open()).connection)

    async def write_in_place(self) -> None:
        """Have SQLite write the file anew where it is; nobody's patience runs out meanwhile.

        Raises ArchiveBusyError where somebody reads for so long that the log cannot be emptied.
        """
        with self._patience.paused(), HEARTBEATS.holding_up():
            async with self.turn(None) as connection:
                await finish(_fetch(connection, "VACUUM"))
                ((is_busy, *_),) = await finish(_fetch(connection, "PRAGMA wal_checkpoint(TRUNCATE)"))
        if is_busy:
            raise ArchiveBusyError("traces-later")

    async def close(self) -> None:
        """Wait for the write under way, empty the log and close. May be called twice."""
        async with self._turn:
            self._closed = True
            link, self._link = self._link, None
            if link is not None:
                try:
                    await _trim(link.connection)
                finally:
                    await end(link.connection)


async def _fetch(connection: aiosqlite.Connection, statement: str) -> list[sqlite3.Row]:
    return list(await connection.execute_fetchall(statement))


async def _trim(connection: aiosqlite.Connection) -> None:
    # What was committed is safe in the log; a checkpoint that cannot run now (a long read, a full disk) runs later, and
    # nobody waits for the end of that read.
    with suppress(sqlite3.Error):
        await connection.execute("PRAGMA busy_timeout = 0")
        await connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    await connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
