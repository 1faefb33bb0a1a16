"""`!help`: every command, how it is typed, and examples, read from the commands themselves."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Final

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import UsageError
from bot.texts import load_texts
from cogs.help.drawing import TopicMenu, draw_command, draw_overview, draw_topic, explained
from cogs.ui import AUTOCOMPLETE_CHOICES, Line, Viewer, home_of, may_use, needed_by

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.client import BroadsheetClient
    from cogs.help.drawing import Command
    from cogs.ui import Answer, Context, Interaction, Screen

logger = logging.getLogger(__name__)

_TEXTS = load_texts()
_TOPIC: Final = "topic"


class Help(commands.Cog):
    """Explaining the bot."""

    def __init__(self, bot: BroadsheetClient) -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        """Make the menus of earlier runs work."""
        self.bot.add_dynamic_items(TopicMenu)

    @property
    def screens(self) -> Mapping[str, Screen]:
        """The explanation that is shared: of all commands, of a topic, or of one command."""
        return {"help": self.draw}

    @commands.hybrid_command(name="help", description=_TEXTS("command-help"))
    @app_commands.describe(command=_TEXTS("option-help-command"), private=_TEXTS("option-private"))
    async def explain(self, ctx: Context, *, command: Line = "", private: bool = True) -> None:
        """Explain the commands, or one of them."""
        viewer = Viewer.of(ctx, private=private)
        answer = await self.draw(viewer, (command,) if command else ())
        await ctx.send(view=answer, ephemeral=viewer.private)

    async def draw(self, viewer: Viewer, words: tuple[str, ...]) -> Answer:
        """Draw the explanation of one command, in whose name a dot may stand for a space, of a topic, or of all."""
        owns = await self._owns(viewer)
        if words and words[0] == _TOPIC and len(words) > 1:
            return draw_topic(words[1], self._usable(viewer.member, viewer.guild, owns=owns), viewer)
        if words:
            command = self._named(words[0].replace(".", " "), viewer)
            right = needed_by(command)
            allowed = may_use(right, viewer.member, self.bot.choices.of(viewer.guild), owns=owns)
            return draw_command(command, viewer, lacking=None if allowed else right)
        return draw_overview(self._usable(viewer.member, viewer.guild, owns=owns), viewer, self._notes(viewer))

    def _usable(self, member: discord.Member | None, guild: int | None, *, owns: bool) -> list[Command]:
        """Return the commands that somebody may use where they ask."""
        chosen = self.bot.choices.of(guild)
        return [one for one in explained(self.bot) if may_use(needed_by(one), member, chosen, owns=owns)]

    async def _owns(self, viewer: Viewer) -> bool:
        """Tell whether the viewer owns the bot, as far as Discord says so."""
        person: Any = viewer.member or discord.Object(viewer.person)
        try:
            return await self.bot.is_owner(person)
        except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
            logger.info("who owns the bot is not known", extra={"error": repr(error)})
            return False

    @explain.autocomplete("command")
    async def names(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the commands whose names hold what is typed, to those who may use them."""
        member = interaction.user if isinstance(interaction.user, discord.Member) else None
        names = [command.qualified_name for command in self._usable(member, home_of(interaction), owns=False)]
        found = [name for name in names if typed.casefold() in name]
        return [app_commands.Choice(name=name, value=name) for name in found[:AUTOCOMPLETE_CHOICES]]

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Explain the commands to whoever says no more than the bot's name."""
        if message.author.bot or not self._is_its_name(message.content.strip()):
            return
        ctx = await self.bot.get_context(message)
        ctx.view.read_rest()
        ctx.prefix, ctx.invoked_with, ctx.command = message.content, "help", self.bot.get_command("help")
        await self.bot.invoke(ctx)

    def _is_its_name(self, words: str) -> bool:
        return self.bot.user is not None and words in (f"<@{self.bot.user.id}>", f"<@!{self.bot.user.id}>")

    def _named(self, name: str, viewer: Viewer) -> Command:
        command = self.bot.get_command(name.removeprefix(viewer.prefix).removeprefix("/").casefold().strip())
        if command is None or command not in explained(self.bot):
            raise UsageError("no-such-command", name=name)
        return command

    def _notes(self, viewer: Viewer) -> list[str]:
        name = self.bot.user.mention if self.bot.user else ""
        return [] if self.bot.reads_messages else [viewer.texts("help-no-message-content", name=name)]


async def setup(bot: BroadsheetClient) -> None:
    """Add the cog."""
    await bot.add_cog(Help(bot))
