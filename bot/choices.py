"""What guilds have chosen: validated when it changes, kept in the archive, and answered from memory."""

from __future__ import annotations

import asyncio
import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from rapidfuzz import fuzz, process

from bot.archive.model import GuildSettings
from bot.errors import UsageError
from bot.texts import languages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.archive.protocols import SettingsStore

LONGEST_PREFIX = 5
MOST_ROLES = 25
_FORBIDDEN_IN_PREFIX = frozenset("/@#<>:`*_~|\\")
_DEFAULTS = GuildSettings()


@dataclass(frozen=True, slots=True)
class Change:
    """What a guild had chosen, and what it has chosen now."""

    before: GuildSettings
    after: GuildSettings


class GuildChoices:
    """The settings of every guild. `load` them once; from then on reading them asks nobody."""

    def __init__(self, store: SettingsStore) -> None:
        self._store = store
        self._known: dict[int, GuildSettings] = {}
        self._changing = asyncio.Lock()

    async def load(self) -> None:
        """Read what guilds have chosen, and the names of the world's time zones."""
        self._known = await self._store.all_guild_settings()
        await asyncio.to_thread(zones)

    def of(self, guild: int | None) -> GuildSettings:
        """Return what `guild` has chosen; the defaults where it has not, and in a direct message (None)."""
        return self._known.get(guild, _DEFAULTS) if guild is not None else _DEFAULTS

    async def change_prefix(self, guild: int, prefix: str) -> Change:
        """Choose what commands begin with. Raises UsageError for what cannot be typed or means something already."""
        return await self._change(guild, prefix=valid_prefix(prefix))

    async def change_zone(self, guild: int, zone: str) -> Change:
        """Choose a time zone by its IANA name, in any case. Raises UsageError for one there is not."""
        return await self._change(guild, zone=valid_zone(zone))

    async def change_language(self, guild: int, language: str) -> Change:
        """Choose the language of the answers. Raises UsageError for one without a catalogue."""
        if language not in languages():
            raise UsageError("language", language=language[:20], known=", ".join(languages()))
        return await self._change(guild, language=language)

    async def change_digest_roles(self, guild: int, roles: Iterable[int]) -> Change:
        """Choose the roles that may manage digests."""
        return await self._change(guild, digest_roles=frozenset(roles))

    async def change_library_roles(self, guild: int, roles: Iterable[int]) -> Change:
        """Choose the roles that may manage the guild's library."""
        return await self._change(guild, library_roles=frozenset(roles))

    async def change_command_channels(self, guild: int, channels: Iterable[int]) -> Change:
        """Choose the channels where commands may be used; none means everywhere."""
        return await self._change(guild, command_channels=frozenset(channels))

    async def change_unfurl_channels(self, guild: int, channels: Iterable[int]) -> Change:
        """Choose the channels where references and links in messages are unfolded; none means nowhere."""
        return await self._change(guild, unfurl_channels=frozenset(channels))

    async def change_plain_text(self, guild: int, *, plain: bool) -> Change:
        """Choose whether answers are plain text."""
        return await self._change(guild, plain_text=plain)

    def forget(self, guild: int) -> None:
        """Take what `guild` had chosen out of memory: it was deleted."""
        self._known.pop(guild, None)

    async def _change(self, guild: int, **changes: str | bool | frozenset[int]) -> Change:
        # One at a time: two changes at once would each write back the other's old value.
        async with self._changing:
            before = self.of(guild)
            after = replace(before, **changes)
            await self._store.keep_guild_settings(guild, after)
            self._known[guild] = after
        return Change(before, after)


def valid_prefix(prefix: str) -> str:
    """Return `prefix` without the space around it. Raises UsageError where it will not do."""
    prefix = prefix.strip()
    usable = 0 < len(prefix) <= LONGEST_PREFIX and prefix.isprintable() and " " not in prefix
    if not usable or _FORBIDDEN_IN_PREFIX & set(prefix) or unicodedata.category(prefix[-1]).startswith(("L", "N", "M")):
        raise UsageError("prefix", prefix=prefix[:20] or " ", most=LONGEST_PREFIX)
    return prefix


@cache
def zones() -> dict[str, str]:
    """Return the IANA time zones, by their names in lower case."""
    return {name.lower(): name for name in sorted(available_timezones()) if "/" in name or name == "UTC"}


def valid_zone(typed: str) -> str:
    """Return the zone that was meant: a name in any case, or a city that only one has. Raises UsageError for none."""
    wanted = typed.strip().lower().replace(" ", "_")
    if wanted in zones():
        return zones()[wanted]
    cities = [name for key, name in zones().items() if key.rpartition("/")[2] == wanted]
    if len(cities) == 1:
        return cities[0]
    raise UsageError("zone", zone=typed[:40], near=", ".join(cities[:3] or nearest_zones(typed, 3)))


def nearest_zones(typed: str, most: int) -> list[str]:
    """Return the zones whose names hold `typed`, or else are most like it."""
    wanted = typed.strip().lower().replace(" ", "_")[:40]
    holding = [name for key, name in zones().items() if wanted in key]
    if holding:
        return holding[:most]
    near = process.extract(wanted, zones().keys(), scorer=fuzz.WRatio, limit=most)
    return [zones()[key] for key, _, _ in near]
