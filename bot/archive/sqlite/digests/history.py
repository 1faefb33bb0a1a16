"""Tell from SQLite what became of the runs of digests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.archive.digests import MOST_RUNS_OF_ALL
from bot.archive.sqlite.connection.checksums import is_sound, sound_rows
from bot.archive.sqlite.connection.times import from_time
from bot.archive.sqlite.digests.rows import to_run

if TYPE_CHECKING:
    from datetime import datetime

    from bot.archive.digests import DigestKey, DigestRun
    from bot.archive.sqlite.connection.database import Database

_RUNS = f"SELECT *, {is_sound('digest_run')} AS sound FROM digest_run WHERE "  # noqa: S608


class SqliteRunHistory:
    """What became of runs, in a database."""

    def __init__(self, database: Database, *, most_of_all: int = MOST_RUNS_OF_ALL) -> None:
        self._database = database
        self._most_of_all = most_of_all

    async def of_digest(self, key: DigestKey, limit: int = 25) -> tuple[DigestRun, ...]:
        """Return the last runs of a digest, newest first."""
        return await self._runs(
            "guild = ? AND number = ? ORDER BY due DESC, id DESC LIMIT ?", key.guild, key.number, limit
        )

    async def failures(self, since: datetime, limit: int = 25) -> tuple[DigestRun, ...]:
        """Return the runs of all guilds that failed or became uncertain since, newest first."""
        return await self._runs(
            "finished >= ? AND state IN ('failed', 'uncertain') ORDER BY finished DESC, id DESC LIMIT ?",
            from_time(since),
            limit,
        )

    async def forget_old(self, before: datetime) -> int:
        """Delete runs that were finished before, and the oldest of more than are remembered of all; return how many.

        What was shown stays known.
        """
        async with self._database.write() as connection:
            deleted = await connection.execute(
                "DELETE FROM digest_run WHERE finished < max(?, coalesce("
                "(SELECT finished FROM digest_run WHERE finished IS NOT NULL ORDER BY finished DESC LIMIT 1 OFFSET ?),"
                " ''))",
                (from_time(before), self._most_of_all - 1),
            )
            return deleted.rowcount

    async def _runs(self, condition: str, *values: str | int) -> tuple[DigestRun, ...]:
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(_RUNS + condition, values)
        return tuple(to_run(row) for row in sound_rows("digest_run", rows))
