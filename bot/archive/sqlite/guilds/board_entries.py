"""Keep what is on boards in SQLite: entries in their order, and notes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from bot.archive.boards import (
    LONGEST_NOTE,
    MOST_ENTRIES,
    MOST_ENTRIES_OF_ALL,
    MOST_NOTES,
    MOST_REMOVED_ENTRIES,
    REMOVED_FOR,
    BoardEntry,
    BoardNote,
)
from bot.archive.model import storable
from bot.archive.sqlite.connection.checksums import is_sound, sound_rows
from bot.archive.sqlite.connection.times import from_time, to_time
from bot.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from sqlite3 import Row

    import aiosqlite

    from bot.archive.boards import BoardKey, NewEntry
    from bot.archive.sqlite.connection.database import Database

_ON: Final = "guild = ? AND board = ?"
_ONE: Final = f"{_ON} AND entry = ?"
_THERE: Final = "removed_at IS NULL"


class SqliteBoardEntries:
    """Entries of boards in a database."""

    def __init__(self, database: Database, *, most_of_all: int = MOST_ENTRIES_OF_ALL) -> None:
        self._database = database
        self._most_of_all = most_of_all
        self._room = 0
        """How many more entries fit surely before they must be counted again."""

    async def entries(self, key: BoardKey) -> tuple[BoardEntry, ...]:
        """Return the entries of a board with their notes, in their order."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                f"SELECT entry, reference, hash, person, at, {is_sound('board_entry')} AS sound FROM board_entry"  # noqa: S608
                f" WHERE {_ON} AND {_THERE} ORDER BY place, entry LIMIT ?",
                (key.guild, key.number, MOST_ENTRIES),
            )
            notes = await connection.execute_fetchall(
                f"SELECT entry, person, text, at, {is_sound('board_note')} AS sound FROM board_note"  # noqa: S608
                f" WHERE {_ON} ORDER BY at, person",
                (key.guild, key.number),
            )
        return tuple(_entries(sound_rows("board_entry", rows), sound_rows("board_note", notes)))

    async def add(self, key: BoardKey, new: Sequence[NewEntry], now: datetime) -> tuple[int, ...]:
        """Pin passages at the end of a board; what is pinned already gets the note. Raises UsageError."""
        async with self._database.write() as connection:
            await require_board(connection, key)
            numbers = tuple([await self._add(connection, key, one, now) for one in new])
            await touch(connection, key)
        return numbers

    async def _add(self, connection: aiosqlite.Connection, key: BoardKey, new: NewEntry, now: datetime) -> int:
        rows = await connection.execute_fetchall(
            f"SELECT entry FROM board_entry WHERE {_ON} AND {_THERE} AND reference = ?",  # noqa: S608
            (key.guild, key.number, new.reference),
        )
        number = next((entry for (entry,) in rows), None) or await self._insert(connection, key, new, now)
        if new.note:
            await _keep_note(connection, key, number, new.person, new.note, now)
        return number

    async def _insert(self, connection: aiosqlite.Connection, key: BoardKey, new: NewEntry, now: datetime) -> int:
        await self._require_room(connection, key)
        ((number,),) = await connection.execute_fetchall(
            "UPDATE board SET last_entry = last_entry + 1 WHERE guild = ? AND number = ? RETURNING last_entry",
            (key.guild, key.number),
        )
        await connection.execute(
            "INSERT INTO board_entry (guild, board, entry, place, reference, hash, person, at) VALUES (?, ?, ?,"  # noqa: S608
            f" 1 + (SELECT coalesce(max(place), 0) FROM board_entry WHERE {_ON}), ?, ?, ?, ?)",
            (key.guild, key.number, number, key.guild, key.number, new.reference, new.hash, new.person, from_time(now)),
        )
        return number

    async def remove_entry(self, key: BoardKey, entry: int, now: datetime) -> bool:
        """Put an entry aside for a day; tell whether it was there."""
        async with self._database.write() as connection:
            await require_board(connection, key)
            removed = await connection.execute(
                f"UPDATE board_entry SET removed_at = ? WHERE {_ONE} AND {_THERE}",  # noqa: S608
                (from_time(now), key.guild, key.number, entry),
            )
            await _tidy(connection, key, now)
            await touch(connection, key)
            return bool(removed.rowcount)

    async def restore_entry(self, key: BoardKey, entry: int, now: datetime) -> None:
        """Bring an entry back to its place. Raises UsageError where it is gone, or the board is full."""
        async with self._database.write() as connection:
            await require_board(connection, key)
            await self._require_room(connection, key)
            restored = await connection.execute(
                f"UPDATE board_entry SET removed_at = NULL WHERE {_ONE} AND removed_at > ? AND reference NOT IN"  # noqa: S608
                f" (SELECT reference FROM board_entry WHERE {_ON} AND {_THERE})",
                (key.guild, key.number, entry, from_time(now - REMOVED_FOR), key.guild, key.number),
            )
            if not restored.rowcount:
                raise UsageError("board-too-late")
            await touch(connection, key)

    async def move(self, key: BoardKey, entry: int, place: int, now: datetime) -> bool:
        """Have an entry stand at a place, from 1; tell whether it was there."""
        async with self._database.write() as connection:
            await require_board(connection, key)
            rows = await connection.execute_fetchall(
                f"SELECT entry FROM board_entry WHERE {_ON} AND {_THERE} ORDER BY place, entry",  # noqa: S608
                (key.guild, key.number),
            )
            order = [number for (number,) in rows]
            if entry not in order:
                return False
            order.remove(entry)
            order.insert(min(max(place, 1) - 1, len(order)), entry)
            await connection.executemany(
                f"UPDATE board_entry SET place = ? WHERE {_ONE}",  # noqa: S608
                [(nth, key.guild, key.number, number) for nth, number in enumerate(order, start=1)],
            )
            await touch(connection, key)
            return True

    async def keep_note(self, key: BoardKey, entry: int, person: int, text: str, now: datetime) -> bool:
        """Keep what a person says of an entry; nothing takes it away. Raises UsageError where there are too many."""
        async with self._database.write() as connection:
            await require_board(connection, key)
            rows = await connection.execute_fetchall(
                f"SELECT 1 FROM board_entry WHERE {_ONE} AND {_THERE}",  # noqa: S608
                (key.guild, key.number, entry),
            )
            if not list(rows):
                return False
            await _keep_note(connection, key, entry, person, text, now)
            await touch(connection, key)
            return True

    async def _require_room(self, connection: aiosqlite.Connection, key: BoardKey) -> None:
        ((held,),) = await connection.execute_fetchall(
            f"SELECT count(*) FROM board_entry WHERE {_ON} AND {_THERE}",  # noqa: S608
            (key.guild, key.number),
        )
        if held >= MOST_ENTRIES:
            raise UsageError("board-full", most=MOST_ENTRIES)
        # Counting passes over them all, so it is done once for as many as fit in the least.
        if self._room <= 0:
            ((of_all,),) = await connection.execute_fetchall("SELECT count(*) FROM board_entry")
            self._room = self._most_of_all - of_all
        if self._room <= 0:
            raise UsageError("board-full-all", most=self._most_of_all)
        self._room -= 1


