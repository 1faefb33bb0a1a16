"""The files of a database: which one a name leads to, who may read them, and what a killed process left in them."""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from bot.archive.sqlite.connection.ownership import belong_to_folder
from bot.errors import ArchiveError, ArchiveReadOnlyError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OWNER_ALONE: Final = 0o600
_FOLDER_OF_OWNER: Final = 0o700

_PRIMARY_CODE: Final = 0xFF
_VERSIONS: Final = (1, 2)
_SET_ASIDE: Final = ".replaced-"


def real_path(path: Path) -> Path:
    """Return the file that a name leads to, as it was given where no link is on the way.

    Lock, log and working folder lie beside the file itself, so that all its names share them.
    """
    real = path.resolve()
    return path if real == path.absolute() else real


def set_aside_names(database: Path, when: str) -> list[Path]:
    """Return the names that a replaced archive may get, the first that is free to be taken."""
    name = f"{database.name}{_SET_ASIDE}{when}"
    return [database.with_name(name), *(database.with_name(f"{name}-{number}") for number in range(2, 100))]


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing, for their owner alone; what exists stays as it is."""
    for missing in reversed([one for one in (folder, *folder.parents) if not one.exists()]):
        missing.mkdir(mode=_FOLDER_OF_OWNER, exist_ok=True)


def make_private(path: Path) -> None:
    """Make an empty file that its owner alone may read, unless there is one. Its logs get the same rights from SQLite.

    A file that exists is not opened: closing any descriptor of a database drops the locks that SQLite holds on it in
    this process (https://sqlite.org/howtocorrupt.html, section 2.2).
    """
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, OWNER_ALONE))
        belong_to_folder(path)


def forget_unfinished_restore(database: Path) -> None:
    """Take away the second name that a restore gave the archive before it was killed. Only under the writer's lock.

    The archive has its own name still, so nothing was replaced.
    """
    for name in _second_names_of_a_restore(database):
        name.unlink(missing_ok=True)


def require_one_name(database: Path) -> None:
    """Raise ArchiveError for a database file that has several names (hard links).

    Each name would have a log and a lock of its own: two writers, and readers who miss what the other log holds
    (https://sqlite.org/howtocorrupt.html, section 2.5). What a killed restore left counts for none.
    """
    with suppress(FileNotFoundError):
        names = database.stat().st_nlink
        if names > 1 and names > 1 + len(_second_names_of_a_restore(database)):
            raise ArchiveError("archive-several-names", path=str(database))


def _second_names_of_a_restore(database: Path) -> list[Path]:
    if not database.exists():
        return []
    form = re.compile(re.escape(database.name + _SET_ASIDE) + r"\d{8}T\d{6}Z(?:-\d+)?")
    beside = (one for one in database.parent.iterdir() if form.fullmatch(one.name))
    return [one for one in beside if one.samefile(database)]


def which_file(database: Path) -> tuple[int, int] | None:
    """Return what tells the file that has this name now from every other; None where there is none."""
    try:
        found = database.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def open_unchanged(database: Path, open_at: Callable[[Path], sqlite3.Connection]) -> sqlite3.Connection:
    """Open a database with `open_at`, once more where its file was changed for a new one meanwhile.

    Opened, but not read yet, a connection holds no lock that would keep its file from being changed.
    """
    while True:
        expected = which_file(database)
        connection = open_at(database)
        if which_file(database) == expected:
            return connection
        connection.close()


def require_unchanging(database: Path, error: sqlite3.OperationalError) -> None:
    """Return where a database that SQLite cannot open (`error`) may be read without its log and its locks.

    That is on a medium that is read-only, where nobody can be writing, and only when no log lies beside it: what is
    committed may be in the log, and what is in the file may never have been committed. Raises ArchiveError where the
    last change was cut off, ArchiveReadOnlyError where this account lacks the rights that SQLite needs, else `error`.
    """
    require_finished(database, error)
    if not os.statvfs(database.parent).f_flag & os.ST_RDONLY:
        raise ArchiveReadOnlyError("archive-no-rights", path=str(database), folder=str(database.parent)) from error
    if _holds_something(log_of(database)):
        raise ArchiveError("archive-unfinished", path=str(database)) from error


def require_finished(database: Path, error: sqlite3.OperationalError) -> None:
    """Raise ArchiveError where a database cannot be opened (`error`) for what a killed process left beside it.

    Raises `error` itself where that is of another kind than a file that cannot be opened.
    """
    code = error.sqlite_errorcode & _PRIMARY_CODE
    if code not in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY} or not database.exists():
        raise error
    if _holds_something(_journal_of(database)):
        raise ArchiveError("archive-unfinished", path=str(database)) from error


def has_sound_header(database: Path) -> bool:
    """Tell whether a file's header says how it is read and written: SQLite takes any number there, and writes no more.

    Before this process opens the database, or its locks are gone (see `make_private`). What else stands in the header
    SQLite checks itself (https://sqlite.org/fileformat2.html#file_format_version_numbers).
    """
    with database.open("rb") as file:
        write, read = file.read(20)[18:20] or (1, 1)
    return write == read and write in _VERSIONS


def readable_by_others(database: Path) -> list[Path]:
    """Return those of the files of a database that other accounts of the machine may read."""
    files = (database, log_of(database), database.with_name(f"{database.name}-shm"))
    return [one for one in files if one.exists() and one.stat().st_mode & 0o077]


def _journal_of(database: Path) -> Path:
    return database.with_name(f"{database.name}-journal")


def log_of(database: Path) -> Path:
    """Return the write-ahead log of a database."""
    return database.with_name(f"{database.name}-wal")


def _holds_something(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except FileNotFoundError:
        return False
