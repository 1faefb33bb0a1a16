"""Wait for one of a few connections, seen by whoever watches the bot."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from bot.watching.meters import waiting

if TYPE_CHECKING:
    import asyncio
    from collections.abc import AsyncGenerator


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
