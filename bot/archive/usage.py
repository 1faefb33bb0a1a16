"""How much guilds have brought in, day by day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date


class UsageStore(Protocol):
    """Keeps how many bytes a guild has brought in on a day; only the newest day is kept."""

    async def used(self, guild: int, day: date) -> int:
        """Return how many bytes it was until now."""
        ...

    async def used_by_all(self, day: date) -> int:
        """Return how many bytes it was of all guilds together."""
        ...

    async def use(
        self, guild: int, day: date, size: int, *, most: int | None = None, most_of_all: int | None = None
    ) -> int | None:
        """Add `size` bytes, and return how many they are then.

        None, and nothing added, where that is above `most`, or of all guilds together above `most_of_all`.
        """
        ...
