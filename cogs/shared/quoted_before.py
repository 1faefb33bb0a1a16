"""Where articles were quoted before, as far as whoever reads an answer may know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.archive import QuotedMessage
    from bot.articles import ArticleKey
    from bot.client import BroadsheetClient
    from cogs.ui import Viewer


async def quoted_before(
    client: BroadsheetClient, keys: Sequence[ArticleKey], viewer: Viewer
) -> dict[ArticleKey, QuotedMessage]:
    """Return the last message that quoted each of `keys`, in the channels that an answer to `viewer` may speak of."""
    guild = client.get_guild(viewer.guild) if viewer.guild is not None else None
    if guild is None:
        return {}
    found = await client.services.quotation.earlier.quoted(guild.id, keys)
    return {
        key: seen
        for key, messages in found.items()
        if (seen := next((one for one in messages if may_speak_of(one.channel, guild, viewer)), None))
    }


def may_speak_of(channel: int, guild: discord.Guild, viewer: Viewer) -> bool:
    """Tell whether all who see an answer to `viewer` can read `channel`.

    A private answer is seen by its asker, any other by whoever reads the channel it stands in: that may be everybody in
    the guild.
    """
    if channel == viewer.channel:
        return True
    place = guild.get_channel_or_thread(channel)
    who = viewer.member if viewer.private else guild.default_role
    if place is None or who is None:
        return False
    may = _permissions(place, who)
    return may.view_channel and may.read_message_history


def is_open(channel: int, guild: discord.Guild) -> bool:
    """Tell whether everybody in a guild can read a channel."""
    place = guild.get_channel_or_thread(channel)
    if place is None:
        return False
    may = _permissions(place, guild.default_role)
    return may.view_channel and may.read_message_history


def _permissions(
    place: discord.abc.GuildChannel | discord.Thread, who: discord.Member | discord.Role
) -> discord.Permissions:
    if not isinstance(place, discord.Thread):
        return place.permissions_for(who)
    if place.parent is None:
        return discord.Permissions.none()
    may = place.permissions_for(who)
    # Who has joined a private thread is not known here; who manages threads sees all of them.
    return may if may.manage_threads or not place.is_private() else discord.Permissions.none()
