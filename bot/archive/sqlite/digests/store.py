"""Keep digests in SQLite: who gets one, when, and how far it has read."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from bot.archive.digests import MOST_DIGESTS, NOTHING_READ, DigestKey, Heartbeat
from bot.archive.sqlite.connection.times import from_time, to_time
from bot.archive.sqlite.digests.claims import read_on
from bot.archive.sqlite.digests.rows import from_options, from_pause, from_schedule, to_subscription
from bot.archive.sqlite.digests.runs import SqliteDigestRuns
from bot.articles.model import ArticleKey, Scope, scopes_of
from bot.errors import NotFoundError, StaleError, UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date, datetime
    from sqlite3 import Row

    import aiosqlite

    from bot.archive.digests import Cursor, NewDigest, Pause, Subscription

_HEARTBEAT = "digest-heartbeat"
_CHANGED = (
    "channel = ?, owner = ?, at = ?, zone = ?, days = ?, filter = ?, options = ?, pause_reason = ?, pause_since = ?,"
    " pause_by = ?, pause_told = ?, since = ?, next_due = ?, revision = ?"
)


class SqliteDigests(SqliteDigestRuns):
    """Digests and their runs in a database."""

    async def create(self, new: NewDigest, now: datetime, *, next_due: datetime) -> Subscription:
        """Store a digest. Raises UsageError where the guild has `MOST_DIGESTS`."""
        async with self._database.write() as connection:
            ((held,),) = await connection.execute_fetchall("SELECT count(*) FROM digest WHERE guild = ?", (new.guild,))
            if held >= MOST_DIGESTS:
                raise UsageError("digest-cap", most=MOST_DIGESTS)
            key = DigestKey(new.guild, await _take_number(connection, new.guild))
            place = (key.guild, key.number, new.channel, new.owner)
            at, zone, days = from_schedule(new.schedule)
            await connection.execute(
                "INSERT INTO digest (guild, number, channel, owner, at, zone, days, filter, options, since, next_due,"
                " created, revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
                (*place, at, zone, days, new.filter, from_options(new.options), *map(from_time, (now, next_due, now))),
            )
            cursor = new.cursor
            if cursor is None:
                cursor = await _latest(connection, scopes_of(new.guild))
            await read_on(connection, key, cursor)
            (created,) = await _read(connection, "WHERE guild = ? AND number = ?", key.guild, key.number)
        return created

    async def subscription(self, key: DigestKey) -> Subscription | None:
        """Return a digest."""
        async with self._database.read() as connection:
            found = await _read(connection, "WHERE guild = ? AND number = ?", key.guild, key.number)
        return found[0] if found else None

    async def subscriptions(self, guild: int) -> tuple[Subscription, ...]:
        """Return the digests of a guild, by number."""
        async with self._database.read() as connection:
            return await _read(connection, "WHERE guild = ? ORDER BY number", guild)

    async def active(self, *, after: DigestKey | None = None, limit: int = 500) -> tuple[Subscription, ...]:
        """Return active digests of all guilds in the order of their keys, those after `after` (at most `limit`)."""
        last = (after.guild, after.number) if after else (-1, 0)
        async with self._database.read() as connection:
            return await _read(
                connection,
                "WHERE (guild, number) > (?, ?) AND pause_reason IS NULL ORDER BY guild, number LIMIT ?",
                *last,
                limit,
            )

    async def refused(self, limit: int = 25) -> tuple[Subscription, ...]:
        """Return digests of all guilds that are paused because Discord does not let the bot post them."""
        async with self._database.read() as connection:
            return await _read(
                connection,
                "WHERE pause_reason IN ('forbidden', 'channel-gone') ORDER BY pause_since DESC LIMIT ?",
                limit,
            )

    async def due(self, now: datetime, *, limit: int) -> tuple[Subscription, ...]:
        """Return active digests that are to be planned now, the one that is due longest first."""
        async with self._database.read() as connection:
            return await _read(
                connection,
                "WHERE pause_reason IS NULL AND next_due <= ? ORDER BY next_due, guild, number LIMIT ?",
                from_time(now),
                limit,
            )

    async def next_due(self) -> datetime | None:
        """Return when the next active digest is to be planned."""
        async with self._database.read() as connection:
            ((first,),) = await connection.execute_fetchall(
                "SELECT min(next_due) FROM digest WHERE pause_reason IS NULL"
            )
        return to_time(first) if first else None

    async def revise(self, changed: Subscription) -> Subscription:
        """Store a digest as changed, with the next revision; its cursor and what is planned stay as they are.

        Raises NotFoundError where it is gone, StaleError where it has been changed since `changed` was read.
        """
        key = changed.key
        async with self._database.write() as connection:
            updated = await connection.execute(
                f"UPDATE digest SET {_CHANGED} WHERE guild = ? AND number = ? AND revision = ?",  # noqa: S608
                (*_columns(changed), changed.revision + 1, key.guild, key.number, changed.revision),
            )
            found = await _read(connection, "WHERE guild = ? AND number = ?", key.guild, key.number)
            if not found:
                raise NotFoundError(f"D{key.number}")
            if not updated.rowcount:
                raise StaleError("stale")
        return found[0]

    async def pause(self, key: DigestKey, pause: Pause) -> bool:
        """Pause a digest; tell whether it was there."""
        async with self._database.write() as connection:
            paused = await connection.execute(
                "UPDATE digest SET pause_reason = ?, pause_since = ?, pause_by = ?, pause_told = ?,"
                " revision = revision + 1 WHERE guild = ? AND number = ?",
                (*from_pause(pause), key.guild, key.number),
            )
            return bool(paused.rowcount)

    async def remove(self, key: DigestKey) -> bool:
        """Delete a digest with its runs; tell whether it was there."""
        async with self._database.write() as connection:
            removed = await connection.execute(
                "DELETE FROM digest WHERE guild = ? AND number = ?", (key.guild, key.number)
            )
            return bool(removed.rowcount)

    async def remove_guild(self, guild: int) -> int:
        """Delete all digests of a guild and return how many there were."""
        async with self._database.write() as connection:
            removed = await connection.execute("DELETE FROM digest WHERE guild = ?", (guild,))
            return removed.rowcount

    async def loaded_after(self, scope: Scope, number: int, limit: int) -> tuple[int, ...]:
        """Return the numbers of the articles in sight that were loaded after that one, in that order."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                "SELECT number FROM article WHERE guild = ? AND number > ? AND removed_at IS NULL"
                " ORDER BY number LIMIT ?",
                (scope.guild, number, limit),
            )
        return tuple(found for (found,) in rows)

    async def latest(self, scopes: Collection[Scope]) -> Cursor:
        """Return the last number given out in each scope: a cursor that has read everything."""
        async with self._database.read() as connection:
            return await _latest(connection, scopes)

    async def shown(self, key: DigestKey, articles: Sequence[ArticleKey]) -> frozenset[ArticleKey]:
        """Return those of `articles` (at most 5,000) that the digest has shown, or may have."""
        wanted = json.dumps([(article.scope.guild, article.number) for article in articles])
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                "SELECT scope, article FROM json_each(?) AS wanted CROSS JOIN digest_shown ON guild = ? AND number = ?"
                " AND scope = json_extract(wanted.value, '$[0]') AND article = json_extract(wanted.value, '$[1]')",
                (wanted, key.guild, key.number),
            )
        return frozenset(ArticleKey(Scope(scope), number) for scope, number in rows)

    async def put_off(self, key: DigestKey, next_due: datetime) -> None:
        """Note when a digest is to be planned next; that is no change of it."""
        async with self._database.write() as connection:
            await connection.execute(
                "UPDATE digest SET next_due = ? WHERE guild = ? AND number = ?",
                (from_time(next_due), key.guild, key.number),
            )

    async def rewind(self, key: DigestKey, planned: date, since: datetime, next_due: datetime) -> None:
        """Let later dates than `planned` be planned again: that was done while the clock was wrong."""
        async with self._database.write() as connection:
            await connection.execute(
                "UPDATE digest SET planned = ?, since = ?, next_due = ? WHERE guild = ? AND number = ?",
                (planned.isoformat(), from_time(since), from_time(next_due), key.guild, key.number),
            )
            # The occasion of a run is unique, and the real day of that date is still to come.
            await connection.execute(
                "UPDATE digest_run SET occasion = occasion || '~' || id"
                " WHERE guild = ? AND number = ? AND kind = 'scheduled' AND occasion > ?",
                (key.guild, key.number, planned.isoformat()),
            )

    async def beat(self, heartbeat: Heartbeat) -> None:
        """Keep the last tick of the scheduler."""
        value = json.dumps([from_time(heartbeat.at), heartbeat.error])
        async with self._database.write() as connection:
            await connection.execute("INSERT OR REPLACE INTO note (name, value) VALUES (?, ?)", (_HEARTBEAT, value))

    async def heartbeat(self) -> Heartbeat | None:
        """Return the last tick of the scheduler."""
        async with self._database.read() as connection:
            rows = list(await connection.execute_fetchall("SELECT value FROM note WHERE name = ?", (_HEARTBEAT,)))
        if not rows:
            return None
        at, error = json.loads(rows[0][0])
        return Heartbeat(to_time(at), error)


