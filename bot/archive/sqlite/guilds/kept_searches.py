"""Keep queries for the page buttons under a result, in SQLite."""

from __future__ import annotations

import base64
import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.archive.model import SEARCH_INLINE, SEARCH_OVERHEAD, SEARCH_PAGE, KeptSearch, SearchBounds
from bot.archive.sqlite.connection.checksums import is_sound, sound_rows
from bot.archive.sqlite.connection.times import from_time, to_time

if TYPE_CHECKING:
    from datetime import datetime

    import aiosqlite

    from bot.archive.sqlite.connection.database import Database

KEPT_FOR = timedelta(days=7)
_TOKEN_BYTES = 10
_PATIENCE = 5.0
_MOST_AT_ONCE = 1_000
"""Kept searches that go with one that comes: an archive from before there were bounds shrinks in bearable steps."""

_BYTES = "length(CAST(query AS BLOB))"
_SIZE = f"{_BYTES} + {SEARCH_OVERHEAD} + ({_BYTES} > {SEARCH_INLINE}) * {SEARCH_PAGE}"


class SqliteKeptSearches:
    """Kept queries in a database."""

    def __init__(self, database: Database, bounds: SearchBounds | None = None) -> None:
        self._database = database
        self._bounds = bounds or SearchBounds()
        self._size: int | None = None
        """Bytes of all that is kept; None when it must be counted (again)."""

    async def keep_search(self, scope_guild: int, query: str, *, literal: bool, now: datetime) -> str:
        """Store a query and return its token (16 characters); the same query in the same guild has the same token.

        What is beyond the bounds goes, the oldest first.
        """
        query = self._bounds.cut(query)
        token = _token(scope_guild, query, literal=literal)
        # Whoever searches does not wait for long: there is an answer without its buttons, too.
        async with self._database.write(_PATIENCE, hurried=True) as connection:
            size = await _size_of_all(connection) if self._size is None else self._size
            self._size = None
            size -= await _delete(connection, "WHERE guild = ? AND token = ?", scope_guild, token)
            await connection.execute(
                "INSERT INTO kept_search (guild, token, query, literal, kept_at) VALUES (?, ?, ?, ?, ?)",
                (scope_guild, token, query, literal, from_time(now)),
            )
            size += self._bounds.size_of(query)
            size = await self._drop_oldest(connection, scope_guild, size)
        self._size = size
        return token

    async def _drop_oldest(self, connection: aiosqlite.Connection, guild: int, size: int) -> int:
        size -= await _delete(
            connection,
            "WHERE guild = ? AND token IN"
            " (SELECT token FROM kept_search WHERE guild = ? ORDER BY kept_at DESC, token LIMIT ? OFFSET ?)",
            *(guild, guild, _MOST_AT_ONCE, self._bounds.of_guild),
        )
        for _ in range(_MOST_AT_ONCE):
            if size <= self._bounds.size:
                break
            oldest = "(SELECT guild, token FROM kept_search ORDER BY kept_at, guild, token LIMIT 1)"
            size -= await _delete(connection, f"WHERE (guild, token) IN {oldest}")
        return size

    async def kept_search(self, scope_guild: int, token: str, *, now: datetime) -> KeptSearch | None:
        """Return a query kept in that guild less than seven days ago."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                f"SELECT token, query, literal, kept_at, {is_sound('kept_search')} AS sound FROM kept_search"  # noqa: S608
                " WHERE guild = ? AND token = ? AND kept_at > ?",
                (scope_guild, token, from_time(now - KEPT_FOR)),
            )
        for found, query, literal, kept_at, _ in sound_rows("kept_search", rows):
            return KeptSearch(found, query, bool(literal), to_time(kept_at))
        return None

    async def forget_search(self, scope_guild: int, token: str) -> None:
        """Delete a kept query."""
        async with self._database.write() as connection:
            self._size = None
            await _delete(connection, "WHERE guild = ? AND token = ?", scope_guild, token)

    async def forget_old_searches(self, now: datetime) -> int:
        """Delete queries kept for longer than seven days, and return how many."""
        async with self._database.write() as connection:
            self._size = None
            deleted = await connection.execute(
                "DELETE FROM kept_search WHERE kept_at <= ?", (from_time(now - KEPT_FOR),)
            )
            return deleted.rowcount


async def _size_of_all(connection: aiosqlite.Connection) -> int:
    rows = await connection.execute_fetchall(f"SELECT coalesce(sum({_SIZE}), 0) FROM kept_search")  # noqa: S608
    return next(size for (size,) in rows)


async def _delete(connection: aiosqlite.Connection, where: str, *values: object) -> int:
    """Delete kept queries, and return the bytes that they took."""
    rows = await connection.execute_fetchall(f"DELETE FROM kept_search {where} RETURNING {_SIZE}", values)  # noqa: S608
    return sum(size for (size,) in rows)


def _token(guild: int, query: str, *, literal: bool) -> str:
    checksum = hashlib.blake2b(f"{guild}:{literal:d}:{query}".encode(), digest_size=_TOKEN_BYTES).digest()
    return base64.b32encode(checksum).decode().lower()
