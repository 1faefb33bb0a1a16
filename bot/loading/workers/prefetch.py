"""Prefetching: run the next jobs while the result of the current one is used."""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Coroutine

MOST_AHEAD: Final = 64
"""Maximum number of jobs running ahead, however small."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Job(Generic[T]):
    """A job, and its weight in memory (in bytes read)."""

    size: int
    start: Callable[[], Coroutine[Any, Any, T]]


async def prefetch(jobs: AsyncGenerator[Job[T]], budget: int) -> AsyncGenerator[T]:
    """Yield the results of `jobs` in order; one to 64 of them run ahead, as many as fit into `budget`."""
    running: deque[tuple[int, asyncio.Task[T]]] = deque()
    try:
        async with aclosing(jobs):
            async for job in jobs:
                while running and _is_enough(running, job.size, budget):
                    yield await running.popleft()[1]
                running.append((job.size, asyncio.create_task(job.start())))
        while running:
            yield await running.popleft()[1]
    finally:
        for _, task in running:
            task.cancel()
        await asyncio.gather(*(task for _, task in running), return_exceptions=True)


def _is_enough(running: deque[tuple[int, asyncio.Task[T]]], size: int, budget: int) -> bool:
    return len(running) >= MOST_AHEAD or sum(size for size, _ in running) + size > budget
