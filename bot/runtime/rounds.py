"""A loop that does its round, sleeps until something is due or it is woken, and outlives whatever goes wrong."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.errors import BroadsheetError
from bot.runtime.nap import Nap

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

logger = logging.getLogger(__name__)

_AFTER_FAILURE: Final = timedelta(seconds=5)


class Rounds:
    """Does one round after the other between `start` and `stop`; `tick` does one, and returns how long to sleep."""

    def __init__(self, name: str, tick: Callable[[], Awaitable[timedelta]]) -> None:
        self._name = name
        self._tick = tick
        self._nap = Nap(f"{name} sleep")
        self._loop: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin, in a task of its own; a second time it does nothing."""
        if self._loop is None:
            self._loop = asyncio.create_task(self._run(), name=self._name)

    async def stop(self) -> None:
        """Stop, in the middle of a round too."""
        if self._loop is not None:
            self._loop.cancel()
            with suppress(asyncio.CancelledError):
                await self._loop
            self._loop = None

    def wake(self) -> None:
        """Let the next round begin now."""
        self._nap.wake()

    async def _run(self) -> None:
        while True:
            self._nap.begin_looking()
            nap = _AFTER_FAILURE
            try:
                nap = await self._tick()
            except BroadsheetError as error:
                logger.warning("%s wait", self._name, extra={"error": str(error)})
            except Exception:
                logger.exception("%s wait", self._name)
            await self._nap.take(nap)
