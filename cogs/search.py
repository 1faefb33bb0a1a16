"""`!search`: ranked articles with the passages that match."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from discord import app_commands
from discord.ext import commands

from bot.desk import narrowed
from bot.texts import load_texts
from cogs.quoted_before import quoted_before
from cogs.ui.results import draw_results
from cogs.ui.viewer import Viewer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.client import BroadsheetClient
    from bot.desk import ResultPage
    from cogs.ui.answer import Answer
    from cogs.ui.screens import Screen
    from cogs.ui.viewer import Context

_TEXTS = load_texts()


class Search(commands.Cog):
    """Searching the archive."""

    def __init__(self, bot: BroadsheetClient) -> None:
        self.bot = bot

    @property
    def screens(self) -> Mapping[str, Screen]:
        """The page of results that a button leads to."""
        return {"search": self.draw}

    @commands.hybrid_command(name="search", description=_TEXTS("command-search"))
    @app_commands.rename(kind="is")
    @app_commands.describe(
        **{name: _TEXTS(f"option-search-{name}") for name in ("query", "author", "source", "title", "kind")},
        **{name: _TEXTS(f"option-search-{name}") for name in ("after", "before", "on")},
        private=_TEXTS("option-private"),
    )
    async def search(
        self,
        ctx: Context,
        *,
        query: str,
        author: str = "",
        source: str = "",
        title: str = "",
        after: str = "",
        before: str = "",
        on: str = "",
        kind: Literal["full", "teaser"] | None = None,
        private: bool = False,
    ) -> None:
        """Search the archive and show the first page of results. In a message, all is the query."""
        viewer = Viewer.of(ctx, private=private)
        await ctx.defer(ephemeral=viewer.private)
        query = narrowed(
            query, **{"is": kind or ""}, author=author, source=source, title=title, after=after, before=before, on=on
        )
        page = await self.bot.desk.ask(viewer.guild, query, zone=viewer.zone, shareable=viewer.private)
        await ctx.send(view=await self._drawn(page, viewer), ephemeral=viewer.private)

    async def draw(self, viewer: Viewer, words: tuple[str, ...]) -> Answer:
        """Draw the page of a kept query that starts at an offset."""
        token, offset = words
        page = await self.bot.desk.again(
            viewer.guild, token, zone=viewer.zone, offset=int(offset), shareable=viewer.private
        )
        return await self._drawn(page, viewer)

    async def _drawn(self, page: ResultPage, viewer: Viewer) -> Answer:
        keys = [hit.card.key for hit in page.answer.hits]
        return draw_results(page, viewer, await quoted_before(self.bot, keys, viewer))


async def setup(bot: BroadsheetClient) -> None:
    """Add the cog."""
    await bot.add_cog(Search(bot))
