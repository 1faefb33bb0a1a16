"""Names of the servers and channels of digests, stored by the running bot for `bot.py check`."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from bot.archive import SettingsStore

_CALLED: Final = "called:"
"""Key prefix, followed by the guild id; these settings are data of that guild."""


@dataclass(frozen=True, slots=True)
class PlaceNames:
    """Names of servers, and of channels, by their ids."""

    servers: Mapping[int, str] = field(default_factory=dict[int, str])
    channels: Mapping[int, str] = field(default_factory=dict[int, str])

    def server(self, guild: int) -> str:
        """Return the name of a server, with its id if the name is ambiguous; only the id if unknown."""
        name = self.servers.get(guild)
        if name is None:
            return str(guild)
        return name if list(self.servers.values()).count(name) == 1 else f"{name} ({guild})"

    def channel(self, channel: int) -> str:
        """Return the name of a channel, or its id if unknown."""
        name = self.channels.get(channel)
        return str(channel) if name is None else f"#{name}"


async def keep_names(
    settings: SettingsStore, found: Mapping[int, PlaceNames], present: Collection[int], mine: Callable[[int], bool]
) -> None:
    """Store the names `found` in each server; of other servers that are `mine` keep only those `present`."""
    held = await settings.notes(_CALLED)
    for guild, names in found.items():
        channels = {str(channel): name for channel, name in sorted(names.channels.items())}
        note = json.dumps([names.servers.get(guild, ""), channels])
        if held.get(f"{_CALLED}{guild}") != note:
            await settings.keep_note(f"{_CALLED}{guild}", note)
    for name in held:
        guild = int(name.removeprefix(_CALLED))
        if guild not in present and mine(guild):
            await settings.forget_note(name)


async def seen_names(settings: SettingsStore) -> PlaceNames:
    """Return the stored names."""
    servers: dict[int, str] = {}
    channels: dict[int, str] = {}
    for name, note in (await settings.notes(_CALLED)).items():
        called, places = json.loads(note)
        servers[int(name.removeprefix(_CALLED))] = called
        channels |= {int(channel): place for channel, place in places.items()}
    return PlaceNames(servers, channels)
