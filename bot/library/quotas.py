"""How much a guild may bring in on a day."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from bot.errors import QuotaError

if TYPE_CHECKING:
    from bot.archive import UsageStore
    from bot.runtime import Clock

DAILY_BYTES: Final = 500 << 20
"""Bytes that a guild may upload and have fetched on a day (in UTC). The operator's shared archive has no bound."""

DAILY_BYTES_OF_ALL: Final = 10 << 30
"""Bytes that all guilds together may upload and have fetched on a day."""


class Quotas:
    """Counts what guilds bring in. The day is that of UTC."""

    def __init__(self, usage: UsageStore, clock: Clock) -> None:
        self._usage = usage
        self._clock = clock

    async def take(self, guild: int, size: int) -> None:
        """Count what is brought in now, all or nothing. Raises QuotaError where it is more than the day has left."""
        today = self._clock.now().date()
        if (
            guild
            and await self._usage.use(guild, today, size, most=DAILY_BYTES, most_of_all=DAILY_BYTES_OF_ALL) is None
        ):
            raise await self._exceeded(guild, size)

    async def require(self, guild: int) -> None:
        """Let pass what is of unknown size while anything of the day is left. Raises QuotaError."""
        today = self._clock.now().date()
        if guild and (
            await self._usage.used(guild, today) >= DAILY_BYTES
            or await self._usage.used_by_all(today) >= DAILY_BYTES_OF_ALL
        ):
            raise await self._exceeded(guild, 1)

    async def count(self, guild: int, size: int) -> None:
        """Count what was brought in, be it more than there was left."""
        if guild and size:
            await self._usage.use(guild, self._clock.now().date(), size)

    def renewal(self) -> datetime:
        """Return when the next day begins."""
        return datetime.combine(self._clock.now().date() + timedelta(days=1), time(), UTC)

    async def _exceeded(self, guild: int, size: int) -> QuotaError:
        used = await self._usage.used(guild, self._clock.now().date())
        moment = str(int(self.renewal().timestamp()))
        if used + size <= DAILY_BYTES:
            return QuotaError("library-day-full-all", most=DAILY_BYTES_OF_ALL >> 20, moment=moment)
        left = max(0, DAILY_BYTES - used) >> 20
        return QuotaError("library-day-full", most=DAILY_BYTES >> 20, left=left, moment=moment)
