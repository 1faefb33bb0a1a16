"""An archive in one SQLite file."""

from __future__ import annotations

import json
from collections import defaultdict
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Self

from bot.archive.free_space import require_space
from bot.archive.sqlite.articles.page_reviews import SqlitePages
from bot.archive.sqlite.articles.pages import count_pages, read_pages_from, read_pages_of_others
from bot.archive.sqlite.articles.reader import SqliteArticleReader
from bot.archive.sqlite.articles.rows import place_of, read_texts, read_versions
from bot.archive.sqlite.articles.stories import SqliteStories
from bot.archive.sqlite.articles.storing import SqliteStoring, index_texts, mark_changed, read_records
from bot.archive.sqlite.connection.database import Database
from bot.archive.sqlite.connection.times import from_time
from bot.archive.sqlite.digests.store import SqliteDigests
from bot.archive.sqlite.guilds.aliases import SqliteAliases
from bot.archive.sqlite.guilds.announcements import SqliteAnnouncements
from bot.archive.sqlite.guilds.board_exports import SqliteBoardExports
from bot.archive.sqlite.guilds.board_shares import SqliteBoardShares
from bot.archive.sqlite.guilds.boards import SqliteBoards
from bot.archive.sqlite.guilds.feeds import SqliteFeeds
from bot.archive.sqlite.guilds.held_pages import SqliteHeldPages
from bot.archive.sqlite.guilds.kept_searches import SqliteKeptSearches
from bot.archive.sqlite.guilds.quoted_messages import SqliteQuotedMessages
from bot.archive.sqlite.guilds.rereading import SqliteRereading
from bot.archive.sqlite.guilds.rss_addresses import SqliteRssAddresses
from bot.archive.sqlite.guilds.settings import SqliteSettingsStore
from bot.archive.sqlite.guilds.usage import SqliteUsage
from bot.archive.sqlite.guilds.watches import SqliteWatches
from bot.archive.sqlite.index import writer
from bot.archive.sqlite.index.background_merge import BackgroundMerger
from bot.archive.sqlite.maintenance.deletion import require_staying
from bot.archive.sqlite.maintenance.erasure import SqliteHoldings
from bot.archive.sqlite.maintenance.index_check import SqliteIndexMaintenance
from bot.archive.sqlite.maintenance.storage_check import SqliteStorage
from bot.archive.sqlite.term_index import SqliteTermIndex
from bot.articles import Scope
from bot.runtime import while_writing

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Collection, Iterable, Sequence
    from pathlib import Path

    import aiosqlite

    from bot.archive.index import Analyser
    from bot.archive.stored import KnownPage, PageCounts, PagePlace, SourceRecord, StoredPage
    from bot.articles import ArticleKey
    from bot.runtime import Clock

_LOOKING_THROUGH = 60.0
"""Seconds that a look through all pages may take."""


