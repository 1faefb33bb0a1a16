"""Read every row of a database as the bot reads it, and tell which are damaged: of `check` and of `backup` alike."""

from __future__ import annotations

import sqlite3
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from bot.archive.model import DamagedRow
from bot.archive.sqlite.articles.histories import MOST_HISTORIES
from bot.archive.sqlite.articles.rows import find_damaged
from bot.archive.sqlite.connection.checksums import OWN, columns_of, is_sound
from bot.archive.sqlite.connection.errors import is_damage
from bot.archive.sqlite.connection.moments import BlockingReader, run_to_completion
from bot.articles import ArticleKey, Scope

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MOST_NAMED: Final = 100
"""How many damaged rows, and articles, are named."""

_OF_ARTICLES: Final = frozenset({"article", "version", "paragraph", "credit", "name"})
_MOST_FAULTS: Final = 20


def file_faults(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return what SQLite finds wrong with a file, in its words."""
    try:
        # quick_check leaves out that indexes match their tables; integrity_check reads those too.
        told = [str(fault) for (fault,) in connection.execute(f"PRAGMA integrity_check({_MOST_FAULTS})")]
        faults = [] if told == ["ok"] else told
        if not faults:
            strangers = connection.execute("PRAGMA foreign_key_check").fetchmany(_MOST_FAULTS)
            faults += [f"{table}: a row without its {parent}" for table, _, parent, _ in strangers]
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        faults = [str(error)]
    return tuple(faults)


def damaged_rows(connection: sqlite3.Connection, still: Callable[[], None] = lambda: None) -> Iterator[DamagedRow]:
    """Yield the rows that are not as they were written, among those that nothing can make again; `still` is called.

    Every article is read in all its versions too.
    """
    for table in OWN:
        still()
        yield from _in_table(connection, table)
    yield from _articles(connection, still)


def _in_table(connection: sqlite3.Connection, table: str) -> Iterator[DamagedRow]:
    columns = columns_of(table)
    key = ", ".join(f"CAST({name} AS BLOB)" for name in columns.key)
    # In the order of the table itself: an index has values of its own.
    statement = f"SELECT {key} FROM {table} NOT INDEXED WHERE NOT {is_sound(table)}"  # noqa: S608 (names of our schema)
    try:
        for row in connection.execute(statement):
            yield _named(table, columns.key, row)
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        yield DamagedRow(table, "", None)


def _named(table: str, key: tuple[str, ...], row: sqlite3.Row) -> DamagedRow:
    values = {name: _shown(value) for name, value in zip(key, row, strict=True)}
    article = None
    if table in _OF_ARTICLES:
        try:
            article = ArticleKey(Scope(int(values["guild"])), int(values["number"]))
        except ValueError:
            article = None
    return DamagedRow(table, ", ".join(f"{name} {value}" for name, value in values.items()), article)


def _shown(value: Any) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else "-"


def _articles(connection: sqlite3.Connection, still: Callable[[], None]) -> Iterator[DamagedRow]:
    after: tuple[Any, Any, Any] = (-1, -1, -1)
    statement = (
        "SELECT guild, number, version FROM version WHERE (guild, number, version) > (?, ?, ?)"  # noqa: S608
        f" ORDER BY guild, number, version LIMIT {MOST_HISTORIES}"
    )
    reader = BlockingReader(connection)
    try:
        while wanted := [tuple(row) for row in connection.execute(statement, after)]:
            still()
            for guild, number in run_to_completion(find_damaged(reader, wanted)):
                yield DamagedRow("article", f"guild {guild}, number {number}", ArticleKey(Scope(guild), number))
            after = wanted[-1]
    except (sqlite3.DatabaseError, TypeError) as error:
        if isinstance(error, sqlite3.DatabaseError) and not is_damage(error):
            raise
        yield DamagedRow("version", "", None)


def summed_up(rows: Iterator[DamagedRow]) -> tuple[tuple[ArticleKey, ...], dict[str, tuple[int, str]]]:
    """Return the damaged articles, each once, and by table how many other rows are damaged and which is the first.

    Some hundred articles are told at most.
    """
    articles: dict[ArticleKey, None] = {}
    counts = Counter[str]()
    first: dict[str, str] = {}
    for row in rows:
        if row.article is not None:
            if len(articles) < MOST_NAMED:
                articles[row.article] = None
        else:
            counts[row.table] += 1
            first.setdefault(row.table, row.key)
    return tuple(articles), {table: (count, first[table]) for table, count in counts.items()}
