"""Keep in SQLite what watches found, and the messages that tell it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from bot.archive.messages import MessageState, ToldState
from bot.archive.sqlite.connection.checksums import is_sound, sound_rows
from bot.archive.sqlite.connection.times import from_time, to_time
from bot.archive.sqlite.guilds.claimed_rows import ToldRows
from bot.archive.watches import (
    FINDS_KEPT_FOR,
    MOST_ARTICLES_DUE,
    MOST_FINDS,
    MOST_FINDS_OF_ALL,
    MOST_WATCH_MESSAGES_OF_ALL,
    Find,
    Held,
    ToldFind,
    WatchClaim,
    WatchKey,
    WatchMessage,
    WatchMessageKind,
)
from bot.articles import ArticleKey, Scope

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from datetime import datetime, timedelta
    from sqlite3 import Row

    import aiosqlite

    from bot.archive.sqlite.connection.database import Database
    from bot.archive.watches import Pace, PlannedMessage, Watch

_FOUND: Final = f"SELECT *, {is_sound('watch_find')} AS sound FROM watch_find"  # noqa: S608 (our own names)
_TOLD: Final = (
    f"SELECT f.*, coalesce(m.intent_at, m.made_at) AS at, {is_sound('watch_find', 'f')} AS sound"  # noqa: S608
    " FROM watch_find AS f JOIN watch_message AS m ON m.id = f.message AND m.guild = f.guild AND m.watch = f.watch"
    " WHERE f.guild = ? AND f.watch = ? AND m.state = 'sent'"
    " ORDER BY m.id DESC, f.found_at DESC, f.article_guild DESC, f.article_number DESC LIMIT ?"
)
_IN_ORDER: Final = "ORDER BY found_at, article_guild, article_number"


class SqliteWatchMessages(ToldRows):
    """What is due, what was found, and what is told of it."""

    def __init__(self, database: Database) -> None:
        super().__init__(database, "watch_message")
        self._wake: Callable[[], None] = lambda: None

    def when_due(self, wake: Callable[[], None]) -> None:
        """Call `wake` whenever this process has stored an article that is to be put to the watches."""
        self._wake = wake

    def stored(self) -> None:
        """Say that an article was stored that is to be put to the watches."""
        self._wake()

    async def due(self) -> tuple[ArticleKey, ...]:
        """Return articles that are still to be put to the watches, in the order in which they were stored."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                "SELECT guild, number FROM watch_due ORDER BY guild, number LIMIT ?", (MOST_ARTICLES_DUE,)
            )
        return tuple(ArticleKey(Scope(guild), number) for guild, number in rows)

    async def keep_finds(
        self, due: Sequence[ArticleKey], found: Sequence[tuple[WatchKey, ArticleKey]], now: datetime
    ) -> int:
        """Close articles that were due, and keep what was found, each once; return how much is new."""
        at = from_time(now)
        watches = {watch for watch, _ in found}
        async with self._database.write() as connection:
            kept = await connection.executemany(
                "INSERT OR IGNORE INTO watch_find (guild, watch, article_guild, article_number, found_at)"
                " SELECT ?1, ?2, ?3, ?4, ?5 WHERE EXISTS (SELECT 1 FROM watch WHERE guild = ?1 AND number = ?2"
                " AND removed_at IS NULL AND paused IS NULL)",
                [(watch.guild, watch.number, key.scope.guild, key.number, at) for watch, key in found],
            )
            await connection.executemany(
                "UPDATE watch SET next_at = min(coalesce(next_at, ?1), ?1) WHERE guild = ?2 AND number = ?3"
                " AND EXISTS (SELECT 1 FROM watch_find AS f WHERE f.guild = ?2 AND f.watch = ?3 AND f.found_at = ?1"
                " AND f.message IS NULL)",
                [(at, watch.guild, watch.number) for watch in watches],
            )
            await connection.executemany(
                "DELETE FROM watch_due WHERE guild = ? AND number = ?", [(key.scope.guild, key.number) for key in due]
            )
            if found:
                await _forget_oldest(connection, watches)
                await _forget_oldest_of_all(connection, now)
        return max(0, kept.rowcount)

    async def unsent(self, key: WatchKey) -> datetime | None:
        """Return when the next message of a watch is tried that could not be posted before; None without such."""
        async with self._database.read() as connection:
            ((first,),) = await connection.execute_fetchall(
                "SELECT min(retry_at) FROM watch_message WHERE guild = ? AND watch = ? AND attempts > 0"  # noqa: S608
                f" AND {self._open} AND kind = 'found' AND {is_sound('watch_message')}",
                (key.guild, key.number),
            )
        return to_time(first) if first else None

    async def finds(self, key: WatchKey) -> tuple[Find, ...]:
        """Return what a watch found and no message tells yet, in the order in which it was stored."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                f"{_FOUND} WHERE guild = ? AND watch = ? AND message IS NULL {_IN_ORDER}", (key.guild, key.number)
            )
        return tuple(map(_find, sound_rows("watch_find", rows)))

    async def told(self, key: WatchKey, *, limit: int) -> tuple[ToldFind, ...]:
        """Return what a watch found and told, what was told last first."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(_TOLD, (key.guild, key.number, limit))
        return tuple(ToldFind(_find(row).article, to_time(row["at"])) for row in sound_rows("watch_find", rows))

    async def plan(
        self, watch: Watch, messages: Sequence[PlannedMessage], held: Held | None, pace: Pace, now: datetime
    ) -> bool:
        """Plan messages, note why the other finds wait, and keep the pace of the watch; False where a find is gone."""
        key = watch.key
        async with self._database.write() as connection:
            if not await _are_free(connection, key, [article for one in messages for article in one.articles]):
                return False
            for one in messages:
                number = await add_message(connection, key, WatchMessageKind.FOUND, one.token, now)
                await connection.executemany(
                    "UPDATE watch_find SET message = ? WHERE guild = ? AND watch = ? AND article_guild = ?"
                    " AND article_number = ? AND message IS NULL",
                    [(number, key.guild, key.number, article.scope.guild, article.number) for article in one.articles],
                )
            if held is not None:
                await connection.execute(
                    "UPDATE watch_find SET held = coalesce(held, ?) WHERE guild = ? AND watch = ? AND message IS NULL",
                    (held, key.guild, key.number),
                )
            await connection.execute(
                # If somebody changed meanwhile what it waits for, it's looked at again.
                "UPDATE watch SET window_at = ?, window_sent = ?, day = ?, day_sent = ?,"
                " next_at = CASE WHEN next_at IS ? THEN ? ELSE next_at END WHERE guild = ? AND number = ?",
                (
                    _written(pace.window_at),
                    pace.window_sent,
                    pace.day.isoformat() if pace.day else None,
                    pace.day_sent,
                    _written(watch.pace.next_at),
                    _written(pace.next_at),
                    key.guild,
                    key.number,
                ),
            )
            return True

    async def message(self, number: int) -> WatchMessage | None:
        """Return a message."""
        row = await self._row(number)
        return await self._with_articles(row) if row is not None else None

    async def claim(self, number: int, now: datetime, *, lease: timedelta) -> WatchClaim | None:
        """Claim a message; None where it is not open or another has it."""
        row = await self._claim(number, now, now + lease)
        return WatchClaim(await self._with_articles(row), row["fence"], now + lease) if row is not None else None

    async def _with_articles(self, row: Row) -> WatchMessage:
        async with self._database.read() as connection:
            found = await connection.execute_fetchall(f"{_FOUND} WHERE message = ? {_IN_ORDER}", (row["id"],))
        finds = [*map(_find, sound_rows("watch_find", found))]
        return WatchMessage(
            id=row["id"],
            watch=WatchKey(row["guild"], row["watch"]),
            kind=WatchMessageKind(row["kind"]),
            token=row["token"],
            state=ToldState(row["state"]),
            intent_at=to_time(row["intent_at"]) if row["intent_at"] else None,
            message=row["message"],
            attempts=row["attempts"],
            error=row["error"],
            articles=tuple(one.article for one in finds),
            held=next((one.held for one in finds if one.held), None),
        )

    async def renew(self, claim: WatchClaim, until: datetime) -> WatchClaim:
        """Hold a claim for longer."""
        await self._update(claim, "lease_until = ?", from_time(until))
        return WatchClaim(claim.message, claim.fence, until)

    async def settle(self, claim: WatchClaim, index: int, state: MessageState, message: int | None = None) -> None:
        """Note what became of the message."""
        del index  # there is one
        if state is MessageState.SENT:
            await self._update(claim, "message = ?", message)
        else:
            await self._update(claim, "error = ?", state.value)

    async def finish(self, claim: WatchClaim, state: ToldState, error: str | None = None) -> None:
        """Close a message."""
        await self._update(claim, "state = ?, error = ?, lease_until = NULL", state, error)

    async def _let_go(self, connection: aiosqlite.Connection, key: WatchKey) -> None:
        """Let go of what a watch found and did not tell; a message that may be under way is left to its claim."""
        await connection.execute(
            "DELETE FROM watch_find WHERE guild = ? AND watch = ? AND message IS NULL", (key.guild, key.number)
        )
        await connection.execute(
            "UPDATE watch_message SET state = 'dropped' WHERE guild = ? AND watch = ? AND state = 'pending'"
            " AND intent_at IS NULL",
            (key.guild, key.number),
        )


