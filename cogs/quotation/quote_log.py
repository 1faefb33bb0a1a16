"""Remembers what the bot quotes in public, and forgets it when the message, its channel or the server goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord.ext import commands

if TYPE_CHECKING:
    from bot.articles import Reference
    from bot.client import BroadsheetClient
    from bot.quotation import EarlierQuotes


class Quotes(commands.Cog):
    """What was quoted where."""

    def __init__(self, bot: BroadsheetClient) -> None:
        self.bot = bot

    @property
    def _earlier(self) -> EarlierQuotes:
        return self.bot.services.quotation.earlier

    @commands.Cog.listener()
    async def on_quoted(self, channel: discord.abc.GuildChannel | discord.Thread, message: int, ref: Reference) -> None:
        """Remember a message that quotes, in a server that the bot is in."""
        if self.bot.get_guild(channel.guild.id) is None:
            return
        parent = channel.parent_id if isinstance(channel, discord.Thread) else None
        await self._earlier.remember(ref, guild=channel.guild.id, channel=channel.id, parent=parent, message=message)

    @commands.Cog.listener()
    async def on_raw_message_delete(self, gone: discord.RawMessageDeleteEvent) -> None:
        """Forget a message."""
        if gone.guild_id is not None:
            await self._earlier.forget_messages(gone.guild_id, [gone.message_id])

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, gone: discord.RawBulkMessageDeleteEvent) -> None:
        """Forget messages."""
        if gone.guild_id is not None:
            await self._earlier.forget_messages(gone.guild_id, sorted(gone.message_ids))

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Forget a channel with its threads."""
        await self._earlier.forget_channel(channel.guild.id, channel.id)

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, gone: discord.RawThreadDeleteEvent) -> None:
        """Forget a thread."""
        await self._earlier.forget_channel(gone.guild_id, gone.thread_id)

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Forget a server."""
        await self._earlier.forget_guild(guild.id)


async def setup(bot: BroadsheetClient) -> None:
    """Add the cog."""
    await bot.add_cog(Quotes(bot))
