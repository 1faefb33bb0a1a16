"""Tell of changes while the bot runs."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from discord.ext import commands

from bot.changes import LONGEST_NAP
from bot.runtime import SystemClock
from cogs.changes.posted import ChangeRenderer, DiscordPlaces
from cogs.shared import RestSender

if TYPE_CHECKING:
    from bot.client import BroadsheetClient

_SIMULATED_NAP = timedelta(days=365)
"""A simulated clock stops at each waking, and whatever is stored there wakes it."""


class TellingOfChanges(commands.Cog):
    """What tells of changes, from the moment Discord has said which servers there are."""

    def __init__(self, bot: BroadsheetClient, *, longest_nap: timedelta) -> None:
        own = bot.user.id if bot.user is not None else 0
        self._teller = bot.services.changes.tell_through(
            ChangeRenderer(bot.choices),
            RestSender(bot.http, own, bot.services.clock),
            DiscordPlaces(bot),
            longest_nap=longest_nap,
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
    settable = isinstance(bot.services.clock, SystemClock)
    await bot.add_cog(TellingOfChanges(bot, longest_nap=LONGEST_NAP if settable else _SIMULATED_NAP))
