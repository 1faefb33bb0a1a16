"""Keep boards in SQLite."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.archive.boards import (
    LONGEST_BOARD_NAME,
    MOST_BOARDS,
    MOST_BOARDS_OF_ALL,
    MOST_ENTRIES_OF_ALL,
    MOST_REMOVED_BOARDS,
    REMOVED_FOR,
    Board,
    BoardKey,
)
from bot.archive.model import storable
from bot.archive.sqlite.connection.checksums import is_sound, require_sound, sound_rows
from bot.archive.sqlite.connection.times import from_time, to_time
from bot.archive.sqlite.guilds.board_entries import SqliteBoardEntries, touch
from bot.archive.sqlite.guilds.board_exports import forget_exports
from bot.archive.sqlite.guilds.board_shares import end_shares
from bot.archive.sqlite.maintenance.deletion import require_staying
from bot.errors import UsageError

if TYPE_CHECKING:
    from datetime import datetime
    from sqlite3 import Row

    import aiosqlite

    from bot.archive.sqlite.connection.database import Database

_READ: Final = (
    "SELECT guild, number, name, owner, created, revision, (SELECT count(*) FROM board_entry AS e"  # noqa: S608 (our own names)
    " WHERE e.guild = board.guild AND e.board = board.number AND e.removed_at IS NULL) AS entries,"
    f" {is_sound('board')} AS sound FROM board"
)
_ONE: Final = "WHERE guild = ? AND number = ? AND removed_at IS NULL"


class SqliteBoards(SqliteBoardEntries):
    """Boards in a database, and what is on them."""

    def __init__(
        self,
        database: Database,
        *,
        most_of_all: int = MOST_BOARDS_OF_ALL,
        most_entries_of_all: int = MOST_ENTRIES_OF_ALL,
    ) -> None:
        super().__init__(database, most_of_all=most_entries_of_all)
        self._most_boards_of_all = most_of_all

    async def boards(self, guild: int) -> tuple[Board, ...]:
        """Return the boards of a guild, the newest first."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                f"{_READ} WHERE guild = ? AND removed_at IS NULL ORDER BY number DESC", (guild,)
            )
        return tuple(map(_board, sound_rows("board", rows)))

    async def board(self, key: BoardKey) -> Board | None:
        """Return a board. Raises ArchiveDamagedError where it is damaged."""
        async with self._database.read() as connection:
            return await _read_one(connection, key)

    async def count(self) -> tuple[int, int]:
        """Return how many boards all guilds have, and how many entries are on them."""
        async with self._database.read() as connection:
            ((boards, entries),) = await connection.execute_fetchall(
                "SELECT (SELECT count(*) FROM board WHERE removed_at IS NULL), (SELECT count(*) FROM board_entry AS e"
                " JOIN board AS b ON b.guild = e.guild AND b.number = e.board"
                " WHERE e.removed_at IS NULL AND b.removed_at IS NULL)"
            )
        return boards, entries

    async def create(self, guild: int, name: str, owner: int, now: datetime) -> Board:
        """Make a board. Raises UsageError where there are as many as may be."""
        async with self._database.write() as connection:
            await require_staying(connection, guild)
            await self._require_another(connection, guild)
            await _tidy(connection, guild, now)
            key = BoardKey(guild, await _take_number(connection, guild))
            await connection.execute(
                "INSERT INTO board (guild, number, name, owner, created, revision, last_entry)"
                " VALUES (?, ?, ?, ?, ?, 1, 0)",
                (guild, key.number, storable(name)[:LONGEST_BOARD_NAME], owner, from_time(now)),
            )
        return Board(key, storable(name)[:LONGEST_BOARD_NAME], owner, now, 1, 0)

    async def remove(self, key: BoardKey, now: datetime) -> bool:
        """Put a board aside for a day; tell whether it was there."""
        async with self._database.write() as connection:
            removed = await connection.execute(
                f"UPDATE board SET removed_at = ? {_ONE}",  # noqa: S608
                (from_time(now), key.guild, key.number),
            )
            await _tidy(connection, key.guild, now)
            return bool(removed.rowcount)

    async def restore(self, key: BoardKey, now: datetime) -> Board:
        """Bring a board back. Raises UsageError where it is gone, or there are as many as may be."""
        async with self._database.write() as connection:
            await self._require_another(connection, key.guild)
            await connection.execute(
                "UPDATE board SET removed_at = NULL WHERE guild = ? AND number = ? AND removed_at > ?",
                (key.guild, key.number, from_time(now - REMOVED_FOR)),
            )
            await touch(connection, key)
            restored = await _read_one(connection, key)
        if restored is None:
            raise UsageError("board-too-late")
        return restored

    async def _require_another(self, connection: aiosqlite.Connection, guild: int) -> None:
        ((here, of_all),) = await connection.execute_fetchall(
            "SELECT count(*) FILTER (WHERE guild = ?), count(*) FROM board WHERE removed_at IS NULL", (guild,)
        )
        if here >= MOST_BOARDS:
            raise UsageError("board-cap", most=MOST_BOARDS)
        if of_all >= self._most_boards_of_all:
            raise UsageError("board-cap-all", most=self._most_boards_of_all)


async def _read_one(connection: aiosqlite.Connection, key: BoardKey) -> Board | None:
    rows = await connection.execute_fetchall(f"{_READ} {_ONE}", (key.guild, key.number))
    return next(map(_board, require_sound("board", rows)), None)


async def _take_number(connection: aiosqlite.Connection, guild: int) -> int:
    await connection.execute(
        "INSERT INTO board_number (guild, last) VALUES (?, 1) ON CONFLICT (guild) DO UPDATE SET last = last + 1",
        (guild,),
    )
    rows = await connection.execute_fetchall(
        f"SELECT last, {is_sound('board_number')} AS sound FROM board_number WHERE guild = ?",  # noqa: S608
        (guild,),
    )
    ((number, _),) = require_sound("board_number", rows)
    return number


async def _tidy(connection: aiosqlite.Connection, guild: int, now: datetime) -> None:
    """Delete the boards of a guild that were put aside a day ago, and of the others all but the newest."""
    gone = await connection.execute_fetchall(
        "SELECT number FROM (SELECT number, removed_at, row_number() OVER (ORDER BY removed_at DESC, number) AS nth"
        " FROM board WHERE guild = ? AND removed_at IS NOT NULL) WHERE removed_at <= ? OR nth > ?",
        (guild, from_time(now - REMOVED_FOR), MOST_REMOVED_BOARDS),
    )
    for (number,) in gone:
        for table, column in (("board_note", "board"), ("board_entry", "board"), ("board", "number")):
            await connection.execute(f"DELETE FROM {table} WHERE guild = ? AND {column} = ?", (guild, number))  # noqa: S608
        await forget_exports(connection, [(guild, number)])
        await end_shares(connection, BoardKey(guild, number), now)


def _board(row: Row) -> Board:
    key = BoardKey(row["guild"], row["number"])
    return Board(key, row["name"], row["owner"], to_time(row["created"]), row["revision"], row["entries"])
