"""Whether the bot may read what was posted in a channel, from what Discord's REST says of the channel.

Where Read Message History is missing, Discord answers with an empty history and not with a refusal (its reference, "Get
Channel Messages"): an empty history proves nothing until this was asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord

if TYPE_CHECKING:
    from collections.abc import Mapping

THREADS: Final = frozenset({10, 11, 12})
"""The types of channels that have the permissions of their parent."""

_MEMBER: Final = 1  # the type of an overwrite that is for one member; the others are for a role


def may_read_history(channel: Mapping[str, Any], guild: Mapping[str, Any], member: Mapping[str, Any]) -> bool:
    """Tell whether `member` may see the channel (no thread: its parent) and read its history.

    The order is that of Discord's reference, "Permission Overwrites": everyone, then all roles, then the member.
    """
    person, roles = member["user"]["id"], {guild["id"], *member["roles"]}
    rights = discord.Permissions(0)
    for role in guild["roles"]:
        if role["id"] in roles:
            rights.value |= int(role["permissions"])
    if guild["owner_id"] == person or rights.administrator:
        return True
    overwrites = channel["permission_overwrites"]
    for names, kind in (({guild["id"]}, 0), (roles - {guild["id"]}, 0), ({person}, _MEMBER)):
        _overwrite(rights, [one for one in overwrites if one["id"] in names and one["type"] == kind])
    return rights.view_channel and rights.read_message_history


def _overwrite(rights: discord.Permissions, overwrites: list[Mapping[str, Any]]) -> None:
    denied = allowed = 0
    for one in overwrites:
        denied |= int(one["deny"])
        allowed |= int(one["allow"])
    rights.value = rights.value & ~denied | allowed
