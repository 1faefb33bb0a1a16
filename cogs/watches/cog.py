"""`!watch`: tell a channel, or a person, of new articles that match."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import UsageError
from bot.texts import load_texts
from bot.watches import MOST_A_DAY, WatchRequest, read_watch
from cogs.ui import (
    AUTOCOMPLETE_CHOICES,
    CHOICE_NAME,
    Line,
    Prose,
    Right,
    Viewer,
    label,
    needs,
    number_of,
    speak_as_in,
    word_of,
)
from cogs.watches.buttons import CONTROLS, undo_button
from cogs.watches.drawing import draw_changed, draw_removed
from cogs.watches.lists import draw_own, draw_watches
from cogs.watches.making import MINE, WatchAs, draw_question, make_watch
from cogs.watches.rights import may_change, require_change
from cogs.watches.sight import seen_watches

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.archive import Watch
    from bot.client import BroadsheetClient
    from bot.watches import WatchService
    from cogs.ui import Answer, Context, Interaction, Screen

_TEXTS = load_texts()
_AtMost = commands.Range[int, 1, MOST_A_DAY]


class Watches(commands.Cog):
    """The watches of a server, and of the people in it."""

    def __init__(self, bot: BroadsheetClient) -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        """Make the buttons of earlier runs work."""
        self.bot.add_dynamic_items(WatchAs, *CONTROLS)

    @property
    def screens(self) -> Mapping[str, Screen]:
        """What buttons lead to: a page of the watches, and the question where a search is to be watched."""
        return {"watches": self.draw_watches, "watch": self.draw_question}

    @property
    def _service(self) -> WatchService:
        return self.bot.services.watches

    @commands.hybrid_group(
        name="watch", fallback="add", description=_TEXTS("command-watch"), extras=needs(Right.DIGESTS)
    )
    @app_commands.rename(filter_="filter", per_day="at-most")
    @app_commands.describe(
        filter_=_TEXTS("option-watch-filter"),
        channel=_TEXTS("option-watch-channel"),
        role=_TEXTS("option-watch-role"),
        per_day=_TEXTS("option-watch-at-most"),
    )
    async def watch(
        self,
        ctx: Context,
        *,
        filter_: Prose = "",
        channel: discord.TextChannel | discord.Thread | None = None,
        role: discord.Role | None = None,
        per_day: _AtMost = 0,
    ) -> None:
        """Watch in a channel. In a message, everything is said in one go; nothing lists the watches."""
        viewer = Viewer.of(ctx, private=True)
        await ctx.defer(ephemeral=viewer.private)
        if ctx.interaction is not None:
            place = str(channel.id) if channel else None
            asked = WatchRequest(filter_.strip(), place, role.id if role else None, per_day or None)
        elif filter_.strip():
            asked = read_watch(filter_)
        else:
            await self._list(ctx, viewer)
            return
        await ctx.send(view=await make_watch(self.bot, viewer, asked), ephemeral=viewer.private)

    @watch.command(name="me", description=_TEXTS("command-watch-me"), extras=needs(Right.SERVER))
    @app_commands.rename(filter_="filter", per_day="at-most")
    @app_commands.describe(filter_=_TEXTS("option-watch-filter"), per_day=_TEXTS("option-watch-at-most"))
    async def me(self, ctx: Context, *, filter_: Prose, per_day: _AtMost = 0) -> None:
        """Watch for the asker alone, who is told in a direct message."""
        viewer = Viewer.of(ctx, private=True)
        await ctx.defer(ephemeral=viewer.private)
        asked = WatchRequest(filter_.strip(), None, None, per_day or None) if ctx.interaction else read_watch(filter_)
        if asked.channel is not None or asked.role is not None:
            raise UsageError("watch-me-alone")
        answer = await make_watch(self.bot, viewer, WatchRequest(asked.filter, MINE, None, asked.per_day))
        await ctx.send(view=answer, ephemeral=viewer.private)

    @watch.command(name="list", description=_TEXTS("command-watch-list"), extras=needs(Right.NONE))
    async def list_(self, ctx: Context) -> None:
        """List the watches: the asker's own in a private answer alone, and in a direct message those of all servers."""
        viewer = Viewer.of(ctx, private=True)
        await ctx.defer(ephemeral=viewer.private)
        await self._list(ctx, viewer)

    @watch.command(name="pause", description=_TEXTS("command-watch-pause"), extras=needs(Right.NONE))
    @app_commands.describe(watch=_TEXTS("option-watch"))
    async def pause(self, ctx: Context, watch: Line) -> None:
        """Pause a watch."""
        viewer, found = await self._found(ctx, watch)
        await self._service.pause(found)
        answer = draw_changed("watch-paused", await self._service.get(found.key), viewer)
        await ctx.send(view=answer, ephemeral=viewer.private)

    @watch.command(name="resume", description=_TEXTS("command-watch-resume"), extras=needs(Right.NONE))
    @app_commands.describe(watch=_TEXTS("option-watch"))
    async def resume(self, ctx: Context, watch: Line) -> None:
        """Have a watch go on."""
        viewer, found = await self._found(ctx, watch)
        answer = draw_changed("watch-resumed", await self._service.resume(found), viewer)
        await ctx.send(view=answer, ephemeral=viewer.private)

    @watch.command(name="quiet", description=_TEXTS("command-watch-quiet"), extras=needs(Right.NONE))
    @app_commands.describe(watch=_TEXTS("option-watch"), hours=_TEXTS("option-watch-hours"))
    async def quiet(self, ctx: Context, watch: Line, *, hours: Line) -> None:
        """Set the quiet hours of a watch, or take them away."""
        viewer, found = await self._found(ctx, watch)
        changed = await self._service.set_quiet(found, hours, self.bot.choices.of(found.key.guild).zone)
        said = "watch-quiet-off" if changed.quiet is None else "watch-quiet-set"
        await ctx.send(view=draw_changed(said, changed, viewer), ephemeral=viewer.private)

    @watch.command(name="remove", description=_TEXTS("command-watch-remove"), extras=needs(Right.NONE))
    @app_commands.describe(watch=_TEXTS("option-watch"))
    async def remove(self, ctx: Context, watch: Line) -> None:
        """Remove a watch."""
        viewer, found = await self._found(ctx, watch)
        await self._service.remove(found)
        answer = draw_removed(found, undo_button(found, viewer.texts), viewer)
        await ctx.send(view=answer, ephemeral=viewer.private)

    @pause.autocomplete("watch")
    @resume.autocomplete("watch")
    @quiet.autocomplete("watch")
    @remove.autocomplete("watch")
    async def offered(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the watches that the asker may change and that have what is typed in their filters."""
        guild, person = interaction.guild_id, interaction.user
        if guild is not None and self.bot.get_guild(guild) is None:
            return []
        service = self._service
        watches = await (service.of_person(person.id) if guild is None else service.of_guild(guild, person.id))
        chosen, wanted = self.bot.choices.of(guild), typed.strip().casefold()
        fitting = [
            watch
            for watch in watches
            if may_change(watch, person.id, person, chosen) and wanted in f"{watch.key} {watch.filter}".casefold()
        ]
        return [
            app_commands.Choice(name=label(f"{watch.key} · {watch.filter}", CHOICE_NAME), value=str(watch.key))
            for watch in fitting[:AUTOCOMPLETE_CHOICES]
        ]

    async def _found(self, ctx: Context, written: str) -> tuple[Viewer, Watch]:
        """Return the watch that is named, for who may change it. Raises UsageError for anybody else."""
        viewer = Viewer.of(ctx, private=True)
        await ctx.defer(ephemeral=viewer.private)
        if viewer.guild is None:
            own = await self._service.find_own(viewer.person, written)
            return self._at_home(ctx, [own]), own
        found = await self._service.find(viewer.guild, written)
        require_change(found, ctx.author, self.bot.choices.of(viewer.guild))
        return viewer, found

    async def _list(self, ctx: Context, viewer: Viewer) -> None:
        if viewer.guild is None:
            viewer = self._at_home(ctx, await self._service.of_person(viewer.person))
        await ctx.send(view=await self.draw_watches(viewer, ("0",)), ephemeral=viewer.private)

    def _at_home(self, ctx: Context, own: Sequence[Watch]) -> Viewer:
        """Return who writes a direct message, in the language of their watches' server where nothing else says it."""
        if own and self.bot.languages.of(ctx.author.id) is None:
            speak_as_in(self.bot, ctx.author.id, own[0].key.guild)
        return Viewer.of(ctx, private=True)

    async def draw_watches(self, viewer: Viewer, words: tuple[str, ...]) -> Answer:
        """Draw a page of the watches that all who see the answer may know of; in a direct message, the asker's own."""
        offset = number_of(word_of(words, 0))
        if viewer.guild is None:
            own = await self._service.of_person(viewer.person)
            present = {one.key.guild: self.bot.get_guild(one.key.guild) for one in own}
            names = {number: server.name for number, server in present.items() if server is not None}
            return draw_own(own, names, offset, viewer)
        watches = await self._service.of_guild(viewer.guild, viewer.person)
        chosen = self.bot.choices.of(viewer.guild)
        shown, lost = await seen_watches(self.bot, watches, viewer)
        hidden = sum(one not in shown for one in watches if one.reader == viewer.person)
        return draw_watches(shown, hidden, offset, viewer, chosen, lost)

    async def draw_question(self, viewer: Viewer, words: tuple[str, ...]) -> Answer:
        """Draw the question where a kept search is to be watched."""
        return await draw_question(self.bot, viewer, word_of(words, 0))


async def setup(bot: BroadsheetClient) -> None:
    """Add the cog."""
    await bot.add_cog(Watches(bot))
