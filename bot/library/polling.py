"""Poll feeds: when each is next due, what a failure costs it, and that one never keeps another waiting."""

from __future__ import annotations

import asyncio
import logging
import secrets
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Protocol

from bot.archive import MOST_REFUSED, FeedPause, RefusedItem
from bot.articles import Scope
from bot.errors import ArchiveError, BroadsheetError, QuotaError, SourceError
from bot.loading import Outcome
from bot.monitoring import POLLS, waiting
from bot.sources import Validators, fetching_for

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from random import Random

    from bot.archive import FeedClaim, FeedState, FeedStore, StoredFeed
    from bot.library.quotas import Quotas
    from bot.loading import Visit, WebLoader
    from bot.runtime import Clock

logger = logging.getLogger(__name__)

FIRST_PACE = 1_800.0
SHORTEST_PACE, LONGEST_PACE = 900.0, 21_600.0
LONGEST_BACK_OFF = 86_400.0
GIVEN_UP_AFTER = timedelta(days=5)
FEWEST_FAILURES = 5
AT_ONCE = 16
POLL_SECONDS = 300.0
"""What one poll may take, the pages it fetches for summaries included; what is left then comes with the next."""

POLL_LEASE = timedelta(seconds=2 * POLL_SECONDS + 60)
"""How long a feed is held for one poll: one that waits for another to end, and then for the writer, is still in it."""

LONGEST_REST = 30.0
"""How long, in seconds, the poller sleeps at most: a feed that is added meanwhile waits no longer for its next poll."""

_SHORTEST_REST = 1.0
_LONGEST_PATH = 500
_FASTER, _SLOWER = 0.7, 1.4
_JITTER = 0.1
_FAILURE_JITTER = 0.25


class FeedNotifier(Protocol):
    """Tells people about feeds."""

    async def paused(self, feed: StoredFeed) -> bool:
        """Tell who added a feed that it is no longer polled, and why; return False where that is not possible."""
        ...


@dataclass(frozen=True, slots=True)
class Polled:
    """What came of one poll: of a failure the error, else the visit."""

    feed: StoredFeed
    visit: Visit | None
    error: SourceError | None


