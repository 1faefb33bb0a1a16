"""Keep the garbage collector's pauses short, and the memory of a process that runs for years where it was."""

from __future__ import annotations

import asyncio
import ctypes
import gc
import logging
from typing import Final

from bot.runtime.worker_threads import background

logger = logging.getLogger(__name__)

GIVEN_BACK_EVERY: Final = 600.0
"""Seconds. What gathers in ten minutes is some megabytes."""


def freeze_startup_objects() -> None:
    """Take what is in memory now out of every later collection: code, catalogues, servers and their channels.

    Python's full collection stops every thread and passes over all there is: with 500 servers for a quarter of a
    second, many times an hour. What was set aside before and has become garbage meanwhile is collected first.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    logger.debug("set aside for good", extra={"objects": gc.get_freeze_count()})


def release_memory() -> bool:
    """Give back to the system what the C library keeps of memory that was freed; False where it cannot be told to.

    Between what is in use there are gaps, which glibc returns only when it is asked to (`man malloc_trim`).
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is None:
        return False
    trim(0)
    return True


async def release_memory_regularly(every: float = GIVEN_BACK_EVERY) -> None:
    """Give memory back again and again, until cancelled or where it cannot be done."""
    while True:
        await asyncio.sleep(every)
        if not await background.run(release_memory):
            return
