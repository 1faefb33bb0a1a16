"""The buttons of the library, and who is told when a feed had to be given up."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.errors import SourceError
from cogs.ui.answer import Button, notice
from cogs.ui.controls import PERSON, Control
from cogs.ui.cutting import escaped_line
from cogs.ui.library import draw_restored
from cogs.ui.rights import require_asker, require_library_manager
from cogs.ui.viewer import Viewer

if TYPE_CHECKING:
    from bot.archive.feeds import StoredFeed
    from bot.client import BroadsheetClient
    from cogs.ui.viewer import Interaction

logger = logging.getLogger(__name__)

_TITLE = 100


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


class FeedOwnerNotifier:
    """Tells those who added feeds by direct message."""

    def __init__(self, bot: BroadsheetClient) -> None:
        self._bot = bot

    async def paused(self, feed: StoredFeed) -> bool:
        """Tell who added a feed that it is no longer polled, and why; return False where that is not possible."""
        viewer = Viewer.at(self._bot, feed.key.guild, feed.owner)
        guild = self._bot.get_guild(feed.key.guild)
        reason = SourceError(feed.state.error, **(feed.state.error_data or {}))
        words = viewer.texts(
            "library-paused-owner",
            feed=f"F{feed.key.number}",
            title=escaped_line(feed.title or feed.address, _TITLE),
            server=escaped_line(guild.name, _TITLE) if guild else str(feed.key.guild),
            reason=viewer.texts.of_error(reason),
            prefix=viewer.prefix,
        )
        try:
            owner = await self._bot.fetch_user(feed.owner)
            await owner.send(view=notice(words))
        except discord.DiscordException as error:
            logger.info("the owner of a feed could not be told", extra={"error": type(error).__name__})
            return False
        return True
