"""The loop that compares new versions and tells of changes; one failure does not stop the others."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.errors import ArchiveDamagedError, BroadsheetError
from bot.runtime import Rounds

if TYPE_CHECKING:
    from bot.archive import AnnouncementStore, DueVersion
    from bot.changes.comparing import Comparing
    from bot.changes.telling import Telling
    from bot.runtime import Clock

logger = logging.getLogger(__name__)

LONGEST_NAP: Final = timedelta(seconds=15)
AT_ONCE: Final = 8
"""Messages on changes that are sent at once."""

_AT_A_TIME: Final = 50
_AFTER_FAILURE: Final = timedelta(seconds=5)


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
        self._rounds = Rounds("changes", self.tick)
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
        """Compare versions that are due, tell what is to be told, and return how long to sleep."""
        if not self._recovered:
            await self._store.recover()
            self._recovered = True
        due = await self._store.due(limit=_AT_A_TIME)
        compared = [await self._compare(one) for one in due]
        ready = await self._store.ready(self._clock.now(), limit=AT_ONCE)
        await asyncio.gather(*map(self._telling.deliver, ready))
        if len(ready) == AT_ONCE or (len(due) == _AT_A_TIME and all(compared)):
            return timedelta(0)
        following = await self._store.next_ready()
        wait = self._longest_nap if following is None else following - self._clock.now()
        return max(timedelta(0), min(wait, self._longest_nap if all(compared) else _AFTER_FAILURE))

    async def _compare(self, due: DueVersion) -> bool:
        """Compare a version; False where it has to be tried again. One that is damaged is told of to nobody."""
        try:
            await self._comparing.compare(due)
        except ArchiveDamagedError as error:
            logger.warning("a damaged version is not compared", extra={"article": str(due.key), "error": str(error)})
            await self._store.plan(due, [], again=[], now=self._clock.now())
        except BroadsheetError as error:
            logger.warning("a version waits to be compared", extra={"article": str(due.key), "error": str(error)})
            return False
        except Exception:
            logger.exception("a version waits to be compared", extra={"article": str(due.key)})
            return False
        return True
