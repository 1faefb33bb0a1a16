"""What the archive keeps of digests: who gets one and when, each run of one, and how far its delivery has come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date, datetime, time, timedelta

    from bot.archive.model import ArticleKey, Scope

MOST_DIGESTS = 25
"""Digests that one guild may have."""

EVERY_DAY = frozenset(range(7))

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
    """A wall time (whole minutes) in an IANA zone, on some days of the week (Monday is 0)."""

    at: time
    zone: str
    days: frozenset[int] = EVERY_DAY


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
    """Why nothing is posted: a person asked for it, or Discord says that the bot may not, or that it is gone."""

    PERSON = "person"
    FORBIDDEN = "forbidden"
    CHANNEL_GONE = "channel-gone"


@dataclass(frozen=True, slots=True)
class Pause:
    """Why and since when a digest is paused, by whom (a Discord id; None: by the bot), and whether the owner knows."""

    reason: PauseReason
    since: datetime
    by: int | None = None
    told: bool = False


@dataclass(frozen=True, slots=True)
class NewDigest:
    """A digest to be created. Without a `cursor` it begins with what is loaded from now on."""

    guild: int
    channel: int
    owner: int
    schedule: Schedule
    filter: str = ""
    options: DigestOptions = field(default_factory=DigestOptions)
    cursor: Cursor | None = None


@dataclass(frozen=True, slots=True)
class Subscription:
    """A digest of a guild. `planned` is the last local date that has a run, or that is over without one.

    `since` is when its schedule began to hold: nothing that was due before is owed. `next_due` is when it is to be
    planned next. `revision` counts its changes.
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
class Run:
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

    run: Run
    fence: int
    until: datetime


class PartState(StrEnum):
    """What is known of a part: to be sent (perhaps with an intent), in the channel, or neither for certain."""

    WAITING = "waiting"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Part:
    """One message of a run, frozen. `intent_at` is the first moment at which it may have been sent.

    It is the body of Discord's request to create a message, without the nonce. `marker` is in a custom_id of it.
    """

    index: int
    payload: Mapping[str, Any]
    nonce: str
    marker: str
    state: PartState = PartState.WAITING
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
    parts: tuple[Part, ...]
    articles: tuple[Listed, ...]
    cursor: Cursor
    counts: Mapping[str, int]
    thread: str | None = None


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """The last tick of the scheduler: when it was, and what it did wrong, if anything."""

    at: datetime
    error: str | None = None


