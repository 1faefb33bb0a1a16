"""Aliases: names of the same that people tie, of one server or of the shared archive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

MOST_ALIASES: Final = 200
"""Aliases of one server, and of the shared archive."""

MOST_ALIASES_OF_ALL: Final = 50_000

MOST_NAMES: Final = 8
"""Names of one alias."""

LONGEST_NAME: Final = 60
"""Characters of a name."""

MOST_ASIDE: Final = 40
"""Aliases of one server that wait for an answer, or can be brought back."""

ASIDE_FOR: Final = timedelta(days=1)


class AliasState(StrEnum):
    """Whether an alias is in use."""

    IN_USE = ""
    ASKED = "asked"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class StoredAlias:
    """Names of the same, as they were typed; the number, drawn by lot, tells the alias from others of its guild."""

    guild: int
    number: int
    names: tuple[str, ...]
    at: datetime


class AliasStore(Protocol):
    """Keeps aliases. What is put aside is gone after a day."""

    async def aliases(self, guild: int) -> tuple[StoredAlias, ...]:
        """Return the aliases of a guild that are in use, the oldest first."""
        ...

    async def add(
        self, guild: int, names: Sequence[str], now: datetime, *, instead_of: Collection[int] = ()
    ) -> StoredAlias:
        """Keep an alias and let go of those it takes in.

        Raises UsageError where the guild (200) or all guilds (50,000) have as many as they may.
        """
        ...

    async def ask(self, guild: int, names: Sequence[str], now: datetime) -> StoredAlias:
        """Put an alias aside until somebody has answered."""
        ...

    async def aside(self, guild: int, number: int, state: AliasState, now: datetime) -> StoredAlias | None:
        """Return an alias that waits, or that was removed less than a day ago."""
        ...

    async def remove(self, guild: int, number: int, now: datetime) -> bool:
        """Put an alias aside as removed; tell whether it was in use."""
        ...

    async def forget(self, guild: int, number: int) -> None:
        """Let go of an alias that was put aside."""
        ...
