"""Zones whose sign may have been meant the other way round: which are meant so, and of which somebody was told.

`GMT+8` was once taken for the zone `Etc/GMT+8`, which is eight hours behind UTC. What holds such a zone stays as it is
until a person says what was meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.errors import UsageError
from bot.runtime import is_doubtful, meant_zones, zone_name

if TYPE_CHECKING:
    from bot.archive import SettingsStore

SETTINGS_HOLDER: Final = 0
"""Stands for the settings of a guild where else the number of one of its digests stands."""

_TOLD, _MEANT = "told", "meant"


class ZoneDoubts:
    """Remembers what people said of such zones, for each holder: a digest of a guild by its number, or its settings."""

    def __init__(self, settings: SettingsStore) -> None:
        self._settings = settings

    async def is_open(self, guild: int, holder: int, zone: str) -> bool:
        """Tell whether a zone may be a mistake, and nobody has said that it is meant so."""
        return is_doubtful(zone) and await self._settings.note(_name(guild, holder)) != f"{zone} {_MEANT}"

    async def begin(self, guild: int, holder: int, zone: str) -> bool:
        """Note that somebody is told of a zone now; False where somebody was before, or there is no doubt.

        Noted first: who could not be told sees it where the zone is shown, and nobody is told twice.
        """
        noted = await self._settings.note(_name(guild, holder))
        if not is_doubtful(zone) or noted in {f"{zone} {_TOLD}", f"{zone} {_MEANT}"}:
            return False
        await self._settings.keep_note(_name(guild, holder), f"{zone} {_TOLD}")
        return True

    async def settle(self, guild: int, holder: int, zone: str) -> None:
        """Note that a zone is meant as it is."""
        if is_doubtful(zone):
            await self._settings.keep_note(_name(guild, holder), f"{zone} {_MEANT}")

    async def forget(self, guild: int, holder: int) -> None:
        """Forget what was said of a holder that is gone."""
        await self._settings.forget_note(_name(guild, holder))

    async def answer(self, guild: int, holder: int, asked: tuple[str, str], choice: int | None) -> str:
        """Return the zone that a person has chosen by its place in `meant_zones`; None leaves the one that is held.

        `asked` is the zone that the question was about, and the one that is held now. Raises UsageError where the
        question is settled, or has no such answer.
        """
        about, held = asked
        if held != about or not await self.is_open(guild, holder, held):
            raise UsageError("zone-settled", zone=zone_name(held))
        if choice is None:
            return held
        if choice >= len(meant_zones(held)):
            raise UsageError("button-unknown")
        return meant_zones(held)[choice]


def _name(guild: int, holder: int) -> str:
    return f"zone:{guild}:{holder}"
