"""One SQLite file: a single writer behind a lock, a few readers with a deadline."""

from __future__ import annotations

import logging
import sqlite3
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from bot.archive.sqlite.connection.connections import (
    Link,
    ReaderPool,
    connect,
    connect_reader,
    connect_writer,
    end,
)
from bot.archive.sqlite.connection.errors import domain_errors
from bot.archive.sqlite.connection.file_change import UnchangeableError
from bot.archive.sqlite.connection.files import (
    forget_unfinished_restore,
    make_private,
    real_path,
    require_one_name,
)
from bot.archive.sqlite.connection.integrity import LongCheck, check_at_start, check_whole
from bot.archive.sqlite.connection.lock import WriterLock
from bot.archive.sqlite.connection.moments import SnapshotPool
from bot.archive.sqlite.connection.renewal import Renewal
from bot.archive.sqlite.connection.schema import check_current, check_version, migrate, newest_version
from bot.archive.sqlite.connection.structure import require_structure
from bot.archive.sqlite.connection.vouching import VOUCHED_FROM, keep_checksums, require_finished_checksums
from bot.archive.sqlite.connection.writer import Writer
from bot.archive.workroom import WorkingFolder
from bot.errors import ArchiveReadOnlyError
from bot.runtime import background, finish

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path
    from typing import Self

    import aiosqlite

    from bot.archive.sqlite.connection.moments import ReadTransaction
    from bot.archive.sqlite.connection.writer import Step

logger = logging.getLogger(__name__)

READERS = 3
LOOKERS = 3
"""Looks at the index at one time: more would take longer each, on a machine of few cores."""

READ_DEADLINE = 5.0
WRITE_PATIENCE = 30.0
_READS_END = 0.5
"""Seconds that whoever comes waits for reads to end, before files are changed another time."""

_WRITES_END = 2.0


