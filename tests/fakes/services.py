"""Services over an archive and a search in memory."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.digest.composing import DigestComposer
from bot.digest.service import DigestService
from bot.quotation.quoting.quoted_before import EarlierQuotes
from bot.stories.service import StoryService
from tests.fakes.archive import FakeArchive
from tests.fakes.clock import FakeClock
from tests.fakes.search import FakeSearch


@dataclass
class FakeQuotation:
    """What other cogs than that of quotations ask of its service."""

    earlier: EarlierQuotes


@dataclass
class FakeLibrary:
    """A library without a network: its cog has nothing to poll."""

    online: bool = False


@dataclass
class FakeServices:
    """What the client and its cogs use of `bot.app.Services`."""

    archive: FakeArchive = field(default_factory=FakeArchive)
    clock: FakeClock = field(default_factory=FakeClock)
    library: FakeLibrary = field(default_factory=FakeLibrary)
    search: FakeSearch = field(init=False)
    quotation: FakeQuotation = field(init=False)
    digests: DigestService = field(init=False)
    composer: DigestComposer = field(init=False)
    stories: StoryService = field(init=False)

    def __post_init__(self) -> None:
        self.search = FakeSearch(self.archive)
        self.stories = StoryService(self.archive, self.clock)  # type: ignore[arg-type]
        self.digests = DigestService(self.archive.digests, self.clock)  # type: ignore[arg-type]
        archive = self.archive
        self.composer = DigestComposer(archive.articles, archive.terms, archive.digests.reading, archive.stories)
        self.quotation = FakeQuotation(EarlierQuotes(self.archive.quoted, self.clock))
