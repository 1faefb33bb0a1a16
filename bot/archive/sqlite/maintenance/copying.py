"""Copy a database as it stands at one moment, beside whoever writes to it, and prove that the copy is whole."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import sqlite3
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, Final, TypeAlias

from bot.archive.sqlite.connection import schema
from bot.archive.sqlite.connection.checksums import teach
from bot.archive.sqlite.connection.errors import domain_errors, is_damage
from bot.archive.sqlite.connection.files import OWNER_ALONE, open_unchanged, require_finished
from bot.archive.sqlite.connection.structure import has_structure
from bot.errors import ArchiveBusyError, ArchiveDamagedError, ArchiveError, ArchiveFullError, ArchiveReadOnlyError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    Progress: TypeAlias = Callable[[int, int], None]
    """Is told how many of how many bytes are copied, and often; what it raises stops the copying."""

    Requirement: TypeAlias = Callable[[sqlite3.Connection, Path], None]
    """Raises what is wrong with the copy of an archive."""

PAGES_AT_ONCE: Final = 1_024
_INSTRUCTIONS: Final = 1_000_000
_ROOM_LEFT: Final = 1 << 20


def copy_checked(source: Path, part: Path, progress: Progress, require: Requirement | None = None) -> int:
    """Copy the archive in `source` into the file `part`, check the copy whole, and return its size in bytes.

    What `require` asks of the copy is asked of one of the newest version only.

    What another process commits meanwhile is left out. Raises ArchiveError for a file that is no archive,
    ArchiveTooNewError for a newer one, ArchiveDamagedError where either end is damaged, ArchiveFullError where there is
    no room.
    """
    with domain_errors(source), closing(open_unchanged(source, _open)) as held:
        # A transaction of its own: without one, every commit of the bot would make SQLite begin the copy again.
        held.execute("BEGIN")
        size = _measure(held, source)
        require_room(part, size)
        with domain_errors(part), closing(sqlite3.connect(part, isolation_level=None)) as copy:
            copy.execute("PRAGMA synchronous = OFF")  # it is of use only when it is whole, and synced then
            page = _number(held, "PRAGMA page_size")
            held.backup(
                copy,
                pages=PAGES_AT_ONCE,
                progress=lambda _, left, total: progress((total - left) * page, size),
            )
            # One file, without a log beside it.
            copy.execute("PRAGMA journal_mode = DELETE")
            with _asking(copy, lambda: progress(size, size)):
                _require_whole(copy, source)
                if require is not None and _number(held, "PRAGMA user_version") == schema.newest_version():
                    if not has_structure(copy):
                        raise ArchiveDamagedError("copy-damaged", path=str(source))
                    copy.row_factory = sqlite3.Row
                    teach(copy)
                    require(copy, source)
    sync(part)
    return size


def _open(source: Path) -> sqlite3.Connection:
    address = source.resolve().as_uri()
    connection = sqlite3.connect(f"{address}?mode=ro", uri=True, isolation_level=None)
    try:
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()
    except sqlite3.OperationalError as error:
        connection.close()
        require_finished(source, error)
        # A copy with the marks of a log, in a folder that cannot be written.
        return sqlite3.connect(f"{address}?mode=ro&immutable=1", uri=True, isolation_level=None)
    except BaseException:
        connection.close()
        raise
    return connection


def _measure(held: sqlite3.Connection, source: Path) -> int:
    tables = _number(held, "SELECT count(*) FROM sqlite_master")
    version = _number(held, "PRAGMA user_version")
    schema.judge(source, version, _number(held, "PRAGMA application_id"), tables)
    if not version:
        raise ArchiveError("archive-foreign", path=str(source))
    return _number(held, "PRAGMA page_count") * _number(held, "PRAGMA page_size")


def require_room(part: Path, size: int) -> None:
    """Raise ArchiveFullError where a file of `size` bytes has no room."""
    free = shutil.disk_usage(part.parent).free
    if free < size + _ROOM_LEFT:
        raise ArchiveFullError("copy-no-room", path=str(part.parent), needed=_megabytes(size), free=_megabytes(free))


@contextmanager
def _asking(copy: sqlite3.Connection, still_there: Callable[[], None]) -> Generator[None]:
    """Raise what `still_there` raises, which is asked often while statements run."""
    raised: list[BaseException] = []

    def ask() -> int:
        # SQLite swallows what is raised in here.
        try:
            still_there()
        except BaseException as error:
            raised.append(error)
        return len(raised)

    copy.set_progress_handler(ask, _INSTRUCTIONS)
    try:
        yield
    except sqlite3.DatabaseError:
        if raised:
            raise raised[0] from None
        raise
    finally:
        copy.set_progress_handler(None, 0)


def _require_whole(copy: sqlite3.Connection, source: Path) -> None:
    """Raise ArchiveDamagedError for a copy that is not whole."""
    try:
        problems = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        problems = str(error)
    if problems != "ok":
        raise ArchiveDamagedError("copy-damaged", path=str(source))


@contextmanager
def part_of(target: Path) -> Generator[Path]:
    """Yield the file in which `target` grows, held by this process alone; it is gone afterwards unless it was renamed.

    Raises ArchiveBusyError while another process fills it, ArchiveReadOnlyError where no file can be made.
    """
    part = target.with_name(f"{target.name}.part")
    held = _hold(part, target)
    inode = os.fstat(held).st_ino
    try:
        yield part
    finally:
        with suppress(OSError):
            if part.stat().st_ino == inode:
                part.unlink()
        part.with_name(f"{part.name}-journal").unlink(missing_ok=True)
        os.close(held)


def _hold(part: Path, target: Path) -> int:
    try:
        held = os.open(part, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, OWNER_ALONE)
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise ArchiveFullError("archive-full", path=str(target)) from error
        raise ArchiveReadOnlyError("copy-not-writable", path=str(target), reason=error.strerror or "") from error
    if not _take(held, part):
        os.close(held)
        raise ArchiveBusyError("copy-busy", path=str(target))
    os.ftruncate(held, 0)  # what a killed one left
    return held


def _take(held: int, part: Path) -> bool:
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    # Whoever held it may just have finished, and given the file its name.
    return part.exists() and os.fstat(held).st_ino == part.stat().st_ino


def put_in_place(part: Path, target: Path) -> None:
    """Give the finished `part` the name `target`, in one step that a power failure cannot undo."""
    with domain_errors(target):
        part.replace(target)
        sync(target.parent)


def sync(path: Path) -> None:
    """Have the system write down what it holds of a file or a folder."""
    number = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _number(connection: sqlite3.Connection, statement: str) -> int:
    return int(connection.execute(statement).fetchone()[0])


def _megabytes(size: int) -> int:
    return -(-size // 1_000_000)