class FeedPoller:
    """Polls the feeds that are due, a few at a time."""

    def __init__(
        self,
        feeds: FeedStore,
        web: WebLoader,
        quotas: Quotas,
        clock: Clock,
        chance: Random,
        *,
        longest_rest: float = LONGEST_REST,
    ) -> None:
        self._quotas = quotas
        self._longest_rest = longest_rest
        self._feeds = feeds
        self._web = web
        self._clock = clock
        self._chance = chance
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._under_way: set[asyncio.Task[Polled]] = set()
        self._rests_until = 0.0
        self._holder, self._recovered = secrets.token_hex(8), False

    async def run(self, notifier: FeedNotifier) -> None:
        """Poll for ever; nothing that goes wrong with a feed ends it. When cancelled, what is stored by then stays."""
        # A new one each time: what was cancelled with the last is nobody's.
        self._holder, self._recovered = secrets.token_hex(8), False
        try:
            while True:
                try:
                    await self._start_due(notifier)
                    rest = await self._rest()
                except ArchiveError as error:
                    logger.warning("feeds cannot be read", extra={"error": str(error)})
                    rest = self._longest_rest
                await asyncio.sleep(rest)
        finally:
            for task in list(self._under_way):
                task.cancel()
            await asyncio.gather(*self._under_way, return_exceptions=True)

    async def _start_due(self, notifier: FeedNotifier) -> None:
        if asyncio.get_running_loop().time() < self._rests_until:
            return
        if not self._recovered:
            await self._feeds.recover(self._holder)
            self._recovered = True
        room = AT_ONCE - len(self._under_way)
        if room < 1:
            return
        for claim in await self._feeds.claim_due(self._holder, self._clock.now(), limit=room, lease=POLL_LEASE):
            task = asyncio.create_task(self._poll_and_tell(claim, notifier), name="poll a feed")
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)

    async def poll_due(self, notifier: FeedNotifier) -> int:
        """Poll what is due now, at most `AT_ONCE`, and wait for it; return how many feeds that were."""
        await self._start_due(notifier)
        return len(await asyncio.gather(*self._under_way))

    async def _rest(self) -> float:
        if self._under_way:
            return _SHORTEST_REST
        due = await self._feeds.next_due()
        wait = self._longest_rest if due is None else (due - self._clock.now()).total_seconds()
        return min(max(wait, _SHORTEST_REST), self._longest_rest)

    async def _poll_and_tell(self, claim: FeedClaim, notifier: FeedNotifier) -> Polled:
        feed = claim.feed
        try:
            polled = await self._poll(claim)
            state = polled.feed.state
            if (
                state.paused in (FeedPause.FAILING, FeedPause.GONE)
                and not state.told
                and await notifier.paused(polled.feed)
            ):
                await self._feeds.keep_state(claim, replace(state, told=True))
        except ArchiveError as error:
            logger.warning("feed not stored", extra={"feed": feed.key.number, "error": str(error)})
            return await self._set_aside(claim, error)
        except Exception:
            logger.exception("feed not polled", extra={"guild": feed.key.guild, "feed": feed.key.number})
            # It must not be tried again at once, for ever.
            await self._fail(claim, SourceError("source-unexpected", kind="poll"))
            return Polled(feed, None, None)
        return polled

    async def _set_aside(self, claim: FeedClaim, error: ArchiveError) -> Polled:
        """Let a feed wait that the archive could not store: fetched again at once, it would be fetched in vain."""
        try:
            return await self._put_off(claim, SourceError(error.key, **error.data), self._clock.now())
        except ArchiveError:
            # Not even that can be written: no feed is fetched for a while.
            self._rests_until = asyncio.get_running_loop().time() + self._longest_rest
            return Polled(claim.feed, None, None)

    async def poll(self, feed: StoredFeed, tell: Callable[[int, int], None] | None = None) -> Polled:
        """Poll a feed now, store what is new, and when it is next due.

        Raises what a write may raise, and NotFoundError where it is gone.
        """
        claim = await self._feeds.claim(feed.key, self._holder, self._clock.now(), lease=POLL_LEASE)
        try:
            return await self._poll(claim, tell)
        except BaseException:
            # Nobody else could poll it before the lease is over.
            with suppress(ArchiveError):
                await self._feeds.keep_state(claim, claim.feed.state)
            raise

    async def _poll(self, claim: FeedClaim, tell: Callable[[int, int], None] | None = None) -> Polled:
        async with self._slots:
            with waiting("polls"):
                polled = await self._visit(claim, tell)
        POLLS.labels("done" if polled.error is None else "failed").inc()
        return polled

    async def _visit(self, claim: FeedClaim, tell: Callable[[int, int], None] | None) -> Polled:
        feed, state = claim.feed, claim.feed.state
        try:
            await self._quotas.require(feed.key.guild)
            async with asyncio.timeout(POLL_SECONDS):
                with fetching_for(feed.key.guild):
                    visit = await self._web.poll(
                        feed.address,
                        scope=Scope(feed.key.guild),
                        source=feed.title or None,
                        whole=feed.whole,
                        validators=Validators(state.etag, state.modified),
                        came_before=not state.begun,
                        tell=tell,
                    )
        except TimeoutError:
            return await self._fail(claim, SourceError("fetch-slow", seconds=POLL_SECONDS))
        except SourceError as error:
            if error.key == "loading-busy":
                return await self._put_off(claim, error, self._clock.now())
            return await self._fail(claim, error)
        except QuotaError as error:
            return await self._put_off(claim, SourceError(error.key, **error.data), self._quotas.renewal())
        await self._quotas.count(feed.key.guild, visit.size)
        return await self._succeed(claim, visit)

    async def _put_off(self, claim: FeedClaim, error: SourceError, until: datetime) -> Polled:
        """Let a feed wait for a reason that it cannot be blamed for: until then, and half an hour more at most."""
        feed = claim.feed
        due = until + timedelta(seconds=FIRST_PACE * self._chance.random())
        state = replace(feed.state, next_due=due, error=error.key, error_data=error.data)
        await self._feeds.keep_state(claim, state)
        return Polled(replace(feed, state=state), None, error)

    async def _succeed(self, claim: FeedClaim, visit: Visit) -> Polled:
        now, feed = self._clock.now(), claim.feed
        news = visit.outcomes[Outcome.LOADED] + visit.outcomes[Outcome.UPDATED] > 0
        pace = min(max(feed.state.pace * (_FASTER if news else _SLOWER), SHORTEST_PACE), LONGEST_PACE)
        wait = SHORTEST_PACE if visit.left else max(pace, visit.fetched.fresh_for)
        validators = Validators() if visit.left else visit.fetched.validators
        state = replace(
            feed.state,
            next_due=now + self._spread(wait, _JITTER),
            pace=pace,
            etag=validators.etag,
            modified=validators.modified,
            checked=now,
            failures=0,
            failing_since=None,
            error="",
            error_data=None,
            begun=feed.state.begun or not visit.left,
            **_refused(visit, feed.state),
        )
        moved = visit.fetched.moved_to
        await self._feeds.keep_state(claim, state, address=moved)
        return Polled(replace(feed, state=state, address=moved or feed.address), visit, None)

    async def _fail(self, claim: FeedClaim, error: SourceError) -> Polled:
        """Let a feed wait twice as long after each failure, and as long as its site asks; give it up after days."""
        now, feed, before = self._clock.now(), claim.feed, claim.feed.state
        failures, since = before.failures + 1, before.failing_since or now
        asked = error.data.get("wait", 0.0)
        backed_off = min(SHORTEST_PACE * 2.0 ** min(failures - 1, 10), LONGEST_BACK_OFF)
        wait = self._spread(backed_off, _FAILURE_JITTER)
        if isinstance(asked, int | float):
            wait = max(wait, timedelta(seconds=float(asked)))
        state = replace(
            before,
            next_due=now + wait,
            checked=now,
            failures=failures,
            failing_since=since,
            error=error.key,
            error_data=error.data,
            paused=_pause_for(error, failures, now - since),
        )
        await self._feeds.keep_state(claim, state)
        return Polled(replace(feed, state=state), None, error)

    def _spread(self, seconds: float, share: float) -> timedelta:
        """Spread what is due over time, so that feeds added together are not polled together for ever."""
        return timedelta(seconds=seconds * (1 + share * (2 * self._chance.random() - 1)))


def _refused(visit: Visit, before: FeedState) -> dict[str, Any]:
    """What of a feed could not be used when it was last read; one that has not changed was not read."""
    if visit.feed is None:
        return {"refused": before.refused, "refused_count": before.refused_count}
    beyond = [one for one in visit.waiting if one.error.key != "feed-item-later"]
    told = [*visit.rejected, *beyond]
    items = [RefusedItem(one.path[:_LONGEST_PATH], one.error.key, _kept(one.error)) for one in told[:MOST_REFUSED]]
    return {"refused": tuple(items), "refused_count": len(told)}


def _pause_for(error: SourceError, failures: int, failing: timedelta) -> FeedPause:
    if error.key == "fetch-gone":
        return FeedPause.GONE
    given_up = failing >= GIVEN_UP_AFTER and failures >= FEWEST_FAILURES
    return FeedPause.FAILING if given_up else FeedPause.NONE


def _kept(error: BroadsheetError) -> dict[str, str | float]:
    """Return what fills the sentence of an error, as it is kept: a list as its text."""
    return {name: ", ".join(value) if isinstance(value, tuple) else value for name, value in error.data.items()}
