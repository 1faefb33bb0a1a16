"""`!article`, `!recent` and `!random`: reading what the archive holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.articles import Reference, parse_reference, scopes_of
from bot.runtime import answering
from bot.texts import load_texts
from cogs.articles.drawing import draw_article, read_page
from cogs.articles.lists import PAGE, draw_newest, draw_one
from cogs.articles.pages import paginate
from cogs.articles.stories import PutBackButton, SetApartButton, draw_story
from cogs.shared import draw_named, named_article, offered_headlines, quoted_before
from cogs.ui import Line, Viewer, empty_archive, number_of, word_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.client import BroadsheetClient
    from cogs.ui import Answer, Context, Interaction, Screen

_TEXTS = load_texts()


class Articles(commands.Cog):
    """Reading articles."""

    def __init__(self, bot: BroadsheetClient) -> None:
        self.bot = bot

    @property
    def screens(self) -> Mapping[str, Screen]:
        """What buttons lead to: a page of an article, its story, a page of the newest, any one article."""
        return {
            "article": self.draw_article,
            "story": self.draw_story,
            "recent": self.draw_recent,
            "random": self.draw_random,
        }

    async def cog_load(self) -> None:
        """Make the buttons under stories of earlier runs work."""
        self.bot.add_dynamic_items(SetApartButton, PutBackButton)

    @commands.hybrid_command(name="article", description=_TEXTS("command-article"))
    @app_commands.describe(reference=_TEXTS("option-article-reference"), private=_TEXTS("option-private"))
    async def article(self, ctx: Context, *, reference: Line, private: bool = True) -> None:
        """Show an article, at the paragraph that is named."""
        viewer = Viewer.of(ctx, private=private)
        await ctx.defer(ephemeral=viewer.private)
        found = await named_article(self.bot, viewer, reference)
        answer = (
            await self.draw_article(viewer, (str(found),))
            if isinstance(found, Reference)
            else draw_named(found, reference, viewer, "article")
        )
        await ctx.send(view=answer, ephemeral=viewer.private)

    @article.autocomplete("reference")
    async def headlines(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the articles whose headlines are like what is typed, from memory."""
        return offered_headlines(interaction, typed)

    @commands.hybrid_command(name="recent", description=_TEXTS("command-recent"))
    @app_commands.describe(private=_TEXTS("option-private"))
    async def recent(self, ctx: Context, *, private: bool = False) -> None:
        """Show the articles that were loaded last."""
        viewer = Viewer.of(ctx, private=private)
        await ctx.defer(ephemeral=viewer.private)
        await ctx.send(view=await self.draw_recent(viewer, ("0",)), ephemeral=viewer.private)

    @commands.hybrid_command(name="random", description=_TEXTS("command-random"))
    @app_commands.describe(private=_TEXTS("option-private"))
    async def random(self, ctx: Context, *, private: bool = False) -> None:
        """Show any one article."""
        viewer = Viewer.of(ctx, private=private)
        await ctx.defer(ephemeral=viewer.private)
        await ctx.send(view=await self.draw_random(viewer, ()), ephemeral=viewer.private)

    async def draw_article(self, viewer: Viewer, words: tuple[str, ...]) -> Answer:
        """Draw the article of a reference, at its paragraph or on a given page."""
        reference = parse_reference(word_of(words, 0), viewer.guild)
        article = await self.bot.services.reading.article(reference)
        pages = await answering.run(paginate, article.text)  # a long one takes a while
        written, numbered = read_page(words[1]) if len(words) > 1 else ("", False)
        page = number_of(written) if len(words) > 1 else None
        at = reference.start.paragraph if reference.start else None
        quoted = (await quoted_before(self.bot, [article.key], viewer)).get(article.key)
        also = (await self.bot.services.stories.also(scopes_of(viewer.guild), [article.key])).get(article.key, ())
        return draw_article(article, pages, viewer, page=page, at=at, numbered=numbered, quoted=quoted, also=also)

    async def draw_story(self, viewer: Viewer, words: tuple[str, ...]) -> Answer:
        """Draw every article that tells what one tells."""
        key = parse_reference(word_of(words, 0), viewer.guild).key
        return draw_story(await self.bot.services.stories.told(viewer.guild, key), viewer)

    async def draw_recent(self, viewer: Viewer, words: tuple[str, ...]) -> Answer:
        """Draw the newest articles from an offset on."""
        services, scopes = self.bot.services, scopes_of(viewer.guild)
        newest = await services.reading.newest(scopes, offset=number_of(word_of(words, 0)), limit=PAGE)
        also = await services.stories.also(scopes, [card.key for card in newest.cards])
        return draw_newest(newest, viewer, also) if newest.total else empty_archive(viewer)

    async def draw_random(self, viewer: Viewer, words: tuple[str, ...]) -> Answer:
        """Draw any one article, or again the one that is named."""
        reading = self.bot.services.reading
        if words:
            return draw_one(await reading.card(parse_reference(word_of(words, 0), viewer.guild)), viewer)
        card = await reading.random(scopes_of(viewer.guild))
        return draw_one(card, viewer) if card else empty_archive(viewer)


async def setup(bot: BroadsheetClient) -> None:
    """Add the cog."""
    await bot.add_cog(Articles(bot))
