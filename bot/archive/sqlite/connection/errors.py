"""What SQLite says went wrong, as errors of the archive."""

from __future__ import annotations

import logging
import shutil
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.errors import (
    ArchiveBusyError,
    ArchiveDamagedError,
    ArchiveError,
    ArchiveFullError,
    ArchiveReadOnlyError,
    DeadlineError,
)

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

logger = logging.getLogger(__name__)

_PRIMARY_CODE = 0xFF
_NEARLY_FULL = 1 << 20
_SAID_OF_DAMAGE = ("Could not decode to UTF-8", "user-defined function raised exception", "unsupported file format")
"""How what is said begins where there is no code for it: of text that is none (as it is read, and as it is handed to a
function), and of a header."""


@contextmanager
def domain_errors(path: Path) -> Generator[None]:
    """Turn SQLite's errors about the database at `path` into the archive's own; mistakes of ours stay as they are.

    What SQLite says of a damaged description of the tables may quote it. Where that is no text, the sqlite3 module
    raises UnicodeDecodeError instead of the error.
    """
    try:
        yield
    except UnicodeDecodeError as error:
        raise ArchiveDamagedError("archive-damaged", path=str(path)) from error
    except sqlite3.Error as error:
        translated = _translate(error, path)
        if translated is None:
            raise
        raise translated from error


def damaged_index(what: str) -> ArchiveDamagedError:
    """Return the error for damage in the index that only we can see; the log says what."""
    logger.error("the index is damaged", extra={"damaged": what})
    return ArchiveDamagedError("index-damaged")


def is_damage(error: sqlite3.Error) -> bool:
    """Tell whether an error says that the file is damaged, and not that something else is in the way."""
    if isinstance(error, sqlite3.OperationalError) and str(error).startswith(_SAID_OF_DAMAGE):
        return True
    code = getattr(error, "sqlite_errorcode", None)
    return isinstance(code, int) and code & _PRIMARY_CODE in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def _translate(error: sqlite3.Error, path: Path) -> ArchiveError | None:
    # The sqlite3 module sets the code only on what SQLite itself reported.
    if is_damage(error):
        return ArchiveDamagedError("archive-damaged", path=str(path))
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return None
    match code & _PRIMARY_CODE:
        case sqlite3.SQLITE_INTERRUPT:
            return DeadlineError("deadline")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return ArchiveReadOnlyError("archive-read-only", path=str(path))
        case sqlite3.SQLITE_FULL:
            return ArchiveFullError("archive-full", path=str(path))
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return ArchiveBusyError("archive-locked", path=str(path))
        case sqlite3.SQLITE_IOERR:
            return _disk_failure(path)
        case _:
            return None


def _disk_failure(path: Path) -> ArchiveError:
    # A disk without room shows as an I/O error where SQLite writes outside its own page writes (shared memory, fsync).
    try:
        free = shutil.disk_usage(path.parent).free
    except OSError:
        free = _NEARLY_FULL
    if free < _NEARLY_FULL:
        return ArchiveFullError("archive-full", path=str(path))
    return ArchiveError("archive-disk", path=str(path))
