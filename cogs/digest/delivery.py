"""Post digests while the bot runs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from discord.ext import commands

from bot.digest import LONGEST_NAP
from cogs.digest.posted import DigestRenderer
from cogs.shared import DigestOwnerNotifier, RestSender, is_role_gone, longest_nap

if TYPE_CHECKING:
    from bot.client import BroadsheetClient


class Delivering(commands.Cog):
    """The scheduler of digests, as long as this is loaded."""

    def __init__(self, bot: BroadsheetClient) -> None:
        services = bot.services
        # Logged in by now: extensions are loaded in the client's setup hook.
        own = bot.user.id if bot.user is not None else 0
        self._scheduler = services.digests.post_through(
            services.composer,
            DigestRenderer(bot.choices, partial(is_role_gone, bot)),
            RestSender(bot.http, own, services.clock),
            DigestOwnerNotifier(bot),
            longest_nap=longest_nap(bot.services.clock, LONGEST_NAP),
        )

    async def cog_load(self) -> None:
        """Begin."""
        self._scheduler.start()

    async def cog_unload(self) -> None:
        """Stop; what was under way goes on with the next start."""
        await self._scheduler.stop()


async def setup(bot: BroadsheetClient) -> None:
    """Add the cog."""
    await bot.add_cog(Delivering(bot))
