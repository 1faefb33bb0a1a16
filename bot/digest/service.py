"""The digest service: create, change, post and monitor digests."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.archive import MessageState, Pause, PauseReason, Role, RunState
from bot.digest import schedule as when
from bot.digest.delivery import Delivery
from bot.digest.permissions import PermissionReport, keep_rights, seen_rights
from bot.digest.place_names import keep_names
from bot.digest.planning import asked
from bot.digest.scheduler import LONGEST_NAP, Scheduler
from bot.errors import DeliveryError, DigestNotFoundError, UsageError
from bot.guilds import SETTINGS_HOLDER, ZoneDoubts
from bot.posting import CLOCK_SKEW

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Collection, Mapping, Sequence
    from datetime import datetime

    from bot.archive import (
        DigestKey,
        DigestOptions,
        DigestRun,
        DigestStores,
        Heartbeat,
        NewDigest,
        Schedule,
        SettingsStore,
        Subscription,
    )
    from bot.articles import ArticleKey
    from bot.digest.place_names import PlaceNames
    from bot.digest.protocols import Composer, Notifier, Renderer, ThreadSender
    from bot.runtime import Clock

STALLED_AFTER = timedelta(minutes=10)
"""A scheduler without a tick for this long is not running."""

_WENT_WRONG = frozenset({RunState.UNCERTAIN, RunState.FAILED})
_FAILURES_OF = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class DigestChanges:
    """The changes to a digest; None keeps a value. Without a role (0) nobody is pinged."""

    channel: int | None = None
    schedule: Schedule | None = None
    filter: str | None = None
    options: DigestOptions | None = None
    role: int | None = None


@dataclass(frozen=True, slots=True)
class Overview:
    """The health of digests: the last tick, the next due time or retry, and the failures of a week.

    `refused` are the ones paused because Discord does not let the bot post them.
    """

    heartbeat: Heartbeat | None
    is_alive: bool
    next_due: datetime | None
    next_ready: datetime | None
    failures: tuple[DigestRun, ...]
    refused: tuple[Subscription, ...] = ()


class DigestService:
    """Creates, changes and removes digests, and posts them on request.

    Before `post_through` it cannot post; the command line never posts.
    """

    def __init__(self, stores: DigestStores, settings: SettingsStore, clock: Clock) -> None:
        self._stores = stores
        self._subscriptions = stores.subscriptions
        self._runs = stores.runs
        self._settings = settings
        self._doubts = ZoneDoubts(settings)
        self._clock = clock
        self._delivery: Delivery | None = None
        self._sender: ThreadSender | None = None
        self._changed: Callable[[], None] = lambda: None

    def post_through(
        self,
        composer: Composer,
        renderer: Renderer,
        sender: ThreadSender,
        notifier: Notifier,
        *,
        longest_nap: timedelta = LONGEST_NAP,
    ) -> Scheduler:
        """Connect composer, renderer and sender; return the scheduler, which the caller starts and stops."""
        delivery = Delivery(self._stores, composer, renderer, sender, notifier, self._clock)
        scheduler = Scheduler(self._stores, delivery, self._clock, longest_nap=longest_nap)
        self.attach(delivery, sender, scheduler.wake)
        return scheduler

    def attach(self, delivery: Delivery, sender: ThreadSender, changed: Callable[[], None]) -> None:
        """Use `delivery` for posting, and call `changed` when the scheduler should check again."""
        self._delivery, self._sender, self._changed = delivery, sender, changed

    async def create(self, new: NewDigest, *, zone_typed: bool = False) -> Subscription:
        """Store a digest; its first run is its next time. Raises UsageError where the guild has too many.

        A zone that was `zone_typed` is meant as it is; another is that of the guild.
        """
        (created,) = await self.create_all([new], zone_typed=zone_typed)
        return created

    async def create_all(self, wanted: Sequence[NewDigest], *, zone_typed: bool = False) -> tuple[Subscription, ...]:
        """Store digests, all of them or none, as `create` does. Raises UsageError where the guild would have too many.

        What is meant by their zones is noted after they are stored: a process that dies in between leaves the
        question of a doubtful zone open, and it is asked.
        """
        now = self._clock.now()
        created = await self._subscriptions.create_all(
            [(new, when.next_runs(new.schedule, now, 1)[0]) for new in wanted], now
        )
        for one in created:
            guild, zone = one.key.guild, one.schedule.zone
            if zone_typed or not await self._doubts.is_open(guild, SETTINGS_HOLDER, zone):
                await self._doubts.settle(guild, one.key.number, zone)
        self._changed()
        return created

    async def get(self, key: DigestKey) -> Subscription:
        """Return a digest. Raises NotFoundError."""
        found = await self._subscriptions.get(key)
        if found is None:
            raise DigestNotFoundError(key.number)
        return found

    async def of_guild(self, guild: int) -> tuple[Subscription, ...]:
        """Return the digests of a guild, by number, without those of its people."""
        return await self._subscriptions.of_guild(guild)

    async def of_reader(self, guild: int, reader: int) -> tuple[Subscription, ...]:
        """Return the digests that a person gets as direct messages from a guild, by number."""
        return await self._subscriptions.of_reader(guild, reader)

    async def every_active(self) -> AsyncGenerator[Subscription]:
        """Yield the active digests of all guilds, in the order of their keys."""
        last: DigestKey | None = None
        while some := await self._subscriptions.active(after=last):
            last = some[-1].key
            for one in some:
                yield one

    async def change(self, subscription: Subscription, changes: DigestChanges) -> Subscription:
        """Change a digest without losing or repeating a day.

        Raises NotFoundError, and StaleError where it has been changed since it was read.
        """
        now = self._clock.now()
        schedule = changes.schedule or subscription.schedule
        moved = schedule != subscription.schedule
        changed = replace(
            subscription,
            channel=subscription.channel if changes.channel is None else changes.channel,
            schedule=schedule,
            filter=subscription.filter if changes.filter is None else changes.filter,
            options=changes.options or subscription.options,
            role=subscription.role if changes.role is None else changes.role or None,
            since=when.since_of_change(subscription, schedule, now) if moved else subscription.since,
        )
        revised = await self._revise(replace(changed, next_due=when.next_due(changed, now)))
        if schedule.zone != subscription.schedule.zone:
            await self._doubts.settle(revised.key.guild, revised.key.number, schedule.zone)
        return revised

    async def doubts_zone(self, digest: Subscription) -> bool:
        """Return whether the sign of a digest's zone is in doubt and not yet confirmed."""
        return await self._doubts.is_open(digest.key.guild, digest.key.number, digest.schedule.zone)

    async def settle_zone(self, key: DigestKey, about: str, choice: int | None) -> Subscription:
        """Answer the question what was meant by the zone `about`; `choice` as in `ZoneDoubts.answer`, which raises.

        Raises NotFoundError, and StaleError where the digest has been changed at the same moment.
        """
        digest = await self.get(key)
        zone = await self._doubts.answer(key.guild, key.number, (about, digest.schedule.zone), choice)
        if zone == digest.schedule.zone:
            await self._doubts.settle(key.guild, key.number, zone)
            return digest
        return await self.change(digest, DigestChanges(schedule=replace(digest.schedule, zone=zone)))

    async def pause(self, subscription: Subscription, by: int) -> Subscription:
        """Pause a digest on behalf of a person (a Discord id)."""
        pause = Pause(PauseReason.PERSON, self._clock.now(), by, told=True)
        return await self._revise(replace(subscription, pause=pause))

    async def resume(self, subscription: Subscription) -> Subscription:
        """Resume a digest at its next time, with everything loaded since its last post."""
        now = self._clock.now()
        resumed = replace(subscription, pause=None, since=now)
        return await self._revise(replace(resumed, next_due=when.next_due(resumed, now)))

    async def _revise(self, changed: Subscription) -> Subscription:
        revised = await self._subscriptions.revise(changed)
        self._changed()
        return revised

    async def remove(self, key: DigestKey) -> bool:
        """Delete a digest with its history; return whether it existed."""
        removed = await self._subscriptions.remove(key)
        await self._doubts.forget(key.guild, key.number)
        return removed

    def next_runs(self, subscription: Subscription, count: int = 3) -> tuple[datetime, ...]:
        """Return the next due times of a digest; an overdue run counts as now."""
        now = self._clock.now()
        owed = when.owed_dates(subscription, now)
        planned = owed[-1] if owed else subscription.planned
        ahead = when.next_runs(subscription.schedule, now, count, planned)
        return (now, *ahead)[:count] if owed else ahead

    async def run(self, guild: int | None, run: int) -> DigestRun | None:
        """Return a run of a digest of the guild by its id, or None."""
        found = await self._runs.get(run)
        return found if found is not None and found.digest.guild == guild else None

    async def history(self, subscription: Subscription, limit: int) -> tuple[DigestRun, ...]:
        """Return the last runs of a digest, newest first."""
        return tuple(
            [await self._counted(run) for run in await self._stores.history.of_digest(subscription.key, limit)]
        )

    async def _counted(self, run: DigestRun) -> DigestRun:
        """Add to a failed run's counts how many messages it has, and how many were certainly posted."""
        if run.state not in _WENT_WRONG:
            return run
        parts = await self._stores.messages.parts(run.id)
        sent = sum(part.state is MessageState.SENT for part in parts)
        return replace(run, counts={**run.counts, "messages": len(parts), "sent": sent})

    async def left_out(self, run: DigestRun) -> tuple[ArticleKey, ...]:
        """Return the articles that a run had no room for, in order."""
        return tuple(one.article for one in await self._stores.messages.listed(run.id) if one.role is Role.REST)

    async def keep_rights(self, lacking: Mapping[DigestKey, Sequence[str]], mine: Callable[[int], bool]) -> None:
        """Store which permissions the bot lacks for posting digests, in the servers that are `mine`."""
        await keep_rights(self._settings, lacking, self._clock.now(), mine)

    async def keep_names(
        self, found: Mapping[int, PlaceNames], present: Collection[int], mine: Callable[[int], bool]
    ) -> None:
        """Store the names of servers and channels; of other servers that are `mine` keep only those `present`."""
        await keep_names(self._settings, found, present, mine)

    async def rights(self) -> PermissionReport | None:
        """Return the last permission report, or None before the first check."""
        return await seen_rights(self._settings)

    async def post_now(self, subscription: Subscription, request: str) -> DigestRun | None:
        """Post a digest now; `request` is the idempotency key.

        Return its run in its current state; an open one continues by itself. None for a repeated request, or if the
        digest is paused or gone.
        """
        now = self._clock.now()
        day = when.local_day(subscription.schedule, now)
        planned = await self._stores.planning.plan([asked(subscription.key, request, (day,), now)])
        return await self._deliver(planned[0]) if planned else None

    async def resend(self, run: DigestRun) -> DigestRun | None:
        """Resend the messages of a run that were not, or perhaps not, posted; None if there are none.

        Messages that are found in the channel are not sent again. Those that cannot be found are sent, since the person
        asking has looked.
        """
        if not await self._runs.reopen(run.id, await self._posted_after_all(run), self._clock.now()):
            return None
        return await self._deliver(run)

    async def _posted_after_all(self, run: DigestRun) -> dict[int, int]:
        if self._sender is None or run.channel is None:
            raise UsageError("digest-not-running")
        found: dict[int, int] = {}
        for part in await self._stores.messages.parts(run.id):
            if part.state is MessageState.UNCERTAIN and part.intent_at is not None:
                until = part.intent_at + 2 * CLOCK_SKEW
                try:
                    ids = await self._sender.find(run.channel, [part.marker], part.intent_at - CLOCK_SKEW, until)
                except DeliveryError:
                    continue
                if part.marker in ids:
                    found[part.index] = ids[part.marker]
        return found

    async def _deliver(self, run: DigestRun) -> DigestRun | None:
        if self._delivery is None:
            raise UsageError("digest-not-running")
        await self._delivery.deliver(run.id)
        self._changed()
        ended = await self._runs.get(run.id)
        return None if ended is None else await self._counted(ended)

    async def overview(self) -> Overview:
        """Return the health of the scheduler and the digests."""
        now = self._clock.now()
        heartbeat = await self._stores.heartbeat.last()
        return Overview(
            heartbeat=heartbeat,
            is_alive=heartbeat is not None and heartbeat.error is None and now - heartbeat.at < STALLED_AFTER,
            next_due=await self._stores.planning.next_due(),
            next_ready=await self._runs.next_ready(),
            failures=await self._stores.history.failures(now - _FAILURES_OF),
            refused=await self._subscriptions.refused(),
        )
