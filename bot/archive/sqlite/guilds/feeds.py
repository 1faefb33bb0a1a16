"""Keep feeds in SQLite."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from bot.archive.feeds import (
    MOST_FEEDS,
    MOST_FEEDS_OF_ALL,
    MOST_REFUSED,
    FeedClaim,
    FeedKey,
    FeedPause,
    FeedState,
    RefusedItem,
    StoredFeed,
)
from bot.archive.model import storable
from bot.archive.sqlite.connection.checksums import is_sound, require_sound, sound_rows
from bot.archive.sqlite.connection.times import from_time, to_time
from bot.errors import FeedNotFoundError, UsageError

if TYPE_CHECKING:
    from datetime import datetime, timedelta
    from sqlite3 import Row

    import aiosqlite

    from bot.archive.feeds import NewFeed
    from bot.archive.sqlite.connection.database import Database

_COLUMNS = (
    "guild, number, address, title, owner, whole, added, etag, modified, next_due, pace, checked, failures,"
    " failing_since, error, paused, told, begun"
)
_IS_SOUND = is_sound("feed")
# In two parts, so that SQLite finds each first one by its index.
_NEXT_DUE = (
    f"SELECT min(next_due) FROM feed WHERE paused = '' AND lease_until IS NULL AND {_IS_SOUND} UNION ALL"  # noqa: S608
    f" SELECT min(lease_until) FROM feed WHERE paused = '' AND lease_until IS NOT NULL AND {_IS_SOUND}"
)
# A lease that seems to end later than a new one would does so because the clock was set back.
_IS_FREE = (
    "paused = '' AND next_due <= :now AND (lease_until IS NULL OR NOT (lease_until > :now AND lease_until <= :until))"
)
_STATE = (
    "etag = ?, modified = ?, next_due = ?, pace = ?, checked = ?, failures = ?, failing_since = ?, error = ?, told = ?,"
    " begun = ?"
)


class SqliteFeeds:
    """Feeds in a database."""

    def __init__(self, database: Database, *, most_of_all: int = MOST_FEEDS_OF_ALL) -> None:
        self._database = database
        self._most_of_all = most_of_all

    async def add(self, new: NewFeed, now: datetime, *, pace: float) -> StoredFeed:
        """Keep a feed, due at once.

        Raises UsageError where the guild has it, or where it, or all guilds together, have as many as they may.
        """
        guild = new.scope.guild
        async with self._database.write() as connection:
            ((held,),) = await connection.execute_fetchall("SELECT count(*) FROM feed WHERE guild = ?", (guild,))
            if held >= MOST_FEEDS and not new.scope.is_shared:
                raise UsageError("feed-cap", most=MOST_FEEDS)
            ((all_held,),) = await connection.execute_fetchall("SELECT count(*) FROM feed WHERE guild <> 0")
            if all_held >= self._most_of_all and not new.scope.is_shared:
                raise UsageError("feed-cap-all", most=self._most_of_all)
            known = list(
                await connection.execute_fetchall(
                    "SELECT number FROM feed WHERE guild = ? AND address = ?", (guild, new.address)
                )
            )
            if known:
                raise UsageError("feed-known", feed=f"F{known[0][0]}")
            key = FeedKey(guild, await _take_number(connection, guild))
            await connection.execute(
                "INSERT INTO feed (guild, number, address, title, owner, whole, added, next_due, pace)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    guild,
                    key.number,
                    new.address,
                    storable(new.title),
                    new.owner,
                    new.whole,
                    *[from_time(now)] * 2,
                    pace,
                ),
            )
            return await _read_one(connection, key)

    async def feeds(self, guild: int) -> tuple[StoredFeed, ...]:
        """Return the feeds of a guild, by their numbers."""
        async with self._database.read() as connection:
            return await _read(connection, "WHERE guild = ? ORDER BY number", guild)

    async def feed(self, key: FeedKey) -> StoredFeed | None:
        """Return a feed."""
        async with self._database.read() as connection:
            found = await _read(connection, "WHERE guild = ? AND number = ?", key.guild, key.number, strict=True)
        return found[0] if found else None

    async def claim_due(self, holder: str, now: datetime, *, limit: int, lease: timedelta) -> tuple[FeedClaim, ...]:
        """Claim feeds that are due, the longest waiting first; none that another holds until its lease is over."""
        free = {"now": from_time(now), "until": from_time(now + lease), "limit": limit}
        async with self._database.read() as connection:  # mostly nothing is due: nobody need wait for the writer
            if not await connection.execute_fetchall(f"SELECT 1 FROM feed WHERE {_IS_FREE} LIMIT 1", free):  # noqa: S608
                return ()
        async with self._database.write() as connection:
            due = f"WHERE {_IS_FREE} AND {_IS_SOUND} ORDER BY next_due LIMIT :limit"
            keys = await connection.execute_fetchall(f"SELECT guild, number FROM feed {due}", free)  # noqa: S608
            return tuple([await _claim(connection, FeedKey(*key), holder, now + lease) for key in keys])

    async def claim(self, key: FeedKey, holder: str, now: datetime, *, lease: timedelta) -> FeedClaim:
        """Claim a feed that somebody wants polled now, whoever has it. Raises NotFoundError."""
        async with self._database.write() as connection:
            return await _claim(connection, key, holder, now + lease)

    async def recover(self, holder: str) -> int:
        """End the claims of holders but this one; return how many.

        Who holds the writer's lock is the only process with a lease, so all others have lost theirs.
        """
        async with self._database.write() as connection:
            freed = await connection.execute(
                "UPDATE feed SET holder = NULL, lease_until = NULL WHERE lease_until IS NOT NULL AND holder <> ?",
                (holder,),
            )
            return freed.rowcount

    async def next_due(self) -> datetime | None:
        """Return when the next feed may be claimed; None where no feed is polled."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(_NEXT_DUE)
        return min((to_time(due) for (due,) in rows if due), default=None)

    async def ailing(self, *, limit: int) -> tuple[StoredFeed, ...]:
        """Return feeds of all guilds that were given up or fail now: those first, then the longest failing."""
        async with self._database.read() as connection:
            where = (
                "WHERE paused IN (?, ?) OR (paused = '' AND failures > 0)"
                " ORDER BY paused = '', failing_since, guild, number LIMIT ?"
            )
            return await _read(connection, where, FeedPause.FAILING.value, FeedPause.GONE.value, limit)

    async def keep_state(self, claim: FeedClaim, state: FeedState, *, address: str | None = None) -> bool:
        """Store how a feed fares, and where it has moved to if it has, and end the lease; False where it is lost."""
        key = claim.feed.key
        async with self._database.write() as connection:
            cursor = await connection.execute(
                f"UPDATE feed SET {_STATE}, paused = CASE WHEN paused = '' THEN ? ELSE paused END,"  # noqa: S608
                " holder = NULL, lease_until = NULL WHERE guild = ? AND number = ? AND fence = ?",
                (*_values(state), state.paused.value, key.guild, key.number, claim.fence),
            )
            if address is not None and cursor.rowcount:
                # Another feed of the guild may be there already.
                await connection.execute(
                    "UPDATE OR IGNORE feed SET address = ? WHERE guild = ? AND number = ?",
                    (address, key.guild, key.number),
                )
            return cursor.rowcount > 0

    async def edit(self, key: FeedKey, *, title: str, whole: bool) -> StoredFeed:
        """Change what a person chose. Raises NotFoundError."""
        async with self._database.write() as connection:
            await connection.execute(
                "UPDATE feed SET title = ?, whole = ? WHERE guild = ? AND number = ?",
                (storable(title), whole, key.guild, key.number),
            )
            return await _read_one(connection, key)

    async def pause(self, key: FeedKey, now: datetime, *, paused: bool) -> StoredFeed:
        """Stop polling a feed, or go on, at once and with its failures forgotten. Raises NotFoundError."""
        async with self._database.write() as connection:
            if paused:
                change, values = "paused = ?", (FeedPause.PERSON.value,)
            else:
                change = "paused = '', failures = 0, failing_since = NULL, error = '', told = 0, next_due = ?"
                values = (from_time(now),)
            await connection.execute(
                f"UPDATE feed SET {change} WHERE guild = ? AND number = ?",  # noqa: S608
                (*values, key.guild, key.number),
            )
            return await _read_one(connection, key)

    async def remove(self, key: FeedKey) -> StoredFeed:
        """Forget a feed; its articles stay. Raises NotFoundError."""
        async with self._database.write() as connection:
            removed = await _read_one(connection, key)
            await connection.execute("DELETE FROM feed WHERE guild = ? AND number = ?", (key.guild, key.number))
        return removed