async def add_message(
    connection: aiosqlite.Connection, key: WatchKey, kind: WatchMessageKind, token: str, now: datetime
) -> int | None:
    """Add a message that is to be posted, and return its id."""
    made = await connection.execute(
        "INSERT INTO watch_message (guild, watch, kind, token, state, retry_at, made_at)"
        " VALUES (?, ?, ?, ?, 'pending', ?, ?)",
        (key.guild, key.number, kind, token, from_time(now), from_time(now)),
    )
    return made.lastrowid


async def _are_free(connection: aiosqlite.Connection, key: WatchKey, articles: Sequence[ArticleKey]) -> bool:
    """Tell whether no message tells yet what a watch has found of some articles."""
    wanted = json.dumps([(article.scope.guild, article.number) for article in articles])
    ((free,),) = await connection.execute_fetchall(
        "SELECT count(*) FROM json_each(?) AS wanted CROSS JOIN watch_find AS f ON f.guild = ? AND f.watch = ?"
        " AND f.article_guild = json_extract(wanted.value, '$[0]')"
        " AND f.article_number = json_extract(wanted.value, '$[1]') WHERE f.message IS NULL",
        (wanted, key.guild, key.number),
    )
    return free == len(articles)


async def _forget_oldest(connection: aiosqlite.Connection, watches: Collection[WatchKey]) -> None:
    """Forget what each watch found first, and the messages that tell only that."""
    each = [(watch.guild, watch.number, MOST_FINDS) for watch in watches]
    await connection.executemany(
        "DELETE FROM watch_find WHERE guild = ?1 AND watch = ?2 AND (article_guild, article_number) IN"
        " (SELECT article_guild, article_number FROM watch_find WHERE guild = ?1 AND watch = ?2"
        " ORDER BY found_at DESC, article_guild DESC, article_number DESC LIMIT -1 OFFSET ?3)",
        each,
    )
    await connection.executemany(
        "DELETE FROM watch_message WHERE id IN (SELECT id FROM watch_message WHERE guild = ? AND watch = ?"
        " ORDER BY id DESC LIMIT -1 OFFSET ?)",
        each,
    )


async def _forget_oldest_of_all(connection: aiosqlite.Connection, now: datetime) -> None:
    await connection.execute("DELETE FROM watch_find WHERE found_at <= ?", (from_time(now - FINDS_KEPT_FOR),))
    await connection.execute("DELETE FROM watch_message WHERE made_at <= ?", (from_time(now - FINDS_KEPT_FOR),))
    await connection.execute(
        "DELETE FROM watch_find WHERE found_at <= (SELECT found_at FROM watch_find ORDER BY found_at DESC"
        " LIMIT 1 OFFSET ?)",
        (MOST_FINDS_OF_ALL,),
    )
    await connection.execute(
        "DELETE FROM watch_message WHERE id <= (SELECT id FROM watch_message ORDER BY id DESC LIMIT 1 OFFSET ?)",
        (MOST_WATCH_MESSAGES_OF_ALL,),
    )


def _written(moment: datetime | None) -> str | None:
    return from_time(moment) if moment is not None else None


def _find(row: Row) -> Find:
    held = Held(row["held"]) if row["held"] else None
    return Find(ArticleKey(Scope(row["article_guild"]), row["article_number"]), held)
