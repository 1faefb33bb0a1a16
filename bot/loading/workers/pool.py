"""A worker pool: a few processes, shared fairly by all servers, for CPU work on pages.

Small work of the operator runs in a thread instead: a process takes half a second to start.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

from bot.errors import SourceError
from bot.loading.workers.worker import LENGTH_BYTES, MEMORY, packed
from bot.monitoring import waiting
from bot.runtime import CrowdedError, FairTurns, background, finish

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MOST_WORKERS: Final = 2
MOST_WAITING_EACH: Final = 200
"""Maximum queued calls of one server; a load has some dozens at a time."""

MOST_WAITING: Final = 2_000
"""Maximum queued calls of all servers together."""

IDLE_SECONDS: Final = 60.0
"""Idle timeout of a process in seconds: it takes half a second to start, and uses some 50 MB while it waits."""

_ROOT = Path(__file__).resolve().parents[3]
T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one call: seconds, and bytes on top of the memory its process has at the start."""

    seconds: float
    memory: int = MEMORY


SPLITTING: Final = Limits(120.0)
"""Splitting a megabyte takes one or two seconds."""


class WorkerPool(Protocol):
    """Runs CPU work off the event loop."""

    async def run(self, function: Callable[..., T], *arguments: Any) -> T:
        """Run `function`, which must be module-level, with `arguments` and return its result.

        Raises SourceError if it exceeds the limits, or too many calls are waiting.
        """
        ...


class SharedPool(Protocol):
    """A worker pool shared by many servers."""

    def share(self, party: int, limits: Limits = SPLITTING) -> WorkerPool:
        """Return the pool for a guild (a Discord id; 0 for the operator), with limits for each call."""
        ...


class Threads:
    """A pool of threads in this process, for small work: a thread cannot be killed, only abandoned."""

    def share(self, party: int, limits: Limits = SPLITTING) -> WorkerPool:
        """Return the pool itself: threads have their own bounds."""
        return self

    async def run(self, function: Callable[..., T], *arguments: Any) -> T:
        """Run `function` in a thread."""
        try:
            async with asyncio.timeout(SPLITTING.seconds):
                return await background.run(function, *arguments)
        except TimeoutError:
            raise SourceError("source-too-heavy") from None


class Processes:
    """The worker processes of one bot, one or two: memory and time of all servers' pages are bounded.

    A process is started on demand, killed if a call exceeds its limits, and stopped after an idle timeout. Waiting
    servers take turns (fair queueing).
    """

    def __init__(
        self,
        size: int | None = None,
        *,
        most_waiting_each: int = MOST_WAITING_EACH,
        most_waiting: int = MOST_WAITING,
        idle_seconds: float = IDLE_SECONDS,
    ) -> None:
        places = size or default_size()
        self._turns = FairTurns(places, each=places, most_waiting=most_waiting_each, most_waiting_of_all=most_waiting)
        self._idle: list[asyncio.subprocess.Process] = []
        self._idle_seconds = idle_seconds
        self._rest: asyncio.TimerHandle | None = None
        self._ending: asyncio.Task[None] | None = None

    def share(self, party: int, limits: Limits = SPLITTING) -> WorkerPool:
        """Return the share of a guild."""
        return _Share(self, party, limits)

    async def run(self, party: int, limits: Limits, function: Callable[..., T], *arguments: Any) -> T:
        """Run `function` in a process when it is the turn of `party`; arguments and result are pickled."""
        try:
            with waiting("pages"):
                await self._turns.take(party)
        except CrowdedError:
            raise SourceError("loading-busy") from None
        try:
            return await self._call(limits, function, arguments)
        finally:
            self._turns.give_back(party)

    async def _call(self, limits: Limits, function: Callable[..., T], arguments: tuple[Any, ...]) -> T:
        if self._rest is not None:
            self._rest.cancel()
        process = await self._process()
        try:
            async with asyncio.timeout(limits.seconds):
                succeeded, value, is_worn = await _ask(process, packed((function, arguments, limits.memory)))
        except (TimeoutError, asyncio.IncompleteReadError, ConnectionError):
            # It timed out, or died at its memory limit.
            await finish(_end(process))
            raise SourceError("source-too-heavy") from None
        except BaseException:
            await finish(_end(process))
            raise
        if is_worn:
            await finish(_end(process))
        else:
            self._idle.append(process)
            self._rest = asyncio.get_running_loop().call_later(self._idle_seconds, self._rest_now)
        if not succeeded:
            raise value
        return value

    @property
    def idle(self) -> int:
        """The number of idle processes."""
        return sum(process.returncode is None for process in self._idle)

    async def _process(self) -> asyncio.subprocess.Process:
        while self._idle:
            process = self._idle.pop()
            if process.returncode is None:
                return process
            await finish(_end(process))  # killed from outside in the meantime: not the fault of the next page
        return await _start()

    def _rest_now(self) -> None:
        self._ending = asyncio.create_task(self._end_idle(), name="end idle workers")

    async def _end_idle(self) -> None:
        while self._idle:
            await finish(_end(self._idle.pop()))

    async def close(self) -> None:
        """Stop the processes; busy ones are stopped by their callers."""
        if self._rest is not None:
            self._rest.cancel()
        if self._ending is not None:
            await self._ending
        await self._end_idle()


@dataclass(frozen=True, slots=True)
class _Share:
    processes: Processes
    party: int
    limits: Limits

    async def run(self, function: Callable[..., T], *arguments: Any) -> T:
        return await self.processes.run(self.party, self.limits, function, *arguments)


def default_size() -> int:
    """Return the number of processes: one for up to three cores, otherwise two.

    The bot itself needs a core to store what they have split.
    """
    return min(MOST_WORKERS, max(1, (os.cpu_count() or 1) // 2))


async def run_each(
    pool: WorkerPool, function: Callable[[Sequence[T]], list[R | SourceError]], items: Sequence[T]
) -> list[R | SourceError]:
    """Call `function` once with all items; if that exceeds the limits, once for each item, to find the cause."""
    try:
        return await pool.run(function, items)
    except SourceError as error:
        if len(items) == 1 or error.key != "source-too-heavy":
            return [error for _ in items]
        return [result for item in items for result in await run_each(pool, function, [item])]


async def _start() -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        "from bot.loading.workers.worker import main; main()",
        cwd=_ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )


async def _ask(process: asyncio.subprocess.Process, request: bytes) -> tuple[bool, Any, bool]:
    if process.stdin is None or process.stdout is None:
        raise AssertionError("a worker without pipes")
    process.stdin.write(request)
    await process.stdin.drain()
    length = int.from_bytes(await process.stdout.readexactly(LENGTH_BYTES))
    return pickle.loads(await process.stdout.readexactly(length))  # noqa: S301 (from our own worker)


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.kill()
    # Reads the rest, so that no pipe stays open.
    await process.communicate()
