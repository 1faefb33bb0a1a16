"""Tell of watches while the bot runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord.ext import commands

from bot.watches import LONGEST_NAP
from cogs.shared import RestSender, longest_nap
from cogs.watches.posted import WatchedPlaces, WatchesRenderer

if TYPE_CHECKING:
    from bot.client import BroadsheetClient


class TellingOfWatches(commands.Cog):
    """What tells of watches, from the moment Discord has said which servers there are."""

    def __init__(self, bot: BroadsheetClient) -> None:
        own = bot.user.id if bot.user is not None else 0
        self._teller = bot.services.watches.tell_through(
            WatchesRenderer(bot.choices),
            RestSender(bot.http, own, bot.services.clock),
            WatchedPlaces(bot),
            longest_nap=longest_nap(bot.services.clock, LONGEST_NAP),
        )

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Begin, once: without its servers nobody knows who may read what."""
        self._teller.start()

    async def cog_unload(self) -> None:
        """Stop; what was under way goes on with the next start."""
        await self._teller.stop()


async def setup(bot: BroadsheetClient) -> None:
    """Add the cog."""
    await bot.add_cog(TellingOfWatches(bot))
