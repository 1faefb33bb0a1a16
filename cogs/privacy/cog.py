"""`!privacy`: what is kept of people and servers, as a file or gone; and what is forgotten when the bot leaves."""

from __future__ import annotations

import asyncio
import logging
from io import BytesIO
from typing import TYPE_CHECKING, cast

import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import BroadsheetError, UsageError
from bot.replies import acknowledge
from bot.texts import load_texts
from cogs.privacy.drawing import FILE, Whose, draw_export, draw_privacy, draw_question
from cogs.ui import PERSON, Button, Control, Viewer, notice, require_manager, standing

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from bot.client import BroadsheetClient
    from cogs.ui import Context, Interaction

logger = logging.getLogger(__name__)

_TEXTS = load_texts()
_SWEEP_EVERY = 24 * 3_600.0
_TAKE_UP = 60.0  # what a start has to do comes first
_FIRST_SWEEP = 3_600.0


class Privacy(commands.Cog):
    """Showing and deleting what is kept."""

    def __init__(self, bot: BroadsheetClient) -> None:
        self.bot = bot
        self.service = bot.services.privacy
        self._sweeping: asyncio.Task[None] | None = None

    async def cog_load(self) -> None:
        """Make the buttons of earlier runs work, and begin to sweep once a day."""
        self.bot.add_dynamic_items(ForgetButton)
        self._sweeping = asyncio.create_task(self._sweep_daily(), name="sweep what is no longer to be kept")

    async def cog_unload(self) -> None:
        """Sweep no more."""
        if self._sweeping is not None:
            self._sweeping.cancel()

    @commands.hybrid_group(name="privacy", fallback="show", description=_TEXTS("command-privacy"))
    async def privacy(self, ctx: Context) -> None:
        """Say what is kept."""
        viewer = Viewer.of(ctx, private=True)
        await ctx.send(view=draw_privacy(viewer), ephemeral=viewer.private)

    @privacy.command(name="export", description=_TEXTS("command-privacy-export"))
    @app_commands.describe(whose=_TEXTS("option-privacy-whose"))
    async def export(self, ctx: Context, whose: Whose = "me") -> None:
        """Send what is kept to the asker alone."""
        viewer = Viewer.of(ctx, private=True)
        await ctx.defer(ephemeral=True)
        guild = _guild_of(ctx) if whose == "server" else 0
        packed = await (self.service.export_guild(guild) if guild else self.service.export_person(viewer.person))
        file = discord.File(BytesIO(packed), FILE)
        if ctx.interaction is not None or ctx.guild is None:
            await ctx.send(view=draw_export(whose, viewer), file=file, ephemeral=viewer.private)
            return
        try:
            await ctx.author.send(view=draw_export(whose, viewer), file=file)
        except discord.Forbidden:
            raise UsageError("privacy-direct") from None
        await ctx.send(view=notice(viewer.texts("privacy-sent"), *standing(viewer)))

    @privacy.command(name="delete", description=_TEXTS("command-privacy-delete"))
    @app_commands.describe(whose=_TEXTS("option-privacy-whose"))
    async def delete(self, ctx: Context, whose: Whose = "me") -> None:
        """Ask before deleting."""
        viewer = Viewer.of(ctx, private=True)
        await ctx.defer(ephemeral=True)
        articles = await self.service.own_articles(_guild_of(ctx)) if whose == "server" else 0
        await ctx.send(view=draw_question(whose, viewer, articles=articles), ephemeral=viewer.private)

    async def forget_guild(self, guild: int) -> None:
        """Delete all that is kept of `guild`, in memory too."""
        await self.service.forget_guild(guild)
        self.bot.choices.forget(guild)

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Note that a guild was left."""
        await self.service.leave(guild.id)

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Note that the bot is there again."""
        await self.service.arrive(guild.id)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Note what happened while the bot was away."""
        if left := await self.service.compare([guild.id for guild in self.bot.guilds], self.bot.serves):
            logger.warning("servers were left while the bot was away", extra={"servers": left})

    async def _sweep_daily(self) -> None:
        await asyncio.sleep(_TAKE_UP)
        await _whatever_happens(self._take_up())
        await asyncio.sleep(_FIRST_SWEEP)
        while True:
            await _whatever_happens(self._sweep())
            await asyncio.sleep(_SWEEP_EVERY)

    async def _take_up(self) -> None:
        if await self.service.take_up():
            logger.info("ended a deletion that was cut off")

    async def _sweep(self) -> None:
        swept = await self.service.sweep()
        if swept.guilds or swept.copies:
            logger.info("forgotten", extra={"servers": swept.guilds, "copies": swept.copies})


async def _whatever_happens(work: Awaitable[None]) -> None:
    """Let the next day's sweep come whatever happens to this one."""
    try:
        await work
    except BroadsheetError as error:
        logger.warning("not everything could be forgotten; tomorrow again", extra={"error": str(error)})
    except Exception:
        logger.exception("the sweep failed")


def _guild_of(ctx: Context) -> int:
    if ctx.guild is None:
        raise commands.NoPrivateMessage
    if not ctx.permissions.manage_guild:
        raise commands.MissingPermissions(["manage_guild"])
    return ctx.guild.id


class ForgetButton(Control[Button], template=rf"b1:erase:(?P<whose>me|server):{PERSON}"):
    """Deletes what is kept, for whoever asked and nobody else."""

    async def use(self, interaction: Interaction) -> None:
        """Delete."""
        if interaction.user.id != self.person:
            raise UsageError("not-your-button")
        cog = cast("Privacy", interaction.client.get_cog("Privacy"))
        guild = _managed(interaction) if self.words["whose"] == "server" else None
        await acknowledge(interaction)
        viewer = Viewer.pressing(interaction)
        if guild is not None:
            await cog.forget_guild(guild)
            sentence = viewer.texts("privacy-deleted-server")
        else:
            rows = await cog.service.forget_person(interaction.user.id)
            sentence = viewer.texts("privacy-deleted-me", rows=rows)
        await interaction.edit_original_response(view=notice(sentence, *standing(viewer)))


def _managed(interaction: Interaction) -> int:
    require_manager(interaction)
    if interaction.guild_id is None:
        raise commands.NoPrivateMessage
    return interaction.guild_id


async def setup(bot: BroadsheetClient) -> None:
    """Add the cog."""
    await bot.add_cog(Privacy(bot))
