"""Work that must come to its end although its task is cancelled."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from bot.runtime.worker_threads import background

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Coroutine
    from contextlib import AbstractContextManager

T = TypeVar("T")


async def finish(work: Coroutine[Any, Any, T] | asyncio.Future[T]) -> T:
    """Run `work` to its end; a cancellation that arrives meanwhile is raised after it, never instead of it.

    `asyncio.shield` alone returns at once when cancelled, and its caller would go on while the work still runs.
    Whoever cancels every task there is cancels the work too, even before its first step: what must happen nevertheless
    is begun by the caller, who gives the future of its end.
    """
    task = asyncio.ensure_future(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait({task})
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None:
        if not task.cancelled():
            task.exception()  # seen, so that asyncio does not report it as forgotten
        raise cancelled
    return task.result()


@asynccontextmanager
async def in_thread(manager: AbstractContextManager[T]) -> AsyncGenerator[T]:
    """Enter and leave a blocking context in a thread; left also where the task is cancelled while it is entered."""
    try:
        held = await finish(background.run(manager.__enter__))
    except asyncio.CancelledError:
        await finish(background.run(manager.__exit__, None, None, None))
        raise
    try:
        yield held
    finally:
        await finish(background.run(manager.__exit__, None, None, None))
