"""The menu of any message that pins a passage of it: one that it shows, refers to, or quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.articles import references_in, scopes_of
from bot.quotation import Verdict
from bot.replies import acknowledge, reply
from bot.texts import load_texts
from cogs.shared import ask_to_pin, message_menu, passages_in
from cogs.ui import Viewer

if TYPE_CHECKING:
    from bot.client import BroadsheetClient
    from cogs.ui import Interaction

_MOST_PASSAGES = 25
_WORST = Verdict.ELIDED


class PinMenu(commands.Cog):
    """Pinning from a message."""

    def __init__(self, bot: BroadsheetClient) -> None:
        self.bot = bot
        self._menu = message_menu(load_texts()("menu-pin"), self.pin_message)

    async def cog_load(self) -> None:
        """Add the menu."""
        self.bot.tree.add_command(self._menu)

    async def cog_unload(self) -> None:
        """Take the menu away."""
        self.bot.tree.remove_command(self._menu.name, type=self._menu.type)

    async def pin_message(self, interaction: Interaction, message: discord.Message) -> None:
        """Ask which passage of a message to pin, and to which board, for whoever asks alone."""
        self.bot.begin(interaction.user.id)
        await acknowledge(interaction, ephemeral=True, thinking=True)
        viewer = Viewer.pressing(interaction)
        found = passages_in(message, viewer.guild) or await self._passages_named(message, viewer)
        await reply(interaction, view=await ask_to_pin(interaction, found, viewer), ephemeral=True)

    async def _passages_named(self, message: discord.Message, viewer: Viewer) -> dict[str, str]:
        """Return the passages that a message refers to, or else those that it quotes."""
        named = references_in(message.content, viewer.guild, _MOST_PASSAGES)
        if named or not message.content.strip():
            return {str(ref): "" for ref in named}
        quotation = self.bot.services.quotation
        verified = await quotation.verify_message(scopes_of(viewer.guild), message.content)
        places = [(quoted, one.verification.places[:1], one.verification.verdict) for quoted, one in verified]
        return {
            str(place.ref): quoted
            for quoted, first, verdict in places
            for place in first
            if verdict.gravity <= _WORST.gravity
        }


async def setup(bot: BroadsheetClient) -> None:
    """Add the cog."""
    await bot.add_cog(PinMenu(bot))
