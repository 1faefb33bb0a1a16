"""Keep in SQLite which pages are read again because they were quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.archive.rereading import AFTER_QUOTED, LEAST_BETWEEN, REREAD_FOR, WEB, DuePage
from bot.archive.sqlite.connection.checksums import is_sound
from bot.archive.sqlite.connection.times import from_time, to_time
from bot.articles import ArticleKey, Scope

if TYPE_CHECKING:
    from datetime import datetime, timedelta
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

_PAGE: Final = (
    "SELECT d.guild, d.number, d.etag, d.modified, d.holder, d.fence, v.url,"  # noqa: S608 (our own conditions)
    f" coalesce((SELECT r.source_id {_KNOWN_BY} AND r.source_id = 'https' || substr(v.url, instr(v.url, ':'))),"
    f" (SELECT min(r.source_id) {_KNOWN_BY})),"
    f" (SELECT q.guild {_ASKS.format(guild='d.guild', number='d.number', since=':since')}"
    " ORDER BY q.quoted_at DESC LIMIT 1)"
    " FROM rereading AS d"
    " LEFT JOIN article AS a ON a.guild = d.guild AND a.number = d.number AND a.removed_at IS NULL"
    " LEFT JOIN version AS v ON v.guild = a.guild AND v.number = a.number AND v.version = a.latest"
    " WHERE d.guild = :of AND d.number = :number"
)
# A lease that seems to end later than a new one would does so because the clock was set back.
_IS_FREE: Final = "next_due <= :now AND (lease_until IS NULL OR NOT (lease_until > :now AND lease_until <= :until))"
_IS_HELD: Final = "guild = :of AND number = :number AND holder = :holder AND fence = :fence"
# In two parts, so that SQLite finds each first one by its index.
_NEXT_DUE: Final = (
    "SELECT min(next_due) FROM rereading WHERE lease_until IS NULL UNION ALL"
    " SELECT min(lease_until) FROM rereading WHERE lease_until IS NOT NULL"
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

    async def claim_due(self, holder: str, now: datetime, *, limit: int, lease: timedelta) -> tuple[DuePage, ...]:
        """Claim pages that are due, the longest waiting first; none that another holds until its lease is over."""
        free = {"now": from_time(now), "until": from_time(now + lease), "limit": limit}
        async with self._database.read() as connection:  # mostly nothing is due: nobody need wait for the writer
            if not await connection.execute_fetchall(f"SELECT 1 FROM rereading WHERE {_IS_FREE} LIMIT 1", free):  # noqa: S608
                return ()
        async with self._database.write() as connection:
            due = f"WHERE {_IS_FREE} ORDER BY next_due, guild, number LIMIT :limit"
            keys = await connection.execute_fetchall(f"SELECT guild, number FROM rereading {due}", free)  # noqa: S608
            return tuple([await _claim(connection, tuple(key), holder, now, now + lease) for key in keys])

    async def recover(self, holder: str) -> int:
        """End the claims of holders but this one; return how many.

        Who holds the writer's lock is the only process with a lease, so all others have lost theirs.
        """
        async with self._database.write() as connection:
            freed = await connection.execute(
                "UPDATE rereading SET holder = '', lease_until = NULL WHERE lease_until IS NOT NULL AND holder <> ?",
                (holder,),
            )
            return freed.rowcount

    async def next_due(self) -> datetime | None:
        """Return when the next page may be claimed; None where there is none."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(_NEXT_DUE)
        return min((to_time(due) for (due,) in rows if due), default=None)

    async def was_read(
        self, page: DuePage, now: datetime, *, etag: str, modified: str, not_before: datetime | None = None
    ) -> datetime | None:
        """Note that a page was read, or could not be, and return when it is due again; None where it is forgotten."""
        async with self._database.write() as connection:
            asked = await _next_asked(connection, page.key, now)
            if asked is None:
                await _forget(connection, page)
                return None
            due = max(asked, now + LEAST_BETWEEN, not_before or now)
            kept = await connection.execute(
                "UPDATE rereading SET next_due = :due, etag = :etag, modified = :modified, lease_until = NULL"  # noqa: S608
                f" WHERE {_IS_HELD}",
                {**_held(page), "due": from_time(due), "etag": etag, "modified": modified},
            )
        return due if kept.rowcount else None

    async def put_off(self, page: DuePage, until: datetime) -> None:
        """Let a page be due then, as if nothing had been tried."""
        async with self._database.write() as connection:
            await connection.execute(
                f"UPDATE rereading SET next_due = :due, lease_until = NULL WHERE {_IS_HELD}",  # noqa: S608
                {**_held(page), "due": from_time(until)},
            )

    async def forget(self, page: DuePage) -> None:
        """Forget a page."""
        async with self._database.write() as connection:
            await _forget(connection, page)

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


async def _claim(
    connection: aiosqlite.Connection, key: tuple[int, int], holder: str, now: datetime, until: datetime
) -> DuePage:
    place = {"of": key[0], "number": key[1]}
    await connection.execute(
        "UPDATE rereading SET fence = fence + 1, holder = :holder, lease_until = :until"
        " WHERE guild = :of AND number = :number",
        {**place, "holder": holder, "until": from_time(until)},
    )
    (row,) = await connection.execute_fetchall(_PAGE, {**place, "since": from_time(now - REREAD_FOR)})
    return _page(row)


async def _forget(connection: aiosqlite.Connection, page: DuePage) -> None:
    await connection.execute(f"DELETE FROM rereading WHERE {_IS_HELD}", _held(page))  # noqa: S608


def _held(page: DuePage) -> dict[str, int | str]:
    return {"of": page.key.scope.guild, "number": page.key.number, "holder": page.holder, "fence": page.fence}


def _page(row: Row | tuple[Any, ...]) -> DuePage:
    guild, number, etag, modified, holder, fence, url, identity, asked_by = row
    is_wanted = identity is not None and asked_by is not None
    return DuePage(
        ArticleKey(Scope(guild), number),
        (url or identity) if is_wanted else None,
        identity if is_wanted else None,
        asked_by or 0,
        etag,
        modified,
        holder,
        fence,
    )
