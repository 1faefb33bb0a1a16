"""Post digests while the bot runs."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from discord.ext import commands

from bot.digest import LONGEST_NAP
from bot.runtime import SystemClock
from cogs.digest.posted import DigestRenderer
from cogs.shared import DigestOwnerNotifier, RestSender

if TYPE_CHECKING:
    from bot.client import BroadsheetClient

_SIMULATED_NAP = timedelta(days=365)
"""A simulated clock is never set, and stops at each waking: one is enough for each digest."""


class Delivering(commands.Cog):
    """The scheduler of digests, as long as this is loaded."""

    def __init__(self, bot: BroadsheetClient, *, longest_nap: timedelta) -> None:
        services = bot.services
        # Logged in by now: extensions are loaded in the client's setup hook.
        own = bot.user.id if bot.user is not None else 0
        self._scheduler = services.digests.post_through(
            services.composer,
            DigestRenderer(bot.choices),
            RestSender(bot.http, own, services.clock),
            DigestOwnerNotifier(bot),
            longest_nap=longest_nap,
        )

    async def cog_load(self) -> None:
        """Begin."""
        self._scheduler.start()

    async def cog_unload(self) -> None:
        """Stop; what was under way goes on with the next start."""
        await self._scheduler.stop()


async def setup(bot: BroadsheetClient) -> None:
    """Add the cog."""
    settable = isinstance(bot.services.clock, SystemClock)
    await bot.add_cog(Delivering(bot, longest_nap=LONGEST_NAP if settable else _SIMULATED_NAP))
