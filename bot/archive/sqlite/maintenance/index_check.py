"""Prove that the index is in step with the articles, and build it anew where it is not."""

from __future__ import annotations

import logging
from collections import Counter
from typing import TYPE_CHECKING, Final

from bot.archive.model import IndexCondition, IndexEntry
from bot.archive.segments.streams import SEGMENT_BITS
from bot.archive.sqlite.articles.reader import read_articles
from bot.archive.sqlite.articles.rows import place_of, read_texts, read_versions
from bot.archive.sqlite.connection.checksums import is_sound
from bot.archive.sqlite.connection.moments import BlockingReader, run_to_completion
from bot.archive.sqlite.index import writer
from bot.archive.sqlite.index.damage import count_damage
from bot.archive.sqlite.index.segments import read_documents, read_live
from bot.archive.sqlite.maintenance.derived import MENDING, derived_faults
from bot.articles import ArticleKey, Scope
from bot.errors import ArchiveDamagedError
from bot.runtime import background, while_writing

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence
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
            return await moment.run(lambda: index_condition(moment.connection), background)

    async def derived_faults(self) -> tuple[str, ...]:
        """Return what else is made of the articles and is not as they make it, by the names of tables."""
        async with self._database.moment(LONG) as moment:
            return await moment.run(lambda: derived_faults(moment.connection), background)

    async def mend_derived(self, tables: Sequence[str]) -> None:
        """Make that again."""
        for table, make in MENDING.items():
            if table in tables:
                async with self._database.write() as connection:
                    await make(connection)

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
            ((last,),) = await connection.execute_fetchall("SELECT coalesce(max(id), 0) FROM segment")
        for start in range(0, len(keys), _BATCH):
            async with self._database.write() as connection:
                await self._index(connection, keys[start : start + _BATCH])
        async with self._database.write() as connection:
            await connection.execute("DELETE FROM tombstone")
            # By their ids, which rise: of a damaged one, nobody knows whether it says it is published.
            await connection.execute("DELETE FROM segment WHERE id <= ?", (last,))
            await connection.execute("UPDATE segment SET published = 1")
            await connection.execute("UPDATE scope SET generation = generation + 1")
        return len(keys)

    async def _index(self, connection: aiosqlite.Connection, keys: Sequence[ArticleKey]) -> None:
        versions = await read_versions(connection, [(key.scope.guild, key.number, None) for key in keys])
        texts = await read_texts(connection, versions)

        def entry(version: Row) -> IndexEntry:
            key = ArticleKey(Scope(version["guild"]), version["number"])
            return IndexEntry(key, version["source"], self._analyse(texts[place_of(version)]))

        readable = [version for version in versions if place_of(version) in texts]
        entries = await while_writing.run(lambda: [entry(version) for version in readable])
        await writer.add_articles(connection, entries, self._analyse, published=False)


_UNSOUND_CHUNKS: Final = (
    f"SELECT count(*) FROM chunk WHERE NOT {is_sound('chunk')}"  # noqa: S608 (no value from outside)
    f" AND id >> {SEGMENT_BITS} IN (SELECT id FROM segment WHERE published)"
)
_PRESENT: Final = "SELECT guild, number FROM article WHERE removed_at IS NULL ORDER BY guild, number"


async def _present(connection: aiosqlite.Connection) -> list[ArticleKey]:
    return [ArticleKey(Scope(guild), number) for guild, number in await connection.execute_fetchall(_PRESENT)]


def index_condition(connection: sqlite3.Connection) -> IndexCondition:
    """Compare the whole index with the articles."""
    there = Counter(_keys(connection))
    indexed: Counter[ArticleKey] = Counter()
    damaged = 0
    for segment, guild in connection.execute("SELECT id, guild FROM segment WHERE published ORDER BY id").fetchall():
        try:
            documents = read_documents(connection, segment)
            live = read_live(connection, segment, len(documents))
        except ArchiveDamagedError:
            damaged += 1
            continue
        indexed.update(ArticleKey(Scope(guild), int(number)) for number in documents.numbers[live])
        damaged += count_damage(connection, segment, len(documents))
    damaged += connection.execute(_UNSOUND_CHUNKS).fetchone()[0]
    missing, stray = sorted((there - indexed).keys()), sorted((indexed - there).keys())
    named = _readable(connection, missing)[:MOST_NAMED]
    return IndexCondition(there.total(), tuple(named), tuple(stray[:MOST_NAMED]), damaged)


def _keys(connection: sqlite3.Connection) -> Iterator[ArticleKey]:
    for guild, number in connection.execute(_PRESENT):
        if isinstance(guild, int) and isinstance(number, int):
            yield ArticleKey(Scope(guild), number)


def _readable(connection: sqlite3.Connection, keys: Sequence[ArticleKey]) -> list[ArticleKey]:
    """Return those of `keys` that can be read: what is damaged is not indexed, and named elsewhere."""
    reader = BlockingReader(connection)
    readable: list[ArticleKey] = []
    for start in range(0, len(keys), _BATCH):
        readable += run_to_completion(read_articles(reader, keys[start : start + _BATCH]))
    return sorted(readable)
