"""Look at the database file itself, whatever it holds."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from bot.archive.model import StorageCondition
from bot.archive.sqlite.connection.times import to_time
from bot.archive.sqlite.connection.vouching import SINCE_NOTE
from bot.archive.sqlite.maintenance.examination import damaged_rows, file_faults, summed_up
from bot.errors import ArchiveDamagedError
from bot.runtime import background

if TYPE_CHECKING:
    from datetime import datetime

    from bot.archive.sqlite.connection.database import Database

_LONG: Final = 1_800.0
"""Seconds that reading the whole file may take."""


class SqliteStorage:
    """The file of a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def size(self) -> int:
        """Return how many bytes the database takes."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
            )
        ((size,),) = rows
        return size

    async def condition(self) -> StorageCondition:
        """Read the whole file and every row, and return how they are; give it time."""
        async with self._database.moment(_LONG) as moment:
            return await moment.run(lambda: _condition(moment.connection), background)


def _condition(connection: sqlite3.Connection) -> StorageCondition:
    schema, size = connection.execute(
        "SELECT user_version, page_count * page_size FROM pragma_user_version, pragma_page_count, pragma_page_size"
    ).fetchone()
    faults = file_faults(connection)
    articles, rows = summed_up(damaged_rows(connection))
    return StorageCondition(schema, size, faults, articles, rows, _since(connection))


def _since(connection: sqlite3.Connection) -> datetime | None:
    with suppress(sqlite3.DatabaseError, ArchiveDamagedError):
        for (since,) in connection.execute("SELECT value FROM note WHERE name = ?", (SINCE_NOTE,)):
            return to_time(since)
    return None
