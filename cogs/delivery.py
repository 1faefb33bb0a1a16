"""Post digests while the bot runs, and tell owners of those that had to be paused."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

import aiohttp
import discord
from discord.ext import commands

from bot.clock import SystemClock
from bot.digest.composing import DigestComposer
from bot.digest.delivery import Delivery
from bot.digest.scheduler import LONGEST_NAP, Scheduler
from cogs.posting import RestSender
from cogs.ui.answer import notice
from cogs.ui.digest import DigestRenderer
from cogs.ui.viewer import Viewer

if TYPE_CHECKING:
    from bot.client import BroadsheetClient
    from bot.digest.model import Subscription

logger = logging.getLogger(__name__)

_SIMULATED_NAP = timedelta(days=365)
"""A simulated clock is never set, and stops at each waking: one is enough for each digest."""


class OwnerNotifier:
    """Tells owners of digests by direct message."""

    def __init__(self, bot: BroadsheetClient) -> None:
        self._bot = bot

    async def paused(self, subscription: Subscription) -> bool:
        """Tell the owner of a digest that it was paused; return False where that is not possible."""
        if subscription.pause is None:
            return False
        viewer = Viewer.at(self._bot, subscription.key.guild, subscription.owner)
        guild = self._bot.get_guild(subscription.key.guild)
        words = viewer.texts(
            "digest-paused-owner",
            digest=f"D{subscription.key.number}",
            server=guild.name if guild else str(subscription.key.guild),
            channel=f"<#{subscription.channel}>",
            reason=subscription.pause.reason,
            prefix=viewer.prefix,
        )
        try:
            owner = await self._bot.fetch_user(subscription.owner)
            await owner.send(view=notice(words))
        except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
            logger.info("the owner of a digest could not be told", extra={"error": type(error).__name__})
            return False
        return True


class Delivering(commands.Cog):
    """The scheduler of digests, as long as this is loaded."""

    def __init__(self, bot: BroadsheetClient, *, longest_nap: timedelta) -> None:
        services, archive = bot.services, bot.services.archive
        # Logged in by now: extensions are loaded in the client's setup hook.
        own = bot.user.id if bot.user is not None else 0
        self._sender = RestSender(bot.http, own, services.clock)
        self._delivery = Delivery(
            archive.digests,
            DigestComposer(archive.articles, archive.terms, archive.digests),
            DigestRenderer(bot.choices),
            self._sender,
            OwnerNotifier(bot),
            services.clock,
        )
        self._scheduler = Scheduler(archive.digests, self._delivery, services.clock, longest_nap=longest_nap)
        self._digests = services.digests

    async def cog_load(self) -> None:
        """Begin."""
        self._digests.attach(self._delivery, self._sender, self._scheduler.wake)
        self._scheduler.start()

    async def cog_unload(self) -> None:
        """Stop; what was under way goes on with the next start."""
        await self._scheduler.stop()


async def setup(bot: BroadsheetClient) -> None:
    """Add the cog."""
    settable = isinstance(bot.services.clock, SystemClock)
    await bot.add_cog(Delivering(bot, longest_nap=LONGEST_NAP if settable else _SIMULATED_NAP))
