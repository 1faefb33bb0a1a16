"""Connections for reading in a thread: one whole look at one moment of the archive, without a hop between threads.

A search asks dozens of small questions, each depending on the answers before. Through aiosqlite each would cost two
changes of thread; here they all run in one.
"""

from __future__ import annotations

import asyncio
import sqlite3
import time
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

from bot.archive.sqlite.connection.checksums import teach
from bot.archive.sqlite.connection.files import open_unchanged, require_unchanging
from bot.archive.sqlite.connection.schema import migrations
from bot.archive.sqlite.connection.turns import all_of, in_turn
from bot.errors import ArchiveError, DeadlineError
from bot.runtime import answering, finish

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine, Mapping, Sequence
    from pathlib import Path

    from bot.runtime import WorkerThreads

BUSY_TIMEOUT: Final = 5.0
_CACHE_KIB: Final = 16_384
_INSTRUCTIONS: Final = 4_000
"""SQLite looks at the clock after so many instructions of its machine: every tenth of a millisecond or so."""

_LEAST_PATIENCE: Final = 0.5
"""Seconds that even what is late may wait for a thread: it may still have something to show."""

T = TypeVar("T")


class Fetching(Protocol):
    """What the reading functions ask of a connection, be it aiosqlite's or one of this module's."""

    def execute_fetchall(self, sql: str, parameters: Any = ..., /) -> Awaitable[Any]:
        """Run a statement and return all its rows."""
        ...


class BlockingReader:
    """A connection of sqlite3 for functions that are written for aiosqlite's; nothing is ever awaited in it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    async def execute_fetchall(self, sql: str, parameters: Sequence[object] | Mapping[str, object] = ()) -> list[Any]:
        """Run a statement and return all its rows."""
        return self._connection.execute(sql, parameters).fetchall()


def run_to_completion(work: Coroutine[Any, Any, T]) -> T:
    """Run what never waits, such as a reading function over a `BlockingReader`, and return what it returns."""
    try:
        work.send(None)
    except StopIteration as ended:
        return ended.value
    work.close()
    raise AssertionError("it waits for something")


class ReadTransaction:
    """One moment of the archive, lent to one caller: use it in one thread at a time."""

    def __init__(self, connection: sqlite3.Connection, seconds: float) -> None:
        self.connection = connection
        self._end = time.monotonic() + seconds
        self._given_up = False
        connection.set_progress_handler(self._is_over, _INSTRUCTIONS)

    def _is_over(self) -> bool:
        return self._given_up or time.monotonic() > self._end

    def check(self) -> None:
        """Raise DeadlineError when the time is over."""
        if self._is_over():
            raise DeadlineError("deadline")

    def grant(self, seconds: float) -> None:
        """Allow so many seconds from now."""
        self._end = time.monotonic() + seconds

    async def run(self, work: Callable[[], T], workers: WorkerThreads = answering) -> T:
        """Run `work` in one of `workers`. When cancelled, it is given up, and its end awaited.

        Raises DeadlineError where no thread came to it in time.
        """
        patience = max(self._end - time.monotonic(), _LEAST_PATIENCE)
        running = asyncio.create_task(workers.run_within(patience, work))
        try:
            return await asyncio.shield(running)
        except asyncio.CancelledError:
            self._given_up = True
            await finish(_ended(running))
            raise


async def _ended(running: asyncio.Task[Any]) -> None:
    await asyncio.wait({running})
    if not running.cancelled():
        running.exception()  # seen, so that asyncio does not report it as forgotten


class SnapshotPool:
    """A few connections that only read, opened when first needed."""

    def __init__(self, path: Path, size: int) -> None:
        self._path = path
        self._size = size
        self._free = asyncio.Semaphore(size)
        self._idle: list[sqlite3.Connection] = []
        self._lent: set[ReadTransaction] = set()
        self._closed = False

    @asynccontextmanager
    async def lend(self, seconds: float) -> AsyncGenerator[ReadTransaction]:
        """Lend one moment of the archive for so long."""
        async with in_turn(self._free):
            if self._closed:
                raise ArchiveError("archive-closed")
            # Again and again: what this task opened, another may have taken before this one went on.
            while not self._idle:
                await finish(self._open_one())
            connection = self._idle.pop()
            moment = ReadTransaction(connection, seconds)
            self._lent.add(moment)
            try:
                connection.execute("BEGIN")
                yield moment
            finally:
                self._lent.discard(moment)
                self._give_back(connection)

    async def _open_one(self) -> None:
        # Into the idle ones first: a task cancelled here must not lose a connection that nobody would ever close.
        self._idle.append(await answering.run(open_reader, self._path))

    def _give_back(self, connection: sqlite3.Connection) -> None:
        try:
            connection.set_progress_handler(None, 0)
            connection.execute("ROLLBACK")
        except sqlite3.Error:
            # No transaction to end (it never began), or one that cannot be ended: a new connection is the safe one.
            with suppress(sqlite3.Error):
                connection.close()
        else:
            self._idle.append(connection)

    @asynccontextmanager
    async def emptied(self, seconds: float | None) -> AsyncGenerator[None]:
        """Have nobody look in this context, and no connection open. Raises TimeoutError where a look lasts longer."""
        async with all_of(self._free, self._size, seconds):
            while self._idle:
                with suppress(sqlite3.Error):
                    self._idle.pop().close()
            yield

    async def close(self) -> None:
        """Give up the looks under way and close every connection."""
        self._closed = True
        for moment in self._lent:
            moment.grant(-1)
        async with self.emptied(None):
            pass


def open_reader(path: Path) -> sqlite3.Connection:
    """Open a connection that cannot write; a file that does not exist reads as an empty archive.

    Raises what `require_unchanging` raises.
    """
    return open_unchanged(path, _open_to)


def _open_to(path: Path) -> sqlite3.Connection:
    if not path.exists() or path.stat().st_size == 0:
        return _open_empty()
    try:
        return _open(f"{path.resolve().as_uri()}?mode=ro")
    except sqlite3.OperationalError as error:
        require_unchanging(path, error)
    return _open(f"{path.resolve().as_uri()}?mode=ro&immutable=1")


def _open(address: str) -> sqlite3.Connection:
    connection = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_TIMEOUT)
    try:
        connection.row_factory = sqlite3.Row
        teach(connection)
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        connection.execute("PRAGMA query_only = ON")
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()
    except BaseException:
        connection.close()
        raise
    return connection


def _open_empty() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    teach(connection)
    for _, statements in migrations():
        connection.executescript(statements)
    connection.execute("PRAGMA query_only = ON")
    return connection
