"""Threads by what they are for, so that long work fills its own and never those that answer.

`asyncio.to_thread` shares one small pool between everything: a few uploads in it, and nobody's question has a thread.
"""

from __future__ import annotations

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import TYPE_CHECKING, Final, ParamSpec, TypeVar

from bot.errors import DeadlineError

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

P = ParamSpec("P")
T = TypeVar("T")


class WorkerThreads:
    """A few threads for one purpose. Who has waited `patience` seconds for one is told; None waits for ever."""

    def __init__(self, name: str, size: int, *, patience: float | None = None) -> None:
        self._name = name
        self._size = size
        self._patience = patience
        self._begin()
        # A forked process has none of its parent's threads, and would wait for them for ever.
        os.register_at_fork(after_in_child=self._begin)

    def _begin(self) -> None:
        self._threads = ThreadPoolExecutor(self._size, thread_name_prefix=self._name)

    async def run(self, function: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
        """Call `function` in a thread and return what it returns. Raises DeadlineError where none came in time."""
        return await self._begun(
            self._threads.submit(copy_context().run, function, *arguments, **named), self._patience
        )

    async def run_within(self, seconds: float, function: Callable[[], T]) -> T:
        """Call `function` likewise, with so many seconds of patience."""
        return await self._begun(self._threads.submit(copy_context().run, function), seconds)

    async def _begun(self, work: Future[T], patience: float | None) -> T:
        ended = asyncio.wrap_future(work)
        try:
            await asyncio.wait({ended}, timeout=patience)
        except asyncio.CancelledError:
            ended.cancel()
            raise
        # What a thread has begun cannot be taken back, and is waited for: it has bounds of its own.
        if not ended.done() and work.cancel():
            raise DeadlineError("no-thread")
        return await ended


answering: Final = WorkerThreads("answering", 8, patience=10.0)
"""For what somebody waits for: search, quotations, pages of an article. Nothing else may use it."""

background: Final = WorkerThreads("background", 4)
"""For loading, uploads, exports and upkeep, in steps of a second or so: the next waits for a step, not for all."""

while_writing: Final = WorkerThreads("while writing", 2)
"""For what is worked out just before a database's writer is held, or while it is, and for nothing else: everyone who
writes waits for it, and would wait for whatever fills the threads of the background, too."""
