"""What the archive keeps of digests: who gets one and when, each run of one, and how far its delivery has come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from bot.archive.messages import MessageState

if TYPE_CHECKING:
    from datetime import date, datetime, time

    from bot.articles import ArticleKey, Scope

MOST_DIGESTS = 25
"""Digests that one guild may have, those of its people not counted."""

MOST_DIGESTS_OF_PERSON = 5
"""Digests that one person gets as direct messages, of all guilds together."""

MOST_DIGESTS_OF_ALL = 5_000
"""Digests of all guilds together: each is planned, composed and sent by one process."""

MOST_RUNS = 400
"""Runs that are remembered of one digest, the newest, besides those that are still open."""

MOST_ASKED_RUNS = 5
"""Runs of one digest that people asked for, and that wait to be posted."""

MOST_RUNS_OF_ALL = 500_000
"""Runs that are remembered of all digests together, the newest."""

MOST_SHOWN = 20_000
"""Articles of which a digest remembers that it has shown them, the newest."""

EVERY_DAY = frozenset(range(7))

LAST_DAY = -1
"""Stands among the days of a month for its last one."""

Cursor: TypeAlias = "Mapping[Scope, int]"
"""How far a digest has read: the highest article number of each scope that it has dealt with."""

NOTHING_READ: Cursor = MappingProxyType({})


@dataclass(frozen=True, slots=True, order=True)
class DigestKey:
    """The identity of a digest: its guild, and its number there (from 1, never reused; printed D1)."""

    guild: int
    number: int


@dataclass(frozen=True, slots=True)
class Schedule:
    """A wall time (whole minutes) in an IANA zone, on some days of the week (Monday is 0), or of the month.

    With `month_days` (1 to 31, or LAST_DAY) the days of the week say nothing. A day that a month lacks is its last one.
    """

    at: time
    zone: str
    days: frozenset[int] = EVERY_DAY
    month_days: frozenset[int] = frozenset()

    @property
    def is_weekly(self) -> bool:
        """Tell whether it is due once a week."""
        return not self.month_days and len(self.days) == 1


class WhenEmpty(StrEnum):
    """What a digest does on a day with nothing new."""

    SILENCE = "silence"
    ARCHIVE = "archive"


class AfterDowntime(StrEnum):
    """What becomes of days on which the bot was away: one digest for all, or nothing until the next is due."""

    COMBINE = "combine"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class DigestOptions:
    """How a digest is made. `limit` is the most articles it shows."""

    limit: int = 12
    when_empty: WhenEmpty = WhenEmpty.SILENCE
    after_downtime: AfterDowntime = AfterDowntime.COMBINE
    thread: bool = False


class PauseReason(StrEnum):
    """Why nothing is posted: a person asked for it, Discord says that the bot may not, or who reads it has left."""

    PERSON = "person"
    FORBIDDEN = "forbidden"
    CHANNEL_GONE = "channel-gone"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Pause:
    """Why and since when a digest is paused, by whom (a Discord id; None: by the bot), and whether the owner knows."""

    reason: PauseReason
    since: datetime
    by: int | None = None
    told: bool = False


@dataclass(frozen=True, slots=True)
class NewDigest:
    """A digest to be created. Without a `cursor` it begins with what is loaded from now on. It pings `role`.

    With a `reader` it is for that person alone, as a direct message, and its channel is 0.
    """

    guild: int
    channel: int
    owner: int
    schedule: Schedule
    filter: str = ""
    options: DigestOptions = field(default_factory=DigestOptions)
    cursor: Cursor | None = None
    role: int | None = None
    reader: int | None = None


@dataclass(frozen=True, slots=True)
class Subscription:
    """A digest of a guild. `planned` is the last local date that has a run, or that is over without one.

    `since` is when its schedule began to hold: nothing that was due before is owed. `next_due` is when it is to be
    planned next. `revision` counts its changes. `role` is pinged. With a
    `reader` it is that person's own, and goes to their direct messages: `channel` says nothing then.
    """

    key: DigestKey
    channel: int
    owner: int
    schedule: Schedule
    filter: str
    options: DigestOptions
    pause: Pause | None
    cursor: Cursor
    planned: date | None
    since: datetime
    next_due: datetime
    created: datetime
    revision: int
    role: int | None = None
    reader: int | None = None

    @property
    def is_active(self) -> bool:
        """Tell whether it posts."""
        return self.pause is None


class RunKind(StrEnum):
    """What made a run."""

    SCHEDULED = "scheduled"
    ASKED = "asked"


class RunState(StrEnum):
    """Where a run stands. Pending and claimed ones are open; an uncertain or failed one can be sent again."""

    PENDING = "pending"
    CLAIMED = "claimed"
    SENT = "sent"
    EMPTY = "empty"
    SKIPPED = "skipped"
    UNCERTAIN = "uncertain"
    FAILED = "failed"


OPEN_STATES = frozenset({RunState.PENDING, RunState.CLAIMED})


@dataclass(frozen=True, slots=True)
class Plan:
    """A run to be made. `occasion` is unique in its digest: the local date, or what identifies the request for one.

    `dates` are the local dates it covers, ascending; `planned` and `next_due` are kept with the digest, where given.
    With `state` SKIPPED it is only noted. A scheduled run takes in the open ones before it of which nothing was sent.
    """

    digest: DigestKey
    occasion: str
    kind: RunKind
    dates: tuple[date, ...]
    due: datetime
    token: str
    planned: date | None = None
    next_due: datetime | None = None
    state: RunState = RunState.PENDING


@dataclass(frozen=True, slots=True)
class DigestRun:
    """One run of a digest.

    `token` is random, and what its nonces and markers are made of. `fence` counts its claims: only the last claimer
    may write. `channel` is where it goes, fixed when it was frozen. `retry_at` is when an open one is tried again.
    """

    id: int
    digest: DigestKey
    occasion: str
    kind: RunKind
    dates: tuple[date, ...]
    due: datetime
    token: str
    state: RunState
    fence: int
    lease_until: datetime | None
    channel: int | None
    attempts: int
    retry_at: datetime
    error: str | None
    finished: datetime | None
    counts: Mapping[str, int]
    thread: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to deliver a run, until a moment and as long as nobody else has claimed it."""

    run: DigestRun
    fence: int
    until: datetime


@dataclass(frozen=True, slots=True)
class DigestPart:
    """One message of a run, frozen. `intent_at` is the first moment at which it may have been sent.

    It is the body of Discord's request to create a message, without the nonce. `marker` is in a custom_id of it.
    """

    index: int
    payload: Mapping[str, Any]
    nonce: str
    marker: str
    state: MessageState = MessageState.WAITING
    intent_at: datetime | None = None
    message: int | None = None


class Role(StrEnum):
    """What an article is in a digest: shown, named beside one that is shown, or left for those who ask for the rest."""

    SHOWN = "shown"
    ALSO = "also"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Listed:
    """An article of a run, in its order. `part` is the index of the message that it is in, None for the rest."""

    position: int
    article: ArticleKey
    version: int
    role: Role
    part: int | None


@dataclass(frozen=True, slots=True)
class Frozen:
    """What a run will post, fixed before the first of it is sent, and how far it will have read."""

    channel: int
    parts: tuple[DigestPart, ...]
    articles: tuple[Listed, ...]
    cursor: Cursor
    counts: Mapping[str, int]
    thread: str | None = None


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """The last tick of the scheduler: when it was, and what it did wrong, if anything."""

    at: datetime
    error: str | None = None
