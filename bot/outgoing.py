"""A last look before a request leaves: may it still?

discord.py sends a request again by itself after a server's failure or a rate limit, and nothing may stop a process
from being stalled in between. So the question is asked where every single request begins.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, TypeAlias

import aiohttp

from bot.errors import UnknownOutcomeError

if TYPE_CHECKING:
    from collections.abc import Generator
    from types import SimpleNamespace

MayLeave: TypeAlias = Callable[[], bool]

_may_leave: ContextVar[MayLeave | None] = ContextVar("may_leave", default=None)


@contextmanager
def only_while(may_leave: MayLeave) -> Generator[None]:
    """Let requests of this context, and of tasks begun in it, leave only while `may_leave` says so."""
    token = _may_leave.set(may_leave)
    try:
        yield
    finally:
        _may_leave.reset(token)


def guard() -> aiohttp.TraceConfig:
    """Return what asks before each request of a session. It raises UnknownOutcomeError where the answer is no."""
    trace = aiohttp.TraceConfig()
    trace.on_request_start.append(_ask)
    return trace


async def _ask(
    _session: aiohttp.ClientSession, _context: SimpleNamespace, _params: aiohttp.TraceRequestStartParams
) -> None:
    may_leave = _may_leave.get()
    if may_leave is not None and not may_leave():
        raise UnknownOutcomeError("too-late")
