"""Keep in SQLite what the last document of a board had in it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from bot.archive.board_exports import MOST_EXPORTED_OF_ALL, BoardExport, ExportedEntry
from bot.archive.sqlite.connection.checksums import is_sound, sound_rows
from bot.archive.sqlite.connection.times import from_time, to_time

if TYPE_CHECKING:
    from collections.abc import Sequence
    from sqlite3 import Row

    import aiosqlite

    from bot.archive.boards import BoardKey
    from bot.archive.sqlite.connection.database import Database

TABLES: Final = ("board_exported_note", "board_exported", "board_export")
_OF: Final = "guild = ? AND board = ?"


class SqliteBoardExports:
    """The last exports of boards, in a database."""

    def __init__(self, database: Database, *, most_of_all: int = MOST_EXPORTED_OF_ALL) -> None:
        self._database = database
        self._most_of_all = most_of_all

    async def exported(self, key: BoardKey) -> BoardExport | None:
        """Return the last export of a board; None where there was none, or where it is damaged."""
        async with self._database.read() as connection:
            notes, entries, exports = [await _sound(connection, table, key) for table in TABLES]
        export = next(iter(exports or ()), None)
        if export is None or entries is None or notes is None or len(entries) != export["entries"]:
            return None
        said: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        for note in notes:
            said[note["reference"]].append((note["person"], note["hash"]))
        return BoardExport(key, to_time(export["at"]), tuple(_entry(row, said[row["reference"]]) for row in entries))

    async def keep_exported(self, export: BoardExport) -> None:
        """Keep an export instead of the one before, where its board is still there; beyond the bound the oldest go."""
        place = (export.key.guild, export.key.number)
        async with self._database.write() as connection:
            there = await connection.execute_fetchall(
                "SELECT 1 FROM board WHERE guild = ? AND number = ? AND removed_at IS NULL", place
            )
            if not list(there):
                return
            await forget_exports(connection, [place])
            await self._make_room(connection, len(export.entries))
            await connection.execute(
                "INSERT INTO board_export (guild, board, at, entries) VALUES (?, ?, ?, ?)",
                (*place, from_time(export.at), len(export.entries)),
            )
            await connection.executemany(
                "INSERT INTO board_exported (guild, board, reference, place, version, hash, verdict)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    (*place, entry.reference, nth, entry.version, entry.hash, entry.verdict)
                    for nth, entry in enumerate(export.entries, start=1)
                ],
            )
            await connection.executemany(
                "INSERT INTO board_exported_note (guild, board, reference, person, hash) VALUES (?, ?, ?, ?, ?)",
                [(*place, entry.reference, *note) for entry in export.entries for note in entry.notes],
            )

    async def _make_room(self, connection: aiosqlite.Connection, entries: int) -> None:
        """Forget the oldest exports until one more fits."""
        beyond = await connection.execute_fetchall(
            "SELECT guild, board FROM (SELECT guild, board, sum(entries) OVER (ORDER BY at DESC, guild, board) AS held"
            " FROM board_export) WHERE held > ?",
            (self._most_of_all - entries,),
        )
        await forget_exports(connection, [tuple(row) for row in beyond])


async def forget_exports(connection: aiosqlite.Connection, boards: Sequence[tuple[Any, ...]]) -> None:
    """Forget the exports of boards, each a guild and a number."""
    for table in TABLES:
        await connection.executemany(f"DELETE FROM {table} WHERE {_OF}", boards)  # noqa: S608 (our own names)


async def _sound(connection: aiosqlite.Connection, table: str, key: BoardKey) -> list[Row] | None:
    """Return the rows of a board; None where one is damaged."""
    order = " ORDER BY place" if table == "board_exported" else ""
    rows = await connection.execute_fetchall(
        f"SELECT *, {is_sound(table)} AS sound FROM {table} WHERE {_OF}{order}",  # noqa: S608 (our own names)
        (key.guild, key.number),
    )
    sound, held = list(sound_rows(table, rows)), list(rows)
    return sound if len(sound) == len(held) else None


def _entry(row: Row, notes: Sequence[tuple[int, str]]) -> ExportedEntry:
    return ExportedEntry(row["reference"], row["version"], row["hash"], row["verdict"], tuple(notes))
