"""Read articles in all their versions, and take in those of another archive."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from bot.archive.histories import LARGEST_KEPT_NUMBER, ArticleHistory
from bot.archive.sqlite.articles.rows import place_of, read_texts, read_versions, to_article
from bot.archive.sqlite.connection.checksums import is_sound, require_sound, sound_rows
from bot.archive.sqlite.connection.times import from_time
from bot.archive.stored import SourceRecord
from bot.articles import ArticleKey

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime
    from sqlite3 import Row

    import aiosqlite

    from bot.archive.sqlite.articles.rows import Place
    from bot.archive.sqlite.connection.moments import Fetching
    from bot.articles import Article, ArticleText, Scope

MOST_HISTORIES = 200
_VERSIONS_AT_ONCE = 200
_MOST_OF_THE_TIME = 5_000


async def numbers_after(connection: Fetching, scope: Scope, after: int, limit: int) -> list[int]:
    """Return the next numbers of articles that can be quoted, ascending."""
    rows = await connection.execute_fetchall(
        "SELECT number FROM article WHERE guild = ? AND number > ? AND (removed_at IS NULL OR retired)"
        " ORDER BY number LIMIT ?",
        (scope.guild, after, min(limit, MOST_HISTORIES)),
    )
    return [number for (number,) in rows]


async def numbers_stored_at(connection: Fetching, scope: Scope, moments: Iterable[datetime]) -> frozenset[int]:
    """Return the numbers of the articles whose first version was stored at one of `moments`, 5,000 at most."""
    rows = await connection.execute_fetchall(
        "SELECT number FROM article WHERE guild = ? AND loaded_at IN (SELECT value FROM json_each(?)) LIMIT ?",
        (scope.guild, json.dumps(sorted({from_time(moment) for moment in moments})), _MOST_OF_THE_TIME),
    )
    return frozenset(number for (number,) in rows)


async def read_histories(connection: Fetching, scope: Scope, numbers: Collection[int]) -> list[ArticleHistory]:
    """Return the articles of these numbers, ascending: removed ones too, none of which a version is damaged."""
    rows, damaged = await _versions(connection, scope, numbers)
    texts: dict[Place, ArticleText] = {}
    for start in range(0, len(rows), _VERSIONS_AT_ONCE):
        texts |= await read_texts(connection, rows[start : start + _VERSIONS_AT_ONCE])
    versions: defaultdict[int, list[Article]] = defaultdict(list)
    last: dict[int, Row] = {}
    damaged |= {row["number"] for row in rows if place_of(row) not in texts}
    for row in rows:
        if row["number"] not in damaged:
            versions[row["number"]].append(to_article(row, texts[place_of(row)]))
            last[row["number"]] = row
    records = await _records(connection, scope, numbers)
    return [
        ArticleHistory(
            ArticleKey(scope, number),
            tuple(versions[number]),
            tuple(records[number]),
            removed=row["removed_at"] is not None and not row["retired"],
            retired=bool(row["retired"]),
        )
        for number, row in sorted(last.items())
    ]


async def _versions(connection: Fetching, scope: Scope, numbers: Collection[int]) -> tuple[list[Row], set[int]]:
    """Return all versions of these articles, and the numbers of those of which one is damaged."""
    rows = await connection.execute_fetchall(
        "SELECT number, version FROM version WHERE guild = ? AND number IN (SELECT value FROM json_each(?))"
        " ORDER BY number, version",
        (scope.guild, json.dumps(sorted(numbers))),
    )
    wanted = [(scope.guild, number, version) for number, version in rows]
    found = await read_versions(connection, wanted, removed=True)
    whole = {place_of(row) for row in found}
    return found, {number for guild, number, version in wanted if (guild, number, version) not in whole}


async def _records(
    connection: Fetching, scope: Scope, numbers: Collection[int]
) -> defaultdict[int, list[SourceRecord]]:
    rows = await connection.execute_fetchall(
        f"SELECT origin, source_id, digest, number, {is_sound('record')} AS sound FROM record WHERE guild = ?"  # noqa: S608
        " AND number IN (SELECT value FROM json_each(?)) ORDER BY number, origin, source_id",
        (scope.guild, json.dumps(sorted(numbers))),
    )
    records: defaultdict[int, list[SourceRecord]] = defaultdict(list)
    for origin, source_id, checksum, number, _ in sound_rows("record", rows):
        records[number].append(SourceRecord(origin, source_id, checksum, number))
    return records


async def read_last_number(connection: Fetching, guild: int) -> int:
    """Return the last number given out in a scope. Raises ArchiveDamagedError: none may be given twice."""
    rows = await connection.execute_fetchall(
        f"SELECT last_number, {is_sound('scope')} AS sound FROM scope WHERE guild = ?",  # noqa: S608
        (guild,),
    )
    return next((int(number) for number, _ in require_sound("scope", rows)), 0)


async def take_own_numbers(connection: aiosqlite.Connection, scope: Scope, wanted: Sequence[int]) -> list[int]:
    """Give each article the number it wants, where nobody has had it, else the next; return them, ascending."""
    numbers = list(_numbers(await read_last_number(connection, scope.guild), wanted))
    if numbers:
        await connection.execute(
            "INSERT INTO scope (guild, last_number, generation) VALUES (?, ?, 0)"
            " ON CONFLICT (guild) DO UPDATE SET last_number = excluded.last_number",
            (scope.guild, numbers[-1]),
        )
    return numbers


def _numbers(last: int, wanted: Iterable[int]) -> Iterable[int]:
    for number in wanted:
        last = number if last < number <= LARGEST_KEPT_NUMBER else last + 1
        yield last
