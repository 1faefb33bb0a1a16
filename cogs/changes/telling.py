"""Tell of changes, and read quoted pages again, while the bot runs."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from discord.ext import commands

from bot.changes import LONGEST_NAP
from bot.checks import MESSAGE_CONTENT_NOTE
from cogs.changes.posted import ChangeRenderer, DiscordPlaces
from cogs.shared import RestSender, longest_nap

if TYPE_CHECKING:
    from datetime import datetime

    import discord

    from bot.client import BroadsheetClient

logger = logging.getLogger(__name__)


class TellingOfChanges(commands.Cog):
    """What tells of changes, from the moment Discord has said which servers there are, and reads pages again."""

    def __init__(self, bot: BroadsheetClient) -> None:
        own = bot.user.id if bot.user is not None else 0
        self._teller = bot.services.changes.tell_through(
            ChangeRenderer(bot.choices),
            RestSender(bot.http, own, bot.services.clock),
            DiscordPlaces(bot),
            longest_nap=longest_nap(bot.services.clock, LONGEST_NAP),
        )
        self._services = bot.services
        self._reading: asyncio.Task[None] | None = None
        self._bot = bot
        self._since: datetime | None = None

    async def cog_load(self) -> None:
        """Begin to read pages again, where there is a network; find out which servers know the bot already."""
        self._since = await self._services.welcomes.last_look(MESSAGE_CONTENT_NOTE)
        if self._services.library.online:
            self._reading = asyncio.create_task(self._services.rereading.run(), name="read pages again")

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Begin, once: without its servers nobody knows who may read what.

        In servers that knew the bot before it told of changes, it begins by telling nothing.
        """
        if self._since is not None:
            known = [guild.id for guild in self._bot.guilds if not _joined_after(guild, self._since)]
            quiet = await self._bot.choices.begin_quiet(known)
            if quiet:
                logger.info("servers are told of changes when they choose to be", extra={"servers": quiet})
        else:
            await self._bot.choices.begin_quiet(())
        self._teller.start()

    async def cog_unload(self) -> None:
        """Stop; what was under way goes on with the next start."""
        if self._reading is not None:
            self._reading.cancel()
            await asyncio.gather(self._reading, return_exceptions=True)
        await self._teller.stop()


def _joined_after(guild: discord.Guild, moment: datetime) -> bool:
    joined = None if guild.unavailable else guild.me.joined_at
    return joined is not None and joined > moment


async def setup(bot: BroadsheetClient) -> None:
    """Add the cog."""
    await bot.add_cog(TellingOfChanges(bot))
