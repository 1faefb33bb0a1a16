"""Keep queries for the page buttons under a result, in SQLite."""

from __future__ import annotations

import base64
import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.archive.model import KeptSearch
from bot.archive.sqlite.connection.times import from_time, to_time

if TYPE_CHECKING:
    from datetime import datetime

    from bot.archive.sqlite.connection.database import Database

KEPT_FOR = timedelta(days=7)
_TOKEN_BYTES = 10


class SqliteKeptSearches:
    """Kept queries in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep_search(self, scope_guild: int, query: str, *, literal: bool, now: datetime) -> str:
        """Store a query and return its token (16 characters); the same query in the same guild has the same token."""
        # SQLite stores UTF-8, which has no lone surrogates; a query may hold them.
        query = query.encode("utf-8", "replace").decode()
        token = _token(scope_guild, query, literal=literal)
        async with self._database.write() as connection:
            await connection.execute(
                "INSERT OR REPLACE INTO kept_search (guild, token, query, literal, kept_at) VALUES (?, ?, ?, ?, ?)",
                (scope_guild, token, query, literal, from_time(now)),
            )
        return token

    async def kept_search(self, scope_guild: int, token: str, *, now: datetime) -> KeptSearch | None:
        """Return a query kept in that guild less than seven days ago."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                "SELECT token, query, literal, kept_at FROM kept_search WHERE guild = ? AND token = ? AND kept_at > ?",
                (scope_guild, token, from_time(now - KEPT_FOR)),
            )
        for found, query, literal, kept_at in rows:
            return KeptSearch(found, query, bool(literal), to_time(kept_at))
        return None

    async def forget_search(self, scope_guild: int, token: str) -> None:
        """Delete a kept query."""
        async with self._database.write() as connection:
            await connection.execute("DELETE FROM kept_search WHERE guild = ? AND token = ?", (scope_guild, token))

    async def forget_old_searches(self, now: datetime) -> int:
        """Delete queries kept for longer than seven days, and return how many."""
        async with self._database.write() as connection:
            deleted = await connection.execute(
                "DELETE FROM kept_search WHERE kept_at <= ?", (from_time(now - KEPT_FOR),)
            )
            return deleted.rowcount


def _token(guild: int, query: str, *, literal: bool) -> str:
    checksum = hashlib.blake2b(f"{guild}:{literal:d}:{query}".encode(), digest_size=_TOKEN_BYTES).digest()
    return base64.b32encode(checksum).decode().lower()