async def _take_number(connection: aiosqlite.Connection, guild: int) -> int:
    await connection.execute(
        "INSERT INTO feed_number (guild, last) VALUES (?, 1) ON CONFLICT (guild) DO UPDATE SET last = last + 1",
        (guild,),
    )
    rows = await connection.execute_fetchall(
        f"SELECT last, {is_sound('feed_number')} AS sound FROM feed_number WHERE guild = ?",  # noqa: S608
        (guild,),
    )
    ((number, _),) = require_sound("feed_number", rows)
    return number


async def _claim(connection: aiosqlite.Connection, key: FeedKey, holder: str, until: datetime) -> FeedClaim:
    await connection.execute(
        "UPDATE feed SET fence = fence + 1, holder = ?, lease_until = ? WHERE guild = ? AND number = ?",
        (holder, from_time(until), key.guild, key.number),
    )
    feed = await _read_one(connection, key)
    ((fence,),) = await connection.execute_fetchall(
        "SELECT fence FROM feed WHERE guild = ? AND number = ?", (key.guild, key.number)
    )
    return FeedClaim(feed, fence)


async def _read_one(connection: aiosqlite.Connection, key: FeedKey) -> StoredFeed:
    found = await _read(connection, "WHERE guild = ? AND number = ?", key.guild, key.number, strict=True)
    if not found:
        raise FeedNotFoundError(key.number)
    return found[0]


