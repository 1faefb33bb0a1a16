"""The buttons of the library."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from cogs.ui.answer import Button
from cogs.ui.controls import PERSON, Control
from cogs.ui.library import draw_restored
from cogs.ui.rights import require_asker, require_library_manager
from cogs.ui.viewer import Viewer

if TYPE_CHECKING:
    from cogs.ui.viewer import Interaction


class RestoreButton(Control[Button], template=r"b1:restore:(?P<number>[0-9]{1,9}):(?P<until>[0-9]{1,11})"):
    """Brings an article back that was taken out, for a day."""

    async def use(self, interaction: Interaction) -> None:
        """Bring it back."""
        member = interaction.user if isinstance(interaction.user, discord.Member) else None
        require_library_manager(member, interaction.client.choices.of(interaction.guild_id))
        if interaction.guild_id is None:
            raise commands.NoPrivateMessage
        await interaction.response.defer()
        until = datetime.fromtimestamp(int(self.words["until"]), UTC)
        library = interaction.client.services.library
        card = await library.restore(interaction.guild_id, int(self.words["number"]), until)
        viewer = Viewer.turning(interaction, interaction.user.id)
        await interaction.edit_original_response(view=draw_restored(card, viewer))


class StopButton(Control[Button], template=rf"b1:stop:{PERSON}:(?P<token>[0-9a-f]{{16}})"):
    """Stops what is being added, for the asker and moderators."""

    async def use(self, interaction: Interaction) -> None:
        """Stop it; what stands there is drawn anew by whoever waits for it."""
        require_asker(interaction, self.person)
        await interaction.response.defer()
        interaction.client.dispatch("stop_adding", self.words["token"])
