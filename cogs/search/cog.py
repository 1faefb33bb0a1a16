"""`!search`: ranked articles with the passages that match."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from discord import app_commands
from discord.ext import commands

from bot.archive import Field
from bot.search import narrowed
from bot.texts import load_texts
from cogs.search.reasons import draw_reasons
from cogs.search.results import DismissSearch, draw_results, read_place
from cogs.shared import offered_names, offered_titles, quoted_before
from cogs.ui import Line, Prose, Viewer, word_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.client import BroadsheetClient
    from bot.search import ResultPage
    from cogs.ui import Answer, Context, Interaction, Screen

_TEXTS = load_texts()


class Search(commands.Cog):
    """Searching the archive."""

    def __init__(self, bot: BroadsheetClient) -> None:
        self.bot = bot

    @property
    def screens(self) -> Mapping[str, Screen]:
        """What buttons lead to: a page of results, and why they are there."""
        return {"search": self.draw, "why": self.draw_reasons}

    async def cog_load(self) -> None:
        """Make Dismiss work under results of earlier runs."""
        self.bot.add_dynamic_items(DismissSearch)

    @commands.hybrid_command(name="search", description=_TEXTS("command-search"))
    @app_commands.rename(kind="is")
    @app_commands.describe(
        **{name: _TEXTS(f"option-search-{name}") for name in ("query", "author", "source", "title", "kind")},
        **{name: _TEXTS(f"option-search-{name}") for name in ("after", "before", "on", "sort")},
        private=_TEXTS("option-private"),
    )
    async def search(
        self,
        ctx: Context,
        *,
        query: Prose,
        author: Line = "",
        source: Line = "",
        title: Line = "",
        after: Line = "",
        before: Line = "",
        on: Line = "",
        kind: Literal["full", "teaser"] | None = None,
        sort: Literal["best", "newest"] = "best",
        private: bool = False,
    ) -> None:
        """Search the archive and show the first page of results. In a message, all is the query."""
        viewer = Viewer.of(ctx, private=private)
        await ctx.defer(ephemeral=viewer.private)
        query = narrowed(
            query, **{"is": kind or ""}, author=author, source=source, title=title, after=after, before=before, on=on
        )
        page = await self.bot.desk.ask(viewer.guild, query, zone=viewer.zone, newest_first=sort == "newest")
        await ctx.send(view=await self._drawn(page, viewer), ephemeral=viewer.private)

    @search.autocomplete("author")
    async def authors(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer authors whose names begin as what is typed, from memory."""
        return offered_names(interaction, Field.AUTHOR, typed)

    @search.autocomplete("source")
    async def sources(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer sources whose names begin as what is typed, from memory."""
        return offered_names(interaction, Field.SOURCE, typed)

    @search.autocomplete("title")
    async def titles(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer headlines with the words that are typed, from memory."""
        return offered_titles(interaction, typed)

    async def draw(self, viewer: Viewer, words: tuple[str, ...]) -> Answer:
        """Draw the page of a kept query that starts at an offset, in an order."""
        offset, newest_first = read_place(word_of(words, 1))
        page = await self.bot.desk.again(
            viewer.guild, word_of(words, 0), zone=viewer.zone, offset=offset, newest_first=newest_first
        )
        return await self._drawn(page, viewer)

    async def draw_reasons(self, viewer: Viewer, words: tuple[str, ...]) -> Answer:
        """Draw why the results of such a page were found."""
        offset, newest_first = read_place(word_of(words, 1))
        explained = await self.bot.desk.explain(
            viewer.guild, word_of(words, 0), zone=viewer.zone, offset=offset, newest_first=newest_first
        )
        return draw_reasons(explained, viewer, newest_first=newest_first)

    async def _drawn(self, page: ResultPage, viewer: Viewer) -> Answer:
        keys = [hit.card.key for hit in page.answer.hits]
        full = self.bot.choices.of(viewer.guild).full_results
        return draw_results(page, viewer, await quoted_before(self.bot, keys, viewer), full=full)


async def setup(bot: BroadsheetClient) -> None:
    """Add the cog."""
    await bot.add_cog(Search(bot))
