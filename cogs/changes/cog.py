"""`!changes`: how versions of an article differ, and the passages quoted in a server whose words have changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.articles import Reference, parse_reference
from bot.changes import OFF
from bot.errors import UsageError
from bot.texts import load_texts
from cogs.changes.drawing import draw_comparison
from cogs.changes.lists import draw_changed
from cogs.shared import draw_named, may_speak_of, named_article, offered_headlines
from cogs.ui import Line, Viewer, number_of, word_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.archive import QuotedMessage
    from bot.client import BroadsheetClient
    from cogs.ui import Answer, Context, Interaction, Screen

_TEXTS = load_texts()


class Changes(commands.Cog):
    """What changed."""

    def __init__(self, bot: BroadsheetClient) -> None:
        self.bot = bot

    @property
    def screens(self) -> Mapping[str, Screen]:
        """What buttons lead to: how two versions differ, and a page of what has changed in a server."""
        return {"changes": self.draw_comparison, "changed": self.draw_changed}

    @commands.hybrid_command(name="changes", description=_TEXTS("command-changes"))
    @app_commands.describe(reference=_TEXTS("option-changes-reference"), private=_TEXTS("option-private"))
    async def changes(self, ctx: Context, *, reference: Line = "", private: bool = False) -> None:
        """Show how the versions of an article differ, or which passages quoted here have changed."""
        viewer = Viewer.of(ctx, private=private)
        await ctx.defer(ephemeral=viewer.private)
        await ctx.send(view=await self._answer(viewer, reference.strip()), ephemeral=viewer.private)

    async def _answer(self, viewer: Viewer, typed: str) -> Answer:
        if not typed:
            return await self.draw_changed(viewer, ("0",))
        found = await named_article(self.bot, viewer, typed)
        if isinstance(found, Reference):
            return await self._compared(viewer, found)
        return draw_named(found, typed, viewer, "changes")

    @changes.autocomplete("reference")
    async def headlines(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the articles whose headlines are like what is typed, from memory."""
        return offered_headlines(interaction, typed)

    async def draw_comparison(self, viewer: Viewer, words: tuple[str, ...]) -> Answer:
        """Draw how a version of an article differs from an older one, which the second word names with the page."""
        ref = parse_reference(word_of(words, 0), viewer.guild)
        if len(words) == 1:
            return await self._compared(viewer, ref)
        older, page = [*words[1].split("."), "0"][:2]
        return await self._compared(viewer, ref, number_of(older), number_of(page))

    async def _compared(self, viewer: Viewer, ref: Reference, older: int | None = None, page: int = 0) -> Answer:
        return draw_comparison(await self.bot.services.changes.between(ref, older), viewer, page=page)

    async def draw_changed(self, viewer: Viewer, words: tuple[str, ...]) -> Answer:
        """Draw a page of the passages quoted in the server whose words have changed."""
        guild = self.bot.get_guild(viewer.guild) if viewer.guild is not None else None
        if guild is None:
            raise UsageError("changes-nowhere")

        def may_be_told(quoted: QuotedMessage) -> bool:
            return may_speak_of(quoted.channel, guild, viewer)

        found = await self.bot.services.changes.since_quoted(guild.id, may_be_told)
        told = self.bot.choices.of(guild.id).changes != OFF
        return draw_changed(found, viewer, offset=number_of(word_of(words, 0)), told=told)


async def setup(bot: BroadsheetClient) -> None:
    """Add the cog."""
    await bot.add_cog(Changes(bot))
