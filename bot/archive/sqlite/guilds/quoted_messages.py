"""Keep where articles were quoted in public, in SQLite."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.archive.model import QuotedMessage
from bot.archive.sqlite.connection.checksums import is_sound, sound_rows
from bot.archive.sqlite.connection.times import from_time, to_time
from bot.archive.sqlite.guilds.rereading import schedule
from bot.articles import SHARED, ArticleKey, Scope

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    import aiosqlite

    from bot.archive.sqlite.connection.database import Database

QUOTED_KEPT_FOR = timedelta(days=365)
MOST_QUOTED = 5_000
"""Messages that are remembered of one guild, the newest."""

MOST_QUOTED_OF_ALL = 200_000
"""Messages that are remembered of all guilds together, the newest: some hundred megabytes."""

_MOST_OF_AN_ARTICLE = 20
_COLUMNS = "guild, message, channel, parent, article_guild, article_number, reference, quoted_at"


class SqliteQuotedMessages:
    """Messages that quote, in a database."""

    def __init__(self, database: Database, *, most: int = MOST_QUOTED, most_of_all: int = MOST_QUOTED_OF_ALL) -> None:
        self._database = database
        self._most = most
        self._most_of_all = most_of_all
        self._room = 0
        """How many more fit surely before they must be counted again."""

    async def keep_quoted(self, quoted: QuotedMessage) -> None:
        """Remember a message that quotes, or that it quotes something else now, and drop the oldest beyond bounds."""
        key = quoted.key
        row = (quoted.guild, quoted.message, quoted.channel, quoted.parent, key.scope.guild, key.number)
        async with self._database.write() as connection:
            await connection.execute(
                f"INSERT OR REPLACE INTO quoted ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
                (*row, quoted.reference, from_time(quoted.at)),
            )
            await schedule(connection, quoted)
            await self._drop_oldest(connection, quoted.guild, quoted.at)
            await self._drop_oldest_of_all(connection)

    async def _drop_oldest_of_all(self, connection: aiosqlite.Connection) -> None:
        # Counting passes over them all, so it is done once for as many as fit in the least.
        self._room -= 1
        if self._room >= 0:
            return
        ((held,),) = await connection.execute_fetchall("SELECT count(*) FROM quoted")
        if held > self._most_of_all:
            await connection.execute(
                "DELETE FROM quoted WHERE (guild, message) IN (SELECT guild, message FROM quoted"
                " ORDER BY quoted_at, guild, message LIMIT ?)",
                (held - self._most_of_all,),
            )
        self._room = max(0, self._most_of_all - held)

    async def _drop_oldest(self, connection: aiosqlite.Connection, guild: int, now: datetime) -> None:
        await connection.execute("DELETE FROM quoted WHERE quoted_at <= ?", (from_time(now - QUOTED_KEPT_FOR),))
        await connection.execute(
            "DELETE FROM quoted WHERE guild = :guild AND message IN"
            " (SELECT message FROM quoted WHERE guild = :guild ORDER BY quoted_at DESC LIMIT -1 OFFSET :most)",
            {"guild": guild, "most": self._most},
        )

    async def quoted(
        self, guild: int, keys: Sequence[ArticleKey], *, now: datetime
    ) -> dict[ArticleKey, tuple[QuotedMessage, ...]]:
        """Return the messages of `guild` that quote one of `keys`, newest first, twenty at most for each."""
        found: defaultdict[ArticleKey, list[QuotedMessage]] = defaultdict(list)
        async with self._database.read() as connection:
            for key in dict.fromkeys(keys):
                rows = await connection.execute_fetchall(
                    f"SELECT {_COLUMNS}, {is_sound('quoted')} AS sound FROM quoted"  # noqa: S608
                    " WHERE guild = ? AND article_guild = ? AND article_number = ?"
                    " AND quoted_at > ? ORDER BY quoted_at DESC LIMIT ?",
                    (guild, key.scope.guild, key.number, from_time(now - QUOTED_KEPT_FOR), _MOST_OF_AN_ARTICLE),
                )
                found[key] = [_read(*tuple(row)[:-1]) for row in sound_rows("quoted", rows)]
        return {key: tuple(messages) for key, messages in found.items() if messages}

    async def quoted_of_changed(self, guild: int, *, since: datetime, limit: int) -> tuple[QuotedMessage, ...]:
        """Return the messages of `guild` after `since` that quote an article with a newer version, newest first.

        That of one passage in one channel which is newest stands for all of them there.
        """
        columns = ", ".join(f"q.{name}" for name in _COLUMNS.split(", "))
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                f"SELECT {columns}, {is_sound('quoted', 'q')} AS sound, max(q.quoted_at)"  # noqa: S608
                " FROM quoted AS q JOIN article AS a ON a.guild = q.article_guild AND a.number = q.article_number"
                " WHERE q.guild = ? AND q.quoted_at > ? AND a.latest > 1 AND (a.removed_at IS NULL OR a.retired)"
                " GROUP BY q.reference, q.article_guild, q.channel ORDER BY q.quoted_at DESC, q.message LIMIT ?",
                (guild, from_time(since), limit),
            )
        found = [_read(*tuple(row)[:-2]) for row in sound_rows("quoted", rows)]
        return tuple(one for one in found if one.key.scope.guild in {SHARED.guild, guild})

    async def forget_messages(self, guild: int, messages: Sequence[int]) -> int:
        """Forget messages that are gone, and return how many of them were remembered."""
        gone = "guild = ? AND quoted IN (SELECT value FROM json_each(?))"
        return await self._forget(
            "guild = ? AND message IN (SELECT value FROM json_each(?))", guild, _json(messages), told=gone
        )

    async def forget_channel(self, guild: int, channel: int) -> int:
        """Forget all that was quoted in a channel or thread that is gone, and in its threads; return how much."""
        gone = "guild = ? AND (quoted_in = ? OR channel = ?)"
        return await self._forget("guild = ? AND (channel = ? OR parent = ?)", guild, channel, channel, told=gone)

    async def forget_guild(self, guild: int) -> int:
        """Forget all that was quoted in a guild, and return how much."""
        return await self._forget("guild = ?", guild, told="guild = ?")

    async def _forget(self, condition: str, *values: int | str, told: str) -> int:
        # Most messages that go have quoted nothing: they must not wait for the writer's turn.
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(f"SELECT 1 FROM quoted WHERE {condition} LIMIT 1", values)  # noqa: S608
        if not list(rows):
            return 0
        async with self._database.write() as connection:
            deleted = await connection.execute(f"DELETE FROM quoted WHERE {condition}", values)  # noqa: S608
            await connection.execute(f"DELETE FROM announcement WHERE {told}", values)  # noqa: S608
            return deleted.rowcount


def _read(
    guild: int, message: int, channel: int, parent: int | None, scope: int, number: int, reference: str, at: str
) -> QuotedMessage:
    return QuotedMessage(guild, channel, parent, message, ArticleKey(Scope(scope), number), reference, to_time(at))


def _json(numbers: Sequence[int]) -> str:
    return json.dumps(list(numbers))
