"""What a server is told of a passage that changed: planned once, posted once, edited while it is fresh."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from bot.archive.messages import MessageState, ToldState
    from bot.archive.model import QuotedMessage
    from bot.articles import ArticleKey

MOST_TOLD_AT_ONCE = 10
"""Messages that one server gets of one new version of an article."""

KEPT_FOR = timedelta(days=30)
"""How long it is remembered what was told of a change."""

MOST_ANNOUNCEMENTS = 2_000
"""Messages on changes that are remembered of one server, the newest."""

MOST_ANNOUNCEMENTS_OF_ALL = 200_000
"""Messages on changes that are remembered of all servers together, the newest."""


@dataclass(frozen=True, slots=True)
class DueVersion:
    """An edited version that is to be compared with what was quoted of its article."""

    key: ArticleKey
    version: int


@dataclass(frozen=True, slots=True)
class NewAnnouncement:
    """A message to be posted in `channel`: the passage that `quoted` quotes has other words in `version`."""

    channel: int
    quoted: QuotedMessage
    version: int
    token: str


@dataclass(frozen=True, slots=True)
class Announcement:
    """A message on a change. `message` is its id once it is posted, `shown` the version that it tells of then.

    `token` is random, and what its nonce and marker are made of. `fence` counts its claims.
    """

    id: int
    guild: int
    channel: int
    quoted: int
    quoted_in: int
    key: ArticleKey
    reference: str
    version: int
    shown: int
    token: str
    state: ToldState
    fence: int
    intent_at: datetime | None
    message: int | None
    attempts: int
    retry_at: datetime
    made_at: datetime
    error: str | None


@dataclass(frozen=True, slots=True)
class AnnouncementClaim:
    """The right to post an announcement, until a moment and as long as nobody else has claimed it."""

    announcement: Announcement
    fence: int
    until: datetime

    @property
    def id(self) -> int:
        """The id of the announcement."""
        return self.announcement.id


class AnnouncementStore(Protocol):
    """Keeps what is to be told of changes, and what became of it.

    Any write with a claim raises LeaseLostError where another has claimed it since, or it is gone.
    """

    def when_due(self, wake: Callable[[], None]) -> None:
        """Call `wake` whenever this process has stored a version that is to be compared."""
        ...

    async def due(self, *, limit: int) -> tuple[DueVersion, ...]:
        """Return versions that are still to be compared, the lowest of each article first."""
        ...

    async def quoted_of(self, key: ArticleKey, *, since: datetime, limit: int) -> tuple[QuotedMessage, ...]:
        """Return the messages of all servers after `since` that quote an article, newest first.

        That of one passage in one channel which is newest stands for all of them there; of an article of a server's
        own, those of that server alone.
        """
        ...

    async def recent(self, guild: int, key: ArticleKey, *, since: datetime) -> tuple[Announcement, ...]:
        """Return the messages on an article that a server was or is to be told since a moment."""
        ...

    async def plan(
        self, due: DueVersion, new: Sequence[NewAnnouncement], *, again: Sequence[int], now: datetime
    ) -> int:
        """Close a version that was due: announce `new`, and let those of the ids `again` tell of it instead.

        One transaction. Returns how many there are to post or to edit; 0 where the version was no longer due.
        """
        ...

    async def recover(self) -> int:
        """End the claims of other holders, whose process has lost its lease; return how many."""
        ...

    async def ready(self, now: datetime, *, limit: int) -> tuple[int, ...]:
        """Return the ids of open announcements that may be claimed now, the one that waits longest first."""
        ...

    async def next_ready(self) -> datetime | None:
        """Return when the next open announcement may be claimed."""
        ...

    async def announcement(self, number: int) -> Announcement | None:
        """Return an announcement."""
        ...

    async def claim(self, announcement: int, now: datetime, *, lease: timedelta) -> AnnouncementClaim | None:
        """Claim an announcement; None where it is not open or another has it."""
        ...

    async def renew(self, claim: AnnouncementClaim, until: datetime) -> AnnouncementClaim:
        """Hold a claim for longer."""
        ...

    async def intend(self, claim: AnnouncementClaim, index: int, now: datetime) -> None:
        """Note that the message may be sent from now on; an earlier moment stays."""
        ...

    async def withdraw(self, claim: AnnouncementClaim, index: int) -> None:
        """Note that the message was certainly not sent."""
        ...

    async def settle(
        self, claim: AnnouncementClaim, index: int, state: MessageState, message: int | None = None
    ) -> None:
        """Note what became of the message."""
        ...

    async def finish(self, claim: AnnouncementClaim, state: ToldState, error: str | None = None) -> None:
        """Close an announcement; one that is to tell of a later version by now stays open."""
        ...

    async def postpone(self, claim: AnnouncementClaim, retry_at: datetime, error: str) -> None:
        """Give an announcement back, to be tried again, and count the attempt."""
        ...

    async def tally(self, since: datetime) -> dict[ToldState, int]:
        """Return how many announcements of all servers since a moment are in each state."""
        ...
