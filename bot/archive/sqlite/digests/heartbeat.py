"""Keep the last tick of the digests' scheduler in SQLite."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.archive.digests import Heartbeat
from bot.archive.sqlite.connection.checksums import is_sound, sound_rows
from bot.archive.sqlite.connection.times import from_time, to_time

if TYPE_CHECKING:
    from bot.archive.sqlite.connection.database import Database

_HEARTBEAT = "digest-heartbeat"
_LAST = f"SELECT value, {is_sound('note')} AS sound FROM note WHERE name = ?"  # noqa: S608 (no value from outside)


class SqliteHeartbeat:
    """The last tick, among the notes of a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def beat(self, heartbeat: Heartbeat) -> None:
        """Keep the last tick of the scheduler."""
        value = json.dumps([from_time(heartbeat.at), heartbeat.error])
        async with self._database.write() as connection:
            await connection.execute("INSERT OR REPLACE INTO note (name, value) VALUES (?, ?)", (_HEARTBEAT, value))

    async def last(self) -> Heartbeat | None:
        """Return the last tick of the scheduler."""
        async with self._database.read() as connection:
            rows = sound_rows("note", await connection.execute_fetchall(_LAST, (_HEARTBEAT,)))
        if not rows:
            return None
        at, error = json.loads(rows[0]["value"])
        return Heartbeat(to_time(at), error)
