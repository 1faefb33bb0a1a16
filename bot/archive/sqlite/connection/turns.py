"""Wait for one of a few connections, or for a turn to search, seen by whoever watches the bot."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, Final

from bot.monitoring import waiting

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Generator

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


@asynccontextmanager
async def all_of(free: asyncio.Semaphore, size: int, seconds: float | None) -> AsyncGenerator[None]:
    """Hold all the places of `free`: whoever comes meanwhile waits.

    Raises TimeoutError where that takes longer than so many seconds; None waits for as long as it takes.
    """
    held = 0
    try:
        async with asyncio.timeout(seconds):
            while held < size:
                await free.acquire()
                held += 1
        yield
    finally:
        for _ in range(held):
            free.release()


class Patience:
    """How long whoever waits for a turn waits at most: not counted while it is paused."""

    def __init__(self) -> None:
        self._paused = False
        self._limits: dict[asyncio.Timeout, float] = {}

    @asynccontextmanager
    async def limit(self, seconds: float | None) -> AsyncGenerator[None]:
        """Raise TimeoutError where the block takes longer; None: however long it takes."""
        async with asyncio.timeout(None if self._paused else seconds) as limit:
            if seconds is not None:
                self._limits[limit] = seconds
            try:
                yield
            finally:
                self._limits.pop(limit, None)

    @contextmanager
    def paused(self) -> Generator[None]:
        """Let nobody's time run out in this context; afterwards it begins anew."""
        self._paused = True
        for limit in self._limits:
            limit.reschedule(None)
        try:
            yield
        finally:
            self._paused = False
            now = asyncio.get_running_loop().time()
            for limit, seconds in self._limits.items():
                limit.reschedule(now + seconds)


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
