"""Where commands may be used: in the channels that a server chose, or everywhere where it chose none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord.ext import commands

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.client import BroadsheetClient
    from cogs.ui import Context, Interaction

_MOST_NAMED = 10


class ElsewhereError(commands.CheckFailure):
    """Commands may be used in other channels of this server: `channels`, as far as the asker sees them."""

    def __init__(self, channels: Sequence[int]) -> None:
        super().__init__("not in this channel")
        self.channels = channels


def require_place(origin: Context | Interaction) -> None:
    """Let a command pass where the server chose to have commands; those with Manage Server may use them anywhere.

    Raises ElsewhereError for anybody else.
    """
    client = origin.bot if isinstance(origin, commands.Context) else origin.client
    if origin.guild is None or origin.channel is None:
        return
    chosen = client.choices.of(origin.guild.id).command_channels
    here = {origin.channel.id, getattr(origin.channel, "parent_id", None)}
    if chosen and not chosen & here and not origin.permissions.manage_guild:
        raise ElsewhereError(_seen(client, origin, chosen))


def _seen(client: BroadsheetClient, origin: Context | Interaction, channels: frozenset[int]) -> list[int]:
    person = origin.author if isinstance(origin, commands.Context) else origin.user
    guild = client.get_guild(origin.guild.id) if origin.guild else None
    if guild is None or not isinstance(person, discord.Member):
        return []
    found = (guild.get_channel(channel) for channel in sorted(channels))
    return [one.id for one in found if one is not None and one.permissions_for(person).view_channel][:_MOST_NAMED]
