"""Open an archive with the engine it is kept by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.archive.sqlite.archive import SqliteArchive

if TYPE_CHECKING:
    from pathlib import Path

    from bot.archive.index import Analyser
    from bot.archive.protocols import Archive
    from bot.runtime import Clock


async def open_archive(path: Path, *, clock: Clock, analyse: Analyser, writable: bool = True) -> Archive:
    """Open the archive in the SQLite file at `path`, for writing (one process) or only for reading (any number).

    Raises ArchiveBusyError, ArchiveTooNewError, ArchiveDamagedError, ArchiveReadOnlyError, ArchiveFullError, or
    ArchiveError for a file that is no archive.
    """
    return await SqliteArchive.open(path, clock=clock, analyse=analyse, writable=writable)
