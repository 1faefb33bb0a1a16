"""Take the traces of deleted rows out of a database, while it is read and written.

The file stands still while a reader holds it at a moment at which the log was empty: SQLite then writes into the log
alone. What is free in it is overwritten meanwhile, in a thread. A page that somebody changed at the same time may bring
its traces back from the log: such pages are looked at once more, for which writers wait some hundredths of a second.
"""

from __future__ import annotations

import asyncio
import os
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

from bot.archive.sqlite.connections import BUSY_TIMEOUT_MS, connect_reader
from bot.archive.sqlite.pagefile import PageFile, pages_in_log
from bot.errors import ArchiveBusyError, ArchiveError
from bot.shielding import finish

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    import aiosqlite

    from bot.archive.sqlite.connections import Link

_MOST_LOOKS: Final = 6
_WAIT_MS: Final = 100
"""Milliseconds for which the writer is held up by readers of what is still in the log."""

_MOST_WAITS: Final = 60
_PAUSE: Final = 0.4
"""Seconds between two tries to empty the log, in which others write: half a minute in all."""

_ROOTS: Final = "SELECT rootpage FROM sqlite_master WHERE rootpage > 0"


class Scrubber:
    """Overwrites what no row holds.

    `turn` lends the connection that writes, `renew` makes it forget what it has read.
    """

    def __init__(
        self,
        path: Path,
        turn: Callable[[], AbstractAsyncContextManager[aiosqlite.Connection]],
        renew: Callable[[], Awaitable[None]],
    ) -> None:
        self._path = path
        self._turn = turn
        self._renew = renew
        self._descriptor: int | None = None
        self._alone = asyncio.Lock()
        self._is_stopped = False
        self.is_at_work = False

    async def scrub(self) -> None:
        """Overwrite every byte of the file that no row holds, and empty the log.

        Raises ArchiveBusyError where somebody reads for so long, or writes so much, that it cannot be done now,
        ArchiveError where the archive is closed meanwhile, and SQLite's error for a damaged file, which is not touched.
        """
        async with self._alone:
            await self._scrub()

    async def _scrub(self) -> None:
        left: set[int] | None = None
        for _ in range(_MOST_LOOKS):
            overwritten, changed = await self._look()
            left = changed & (overwritten if left is None else left & overwritten)
            async with self._emptied() as connection:
                if left:
                    left -= await self._look_at(left, connection)
            if not left:
                return
        raise self._busy()

    async def _look_at(self, pages: set[int], connection: aiosqlite.Connection) -> set[int]:
        """Overwrite what is free on some pages while the writer waits; return those that are done."""
        roots = await _roots(connection)
        done = await finish(asyncio.to_thread(PageFile(self._file()).overwrite_on, pages, roots))
        await finish(self._renewed())
        return done

    async def _look(self) -> tuple[set[int], set[int]]:
        """Overwrite what is free; return the pages on which that was done, and those that were changed meanwhile."""
        async with self._emptied():
            holder = await connect_reader(self._path)
            try:
                await holder.connection.execute("BEGIN")
                roots = await _roots(holder.connection)
                self.is_at_work = True
            except BaseException:
                await finish(holder.connection.close())
                raise
        try:
            file = PageFile(self._file())
            overwritten = await finish(asyncio.to_thread(file.overwrite, roots, self._check))
            async with self._turn():
                log = f"{self._path}-wal"
                changed = await finish(asyncio.to_thread(pages_in_log, log, file.page_size))
                # What it has read before is in its memory still, traces and all.
                await finish(self._renewed())
        finally:
            self.is_at_work = False
            await finish(_closed(holder))
        return overwritten, changed

    def _check(self) -> None:
        if self._is_stopped:
            raise ArchiveError("archive-closed")

    async def _renewed(self) -> None:
        await self._renew()

    @asynccontextmanager
    async def _emptied(self) -> AsyncGenerator[aiosqlite.Connection]:
        """Have the writer's turn at a moment at which the log is empty."""
        for _ in range(_MOST_WAITS):
            self._check()
            async with self._turn() as connection:
                if await finish(_empty_log(connection)):
                    yield connection
                    return
            await asyncio.sleep(_PAUSE)
        raise self._busy()

    def _busy(self) -> ArchiveBusyError:
        return ArchiveBusyError("traces-later")

    def _file(self) -> int:
        # Kept open until every connection is closed: to close any descriptor of a file gives up all locks that the
        # process holds on it, SQLite's too (https://sqlite.org/howtocorrupt.html, 2.2).
        if self._descriptor is None:
            self._descriptor = os.open(self._path, os.O_RDWR | os.O_CLOEXEC)
        return self._descriptor

    async def stop(self) -> None:
        """Leave off, and wait until nothing is written any more."""
        self._is_stopped = True
        async with self._alone:
            pass

    def close(self) -> None:
        """Let go of the file, after all connections of this process have."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


async def _roots(connection: aiosqlite.Connection) -> list[int]:
    return [root for (root,) in await connection.execute_fetchall(_ROOTS)]


async def _empty_log(connection: aiosqlite.Connection) -> bool:
    """Bring the log into the file and cut it off; tell whether no reader stood in the way."""
    await connection.execute_fetchall(f"PRAGMA busy_timeout = {_WAIT_MS}")
    try:
        rows = list(await connection.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)"))
    finally:
        await connection.execute_fetchall(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    return not rows[0][0]


async def _closed(link: Link) -> None:
    await link.connection.close()
