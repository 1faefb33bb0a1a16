"""Which rows were written since a moment: noted in memory by triggers of the connection that writes."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import aiosqlite

    Keys: TypeAlias = Sequence[tuple[object, ...]]
    """Keys of rows that were written, perhaps more than once, and that may be gone by now."""

MOST_KEY_COLUMNS: Final = 4
_COLUMNS: Final = ", ".join(f"k{place}" for place in range(MOST_KEY_COLUMNS))


_EVENTS: Final = ("INSERT", "UPDATE", "DELETE")


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the columns by which its rows are told apart, and all that has to be copied of a row.

    The key is the number that SQLite gives a row, where it does: places in a table are known by it.
    """

    name: str
    key: tuple[str, ...]
    columns: tuple[str, ...]


async def tables_of(connection: aiosqlite.Connection) -> tuple[Table, ...]:
    """Return the tables of the main database. Raises ValueError for one whose rows no short key tells apart."""
    rows = await connection.execute_fetchall(
        "SELECT t.name, t.wr, c.name, c.type, c.pk FROM pragma_table_list AS t JOIN pragma_table_info(t.name) AS c"
        " WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        " ORDER BY t.name, c.cid"
    )
    return tuple(_table(name, list(columns)) for name, columns in groupby(rows, key=itemgetter(0)))


def _table(name: str, told: Sequence[Any]) -> Table:
    columns = tuple(column for _, _, column, _, _ in told)
    primary = sorted((place, column, kind) for _, _, column, kind, place in told if place)
    key = tuple(column for _, column, _ in primary)
    is_number = [kind for _, _, kind in primary] == ["INTEGER"]
    if not told[0][1] and not is_number:
        return Table(name, ("rowid",), ("rowid", *columns))
    if len(key) > MOST_KEY_COLUMNS:
        raise ValueError(f"the table {name} needs a primary key of at most {MOST_KEY_COLUMNS} columns")
    return Table(name, key, columns)


class ChangeLog:
    """The keys of rows that one connection writes.

    It lies in memory, not in the system's temporary folder, and is gone with the connection. The triggers only add rows
    to a table without constraints, so that no conflict clause of the statement they fire in can matter to it. SQLite
    tells no trigger of a row that another replaces: no statement of ours may replace a row of another key.
    """

    def __init__(self, tables: Sequence[Table]) -> None:
        self._tables = tables
        self._lengths = {table.name: len(table.key) for table in tables}

    async def begin(self, connection: aiosqlite.Connection) -> None:
        """Note from now on what `connection` writes. Not in a transaction."""
        await connection.execute("ATTACH ':memory:' AS changes")
        await connection.execute(f"CREATE TABLE changes.written (place INTEGER PRIMARY KEY, name TEXT, {_COLUMNS})")
        for table in self._tables:
            for event in _EVENTS:
                await connection.execute(
                    f"CREATE TEMP TRIGGER {_trigger(table, event)} AFTER {event} ON main.{_quoted(table.name)}"
                    f" BEGIN {_noting(table, event)} END"
                )

    async def end(self, connection: aiosqlite.Connection) -> None:
        """Note nothing more. Not in a transaction."""
        for table in self._tables:
            for event in _EVENTS:
                await connection.execute(f"DROP TRIGGER IF EXISTS temp.{_trigger(table, event)}")
        if any(name == "changes" for _, name, _ in await connection.execute_fetchall("PRAGMA database_list")):
            await connection.execute("DETACH changes")

    async def size(self, connection: aiosqlite.Connection) -> int:
        """Return how many keys are noted, some of them more than once."""
        rows = await connection.execute_fetchall("SELECT max(place) - min(place) + 1 FROM changes.written")
        return next(iter(rows))[0] or 0

    async def take(self, connection: aiosqlite.Connection, most: int) -> Mapping[str, Keys]:
        """Return keys by table, the oldest first, and note them no more."""
        rows = list(
            await connection.execute_fetchall(
                f"SELECT place, name, {_COLUMNS} FROM changes.written ORDER BY place LIMIT ?",  # noqa: S608 (our own names)
                (most,),
            )
        )
        if rows:
            await connection.execute("DELETE FROM changes.written WHERE place <= ?", (rows[-1][0],))
        keys: dict[str, dict[tuple[object, ...], None]] = {}
        for _, name, *key in rows:
            keys.setdefault(name, {})[tuple(key[: self._lengths[name]])] = None
        return {name: tuple(taken) for name, taken in keys.items()}


def _quoted(name: str) -> str:
    return f'"{name}"'


def _trigger(table: Table, event: str) -> str:
    return _quoted(f"written {event} {table.name}")


def _noting(table: Table, event: str) -> str:
    """Return what notes a row in a trigger; a key that an update leaves alone is noted once."""
    other = " OR ".join(f'old."{column}" IS NOT new."{column}"' for column in table.key)
    return {
        "INSERT": _note(table, "new"),
        "UPDATE": _note(table, "new") + _note(table, "old", f" WHERE {other}"),
        "DELETE": _note(table, "old"),
    }[event]


def _note(table: Table, row: str, where: str = "") -> str:
    columns = ", ".join(f"k{place}" for place in range(len(table.key)))
    values = ", ".join(f'{row}."{column}"' for column in table.key)
    return f"INSERT INTO written (name, {columns}) SELECT '{table.name}', {values}{where};"
