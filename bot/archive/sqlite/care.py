"""Prove that the index is in step with the articles, and build it anew where it is not."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.archive.model import ArticleKey, Field, IndexCondition, IndexEntry, Scope
from bot.archive.sqlite import postings
from bot.archive.sqlite.index import read_documents, read_live
from bot.archive.sqlite.rows import place_of, read_texts, read_versions

if TYPE_CHECKING:
    from collections.abc import Sequence
    from sqlite3 import Row

    import aiosqlite

    from bot.archive.protocols import Analyser
    from bot.archive.sqlite.database import Database
    from bot.archive.sqlite.upkeep import IndexUpkeep

LONG: Final = 600.0
"""Seconds that reading the whole index may take."""

MOST_NAMED: Final = 100
"""How many articles of a kind are named in a report."""

_BATCH: Final = 500
_PLACED: Final = frozenset({Field.BODY, Field.HEADLINE})


class SqliteIndexCare:
    """Checks and mends the index of a database."""

    def __init__(self, database: Database, analyse: Analyser, upkeep: IndexUpkeep) -> None:
        self._upkeep = upkeep
        self._database = database
        self._analyse = analyse

    async def condition(self) -> IndexCondition:
        """Compare the whole index with the articles; reads everything, so give it time."""
        async with self._database.read(LONG) as connection:
            there = Counter(await _present(connection))
            indexed: Counter[ArticleKey] = Counter()
            damaged = 0
            rows = await connection.execute_fetchall("SELECT id, guild FROM segment WHERE published ORDER BY id")
            for segment, guild in list(rows):
                documents = await read_documents(connection, segment)
                live = await read_live(connection, segment, len(documents))
                indexed.update(ArticleKey(Scope(guild), int(number)) for number in documents.numbers[live])
                damaged += await _damaged(connection, segment, len(documents))
        missing, stray = sorted((there - indexed).keys()), sorted((indexed - there).keys())
        return IndexCondition(there.total(), tuple(missing[:MOST_NAMED]), tuple(stray[:MOST_NAMED]), damaged)

    async def rebuild(self) -> int:
        """Index every article anew and return how many; searches see the old index until the new one is whole.

        Nothing else may write meanwhile: what is stored while it runs would be lost to the new index.
        """
        async with self._upkeep.paused():
            return await self._rebuild()

    async def _rebuild(self) -> int:
        async with self._database.read(LONG) as connection:
            keys = await _present(connection)
        async with self._database.write() as connection:
            await connection.execute("DELETE FROM segment WHERE NOT published")
        for start in range(0, len(keys), _BATCH):
            async with self._database.write() as connection:
                await self._index(connection, keys[start : start + _BATCH])
        async with self._database.write() as connection:
            await connection.execute("DELETE FROM vocabulary WHERE segment IN (SELECT id FROM segment WHERE published)")
            await connection.execute("DELETE FROM tombstone")
            await connection.execute(
                "DELETE FROM posting WHERE segment NOT IN (SELECT id FROM segment WHERE NOT published)"
            )
            await connection.execute("DELETE FROM segment WHERE published")
            await connection.execute("UPDATE segment SET published = 1")
            await connection.execute("UPDATE scope SET generation = generation + 1")
        return len(keys)

    async def _index(self, connection: aiosqlite.Connection, keys: Sequence[ArticleKey]) -> None:
        versions = await read_versions(connection, [(key.scope.guild, key.number, None) for key in keys])
        texts = await read_texts(connection, versions)

        def entry(version: Row) -> IndexEntry:
            key = ArticleKey(Scope(version["guild"]), version["number"])
            return IndexEntry(key, version["source"], self._analyse(texts[place_of(version)]))

        entries = await asyncio.to_thread(lambda: [entry(version) for version in versions])
        await postings.add(connection, entries, published=False)


async def _present(connection: aiosqlite.Connection) -> list[ArticleKey]:
    rows = await connection.execute_fetchall(
        "SELECT guild, number FROM article WHERE removed_at IS NULL ORDER BY guild, number"
    )
    return [ArticleKey(Scope(guild), number) for guild, number in rows]


async def _damaged(connection: aiosqlite.Connection, segment: int, size: int) -> int:
    """Count the postings of a segment that contradict themselves, and the words without one."""
    damaged = 0
    held: Counter[int] = Counter()
    async with connection.execute(
        "SELECT field, word, documents, counts, positions FROM posting WHERE segment = ?", (segment,)
    ) as rows:
        async for field, _, documents, counts, positions in rows:
            held[field] += 1
            damaged += not _is_sound(field, documents, counts, positions, size)
    rows = await connection.execute_fetchall("SELECT field, words FROM vocabulary WHERE segment = ?", (segment,))
    told = {field: words.count("\n") + 1 for field, words in rows}
    return damaged + sum(told.get(field, 0) != held[field] for field in _PLACED)


def _is_sound(field: int, documents: bytes, counts: bytes, positions: bytes, size: int) -> bool:
    numbers = np.frombuffer(documents, "<u4")
    often = np.frombuffer(counts, "u1")
    if not len(numbers) or len(numbers) != len(often) or int(numbers[-1]) >= size:
        return False
    if not bool((numbers[1:] > numbers[:-1]).all()):
        return False
    return field not in _PLACED or len(positions) == 2 * int(often.sum(dtype=np.int64))