class DigestStore(Protocol):
    """Keeps digests and their runs. What changes a run names the claim it was made under.

    Any write with a claim raises LeaseLostError where another has claimed the run since, or it is gone.
    """

    async def create(self, new: NewDigest, now: datetime, *, next_due: datetime) -> Subscription:
        """Store a digest. Raises UsageError where the guild has `MOST_DIGESTS`."""
        ...

    async def subscription(self, key: DigestKey) -> Subscription | None:
        """Return a digest."""
        ...

    async def subscriptions(self, guild: int) -> tuple[Subscription, ...]:
        """Return the digests of a guild, by number."""
        ...

    async def active(self, *, after: DigestKey | None = None, limit: int = 500) -> tuple[Subscription, ...]:
        """Return active digests of all guilds in the order of their keys, those after `after` (at most `limit`)."""
        ...

    async def refused(self, limit: int = 25) -> tuple[Subscription, ...]:
        """Return digests of all guilds that are paused because Discord does not let the bot post them, newest first."""
        ...

    async def due(self, now: datetime, *, limit: int) -> tuple[Subscription, ...]:
        """Return active digests that are to be planned now, the one that is due longest first."""
        ...

    async def next_due(self) -> datetime | None:
        """Return when the next active digest is to be planned."""
        ...

    async def revise(self, changed: Subscription) -> Subscription:
        """Store a digest as changed, with the next revision; its cursor and what is planned stay as they are.

        Raises NotFoundError where it is gone, StaleError where it has been changed since `changed` was read.
        """
        ...

    async def pause(self, key: DigestKey, pause: Pause) -> bool:
        """Pause a digest; tell whether it was there."""
        ...

    async def remove(self, key: DigestKey) -> bool:
        """Delete a digest with its runs; tell whether it was there."""
        ...

    async def remove_guild(self, guild: int) -> int:
        """Delete all digests of a guild and return how many there were."""
        ...

    async def loaded_after(self, scope: Scope, number: int, limit: int) -> tuple[int, ...]:
        """Return the numbers of the articles in sight that were loaded after that one, in that order."""
        ...

    async def latest(self, scopes: Collection[Scope]) -> Cursor:
        """Return the last number given out in each scope: a cursor that has read everything."""
        ...

    async def shown(self, key: DigestKey, articles: Sequence[ArticleKey]) -> frozenset[ArticleKey]:
        """Return those of `articles` (at most 5,000) that the digest has shown, or may have."""
        ...

    async def plan(self, plans: Sequence[Plan]) -> tuple[Run, ...]:
        """Store runs and return them; none for a digest that is gone or paused, or has had one of that occasion."""
        ...

    async def put_off(self, key: DigestKey, next_due: datetime) -> None:
        """Note when a digest is to be planned next; that is no change of it."""
        ...

    async def rewind(self, key: DigestKey, planned: date, since: datetime, next_due: datetime) -> None:
        """Let later dates than `planned` be planned again: that was done while the clock was wrong."""
        ...

    async def recover(self) -> int:
        """End the claims of processes that are known to be dead, so that nothing waits for them; return how many."""
        ...

    async def ready(self, now: datetime, *, limit: int) -> tuple[Run, ...]:
        """Return the runs that may be claimed now, the one that is due longest first; one of each digest."""
        ...

    async def next_ready(self) -> datetime | None:
        """Return when the next open run may be claimed."""
        ...

    async def claim(self, run: int, now: datetime, *, lease: timedelta) -> Claim | None:
        """Claim a run; None where it is not open, another has it, or another run of its digest is under way."""
        ...

    async def renew(self, claim: Claim, until: datetime) -> Claim:
        """Hold a claim for longer."""
        ...

    async def freeze(self, claim: Claim, frozen: Frozen) -> None:
        """Fix what the run posts; only the first time."""
        ...

    async def parts(self, run: int) -> tuple[Part, ...]:
        """Return the parts of a run, in order; none before it is frozen."""
        ...

    async def listed(self, run: int) -> tuple[Listed, ...]:
        """Return the articles of a run, in order."""
        ...

    async def intend(self, claim: Claim, index: int, now: datetime) -> None:
        """Note that a part may be sent from now on; an earlier moment stays."""
        ...

    async def withdraw(self, claim: Claim, index: int) -> None:
        """Note that a part was certainly not sent: it has no intent any more."""
        ...

    async def settle(self, claim: Claim, index: int, state: PartState, message: int | None = None) -> None:
        """Note what became of a part."""
        ...

    async def postpone(self, claim: Claim, retry_at: datetime, error: str) -> None:
        """Give a run back, to be tried again at `retry_at`, and count the attempt."""
        ...

    async def finish(self, claim: Claim, state: RunState, now: datetime, error: str | None = None) -> None:
        """Close a run: keep which articles were shown (or may have been), and read on unless parts are waiting."""
        ...

    async def finish_empty(self, claim: Claim, cursor: Cursor, counts: Mapping[str, int], now: datetime) -> None:
        """Close a run that had nothing to post."""
        ...

    async def reopen(self, run: int, found: Mapping[int, int], now: datetime) -> bool:
        """Open a failed or uncertain run again; tell whether there is anything to send, and now is the time.

        `found` are the messages, by index, of those parts that were posted after all; the others are sent. Nothing is
        opened where a later run has shown what was never sent, or is under way.
        """
        ...

    async def run(self, run: int) -> Run | None:
        """Return a run."""
        ...

    async def history(self, key: DigestKey, limit: int = 25) -> tuple[Run, ...]:
        """Return the last runs of a digest, newest first."""
        ...

    async def failures(self, since: datetime, limit: int = 25) -> tuple[Run, ...]:
        """Return the runs of all guilds that failed or became uncertain since, newest first."""
        ...

    async def forget_old_runs(self, before: datetime) -> int:
        """Delete the parts of runs that were finished before, and return how many; what was shown stays known."""
        ...

    async def beat(self, heartbeat: Heartbeat) -> None:
        """Keep the last tick of the scheduler."""
        ...

    async def heartbeat(self) -> Heartbeat | None:
        """Return the last tick of the scheduler."""
        ...