class SqliteArticleWriter:
    """Stores and removes articles in a database."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        analyse: Analyser,
        merger: BackgroundMerger,
        edited: Callable[[], None],
        changed: Callable[[], None],
        watched: Callable[[], None],
    ) -> None:
        self._database = database
        self._edited = edited
        self._changed = changed
        self._watched = watched
        self._clock = clock
        self._analyse = analyse
        self._merger = merger

    @asynccontextmanager
    async def storing(self, scope: Scope) -> AsyncGenerator[SqliteStoring]:
        """Open a transaction; what it stores is indexed with it.

        Raises ArchiveFullError where the disk is nearly full.
        """
        await while_writing.run(require_space, self._database.path.parent)
        async with self._database.write() as connection:
            await require_staying(connection, scope.guild)
            storing = SqliteStoring(connection, scope, self._clock.now())
            yield storing
            await storing.index(self._analyse)
        if storing.has_edited:
            self._edited()
        if storing.has_revised:
            self._changed()
        if storing.has_watched:
            self._watched()
        await self._merger.keep_up()

    async def known_pages(self, scope: Scope, origins: Collection[str]) -> dict[str, KnownPage]:
        """Return the page last read from each of `origins`, without waiting for the writer's turn."""
        async with self._database.read() as connection:
            return await read_pages_from(connection, scope, origins)

    async def known_records(
        self, scope: Scope, ids: Collection[tuple[str, str]]
    ) -> dict[tuple[str, str], SourceRecord]:
        """Return what is known of each (origin, source id), without waiting for the writer's turn."""
        async with self._database.read() as connection:
            return await read_records(connection, scope, ids)

    async def count_pages(self, scope: Scope, *, segmenter: str, below: Sequence[str] | None) -> PageCounts:
        """Count the pages that were last read somewhere, in all or only at and below the paths or addresses `below`."""
        async with self._database.read(_LOOKING_THROUGH) as connection:
            return await count_pages(connection, scope, segmenter, below)

    async def pages_of_others(
        self, scope: Scope, *, segmenter: str, below: Sequence[str] | None, after: PagePlace, limit: int
    ) -> tuple[StoredPage, ...]:
        """Return the next pages that another splitter than `segmenter` divided: some, until they are `limit` bytes."""
        async with self._database.read(_LOOKING_THROUGH) as connection:
            return await read_pages_of_others(connection, scope, segmenter, below, after, limit)

    async def remove(self, keys: Iterable[ArticleKey]) -> int:
        """Take articles out of sight, for good unless restored; return how many were there."""
        removed = 0
        async with self._database.write() as connection:
            for scope, numbers in _by_scope(keys).items():
                present = await _where(connection, scope, numbers, "(removed_at IS NULL OR retired)")
                await connection.executemany(
                    "UPDATE article SET removed_at = ?, retired = 0 WHERE guild = ? AND number = ?",
                    [(from_time(self._clock.now()), scope.guild, number) for number in present],
                )
                await writer.remove_articles(connection, scope, present)
                await mark_changed(connection, scope)
                removed += len(present)
        self._changed()
        return removed

    async def restore(self, keys: Iterable[ArticleKey]) -> int:
        """Bring removed articles back under their numbers; return how many were removed."""
        restored = 0
        async with self._database.write() as connection:
            for scope, numbers in _by_scope(keys).items():
                await require_staying(connection, scope.guild)
                hidden = await _where(connection, scope, numbers, "removed_at IS NOT NULL AND NOT retired")
                await connection.executemany(
                    "UPDATE article SET removed_at = NULL WHERE guild = ? AND number = ?",
                    [(scope.guild, number) for number in hidden],
                )
                await self._index_again(connection, scope, hidden)
                restored += len(hidden)
        self._changed()
        return restored

    async def settle(self) -> None:
        """Wait until the index is merged."""
        await self._merger.settle()

    async def _index_again(self, connection: aiosqlite.Connection, scope: Scope, numbers: Iterable[int]) -> None:
        versions = await read_versions(connection, [(scope.guild, number, None) for number in numbers])
        texts = await read_texts(connection, versions)
        stored = {
            version["number"]: (version["source"], texts[place])
            for version in versions
            if (place := place_of(version)) in texts
        }
        if stored:
            await index_texts(connection, scope, stored, self._analyse)


def _by_scope(keys: Iterable[ArticleKey]) -> dict[Scope, set[int]]:
    numbers: defaultdict[Scope, set[int]] = defaultdict(set)
    for key in keys:
        numbers[key.scope].add(key.number)
    return numbers


async def _where(connection: aiosqlite.Connection, scope: Scope, numbers: set[int], condition: str) -> list[int]:
    rows = await connection.execute_fetchall(
        "SELECT number FROM article WHERE guild = ? AND number IN (SELECT value FROM json_each(?))"  # noqa: S608
        f" AND {condition} ORDER BY number",
        (scope.guild, json.dumps(sorted(numbers))),
    )
    return [number for (number,) in rows]


