"""Where the work on pages is done: small work in a thread, much of it in processes that can be stopped."""

from __future__ import annotations

import asyncio
import os
import pickle
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from bot.errors import SourceError
from bot.loading.workers.worker import LENGTH_BYTES, MEMORY, packed
from bot.runtime import background, finish

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SECONDS = 120.0
"""How long one call may take; splitting a megabyte takes one or two."""

MOST_WORKERS = 2

_ROOT = Path(__file__).resolve().parents[3]
T = TypeVar("T")
R = TypeVar("R")


class WorkerPool(Protocol):
    """Does CPU work off the event loop."""

    async def run(self, function: Callable[..., T], *arguments: Any) -> T:
        """Return what `function`, one of a module's own, returns for `arguments`; SourceError if it takes too much."""
        ...

    async def close(self) -> None:
        """Let go of what it holds."""
        ...


class Threads:
    """A pool in this process, for little work: a thread cannot be stopped, only no longer waited for."""

    async def run(self, function: Callable[..., T], *arguments: Any) -> T:
        """Call `function` in a thread."""
        try:
            async with asyncio.timeout(SECONDS):
                return await background.run(function, *arguments)
        except TimeoutError:
            raise SourceError("source-too-heavy") from None

    async def close(self) -> None:
        """Do nothing: threads end by themselves."""


class Processes:
    """A pool of a few processes, started when first needed, killed when a call takes too long."""

    def __init__(self, size: int | None = None, *, seconds: float | None = None, memory: int = MEMORY) -> None:
        self._seconds = seconds
        self._memory = memory
        self._free = asyncio.Semaphore(size or min(MOST_WORKERS, os.cpu_count() or 1))
        self._idle: list[asyncio.subprocess.Process] = []

    async def run(self, function: Callable[..., T], *arguments: Any) -> T:
        """Call `function` in a process; it, its arguments and its answer are pickled."""
        async with self._free:
            process = self._idle.pop() if self._idle else await _start(self._memory)
            try:
                async with asyncio.timeout(SECONDS if self._seconds is None else self._seconds):
                    succeeded, value = await _call(process, packed((function, arguments)))
            except (TimeoutError, asyncio.IncompleteReadError, ConnectionError):
                # Too long, or dead of its bound on memory.
                await finish(_end(process))
                raise SourceError("source-too-heavy") from None
            except BaseException:
                await finish(_end(process))
                raise
            self._idle.append(process)
        if not succeeded:
            raise value
        return value

    async def close(self) -> None:
        """End the processes; those that still work are ended by their callers."""
        while self._idle:
            await finish(_end(self._idle.pop()))


async def run_each(
    pool: WorkerPool, function: Callable[[Sequence[T]], list[R | SourceError]], items: Sequence[T]
) -> list[R | SourceError]:
    """Call `function` with all items at once; when that is too much, with each alone, to find out which one is."""
    try:
        return await pool.run(function, items)
    except SourceError as error:
        if len(items) == 1:
            return [error]
        return [result for item in items for result in await run_each(pool, function, [item])]


async def _start(memory: int) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        f"from bot.loading.workers.worker import main; main({memory:d})",
        cwd=_ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )


async def _call(process: asyncio.subprocess.Process, request: bytes) -> tuple[bool, Any]:
    if process.stdin is None or process.stdout is None:
        raise AssertionError("a worker without pipes")
    process.stdin.write(request)
    await process.stdin.drain()
    length = int.from_bytes(await process.stdout.readexactly(LENGTH_BYTES))
    return pickle.loads(await process.stdout.readexactly(length))  # noqa: S301 (from our own worker)


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.kill()
    # Reads what is left, so that no pipe stays open.
    await process.communicate()
