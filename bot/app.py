"""Composition root: open the archive, build the services over it once, and close everything in the end."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from bot.archive import WorkingFolder, open_archive
from bot.boards import BoardService
from bot.changes import ChangesService
from bot.digest import DigestComposer, DigestService
from bot.guilds import PrivacyService, Welcomes
from bot.library import FeedPoller, LibraryService, Quotas, Rereading
from bot.loading import Loader, Processes, WebLoader
from bot.quotation import QuotationService
from bot.reading import ReadingService
from bot.rss import RssService
from bot.search import SearchService, analyse
from bot.sources import Fetcher
from bot.stories import StoryService
from bot.timelines import TimelineService
from bot.watches import WatchService

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

    from bot.archive import Archive
    from bot.config import Settings
    from bot.runtime import Clock


@dataclass(frozen=True, slots=True)
class Services:
    """Everything a command may call."""

    settings: Settings
    clock: Clock
    archive: Archive
    search: SearchService
    loader: Loader
    quotation: QuotationService
    changes: ChangesService
    rereading: Rereading
    digests: DigestService
    composer: DigestComposer
    library: LibraryService
    stories: StoryService
    reading: ReadingService
    privacy: PrivacyService
    welcomes: Welcomes
    boards: BoardService
    watches: WatchService
    timelines: TimelineService
    rss: RssService


@asynccontextmanager
async def open_services(
    settings: Settings, clock: Clock, database: Path, *, writable: bool = True, online: bool = False
) -> AsyncGenerator[Services]:
    """Open the archive in `database` and yield the services over it.

    A command that only reads passes `writable=False`: it takes no lock and works beside a running bot. Only `online`
    is anything fetched from the web.
    Raises ArchiveError where the database cannot be opened.
    """
    archive = await open_archive(database, clock=clock, analyse=analyse, writable=writable)
    try:
        search = SearchService(archive, clock)
        quotation = QuotationService(archive, search, clock)
        digests = DigestService(archive.digests, archive.settings, clock)
        composer = DigestComposer(archive.articles, archive.terms, archive.digests.reading, archive.stories)
        workers = Processes()
        stories = StoryService(archive.articles, archive.stories, clock)
        loader = Loader(archive, workers=workers)
        web = WebLoader(archive, Fetcher(clock), clock, workers)
        library = _library(archive, loader, web, clock, WorkingFolder(database), online=online)
        boards = BoardService(archive, quotation, clock)
        try:
            yield Services(
                settings=settings,
                clock=clock,
                archive=archive,
                search=search,
                loader=loader,
                quotation=quotation,
                changes=ChangesService(
                    archive.articles, archive.quoted, archive.announcements, archive.settings, clock
                ),
                rereading=Rereading(archive.rereading, web.again, Quotas(archive.usage, clock), clock),
                digests=digests,
                composer=composer,
                library=library,
                stories=stories,
                reading=ReadingService(archive.articles, archive.stories),
                privacy=PrivacyService(archive.holdings, archive.articles, clock),
                welcomes=Welcomes(archive.settings, clock),
                boards=boards,
                watches=WatchService(archive, search, clock),
                timelines=TimelineService(archive, search, stories, clock),
                rss=RssService(archive, boards, clock, settings.rss_base),
            )
        finally:
            await library.close()
            await workers.close()
    finally:
        await archive.close()


def _library(
    archive: Archive, loader: Loader, web: WebLoader, clock: Clock, room: WorkingFolder, *, online: bool
) -> LibraryService:
    quotas = Quotas(archive.usage, clock)
    poller = FeedPoller(archive.feeds, web, quotas, clock, Random())  # noqa: S311 (spreads polls over time)
    return LibraryService(archive, loader, web, poller, quotas, clock, room, online=online)
