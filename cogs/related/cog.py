"""`!related` and the menu "Find articles": what is about the same thing as an article, or as somebody's message."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.articles import Reference, parse_reference, scopes_of
from bot.errors import UsageError
from bot.replies import acknowledge, reply
from bot.texts import load_texts
from cogs.related.drawing import MOST, draw_about, draw_related
from cogs.shared import draw_named, message_menu, named_article, offered_headlines
from cogs.ui import Line, Viewer, word_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.client import BroadsheetClient
    from cogs.ui import Answer, Context, Interaction, Screen

_TEXTS = load_texts()


class Related(commands.Cog):
    """Finding what belongs together."""

    def __init__(self, bot: BroadsheetClient) -> None:
        self.bot = bot
        self._menu = message_menu(_TEXTS("menu-find-articles"), self.find_articles)

    async def cog_load(self) -> None:
        """Add the message menu."""
        self.bot.tree.add_command(self._menu)

    async def cog_unload(self) -> None:
        """Take the message menu away."""
        self.bot.tree.remove_command(self._menu.name, type=self._menu.type)

    @property
    def screens(self) -> Mapping[str, Screen]:
        """What is related to an article."""
        return {"related": self.draw}

    @commands.hybrid_command(name="related", description=_TEXTS("command-related"))
    @app_commands.describe(reference=_TEXTS("option-related-reference"), private=_TEXTS("option-private"))
    async def related(self, ctx: Context, *, reference: Line, private: bool = False) -> None:
        """Show the articles that are about the same thing as one."""
        viewer = Viewer.of(ctx, private=private)
        await ctx.defer(ephemeral=viewer.private)
        found = await named_article(self.bot, viewer, reference)
        answer = (
            await self.draw(viewer, (str(found),))
            if isinstance(found, Reference)
            else draw_named(found, reference, viewer, "related")
        )
        await ctx.send(view=answer, ephemeral=viewer.private)

    @related.autocomplete("reference")
    async def headlines(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the articles whose headlines are like what is typed, from memory."""
        return offered_headlines(interaction, typed)

    async def draw(self, viewer: Viewer, words: tuple[str, ...]) -> Answer:
        """Draw what is related to the article of a reference."""
        services, reference = self.bot.services, parse_reference(word_of(words, 0), viewer.guild)
        card = await services.reading.card(reference)
        hits = await services.search.related(scopes_of(viewer.guild), reference.key, limit=MOST)
        return draw_related(card, hits, viewer)

    async def find_articles(self, interaction: Interaction, message: discord.Message) -> None:
        """Show the articles that a message is about to whoever asks alone. The message is kept nowhere."""
        self.bot.begin(interaction.user.id)
        await acknowledge(interaction, ephemeral=True, thinking=True)
        viewer = Viewer.pressing(interaction)
        hits = await self.bot.services.search.about(scopes_of(viewer.guild), _words_of(message), limit=MOST)
        await reply(interaction, view=draw_about(hits, viewer), ephemeral=True)


def _words_of(message: discord.Message) -> str:
    """Return what a message says, what it passes on, and what it shows of a link."""
    said = [message.content, *(passed_on.content for passed_on in message.message_snapshots)]
    for embed in message.embeds:
        said += [embed.title or "", embed.description or ""]
    words = "\n".join(filter(str.strip, said))
    if not words:
        raise UsageError("message-empty")
    return words


async def setup(bot: BroadsheetClient) -> None:
    """Add the cog."""
    await bot.add_cog(Related(bot))
