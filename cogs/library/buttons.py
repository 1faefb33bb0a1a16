"""The buttons of the library."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol, cast

import discord

from bot.replies import acknowledge
from cogs.library.drawing import draw_interrupted, draw_removed, draw_restored
from cogs.ui import PERSON, Button, Control, Viewer, library_guild, require_asker

if TYPE_CHECKING:
    from cogs.library.sending import Send
    from cogs.ui import Answer, Interaction


class HasUndertakings(Protocol):
    """The cog of the library, as far as its buttons ask for it."""

    @property
    def undertakings(self) -> CanStop:
        """What is under way."""
        ...


class CanSplitAgain(Protocol):
    """The cog of the library, as far as the button asks for it that splits pages again."""

    async def split_again(self, viewer: Viewer, send: Send) -> None:
        """Split the server's pages by the present rules, and say what came of it."""
        ...


class CanStop(Protocol):
    """What is under way, by the tokens of buttons."""

    def stop(self, token: str) -> bool:
        """Stop what runs under a token; return False where nothing does."""
        ...


class RestoreButton(Control[Button], template=r"b1:restore:(?P<number>[0-9]{1,9}):(?P<until>[0-9]{1,11})"):
    """Brings an article back that was taken out, for a day."""

    async def use(self, interaction: Interaction) -> None:
        """Bring it back."""
        guild = library_guild(interaction)
        await acknowledge(interaction)
        until = datetime.fromtimestamp(int(self.words["until"]), UTC)
        library = interaction.client.services.library
        card = await library.restore(guild, int(self.words["number"]), until)
        viewer = Viewer.turning(interaction, interaction.user.id)
        await interaction.edit_original_response(view=draw_restored(card, viewer))


class RemoveButton(Control[Button], template=rf"b1:remove:{PERSON}:(?P<number>[0-9]{{1,9}})"):
    """Takes an article out that was just added, with the way back."""

    async def use(self, interaction: Interaction) -> None:
        """Take it out, and show that in the place of the button."""
        guild = library_guild(interaction)
        await acknowledge(interaction)
        library = interaction.client.services.library
        card, until = await library.remove(guild, int(self.words["number"]))
        viewer = Viewer.turning(interaction, interaction.user.id)
        await interaction.edit_original_response(view=draw_removed(card, until, viewer))


class SplitAgainButton(Control[Button], template=rf"b1:recut:{PERSON}"):
    """Splits the pages of a server by the present rules."""

    async def use(self, interaction: Interaction) -> None:
        """Split them, and show how far it is in the place of the button."""
        library_guild(interaction)
        await acknowledge(interaction)
        viewer = Viewer.turning(interaction, interaction.user.id)

        async def send(*, view: Answer, **_: object) -> discord.Message:
            return await interaction.edit_original_response(view=view)

        await cast("CanSplitAgain", interaction.client.get_cog("Library")).split_again(viewer, send)


class StopButton(Control[Button], template=rf"b1:stop:{PERSON}:(?P<token>[0-9a-f]{{16}})"):
    """Stops what is being added, for the asker and moderators."""

    async def use(self, interaction: Interaction) -> None:
        """Stop it; what stands there is drawn anew by whoever waits for it, or here where nobody does any more."""
        require_asker(interaction, self.person)
        await acknowledge(interaction)
        undertakings = cast("HasUndertakings", interaction.client.get_cog("Library")).undertakings
        if not undertakings.stop(self.words["token"]):
            viewer = Viewer.turning(interaction, self.person)
            await interaction.edit_original_response(view=draw_interrupted(viewer))
