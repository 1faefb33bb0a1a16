"""Missing permissions for posting digests, stored by the running bot for `bot.py check`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from bot.archive import DigestKey

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.archive import SettingsStore

ROLE: Final = "role"
"""Stands among what is missing for the role to ping, that is gone: the digest is posted without."""

_LOOKED: Final = "digest-rights-seen"
_LACKING: Final = "lacking:"
"""Key prefix, followed by the guild id; these settings are data of that guild."""


@dataclass(frozen=True, slots=True)
class PermissionReport:
    """The time of the last check, and the missing permissions by name (`channel` if the channel is gone)."""

    at: datetime
    lacking: Mapping[DigestKey, tuple[str, ...]]


async def keep_rights(
    settings: SettingsStore, lacking: Mapping[DigestKey, Sequence[str]], now: datetime, mine: Callable[[int], bool]
) -> None:
    """Store the missing permissions; entries of guilds that are `mine` are removed where they no longer apply."""
    held = await settings.notes(_LACKING)
    notes = {f"{_LACKING}{guild}": note for guild, note in _by_guild(lacking).items()}
    for name in held.keys() - notes.keys():
        if mine(int(name.removeprefix(_LACKING))):
            await settings.forget_note(name)
    for name, note in notes.items():
        if held.get(name) != note:
            await settings.keep_note(name, note)
    await settings.keep_note(_LOOKED, now.isoformat())


async def seen_rights(settings: SettingsStore) -> PermissionReport | None:
    """Return the last report, or None before the first check."""
    at = await settings.note(_LOOKED)
    if at is None:
        return None
    notes = await settings.notes(_LACKING)
    lacking = {
        DigestKey(int(name.removeprefix(_LACKING)), int(number)): tuple(permissions)
        for name, note in notes.items()
        for number, permissions in json.loads(note).items()
    }
    return PermissionReport(datetime.fromisoformat(at), lacking)


def _by_guild(lacking: Mapping[DigestKey, Sequence[str]]) -> dict[int, str]:
    found: dict[int, dict[int, list[str]]] = {}
    for key in sorted(lacking):
        found.setdefault(key.guild, {})[key.number] = list(lacking[key])
    return {guild: json.dumps(of_guild) for guild, of_guild in found.items()}
