"""Let a running bot be watched, where the operator asks for it."""

from __future__ import annotations

import asyncio
import logging
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING, Final

from bot.monitoring.heartbeats import watch_loop
from bot.monitoring.metrics import DATABASE_BYTES
from bot.monitoring.server import LOOPBACK, serving

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

logger = logging.getLogger(__name__)

_FILES: Final = {"main": "", "log": "-wal"}


@asynccontextmanager
async def watched(port: int | None, database: Path) -> AsyncGenerator[None]:
    """Serve `/healthz` and `/metrics` on loopback while the block runs; do nothing without a port.

    Raises BroadsheetError where the port is taken.
    """
    if port is None:
        yield
        return
    async with AsyncExitStack() as stack:
        served = stack.enter_context(serving(port))
        for name, ending in _FILES.items():
            DATABASE_BYTES.labels(name).set_function(partial(_size, database.with_name(f"{database.name}{ending}")))
        stack.callback(DATABASE_BYTES.clear)
        beating = asyncio.create_task(watch_loop(), name="watch the event loop")
        stack.push_async_callback(_end, beating)
        logger.info("to be watched at http://%s:%d/metrics and /healthz", LOOPBACK, served)
        yield


def _size(path: Path) -> float:
    try:
        return path.stat().st_size
    except OSError:
        return 0.0


async def _end(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
