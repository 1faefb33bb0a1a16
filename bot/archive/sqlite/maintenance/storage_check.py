"""Look at the database file itself, whatever it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.archive.model import StorageCondition

if TYPE_CHECKING:
    from bot.archive.sqlite.connection.database import Database

MOST_NAMED: Final = 20
"""How many faults of a damaged file are named."""

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
        """Read the whole file and return how it is; give it time."""
        async with self._database.read(_LONG) as connection:
            numbers = await connection.execute_fetchall(
                "SELECT user_version, page_count * page_size"
                " FROM pragma_user_version, pragma_page_count, pragma_page_size"
            )
            # quick_check leaves out that indexes match their tables; integrity_check reads those too.
            told = [row[0] for row in await connection.execute_fetchall(f"PRAGMA integrity_check({MOST_NAMED})")]
            strangers = await connection.execute_fetchall("PRAGMA foreign_key_check")
        faults = [] if told == ["ok"] else [str(fault) for fault in told]
        faults += [f"{table}: a row without its {parent}" for table, _, parent, _ in list(strangers)[:MOST_NAMED]]
        schema, size = next(iter(numbers))
        return StorageCondition(schema, size, tuple(faults))
