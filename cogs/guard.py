"""Stands before every command (is it too fast, may the bot answer here?) and after it (tell what went wrong)."""

from __future__ import annotations

import logging
from collections import OrderedDict
from contextlib import suppress
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.errors import UsageError
from bot.replies import reply
from cogs.help import first_example
from cogs.quotation import to_unfold
from cogs.shared import CheckRefusedError, ElsewhereError, cause_of, explain, require_place
from cogs.ui import CONTROLS, WARNING, CatalogueTranslator, Viewer, lines, notice, standing

if TYPE_CHECKING:
    from bot.client import BroadsheetClient
    from cogs.ui import Answer, Context, Interaction

logger = logging.getLogger(__name__)

_SILENT = "🔇"
_MOST_REMEMBERED = 1_000
_SHORTEST_NAME, _LONG_NAME, _LONGEST_NAME = 4, 7, 20


class Guard(commands.Cog):
    """Checks before commands, and the delivery of what the ladder of errors says."""

    def __init__(self, bot: BroadsheetClient) -> None:
        self.bot = bot
        self._told: OrderedDict[tuple[int, int], None] = OrderedDict()
        self._misspelt: OrderedDict[tuple[int, str], None] = OrderedDict()

    async def cog_load(self) -> None:
        """Take over the errors of slash commands, and make the buttons of earlier runs work."""
        self.bot.add_dynamic_items(*CONTROLS)
        self.bot.tree.on_error = self.on_app_command_error
        self.bot.tree.interaction_check = self.check_menu
        await self.bot.tree.set_translator(CatalogueTranslator())

    async def bot_check_once(self, ctx: Context) -> bool:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Let a command through.

        Raises RefusedError for one too many, BotMissingPermissions where it cannot answer, ElsewhereError where the
        server has commands in other channels.
        """
        require_place(ctx)
        if ctx.interaction is None and (missing := _missing_here(ctx)):
            raise commands.BotMissingPermissions(missing)
        try:
            self.bot.begin(ctx.author.id)
        except UsageError as error:
            raise CheckRefusedError(error) from error
        return True

    async def check_menu(self, interaction: Interaction) -> bool:
        """Let the menu of a message through, or say where menus may be used; slash commands are checked as commands."""
        if isinstance(interaction.command, app_commands.ContextMenu):
            try:
                require_place(interaction)
            except ElsewhereError as error:
                viewer = Viewer.pressing(interaction)
                await _reply(interaction, explain(error, viewer.texts).sentence, viewer)
                return False
        return True

    @commands.Cog.listener()
    async def on_command_error(self, ctx: Context, error: commands.CommandError) -> None:
        """Tell the asker what went wrong with a command."""
        viewer = Viewer.of(ctx, private=True)
        if isinstance(error, commands.CommandNotFound):
            if not to_unfold(self.bot, ctx.message):
                with suppress(UsageError):  # too fast for what leads nowhere
                    await self._tell_unknown(ctx, viewer)
            return
        explanation = explain(error, viewer.texts)
        example = first_example(ctx.command, viewer) if explanation.usage and ctx.command else None
        sentence = lines(explanation.sentence, example and viewer.texts("error-example", example=example))
        if ctx.interaction is not None:
            await _reply(ctx.interaction, sentence, viewer)
        elif isinstance(cause_of(error), (commands.BotMissingPermissions, ElsewhereError)):
            await self._tell_quietly(ctx, viewer, sentence)
        else:
            await self._tell_here(ctx, viewer, sentence)

    async def on_app_command_error(self, interaction: Interaction, error: app_commands.AppCommandError) -> None:
        """Tell the asker what went wrong with a slash command before it became a command of ours."""
        viewer = Viewer.pressing(interaction)
        await _reply(interaction, explain(error, viewer.texts).sentence, viewer)
        if isinstance(interaction.command, app_commands.ContextMenu):
            self.bot.dispatch("menu_error", interaction.command, error)

    @commands.Cog.listener()
    async def on_control_error(self, interaction: Interaction, error: Exception) -> None:
        """Tell whoever used a button, a menu or a form what went wrong."""
        viewer = Viewer.pressing(interaction)
        await _reply(interaction, explain(error, viewer.texts).sentence, viewer)

    async def _tell_unknown(self, ctx: Context, viewer: Viewer) -> None:
        addressed = ctx.guild is None or (self.bot.user is not None and str(self.bot.user.id) in (ctx.prefix or ""))
        near = _nearest(ctx.invoked_with or "", self.bot)
        if not (addressed or (near and self._is_first(ctx))) or _missing_here(ctx) or not _is_place(ctx):
            return
        self.bot.begin(ctx.author.id)
        key = "error-unknown-command-near" if near else "error-unknown-command"
        await self._tell_here(ctx, viewer, viewer.texts(key, near=near or ""))

    def _is_first(self, ctx: Context) -> bool:
        """Tell whether this is the first such misspelt command in its channel: it may be another bot's after all."""
        asked = (ctx.channel.id, (ctx.invoked_with or "")[:_LONGEST_NAME].casefold())
        if asked in self._misspelt:
            return False
        self._misspelt[asked] = None
        if len(self._misspelt) > _MOST_REMEMBERED:
            self._misspelt.popitem(last=False)
        return True

    async def _tell_here(self, ctx: Context, viewer: Viewer, sentence: str) -> None:
        try:
            await ctx.send(view=_warning(sentence, viewer))
        except discord.Forbidden:
            await self._tell_quietly(ctx, viewer, sentence)
        except discord.HTTPException as error:
            logger.warning("an error could not be told", extra={"error": repr(error)})

    async def _tell_quietly(self, ctx: Context, viewer: Viewer, sentence: str) -> None:
        """Tell the asker elsewhere, once for each channel: every refused attempt counts against the bot."""
        place = (ctx.author.id, ctx.channel.id)
        if place in self._told:
            return
        self._told[place] = None
        if len(self._told) > _MOST_REMEMBERED:
            self._told.popitem(last=False)
        try:
            await ctx.author.send(
                view=_warning(lines(viewer.texts("error-where", place=str(ctx.channel.id)), sentence), viewer)
            )
        except discord.HTTPException:
            await _react(ctx)


