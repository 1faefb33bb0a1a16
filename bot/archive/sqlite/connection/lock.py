"""The lock beside a database that guards the writer's role."""

from __future__ import annotations

import errno
import fcntl
import os
from typing import TYPE_CHECKING

from bot.archive.sqlite.connection.files import OWNER_ALONE, make_folder, real_path
from bot.archive.sqlite.connection.ownership import belong_to_folder
from bot.errors import ArchiveBusyError, ArchiveFullError, ArchiveReadOnlyError

if TYPE_CHECKING:
    from pathlib import Path


def lock_of(database: Path) -> Path:
    """Return the file that is locked by whoever writes to `database`; it stays when nobody does.

    It lies beside the file that the name leads to: two names of one database share one lock.
    """
    database = real_path(database)
    return database.with_name(f"{database.name}.lock")


def is_in_use(database: Path) -> bool:
    """Tell whether somebody may write to `database` now. Raises what `WriterLock` raises where that is not known."""
    try:
        WriterLock(database).release()
    except ArchiveBusyError:
        return True
    return False


class WriterLock:
    """The role of the one writing process, held from construction to `release`.

    The kernel lets go of it however the process ends, so a crash leaves nothing to clean up. The file itself stays:
    deleting it would let two processes each hold a lock on a file of that name.

    Raises ArchiveBusyError when another process (or another archive of this one) holds it.
    """

    def __init__(self, database: Path) -> None:
        self._file = self._open(database)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(self._file)
            raise ArchiveBusyError("archive-busy", path=str(database)) from None

    @staticmethod
    def _open(database: Path) -> int:
        try:
            path = lock_of(database)
            make_folder(path.parent)
            file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, OWNER_ALONE)
            belong_to_folder(path)
        except OSError as error:
            kind = ArchiveFullError if error.errno in {errno.ENOSPC, errno.EDQUOT} else ArchiveReadOnlyError
            key = "archive-full" if kind is ArchiveFullError else "archive-read-only"
            raise kind(key, path=str(database)) from error
        return file

    def release(self) -> None:
        """Give the role back; a second call does nothing."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1
