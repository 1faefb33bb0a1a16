"""Which servers have been welcomed, so that none is twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.archive import SettingsStore
    from bot.runtime import Clock


class Welcomes:
    """Remembers the guilds that the bot has welcomed."""

    def __init__(self, settings: SettingsStore, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock

    async def begin(self, guild: int) -> bool:
        """Note that `guild` is welcomed now; False where it was before.

        Noted first: a welcome that failed is not missed, and one that comes twice is.
        """
        note = f"welcome:{guild}"
        if await self._settings.note(note) is not None:
            return False
        await self._settings.keep_note(note, self._clock.now().isoformat())
        return True
