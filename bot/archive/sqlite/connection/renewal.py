"""Write a database anew, without its free space and what lies in it, while others read and write.

Deleted rows leave copies in the gaps of pages, where SQLite has moved them. A file that is written from the rows alone
has none:

1. Every connection is closed for a moment, to see that this process alone has the database open. From the new writer
   on, the keys of rows that are written are noted (`ChangeLog`).
2. All rows are copied into a second file in the working folder, some at a time; the rows that were written meanwhile
   are copied again, or deleted, whenever that was done. At the end each table must have as many rows in both.
3. Every connection is closed once more: the last rows are brought over, the copy is seen on the disk, and is given the
   name of the database (`put_in_place`).

Killed at any step, the archive is the old file with its log, or the new one with none; what is in the working folder
goes at the next start.
"""

from __future__ import annotations

import asyncio
import logging
import os
from contextlib import AsyncExitStack, aclosing
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from bot.archive.sqlite.connection.change_log import ChangeLog, Table, tables_of
from bot.archive.sqlite.connection.file_change import UnchangeableError, put_in_place, require_nobody
from bot.archive.sqlite.connection.file_copy import FileCopy
from bot.archive.workroom import WorkingFolder
from bot.errors import ArchiveBusyError, ArchiveError, ArchiveReadOnlyError, DeadlineError
from bot.runtime import background, finish, in_thread

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    import aiosqlite

    from bot.archive.sqlite.connection.change_log import Keys
    from bot.archive.sqlite.connection.writer import Step

logger = logging.getLogger(__name__)

_AT_ONCE: Final = 10_000
"""Keys that are taken out of the log in one turn of the writer."""

_FEW: Final = 2_000
_BRING_EVERY: Final = 3.0
"""Seconds after which what was written meanwhile is brought over, lest it fill the memory."""

_MOST_LAST: Final = 5_000
"""Keys that are brought over while all wait: some hundredths of a second."""

_GIVE_UP: Final = 120.0
"""Seconds for which it is tried to have the database open nowhere."""

_FIRST_PAUSE: Final = 0.5
_LONGEST_PAUSE: Final = 10.0


class Renewable(Protocol):
    """What a renewal asks of a database: see `Database`."""

    path: Path

    def writers_turn(self, patience: float | None) -> AbstractAsyncContextManager[aiosqlite.Connection]:
        """Hold the writer."""
        ...

    async def trim_log(self) -> None:
        """Bring the log into the file."""
        ...

    async def away(self, last: Step, work: Callable[[], None], first: Step) -> None:
        """Close every connection, do some work, and open the writer again."""
        ...


class Renewal:
    """One writing anew of a database's file."""

    def __init__(self, database: Renewable) -> None:
        self._database = database
        self._tables: tuple[Table, ...] = ()
        self._log = ChangeLog(())
        self._stopped = False
        self._over = asyncio.Event()

    async def stop(self) -> None:
        """Give up, and wait until that is done: the database is about to be closed."""
        self._stopped = True
        await self._over.wait()

    async def run(self) -> None:
        """Write the database anew.

        Raises UnchangeableError where the file's name cannot be given to another file, ArchiveBusyError where somebody
        else has the database open or too much is written, ArchiveFullError where there is no room.
        """
        try:
            await self._run()
        except ArchiveReadOnlyError as error:  # no folder for the copy
            raise UnchangeableError(str(error)) from error
        finally:
            self._over.set()

    async def _run(self) -> None:
        try:
            await self._persist(self._begin)
            async with in_thread(WorkingFolder(self._database.path).folder("anew")) as folder:
                await self._write(folder / self._database.path.name)
        except BaseException:
            await self._end()
            raise

    async def _write(self, new: Path) -> None:
        copy = FileCopy(self._database.path, new, self._tables)
        try:
            await self._fill(copy)
            await self._persist(partial(self._compare, copy))
            await self._persist(partial(self._change, copy, new))
        finally:
            await copy.leave()

    async def _persist(self, step: Callable[[], Awaitable[None]]) -> None:
        """Try a step that needs the database for itself, until it is had or too much time has passed."""
        end, pause = asyncio.get_running_loop().time() + _GIVE_UP, _FIRST_PAUSE
        while True:
            try:
                return await step()
            except (ArchiveBusyError, DeadlineError, TimeoutError) as error:
                if self._stopped or asyncio.get_running_loop().time() > end:
                    raise ArchiveBusyError("traces-later") from error
            await asyncio.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)

    async def _begin(self) -> None:
        async def look(connection: aiosqlite.Connection) -> None:
            self._tables = await tables_of(connection)
            self._log = ChangeLog(self._tables)

        path = self._database.path
        await self._database.away(look, partial(require_nobody, path), self._log_of_new_writer)

    async def _log_of_new_writer(self, connection: aiosqlite.Connection) -> None:
        await self._log.begin(connection)

    async def _fill(self, copy: FileCopy) -> None:
        await copy.make()
        loop = asyncio.get_running_loop()
        next_turn = loop.time() + _BRING_EVERY
        async with aclosing(copy.fill()) as steps:
            async for _ in steps:
                if self._stopped:
                    raise ArchiveError("archive-closed")
                if loop.time() >= next_turn:
                    await self._bring_some(copy)
                    next_turn = loop.time() + _BRING_EVERY

    async def _bring_over(self, copy: FileCopy) -> None:
        """Bring over what was written while others go on, until few rows are left."""
        while await self._bring_some(copy) >= _FEW:
            pass

    async def _bring_some(self, copy: FileCopy) -> int:
        async with self._database.writers_turn(None) as connection:
            keys = await self._log.take(connection, _AT_ONCE)
        await copy.bring_over(keys)
        return sum(map(len, keys.values()))

    async def _compare(self, copy: FileCopy) -> None:
        await self._bring_over(copy)
        async with AsyncExitStack() as stack:
            async with self._database.writers_turn(None) as connection:
                await stack.enter_async_context(copy.moment())
                keys = await self._take_last(connection)
            await copy.bring(keys)
            await copy.compare()
        await copy.sync()

    async def _change(self, copy: FileCopy, new: Path) -> None:
        changed: list[int] = []

        def change() -> None:
            changed.append(put_in_place(new, self._database.path))

        async def first(connection: aiosqlite.Connection) -> None:
            if not changed:
                await self._log.begin(connection)
                await copy.open()

        await self._database.trim_log()
        await self._bring_over(copy)
        await copy.sync()
        try:
            await self._database.away(partial(self._bring_last, copy), change, first)
        finally:
            # Nobody waits while the system takes the old file apart.
            for old in changed:
                await finish(background.run(os.close, old))

    async def _bring_last(self, copy: FileCopy, connection: aiosqlite.Connection) -> None:
        await copy.bring_over(await self._take_last(connection))
        await copy.close()

    async def _take_last(self, connection: aiosqlite.Connection) -> Mapping[str, Keys]:
        if await self._log.size(connection) > _MOST_LAST:
            raise ArchiveBusyError("traces-later")
        return await self._log.take(connection, _MOST_LAST)

    async def _end(self) -> None:
        try:
            async with self._database.writers_turn(None) as connection:
                await self._log.end(connection)
        except ArchiveError:
            logger.debug("closed meanwhile")
