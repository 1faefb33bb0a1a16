"""Who may read what in a feed reader: Discord is asked again for each reading, about a person once a minute."""

from __future__ import annotations

from collections import OrderedDict
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import aiohttp
import discord

from bot.rss import Access
from cogs.shared import may_see

if TYPE_CHECKING:
    from datetime import datetime

    from bot.client import BroadsheetClient

KNOWN_FOR: Final = timedelta(seconds=60)
"""How long it is believed who is in a server, and with which roles: Discord says how often it may be asked."""

MOST_KNOWN: Final = 1_000

_SILENT: Final = (discord.DiscordException, aiohttp.ClientError, OSError)  # a time-out is an OSError


class DiscordRights:
    """Knows who is in which server, and what they see there."""

    def __init__(self, bot: BroadsheetClient) -> None:
        self._bot = bot
        self._known: OrderedDict[tuple[int, int], tuple[datetime, discord.Member]] = OrderedDict()

    async def look(self, guild: int, person: int, channel: int | None) -> Access:
        """Tell whether a person is in a guild and, where one is given, reads a channel of it with its history."""
        server = self._bot.get_guild(guild)
        if server is None:
            return Access.REFUSED if self._bot.is_connected else Access.UNKNOWN
        if server.unavailable:
            return Access.UNKNOWN
        try:
            member = await self._member(server, person)
            place = await self._place(server, channel) if channel is not None else None
        except _SILENT:
            return Access.UNKNOWN
        if member is None:
            return Access.LEFT
        if channel is None:
            return Access.ALLOWED
        return Access.ALLOWED if place is not None and await _reads(place, member) else Access.REFUSED

    async def _member(self, server: discord.Guild, person: int) -> discord.Member | None:
        key, now = (server.id, person), self._bot.services.clock.now()
        # A moment in the future is none: the clock was set back.
        if key in self._known and timedelta(0) <= now - self._known[key][0] < KNOWN_FOR:
            return self._known[key][1]
        self._known.pop(key, None)
        try:
            member = await server.fetch_member(person)
        except discord.NotFound:
            return None
        self._known[key] = now, member
        if len(self._known) > MOST_KNOWN:
            self._known.popitem(last=False)
        return member

    async def _place(self, server: discord.Guild, channel: int) -> discord.abc.GuildChannel | discord.Thread | None:
        place = server.get_channel_or_thread(channel)
        if place is None:  # an archived thread is asked for
            try:
                found = await self._bot.fetch_channel(channel)
            except (discord.NotFound, discord.Forbidden):
                return None
            place = found if isinstance(found, discord.abc.GuildChannel | discord.Thread) else None
        return place if place is not None and place.guild.id == server.id else None


async def _reads(place: discord.abc.GuildChannel | discord.Thread, member: discord.Member) -> bool:
    return await may_see(place, member) and place.permissions_for(member).read_message_history


def reads_openly(channel: int, member: discord.Member) -> bool:
    """Tell, without asking Discord, whether a member reads a channel that is no private thread."""
    place = member.guild.get_channel_or_thread(channel)
    if place is None or (isinstance(place, discord.Thread) and (place.is_private() or place.parent is None)):
        return False
    may = place.permissions_for(member)
    return may.view_channel and may.read_message_history
