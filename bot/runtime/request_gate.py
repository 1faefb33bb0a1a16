"""A last look before a request leaves: may it still? And what became of those that left.

discord.py sends a request again by itself after a server's failure or a rate limit, and nothing may stop a process
from being stalled in between. So the question is asked where every single request begins; and a request that was denied
says nothing about one before it that was not.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import aiohttp

from bot.errors import UnknownOutcomeError

if TYPE_CHECKING:
    from collections.abc import Generator
    from types import SimpleNamespace

MayLeave: TypeAlias = Callable[[], bool]


@dataclass(slots=True)
class Requests:
    """How many requests left, and how many of them were answered with a 4xx: those did nothing."""

    may_leave: MayLeave
    begun: int = 0
    denied: int = 0

    @property
    def did_nothing(self) -> bool:
        """Tell whether each that left is known to have done nothing."""
        return self.begun == self.denied


_requests: ContextVar[Requests | None] = ContextVar("requests", default=None)


@contextmanager
def only_while(may_leave: MayLeave) -> Generator[Requests]:
    """Let requests of this context, and of tasks begun in it, leave only while `may_leave` says so; count them."""
    requests = Requests(may_leave)
    token = _requests.set(requests)
    try:
        yield requests
    finally:
        _requests.reset(token)


def guard() -> aiohttp.TraceConfig:
    """Return what asks before each request of a session. It raises UnknownOutcomeError where the answer is no."""
    trace = aiohttp.TraceConfig()
    trace.on_request_start.append(_ask)
    trace.on_request_end.append(_note)
    return trace


async def _ask(
    _session: aiohttp.ClientSession, _context: SimpleNamespace, _params: aiohttp.TraceRequestStartParams
) -> None:
    requests = _requests.get()
    if requests is not None:
        if not requests.may_leave():
            raise UnknownOutcomeError("too-late")
        requests.begun += 1


async def _note(
    _session: aiohttp.ClientSession, _context: SimpleNamespace, params: aiohttp.TraceRequestEndParams
) -> None:
    requests = _requests.get()
    if requests is not None and 400 <= params.response.status < 500:
        requests.denied += 1
