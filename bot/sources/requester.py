"""For whom something is fetched: what many may use is shared fairly between servers."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator

_guild: ContextVar[int] = ContextVar("guild that is fetched for", default=0)


@contextmanager
def fetching_for(guild: int) -> Generator[None]:
    """Let what is fetched inside, and in the tasks made inside, count for a guild (a Discord id; 0: the operator)."""
    before = _guild.set(guild)
    try:
        yield
    finally:
        _guild.reset(before)


def requester() -> int:
    """Return the guild that the present task fetches for."""
    return _guild.get()