async def _take_number(connection: aiosqlite.Connection, guild: int) -> int:
    await connection.execute(
        "INSERT INTO digest_counter (guild, last_number) VALUES (?, 1)"
        " ON CONFLICT (guild) DO UPDATE SET last_number = last_number + 1",
        (guild,),
    )
    ((number,),) = await connection.execute_fetchall("SELECT last_number FROM digest_counter WHERE guild = ?", (guild,))
    return int(number)


async def _read(connection: aiosqlite.Connection, condition: str, *values: int | str) -> tuple[Subscription, ...]:
    rows = list(await connection.execute_fetchall(f"SELECT * FROM digest {condition}", values))  # noqa: S608
    cursors = await _cursors(connection, rows)
    return tuple(to_subscription(row, cursors.get((row["guild"], row["number"]), NOTHING_READ)) for row in rows)


async def _cursors(connection: aiosqlite.Connection, rows: Iterable[Row]) -> dict[tuple[int, int], dict[Scope, int]]:
    wanted = json.dumps([(row["guild"], row["number"]) for row in rows])
    cursors: defaultdict[tuple[int, int], dict[Scope, int]] = defaultdict(dict)
    for guild, number, scope, article in await connection.execute_fetchall(
        "SELECT guild, number, scope, article FROM json_each(?) AS wanted CROSS JOIN digest_cursor"
        " ON guild = json_extract(wanted.value, '$[0]') AND number = json_extract(wanted.value, '$[1]')",
        (wanted,),
    ):
        cursors[guild, number][Scope(scope)] = article
    return cursors


async def _latest(connection: aiosqlite.Connection, scopes: Collection[Scope]) -> Cursor:
    rows = await connection.execute_fetchall(
        "SELECT guild, last_number FROM scope WHERE guild IN (SELECT value FROM json_each(?))",
        (json.dumps([scope.guild for scope in scopes]),),
    )
    return dict.fromkeys(scopes, 0) | {Scope(guild): number for guild, number in rows}


def _columns(changed: Subscription) -> tuple[int | str | None, ...]:
    return (
        changed.channel,
        changed.owner,
        *from_schedule(changed.schedule),
        changed.filter,
        from_options(changed.options),
        *from_pause(changed.pause),
        from_time(changed.since),
        from_time(changed.next_due),
    )
