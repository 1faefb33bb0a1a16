"""A log file that is bounded, and whose loss never stops the bot."""

from __future__ import annotations

import logging
import os
import sys
import time
from typing import TYPE_CHECKING, Final, TextIO

if TYPE_CHECKING:
    from pathlib import Path

LARGEST: Final = 10_000_000
"""Bytes after which a file is put aside under the name `….1`."""

KEPT: Final = 5
_COMPLAIN_EVERY: Final = 60.0
_OWNER_ALONE: Final = 0o600


class LogFile(logging.Handler):
    """Writes entries to a file that others may move or delete: it is then made again, with its folder.

    An entry that cannot be written is left out, and standard error is told once a minute.
    """

    def __init__(self, path: Path, *, largest: int = LARGEST) -> None:
        super().__init__()
        self._path = path
        self._largest = largest
        self._file: TextIO | None = None
        self._complained = -_COMPLAIN_EVERY

    def emit(self, record: logging.LogRecord) -> None:
        """Write one entry."""
        try:
            line = self.format(record)
            file = self._current()
            file.write(f"{line}\n")
            file.flush()
        except OSError as error:
            self._let_go()
            self._complain(error)

    def close(self) -> None:
        """Close the file."""
        self._let_go()
        super().close()

    def _current(self) -> TextIO:
        if self._file is not None and not self._is_ours(self._file):
            self._let_go()
        if self._file is not None and self._file.tell() >= self._largest:
            self._let_go()
            self._put_aside()
        if self._file is None:
            self._file = self._open()
        return self._file

    def _is_ours(self, file: TextIO) -> bool:
        """Tell whether the name still leads to the open file: not after somebody deleted or moved it."""
        try:
            there, ours = self._path.stat(), os.fstat(file.fileno())
        except OSError:
            return False
        return (there.st_dev, there.st_ino) == (ours.st_dev, ours.st_ino)

    def _open(self) -> TextIO:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        number = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, _OWNER_ALONE)
        return os.fdopen(number, "a", encoding="utf-8", errors="backslashreplace")

    def _put_aside(self) -> None:
        for age in range(KEPT - 1, 0, -1):
            older = self._path.with_name(f"{self._path.name}.{age}")
            if older.exists():
                older.replace(self._path.with_name(f"{self._path.name}.{age + 1}"))
        self._path.replace(self._path.with_name(f"{self._path.name}.1"))

    def _let_go(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            try:
                file.close()
            except OSError:  # what it had not written yet goes with the disk
                return

    def _complain(self, error: OSError) -> None:
        now = time.monotonic()
        if now - self._complained >= _COMPLAIN_EVERY and sys.stderr is not None:  # pyright: ignore[reportUnnecessaryComparison] (None without a console)
            self._complained = now
            sys.stderr.write(f"the log file {self._path} cannot be written: {error.strerror}\n")
