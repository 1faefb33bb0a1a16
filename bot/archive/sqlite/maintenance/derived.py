"""What is made of the articles beside the index, and can be made again: counts, samples of texts, stories."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any, Final

from bot.archive.sqlite.articles.histories import MOST_HISTORIES, read_histories
from bot.archive.sqlite.connection.checksums import checksum_of, is_sound
from bot.archive.sqlite.connection.errors import is_damage
from bot.archive.sqlite.connection.moments import BlockingReader, run_to_completion
from bot.articles import Scope, samples
from bot.runtime import while_writing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import aiosqlite

    from bot.archive.histories import ArticleHistory

TALLY, SAMPLES, STORIES, NUMBERING = "tally", "sample", "story", "sqlite_sequence"

COUNTED: Final = (
    "SELECT guild, source, count(*), sum(truncated), sum(paragraph_count) FROM article WHERE removed_at IS NULL"
    " GROUP BY 1, 2"
)
"""What the counts are, by scope and source."""

_NOTE: Final = f"INSERT OR REPLACE INTO note (name, value, checksum) SELECT name, value, {checksum_of('note')} FROM"

STORIES_DUE: Final = (
    f"{_NOTE} (SELECT 'stories-due:' || guild AS name, '0 ' || last_number AS value FROM scope WHERE last_number > 0)"  # noqa: S608
)
"""Notes that stories are to be looked for in all articles that tell none."""

_SAMPLES_DUE: Final = "samples-due"
SAMPLES_DUE: Final = f"{_NOTE} (SELECT '{_SAMPLES_DUE}' AS name, '' AS value)"
"""Notes that the samples are to be taken again."""

_KEPT: Final = "SELECT guild, source, articles, teasers, paragraphs FROM tally WHERE articles OR teasers OR paragraphs"
_SOME_NUMBERS: Final = "SELECT number FROM article WHERE guild = ? AND number > ? ORDER BY number LIMIT ?"
_LARGEST_SEGMENT: Final = 1 << 30
"""What `sqlite_sequence` may say of segments at most: chunks have it in their ids."""

LARGEST_RUN: Final = 1 << 53
_NUMBERED: Final = {"segment": _LARGEST_SEGMENT, "digest_run": LARGEST_RUN}


def derived_faults(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return the tables beside the index that are not what the articles make of them."""
    faults: list[str] = []
    for table, is_faulty in _FAULTS.items():
        try:
            if is_faulty(connection) if callable(is_faulty) else connection.execute(is_faulty).fetchone()[0]:
                faults.append(table)
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
            faults.append(table)
    return tuple(faults)


def _samples_differ(connection: sqlite3.Connection) -> bool:
    """Tell whether the samples are others than those of the texts that can be read, by a sum over all of either."""
    if connection.execute(f"SELECT EXISTS (SELECT 1 FROM note WHERE name = '{_SAMPLES_DUE}')").fetchone()[0]:  # noqa: S608
        return True
    expected = 0
    unread: set[tuple[int, int]] = set()
    reader = BlockingReader(connection)
    for scope, numbers in _numbers(connection):
        histories = run_to_completion(read_histories(reader, scope, numbers))
        unread.update((scope.guild, number) for number in {*numbers} - {one.key.number for one in histories})
        expected += sum(map(hash, _samples(histories)))
    rows = connection.execute("SELECT guild, truncated, hash, number FROM sample")
    return expected != sum(hash(tuple(row)) for row in rows if (row[0], row[3]) not in unread)


def _numbers(connection: sqlite3.Connection) -> Iterator[tuple[Scope, list[int]]]:
    for (guild,) in connection.execute("SELECT DISTINCT guild FROM article ORDER BY guild").fetchall():
        after = 0
        while rows := connection.execute(_SOME_NUMBERS, (guild, after, MOST_HISTORIES)).fetchall():
            yield Scope(guild), [number for (number,) in rows]
            after = rows[-1][0]


_FAULTS: Final = {
    TALLY: f"SELECT EXISTS ({COUNTED} EXCEPT {_KEPT}) OR EXISTS ({_KEPT} EXCEPT {COUNTED})",
    SAMPLES: _samples_differ,
    STORIES: f"SELECT EXISTS (SELECT 1 FROM story WHERE NOT {is_sound('story')})",  # noqa: S608
    NUMBERING: "SELECT "  # noqa: S608
    + " OR ".join(
        f"(SELECT count(*) FROM sqlite_sequence WHERE name = '{table}') <> EXISTS (SELECT 1 FROM {table})"  # noqa: S608
        f" AND EXISTS (SELECT 1 FROM {table})"
        f" OR EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = '{table}' AND (typeof(seq) <> 'integer'"
        f" OR seq > {most} OR seq < (SELECT coalesce(max(id), 0) FROM {table})))"
        for table, most in _NUMBERED.items()
    )
    + f" OR EXISTS (SELECT 1 FROM segment WHERE id > {_LARGEST_SEGMENT}"  # noqa: S608
    ")",
}


async def count_again(connection: aiosqlite.Connection) -> None:
    """Count what is in sight anew."""
    await connection.execute("DELETE FROM tally")
    await connection.execute(f"INSERT INTO tally {COUNTED}")


async def number_again(connection: aiosqlite.Connection) -> None:
    """Have rows that are numbered by SQLite go on after the last there is."""
    await connection.execute("DELETE FROM sqlite_sequence")
    await connection.execute("DELETE FROM segment WHERE id > ?", (_LARGEST_SEGMENT,))
    for table in _NUMBERED:
        await connection.execute(
            "INSERT INTO sqlite_sequence (name, seq) SELECT ?, max(id) FROM (SELECT id FROM " + table + ")"  # noqa: S608
            " HAVING max(id) IS NOT NULL",
            (table,),
        )


async def sample_again(connection: aiosqlite.Connection) -> None:
    """Take the samples of all texts anew."""
    await connection.execute("DELETE FROM sample")
    statement = "INSERT OR IGNORE INTO sample (guild, truncated, hash, number) VALUES (?, ?, ?, ?)"
    for (guild,) in await connection.execute_fetchall("SELECT DISTINCT guild FROM article ORDER BY guild"):
        after = 0
        while numbers := [
            number for (number,) in await connection.execute_fetchall(_SOME_NUMBERS, (guild, after, MOST_HISTORIES))
        ]:
            found = await read_histories(connection, Scope(guild), numbers)
            await connection.executemany(statement, await while_writing.run(_samples, found))
            after = numbers[-1]
    await connection.execute("DELETE FROM note WHERE name = ?", (_SAMPLES_DUE,))


def _samples(histories: Sequence[ArticleHistory]) -> list[tuple[Any, ...]]:
    rows = {
        (one.key.scope.guild, int(version.text.truncated), sample, one.key.number)
        for one in histories
        for version in one.versions
        for sample in samples("\n".join(paragraph.text for paragraph in version.text.paragraphs))
    }
    return sorted(rows)


async def look_for_stories_again(connection: aiosqlite.Connection) -> None:
    """Forget damaged stories, and note that stories are to be looked for in all articles that tell none."""
    await connection.execute(f"DELETE FROM story WHERE NOT {is_sound('story')}")  # noqa: S608
    await connection.execute(STORIES_DUE)


MENDING: Final = {
    NUMBERING: number_again,
    TALLY: count_again,
    SAMPLES: sample_again,
    STORIES: look_for_stories_again,
}
"""How each is made again, in one transaction."""