class SqliteArchive:
    """The parts of an archive over one open database."""

    def __init__(self, database: Database, clock: Clock, analyse: Analyser) -> None:
        self._database = database
        self._articles = SqliteArticleReader(database)
        self._terms = SqliteTermIndex(database)
        self._merger = BackgroundMerger(database, merged=self._terms.merged)
        self._announcements = SqliteAnnouncements(database)
        self._board_shares = SqliteBoardShares(database)
        self._watches = SqliteWatches(database)
        stored, changed = self._announcements.stored, self._board_shares.changed
        self._writer = SqliteArticleWriter(
            database, clock, analyse, self._merger, stored, changed, self._watches.stored
        )
        self._care = SqliteIndexMaintenance(database, analyse, self._merger)
        self._storage = SqliteStorage(database)
        self._settings = SqliteSettingsStore(database)
        self._searches = SqliteKeptSearches(database)
        self._aliases = SqliteAliases(database)
        self._boards = SqliteBoards(database)
        self._board_exports = SqliteBoardExports(database)
        self._feeds = SqliteFeeds(database)
        self._rss = SqliteRssAddresses(database)
        self._usage = SqliteUsage(database)
        self._holdings = SqliteHoldings(database, self._merger, clock)
        self._digests = SqliteDigests.over(database)
        self._quoted = SqliteQuotedMessages(database)
        self._rereading = SqliteRereading(database)
        self._stories = SqliteStories(database)
        self._pages = SqlitePages(database)
        self._held_pages = SqliteHeldPages(database)

    @classmethod
    async def open(cls, path: Path, *, clock: Clock, analyse: Analyser, writable: bool) -> Self:
        """Open the archive in the file at `path`; raises what `Database.open` raises."""
        archive = cls(await Database.open(path, writable=writable), clock, analyse)
        if writable:
            await archive._care.complete()
            archive._merger.wake()
        return archive

    @property
    def articles(self) -> SqliteArticleReader:
        """Where articles are read."""
        return self._articles

    @property
    def terms(self) -> SqliteTermIndex:
        """Where search reads the index."""
        return self._terms

    @property
    def care(self) -> SqliteIndexMaintenance:
        """Where the index is checked and mended."""
        return self._care

    @property
    def storage(self) -> SqliteStorage:
        """Where the database itself is looked at."""
        return self._storage

    @property
    def writer(self) -> SqliteArticleWriter:
        """Where articles are stored and removed."""
        return self._writer

    @property
    def settings(self) -> SqliteSettingsStore:
        """Where choices are kept."""
        return self._settings

    @property
    def searches(self) -> SqliteKeptSearches:
        """Where queries are kept for page buttons."""
        return self._searches

    @property
    def quoted(self) -> SqliteQuotedMessages:
        """Where it is kept which messages quote what."""
        return self._quoted

    @property
    def announcements(self) -> SqliteAnnouncements:
        """Where it is kept what servers are told of changes."""
        return self._announcements

    @property
    def rereading(self) -> SqliteRereading:
        """Where it is kept which pages are read again because they were quoted."""
        return self._rereading

    @property
    def holdings(self) -> SqliteHoldings:
        """Where it is asked what is held of whom, and deleted."""
        return self._holdings

    @property
    def digests(self) -> SqliteDigests:
        """The stores of digests, by subject."""
        return self._digests

    @property
    def aliases(self) -> SqliteAliases:
        """Where names of the same are kept that people tie."""
        return self._aliases

    @property
    def boards(self) -> SqliteBoards:
        """Where boards are kept."""
        return self._boards

    @property
    def board_exports(self) -> SqliteBoardExports:
        """Where it is kept what the last documents of boards had in them."""
        return self._board_exports

    @property
    def board_shares(self) -> SqliteBoardShares:
        """Where it is kept which boards stand in which channels."""
        return self._board_shares

    @property
    def watches(self) -> SqliteWatches:
        """Where watches are kept."""
        return self._watches

    @property
    def rss(self) -> SqliteRssAddresses:
        """Where RSS addresses are kept."""
        return self._rss

    @property
    def feeds(self) -> SqliteFeeds:
        """Where feeds are kept."""
        return self._feeds

    @property
    def usage(self) -> SqliteUsage:
        """Where it is kept how much guilds have brought in."""
        return self._usage

    @property
    def stories(self) -> SqliteStories:
        """Where it is kept which articles tell the same."""
        return self._stories

    @property
    def pages(self) -> SqlitePages:
        """Where the pages are that articles came from."""
        return self._pages

    @property
    def held_pages(self) -> SqliteHeldPages:
        """Where files wait until somebody says how to cut them."""
        return self._held_pages

    async def close(self) -> None:
        """Finish what is under way, write everything down and let go of the database. May be called twice."""
        await self._merger.stop()
        await self._database.close()
