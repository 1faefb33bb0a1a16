"""Keep in SQLite what servers are told of changes.

Each method is one transaction, and those with a claim check it first: a claim that was lost changes nothing any more.
"""

from __future__ import annotations

import json
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from bot.archive.announcements import (
    KEPT_FOR,
    MOST_ANNOUNCEMENTS,
    MOST_ANNOUNCEMENTS_OF_ALL,
    Announcement,
    AnnouncementClaim,
    AnnouncementState,
    DueVersion,
)
from bot.archive.digests import PartState
from bot.archive.model import QuotedMessage
from bot.archive.sqlite.connection.checksums import is_sound, sound_rows
from bot.archive.sqlite.connection.times import from_time, to_time
from bot.articles import ArticleKey, Scope
from bot.errors import LeaseLostError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from sqlite3 import Row

    import aiosqlite

    from bot.archive.announcements import NewAnnouncement
    from bot.archive.sqlite.connection.database import Database

_OPEN: Final = "state IN ('pending', 'claimed')"
_WAITS_UNTIL: Final = "CASE state WHEN 'pending' THEN retry_at ELSE lease_until END"
_READ: Final = f"SELECT *, {is_sound('announcement')} AS sound FROM announcement"  # noqa: S608
_QUOTED: Final = "guild, message, channel, parent, article_guild, article_number, reference, quoted_at"
_LONGEST_WAIT = timedelta(hours=2)
"""An announcement that seems to wait for longer does so because the clock was set back."""


