"""The scheduler loop: plan due digests and deliver them; one failure does not stop the others."""

from __future__ import annotations

import asyncio
import logging
import time
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from bot.archive import Heartbeat
from bot.digest.planning import corrected, scheduled
from bot.errors import BroadsheetError
from bot.monitoring import HEARTBEATS
from bot.runtime import Nap, background

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from bot.archive import DigestKey, Plan, Subscription
    from bot.digest.delivery import Delivery
    from bot.digest.protocols import SchedulerStores
    from bot.runtime import Clock

logger = logging.getLogger(__name__)

LONGEST_NAP = timedelta(seconds=60)
AT_ONCE = 24
"""Maximum concurrent runs; a run that hangs (35 s at most) occupies one slot."""

HEARTBEAT_EVERY = timedelta(seconds=60)
REVIEW_EVERY = timedelta(hours=6)
RUNS_KEPT = timedelta(days=90)
BEAT = "digests"
_MISSED_NAPS = 3
_AT_A_TIME = 200
_JUMP = 30.0  # seconds that the wall clock may drift from the monotonic one between two ticks
_AFTER_FAILURE = timedelta(seconds=5)

T = TypeVar("T")


class Scheduler:
    """Plans and delivers digests between `start` and `stop`; call `wake` after a change."""

    def __init__(
        self, stores: SchedulerStores, delivery: Delivery, clock: Clock, *, longest_nap: timedelta = LONGEST_NAP
    ) -> None:
        self._subscriptions = stores.subscriptions
        self._planning = stores.planning
        self._runs = stores.runs
        self._history = stores.history
        self._heartbeat = stores.heartbeat
        self._delivery = delivery
        self._clock = clock
        self._longest_nap = longest_nap
        self._loop: asyncio.Task[None] | None = None
        self._nap = Nap("digests sleep")
        self._under_way: dict[int, asyncio.Task[bool]] = {}
        self._recovered = False
        self._last_beat: datetime | None = None
        self._last_review: datetime | None = None
        self._skew: float | None = None

    def start(self) -> None:
        """Start the loop in its own task."""
        self._loop = asyncio.create_task(self._run(), name="digests")

    def wake(self) -> None:
        """Check immediately what is due."""
        self._nap.wake()

    async def stop(self) -> None:
        """Stop the loop and running deliveries; their progress is in the archive."""
        tasks: list[asyncio.Task[Any]] = list(self._under_way.values())
        if self._loop is not None:
            tasks.append(self._loop)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        HEARTBEATS.end(BEAT)

    async def _run(self) -> None:
        while True:
            nap = _AFTER_FAILURE
            error = None
            try:
                nap = await self.tick()
                HEARTBEATS.beat(BEAT, patience=_MISSED_NAPS * self._longest_nap.total_seconds(), writes=True)
            except BroadsheetError as failure:
                error = failure.key
                logger.warning("digests wait", extra={"error": str(failure)})
            except Exception as failure:
                error = type(failure).__name__
                logger.exception("digests wait")
            await self._beat(error)
            await self._nap.take(min(nap, self._longest_nap))

    async def tick(self) -> timedelta:
        """Plan due digests, start ready runs, and return how long to sleep."""
        now = self._clock.now()
        if not self._recovered:
            await self._runs.recover()
            self._recovered = True
        if self._should_review(now):
            await self._review(now)
        self._nap.begin_looking()
        more = await self._plan(now)
        await self._start_ready(now)
        return timedelta(0) if more else await self._until_next()

    def _should_review(self, now: datetime) -> bool:
        """Return whether a review is due, or the wall clock was set since the last tick."""
        skew = now.timestamp() - time.monotonic()
        jumped = self._skew is not None and abs(skew - self._skew) > _JUMP
        self._skew = skew
        return jumped or self._last_review is None or not timedelta(0) <= now - self._last_review < REVIEW_EVERY

    async def _review(self, now: datetime) -> None:
        """Recompute all due times (clocks are set, zones get new rules), and delete old runs."""
        after: DigestKey | None = None
        while batch := await self._subscriptions.active(after=after, limit=_AT_A_TIME):
            for before, right in zip(batch, await background.run(_each, corrected, batch, now), strict=True):
                if right is not None and (right.planned, right.since) != (before.planned, before.since):
                    planned = right.planned or right.since.date()
                    await self._planning.rewind(right.key, planned, right.since, right.next_due)
                elif right is not None and right.next_due != before.next_due:
                    await self._planning.put_off(right.key, right.next_due)
            after = batch[-1].key
        await self._history.forget_old(now - RUNS_KEPT)
        self._last_review = now

    async def _plan(self, now: datetime) -> bool:
        """Plan due digests; return whether there are more."""
        due = await self._planning.due(now, limit=_AT_A_TIME)
        if not due:
            return False
        made = await background.run(_each, scheduled, due, now)
        plans: list[Plan] = []
        for subscription, plan in zip(due, made, strict=True):
            if plan is not None:
                plans.append(plan)
            else:
                await self._planning.put_off(subscription.key, await background.run(_later, subscription, now))
        if plans:
            await self._planning.plan(plans)
        return len(due) == _AT_A_TIME

    async def _start_ready(self, now: datetime) -> None:
        """Start ready runs up to the concurrency limit; a finished run wakes the loop."""
        free = AT_ONCE - len(self._under_way)
        runs = await self._runs.ready(now, limit=AT_ONCE + len(self._under_way)) if free > 0 else ()
        waiting = [run.id for run in runs if run.id not in self._under_way]
        for run in waiting[:free]:
            task = asyncio.create_task(self._deliver(run), name=f"digest run {run}")
            self._under_way[run] = task
            task.add_done_callback(lambda _, run=run: self._ended(run))

    async def _deliver(self, run: int) -> bool:
        try:
            return await self._delivery.deliver(run)
        except BroadsheetError as error:
            logger.warning("a digest waits for its lease to end", extra={"run": run, "error": str(error)})
        except Exception:
            logger.exception("a digest waits for its lease to end", extra={"run": run})
        # Do not retry at once if the archive cannot write.
        await asyncio.sleep(_AFTER_FAILURE.total_seconds())
        return False

    def _ended(self, run: int) -> None:
        self._under_way.pop(run, None)
        self.wake()

    async def _until_next(self) -> timedelta:
        if len(self._under_way) >= AT_ONCE:
            return self._longest_nap
        moments = [await self._planning.next_due(), await self._runs.next_ready()]
        waits = [moment - self._clock.now() for moment in moments if moment is not None]
        return max(timedelta(0), min(waits, default=self._longest_nap))

    async def _beat(self, error: str | None) -> None:
        now = self._clock.now()
        if error is None and self._last_beat is not None and timedelta(0) <= now - self._last_beat < HEARTBEAT_EVERY:
            return
        try:
            await self._heartbeat.beat(Heartbeat(now, error))
        except Exception:
            logger.warning("no heartbeat of the digests", exc_info=True)
        else:
            self._last_beat = now if error is None else None


def _each(
    work: Callable[[Subscription, datetime], T], subscriptions: Sequence[Subscription], now: datetime
) -> list[T | None]:
    """Process each digest; failures are logged and do not stop the others."""
    results: list[T | None] = []
    for subscription in subscriptions:
        try:
            results.append(work(subscription, now))
        except Exception:
            logger.exception("a digest cannot be planned", extra={"digest": str(subscription.key)})
            results.append(None)
    return results


def _later(subscription: Subscription, now: datetime) -> datetime:
    """Return the next check of a digest that was due without a run, or that cannot be planned."""
    try:
        return max(corrected(subscription, now).next_due, now + LONGEST_NAP)
    except Exception:
        return now + REVIEW_EVERY
