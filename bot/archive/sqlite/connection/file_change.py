"""Put a new file in the place of a database that nobody has open. All of it blocks: call it in a thread."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from bot.archive.sqlite.connection.errors import domain_errors
from bot.archive.sqlite.connection.files import log_of, require_one_name
from bot.errors import ArchiveBusyError, ArchiveError

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path


class UnchangeableError(Exception):
    """The file of a database cannot be changed for another; the database is as it was."""


def require_nobody(database: Path) -> None:
    """Raise ArchiveBusyError where somebody has the database open, be it only to read, or its log cannot be emptied."""
    with _held_alone(database):
        pass


def put_in_place(new: Path, database: Path) -> int:
    """Give the finished file `new` the name `database`, in one step, where nobody has the database open.

    Return the old file, which has no name any more, as an open one: taking a large one apart takes its time.

    Raises what `require_nobody` raises, and UnchangeableError where the file has several names or the system does not
    rename it.
    """
    with _held_alone(database):
        old = os.open(database, os.O_RDONLY | os.O_CLOEXEC)
        try:
            require_one_name(database)
            new.replace(database)
        except (ArchiveError, OSError) as error:
            os.close(old)  # and SQLite's locks with it, which are not needed any more
            raise UnchangeableError(str(error)) from error
        _sync_folder(database.parent)
        return old


@contextmanager
def _held_alone(database: Path) -> Generator[None]:
    """Hold SQLite's exclusive lock, and the log emptied into the file.

    Whoever has read the database in write-ahead mode holds a shared lock until the connection is closed, in a
    transaction or not (https://sqlite.org/walformat.html, section 2.3): the exclusive one is had only where no such
    connection is left, in this process or another. Whoever opens the file meanwhile waits. When it is let go of the
    renamed file, SQLite sees that its name has gone and leaves the log beside the new file alone.
    """
    address = f"{database.resolve().as_uri()}?mode=rw"
    with domain_errors(database), closing(sqlite3.connect(address, uri=True, isolation_level=None, timeout=0)) as held:
        held.execute("PRAGMA locking_mode = EXCLUSIVE")
        held.execute("BEGIN EXCLUSIVE")
        held.execute("COMMIT")
        ((is_busy, _, _),) = held.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        log = log_of(database)
        # The new file would take what stands there for its own.
        if is_busy or (log.exists() and log.stat().st_size):
            raise ArchiveBusyError("traces-later")
        yield


def _sync_folder(folder: Path) -> None:
    number = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(number)
    finally:
        os.close(number)
