"""What digests ask of an archive, cut by subject: each user takes the parts that it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime, timedelta

    from bot.archive.digests import (
        Claim,
        Cursor,
        DigestKey,
        DigestPart,
        DigestRun,
        Frozen,
        Heartbeat,
        Listed,
        NewDigest,
        Pause,
        Plan,
        RunState,
        Subscription,
    )
    from bot.archive.messages import MessageState
    from bot.articles import ArticleKey, Scope


class SubscriptionStore(Protocol):
    """Keeps digests: who gets one, where, when and of what."""

    async def create(self, new: NewDigest, now: datetime, *, next_due: datetime) -> Subscription:
        """Store a digest. Raises UsageError where the guild has `MOST_DIGESTS`, or all `MOST_DIGESTS_OF_ALL`."""
        ...

    async def create_all(self, wanted: Sequence[tuple[NewDigest, datetime]], now: datetime) -> tuple[Subscription, ...]:
        """Store digests, each with its next due time, all of them or none: one transaction. Raises as `create`."""
        ...

    async def get(self, key: DigestKey) -> Subscription | None:
        """Return a digest."""
        ...

    async def of_guild(self, guild: int) -> tuple[Subscription, ...]:
        """Return the digests of a guild, by number, without those of its people."""
        ...

    async def of_reader(self, guild: int, reader: int) -> tuple[Subscription, ...]:
        """Return the digests that a person gets as direct messages from a guild, by number."""
        ...

    async def active(self, *, after: DigestKey | None = None, limit: int = 500) -> tuple[Subscription, ...]:
        """Return active digests of all guilds in the order of their keys, those after `after` (at most `limit`)."""
        ...

    async def refused(self, limit: int = 25) -> tuple[Subscription, ...]:
        """Return digests of all guilds that are paused because Discord does not let the bot post them, newest first."""
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


class DigestPlanning(Protocol):
    """Keeps when each digest is to be planned next, and plans runs: each occasion of a digest once."""

    async def due(self, now: datetime, *, limit: int) -> tuple[Subscription, ...]:
        """Return active digests that are to be planned now, the one that is due longest first."""
        ...

    async def next_due(self) -> datetime | None:
        """Return when the next active digest is to be planned."""
        ...

    async def plan(self, plans: Sequence[Plan]) -> tuple[DigestRun, ...]:
        """Store runs and return them; none for a digest that is gone or paused, or has had one of that occasion."""
        ...

    async def put_off(self, key: DigestKey, next_due: datetime) -> None:
        """Note when a digest is to be planned next; that is no change of it."""
        ...

    async def rewind(self, key: DigestKey, planned: date, since: datetime, next_due: datetime) -> None:
        """Let later dates than `planned` be planned again: that was done while the clock was wrong."""
        ...


class RunQueue(Protocol):
    """Hands out runs, one of each digest at a time, and keeps how far each has come.

    Any write with a claim raises LeaseLostError where another has claimed the run since, or it is gone.
    """

    async def recover(self) -> int:
        """End the claims of holders whose process has lost its lease; return how many.

        A claim of a process that lives stays. Where one process alone may write, its lease is the writer's lock.
        """
        ...

    async def ready(self, now: datetime, *, limit: int) -> tuple[DigestRun, ...]:
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

    async def get(self, run: int) -> DigestRun | None:
        """Return a run."""
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


class RunMessages(Protocol):
    """Keeps what a run posts, and what became of each message.

    Any write with a claim raises LeaseLostError where another has claimed the run since, or it is gone.
    """

    async def freeze(self, claim: Claim, frozen: Frozen) -> None:
        """Fix what the run posts; only the first time."""
        ...

    async def parts(self, run: int) -> tuple[DigestPart, ...]:
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

    async def settle(self, claim: Claim, index: int, state: MessageState, message: int | None = None) -> None:
        """Note what became of a part."""
        ...


class RunHistory(Protocol):
    """Keeps what became of runs, for those who ask."""

    async def of_digest(self, key: DigestKey, limit: int = 25) -> tuple[DigestRun, ...]:
        """Return the last runs of a digest, newest first."""
        ...

    async def failures(self, since: datetime, limit: int = 25) -> tuple[DigestRun, ...]:
        """Return the runs of all guilds that failed or became uncertain since, newest first."""
        ...

    async def forget_old(self, before: datetime) -> int:
        """Delete the parts of runs that were finished before, and return how many; what was shown stays known."""
        ...


class ReadArticles(Protocol):
    """Knows which articles digests have read, and shown."""

    async def loaded_after(self, scope: Scope, number: int, limit: int) -> tuple[int, ...]:
        """Return the numbers of the articles in sight that were loaded after that one, in that order."""
        ...

    async def shown(self, key: DigestKey, articles: Sequence[ArticleKey]) -> frozenset[ArticleKey]:
        """Return those of `articles` (at most 5,000) that the digest has shown, or may have."""
        ...


class SchedulerHeartbeat(Protocol):
    """Keeps the last tick of the scheduler, for those who look from outside."""

    async def beat(self, heartbeat: Heartbeat) -> None:
        """Keep the last tick of the scheduler."""
        ...

    async def last(self) -> Heartbeat | None:
        """Return the last tick of the scheduler."""
        ...


class DigestStores(Protocol):
    """Everything that is kept of digests, by subject."""

    @property
    def subscriptions(self) -> SubscriptionStore:
        """Where digests are kept."""
        ...

    @property
    def planning(self) -> DigestPlanning:
        """Where runs are planned."""
        ...

    @property
    def runs(self) -> RunQueue:
        """Where runs are claimed and finished."""
        ...

    @property
    def messages(self) -> RunMessages:
        """Where the messages of runs are kept."""
        ...

    @property
    def history(self) -> RunHistory:
        """Where it is kept what became of runs."""
        ...

    @property
    def reading(self) -> ReadArticles:
        """Where it is kept which articles were read and shown."""
        ...

    @property
    def heartbeat(self) -> SchedulerHeartbeat:
        """Where the scheduler's last tick is kept."""
        ...
