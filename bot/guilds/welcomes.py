"""Which servers have been welcomed, so that none is twice."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bot.archive import SettingsStore
    from bot.runtime import Clock

_LOOKED: Final = "welcomes-looked"


class Welcomes:
    """Remembers the guilds that the bot has welcomed."""

    def __init__(self, settings: SettingsStore, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock
        self._one_at_a_time = asyncio.Lock()

    async def begin(self, guild: int) -> bool:
        """Note that `guild` is welcomed now; False where it was before.

        Noted first: a welcome that failed is not missed, and one that comes twice is.
        """
        note = f"welcome:{guild}"
        async with self._one_at_a_time:
            if await self._settings.note(note) is not None:
                return False
            await self._settings.keep_note(note, self._clock.now().isoformat())
            return True

    async def last_look(self, of_earlier_start: str) -> datetime | None:
        """Return when the bot last looked which servers it is in; None where it never ran.

        Where it ran before it noted this (a note named `of_earlier_start` is there), that is now: whoever has the bot
        knows it.
        """
        looked = await self._settings.note(_LOOKED)
        if looked is not None:
            return datetime.fromisoformat(looked)
        return None if await self._settings.note(of_earlier_start) is None else self._clock.now()

    async def look(self) -> datetime:
        """Note that the bot looks now, and return when that is."""
        now = self._clock.now()
        await self._settings.keep_note(_LOOKED, now.isoformat())
        return now
