"""`!help`: every command, how it is typed, and examples, read from the commands themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import UsageError
from bot.texts import load_texts
from cogs.help.drawing import draw_command, draw_overview, explained
from cogs.ui import AUTOCOMPLETE_CHOICES, Line, Viewer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.client import BroadsheetClient
    from cogs.help.drawing import Command
    from cogs.ui import Answer, Context, Interaction, Screen

_TEXTS = load_texts()


class Help(commands.Cog):
    """Explaining the bot."""

    def __init__(self, bot: BroadsheetClient) -> None:
        self.bot = bot

    @property
    def screens(self) -> Mapping[str, Screen]:
        """The explanation that is shared: of all commands, or of one."""
        return {"help": self.draw}

    @commands.hybrid_command(name="help", description=_TEXTS("command-help"))
    @app_commands.describe(command=_TEXTS("option-help-command"), private=_TEXTS("option-private"))
    async def explain(self, ctx: Context, *, command: Line = "", private: bool = True) -> None:
        """Explain the commands, or one of them."""
        viewer = Viewer.of(ctx, private=private)
        answer = await self.draw(viewer, (command,) if command else ())
        await ctx.send(view=answer, ephemeral=viewer.private)

    async def draw(self, viewer: Viewer, words: tuple[str, ...]) -> Answer:
        """Draw the explanation of one command, in whose name a dot may stand for a space, or of all."""
        if words:
            return draw_command(self._named(words[0].replace(".", " "), viewer), viewer)
        return draw_overview(explained(self.bot), viewer, self._notes(viewer))

    @explain.autocomplete("command")
    async def names(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the commands whose names hold what is typed."""
        names = [command.qualified_name for command in explained(self.bot)]
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
