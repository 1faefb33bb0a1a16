"""Keep digests in SQLite: who gets one, where, when and of what."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.archive.digests import MOST_DIGESTS, MOST_DIGESTS_OF_ALL, MOST_DIGESTS_OF_PERSON, DigestKey
from bot.archive.model import storable
from bot.archive.sqlite.connection.checksums import is_sound, require_sound
from bot.archive.sqlite.connection.times import from_time
from bot.archive.sqlite.digests.claims import read_on
from bot.archive.sqlite.digests.lookup import read_subscriptions
from bot.archive.sqlite.digests.rows import from_options, from_pause, from_schedule
from bot.articles import Scope, scopes_of
from bot.errors import DigestNotFoundError, StaleError, UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    import aiosqlite

    from bot.archive.digests import Cursor, NewDigest, Pause, Subscription
    from bot.archive.sqlite.connection.database import Database

_CHANGED = (
    "channel = ?, owner = ?, at = ?, zone = ?, days = ?, month_days = ?, filter = ?, options = ?,"
    " pause_reason = ?, pause_since = ?, pause_by = ?, pause_told = ?, since = ?, next_due = ?, role = ?,"
    " revision = ?"
)

_ONE = "WHERE guild = ? AND number = ?"


class SqliteSubscriptions:
    """Digests in a database."""

    def __init__(self, database: Database, *, most_of_all: int = MOST_DIGESTS_OF_ALL) -> None:
        self._database = database
        self._most_of_all = most_of_all

    async def create(self, new: NewDigest, now: datetime, *, next_due: datetime) -> Subscription:
        """Store a digest. Raises UsageError where the guild, or all together, have as many as may be."""
        (created,) = await self.create_all([(new, next_due)], now)
        return created

    async def create_all(self, wanted: Sequence[tuple[NewDigest, datetime]], now: datetime) -> tuple[Subscription, ...]:
        """Store digests, each with its next due time, all of them or none: one transaction. Raises as `create`."""
        async with self._database.write() as connection:
            return tuple([await self._insert(connection, new, now, next_due) for new, next_due in wanted])

    async def _insert(
        self, connection: aiosqlite.Connection, new: NewDigest, now: datetime, next_due: datetime
    ) -> Subscription:
        await self._require_room(connection, new.guild, new.reader)
        key = DigestKey(new.guild, await _take_number(connection, new.guild))
        place = (key.guild, key.number, new.channel, new.owner)
        times = map(from_time, (now, next_due, now))
        await connection.execute(
            "INSERT INTO digest (guild, number, channel, owner, at, zone, days, month_days, filter, options, since,"
            " next_due, created, role, reader, revision)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
            (
                *place,
                *from_schedule(new.schedule),
                storable(new.filter),
                from_options(new.options),
                *times,
                new.role,
                new.reader,
            ),
        )
        cursor = new.cursor
        if cursor is None:
            cursor = await _latest(connection, scopes_of(new.guild))
        await read_on(connection, key, cursor)
        (created,) = await read_subscriptions(connection, _ONE, key.guild, key.number, strict=True)
        return created

    async def _require_room(self, connection: aiosqlite.Connection, guild: int, reader: int | None) -> None:
        ((held, own),) = await connection.execute_fetchall(
            "SELECT (SELECT count(*) FROM digest WHERE guild = ? AND reader IS NULL),"
            " (SELECT count(*) FROM digest WHERE reader = ?)",
            (guild, reader),
        )
        if reader is not None and own >= MOST_DIGESTS_OF_PERSON:
            raise UsageError("digest-cap-person", most=MOST_DIGESTS_OF_PERSON)
        if reader is None and held >= MOST_DIGESTS:
            raise UsageError("digest-cap", most=MOST_DIGESTS)
        ((all_held,),) = await connection.execute_fetchall("SELECT count(*) FROM digest")
        if all_held >= self._most_of_all:
            raise UsageError("digest-cap-all", most=self._most_of_all)

    async def get(self, key: DigestKey) -> Subscription | None:
        """Return a digest."""
        async with self._database.read() as connection:
            found = await read_subscriptions(connection, _ONE, key.guild, key.number, strict=True)
        return found[0] if found else None

    async def of_guild(self, guild: int) -> tuple[Subscription, ...]:
        """Return the digests of a guild, by number, without those of its people."""
        async with self._database.read() as connection:
            return await read_subscriptions(connection, "WHERE guild = ? AND reader IS NULL ORDER BY number", guild)

    async def of_reader(self, guild: int, reader: int) -> tuple[Subscription, ...]:
        """Return the digests that a person gets as direct messages from a guild, by number."""
        async with self._database.read() as connection:
            return await read_subscriptions(connection, "WHERE guild = ? AND reader = ? ORDER BY number", guild, reader)

    async def active(self, *, after: DigestKey | None = None, limit: int = 500) -> tuple[Subscription, ...]:
        """Return active digests of all guilds in the order of their keys, those after `after` (at most `limit`)."""
        last = (after.guild, after.number) if after else (-1, 0)
        async with self._database.read() as connection:
            return await read_subscriptions(
                connection,
                "WHERE (guild, number) > (?, ?) AND pause_reason IS NULL ORDER BY guild, number LIMIT ?",
                *last,
                limit,
            )

    async def refused(self, limit: int = 25) -> tuple[Subscription, ...]:
        """Return digests of all guilds that are paused because Discord does not let the bot post them."""
        async with self._database.read() as connection:
            return await read_subscriptions(
                connection,
                "WHERE pause_reason IN ('forbidden', 'channel-gone') AND reader IS NULL"
                " ORDER BY pause_since DESC LIMIT ?",
                limit,
            )

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
            found = await read_subscriptions(connection, _ONE, key.guild, key.number, strict=True)
            if not found:
                raise DigestNotFoundError(key.number)
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


async def _take_number(connection: aiosqlite.Connection, guild: int) -> int:
    await connection.execute(
        "INSERT INTO digest_counter (guild, last_number) VALUES (?, 1)"
        " ON CONFLICT (guild) DO UPDATE SET last_number = last_number + 1",
        (guild,),
    )
    rows = await connection.execute_fetchall(
        f"SELECT last_number, {is_sound('digest_counter')} AS sound FROM digest_counter WHERE guild = ?",  # noqa: S608
        (guild,),
    )
    ((number, _),) = require_sound("digest_counter", rows)
    return int(number)


async def _latest(connection: aiosqlite.Connection, scopes: Collection[Scope]) -> Cursor:
    rows = await connection.execute_fetchall(
        f"SELECT guild, last_number, {is_sound('scope')} AS sound FROM scope"  # noqa: S608
        " WHERE guild IN (SELECT value FROM json_each(?))",
        (json.dumps([scope.guild for scope in scopes]),),
    )
    return dict.fromkeys(scopes, 0) | {Scope(guild): number for guild, number, _ in require_sound("scope", rows)}


def _columns(changed: Subscription) -> tuple[int | str | None, ...]:
    return (
        changed.channel,
        changed.owner,
        *from_schedule(changed.schedule),
        storable(changed.filter),
        from_options(changed.options),
        *from_pause(changed.pause),
        from_time(changed.since),
        from_time(changed.next_due),
        changed.role,
    )
