"""Keep in SQLite which pages are read again because they were quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.archive.rereading import AFTER_QUOTED, LEAST_BETWEEN, REREAD_FOR, WEB, DuePage
from bot.archive.sqlite.connection.checksums import is_sound
from bot.archive.sqlite.connection.times import from_time, to_time
from bot.articles import ArticleKey, Scope

if TYPE_CHECKING:
    from datetime import datetime
    from sqlite3 import Row

    import aiosqlite

    from bot.archive.model import QuotedMessage
    from bot.archive.sqlite.connection.database import Database

_ASKS: Final = (
    "FROM quoted AS q LEFT JOIN guild_setting AS s ON s.guild = q.guild WHERE q.article_guild = {guild}"
    f" AND q.article_number = {{number}} AND q.quoted_at > {{since}} AND {is_sound('quoted', 'q')}"
    " AND ({guild} = 0 OR q.guild = {guild}) AND coalesce(s.rereading, 1)"
)
"""Quotations of an article since a moment that ask for its page, each in a server that may see it and wants that."""

_KNOWN_BY: Final = (
    f"FROM record AS r WHERE r.guild = a.guild AND r.number = a.number AND r.origin = '{WEB}'"
    f" AND r.digest <> '' AND {is_sound('record', 'r')}"
)
"""By what addresses an article is known whose text was read there."""

_DUE: Final = (
    "SELECT d.guild, d.number, d.etag, d.modified, v.url,"  # noqa: S608 (our own conditions)
    f" coalesce((SELECT r.source_id {_KNOWN_BY} AND r.source_id = 'https' || substr(v.url, instr(v.url, ':'))),"
    f" (SELECT min(r.source_id) {_KNOWN_BY})),"
    f" (SELECT q.guild {_ASKS.format(guild='d.guild', number='d.number', since=':since')}"
    " ORDER BY q.quoted_at DESC LIMIT 1)"
    " FROM rereading AS d"
    " LEFT JOIN article AS a ON a.guild = d.guild AND a.number = d.number AND a.removed_at IS NULL"
    " LEFT JOIN version AS v ON v.guild = a.guild AND v.number = a.number AND v.version = a.latest"
    " WHERE d.next_due <= :now ORDER BY d.next_due, d.guild, d.number LIMIT :limit"
)
_SCHEDULE: Final = (
    "INSERT INTO rereading (guild, number, next_due) SELECT a.guild, a.number, :due FROM article AS a"  # noqa: S608
    " WHERE a.guild = :of AND a.number = :number AND a.removed_at IS NULL AND (a.guild = 0 OR a.guild = :guild)"
    f" AND EXISTS (SELECT 1 {_KNOWN_BY})"
    " AND coalesce((SELECT rereading FROM guild_setting WHERE guild = :guild), 1)"
    " ON CONFLICT (guild, number) DO UPDATE SET next_due = min(next_due, excluded.next_due)"
)
_FIRST: Final = f"SELECT min(q.quoted_at) {_ASKS.format(guild=':guild', number=':number', since=':since')}"


async def schedule(connection: aiosqlite.Connection, quoted: QuotedMessage) -> None:
    """Let the page of what was quoted be read again, if its article was read from there."""
    key = quoted.key
    due = from_time(quoted.at + AFTER_QUOTED[0])
    values = {"due": due, "of": key.scope.guild, "number": key.number, "guild": quoted.guild}
    await connection.execute(_SCHEDULE, values)


class SqliteRereading:
    """Pages to be read again, in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def due(self, now: datetime, *, limit: int) -> tuple[DuePage, ...]:
        """Return the pages that are due, the longest waiting first."""
        values = {"now": from_time(now), "since": from_time(now - REREAD_FOR), "limit": limit}
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(_DUE, values)
        return tuple(map(_page, rows))

    async def next_due(self) -> datetime | None:
        """Return when the next page is due; None where there is none."""
        async with self._database.read() as connection:
            ((first,),) = await connection.execute_fetchall("SELECT min(next_due) FROM rereading")
        return to_time(first) if first else None

    async def was_read(
        self, key: ArticleKey, now: datetime, *, etag: str, modified: str, not_before: datetime | None = None
    ) -> datetime | None:
        """Note that a page was read, or could not be, and return when it is due again; None where it is forgotten."""
        async with self._database.write() as connection:
            asked = await _next_asked(connection, key, now)
            if asked is None:
                await _forget(connection, key)
                return None
            due = max(asked, now + LEAST_BETWEEN, not_before or now)
            await connection.execute(
                "UPDATE rereading SET next_due = ?, etag = ?, modified = ? WHERE guild = ? AND number = ?",
                (from_time(due), etag, modified, key.scope.guild, key.number),
            )
        return due

    async def put_off(self, key: ArticleKey, until: datetime) -> None:
        """Let a page be due then, as if nothing had been tried."""
        async with self._database.write() as connection:
            await connection.execute(
                "UPDATE rereading SET next_due = ? WHERE guild = ? AND number = ?",
                (from_time(until), key.scope.guild, key.number),
            )

    async def forget(self, key: ArticleKey) -> None:
        """Forget a page."""
        async with self._database.write() as connection:
            await _forget(connection, key)

    async def count(self) -> int:
        """Return how many pages are to be read again."""
        async with self._database.read() as connection:
            ((count,),) = await connection.execute_fetchall("SELECT count(*) FROM rereading")
        return count


async def _next_asked(connection: aiosqlite.Connection, key: ArticleKey, now: datetime) -> datetime | None:
    """Return the first moment after `now` at which a quotation asks for a page."""
    moments: list[datetime] = []
    for after in AFTER_QUOTED:
        values = {"guild": key.scope.guild, "number": key.number, "since": from_time(now - after)}
        ((first,),) = await connection.execute_fetchall(_FIRST, values)
        moments += [to_time(first) + after] if first else []
    return min(moments, default=None)


async def _forget(connection: aiosqlite.Connection, key: ArticleKey) -> None:
    await connection.execute("DELETE FROM rereading WHERE guild = ? AND number = ?", (key.scope.guild, key.number))


def _page(row: Row | tuple[Any, ...]) -> DuePage:
    guild, number, etag, modified, url, identity, asked_by = row
    is_wanted = identity is not None and asked_by is not None
    return DuePage(
        ArticleKey(Scope(guild), number),
        (url or identity) if is_wanted else None,
        identity if is_wanted else None,
        asked_by or 0,
        etag,
        modified,
    )
