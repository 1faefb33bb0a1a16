"""Run something until it ends or the process is asked to stop."""

from __future__ import annotations

import asyncio
import signal
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Coroutine

STOPPING: Final = (signal.SIGINT, signal.SIGTERM)
"""What asks a process to stop: Ctrl+C, and whoever manages it."""


async def until_stopped(work: Coroutine[Any, Any, None]) -> None:
    """Await `work`; SIGINT or SIGTERM cancels it once, and it has the time it needs to close what it opened.

    Raises whatever `work` raises. A stop that was asked for is no error.
    """
    loop = asyncio.get_running_loop()
    task = asyncio.ensure_future(work)
    asked = False

    def stop() -> None:
        nonlocal asked
        # A second signal would interrupt the clean close that the first one asked for.
        if not asked:
            asked = True
            task.cancel()

    for number in STOPPING:
        loop.add_signal_handler(number, stop)
    try:
        await task
    except asyncio.CancelledError:
        if not asked:
            raise
    finally:
        for number in STOPPING:
            loop.remove_signal_handler(number)
