"""`!sync`: the owner's way to register the commands with Discord again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.texts import load_texts
from cogs.ui import Right, Viewer, needs, notice, standing

if TYPE_CHECKING:
    from bot.client import BroadsheetClient
    from cogs.ui import Context

_TEXTS = load_texts()


class Owner(commands.Cog):
    """What only the owner of the bot may do."""

    def __init__(self, bot: BroadsheetClient) -> None:
        self.bot = bot

    @commands.hybrid_command(name="sync", description=_TEXTS("command-sync"), extras=needs(Right.OWNER))
    @app_commands.default_permissions(administrator=True)
    @commands.is_owner()
    async def sync(self, ctx: Context) -> None:
        """Register the commands."""
        viewer = Viewer.of(ctx, private=True)
        await ctx.defer(ephemeral=True)
        sentence = viewer.texts("sync-done", commands=await self.bot.sync_commands())
        await ctx.send(view=notice(sentence, *standing(viewer)), ephemeral=True)


async def setup(bot: BroadsheetClient) -> None:
    """Add the cog."""
    await bot.add_cog(Owner(bot))
