"""Services over an archive and a search in memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.guilds.privacy import Swept
from bot.guilds.welcomes import Welcomes
from bot.quotation.quoting.quoted_before import EarlierQuotes
from bot.reading import ReadingService
from bot.stories.service import StoryService
from tests.fakes.archive import FakeArchive
from tests.fakes.clock import FakeClock
from tests.fakes.search import FakeSearch

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Collection, Mapping

    from bot.archive import HeldPage
    from bot.archive.digests import DigestKey, Subscription


def everywhere(_: int) -> bool:
    """Say of every guild that its events come to this process."""
    return True


@dataclass
class FakeQuotation:
    """What other cogs than that of quotations ask of its service."""

    earlier: EarlierQuotes


@dataclass
class NoDivision:
    """Pages of which none waits for an answer."""

    async def overdue(self) -> tuple[HeldPage, ...]:
        return ()

    async def seconds_to_next(self) -> float | None:
        return None


@dataclass
class FakeLibrary:
    """A library without a network: its cog has nothing to poll."""

    online: bool = False
    division: NoDivision = field(default_factory=NoDivision)


class IdleScheduler:
    """A scheduler for which nothing is ever due."""

    def start(self) -> None:
        """Begin nothing."""

    async def stop(self) -> None:
        """End nothing."""


@dataclass
class FakeDigests:
    """A digest service where nobody has a digest."""

    lacking: Mapping[DigestKey, Any] = field(default_factory=dict["DigestKey", Any])

    def post_through(self, *_: Any, **__: Any) -> IdleScheduler:
        return IdleScheduler()

    async def of_guild(self, guild: int) -> tuple[Subscription, ...]:
        return ()

    async def every_active(self) -> AsyncGenerator[Subscription]:
        for none in await self.of_guild(0):
            yield none

    async def keep_rights(self, lacking: Mapping[DigestKey, Any], mine: Callable[[int], bool]) -> None:
        self.lacking = lacking

    async def keep_names(self, found: Mapping[int, Any], present: Any, mine: Callable[[int], bool]) -> None:
        pass


@dataclass
class FakePrivacy:
    """A privacy service that holds nothing of anybody, and remembers where the bot is."""

    present: set[int] = field(default_factory=set)

    async def leave(self, guild: int) -> None:
        self.present.discard(guild)

    async def arrive(self, guild: int) -> None:
        self.present.add(guild)

    async def compare(self, present: Collection[int], mine: Callable[[int], bool]) -> int:
        self.present = set(present)
        return 0

    async def sweep(self) -> Swept:
        return Swept(guilds=0, copies=0)


class FakeTeller:
    """Tells nothing."""

    def start(self) -> None:
        return

    async def stop(self) -> None:
        return


class FakeChanges:
    """What the cogs use of `ChangesService`, and of `WatchService`, when they are loaded."""

    def tell_through(self, *_arguments: Any, **_named: Any) -> FakeTeller:
        return FakeTeller()


class FakeBoards:
    """What the cogs use of `BoardService` when they are loaded."""

    def keep_through(self, *_arguments: Any, **_named: Any) -> FakeTeller:
        return FakeTeller()


class FakeRss:
    """What the cogs use of `RssService` when they are loaded: no feeds are served."""

    is_on = False

    def ask(self, rights: Any) -> None:
        return


@dataclass
class FakeServices:
    """What the client and its cogs use of `bot.app.Services`."""

    archive: FakeArchive = field(default_factory=FakeArchive)
    clock: FakeClock = field(default_factory=FakeClock)
    library: FakeLibrary = field(default_factory=FakeLibrary)
    digests: FakeDigests = field(default_factory=FakeDigests)
    privacy: FakePrivacy = field(default_factory=FakePrivacy)
    changes: FakeChanges = field(default_factory=FakeChanges)
    boards: FakeBoards = field(default_factory=FakeBoards)
    watches: FakeChanges = field(default_factory=FakeChanges)
    rss: FakeRss = field(default_factory=FakeRss)
    composer: None = None
    search: FakeSearch = field(init=False)
    quotation: FakeQuotation = field(init=False)
    stories: StoryService = field(init=False)
    reading: ReadingService = field(init=False)
    welcomes: Welcomes = field(init=False)

    def __post_init__(self) -> None:
        archive = self.archive
        self.search = FakeSearch(archive)
        self.stories = StoryService(archive.articles, archive.stories, self.clock)
        self.reading = ReadingService(archive.articles, archive.stories)
        self.welcomes = Welcomes(archive.settings, self.clock)
        self.quotation = FakeQuotation(EarlierQuotes(archive.quoted, self.clock))
