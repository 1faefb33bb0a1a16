"""Wait for one of a few connections, or for a turn to search, seen by whoever watches the bot."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

from bot.monitoring import waiting

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

LONGEST_TURN: Final = 0.1
"""Seconds after which the next may begin beside one that is slow."""


@asynccontextmanager
async def in_turn(free: asyncio.Semaphore) -> AsyncGenerator[None]:
    """Hold one of the places of `free`: until there is one this is in the queue `reads`, then in `reading`."""
    with waiting("reads"):
        await free.acquire()
    try:
        with waiting("reading"):
            yield
    finally:
        free.release()


class OneByOne:
    """Lets one after the other work, unless one is slow: nobody waits for long for somebody else's hard question.

    Threads that search at the same time fight over Python's lock: each does half as much work again, and the event
    loop waits for all of them.
    """

    def __init__(self) -> None:
        self._turn = asyncio.Semaphore(1)

    @asynccontextmanager
    async def turn(self) -> AsyncGenerator[None]:
        """Wait for a turn and have it until the end of the block, alone for the first tenth of a second."""
        with waiting("reads"):
            await self._turn.acquire()
        pending = [self._turn]

        def pass_on() -> None:
            if pending:
                pending.pop().release()

        timer = asyncio.get_running_loop().call_later(LONGEST_TURN, pass_on)
        try:
            yield
        finally:
            timer.cancel()
            pass_on()
