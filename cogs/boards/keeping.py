"""Keep boards up to date where they stand while the bot runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord.ext import commands

from bot.boards import LONGEST_NAP
from cogs.boards.standing import BoardChannels, StandingRenderer
from cogs.shared import RestSender, longest_nap

if TYPE_CHECKING:
    from bot.client import BroadsheetClient


class KeepingOfBoards(commands.Cog):
    """What keeps boards up to date, from the moment Discord has said which servers there are."""

    def __init__(self, bot: BroadsheetClient) -> None:
        own = bot.user.id if bot.user is not None else 0
        self._keeper = bot.services.boards.keep_through(
            StandingRenderer(bot.choices),
            RestSender(bot.http, own, bot.services.clock),
            BoardChannels(bot),
            longest_nap=longest_nap(bot.services.clock, LONGEST_NAP),
        )

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Begin, once: without its servers nobody knows who may read what."""
        self._keeper.start()

    async def cog_unload(self) -> None:
        """Stop; what was under way goes on with the next start."""
        await self._keeper.stop()


async def setup(bot: BroadsheetClient) -> None:
    """Add the cog."""
    await bot.add_cog(KeepingOfBoards(bot))
