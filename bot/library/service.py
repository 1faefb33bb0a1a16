"""What a guild does with its library: add, look at, take out, and bring back for a day."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from bot.archive import MOST_OWN_ARTICLES, NewFeed
from bot.articles import ArticleKey, Scope
from bot.errors import FeedNotFoundError, NotFoundError, QuotaError, SourceError, UsageError
from bot.library.aliases import Aliases
from bot.library.exporting import Exporter
from bot.library.page_division import PageDivision
from bot.library.polling import FIRST_PACE
from bot.library.uploads import Budget, unpacked
from bot.loading import FeedRead, LoadReport, Rejected, keep_web_page
from bot.monitoring import waiting
from bot.runtime import CrowdedError, FairTurns, background, finish, in_thread
from bot.segmentation import is_opml, read_opml
from bot.sources import check_address, fetching_for

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Sequence
    from datetime import datetime

    from bot.archive import Archive, ArchiveCounts, FeedKey, SourceCount, StoredFeed, WorkingFolder
    from bot.articles import ArticleCard
    from bot.library.exporting import Export
    from bot.library.page_division import Question
    from bot.library.polling import FeedPoller
    from bot.library.quotas import Quotas
    from bot.library.uploads import Upload
    from bot.loading import Ask, IncomingPage, Loader, ProgressListener, Visit, WebLoader
    from bot.runtime import Clock

UNDO = timedelta(days=1)
"""How long an article that was taken out can be brought back."""

WEEKS = 12

FILES_AT_ONCE: Final = 4
"""Uploads, imports and exports under way at a time, of all servers: each holds its files in memory or on disk."""

FILES_AT_ONCE_EACH: Final = 2


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding: articles, and the feed that is polled from now on, if it was one.

    `feeds` counts those that came with a list: they are polled soon. `left` counts articles still to be fetched.
    `questions` are about files that wait to be told how to cut them. `article` is the one that an address led to.
    """

    report: LoadReport
    feed: StoredFeed | None = None
    left: int = 0
    feeds: int = 0
    questions: tuple[Question, ...] = ()
    article: ArticleCard | None = None


@dataclass(frozen=True, slots=True)
class LibraryStatistics:
    """How much a guild has of its own, and how many articles came in each of the last weeks, oldest first.

    `old_pages` counts the pages that an older version has split.
    """

    counts: ArchiveCounts
    feeds: int
    weeks: tuple[int, ...]
    since: datetime
    old_pages: int = 0


