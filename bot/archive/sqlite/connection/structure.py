"""Tell whether a database has the tables, columns, indexes and triggers of its version.

They are described in a table of the file like any other. What damage makes of a name there would show as a mistake of
ours, somewhere and later.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from bot.archive.sqlite.connection.schema import migrations, newest_version
from bot.archive.sqlite.connection.vouching import DUE
from bot.errors import ArchiveDamagedError

if TYPE_CHECKING:
    from pathlib import Path

    import aiosqlite

_OURS: Final = f"name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> '{DUE}'"
# Tables by what SQLite reads out of their description, since ALTER TABLE writes it, in the words of its version.
_TOLD: Final = (
    f"SELECT type, name, tbl_name, CASE type WHEN 'table' THEN '' ELSE sql END FROM sqlite_master WHERE {_OURS}",  # noqa: S608
    'SELECT m.name, x.name, x.type, x."notnull", x.dflt_value, x.pk'  # noqa: S608
    f" FROM (SELECT name FROM sqlite_master WHERE type = 'table' AND {_OURS}) AS m"
    " JOIN pragma_table_xinfo(m.name) AS x",
    f"SELECT name, type, wr, strict FROM pragma_table_list WHERE schema = 'main' AND {_OURS}",  # noqa: S608
    "SELECT m.name, f.* FROM sqlite_master AS m JOIN pragma_foreign_key_list(m.name) AS f WHERE m.type = 'table'",
)


async def require_structure(connection: aiosqlite.Connection, path: Path) -> None:
    """Raise ArchiveDamagedError for a database that is not laid out as its version is."""
    rows = list(await connection.execute_fetchall("PRAGMA user_version"))
    version = int(rows[0][0])
    found = [await connection.execute_fetchall(statement) for statement in _TOLD]
    if not _fits(version, frozenset(tuple(row) for rows in found for row in rows)):
        raise ArchiveDamagedError("archive-damaged", path=str(path))


def has_structure(connection: sqlite3.Connection) -> bool:
    """Tell whether a database is laid out as its version is."""
    ((version,),) = connection.execute("PRAGMA user_version").fetchall()
    return _fits(version, _told(connection))


def _fits(version: int, told: frozenset[tuple[Any, ...]]) -> bool:
    expected = _expected(migrations()[:version])
    # What somebody has added beside it does no harm, but to what an update is about to make.
    return told == expected if version < newest_version() else told >= expected


@lru_cache(maxsize=8)
def _expected(steps: tuple[tuple[int, str], ...]) -> frozenset[tuple[Any, ...]]:
    with closing(sqlite3.connect(":memory:")) as connection:
        for _, statements in steps:
            connection.executescript(statements)
        return _told(connection)


def _told(connection: sqlite3.Connection) -> frozenset[tuple[Any, ...]]:
    return frozenset(tuple(row) for statement in _TOLD for row in connection.execute(statement))
