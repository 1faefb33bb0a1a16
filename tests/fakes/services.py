"""Services over an archive and a search in memory."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.fakes.archive import FakeArchive
from tests.fakes.clock import FakeClock
from tests.fakes.search import FakeSearch


@dataclass
class FakeServices:
    """What the client and its cogs use of `bot.app.Services`."""

    archive: FakeArchive = field(default_factory=FakeArchive)
    clock: FakeClock = field(default_factory=FakeClock)
    search: FakeSearch = field(init=False)

    def __post_init__(self) -> None:
        self.search = FakeSearch(self.archive)
