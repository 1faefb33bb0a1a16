"""Prepare the next things while the present one is used."""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import aclosing
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Coroutine

T = TypeVar("T")


async def ahead(works: AsyncGenerator[Coroutine[Any, Any, T]], depth: int) -> AsyncGenerator[T]:
    """Yield the results of `works` in order, up to `depth` of them running before they are asked for."""
    running: deque[asyncio.Task[T]] = deque()
    try:
        async with aclosing(works):
            async for work in works:
                running.append(asyncio.create_task(work))
                if len(running) > depth:
                    yield await running.popleft()
        while running:
            yield await running.popleft()
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
