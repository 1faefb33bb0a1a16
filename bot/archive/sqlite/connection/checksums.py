"""A checksum in every row that must not change by itself: how it is made, kept and looked at.

Each table of `CHECKED` has a column `checksum`: the CRC-32 of all its other columns, in their order, or 0 where nobody
has made one yet. It is written by the connection that writes the row: where an insert does not bring it (see
`checksum_of`), a trigger does, and another keeps it as the row changes. They are temporary, so that they are there for
our writers alone: what another program changes is a change that nobody vouches for. A row that is damaged already stays
so when another of its columns changes.
"""

from __future__ import annotations

import logging
import sqlite3
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias
from zlib import crc32

from bot.archive.sqlite.connection.checked_columns import CHECKED_COLUMNS
from bot.errors import ArchiveDamagedError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from bot.archive.sqlite.connection.checked_columns import Columns

logger = logging.getLogger(__name__)

Value: TypeAlias = "int | float | bytes | None"

DERIVED: Final = frozenset({"story", "segment", "chunk"})
"""Tables with checksums whose rows can be made again from the articles."""

CHECKED: Final = tuple(CHECKED_COLUMNS)
OWN: Final = tuple(table for table in CHECKED if table not in DERIVED)
"""Tables whose rows nothing can make again."""

BROUGHT: Final = frozenset(
    {"article", "version", "paragraph", "credit", "name", "page", "page_origin", "page_article", "record"} | {"chunk"}
)
"""Tables whose inserts bring the checksum (`insertion`): there are many of them, and a trigger would cost as much as
the row, since SQLite keeps of every page what stood on it until the trigger has run."""

COLUMN: Final = "checksum"
_FUNCTION: Final = "row_checksum"
_TEXTS: Final = "are_texts"


def row_checksum(*values: Value) -> int:
    """Return the checksum of a row's values, text as its bytes in UTF-8; never 0, which stands for none.

    Each value is written with its length, so that nothing passes from one column to the next unnoticed.
    """
    written = [
        b"%d:%b" % (len(value), value)
        if isinstance(value, bytes)
        else b"%d;" % value
        if isinstance(value, int)
        else b"-;"
        if value is None
        else repr(value).encode() + b";"
        for value in values
    ]
    return crc32(b"".join(written)) or 1


def _are_texts(*values: Value) -> bool:
    try:
        for value in values:
            if isinstance(value, bytes):
                value.decode()
    except UnicodeDecodeError:
        return False
    return True


def teach(connection: sqlite3.Connection) -> None:
    """Give a connection the functions that the conditions and expressions below speak of."""
    connection.create_function(_FUNCTION, -1, row_checksum, deterministic=True)
    connection.create_function(_TEXTS, -1, _are_texts, deterministic=True)


def columns_of(table: str) -> Columns:
    """Return the columns of a table with checksums."""
    return CHECKED_COLUMNS[table]


def checksum_of(table: str, values: Sequence[str] | str = "") -> str:
    """Return the expression for the checksum of a row: of an alias's columns, or of `values`, expressions for them."""
    columns = columns_of(table)
    if isinstance(values, str):
        values = [f"{values}.{name}" if values else name for name in columns.names]
    return f"{_FUNCTION}({', '.join(map(_as_stored, values, columns.types))})"


def _as_stored(value: str, kind: str) -> str:
    match kind:
        case "text":
            return f"CAST({value} AS BLOB)"  # bytes that are no text any more must not stop the statement
        case "real":
            return f"CAST({value} AS REAL)"
        case _:
            return value


def texts_of(table: str) -> str:
    """Return the condition that all texts of a row can be read."""
    columns = columns_of(table)
    texts = (f"CAST({name} AS BLOB)" for name, kind in zip(columns.names, columns.types, strict=True) if kind == "text")
    return f"{_TEXTS}({', '.join(texts)})"


def is_sound(table: str, alias: str = "") -> str:
    """Return the condition that a row is as it was written."""
    return f"({alias or table}.{COLUMN} IS {checksum_of(table, alias or table)})"


def insertion(table: str, columns: Sequence[str], verb: str = "INSERT") -> str:
    """Return the statement that inserts rows given as values of all `columns`, with their checksums."""
    if tuple(columns) != columns_of(table).names:
        raise AssertionError(f"the columns of {table} are {columns_of(table).names}")
    places = [f"?{number}" for number in range(1, len(columns) + 1)]
    names = ", ".join((*columns, COLUMN))
    return f"{verb} INTO {table} ({names}) VALUES ({', '.join(places)}, {checksum_of(table, places)})"


def require_sound(table: str, rows: Iterable[sqlite3.Row]) -> list[sqlite3.Row]:
    """Return rows of a table, which have a column `sound`. Raises ArchiveDamagedError where one is not as written."""
    found = list(rows)
    if not all(row["sound"] for row in found):
        raise ArchiveDamagedError("row-damaged", table=table)
    return found


def sound_rows(table: str, rows: Iterable[sqlite3.Row]) -> list[sqlite3.Row]:
    """Return those rows of a table, which have a column `sound`, that are as they were written."""
    found = list(rows)
    sound = [row for row in found if row["sound"]]
    if len(sound) < len(found):
        _name_damaged(table)
    return sound


@lru_cache(maxsize=256)
def _name_damaged(table: str) -> None:
    # Once: some tables are read every minute.
    logger.error("rows are damaged, and left out", extra={"table": table})


def guards(tables: Collection[str]) -> str:
    """Return the script that makes a writing connection keep the checksums of those of `tables` that have any."""
    return "".join(_guard(table) for table in CHECKED if table in tables)


def _guard(table: str) -> str:
    columns = columns_of(table)
    place = "rowid = new.rowid" if columns.has_rowid else " AND ".join(f"{name} = new.{name}" for name in columns.key)
    make = f"UPDATE {table} SET {COLUMN} = {checksum_of(table, 'new')} WHERE {place};"  # noqa: S608
    written = f"CREATE TEMP TRIGGER {table}_is_written AFTER INSERT ON {table} WHEN new.{COLUMN} = 0 BEGIN {make} END;"
    return f"""
        {"" if table in BROUGHT else written}
        CREATE TEMP TRIGGER {table}_is_changed AFTER UPDATE OF {", ".join(columns.names)} ON {table}
        WHEN old.{COLUMN} IS {checksum_of(table, "old")}
        BEGIN {make} END;
    """
