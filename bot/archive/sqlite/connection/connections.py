"""Connections to one database file, each with the settings its job needs."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import aiosqlite

from bot.archive.sqlite.connection.checksums import teach
from bot.archive.sqlite.connection.files import require_unchanging, which_file
from bot.archive.sqlite.connection.turns import all_of, in_turn
from bot.errors import ArchiveError
from bot.runtime import finish

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable
    from pathlib import Path

BUSY_TIMEOUT_MS = 5_000
_CACHE_KIB = 16_384
_INTERRUPT_AGAIN = 0.02

Opener: TypeAlias = "Callable[[], Awaitable[Link]]"


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """A connection, and the one call to it that may come from outside its thread."""

    connection: aiosqlite.Connection
    interrupt: Callable[[], None]


async def connect(address: str, *pragmas: str) -> Link:
    """Open the database at a SQLite URI in autocommit mode: transactions begin and end where the code says so."""
    opening = _Opening(address)
    connection = aiosqlite.Connection(opening, 1_000)
    try:
        await finish(_started(connection))
        opening.check()
        for pragma in (
            f"busy_timeout = {BUSY_TIMEOUT_MS}",
            f"cache_size = -{_CACHE_KIB}",
            "foreign_keys = ON",
            *pragmas,
        ):
            await connection.execute_fetchall(f"PRAGMA {pragma}")
    except BaseException:
        await end(connection)
        raise
    return Link(connection, opening.opened[0].interrupt)


async def end(connection: aiosqlite.Connection) -> None:
    """Close a connection at once, however it stands: also where whoever ends the program cancels every task."""
    try:
        _ = connection.in_transaction
    except ValueError:
        return  # it never opened, or is closed already
    stopping: Any = connection
    if (stopped := stopping.stop()) is not None:
        with suppress(sqlite3.Error):
            await finish(stopped)


class _Opening:
    """Opens a connection in aiosqlite's thread.

    When opening raises there, aiosqlite leaves its thread behind, which may then find the event loop closed. So a
    connection that cannot be opened becomes one to nothing, which can be closed like any other.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self.opened: list[sqlite3.Connection] = []
        self.failure: sqlite3.Error | None = None

    def __call__(self) -> sqlite3.Connection:
        try:
            connection = sqlite3.connect(self._address, uri=True, isolation_level=None)
        except sqlite3.Error as error:
            self.failure = error
            return sqlite3.connect(":memory:")
        connection.row_factory = sqlite3.Row
        teach(connection)
        self.opened.append(connection)
        return connection

    def check(self) -> None:
        """Raise what opening raised."""
        if self.failure is not None:
            raise self.failure


async def connect_writer(path: Path) -> Link:
    """Open the connection that writes, and create the file where there is none.

    FULL, because NORMAL may lose the last commits when the power fails. What is deleted is overwritten at once.
    """
    return await connect(_address(path, "mode=rwc"), "journal_mode = WAL", "synchronous = FULL", "secure_delete = ON")


async def connect_reader(path: Path) -> Link:
    """Open a connection that cannot write; on a read-only medium without the log that SQLite would need to write.

    Raises what `require_unchanging` raises.
    """
    while True:
        expected = which_file(path)
        link = await _connect_to(path)
        # Opened, but not read yet, it holds no lock: the file may have been changed for a new one meanwhile.
        if which_file(path) == expected:
            return link
        await end(link.connection)


async def _connect_to(path: Path) -> Link:
    try:
        return await _connect_checked(_address(path, "mode=ro"))
    except sqlite3.OperationalError as error:
        require_unchanging(path, error)
    return await _connect_checked(_address(path, "mode=ro&immutable=1"))


async def _connect_checked(address: str) -> Link:
    link = await connect(address, "query_only = ON")
    try:
        # To its end: a statement with a row left would hold the connection at this moment of the archive for good.
        await link.connection.execute_fetchall("SELECT 1 FROM sqlite_master LIMIT 1")
    except BaseException:
        await end(link.connection)
        raise
    return link


def _address(path: Path, options: str) -> str:
    return f"{path.resolve().as_uri()}?{options}"


async def _started(connection: aiosqlite.Connection) -> None:
    await connection


class Interrupter:
    """Stops what runs on a connection, from a moment on until `end`.

    It strikes again and again: an interrupt reaches only a statement that is running at that moment, not one that
    still waits for the connection's thread or that is started later.
    """

    def __init__(self, link: Link, seconds: float) -> None:
        self.link = link
        self._loop = asyncio.get_running_loop()
        self._timer = self._loop.call_later(seconds, self.strike)

    def strike(self) -> None:
        """Begin at once."""
        self._timer.cancel()
        with suppress(sqlite3.ProgrammingError):  # closed meanwhile
            self.link.interrupt()
        self._timer = self._loop.call_later(_INTERRUPT_AGAIN, self.strike)

    def end(self) -> None:
        """Strike no more."""
        self._timer.cancel()


class ReaderPool:
    """A few reading connections, opened when first needed."""

    def __init__(self, opener: Opener, size: int) -> None:
        self._opener = opener
        self._size = size
        self._free = asyncio.Semaphore(size)
        self._idle: list[Link] = []
        self._lent: set[Interrupter] = set()
        self._closed = False

    @asynccontextmanager
    async def lend(self, seconds: float) -> AsyncGenerator[aiosqlite.Connection]:
        """Lend a connection for so long, inside a read transaction: all that it reads is of one moment."""
        async with in_turn(self._free):
            link = await self._take()
            interrupter = Interrupter(link, seconds)
            self._lent.add(interrupter)
            try:
                await link.connection.execute("BEGIN")
                yield link.connection
                interrupter.end()
            except BaseException:
                # Whatever still runs for the leaving task would hold the connection up for the next one.
                interrupter.strike()
                raise
            finally:
                try:
                    await finish(self._give_back(interrupter))
                finally:
                    interrupter.end()
                    if interrupter in self._lent:  # it was not given back, for that too was cancelled
                        self._lent.discard(interrupter)
                        await end(link.connection)

    async def _take(self) -> Link:
        if self._closed:
            raise ArchiveError("archive-closed")
        # Into the idle ones first: a task cancelled here must not lose a connection that nobody would ever close.
        while not self._idle:
            await finish(self._open_one())
        return self._idle.pop()

    async def _open_one(self) -> None:
        self._idle.append(await self._opener())

    async def _give_back(self, lent: Interrupter) -> None:
        try:
            await lent.link.connection.execute("ROLLBACK")
        except sqlite3.Error:
            # No transaction to end (it never began), or one that cannot be ended: a new connection is the safe one.
            await end(lent.link.connection)
        else:
            self._idle.append(lent.link)
        self._lent.discard(lent)

    @asynccontextmanager
    async def emptied(self, seconds: float | None) -> AsyncGenerator[None]:
        """Have nobody read in this context, and no connection open. Raises TimeoutError where a read lasts longer."""
        async with all_of(self._free, self._size, seconds):
            while self._idle:
                await end(self._idle.pop().connection)
            yield

    async def close(self) -> None:
        """Stop the reads under way and close every connection."""
        self._closed = True
        for interrupter in self._lent:
            interrupter.strike()
        async with self.emptied(None):
            pass
