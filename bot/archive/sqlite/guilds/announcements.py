"""Keep in SQLite what servers are told of changes.

Each method is one transaction.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from bot.archive.announcements import (
    KEPT_FOR,
    MOST_ANNOUNCEMENTS,
    MOST_ANNOUNCEMENTS_OF_ALL,
    Announcement,
    AnnouncementClaim,
    DueVersion,
)
from bot.archive.messages import MessageState, ToldState
from bot.archive.model import QuotedMessage
from bot.archive.sqlite.connection.checksums import is_sound, sound_rows
from bot.archive.sqlite.connection.times import from_time, to_time
from bot.archive.sqlite.guilds.claimed_rows import ToldRows
from bot.articles import ArticleKey, Scope

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime, timedelta
    from sqlite3 import Row

    import aiosqlite

    from bot.archive.announcements import NewAnnouncement
    from bot.archive.sqlite.connection.database import Database

_QUOTED: Final = "guild, message, channel, parent, article_guild, article_number, reference, quoted_at"


class SqliteAnnouncements(ToldRows):
    """Announcements in a database."""

    def __init__(
        self, database: Database, *, most: int = MOST_ANNOUNCEMENTS, most_of_all: int = MOST_ANNOUNCEMENTS_OF_ALL
    ) -> None:
        super().__init__(database, "announcement")
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
                f"{self._read} WHERE guild = ? AND article_guild = ? AND article_number = ? AND made_at > ?"
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

    async def announcement(self, number: int) -> Announcement | None:
        """Return an announcement."""
        row = await self._row(number)
        return _announcement(row) if row is not None else None

    async def claim(self, announcement: int, now: datetime, *, lease: timedelta) -> AnnouncementClaim | None:
        """Claim an announcement; None where it is not open or another has it."""
        row = await self._claim(announcement, now, now + lease)
        if row is None:
            return None
        found = _announcement(row)
        return AnnouncementClaim(found, found.fence, now + lease)

    async def renew(self, claim: AnnouncementClaim, until: datetime) -> AnnouncementClaim:
        """Hold a claim for longer."""
        await self._update(claim, "lease_until = ?", from_time(until))
        return AnnouncementClaim(claim.announcement, claim.fence, until)

    async def settle(
        self, claim: AnnouncementClaim, index: int, state: MessageState, message: int | None = None
    ) -> None:
        """Note what became of the message: a posted one shows the version that the claim was for."""
        del index
        if state is MessageState.SENT:
            await self._update(claim, "message = ?, shown = ?", message, claim.announcement.version)
        else:
            await self._update(claim, "error = ?", state.value)

    async def finish(self, claim: AnnouncementClaim, state: ToldState, error: str | None = None) -> None:
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
        state=ToldState(row["state"]),
        fence=row["fence"],
        intent_at=to_time(row["intent_at"]) if row["intent_at"] else None,
        message=row["message"],
        attempts=row["attempts"],
        retry_at=to_time(row["retry_at"]),
        made_at=to_time(row["made_at"]),
        error=row["error"],
    )
