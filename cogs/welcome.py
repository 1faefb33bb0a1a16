"""One welcome in a server that the bot has joined, where it may speak, and never a second."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.checks import MESSAGE_CONTENT_NOTE
from cogs.ui import Viewer, notice, standing

if TYPE_CHECKING:
    from datetime import datetime

    from bot.client import BroadsheetClient

logger = logging.getLogger(__name__)


class Welcome(commands.Cog):
    """Greeting a server."""

    def __init__(self, bot: BroadsheetClient) -> None:
        self.bot = bot
        self._since: datetime | None = None

    async def cog_load(self) -> None:
        """Find out since when servers may have invited the bot unseen: ever, before its first start."""
        self._since = await self.bot.services.welcomes.last_look(MESSAGE_CONTENT_NOTE)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Greet the servers that invited the bot while it was away: of those Discord tells no joining."""
        since, welcomes = self._since, self.bot.services.welcomes
        for guild in list(self.bot.guilds):
            if not guild.unavailable and _joined_after(guild, since):
                await self._greet(guild)
        self._since = await welcomes.look()

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Greet a server."""
        await self._greet(guild)

    async def _greet(self, guild: discord.Guild) -> None:
        """Say what the bot is for, and three commands to try."""
        channel = _where_it_may_speak(guild)
        if channel is None:
            logger.info("no channel to welcome in", extra={"guild": guild.id})
            return
        if not await self.bot.services.welcomes.begin(guild.id):
            return
        viewer = Viewer.at(self.bot, guild.id, guild.owner_id or 0)
        try:
            await channel.send(view=notice(self._words(viewer), *standing(viewer)))
        except discord.HTTPException as error:
            logger.warning("no welcome", extra={"guild": guild.id, "error": repr(error)})

    def _words(self, viewer: Viewer) -> str:
        key = "welcome" if self.bot.reads_messages else "welcome-slash"
        return viewer.texts(key, prefix=viewer.prefix)


def _joined_after(guild: discord.Guild, moment: datetime | None) -> bool:
    joined = guild.me.joined_at
    return moment is None or (joined is not None and joined > moment)


def _where_it_may_speak(guild: discord.Guild) -> discord.TextChannel | None:
    """Return the channel the server set aside for such messages, or else its first, where the bot may write."""
    candidates = [guild.system_channel, *sorted(guild.text_channels, key=lambda channel: channel.position)]
    for channel in candidates:
        if channel is not None:
            may = channel.permissions_for(guild.me)
            if may.view_channel and may.send_messages:
                return channel
    return None


async def setup(bot: BroadsheetClient) -> None:
    """Add the cog."""
    await bot.add_cog(Welcome(bot))
