"""Keep in SQLite how much guilds have brought in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.archive.sqlite.connection.checksums import is_sound, sound_rows

if TYPE_CHECKING:
    from datetime import date

    import aiosqlite

    from bot.archive.sqlite.connection.database import Database


class SqliteUsage:
    """What guilds have brought in, in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def used(self, guild: int, day: date) -> int:
        """Return how many bytes a guild has brought in on a day."""
        async with self._database.read() as connection:
            return await _used(connection, guild, day)

    async def used_by_all(self, day: date) -> int:
        """Return how many bytes all guilds together have brought in on a day."""
        async with self._database.read() as connection:
            return await _used_by_all(connection, day)

    async def use(
        self, guild: int, day: date, size: int, *, most: int | None = None, most_of_all: int | None = None
    ) -> int | None:
        """Add `size` bytes, and return how many they are then.

        None, and nothing added, where that is above `most`, or of all guilds together above `most_of_all`.
        """
        async with self._database.write() as connection:
            used = await _used(connection, guild, day) + size
            if most is not None and used > most:
                return None
            if most_of_all is not None and await _used_by_all(connection, day) + size > most_of_all:
                return None
            await connection.execute(
                "INSERT OR REPLACE INTO library_usage (guild, day, bytes) VALUES (?, ?, ?)",
                (guild, day.isoformat(), used),
            )
            return used


async def _used_by_all(connection: aiosqlite.Connection, day: date) -> int:
    ((used,),) = await connection.execute_fetchall(
        "SELECT coalesce(sum(bytes), 0) FROM library_usage WHERE day = ?", (day.isoformat(),)
    )
    return int(used)


async def _used(connection: aiosqlite.Connection, guild: int, day: date) -> int:
    rows = await connection.execute_fetchall(
        f"SELECT bytes, {is_sound('library_usage')} AS sound FROM library_usage WHERE guild = ? AND day = ?",  # noqa: S608
        (guild, day.isoformat()),
    )
    return next((int(row["bytes"]) for row in sound_rows("library_usage", rows)), 0)
