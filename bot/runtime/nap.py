"""A sleep that can be woken, for loops that wait until something is due."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Final

_SHORTEST: Final = timedelta(seconds=0.05)
"""A loop whose work is always due leaves the others their turn."""


class Nap:
    """Sleeps until its time is over or it is woken. Woken while no one sleeps, the next sleep is over at once."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._asleep: asyncio.Task[None] | None = None
        self._woken = False

    def wake(self) -> None:
        """End the sleep now, or the next one."""
        self._woken = True
        if self._asleep is not None:
            self._asleep.cancel()

    def begin_looking(self) -> None:
        """Forget earlier wakings: what they were for is looked at from here on."""
        self._woken = False

    async def take(self, nap: timedelta) -> None:
        """Sleep for `nap`, 50 ms at least, or until woken; cancelled, it ends as any sleep does."""
        seconds = max(_SHORTEST, timedelta(0) if self._woken else nap).total_seconds()
        self._asleep = asyncio.create_task(asyncio.sleep(seconds), name=self._name)
        try:
            await self._asleep
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if task is not None and task.cancelling():
                self._asleep.cancel()
                raise
        finally:
            self._asleep = None
