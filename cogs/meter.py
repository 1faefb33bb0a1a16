"""Counts and times what is answered, and logs each answer in one line without a word of what was asked."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from discord import app_commands
from discord.ext import commands

from bot.monitoring import COMMAND_SECONDS, COMMANDS, seconds_elapsed
from cogs.shared import outcome_of

if TYPE_CHECKING:
    from bot.client import BroadsheetClient
    from cogs.ui import Context, Interaction

logger = logging.getLogger(__name__)

DONE = "done"


def note(command: str, form: str, outcome: str) -> None:
    """Count what the current task has answered."""
    seconds = seconds_elapsed()
    COMMANDS.labels(command, form, outcome).inc()
    COMMAND_SECONDS.labels(command).observe(seconds)
    facts = {"command": command, "form": form, "outcome": outcome, "ms": round(seconds * 1_000)}
    logger.info("answered", extra=facts)


class Meter(commands.Cog):
    """Watching what is answered."""

    @commands.Cog.listener()
    async def on_command_completion(self, ctx: Context) -> None:
        """Count a command that was answered, in whichever form."""
        if ctx.command is not None:
            note(ctx.command.qualified_name, _form(ctx), DONE)

    @commands.Cog.listener()
    async def on_command_error(self, ctx: Context, error: commands.CommandError) -> None:
        """Count a command that was not."""
        if ctx.command is not None:
            note(ctx.command.qualified_name, _form(ctx), outcome_of(error))

    @commands.Cog.listener()
    async def on_app_command_completion(self, interaction: Interaction, command: object) -> None:
        """Count a message menu that was answered. Slash commands are counted above."""
        if isinstance(command, app_commands.ContextMenu):
            note(command.name, "menu", DONE)

    @commands.Cog.listener()
    async def on_menu_error(self, command: app_commands.ContextMenu, error: Exception) -> None:
        """Count a message menu that was not."""
        note(command.name, "menu", outcome_of(error))

    @commands.Cog.listener()
    async def on_control(self, control: type[Any], error: Exception | None) -> None:
        """Count a button, a menu or a form that was used."""
        note(control.__name__, "control", outcome_of(error) if error else DONE)


def _form(ctx: Context) -> str:
    return "message" if ctx.interaction is None else "slash"


async def setup(bot: BroadsheetClient) -> None:
    """Add the cog."""
    await bot.add_cog(Meter())
