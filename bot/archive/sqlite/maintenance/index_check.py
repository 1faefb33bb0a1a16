"""Prove that the index is in step with the articles, and build it anew where it is not."""

from __future__ import annotations

import logging
from collections import Counter
from typing import TYPE_CHECKING, Final

from bot.archive.model import IndexCondition, IndexEntry
from bot.archive.sqlite.articles.rows import place_of, read_texts, read_versions
from bot.archive.sqlite.index import writer
from bot.archive.sqlite.index.damage import count_damage
from bot.archive.sqlite.index.segments import read_documents, read_live
from bot.articles import ArticleKey, Scope
from bot.runtime import background

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from sqlite3 import Row

    import aiosqlite

    from bot.archive.index import Analyser
    from bot.archive.sqlite.connection.database import Database
    from bot.archive.sqlite.index.background_merge import BackgroundMerger

logger = logging.getLogger(__name__)

LONG: Final = 600.0
"""Seconds that reading the whole index may take."""

MOST_NAMED: Final = 100
"""How many articles of a kind are named in a report."""

_BATCH: Final = 500


class SqliteIndexMaintenance:
    """Checks and mends the index of a database."""

    def __init__(self, database: Database, analyse: Analyser, merger: BackgroundMerger) -> None:
        self._merger = merger
        self._database = database
        self._analyse = analyse

    async def condition(self) -> IndexCondition:
        """Compare the whole index with the articles; reads everything, so give it time."""
        async with self._database.moment(LONG) as moment:
            return await moment.run(lambda: _condition(moment.connection), background)

    async def complete(self) -> None:
        """Index everything if nothing is indexed, as after a migration that changed how the index is laid out."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                "SELECT EXISTS (SELECT 1 FROM article WHERE removed_at IS NULL)"
                " AND NOT EXISTS (SELECT 1 FROM segment WHERE published)"
            )
        ((is_lost,),) = rows
        if is_lost:
            logger.info("the index is laid out anew; this takes a minute for some ten thousand articles")
            await self.rebuild()

    async def rebuild(self) -> int:
        """Index every article anew and return how many; searches see the old index until the new one is whole.

        Nothing else may write meanwhile: what is stored while it runs would be lost to the new index.
        """
        async with self._merger.paused():
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
            await connection.execute("DELETE FROM tombstone")
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

        entries = await background.run(lambda: [entry(version) for version in versions])
        await writer.add_articles(connection, entries, self._analyse, published=False)


_PRESENT: Final = "SELECT guild, number FROM article WHERE removed_at IS NULL ORDER BY guild, number"


async def _present(connection: aiosqlite.Connection) -> list[ArticleKey]:
    return [ArticleKey(Scope(guild), number) for guild, number in await connection.execute_fetchall(_PRESENT)]


def _condition(connection: sqlite3.Connection) -> IndexCondition:
    there = Counter(ArticleKey(Scope(guild), number) for guild, number in connection.execute(_PRESENT))
    indexed: Counter[ArticleKey] = Counter()
    damaged = 0
    for segment, guild in connection.execute("SELECT id, guild FROM segment WHERE published ORDER BY id").fetchall():
        documents = read_documents(connection, segment)
        live = read_live(connection, segment, len(documents))
        indexed.update(ArticleKey(Scope(guild), int(number)) for number in documents.numbers[live])
        damaged += count_damage(connection, segment, len(documents))
    missing, stray = sorted((there - indexed).keys()), sorted((indexed - there).keys())
    return IndexCondition(there.total(), tuple(missing[:MOST_NAMED]), tuple(stray[:MOST_NAMED]), damaged)
