"""`!status`: how the bot is doing, for those who manage the server, and for its owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.status import guild_status, owner_status
from bot.texts import load_texts
from cogs.status.drawing import Connection, draw_status
from cogs.ui import Right, Viewer, needs

if TYPE_CHECKING:
    from bot.client import BroadsheetClient
    from cogs.ui import Context

_TEXTS = load_texts()


class Status(commands.Cog):
    """How the bot is doing."""

    def __init__(self, bot: BroadsheetClient) -> None:
        self.bot = bot
        self._since = bot.services.clock.now()

    async def cog_check(self, ctx: Context) -> bool:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Let the owner of the bot pass, and those who manage the server."""
        if await self.bot.is_owner(ctx.author):
            return True
        if ctx.guild is None:
            raise commands.NoPrivateMessage
        if not ctx.permissions.manage_guild:
            raise commands.MissingPermissions(["manage_guild"])
        return True

    @commands.hybrid_command(name="status", description=_TEXTS("command-status"), extras=needs(Right.STATUS))
    @app_commands.default_permissions(manage_guild=True)
    async def status(self, ctx: Context) -> None:
        """Show how the bot is doing."""
        viewer = Viewer.of(ctx, private=True)
        await ctx.defer(ephemeral=viewer.private)
        services = self.bot.services
        # What spans all servers is not for a channel.
        is_owner = (viewer.private or viewer.guild is None) and await self.bot.is_owner(ctx.author)
        owner = await owner_status(services, len(self.bot.guilds)) if is_owner else None
        connection = Connection(self._since, self.bot.latency, self.bot.reads_messages, self.bot.is_connected)
        answer = draw_status(connection, await guild_status(services, viewer.guild), owner, viewer)
        await ctx.send(view=answer, ephemeral=viewer.private)


async def setup(bot: BroadsheetClient) -> None:
    """Add the cog."""
    await bot.add_cog(Status(bot))