async def touch(connection: aiosqlite.Connection, key: BoardKey) -> None:
    """Note that something of a board has changed."""
    await connection.execute(
        "UPDATE board SET revision = revision + 1 WHERE guild = ? AND number = ?", (key.guild, key.number)
    )


async def require_board(connection: aiosqlite.Connection, key: BoardKey) -> None:
    """Raise UsageError where there is no such board."""
    rows = await connection.execute_fetchall(
        f"SELECT 1 FROM board WHERE guild = ? AND number = ? AND {_THERE}",  # noqa: S608
        (key.guild, key.number),
    )
    if not list(rows):
        raise UsageError("board-unknown", board=str(key))


async def _keep_note(
    connection: aiosqlite.Connection, key: BoardKey, entry: int, person: int, text: str, now: datetime
) -> None:
    place = (key.guild, key.number, entry)
    await connection.execute(f"DELETE FROM board_note WHERE {_ONE} AND person = ?", (*place, person))  # noqa: S608
    if not text:
        return
    ((held,),) = await connection.execute_fetchall(f"SELECT count(*) FROM board_note WHERE {_ONE}", place)  # noqa: S608
    if held >= MOST_NOTES:
        raise UsageError("board-notes", most=MOST_NOTES)
    await connection.execute(
        "INSERT INTO board_note (guild, board, entry, person, text, at) VALUES (?, ?, ?, ?, ?, ?)",
        (*place, person, storable(text)[:LONGEST_NOTE], from_time(now)),
    )


async def _tidy(connection: aiosqlite.Connection, key: BoardKey, now: datetime) -> None:
    """Delete the entries of a board that were put aside a day ago, and of the others all but the newest."""
    place = (key.guild, key.number)
    gone = await connection.execute_fetchall(
        "SELECT entry FROM (SELECT entry, removed_at, row_number() OVER (ORDER BY removed_at DESC, entry) AS nth"  # noqa: S608
        f" FROM board_entry WHERE {_ON} AND removed_at IS NOT NULL) WHERE removed_at <= ? OR nth > ?",
        (*place, from_time(now - REMOVED_FOR), MOST_REMOVED_ENTRIES),
    )
    for (entry,) in gone:
        for table in ("board_note", "board_entry"):
            await connection.execute(f"DELETE FROM {table} WHERE {_ONE}", (*place, entry))  # noqa: S608


def _entries(rows: Iterable[Row], notes: Iterable[Row]) -> Iterable[BoardEntry]:
    said: defaultdict[int, list[BoardNote]] = defaultdict(list)
    for row in notes:
        said[row["entry"]].append(BoardNote(row["person"], row["text"], to_time(row["at"])))
    for row in rows:
        yield BoardEntry(
            row["entry"], row["reference"], row["hash"], row["person"], to_time(row["at"]), tuple(said[row["entry"]])
        )