class LibraryService:
    """The libraries of guilds. Each call names the guild; the shared archive is never touched.

    Only `online` is anything fetched; `apart` has files split in processes that can be stopped. Files are laid
    out in `room` for the moment.
    """

    def __init__(
        self,
        archive: Archive,
        loader: Loader,
        web: WebLoader,
        poller: FeedPoller,
        quotas: Quotas,
        clock: Clock,
        room: WorkingFolder,
        *,
        online: bool,
        apart: bool = True,
    ) -> None:
        self._apart = apart
        self.division = PageDivision(archive, loader, clock, apart=apart)
        self.aliases = Aliases(archive, clock)
        self._archive = archive
        self._loader = loader
        self._web = web
        self._quotas = quotas
        self._clock = clock
        self.room = room
        self.poller = poller
        self.online = online
        self._places = FairTurns(FILES_AT_ONCE, each=FILES_AT_ONCE_EACH)

    async def close(self) -> None:
        """Let go of the network."""
        await self._web.close()

    async def add_address(
        self,
        guild: int,
        person: int,
        address: str,
        *,
        whole: bool = True,
        tell: Callable[[int, int], None] | None = None,
    ) -> Added:
        """Add the article at an address; or the feed there, or that the page there names, to be polled from now on.

        Raises SourceError for what cannot be used, QuotaError where the guild may have no more.
        """
        self._require_online()
        address = check_address(address, self._web.ports)
        await self._require_room(guild)
        await self._quotas.require(guild)
        with fetching_for(guild):
            fetched, read = await self._web.peek(address)
        await self._quotas.count(guild, len(fetched.content or b""))
        if isinstance(read, FeedRead):
            return await self._add_feed(guild, person, fetched.moved_to or address, read.title, whole=whole, tell=tell)
        if read.record is None and read.feeds:
            named = read.feeds[0]
            return await self._add_feed(guild, person, named.address, named.title, whole=whole, tell=tell)
        report = _report(await self._web.take(fetched, read, scope=Scope(guild)))
        if read.record is None:
            return Added(report)
        scope, content = Scope(guild), fetched.content or b""
        page = await keep_web_page(self._archive, scope, read.record, content, fetched.charset)
        article = await self._card(scope, read.record.identity)
        return Added(replace(report, pages=(page,)) if page else report, article=article)

    async def _card(self, scope: Scope, identity: tuple[str, str]) -> ArticleCard | None:
        """The article that an address led to, as it is stored; None where somebody has taken it out."""
        known = await self._archive.writer.known_records(scope, {identity})
        keys = [ArticleKey(scope, one.number) for one in known.values()]
        return next(iter((await self._archive.articles.cards(keys)).values()), None)

    async def _add_feed(
        self, guild: int, person: int, address: str, title: str, *, whole: bool, tell: Callable[[int, int], None] | None
    ) -> Added:
        new = NewFeed(Scope(guild), address, title[:100], person, whole)
        feed = await self._archive.feeds.add(new, self._clock.now(), pace=FIRST_PACE)
        polled = await self.poller.poll(feed, tell)
        if polled.error is not None:
            # It has never worked: nobody wants it polled.
            await self._archive.feeds.remove(feed.key)
            raise polled.error
        visit = polled.visit
        return Added(_report(visit), polled.feed, visit.left if visit else 0)

    @asynccontextmanager
    async def turn(self, guild: int) -> AsyncGenerator[None]:
        """Wait for the guild's turn to bring files in or have them written, and hold it. Raises UsageError.

        Whoever fetches what somebody attached does so inside: files that wait are not held in memory.
        """
        try:
            with waiting("files"):
                await self._places.take(guild)
        except CrowdedError:
            raise UsageError("library-crowded") from None
        try:
            yield
        finally:
            self._places.give_back(guild)

    async def add_files(
        self,
        guild: int,
        person: int,
        uploads: Sequence[Upload],
        *,
        progress: ProgressListener | None = None,
        asking: bool = False,
    ) -> Added:
        """Add files: pages of text, Markdown or HTML, feeds, JSON lines of articles, ZIPs of them, lists of feeds.

        With `asking`, a file that the splitter is not sure of waits for an answer; what is in a ZIP does not.
        """
        await self._quotas.take(guild, sum(len(upload.content) for upload in uploads))
        pages: list[Upload] = []
        report, feeds = LoadReport(), 0
        for upload in uploads:
            if await background.run(is_opml, upload.content):
                added, refused = await self._add_listed(guild, person, upload)
                report, feeds = report.with_more(refused), feeds + added
            else:
                pages.append(upload)
        questions: list[Question] = []
        asked = partial(self._ask, guild, person, questions) if asking else None
        loaded = await self._load(guild, pages, progress, ask=asked)
        return Added(report.with_more(loaded), feeds=feeds, questions=tuple(questions))

    async def _ask(self, guild: int, person: int, questions: list[Question], page: IncomingPage) -> bool:
        """Have a page wait, unless it came in a ZIP or as many wait as may."""
        if page.origin.count("/") or (question := await self.division.hold(guild, person, page)) is None:
            return False
        questions.append(question)
        return True

    async def import_files(
        self, guild: int, uploads: Sequence[Upload], *, progress: ProgressListener | None = None
    ) -> LoadReport:
        """Take in what an export has written, or plain JSON lines of articles, in ZIPs or as they are.

        Raises QuotaError where the guild may bring in no more.
        """
        await self._quotas.take(guild, sum(len(upload.content) for upload in uploads))
        return await self._load(guild, uploads, progress, only_lines=True)

    async def _load(
        self,
        guild: int,
        uploads: Sequence[Upload],
        progress: ProgressListener | None,
        *,
        only_lines: bool = False,
        ask: Ask | None = None,
    ) -> LoadReport:
        await self._require_room(guild)
        budget = Budget()
        try:
            async with unpacked(uploads, self.room, budget, only_lines=only_lines) as found:
                return await self._loader.load_found(
                    found, scope=Scope(guild), progress=progress, apart=self._apart, ask=ask
                )
        finally:
            # What a ZIP held beyond its own size was brought in too, taken or not, stopped or not.
            packed = sum(len(upload.content) for upload in uploads)
            await finish(self._quotas.count(guild, max(0, budget.spent - packed)))

    @asynccontextmanager
    async def exporting(
        self,
        guild: int,
        *,
        markdown: bool,
        first: int = 1,
        largest: int,
        tell: Callable[[int, int], None] | None = None,
    ) -> AsyncGenerator[Export]:
        """Write the guild's own articles into files of at most `largest` bytes, which are gone at the end.

        Raises UsageError where it has none from number `first` on, and what the room raises.
        """
        async with in_thread(self.room.folder("export")) as folder:
            exporter = Exporter(self._archive, self._clock)
            with self.room.guarded():
                export = await exporter.pack(
                    Scope(guild), folder, markdown=markdown, first=first, largest=largest, tell=tell
                )
            if not export.parts:
                raise UsageError("library-nothing-to-export", first=first)
            yield export

    async def _add_listed(self, guild: int, person: int, upload: Upload) -> tuple[int, LoadReport]:
        """Add the feeds that an OPML file lists, and return how many, and a report of the others."""
        self._require_online()
        added, rejected = 0, list[Rejected]()
        for outline in await background.run(read_opml, upload.content):
            try:
                address = check_address(outline.address, self._web.ports)
                new = NewFeed(Scope(guild), address, " ".join(outline.title.split())[:100], person)
                await self._archive.feeds.add(new, self._clock.now(), pace=FIRST_PACE)
                added += 1
            except SourceError as error:
                rejected.append(Rejected(outline.address, None, error))
            except UsageError as error:
                rejected.append(Rejected(outline.address, None, SourceError(error.key, **error.data)))
        return added, LoadReport.of({}, rejected)

    def _require_online(self) -> None:
        if not self.online:
            raise UsageError("library-offline")

    async def _require_room(self, guild: int) -> None:
        counts = await self._archive.articles.counts((Scope(guild),))
        if guild and counts.articles >= MOST_OWN_ARTICLES:
            raise QuotaError("library-full", most=MOST_OWN_ARTICLES)

    async def feeds(self, guild: int) -> tuple[StoredFeed, ...]:
        """Return the feeds of a guild."""
        return await self._archive.feeds.feeds(guild)

    async def feed(self, key: FeedKey) -> StoredFeed:
        """Return a feed. Raises NotFoundError."""
        found = await self._archive.feeds.feed(key)
        if found is None:
            raise FeedNotFoundError(key.number)
        return found

    async def edit_feed(self, key: FeedKey, *, title: str | None = None, whole: bool | None = None) -> StoredFeed:
        """Call a feed something else, or fetch the pages that it only sums up, or no longer. Raises NotFoundError."""
        feed = await self.feed(key)
        named = feed.title if title is None else " ".join(title.split())[:100]
        return await self._archive.feeds.edit(key, title=named, whole=feed.whole if whole is None else whole)

    async def pause_feed(self, key: FeedKey, *, paused: bool) -> StoredFeed:
        """Stop polling a feed, or go on. Raises NotFoundError."""
        return await self._archive.feeds.pause(key, self._clock.now(), paused=paused)

    async def remove_feed(self, key: FeedKey) -> StoredFeed:
        """Poll a feed no longer; its articles stay. Raises NotFoundError."""
        return await self._archive.feeds.remove(key)

    async def remove(self, guild: int, number: int) -> tuple[ArticleCard, datetime]:
        """Take an article of the guild's own out; return it, and until when it can be brought back.

        Raises NotFoundError.
        """
        key = ArticleKey(Scope(guild), number)
        cards = await self._archive.articles.cards([key])
        if key not in cards or not await self._archive.writer.remove([key]):
            raise NotFoundError(str(key))
        return cards[key], self._clock.now() + UNDO

    async def restore(self, guild: int, number: int, until: datetime) -> ArticleCard:
        """Bring an article back, until a moment. Raises UsageError when it has passed, NotFoundError."""
        if self._clock.now() > until:
            raise UsageError("library-too-late")
        key = ArticleKey(Scope(guild), number)
        await self._archive.writer.restore([key])
        cards = await self._archive.articles.cards([key])
        if key not in cards:
            raise NotFoundError(str(key))
        return cards[key]

    async def sources(self, guild: int, *, limit: int, offset: int = 0) -> tuple[SourceCount, ...]:
        """Return where the guild's own articles come from."""
        return await self._archive.articles.sources((Scope(guild),), limit=limit, offset=offset)

    async def statistics(self, guild: int) -> LibraryStatistics:
        """Return how much the guild has of its own."""
        scopes = (Scope(guild),)
        now = self._clock.now()
        weeks = [now - timedelta(weeks=WEEKS - past) for past in range(WEEKS)]
        return LibraryStatistics(
            counts=await self._archive.articles.counts(scopes),
            feeds=len(await self._archive.feeds.feeds(guild)),
            weeks=await self._archive.articles.loaded_since(scopes, weeks),
            since=weeks[0],
            old_pages=await self.division.count_old(guild),
        )


def _report(visit: Visit | None) -> LoadReport:
    return LoadReport() if visit is None else LoadReport.of(visit.outcomes, visit.rejected)