class Database:
    """An open database file. Make one with `Database.open`, end it with `close`."""

    def __init__(self, path: Path, writer: Writer | None, lock: WriterLock | None, readers: ReaderPool) -> None:
        self.path = path
        self._writer = writer
        self._lock = lock
        self._readers = readers
        self._snapshots = SnapshotPool(path, LOOKERS)
        self._checking: LongCheck | None = None
        self._renewal: Renewal | None = None
        self._ended = False

    @classmethod
    async def open(cls, path: Path, *, writable: bool = True, readers: int = READERS) -> Self:
        """Open the database at `path`.

        A writable one is created where missing, checked (see `integrity`), and brought up to date; only one process can
        hold it so. One that is not writable can be opened beside it, and a file that does not exist reads as an empty
        archive.

        Raises ArchiveBusyError, ArchiveTooNewError, ArchiveDamagedError, ArchiveReadOnlyError, ArchiveFullError, and
        ArchiveError for a file that is no archive, has several names, or is too old to be read without writing.
        """
        path = real_path(path)
        with domain_errors(path):
            if writable:
                return await cls._open_writable(path, readers)
            await background.run(require_one_name, path)
            if _is_missing(path):
                return cls(path, None, None, ReaderPool(_connect_empty, 1))
            return await cls._open_readable(path, readers)

    @classmethod
    async def _open_writable(cls, path: Path, readers: int) -> Self:
        lock = WriterLock(path)
        try:
            await finish(background.run(_prepare, path))
            writer = await connect_writer(path)
            try:
                version = await check_version(writer.connection, path)
                is_checked = await check_at_start(writer.connection, path)
                await require_structure(writer.connection, path)
                if 0 < version < VOUCHED_FROM <= newest_version():
                    await check_whole(writer.connection, path)
                await migrate(writer.connection, path)
                await keep_checksums(writer.connection)
                await _check_writable(writer.connection)
            except BaseException:
                await end(writer.connection)
                raise
        except BaseException:
            lock.release()
            raise
        database = cls(
            path,
            Writer(path, writer, lambda: _open_again(path)),
            lock,
            ReaderPool(lambda: connect_reader(path), readers),
        )
        if not is_checked:
            database._checking = LongCheck(database.read)
        return database

    @classmethod
    async def _open_readable(cls, path: Path, readers: int) -> Self:
        database = cls(path, None, None, ReaderPool(lambda: connect_reader(path), readers))
        try:
            async with database.read() as connection:
                await check_current(connection, path)
                await require_structure(connection, path)
                await require_finished_checksums(connection, path)
        except BaseException:
            await database.close()
            raise
        return database

    @asynccontextmanager
    async def write(
        self, patience: float | None = WRITE_PATIENCE, *, hurried: bool = False
    ) -> AsyncGenerator[aiosqlite.Connection]:
        """Run a transaction: committed when the block ends, rolled back when it raises or is cancelled.

        Who has had no turn within `patience` seconds gets a DeadlineError, but not while the file is written anew where
        it is, unless they are `hurried`; None waits for as long as it takes. Do not nest one in another: there is one
        writer.
        """
        with domain_errors(self.path):
            async with self.writers_turn(patience, hurried=hurried) as connection:
                try:
                    await finish(_run(connection, "BEGIN IMMEDIATE"))
                    yield connection
                    await finish(self._writing.commit(connection))
                except BaseException:
                    await finish(_roll_back(connection))
                    raise

    async def write_anew(self, *, in_place: bool = False) -> None:
        """Write all anew into a file without free space, and empty the log: no trace stays of what was deleted.

        Others write and read meanwhile, but for some tenths of a second (see `Renewal`). Where the file cannot be
        changed for another, or `in_place`, SQLite writes it anew where it is: then all who write wait for it, however
        long it takes. Raises ArchiveFullError where there is no room for it, ArchiveBusyError where somebody else has
        the database open, or reads for so long that the log cannot be emptied.
        """
        with domain_errors(self.path):
            if in_place or not await self._change_files():
                await self._writing.write_in_place()

    async def _change_files(self) -> bool:
        # It reads for long, and from its beginning again when all is over.
        is_checking = self._checking is not None and await self._checking.break_off()
        self._renewal = Renewal(self)
        try:
            await self._renewal.run()
        except UnchangeableError as error:
            logger.warning("the database's file cannot be changed for another: %s; who writes waits", error)
            return False
        finally:
            self._renewal = None
            if is_checking and not self._ended:
                self._checking = LongCheck(self.read)
        return True

    def writers_turn(
        self, patience: float | None, *, hurried: bool = False
    ) -> AbstractAsyncContextManager[aiosqlite.Connection]:
        """Hold the writer outside of a transaction; raises what `write` raises."""
        return self._writing.turn(patience, hurried=hurried)

    async def trim_log(self) -> None:
        """Bring the log into the file, as far as nobody reads what is older."""
        await self._writing.trim_log()

    async def away(self, last: Step, work: Callable[[], None], first: Step) -> None:
        """Close every connection, call `work` in a thread and open the writer again: what comes meanwhile waits.

        `last` has the writer before it is closed, `first` the new one. Raises TimeoutError or DeadlineError where those
        who read or write do not come to an end soon, and what the three raise.
        """
        async with self._readers.emptied(_READS_END), self._snapshots.emptied(_READS_END):
            await self._writing.away(last, work, first, _WRITES_END)

    @property
    def _writing(self) -> Writer:
        if self._writer is None:
            raise ArchiveReadOnlyError("archive-read-only", path=str(self.path))
        return self._writer

    @asynccontextmanager
    async def read(self, deadline: float = READ_DEADLINE) -> AsyncGenerator[aiosqlite.Connection]:
        """Lend a connection that sees one moment of the archive and cannot write; DeadlineError after `deadline` s."""
        with domain_errors(self.path):
            async with self._readers.lend(deadline) as connection:
                yield connection

    @asynccontextmanager
    async def moment(self, deadline: float = READ_DEADLINE) -> AsyncGenerator[ReadTransaction]:
        """Lend one moment of the archive for use in a thread; DeadlineError after `deadline` seconds."""
        with domain_errors(self.path):
            async with self._snapshots.lend(deadline) as moment:
                yield moment

    async def close(self) -> None:
        """End reads, wait for the write under way, empty the write-ahead log and let go. May be called twice."""
        await finish(self._close())

    async def _close(self) -> None:
        self._ended = True
        if self._renewal is not None:
            await self._renewal.stop()
        await self._readers.close()
        await self._snapshots.close()
        if self._checking is not None:
            await self._checking.end()
        try:
            if self._writer is not None:
                await self._writer.close()
        finally:
            if self._lock is not None:
                self._lock.release()


def _prepare(path: Path) -> None:
    """Put in order what lies beside a database that is about to be opened for writing."""
    WorkingFolder(path).empty()
    forget_unfinished_restore(path)
    require_one_name(path)
    make_private(path)


def _is_missing(path: Path) -> bool:
    return not path.exists() or path.stat().st_size == 0


async def _open_again(path: Path) -> Link:
    """Open the writing connection of a new file: its rows get their checksums as those of the old one did."""
    link = await connect_writer(path)
    try:
        await keep_checksums(link.connection)
    except BaseException:
        await end(link.connection)
        raise
    return link


async def _connect_empty() -> Link:
    link = await connect("file::memory:?cache=private")
    await migrate(link.connection, None)
    await keep_checksums(link.connection)
    await link.connection.execute("PRAGMA query_only = ON")
    return link


async def _check_writable(connection: aiosqlite.Connection) -> None:
    # SQLite opens a file that it may only read without a word.
    await connection.execute("BEGIN IMMEDIATE")
    await connection.execute("ROLLBACK")


async def _run(connection: aiosqlite.Connection, statement: str) -> None:
    await connection.execute(statement)


async def _roll_back(connection: aiosqlite.Connection) -> None:
    try:
        await connection.execute("ROLLBACK")
    except sqlite3.OperationalError:
        # SQLite itself has rolled back after some errors, such as a full disk.
        if connection.in_transaction:
            raise
