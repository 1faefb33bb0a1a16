"""Give the rows of an older database their checksums, and have a writing connection keep those of all rows.

In steps, each a transaction: what is stopped goes on at the next start. Until all have theirs, only the writer reads.
"""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Any, Final

from bot.archive.sqlite.connection.checksums import CHECKED, COLUMN, checksum_of, columns_of, guards, texts_of
from bot.errors import ArchiveError
from bot.runtime import finish

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import aiosqlite

logger = logging.getLogger(__name__)

VOUCHED_FROM: Final = 17
"""The version of the schema from which on rows have checksums."""

SINCE_NOTE: Final = "checksums-since"
"""The note of when the rows that were there before got theirs."""

DUE: Final = "checksums_due"
"""The table that is there until every row has its checksum."""

_VOUCHED_AGAIN: Final = frozenset({"guild_setting"})
"""Tables that got a column later: their rows had a checksum before, and the note stays what it is."""

_AT_ONCE: Final = 2_000
_LARGE_AT_ONCE: Final = 200
_LARGE: Final = frozenset({"page", "held_page", "segment", "chunk"})
"""Tables with kilobytes in a row."""

_TOLD_EVERY: Final = 5.0


async def is_unfinished(connection: aiosqlite.Connection) -> bool:
    """Tell whether rows are still without checksums, as an update that was stopped leaves them."""
    rows = await connection.execute_fetchall("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (DUE,))
    return bool(list(rows))


async def require_finished_checksums(connection: aiosqlite.Connection, path: Path) -> None:
    """Raise ArchiveError for a database that only a writer can bring up to date."""
    if await is_unfinished(connection):
        raise ArchiveError("archive-too-old", path=str(path))


async def keep_checksums(connection: aiosqlite.Connection) -> None:
    """Give every row that has none its checksum, and have this connection keep those of all it writes."""
    tables = await _tables(connection)
    await connection.executescript(guards(tables))
    if await is_unfinished(connection):
        vouched = {table: await _vouch(connection, table) for table in CHECKED}
        await finish(_note_end(connection, had_rows=any(vouched[table] for table in vouched.keys() - _VOUCHED_AGAIN)))


async def _tables(connection: aiosqlite.Connection) -> set[str]:
    rows = await connection.execute_fetchall(
        "SELECT m.name FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS x"
        " WHERE m.type = 'table' AND x.name = ?",
        (COLUMN,),
    )
    return {str(name) for (name,) in rows}


async def _vouch(connection: aiosqlite.Connection, table: str) -> int:
    """Give the rows of a table their checksums; return how many."""
    columns = columns_of(table)
    key = ("rowid",) if columns.has_rowid else columns.key
    places, unknowns = ", ".join(key), ", ".join("?" * len(key))
    most = _LARGE_AT_ONCE if table in _LARGE else _AT_ONCE
    # Text that is none stays without: it is damaged already, and can be told by that.
    change = f"UPDATE {table} SET {COLUMN} = iif({texts_of(table)}, {checksum_of(table)}, 0) WHERE {COLUMN} = 0"  # noqa: S608
    after: Sequence[Any] | None = None
    vouched, told = 0, time.monotonic()
    while True:
        beyond = f"({places}) > ({unknowns})" if after is not None else "true"
        rows = list(
            await connection.execute_fetchall(
                f"SELECT {places} FROM {table} WHERE {beyond} ORDER BY {places} LIMIT 1 OFFSET {most - 1}",  # noqa: S608
                after or (),
            )
        )
        last = tuple(rows[0]) if rows else None
        until = f"({places}) <= ({unknowns})" if last else "true"
        cursor = await finish(
            _change(connection, f"{change} AND {beyond} AND {until}", (*(after or ()), *(last or ())))
        )
        vouched += cursor
        if time.monotonic() - told > _TOLD_EVERY:
            told = time.monotonic()
            logger.info("rows get their checksums", extra={"table": table, "rows": vouched})
        if last is None:
            return vouched
        after = last


async def _change(connection: aiosqlite.Connection, statement: str, values: Sequence[Any]) -> int:
    # In autocommit mode: a transaction of its own.
    return (await connection.execute(statement, values)).rowcount


async def _note_end(connection: aiosqlite.Connection, *, had_rows: bool) -> None:
    await connection.execute("BEGIN IMMEDIATE")
    await connection.execute(f"DROP TABLE {DUE}")
    if had_rows:
        # The clock of SQLite: whoever opens a database hands none in.
        await connection.execute(
            "INSERT OR REPLACE INTO note (name, value) VALUES (?, strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now'))",
            (SINCE_NOTE,),
        )
        logger.info("every row has its checksum now")
    await connection.execute("COMMIT")
