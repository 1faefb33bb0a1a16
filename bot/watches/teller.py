"""The loop that puts new articles to the watches and tells what they found; one failure does not stop the others."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.errors import BroadsheetError
from bot.runtime import Rounds
from bot.watches.pacing import plan_messages

if TYPE_CHECKING:
    from bot.archive import WatchStore
    from bot.runtime import Clock
    from bot.watches.finding import Finding
    from bot.watches.telling import WatchTelling

logger = logging.getLogger(__name__)

LONGEST_NAP: Final = timedelta(seconds=15)
AT_ONCE: Final = 8
"""Messages of watches that are sent at once."""

_AT_A_TIME: Final = 50
_AFTER_FAILURE: Final = timedelta(seconds=5)


class WatchTeller:
    """Tells what watches found between `start` and `stop`; a new article wakes it."""

    def __init__(
        self,
        store: WatchStore,
        finding: Finding,
        telling: WatchTelling,
        clock: Clock,
        *,
        longest_nap: timedelta = LONGEST_NAP,
    ) -> None:
        self._store = store
        self._finding = finding
        self._telling = telling
        self._clock = clock
        self._longest_nap = longest_nap
        self._rounds = Rounds("watches", self.tick)
        self._recovered = False

    def start(self) -> None:
        """Begin, in a task of its own; a second time it does nothing."""
        self._store.when_due(self.wake)
        self._rounds.start()

    async def stop(self) -> None:
        """Stop; what was under way goes on with the next start."""
        await self._rounds.stop()

    def wake(self) -> None:
        """Look again now."""
        self._rounds.wake()

    async def tick(self) -> timedelta:
        """Put what is due to the watches, tell what is to be told, and return how long to sleep."""
        if not self._recovered:
            await self._store.recover()
            self._recovered = True
        more = await self._find()
        now = self._clock.now()
        waiting = await self._store.waiting(now, limit=_AT_A_TIME)
        for watch in waiting:
            finds, unsent = await self._store.finds(watch.key), await self._store.unsent(watch.key)
            plan = plan_messages(watch, finds, now, unsent=unsent)
            await self._store.plan(watch, plan.messages, plan.held, plan.pace, now)
        ready = await self._store.ready(now, limit=AT_ONCE)
        await asyncio.gather(*map(self._telling.deliver, ready))
        if more or len(waiting) == _AT_A_TIME or len(ready) == AT_ONCE:
            return timedelta(0)
        soonest = self._longest_nap if more is not None else _AFTER_FAILURE
        return max(timedelta(0), min(await self._wait(), self._longest_nap, soonest))

    async def _find(self) -> bool | None:
        """Put the next articles that are due to all watches; tell whether there were any, None where that failed."""
        try:
            return await self._finding.find()
        except BroadsheetError as error:
            logger.warning("watches find nothing for now", extra={"error": str(error)})
        except Exception:
            logger.exception("watches find nothing for now")
        return None

    async def _wait(self) -> timedelta:
        following = [await self._store.next_ready(), await self._store.next_waiting()]
        return min((one - self._clock.now() for one in following if one is not None), default=self._longest_nap)