async def _read(
    connection: aiosqlite.Connection, where: str, *values: str | float, strict: bool = False
) -> tuple[StoredFeed, ...]:
    rows = await connection.execute_fetchall(f"SELECT {_COLUMNS}, {_IS_SOUND} AS sound FROM feed {where}", values)  # noqa: S608
    return tuple(map(_feed, (require_sound if strict else sound_rows)("feed", rows)))


def _values(state: FeedState) -> tuple[str | float | None, ...]:
    return (
        state.etag,
        state.modified,
        from_time(state.next_due),
        state.pace,
        from_time(state.checked) if state.checked else None,
        state.failures,
        from_time(state.failing_since) if state.failing_since else None,
        _said(state),
        state.told,
        state.begun,
    )


def _said(state: FeedState) -> str:
    """What went wrong with a feed, and with items of it, as JSON; empty where nothing did."""
    said: list[object] = [state.error, dict(state.error_data or {})]
    if state.refused_count:
        items = [[one.path, one.error, dict(one.error_data)] for one in state.refused[:MOST_REFUSED]]
        said += [state.refused_count, items]
    return json.dumps(said) if state.error or state.refused_count else ""


def _feed(row: Row) -> StoredFeed:
    key, data, *refused = json.loads(row["error"]) if row["error"] else ("", None)
    count, items = cast("tuple[int, list[list[Any]]]", refused or (0, []))
    return StoredFeed(
        key=FeedKey(row["guild"], row["number"]),
        address=row["address"],
        title=row["title"],
        owner=row["owner"],
        whole=bool(row["whole"]),
        added=to_time(row["added"]),
        state=FeedState(
            next_due=to_time(row["next_due"]),
            pace=row["pace"],
            etag=row["etag"],
            modified=row["modified"],
            checked=to_time(row["checked"]) if row["checked"] else None,
            failures=row["failures"],
            failing_since=to_time(row["failing_since"]) if row["failing_since"] else None,
            error=key,
            error_data=data if key else None,
            paused=FeedPause(row["paused"]),
            told=bool(row["told"]),
            begun=bool(row["begun"]),
            refused=tuple(RefusedItem(*one) for one in items),
            refused_count=count,
        ),
    )
