"""Keep watches in SQLite: who wants to be told of what, and where."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Final

from bot.archive.model import storable
from bot.archive.sqlite.connection.checksums import is_sound, require_sound, sound_rows
from bot.archive.sqlite.connection.times import from_time, to_time
from bot.archive.sqlite.guilds.watch_messages import SqliteWatchMessages, add_message
from bot.archive.sqlite.maintenance.deletion import require_staying
from bot.archive.watches import (
    LONGEST_WATCH_FILTER,
    MOST_REMOVED_WATCHES,
    MOST_WATCHES,
    MOST_WATCHES_OF_ALL,
    MOST_WATCHES_OF_PERSON,
    WATCH_REMOVED_FOR,
    Halt,
    Pace,
    Watch,
    WatchKey,
    WatchMessageKind,
)
from bot.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from sqlite3 import Row

    import aiosqlite

    from bot.archive.sqlite.connection.database import Database
    from bot.archive.watches import NewWatch, WatchChange

_READ: Final = f"SELECT *, {is_sound('watch')} AS sound FROM watch"  # noqa: S608 (our own names)
_ONE: Final = "WHERE guild = ? AND number = ? AND removed_at IS NULL"
# What waits is looked at again: it may wait for something else now.
_LOOK_AGAIN: Final = "next_at = CASE WHEN next_at IS NULL THEN NULL ELSE since END"
_OWNED: Final = "removed_at IS NULL AND (channel NOT NULL OR reader NOT NULL)"


class SqliteWatches(SqliteWatchMessages):
    """Watches in a database, what they found and the messages on it."""

    def __init__(self, database: Database, *, most_of_all: int = MOST_WATCHES_OF_ALL) -> None:
        super().__init__(database)
        self._most_of_all = most_of_all

    async def watches(self, guild: int, *, reader: int | None = None) -> tuple[Watch, ...]:
        """Return the watches of a guild that tell in its channels, and those that tell a `reader`, by number."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                f"{_READ} WHERE guild = ? AND removed_at IS NULL AND (reader IS NULL OR reader = ?) ORDER BY number",
                (guild, reader),
            )
        return _watches(rows)

    async def of_reader(self, reader: int) -> tuple[Watch, ...]:
        """Return the watches of all guilds that tell one person."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                f"{_READ} WHERE reader = ? AND removed_at IS NULL ORDER BY created, guild, number", (reader,)
            )
        return _watches(rows)

    async def watch(self, key: WatchKey) -> Watch | None:
        """Return a watch. Raises ArchiveDamagedError where it is damaged."""
        async with self._database.read() as connection:
            return await _read_one(connection, key)

    async def active(self) -> tuple[Watch, ...]:
        """Return the watches of all guilds that are not paused; not those of guilds that the bot has left."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                f"{_READ} WHERE removed_at IS NULL AND paused IS NULL"  # noqa: S608
                " AND guild NOT IN (SELECT guild FROM departure) ORDER BY guild, number LIMIT ?",
                (self._most_of_all,),
            )
        return _watches(rows)

    async def waiting(self, now: datetime, *, limit: int) -> tuple[Watch, ...]:
        """Return watches of which something is to be looked at now."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                f"{_READ} WHERE next_at <= ? AND removed_at IS NULL ORDER BY next_at LIMIT ?", (from_time(now), limit)
            )
        return _watches(rows)

    async def next_waiting(self) -> datetime | None:
        """Return when the next such watch is to be looked at."""
        async with self._database.read() as connection:
            ((first,),) = await connection.execute_fetchall(
                f"SELECT min(next_at) FROM watch WHERE next_at NOT NULL AND removed_at IS NULL AND {is_sound('watch')}"  # noqa: S608
            )
        return to_time(first) if first else None

    async def create(self, new: NewWatch, now: datetime) -> Watch:
        """Make a watch. Raises UsageError where there are as many as may be."""
        at = from_time(now)
        async with self._database.write() as connection:
            await require_staying(connection, new.guild)
            await self._require_another(connection, new.guild, new.reader)
            await _require_unlike(connection, new.guild, new.channel, new.reader, new.filter)
            await _tidy(connection, new.guild, now)
            key = WatchKey(new.guild, await _take_number(connection, new.guild))
            await connection.execute(
                "INSERT INTO watch (guild, number, owner, reader, channel, filter, role, per_day, zone, created, since)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *(key.guild, key.number, new.owner, new.reader, new.channel),
                    *(storable(new.filter)[:LONGEST_WATCH_FILTER], new.role, new.per_day, new.zone, at, at),
                ),
            )
            made = await _read_one(connection, key)
        if made is None:
            raise UsageError("watch-unknown", watch=str(key))
        return made

    async def change(self, key: WatchKey, change: WatchChange) -> bool:
        """Have a watch be another from now on; tell whether it was there."""
        typed = storable(change.filter)[:LONGEST_WATCH_FILTER]
        async with self._database.write() as connection:
            former = await _read_one(connection, key)
            if former is None:
                return False
            await _require_unlike(connection, key.guild, change.channel, former.reader, typed, but=key.number)
            await connection.execute(
                "UPDATE watch SET filter = ?, zone = ?, channel = ?, role = ?, per_day = ?, quiet = ?,"  # noqa: S608
                f" {_LOOK_AGAIN} {_ONE}",
                (
                    *(typed, change.zone, change.channel, change.role, change.per_day, change.quiet),
                    *(key.guild, key.number),
                ),
            )
        return True

    async def pause(self, key: WatchKey, why: Halt, now: datetime, *, notice: str | None = None) -> bool:
        """Pause a watch, and let go of what it found and did not tell; tell whether it was there and not paused."""
        async with self._database.write() as connection:
            paused = await connection.execute(
                f"UPDATE watch SET paused = ?, next_at = NULL {_ONE} AND paused IS NULL",  # noqa: S608
                (why, key.guild, key.number),
            )
            if paused.rowcount:
                await self._let_go(connection, key)
                if notice is not None:
                    await add_message(connection, key, WatchMessageKind.PAUSED, notice, now)
        return bool(paused.rowcount)

    async def resume(self, key: WatchKey, now: datetime) -> bool:
        """Have a watch go on with what is loaded from now on; tell whether it was there."""
        return await self._set(key, "paused = NULL, muted_until = NULL, since = ?", from_time(now))

    async def mute(self, key: WatchKey, until: datetime | None) -> bool:
        """Hold back what a watch finds until a moment; tell whether it was there."""
        return await self._set(key, f"muted_until = ?, {_LOOK_AGAIN}", from_time(until) if until else None)

    async def set_quiet(self, key: WatchKey, quiet: str | None, zone: str) -> bool:
        """Set the quiet hours of a watch; tell whether it was there."""
        return await self._set(key, f"quiet = ?, zone = ?, {_LOOK_AGAIN}", quiet, zone)

    async def remove(self, key: WatchKey, now: datetime) -> bool:
        """Put a watch aside for a day; tell whether it was there."""
        async with self._database.write() as connection:
            removed = await connection.execute(
                f"UPDATE watch SET removed_at = ?, next_at = NULL {_ONE}",  # noqa: S608
                (from_time(now), key.guild, key.number),
            )
            if removed.rowcount:
                await self._let_go(connection, key)
            await _tidy(connection, key.guild, now)
        return bool(removed.rowcount)

    async def removed(self, key: WatchKey, now: datetime) -> Watch | None:
        """Return a watch that can be brought back."""
        async with self._database.read() as connection:
            return next(iter(await _read_removed(connection, key, now)), None)

    async def restore(self, key: WatchKey, now: datetime) -> Watch:
        """Bring a watch back. Raises UsageError where it is gone, there are as many as may be, or one is the same."""
        async with self._database.write() as connection:
            for aside in await _read_removed(connection, key, now):
                await self._require_another(connection, key.guild, aside.reader)
                await _require_unlike(connection, key.guild, aside.channel, aside.reader, aside.filter)
                await connection.execute(
                    "UPDATE watch SET removed_at = NULL WHERE guild = ? AND number = ?", (key.guild, key.number)
                )
            restored = await _read_one(connection, key)
        if restored is None:
            raise UsageError("watch-too-late")
        return restored

    async def _set(self, key: WatchKey, change: str, *values: str | None) -> bool:
        async with self._database.write() as connection:
            changed = await connection.execute(
                f"UPDATE watch SET {change} {_ONE}",  # noqa: S608
                (*values, key.guild, key.number),
            )
            return bool(changed.rowcount)

    async def _require_another(self, connection: aiosqlite.Connection, guild: int, reader: int | None) -> None:
        ((here, theirs, of_all),) = await connection.execute_fetchall(
            "SELECT count(*) FILTER (WHERE guild = ? AND reader IS NULL), count(*) FILTER (WHERE reader = ?),"  # noqa: S608
            f" count(*) FROM watch WHERE {_OWNED}",
            (guild, reader),
        )
        if reader is None and here >= MOST_WATCHES:
            raise UsageError("watch-cap", most=MOST_WATCHES)
        if reader is not None and theirs >= MOST_WATCHES_OF_PERSON:
            raise UsageError("watch-cap-person", most=MOST_WATCHES_OF_PERSON)
        if of_all >= self._most_of_all:
            raise UsageError("watch-cap-all", most=self._most_of_all)


async def _require_unlike(
    connection: aiosqlite.Connection, guild: int, channel: int | None, reader: int | None, typed: str, *, but: int = 0
) -> None:
    """Let a watch pass that no other of the same place is like. Raises UsageError, which names the first."""
    rows = await connection.execute_fetchall(
        f"{_READ} WHERE guild = ? AND channel IS ? AND reader IS ? AND removed_at IS NULL AND number <> ?"
        " ORDER BY number",
        (guild, channel, reader, but),
    )
    same = next((one for one in _watches(rows) if _folded(one.filter) == _folded(typed)), None)
    if same is not None:
        raise UsageError("watch-same", watch=str(same.key), place="me" if channel is None else "channel")


def _folded(typed: str) -> str:
    words = unicodedata.normalize("NFKC", storable(typed)).split()
    return " ".join(word if word == "OR" else word.casefold() for word in words)


async def _read_one(connection: aiosqlite.Connection, key: WatchKey) -> Watch | None:
    rows = await connection.execute_fetchall(f"{_READ} {_ONE}", (key.guild, key.number))
    return next(map(_watch, require_sound("watch", rows)), None)


async def _read_removed(connection: aiosqlite.Connection, key: WatchKey, now: datetime) -> tuple[Watch, ...]:
    rows = await connection.execute_fetchall(
        f"{_READ} WHERE guild = ? AND number = ? AND removed_at > ?",
        (key.guild, key.number, from_time(now - WATCH_REMOVED_FOR)),
    )
    return _watches(rows)


async def _take_number(connection: aiosqlite.Connection, guild: int) -> int:
    await connection.execute(
        "INSERT INTO watch_number (guild, last) VALUES (?, 1) ON CONFLICT (guild) DO UPDATE SET last = last + 1",
        (guild,),
    )
    rows = await connection.execute_fetchall(
        f"SELECT last, {is_sound('watch_number')} AS sound FROM watch_number WHERE guild = ?",  # noqa: S608
        (guild,),
    )
    ((number, _),) = require_sound("watch_number", rows)
    return number


async def _tidy(connection: aiosqlite.Connection, guild: int, now: datetime) -> None:
    """Delete the watches of a guild that were put aside a day ago, and of the others all but the newest.

    What was found and told by watches that are gone goes with them: also by those that a person took along.
    """
    await connection.execute(
        "DELETE FROM watch WHERE guild = ?1 AND number IN (SELECT number FROM (SELECT number, removed_at,"
        " row_number() OVER (ORDER BY removed_at DESC, number) AS nth FROM watch"
        " WHERE guild = ?1 AND removed_at IS NOT NULL) WHERE removed_at <= ?2 OR nth > ?3)",
        (guild, from_time(now - WATCH_REMOVED_FOR), MOST_REMOVED_WATCHES),
    )
    for table in ("watch_find", "watch_message"):
        await connection.execute(
            f"DELETE FROM {table} WHERE guild = ? AND watch NOT IN (SELECT number FROM watch WHERE guild = ?)",  # noqa: S608
            (guild, guild),
        )


def _watches(rows: Iterable[Row]) -> tuple[Watch, ...]:
    return tuple(map(_watch, sound_rows("watch", rows)))


def _watch(row: Row) -> Watch:
    return Watch(
        key=WatchKey(row["guild"], row["number"]),
        owner=row["owner"],
        filter=row["filter"],
        zone=row["zone"],
        channel=row["channel"],
        reader=row["reader"],
        role=row["role"],
        per_day=row["per_day"],
        quiet=row["quiet"],
        created=to_time(row["created"]),
        since=to_time(row["since"]),
        paused=Halt(row["paused"]) if row["paused"] else None,
        muted_until=_moment(row["muted_until"]),
        pace=Pace(
            _moment(row["window_at"]),
            row["window_sent"],
            date.fromisoformat(row["day"]) if row["day"] else None,
            row["day_sent"],
            _moment(row["next_at"]),
        ),
    )


def _moment(written: str | None) -> datetime | None:
    return to_time(written) if written else None