def _nearest(typed: str, bot: BroadsheetClient) -> str | None:
    """Return the command that is so much like what was typed that it was plainly meant, if there is one."""
    word = typed.casefold()
    if not _SHORTEST_NAME <= len(word) <= _LONGEST_NAME:
        return None
    names = [command.name for command in bot.commands if not command.hidden]
    found = process.extractOne(word, names, scorer=OSA.distance, score_cutoff=1 if len(word) < _LONG_NAME else 2)
    return found[0] if found else None


def _is_place(ctx: Context) -> bool:
    try:
        require_place(ctx)
    except ElsewhereError:
        return False
    return True


def _missing_here(ctx: Context) -> list[str]:
    if ctx.guild is None:
        return []
    writing = "send_messages_in_threads" if isinstance(ctx.channel, discord.Thread) else "send_messages"
    return [name for name in ("view_channel", writing) if not getattr(ctx.bot_permissions, name)]


def _warning(sentence: str, viewer: Viewer) -> Answer:
    return notice(sentence, *standing(viewer), accent=WARNING)


async def _react(ctx: Context) -> None:
    may = ctx.bot_permissions
    try:
        if may.add_reactions and may.read_message_history and may.view_channel:
            await ctx.message.add_reaction(_SILENT)
            return
    except discord.HTTPException as error:
        logger.debug("no reaction", extra={"error": repr(error)})
    logger.warning("nobody could be told that the bot may not write", extra={"channel": ctx.channel.id})


async def _reply(interaction: Interaction, sentence: str, viewer: Viewer) -> None:
    answer = _warning(sentence, viewer)
    try:
        await reply(interaction, view=answer, ephemeral=True)
    except discord.HTTPException as error:
        # Most likely the three seconds or fifteen minutes of the interaction are over.
        logger.warning("an error could not be told", extra={"error": repr(error)})


async def setup(bot: BroadsheetClient) -> None:
    """Add the cog."""
    await bot.add_cog(Guard(bot))
