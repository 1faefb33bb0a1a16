"""The loop that compares new versions and tells of changes; one failure does not stop the others."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.errors import BroadsheetError

if TYPE_CHECKING:
    from bot.archive import AnnouncementStore
    from bot.changes.comparing import Comparing
    from bot.changes.telling import Telling
    from bot.runtime import Clock

logger = logging.getLogger(__name__)

LONGEST_NAP: Final = timedelta(seconds=15)
AT_ONCE: Final = 8
"""Messages on changes that are sent at once."""

_AT_A_TIME: Final = 50
_AFTER_FAILURE: Final = timedelta(seconds=5)
_SHORTEST_NAP: Final = 0.05


class Teller:
    """Tells of changes between `start` and `stop`; a new version wakes it."""

    def __init__(
        self,
        store: AnnouncementStore,
        comparing: Comparing,
        telling: Telling,
        clock: Clock,
        *,
        longest_nap: timedelta = LONGEST_NAP,
    ) -> None:
        self._store = store
        self._comparing = comparing
        self._telling = telling
        self._clock = clock
        self._longest_nap = longest_nap
        self._loop: asyncio.Task[None] | None = None
        self._nap: asyncio.Task[None] | None = None
        self._woken = self._recovered = False

    def start(self) -> None:
        """Begin, in a task of its own; a second time it does nothing."""
        if self._loop is not None:
            return
        self._store.when_due(self.wake)
        self._loop = asyncio.create_task(self._run(), name="tell of changes")

    async def stop(self) -> None:
        """Stop; what was under way goes on with the next start."""
        if self._loop is not None:
            self._loop.cancel()
            with suppress(asyncio.CancelledError):
                await self._loop
            self._loop = None

    def wake(self) -> None:
        """Look again now."""
        self._woken = True
        if self._nap is not None:
            self._nap.cancel()

    async def tick(self) -> timedelta:
        """Compare versions that are due, tell what is to be told, and return how long to sleep."""
        self._woken = False
        if not self._recovered:
            await self._store.recover()
            self._recovered = True
        due = await self._store.due(limit=_AT_A_TIME)
        for one in due:
            await self._comparing.compare(one)
        ready = await self._store.ready(self._clock.now(), limit=AT_ONCE)
        await asyncio.gather(*map(self._telling.deliver, ready))
        if len(due) == _AT_A_TIME or len(ready) == AT_ONCE:
            return timedelta(0)
        following = await self._store.next_ready()
        wait = self._longest_nap if following is None else following - self._clock.now()
        return max(timedelta(0), min(wait, self._longest_nap))

    async def _run(self) -> None:
        while True:
            nap = _AFTER_FAILURE
            try:
                nap = await self.tick()
            except BroadsheetError as error:
                logger.warning("changes wait", extra={"error": str(error)})
            except Exception:
                logger.exception("changes wait")
            await self._sleep(timedelta(0) if self._woken else nap)

    async def _sleep(self, nap: timedelta) -> None:
        self._nap = asyncio.create_task(asyncio.sleep(max(_SHORTEST_NAP, nap.total_seconds())), name="changes sleep")
        try:
            await self._nap
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if task is not None and task.cancelling():
                self._nap.cancel()
                raise
        finally:
            self._nap = None
