"""Watches: what is to be told as soon as an article of it is loaded, what they found, and the messages on it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol

from bot.archive.messages import ToldState
from bot.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime
    from typing import Self

    from bot.archive.messages import MessageState
    from bot.articles import ArticleKey

MOST_WATCHES: Final = 50
"""Watches of one server that tell in its channels."""

MOST_WATCHES_OF_PERSON: Final = 5
"""Watches that tell one person, in all servers together."""

MOST_WATCHES_OF_ALL: Final = 20_000

MOST_REMOVED_WATCHES: Final = 10
"""Watches of one server that can be brought back."""

WATCH_REMOVED_FOR: Final = timedelta(days=1)

LONGEST_WATCH_FILTER: Final = 200
"""Characters of the filter of a watch."""

MOST_FINDS: Final = 1_000
"""Articles that are remembered of one watch, the newest: what it told, and what it is to tell."""

MOST_FINDS_OF_ALL: Final = 1_000_000

FINDS_KEPT_FOR: Final = timedelta(days=90)

MOST_WATCH_MESSAGES_OF_ALL: Final = 200_000
"""Messages of watches that are remembered, the newest; of one watch as many as its articles."""

MOST_ARTICLES_DUE: Final = 200
"""Articles that are put to the watches at once."""

_WRITTEN: Final = re.compile(r"\s*[Ww]?([1-9][0-9]{0,8})\s*")


@dataclass(frozen=True, slots=True, order=True)
class WatchKey:
    """The identity of a watch: its guild, and its number in it (from 1, never reused). As text it is `W2`."""

    guild: int
    number: int

    @classmethod
    def read(cls, written: str, guild: int) -> Self:
        """Return the watch that was typed as `W2` in a guild. Raises UsageError for what is no such name."""
        found = _WRITTEN.fullmatch(written)
        if found is None:
            raise UsageError("watch-unknown", watch=written.strip()[:40] or "?")
        return cls(guild, int(found[1]))

    def __str__(self) -> str:
        return f"W{self.number}"


class Halt(StrEnum):
    """Why a watch is paused."""

    PERSON = "person"
    CHANNEL = "channel"
    ROLE = "role"
    REFUSED = "refused"
    LEFT = "left"
    CLOSED = "closed"


class Held(StrEnum):
    """Why what a watch found waited."""

    RATE = "rate"
    QUIET = "quiet"
    DAY = "day"
    MUTED = "muted"
    UNSENT = "unsent"
    ZONE = "zone"


class WatchMessageKind(StrEnum):
    """What a message of a watch tells: what it found, or that it is paused."""

    FOUND = "found"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class NewWatch:
    """A watch to be made. It tells in a `channel`, or else a `reader` in a direct message."""

    guild: int
    owner: int
    filter: str
    zone: str
    channel: int | None = None
    reader: int | None = None
    role: int | None = None
    per_day: int | None = None


@dataclass(frozen=True, slots=True)
class WatchChange:
    """What a watch is to be from now on. `channel` and `role` are None for one that tells a person."""

    filter: str
    zone: str
    channel: int | None
    role: int | None
    per_day: int | None
    quiet: str | None


@dataclass(frozen=True, slots=True)
class Pace:
    """How much a watch has told of late: since when its ten minutes run, on which day, and how many messages each.

    `next_at` is when what waits of it is looked at, None where nothing waits.
    """

    window_at: datetime | None = None
    window_sent: int = 0
    day: date | None = None
    day_sent: int = 0
    next_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Watch:
    """A watch. `owner` is the Discord id of who made it, 0 for nobody; `quiet` hours are written as 22:00-07:00.

    Articles that were loaded before `since` are no news to it.
    """

    key: WatchKey
    owner: int
    filter: str
    zone: str
    channel: int | None
    reader: int | None
    role: int | None
    per_day: int | None
    quiet: str | None
    created: datetime
    since: datetime
    paused: Halt | None
    muted_until: datetime | None
    pace: Pace


@dataclass(frozen=True, slots=True)
class Find:
    """An article that a watch found and that no message tells yet, and why it waits."""

    article: ArticleKey
    held: Held | None


@dataclass(frozen=True, slots=True)
class ToldFind:
    """An article that a watch found, and when it was told."""

    article: ArticleKey
    at: datetime


@dataclass(frozen=True, slots=True)
class PlannedMessage:
    """A message to be posted about some of what a watch found; `token` is random."""

    token: str
    articles: tuple[ArticleKey, ...]


@dataclass(frozen=True, slots=True)
class WatchMessage:
    """A message of a watch: what its articles are, and why they waited. `message` is its id once it is posted."""

    id: int
    watch: WatchKey
    kind: WatchMessageKind
    token: str
    state: ToldState
    intent_at: datetime | None
    message: int | None
    attempts: int
    error: str | None
    articles: tuple[ArticleKey, ...]
    held: Held | None


@dataclass(frozen=True, slots=True)
class WatchClaim:
    """The right to post a message of a watch, until a moment and as long as nobody else has claimed it."""

    message: WatchMessage
    fence: int
    until: datetime

    @property
    def id(self) -> int:
        """The id of the message."""
        return self.message.id


class WatchStore(Protocol):
    """Keeps watches and what they found."""

    def when_due(self, wake: Callable[[], None]) -> None:
        """Call `wake` whenever this process has stored an article that is to be put to the watches."""
        ...

    async def watches(self, guild: int, *, reader: int | None = None) -> tuple[Watch, ...]:
        """Return the watches of a guild that tell in its channels, and those that tell a `reader`, by number."""
        ...

    async def of_reader(self, reader: int) -> tuple[Watch, ...]:
        """Return the watches of all guilds that tell one person (5)."""
        ...

    async def watch(self, key: WatchKey) -> Watch | None:
        """Return a watch."""
        ...

    async def active(self) -> tuple[Watch, ...]:
        """Return the watches of all guilds that are not paused; not those of guilds that the bot has left."""
        ...

    async def create(self, new: NewWatch, now: datetime) -> Watch:
        """Make a watch.

        Raises UsageError where the guild (50), the reader (5) or all (20,000) have as many as they may, and where
        another watches for the same in the same place.
        """
        ...

    async def change(self, key: WatchKey, change: WatchChange) -> bool:
        """Have a watch be another from now on; tell whether it was there.

        Raises UsageError where another watches for the same in the same place.
        """
        ...

    async def pause(self, key: WatchKey, why: Halt, now: datetime, *, notice: str | None = None) -> bool:
        """Pause a watch, and let go of what it found and did not tell; tell whether it was there and not paused.

        With the token of a `notice`, plan the message that says so in the same transaction.
        """
        ...

    async def resume(self, key: WatchKey, now: datetime) -> bool:
        """Have a watch go on with what is loaded from now on; tell whether it was there."""
        ...

    async def mute(self, key: WatchKey, until: datetime | None) -> bool:
        """Hold back what a watch finds until a moment; tell whether it was there."""
        ...

    async def set_quiet(self, key: WatchKey, quiet: str | None, zone: str) -> bool:
        """Set the quiet hours of a watch; tell whether it was there."""
        ...

    async def remove(self, key: WatchKey, now: datetime) -> bool:
        """Put a watch aside for a day; tell whether it was there."""
        ...

    async def removed(self, key: WatchKey, now: datetime) -> Watch | None:
        """Return a watch that can be brought back."""
        ...

    async def restore(self, key: WatchKey, now: datetime) -> Watch:
        """Bring a watch back. Raises UsageError where it is gone, there are as many as may be, or one is the same."""
        ...

    async def due(self) -> tuple[ArticleKey, ...]:
        """Return articles that are still to be put to the watches (200), in the order in which they were stored."""
        ...

    async def keep_finds(
        self, due: Sequence[ArticleKey], found: Sequence[tuple[WatchKey, ArticleKey]], now: datetime
    ) -> int:
        """Close articles that were due, and keep what was found, each once; return how much is new."""
        ...

    async def waiting(self, now: datetime, *, limit: int) -> tuple[Watch, ...]:
        """Return watches of which something is to be looked at now."""
        ...

    async def next_waiting(self) -> datetime | None:
        """Return when the next such watch is to be looked at."""
        ...

    async def unsent(self, key: WatchKey) -> datetime | None:
        """Return when the next message of a watch is tried that could not be posted before; None without such."""
        ...

    async def finds(self, key: WatchKey) -> tuple[Find, ...]:
        """Return what a watch found and no message tells yet, in the order in which it was stored."""
        ...

    async def told(self, key: WatchKey, *, limit: int) -> tuple[ToldFind, ...]:
        """Return what a watch found and told, what was told last first."""
        ...

    async def plan(
        self, watch: Watch, messages: Sequence[PlannedMessage], held: Held | None, pace: Pace, now: datetime
    ) -> bool:
        """Plan messages, note why the other finds wait, and keep the pace of the watch. One transaction.

        Return False, with nothing planned, where a find is gone or in a message by now: the watch is looked at again.
        """
        ...

    async def recover(self) -> int:
        """End the claims of other holders, whose process has lost its lease; return how many."""
        ...

    async def ready(self, now: datetime, *, limit: int) -> tuple[int, ...]:
        """Return the ids of open messages that may be claimed now, the one that waits longest first."""
        ...

    async def next_ready(self) -> datetime | None:
        """Return when the next open message may be claimed."""
        ...

    async def message(self, number: int) -> WatchMessage | None:
        """Return a message."""
        ...

    async def claim(self, number: int, now: datetime, *, lease: timedelta) -> WatchClaim | None:
        """Claim a message; None where it is not open or another has it."""
        ...

    async def renew(self, claim: WatchClaim, until: datetime) -> WatchClaim:
        """Hold a claim for longer."""
        ...

    async def intend(self, claim: WatchClaim, index: int, now: datetime) -> None:
        """Note that the message may be sent from now on; an earlier moment stays."""
        ...

    async def withdraw(self, claim: WatchClaim, index: int) -> None:
        """Note that the message was certainly not sent."""
        ...

    async def settle(self, claim: WatchClaim, index: int, state: MessageState, message: int | None = None) -> None:
        """Note what became of the message."""
        ...

    async def finish(self, claim: WatchClaim, state: ToldState, error: str | None = None) -> None:
        """Close a message."""
        ...

    async def postpone(self, claim: WatchClaim, retry_at: datetime, error: str) -> None:
        """Give a message back, to be tried again, and count the attempt."""
        ...

    async def tally(self, since: datetime) -> dict[ToldState, int]:
        """Return how many messages of all watches since a moment are in each state."""
        ...
