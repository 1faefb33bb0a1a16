"""Back an archive up while it is being used, and put a backup in the place of an archive that is not."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from bot.archive.sqlite.connection.connections import BUSY_TIMEOUT_MS
from bot.archive.sqlite.connection.errors import domain_errors
from bot.archive.sqlite.connection.files import (
    forget_unfinished_restore,
    real_path,
    require_one_name,
    set_aside_names,
)
from bot.archive.sqlite.connection.lock import WriterLock
from bot.archive.sqlite.connection.ownership import belong_to_folder
from bot.archive.sqlite.connection.schema import APPLICATION_ID
from bot.archive.sqlite.maintenance.copying import copy_checked, part_of, put_in_place
from bot.archive.sqlite.maintenance.derived import derived_faults
from bot.archive.sqlite.maintenance.examination import damaged_rows, file_faults, summed_up
from bot.archive.sqlite.maintenance.index_check import index_condition
from bot.archive.workroom import WorkingFolder
from bot.articles import Reference
from bot.errors import ArchiveBusyError, ArchiveDamagedError, ArchiveError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from bot.archive.sqlite.maintenance.copying import Progress
    from bot.runtime import Clock

_BESIDE: Final = ("", "-wal", "-shm", "-journal", ".lock")
_LOGS: Final = ("-wal", "-journal")


@dataclass(frozen=True, slots=True)
class Restored:
    """What became of a restore: the size of the archive in bytes, and where what it replaced lies now."""

    size: int
    replaced: Path | None


def back_up(database: Path, target: Path, progress: Progress, *, replace: bool) -> int:
    """Copy the archive in `database` to `target` as it stands at one moment, and return the size in bytes.

    The bot may run, and go on writing. `target` appears when it is whole and checked, and not before; one that is
    there is replaced only where that is asked for. Raises UsageError for a target that cannot be, and what
    `copy_checked` and `part_of` raise.
    """
    database, target = real_path(database), real_path(target)
    _require_file(database, "backup-no-archive")
    _require_target(database, target, replace=replace)
    require_one_name(database)
    with part_of(target) as part:
        size = copy_checked(database, part, progress, partial(_require_sound, "copy"))
        _require_target(database, target, replace=replace)  # it may have come meanwhile
        put_in_place(part, target)
    return size


def _require_sound(kind: str, copy: sqlite3.Connection, source: Path) -> None:
    """Raise ArchiveDamagedError, by a key of that kind, for an archive that `check` calls damaged."""
    articles, rows = summed_up(damaged_rows(copy))
    if articles or rows:
        named = str(Reference(articles[0])) if articles else next(iter(rows))
        raise ArchiveDamagedError(f"{kind}-rows-damaged", path=str(source), named=named)
    if strangers := file_faults(copy):  # it is whole: what is left are rows without the row that they belong to
        raise ArchiveDamagedError(f"{kind}-rows-damaged", path=str(source), named=strangers[0])
    if derived_faults(copy) or not index_condition(copy).is_sound:
        raise ArchiveDamagedError(f"{kind}-derived-damaged", path=str(source))


def restore(
    backup: Path, database: Path, clock: Clock, progress: Progress, *, though_damaged: bool = False
) -> Restored:
    """Put the archive in `backup` in the place of `database`; what was there is kept under a name with the time.

    One that `check` calls damaged is taken only with `though_damaged`: what is damaged is left out of answers then. An
    older version is brought up to date when it is next opened, and its rows are not looked at before. Raises
    ArchiveBusyError beside whatever uses the database, UsageError where there is no such backup, and what
    `copy_checked` and `part_of` raise; the database is then as it was.
    """
    database = real_path(database)
    _require_file(backup, "restore-no-file")
    if _is_one_of(backup, database):
        raise UsageError("restore-itself", path=str(backup))
    lock = WriterLock(database)
    try:
        WorkingFolder(database).empty()
        forget_unfinished_restore(database)
        require_one_name(database)
        with part_of(database) as part:
            size = copy_checked(backup, part, progress, None if though_damaged else partial(_require_sound, "restore"))
            belong_to_folder(part)
            replaced = set_aside(database, clock) if database.exists() else None
            put_in_place(part, database)
    finally:
        lock.release()
    return Restored(size, replaced)


def _require_file(path: Path, key: str) -> None:
    if not path.is_file() or path.stat().st_size == 0:
        raise UsageError(key, path=str(path))


def _require_target(database: Path, target: Path, *, replace: bool) -> None:
    if _is_one_of(target, database):
        raise UsageError("backup-itself", path=str(target))
    if target.is_dir():
        raise UsageError("backup-folder", path=str(target))
    if target.exists() and not replace:
        raise UsageError("backup-exists", path=str(target))


def _is_one_of(path: Path, database: Path) -> bool:
    ours = [database.with_name(f"{database.name}{ending}") for ending in _BESIDE]
    return any(path.resolve() == file.resolve() or (path.exists() and _same(path, file)) for file in ours)


def _same(one: Path, other: Path) -> bool:
    return other.exists() and one.samefile(other)


def set_aside(database: Path, clock: Clock) -> Path:
    """Give the archive that is there another name beside its own, with all that was committed in it.

    It keeps its own name too, until the restored one takes it: at no moment is there no archive.
    """
    names = set_aside_names(database, f"{clock.now():%Y%m%dT%H%M%SZ}")
    kept = next((name for name in names if not name.exists()), None)
    if kept is None:
        raise ArchiveBusyError("copy-busy", path=str(names[-1]))
    folded = _fold_log(database)
    _keep(database, kept)
    if not folded:
        for ending in _LOGS:
            with suppress(FileNotFoundError):
                database.with_name(f"{database.name}{ending}").replace(kept.with_name(f"{kept.name}{ending}"))
        database.with_name(f"{database.name}-shm").unlink(missing_ok=True)
    return kept


def _fold_log(database: Path) -> bool:
    """Bring what stands in the log into the file, and tell whether that could be done: not in a damaged one.

    A log left beside the restored file would be taken for its own. Raises ArchiveBusyError while somebody reads.
    """
    if not _has_our_marks(database):
        return False  # SQLite would throw the log away
    try:
        with domain_errors(database), closing(sqlite3.connect(database, isolation_level=None)) as connection:
            connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
            (mode,) = connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    except ArchiveBusyError:
        raise
    except ArchiveError:
        return False
    return mode == "delete"


def _has_our_marks(database: Path) -> bool:
    # Where they stand: https://sqlite.org/fileformat2.html#the_database_header
    with database.open("rb") as file:
        header = file.read(100)
    return header.startswith(b"SQLite format 3\0") and int.from_bytes(header[68:72]) == APPLICATION_ID


def _keep(database: Path, kept: Path) -> None:
    with domain_errors(database):
        try:
            kept.hardlink_to(database)
        except OSError:  # a disk that knows no second names
            shutil.copyfile(database, kept)
            with kept.open("rb") as file:
                os.fsync(file.fileno())
