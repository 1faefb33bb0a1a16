"""Files that wait until somebody says how to cut them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

MOST_HELD_OF_GUILD = 20
"""Files of one guild that may wait."""

MOST_HELD_BYTES = 64 << 20
"""Bytes of all files that wait, compressed as they are stored."""


@dataclass(frozen=True, slots=True)
class NewHeldPage:
    """A file whose question is to be asked: who sent it, its name and bytes, and until when an answer counts."""

    guild: int
    person: int
    name: str
    content: bytes
    until: datetime


@dataclass(frozen=True, slots=True)
class HeldPage:
    """A file that waits. `channel` and `message` are where its question is, once it is asked."""

    number: int
    guild: int
    person: int
    name: str
    content: bytes
    until: datetime
    channel: int | None = None
    message: int | None = None


class HeldPageStore(Protocol):
    """Keeps files that wait for an answer."""

    async def hold(self, page: NewHeldPage) -> int | None:
        """Keep a file and return its number, drawn by lot; None where as many wait as may (20 of a guild, 64 MB)."""
        ...

    async def held(self, guild: int, number: int) -> HeldPage | None:
        """Return a file of a guild that waits."""
        ...

    async def asked(self, guild: int, number: int, *, channel: int, message: int) -> None:
        """Store where the question about a file is."""
        ...

    async def release(self, guild: int, number: int) -> bool:
        """Let go of a file; tell whether it waited."""
        ...

    async def next_until(self) -> datetime | None:
        """Return when the first of all that wait will have waited long enough."""
        ...

    async def overdue(self, now: datetime, *, limit: int = 20) -> tuple[HeldPage, ...]:
        """Return files that have waited long enough, the oldest first, without their bytes."""
        ...