class SqliteAnnouncements:
    """Announcements in a database."""

    def __init__(
        self, database: Database, *, most: int = MOST_ANNOUNCEMENTS, most_of_all: int = MOST_ANNOUNCEMENTS_OF_ALL
    ) -> None:
        self._database = database
        self._holder = secrets.token_hex(8)
        self._most = most
        self._most_of_all = most_of_all
        self._wake: Callable[[], None] = lambda: None

    def when_due(self, wake: Callable[[], None]) -> None:
        """Call `wake` whenever this process has stored a version that is to be compared."""
        self._wake = wake

    def stored(self) -> None:
        """Say that a version was stored that is to be compared."""
        self._wake()

    async def due(self, *, limit: int) -> tuple[DueVersion, ...]:
        """Return versions that are still to be compared, the lowest of each article first."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                "SELECT guild, number, version FROM version_due ORDER BY guild, number, version LIMIT ?", (limit,)
            )
        return tuple(DueVersion(ArticleKey(Scope(guild), number), version) for guild, number, version in rows)

    async def quoted_of(self, key: ArticleKey, *, since: datetime, limit: int) -> tuple[QuotedMessage, ...]:
        """Return the messages of all servers after `since` that quote an article, newest first, one of a passage."""
        of = key.scope.guild
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                f"SELECT {_QUOTED}, {is_sound('quoted')} AS sound, max(quoted_at) FROM quoted"  # noqa: S608
                " WHERE article_guild = ? AND article_number = ? AND quoted_at > ? AND (guild = ? OR ? = 0)"
                " GROUP BY guild, channel, reference ORDER BY quoted_at DESC, message LIMIT ?",
                (of, key.number, from_time(since), of, of, limit),
            )
        return tuple(
            QuotedMessage(row[0], row[2], row[3], row[1], key, row[6], to_time(row[7]))
            for row in sound_rows("quoted", rows)
        )

    async def recent(self, guild: int, key: ArticleKey, *, since: datetime) -> tuple[Announcement, ...]:
        """Return the messages on an article that a server was or is to be told since a moment."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                f"{_READ} WHERE guild = ? AND article_guild = ? AND article_number = ? AND made_at > ?"
                " ORDER BY made_at DESC LIMIT 200",
                (guild, key.scope.guild, key.number, from_time(since)),
            )
        return tuple(map(_announcement, sound_rows("announcement", rows)))

    async def plan(
        self, due: DueVersion, new: Sequence[NewAnnouncement], *, again: Sequence[int], now: datetime
    ) -> int:
        """Close a version that was due: announce `new`, and let those of the ids `again` tell of it instead."""
        at = from_time(now)
        async with self._database.write() as connection:
            closed = await connection.execute(
                "DELETE FROM version_due WHERE guild = ? AND number = ? AND version = ?",
                (due.key.scope.guild, due.key.number, due.version),
            )
            if not closed.rowcount:
                return 0
            await connection.executemany(
                "INSERT INTO announcement (guild, channel, quoted, quoted_in, article_guild, article_number, reference,"
                " version, token, state, retry_at, made_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending', ?, ?)",
                [(*_place(one), one.version, one.token, at, at) for one in new],
            )
            await connection.execute(
                "UPDATE announcement SET version = ?, retry_at = ?,"
                " state = CASE state WHEN 'sent' THEN 'pending' ELSE state END"
                " WHERE id IN (SELECT value FROM json_each(?)) AND state IN ('pending', 'claimed', 'sent')",
                (due.version, at, json.dumps(list(again))),
            )
            await connection.execute("DELETE FROM announcement WHERE made_at <= ?", (from_time(now - KEPT_FOR),))
            for guild in {one.quoted.guild for one in new}:
                await self._forget_oldest(connection, guild)
            if new:
                await self._forget_oldest_of_all(connection)
        return len(new) + len(again)

    async def _forget_oldest(self, connection: aiosqlite.Connection, guild: int) -> None:
        await connection.execute(
            "DELETE FROM announcement WHERE id IN (SELECT id FROM announcement WHERE guild = ?"
            " ORDER BY id DESC LIMIT -1 OFFSET ?)",
            (guild, self._most),
        )

    async def _forget_oldest_of_all(self, connection: aiosqlite.Connection) -> None:
        await connection.execute(
            "DELETE FROM announcement WHERE id <= (SELECT id FROM announcement ORDER BY id DESC LIMIT 1 OFFSET ?)",
            (self._most_of_all,),
        )

    async def recover(self) -> int:
        """End the claims of other holders, whose process has lost its lease; return how many."""
        async with self._database.write() as connection:
            freed = await connection.execute(
                f"UPDATE announcement SET state = 'pending', lease_until = NULL WHERE {_OPEN}"  # noqa: S608
                " AND state = 'claimed' AND holder <> ?",
                (self._holder,),
            )
            return freed.rowcount

    async def ready(self, now: datetime, *, limit: int) -> tuple[int, ...]:
        """Return the ids of open announcements that may be claimed now, the one that waits longest first."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                f"SELECT id, {is_sound('announcement')} AS sound FROM announcement WHERE {_OPEN}"  # noqa: S608
                f" AND NOT ({_WAITS_UNTIL} > ? AND {_WAITS_UNTIL} <= ?) ORDER BY retry_at, id LIMIT ?",
                (from_time(now), from_time(now + _LONGEST_WAIT), limit),
            )
        return tuple(row["id"] for row in sound_rows("announcement", rows))

    async def next_ready(self) -> datetime | None:
        """Return when the next open announcement may be claimed."""
        async with self._database.read() as connection:
            ((first,),) = await connection.execute_fetchall(
                f"SELECT min({_WAITS_UNTIL}) FROM announcement WHERE {_OPEN} AND {is_sound('announcement')}"  # noqa: S608
            )
        return to_time(first) if first else None

    async def announcement(self, number: int) -> Announcement | None:
        """Return an announcement."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(f"{_READ} WHERE id = ?", (number,))
        return next(map(_announcement, sound_rows("announcement", rows)), None)

    async def claim(self, announcement: int, now: datetime, *, lease: timedelta) -> AnnouncementClaim | None:
        """Claim an announcement; None where it is not open or another has it."""
        until = now + lease
        async with self._database.write() as connection:
            claimed = await connection.execute(
                "UPDATE announcement SET state = 'claimed', fence = fence + 1, lease_until = ?, holder = ?"  # noqa: S608
                f" WHERE id = ? AND {_OPEN} AND NOT ({_WAITS_UNTIL} > ? AND {_WAITS_UNTIL} <= ?)",
                (from_time(until), self._holder, announcement, from_time(now), from_time(now + _LONGEST_WAIT)),
            )
            if not claimed.rowcount:
                return None
            rows = await connection.execute_fetchall(f"{_READ} WHERE id = ?", (announcement,))
        (found,) = map(_announcement, rows)
        return AnnouncementClaim(found, found.fence, until)

    async def renew(self, claim: AnnouncementClaim, until: datetime) -> AnnouncementClaim:
        """Hold a claim for longer."""
        await self._update(claim, "lease_until = ?", from_time(until))
        return AnnouncementClaim(claim.announcement, claim.fence, until)

    async def intend(self, claim: AnnouncementClaim, index: int, now: datetime) -> None:
        """Note that the message may be sent from now on; an earlier moment stays."""
        del index  # there is one
        await self._update(claim, "intent_at = coalesce(intent_at, ?)", from_time(now))

    async def withdraw(self, claim: AnnouncementClaim, index: int) -> None:
        """Note that the message was certainly not sent."""
        del index
        await self._update(claim, "intent_at = NULL")

    async def settle(self, claim: AnnouncementClaim, index: int, state: PartState, message: int | None = None) -> None:
        """Note what became of the message: a posted one shows the version that the claim was for."""
        del index
        if state is PartState.SENT:
            await self._update(claim, "message = ?, shown = ?", message, claim.announcement.version)
        else:
            await self._update(claim, "error = ?", state.value)

    async def finish(self, claim: AnnouncementClaim, state: AnnouncementState, error: str | None = None) -> None:
        """Close an announcement; one that is to tell of a later version by now stays open."""
        await self._update(
            claim,
            "state = CASE WHEN ? = 'sent' AND version > ? THEN 'pending' ELSE ? END, shown = ?,"
            " error = ?, lease_until = NULL",
            state,
            claim.announcement.version,
            state,
            claim.announcement.version,
            error,
        )

    async def postpone(self, claim: AnnouncementClaim, retry_at: datetime, error: str) -> None:
        """Give an announcement back, to be tried again, and count the attempt."""
        await self._update(
            claim,
            "state = 'pending', lease_until = NULL, retry_at = ?, error = ?, attempts = attempts + 1",
            from_time(retry_at),
            error,
        )

    async def tally(self, since: datetime) -> dict[AnnouncementState, int]:
        """Return how many announcements of all servers since a moment are in each state."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                "SELECT state, count(*) FROM announcement WHERE made_at > ? GROUP BY state", (from_time(since),)
            )
        return {AnnouncementState(state): number for state, number in rows}

    async def _update(self, claim: AnnouncementClaim, change: str, *values: str | int | None) -> None:
        async with self._database.write() as connection:
            done = await connection.execute(
                f"UPDATE announcement SET {change} WHERE id = ? AND state = 'claimed' AND fence = ?",  # noqa: S608
                (*values, claim.announcement.id, claim.fence),
            )
            if not done.rowcount:
                raise LeaseLostError("lease-lost")


def _place(new: NewAnnouncement) -> tuple[Any, ...]:
    quoted = new.quoted
    key = quoted.key
    return (
        quoted.guild,
        new.channel,
        quoted.message,
        quoted.channel,
        key.scope.guild,
        key.number,
        quoted.reference,
    )


def _announcement(row: Row) -> Announcement:
    return Announcement(
        id=row["id"],
        guild=row["guild"],
        channel=row["channel"],
        quoted=row["quoted"],
        quoted_in=row["quoted_in"],
        key=ArticleKey(Scope(row["article_guild"]), row["article_number"]),
        reference=row["reference"],
        version=row["version"],
        shown=row["shown"],
        token=row["token"],
        state=AnnouncementState(row["state"]),
        fence=row["fence"],
        intent_at=to_time(row["intent_at"]) if row["intent_at"] else None,
        message=row["message"],
        attempts=row["attempts"],
        retry_at=to_time(row["retry_at"]),
        made_at=to_time(row["made_at"]),
        error=row["error"],
    )
