"""`!timeline`: when it was reported, one whole sentence of each article; and a chart of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.articles import Reference, scopes_of
from bot.runtime import answering
from bot.texts import load_texts
from bot.timelines import Place, draw_chart
from cogs.shared import offered_headlines
from cogs.timelines.asking import subject_again, subject_of, without_chart
from cogs.timelines.chart import draw_figures
from cogs.timelines.drawing import draw_nothing, draw_timeline
from cogs.ui import Prose, Viewer, empty_archive, word_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.articles import ArticleCard
    from bot.client import BroadsheetClient
    from cogs.timelines.asking import Subject
    from cogs.ui import Answer, Context, Interaction, Screen

_TEXTS = load_texts()


class Timelines(commands.Cog):
    """Timelines."""

    def __init__(self, bot: BroadsheetClient) -> None:
        self.bot = bot

    @property
    def screens(self) -> Mapping[str, Screen]:
        """What buttons lead to: a page of a timeline, and its chart."""
        return {"timeline": self.draw, "timechart": self.draw_chart}

    @commands.hybrid_command(name="timeline", description=_TEXTS("command-timeline"))
    @app_commands.rename(about="query")
    @app_commands.describe(
        about=_TEXTS("option-timeline-query"), chart=_TEXTS("option-timeline-chart"), private=_TEXTS("option-private")
    )
    async def timeline(self, ctx: Context, *, about: Prose, chart: bool = False, private: bool = False) -> None:
        """Show a timeline, or its chart. In a message, the word "chart" at the end asks for that."""
        viewer = Viewer.of(ctx, private=private)
        await ctx.defer(ephemeral=viewer.private)
        if ctx.interaction is None:
            about, chart = without_chart(about)
        subject = await subject_of(self.bot, viewer, about)
        pictured = ctx.interaction is not None or ctx.bot_permissions.attach_files
        answer = (
            await self._chart(subject, viewer, pictured=pictured)
            if chart
            else await self._timeline(subject, Place(), viewer)
        )
        await ctx.send(view=answer, ephemeral=viewer.private, **answer.attached)

    @timeline.autocomplete("about")
    async def headlines(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the articles whose headlines are like what is typed, from memory."""
        return offered_headlines(interaction, typed)

    async def draw(self, viewer: Viewer, words: tuple[str, ...]) -> Answer:
        """Draw a page of a timeline."""
        subject = await subject_again(self.bot, viewer, word_of(words, 0))
        return await self._timeline(subject, Place.read(word_of(words, 1)), viewer)

    async def draw_chart(self, viewer: Viewer, words: tuple[str, ...]) -> Answer:
        """Draw its chart."""
        subject = await subject_again(self.bot, viewer, word_of(words, 0))
        return await self._chart(subject, viewer, pictured=True)

    async def _timeline(self, subject: Subject, place: Place, viewer: Viewer) -> Answer:
        timelines = self.bot.services.timelines
        if subject.key is not None:
            card = await self._card(subject)
            return draw_timeline(await timelines.of_article(viewer.guild, subject.key, place), subject, card, viewer)
        timeline = await timelines.of_query(viewer.guild, subject.query, place, viewer.zone)
        if timeline.is_empty:
            return await self._nothing(subject, viewer)
        return draw_timeline(timeline, subject, None, viewer, place.back)

    async def _chart(self, subject: Subject, viewer: Viewer, *, pictured: bool) -> Answer:
        timelines = self.bot.services.timelines
        if subject.key is not None:
            card = await self._card(subject)
            figures = await timelines.figures_of_article(viewer.guild, subject.key)
        else:
            card = None
            figures = await timelines.figures_of_query(viewer.guild, subject.query, viewer.zone)
        if not (figures.articles or figures.undated):
            return await self._nothing(subject, viewer)
        others = viewer.texts("timeline-others")
        png = await answering.run(draw_chart, figures, others) if pictured and figures.articles else None
        return draw_figures(figures, png, subject, card, viewer)

    async def _card(self, subject: Subject) -> ArticleCard | None:
        return await self.bot.services.reading.card(Reference(subject.key)) if subject.key is not None else None

    async def _nothing(self, subject: Subject, viewer: Viewer) -> Answer:
        """Say that nothing matches, and what the archive has instead."""
        search, scopes = self.bot.services.search, scopes_of(viewer.guild)
        found = await search.search(scopes, subject.query, limit=1, zone=viewer.zone)
        if not found.hits and await self.bot.services.reading.is_empty(scopes):
            return empty_archive(viewer)
        meant = found.reading.used if found.reading.corrections else found.suggestion
        other = await subject_of(self.bot, viewer, meant) if meant and meant != subject.query else None
        return draw_nothing(subject, found, other, viewer)


async def setup(bot: BroadsheetClient) -> None:
    """Add the cog."""
    await bot.add_cog(Timelines(bot))
