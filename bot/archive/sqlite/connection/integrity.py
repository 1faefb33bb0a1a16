"""Look for damage in a database file: in a small one before it is used, in a large one beside its use.

Reading a large file takes longer than anybody should wait for a start. Damage in a small one is refused at once; that
in a large one is told in the log when it is found, and SQLite raises an error wherever a damaged page is met.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Final, TypeAlias

from bot.errors import ArchiveDamagedError, ArchiveError

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    import aiosqlite

    Read: TypeAlias = Callable[[float], AbstractAsyncContextManager[aiosqlite.Connection]]

logger = logging.getLogger(__name__)

MOST_AT_START: Final = 64 << 20
"""Bytes of a database that are checked before it is used: a fraction of a second's reading."""

_LONG: Final = 1_800.0
_CHECK: Final = "PRAGMA quick_check(1)"
_MOST_VALUES: Final = 100
_OF_A_VALUE: Final = " value in "
"""In what SQLite says of a row with a value that its column does not take. Its checksum tells that too: the row is left
out, and all else can be used."""


async def check_at_start(connection: aiosqlite.Connection, path: Path) -> bool:
    """Check a database unless it is large; tell whether that was done. Raises ArchiveDamagedError."""
    if _size_of(path) > MOST_AT_START:
        return False
    faults = [str(fault) for (fault,) in await connection.execute_fetchall(f"PRAGMA quick_check({_MOST_VALUES})")]
    if not all(fault == "ok" or _OF_A_VALUE in fault for fault in faults) or len(faults) == _MOST_VALUES:
        raise ArchiveDamagedError("archive-damaged", path=str(path))
    return True


async def check_whole(connection: aiosqlite.Connection, path: Path) -> None:
    """Check the whole of a database, its indexes too, before it is said of its rows that they are as they should be.

    Raises ArchiveDamagedError.
    """
    logger.info("the whole database is checked before its rows get checksums")
    rows = list(await connection.execute_fetchall("PRAGMA integrity_check(1)"))
    if rows[0][0] != "ok":
        raise ArchiveDamagedError("archive-damaged", path=str(path))


def _size_of(path: Path) -> int:
    return path.stat().st_size


class LongCheck:
    """Checks the whole of a database in the background."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._task = asyncio.get_running_loop().create_task(self._check())

    async def _check(self) -> None:
        try:
            async with self._read(_LONG) as connection:
                rows = list(await connection.execute_fetchall(_CHECK))
        except ArchiveDamagedError:
            rows = [("a page cannot be read",)]
        except ArchiveError:
            return  # closed meanwhile: the next start looks again
        if rows[0][0] != "ok":
            logger.error("the archive is damaged: %s; check it, and put a backup back", rows[0][0])

    async def break_off(self) -> bool:
        """End it now, and tell whether it had not come to its end."""
        if self._task.done():
            return False
        self._task.cancel()
        await asyncio.wait([self._task])
        return True

    async def end(self) -> None:
        """Wait for its end, which comes at once when the readers are closed."""
        await asyncio.wait([self._task])
