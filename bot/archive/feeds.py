"""What the archive keeps of feeds: where they are, when they are due, and how they have fared."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime, timedelta

    from bot.articles import Scope

MOST_FEEDS = 50
"""Feeds that one guild may have."""

MOST_FEEDS_OF_ALL = 5_000
"""Feeds of all guilds together: with 16 polled at once, each has its turn within half an hour."""


MOST_REFUSED = 3
"""Items of one feed that are kept with the reason why they could not be used."""


@dataclass(frozen=True, slots=True, order=True)
class FeedKey:
    """The identity of a feed: its guild, and its number there (from 1, never reused; printed F1)."""

    guild: int
    number: int


class FeedPause(StrEnum):
    """Why a feed is not polled."""

    NONE = ""
    PERSON = "person"
    FAILING = "failing"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class NewFeed:
    """A feed to be kept. `whole` asks for the pages that it only sums up."""

    scope: Scope
    address: str
    title: str
    owner: int
    whole: bool = True


@dataclass(frozen=True, slots=True)
class RefusedItem:
    """An item of a feed that could not be used: where it is, the key of the sentence that says why, what fills it."""

    path: str
    error: str
    error_data: Mapping[str, str | float]


@dataclass(frozen=True, slots=True)
class FeedState:
    """How a feed fares: what a poll leaves for the next one.

    `pace` is in seconds. `error` is the key of a sentence, `error_data` what fills it. `begun` tells that all it held
    when it was added has been loaded, so that what comes now is new. `refused` are the first items that could not be
    used when it was last read (at most `MOST_REFUSED`), `refused_count` how many there were.
    """

    next_due: datetime
    pace: float
    etag: str = ""
    modified: str = ""
    checked: datetime | None = None
    failures: int = 0
    failing_since: datetime | None = None
    error: str = ""
    error_data: Mapping[str, str | float] | None = None
    paused: FeedPause = FeedPause.NONE
    told: bool = False
    begun: bool = False
    refused: tuple[RefusedItem, ...] = ()
    refused_count: int = 0


@dataclass(frozen=True, slots=True)
class StoredFeed:
    """A feed as it is kept."""

    key: FeedKey
    address: str
    title: str
    owner: int
    whole: bool
    added: datetime
    state: FeedState


@dataclass(frozen=True, slots=True)
class FeedClaim:
    """The right to say how a feed fares, as long as nobody else has claimed it; `fence` is the number of its claims."""

    feed: StoredFeed
    fence: int


class FeedStore(Protocol):
    """Keeps feeds, and hands out those that are due, each to one holder at a time."""

    async def add(self, new: NewFeed, now: datetime, *, pace: float) -> StoredFeed:
        """Keep a feed, due at once. Raises UsageError where the guild has it, or has `MOST_FEEDS`."""
        ...

    async def feeds(self, guild: int) -> tuple[StoredFeed, ...]:
        """Return the feeds of a guild, by their numbers."""
        ...

    async def feed(self, key: FeedKey) -> StoredFeed | None:
        """Return a feed."""
        ...

    async def claim_due(self, holder: str, now: datetime, *, limit: int, lease: timedelta) -> tuple[FeedClaim, ...]:
        """Claim feeds that are due, the longest waiting first; none that another holds until its lease is over."""
        ...

    async def claim(self, key: FeedKey, holder: str, now: datetime, *, lease: timedelta) -> FeedClaim:
        """Claim a feed that somebody wants polled now, whoever has it. Raises NotFoundError."""
        ...

    async def recover(self, holder: str) -> int:
        """End the claims of holders but this one whose process has lost its lease; return how many.

        A claim of a process that lives stays. Where one process alone may write, its lease is the writer's lock.
        """
        ...

    async def next_due(self) -> datetime | None:
        """Return when the next feed may be claimed; None where no feed is polled."""
        ...

    async def ailing(self, *, limit: int) -> tuple[StoredFeed, ...]:
        """Return feeds of all guilds that were given up or fail now: those first, then the longest failing."""
        ...

    async def keep_state(self, claim: FeedClaim, state: FeedState, *, address: str | None = None) -> bool:
        """Store how a feed fares, and where it has moved to if it has, and end the lease.

        Return False, with nothing stored, where another has claimed it since, or it is gone. A pause that a person
        asked for meanwhile stays.
        """
        ...

    async def edit(self, key: FeedKey, *, title: str, whole: bool) -> StoredFeed:
        """Change what a person chose. Raises NotFoundError."""
        ...

    async def pause(self, key: FeedKey, now: datetime, *, paused: bool) -> StoredFeed:
        """Stop polling a feed, or go on, at once and with its failures forgotten. Raises NotFoundError."""
        ...

    async def remove(self, key: FeedKey) -> StoredFeed:
        """Forget a feed; its articles stay. Raises NotFoundError."""
        ...
