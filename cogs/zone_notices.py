"""Tell those who set up what holds a zone with the sign the other way round, once, and let them choose."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Final

from discord.ext import commands

from bot.errors import BroadsheetError
from bot.guilds import SETTINGS_HOLDER
from cogs.shared import ZoneChoice, ZoneOwnerNotifier

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from bot.client import BroadsheetClient

logger = logging.getLogger(__name__)

_MOST_TOLD: Final = 50
"""Of one look: a bot that writes to many people at once is taken for one that sends what nobody wants."""


class ZoneNotices(commands.Cog):
    """Looks for such zones when the bot has come to Discord."""

    def __init__(self, bot: BroadsheetClient) -> None:
        self.bot = bot
        self._notifier = ZoneOwnerNotifier(bot)
        self._one_at_a_time = asyncio.Lock()

    async def cog_load(self) -> None:
        """Make the buttons of questions that were asked before this start work."""
        self.bot.add_dynamic_items(ZoneChoice)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Tell whom nobody has told yet."""
        async with self._one_at_a_time:
            try:
                await self._tell()
            except BroadsheetError as error:
                logger.warning("nobody was told of doubtful zones", extra={"error": str(error)})

    async def _tell(self) -> None:
        told = 0
        async for guild, holder, owner, channel, zone in self._holders():
            if told >= _MOST_TOLD:
                return  # the others with the next start
            if await self.bot.choices.begin_asking(guild, holder, zone):
                told += 1
                await self._notifier.ask(guild, holder, owner, channel, zone)

    async def _holders(self) -> AsyncGenerator[tuple[int, int, int, int | None, str]]:
        """Yield the guild, the holder, its maker, its channel and its zone of all that could be told of."""
        async for digest in self.bot.services.digests.every_active():
            if digest.owner and self.bot.get_guild(digest.key.guild) is not None:
                yield digest.key.guild, digest.key.number, digest.owner, digest.channel, digest.schedule.zone
        # Of the settings nobody noted who chose them: whose the server is can say, or ask.
        for guild in list(self.bot.guilds):
            if guild.owner_id is not None and not guild.unavailable:
                yield guild.id, SETTINGS_HOLDER, guild.owner_id, None, self.bot.choices.of(guild.id).zone


async def setup(bot: BroadsheetClient) -> None:
    """Add the cog."""
    await bot.add_cog(ZoneNotices(bot))
