"""Keep in SQLite where boards stand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from bot.archive.board_shares import (
    GIVES_WAY,
    MOST_FAILED,
    MOST_SHARES,
    MOST_SHARES_OF_ALL,
    BoardShare,
    Ending,
    ShareState,
    WatchedShare,
)
from bot.archive.boards import BoardKey
from bot.archive.sqlite.connection.checksums import is_sound, sound_rows
from bot.archive.sqlite.connection.times import from_time
from bot.archive.sqlite.guilds.board_entries import require_board
from bot.archive.sqlite.guilds.board_share_claims import READ, SqliteShareClaims, to_share
from bot.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    import aiosqlite

    from bot.archive.sqlite.connection.database import Database

_ON: Final = "guild = ? AND board = ?"
_LIVE: Final = "state <> 'failed' AND ending IS NULL"

_WATCHED: Final = (
    "SELECT s.id, s.guild, s.board, s.seen, b.revision, b.removed_at IS NULL AS there,"  # noqa: S608
    " (SELECT count(*) FROM board_note AS n WHERE n.guild = s.guild AND n.board = s.board) AS notes,"
    " (SELECT generation FROM scope WHERE guild = 0) AS shared,"
    " (SELECT generation FROM scope WHERE guild = s.guild) AS own,"
    f" {is_sound('board_share', 's')} AS sound FROM board_share AS s"
    " LEFT JOIN board AS b ON b.guild = s.guild AND b.number = s.board"
    " WHERE s.state = 'kept' ORDER BY s.id LIMIT ?"
)


class SqliteBoardShares(SqliteShareClaims):
    """Where boards stand, in a database."""

    def __init__(self, database: Database, *, most_of_all: int = MOST_SHARES_OF_ALL) -> None:
        super().__init__(database)
        self._most_of_all = most_of_all
        self._wake: Callable[[], None] = lambda: None

    def when_changed(self, wake: Callable[[], None]) -> None:
        """Call `wake` whenever this process has changed what boards may show."""
        self._wake = wake

    def changed(self) -> None:
        """Say that articles were edited, removed or restored."""
        self._wake()

    async def share(self, key: BoardKey, channel: int, parent: int | None, token: str, now: datetime) -> BoardShare:
        """Let a board stand in a channel, instead of where it stood in that channel before. Raises UsageError."""
        at = from_time(now)
        async with self._database.write() as connection:
            await require_board(connection, key)
            await _end(connection, key, channel, Ending.SHARED_AGAIN, from_time(now + GIVES_WAY))
            await self._require_room(connection, key)
            ((number,),) = await connection.execute_fetchall(
                "INSERT INTO board_share (guild, board, channel, parent, token, state, rests_until, retry_at)"
                " VALUES (?, ?, ?, ?, ?, 'open', ?, ?) RETURNING id",
                (key.guild, key.number, channel, parent, token, at, at),
            )
            (made,) = await connection.execute_fetchall(f"{READ} WHERE id = ?", (number,))
        return to_share(made)

    async def _require_room(self, connection: aiosqlite.Connection, key: BoardKey) -> None:
        ((here, of_all),) = await connection.execute_fetchall(
            f"SELECT count(*) FILTER (WHERE {_ON} AND {_LIVE}), count(*) FROM board_share",  # noqa: S608
            (key.guild, key.number),
        )
        if here >= MOST_SHARES:
            raise UsageError("board-shares", most=MOST_SHARES, board=str(key))
        if of_all >= self._most_of_all:
            raise UsageError("board-shares-all", most=self._most_of_all)

    async def unshare(self, key: BoardKey, channel: int, now: datetime) -> bool:
        """Let a board stand in a channel no longer; tell whether it did, or was to."""
        async with self._database.write() as connection:
            return await _end(connection, key, channel, Ending.UNSHARED, from_time(now))

    async def of_board(self, key: BoardKey) -> tuple[BoardShare, ...]:
        """Return where a board stands, and where it no longer does for a reason that a person must see to."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                f"{READ} WHERE {_ON} AND ending IS NULL ORDER BY id LIMIT ?",
                (key.guild, key.number, MOST_SHARES + MOST_FAILED),
            )
        return tuple(map(to_share, sound_rows("board_share", rows)))

    async def watched(self) -> tuple[WatchedShare, ...]:
        """Return the messages that stand and wait for nothing."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(_WATCHED, (self._most_of_all,))
        return tuple(
            WatchedShare(
                row["id"],
                BoardKey(row["guild"], row["board"]),
                row["seen"],
                (row["revision"], row["there"], row["notes"], row["shared"], row["own"]),
            )
            for row in sound_rows("board_share", rows)
        )

    async def want(self, shares: Sequence[int], at: datetime) -> None:
        """Have messages that stand drawn again, at a moment or once they have rested."""
        async with self._database.write() as connection:
            await connection.execute(
                "UPDATE board_share SET state = 'open', retry_at = max(?, rests_until) WHERE state = 'kept'"
                " AND id IN (SELECT value FROM json_each(?))",
                (from_time(at), json.dumps(list(shares))),
            )

    async def tally(self) -> dict[ShareState, int]:
        """Return how many of all servers are in each state."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall("SELECT state, count(*) FROM board_share GROUP BY state")
        return {ShareState(state): number for state, number in rows}


async def end_shares(connection: aiosqlite.Connection, key: BoardKey, now: datetime) -> None:
    """End wherever a board stands that is gone for good."""
    channels = await connection.execute_fetchall(
        f"SELECT DISTINCT channel FROM board_share WHERE {_ON}",  # noqa: S608
        (key.guild, key.number),
    )
    for (channel,) in channels:
        await _end(connection, key, channel, Ending.UNSHARED, from_time(now))


async def _end(connection: aiosqlite.Connection, key: BoardKey, channel: int, why: Ending, at: str) -> bool:
    """Have what stands in a channel say why it stands no longer; what cannot be kept there is forgotten."""
    place = (key.guild, key.number, channel)
    failed = await connection.execute(
        f"DELETE FROM board_share WHERE {_ON} AND channel = ? AND state = 'failed'",  # noqa: S608
        place,
    )
    ended = await connection.execute(
        "UPDATE board_share SET ending = ?, retry_at = ?,"  # noqa: S608
        " state = CASE state WHEN 'kept' THEN 'open' ELSE state END"
        f" WHERE {_ON} AND channel = ? AND ending IS NULL",
        (why, at, *place),
    )
    return bool(failed.rowcount + ended.rowcount)
