"""Tell from SQLite what became of the runs of digests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.archive.sqlite.connection.times import from_time
from bot.archive.sqlite.digests.rows import to_run

if TYPE_CHECKING:
    from datetime import datetime

    from bot.archive.digests import DigestKey, DigestRun
    from bot.archive.sqlite.connection.database import Database


class SqliteRunHistory:
    """What became of runs, in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

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
        """Delete runs that were finished before, and return how many; what was shown stays known."""
        async with self._database.write() as connection:
            deleted = await connection.execute("DELETE FROM digest_run WHERE finished < ?", (from_time(before),))
            return deleted.rowcount

    async def _runs(self, condition: str, *values: str | int) -> tuple[DigestRun, ...]:
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(f"SELECT * FROM digest_run WHERE {condition}", values)  # noqa: S608
        return tuple(to_run(row) for row in rows)
