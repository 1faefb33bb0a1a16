"""The folder beside a database where uploads and exports are laid out as files for the moment.

Not in the system's temporary folder: what a killed bot leaves there stays for ever, with the text in it.
"""

from __future__ import annotations

import errno
import logging
import shutil
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from bot.archive.free_space import require_space
from bot.errors import ArchiveFullError, ArchiveReadOnlyError

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

logger = logging.getLogger(__name__)

_OWNER_ALONE: Final = 0o700
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})


class WorkingFolder:
    """The working folder `DATABASE.work`, readable by its owner alone. All of it blocks: call it in a thread."""

    def __init__(self, database: Path) -> None:
        real = database.resolve()  # all names of a database share its folder
        self.path = real.with_name(f"{real.name}.work")

    @contextmanager
    def folder(self, purpose: str) -> Generator[Path]:
        """Yield a new folder, gone at the end. Raises ArchiveReadOnlyError or ArchiveFullError where none can be made,
        or the disk is nearly full.

        What cannot be deleted then goes at the next start.
        """
        require_space(self.path.parent)
        with self.guarded():
            self.path.mkdir(mode=_OWNER_ALONE, exist_ok=True)
            if self.path.is_symlink() or not self.path.is_dir():
                raise NotADirectoryError(errno.ENOTDIR, "not a folder of the bot's own")
            self.path.chmod(_OWNER_ALONE)
            made = TemporaryDirectory(dir=self.path, prefix=f"{purpose}-", ignore_cleanup_errors=True)
        with made as name:
            yield self.path / name

    @contextmanager
    def guarded(self) -> Generator[None]:
        """Turn the system's errors about files in here into the archive's own."""
        try:
            yield
        except OSError as error:
            if error.errno in _FULL:
                raise ArchiveFullError("work-full", path=str(self.path)) from error
            raise ArchiveReadOnlyError("work-unwritable", path=str(self.path), reason=error.strerror or "") from error

    def empty(self) -> int:
        """Delete what a killed bot left, and return how much that was. Only under the lock of the one writer.

        What is in the way and is no folder of ours (a link above all) is left alone, and so is what cannot be deleted:
        the log says so.
        """
        try:
            left = [] if self.path.is_symlink() else list(self.path.iterdir())
        except FileNotFoundError:
            return 0
        except OSError as error:
            logger.warning("the working folder cannot be read", extra={"path": str(self.path), "error": str(error)})
            return 0
        gone = sum(_delete(entry) for entry in left)
        if gone:
            logger.info("deleted what was left of uploads and exports", extra={"left": gone})
        return gone


def _delete(entry: Path) -> bool:
    try:
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()
    except OSError as error:
        logger.warning("what was left cannot be deleted", extra={"path": str(entry), "error": str(error)})
        return False
    return True
