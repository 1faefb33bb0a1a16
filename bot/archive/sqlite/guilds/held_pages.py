"""Keep files that wait for an answer, in SQLite."""

from __future__ import annotations

import secrets
import zlib
from typing import TYPE_CHECKING

from bot.archive.held_pages import MOST_HELD_BYTES, MOST_HELD_OF_GUILD, HeldPage
from bot.archive.sqlite.connection.checksums import is_sound, require_sound, sound_rows
from bot.archive.sqlite.connection.times import from_time, to_time
from bot.runtime import background

if TYPE_CHECKING:
    from datetime import datetime
    from sqlite3 import Row

    from bot.archive.held_pages import NewHeldPage
    from bot.archive.sqlite.connection.database import Database

_IS_SOUND = is_sound("held_page")
_NUMBERS = 10**12 - 1
_COLUMNS = "number, guild, person, name, until, channel, message"


class SqliteHeldPages:
    """Files that wait, in a database."""

    def __init__(self, database: Database, *, of_guild: int = MOST_HELD_OF_GUILD, size: int = MOST_HELD_BYTES) -> None:
        self._database = database
        self._of_guild = of_guild
        self._size = size

    async def hold(self, page: NewHeldPage) -> int | None:
        """Keep a file and return its number; None where as many wait as may."""
        content = await background.run(zlib.compress, page.content)
        async with self._database.write() as connection:
            ((here, size),) = await connection.execute_fetchall(
                "SELECT (SELECT count(*) FROM held_page WHERE guild = ?),"
                " (SELECT coalesce(sum(length(content)), 0) FROM held_page)",
                (page.guild,),
            )
            if here >= self._of_guild or size + len(content) > self._size:
                return None
            number = 1 + secrets.randbelow(_NUMBERS)
            await connection.execute(
                "INSERT INTO held_page (guild, number, person, name, content, until) VALUES (?, ?, ?, ?, ?, ?)",
                (page.guild, number, page.person, page.name, content, from_time(page.until)),
            )
            return number

    async def held(self, guild: int, number: int) -> HeldPage | None:
        """Return a file of a guild that waits."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                f"SELECT {_COLUMNS}, {_IS_SOUND} AS sound, content FROM held_page WHERE guild = ? AND number = ?",  # noqa: S608
                (guild, number),
            )
        for row in require_sound("held_page", rows):
            return _read(row, await background.run(zlib.decompress, row["content"]))
        return None

    async def asked(self, guild: int, number: int, *, channel: int, message: int) -> None:
        """Store where the question about a file is."""
        async with self._database.write() as connection:
            await connection.execute(
                "UPDATE held_page SET channel = ?, message = ? WHERE guild = ? AND number = ?",
                (channel, message, guild, number),
            )

    async def release(self, guild: int, number: int) -> bool:
        """Let go of a file; tell whether it waited."""
        async with self._database.write() as connection:
            deleted = await connection.execute("DELETE FROM held_page WHERE guild = ? AND number = ?", (guild, number))
            return bool(deleted.rowcount)

    async def next_until(self) -> datetime | None:
        """Return when the first of all that wait will have waited long enough."""
        async with self._database.read() as connection:
            ((until,),) = await connection.execute_fetchall(f"SELECT min(until) FROM held_page WHERE {_IS_SOUND}")  # noqa: S608
        return None if until is None else to_time(until)

    async def overdue(self, now: datetime, *, limit: int = 20) -> tuple[HeldPage, ...]:
        """Return files that have waited long enough, the oldest first, without their bytes."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                f"SELECT {_COLUMNS}, {_IS_SOUND} AS sound FROM held_page WHERE until <= ?"  # noqa: S608
                " ORDER BY sound DESC, until, number LIMIT ?",  # what is damaged, for ever there, hides none
                (from_time(now), limit),
            )
        return tuple(_read(row, b"") for row in sound_rows("held_page", rows))


def _read(row: Row, content: bytes) -> HeldPage:
    return HeldPage(
        number=row["number"],
        guild=row["guild"],
        person=row["person"],
        name=row["name"],
        content=content,
        until=to_time(row["until"]),
        channel=row["channel"],
        message=row["message"],
    )
