"""What the servers and channels of digests are called, noted while the bot runs on Discord for whoever checks it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from bot.archive import SettingsStore

_CALLED: Final = "called:"
"""Followed by the id of a guild, among whose holdings such notes are."""


@dataclass(frozen=True, slots=True)
class PlaceNames:
    """Names of servers, and of channels, by their ids."""

    servers: Mapping[int, str] = field(default_factory=dict[int, str])
    channels: Mapping[int, str] = field(default_factory=dict[int, str])

    def server(self, guild: int) -> str:
        """Return what a server is called; with its id where another is called the same, which alone where unknown."""
        name = self.servers.get(guild)
        if name is None:
            return str(guild)
        return name if list(self.servers.values()).count(name) == 1 else f"{name} ({guild})"

    def channel(self, channel: int) -> str:
        """Return what a channel is called; its id where that is not known."""
        name = self.channels.get(channel)
        return str(channel) if name is None else f"#{name}"


async def keep_names(settings: SettingsStore, found: Mapping[int, PlaceNames], present: Collection[int]) -> None:
    """Note the names `found` now in each server; of others only those `present` keep what was noted."""
    held = await settings.notes(_CALLED)
    for guild, names in found.items():
        channels = {str(channel): name for channel, name in sorted(names.channels.items())}
        note = json.dumps([names.servers.get(guild, ""), channels])
        if held.get(f"{_CALLED}{guild}") != note:
            await settings.keep_note(f"{_CALLED}{guild}", note)
    for name in held:
        if int(name.removeprefix(_CALLED)) not in present:
            await settings.forget_note(name)


async def seen_names(settings: SettingsStore) -> PlaceNames:
    """Return what was noted."""
    servers: dict[int, str] = {}
    channels: dict[int, str] = {}
    for name, note in (await settings.notes(_CALLED)).items():
        called, places = json.loads(note)
        servers[int(name.removeprefix(_CALLED))] = called
        channels |= {int(channel): place for channel, place in places.items()}
    return PlaceNames(servers, channels)
