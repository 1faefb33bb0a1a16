"""`!library`: what a server adds of its own, and the feeds that bring it more every day."""

from __future__ import annotations

import asyncio
import re
from functools import partial
from typing import TYPE_CHECKING, Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import UsageError
from bot.library import ExportFile
from bot.replies import acknowledge
from bot.sources import is_address
from bot.texts import load_texts
from cogs.library.aliases import (
    ALIASES_PAGE,
    draw_aliases,
    draw_proposed,
    draw_untied,
    offered_aliases,
)
from cogs.library.aliases import CONTROLS as ALIAS_CONTROLS
from cogs.library.arguments import feed_key, offset_of, own_number, read_uploads
from cogs.library.buttons import RemoveButton, RestoreButton, SplitAgainButton, StopButton
from cogs.library.drawing import (
    FEEDS_PAGE,
    SOURCES_PAGE,
    draw_added,
    draw_exported,
    draw_feed,
    draw_feeds,
    draw_imported,
    draw_part,
    draw_recut,
    draw_removed,
    draw_sources,
    draw_statistics,
)
from cogs.library.long_tasks import LongTasks
from cogs.library.page_controls import CONTROLS
from cogs.library.page_desk import PageDesk
from cogs.library.page_drawing import draw_foreseen
from cogs.shared import CheckRefusedError, FeedOwnerNotifier, message_menu
from cogs.ui import Line, Prose, Right, Viewer, button, guild_of, library_guild, needs, require_library_manager

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.client import BroadsheetClient
    from bot.library import Added, Export, LibraryService
    from bot.loading import LoadReport, Progress, Recut
    from cogs.library.long_tasks import Tell
    from cogs.library.sending import Send
    from cogs.ui import Answer, Context, Interaction, Screen

_TEXTS = load_texts()
_MANAGED = needs(Right.LIBRARY)
_ADDRESS = re.compile(r"https?://[^\s<>]+[^\s<>.,;:!?)\]}'\"*_|~]")
_WHOLE = re.compile(r"(?:^|\s)whole:(yes|no|on|off|true|false)\b", re.IGNORECASE)
_ADD = re.compile(r"\A\s*(?:add|set)(?:\s+|\Z)", re.IGNORECASE)
_MOST_FILES = 10


class Library(commands.Cog):
    """The library of a server."""

    def __init__(self, bot: BroadsheetClient) -> None:
        self.bot = bot
        self.undertakings = LongTasks()
        self.pages = PageDesk(bot)
        self._tasks: tuple[asyncio.Task[None], ...] = ()
        self._menu = message_menu(_TEXTS("menu-add"), self.add_message)

    async def cog_load(self) -> None:
        """Make the buttons of earlier runs work, add the message menu, and begin to poll where there is a network."""
        self.bot.add_dynamic_items(
            RemoveButton, RestoreButton, StopButton, SplitAgainButton, *CONTROLS, *ALIAS_CONTROLS
        )
        self.bot.tree.add_command(self._menu)
        self._tasks = (asyncio.create_task(self.pages.watch(), name="close questions"),)
        if self._service.online:
            running = self._service.poller.run(FeedOwnerNotifier(self.bot))
            self._tasks += (asyncio.create_task(running, name="poll feeds"),)

    async def cog_unload(self) -> None:
        """Stop what is under way."""
        self.bot.tree.remove_command(self._menu.name, type=self._menu.type)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.undertakings.stop_all()

    @property
    def screens(self) -> Mapping[str, Screen]:
        """What buttons lead to."""
        return {
            "library": self.draw_statistics,
            "feeds": self.draw_feeds,
            "sources": self.draw_sources,
            "aliases": self.draw_aliases,
            **self.pages.screens,
        }

    @property
    def _service(self) -> LibraryService:
        return self.bot.services.library

    @commands.hybrid_group(
        name="library", fallback="stats", description=_TEXTS("command-library"), extras=needs(Right.SERVER)
    )
    @app_commands.guild_only()
    @commands.guild_only()
    async def library(self, ctx: Context) -> None:
        """Show how much the server has of its own."""
        await self._show(ctx, self.draw_statistics)

    @library.command(name="add", description=_TEXTS("command-library-add"), extras=_MANAGED)
    @app_commands.describe(what=_TEXTS("option-library-what"), file=_TEXTS("option-library-file"))
    async def add(self, ctx: Context, file: discord.Attachment | None = None, *, what: Prose = "") -> None:
        """Add what an address leads to, or files."""
        self._require_manager(ctx)
        viewer = Viewer.of(ctx)
        files = [file] if ctx.interaction is not None and file else ctx.message.attachments
        await ctx.defer()
        await self._add(viewer, what, files[:_MOST_FILES], ctx.send)

    async def add_message(self, interaction: Interaction, message: discord.Message) -> None:
        """Add the addresses in a message, or its files, to the library of the server."""
        interaction.client.begin(interaction.user.id)
        library_guild(interaction)
        found = _ADDRESS.search(message.content)
        if found is None and not message.attachments:
            raise UsageError("library-nothing-there")
        await acknowledge(interaction, ephemeral=True, thinking=True)
        viewer = Viewer.pressing(interaction)

        send = partial(interaction.followup.send, ephemeral=True, wait=True)
        await self._add(viewer, found[0] if found else "", message.attachments[:_MOST_FILES], send)

    async def _add(self, viewer: Viewer, what: str, files: Sequence[discord.Attachment], send: Send) -> None:
        work = partial(self._added, viewer, what.strip(" <>"), files)
        added = await self.undertakings.run(viewer, send, work, lambda added: draw_added(added, viewer))
        if added is not None:
            await self.pages.ask(viewer, added, send)

    async def _added(self, viewer: Viewer, what: str, files: Sequence[discord.Attachment], tell: Tell) -> Added:
        guild = guild_of(viewer)
        if files:
            async with self._service.turn(guild):
                uploads = await read_uploads(files)
                return await self._service.add_files(
                    guild, viewer.person, uploads, progress=_listener(tell), asking=True
                )
        if not is_address(what):
            raise UsageError("library-what")
        return await self._service.add_address(guild, viewer.person, what, tell=tell)

    @library.command(name="import", description=_TEXTS("command-library-import"), extras=_MANAGED)
    @app_commands.describe(file=_TEXTS("option-library-import"))
    async def import_(self, ctx: Context, file: discord.Attachment | None = None) -> None:
        """Take in what an export has written."""
        self._require_manager(ctx)
        viewer = Viewer.of(ctx)
        files = [file] if ctx.interaction is not None and file else ctx.message.attachments
        if not files:
            raise CheckRefusedError(UsageError("library-import-what"))
        await ctx.defer()
        work = partial(self._imported, viewer, files[:_MOST_FILES])
        await self.undertakings.run(viewer, ctx.send, work, lambda report: draw_imported(report, viewer))

    async def _imported(self, viewer: Viewer, files: Sequence[discord.Attachment], tell: Tell) -> LoadReport:
        guild = guild_of(viewer)
        async with self._service.turn(guild):
            return await self._service.import_files(guild, await read_uploads(files), progress=_listener(tell))

    @library.command(name="export", description=_TEXTS("command-library-export"), extras=_MANAGED)
    @app_commands.describe(form=_TEXTS("option-library-form"), first=_TEXTS("option-library-first"))
    async def export(self, ctx: Context, form: Literal["jsonl", "markdown"] = "jsonl", first: Line = "G1") -> None:
        """Send what the server has of its own, as files."""
        self._require_manager(ctx)
        viewer = Viewer.of(ctx, private=True)
        number = own_number(first, viewer)
        if ctx.interaction is None and not ctx.bot_permissions.attach_files:
            raise commands.BotMissingPermissions(["attach_files"])
        await ctx.defer(ephemeral=viewer.private)
        send = partial(ctx.send, ephemeral=viewer.private)
        work = partial(self._exported, viewer, form == "markdown", number, ctx.filesize_limit, send)
        await self.undertakings.run(viewer, send, work, lambda export: draw_exported(export, form, viewer))

    async def _exported(
        self,
        viewer: Viewer,
        markdown: bool,
        first: int,
        limit: int,
        send: Send,
        tell: Tell,
    ) -> Export:
        guild = guild_of(viewer)
        exporting = self._service.exporting(guild, markdown=markdown, first=first, largest=limit, tell=tell)
        async with self._service.turn(guild), exporting as export:
            for part in export.parts:
                await send(view=draw_part(part, viewer), file=_file(part))
            return export

    @library.command(name="feeds", description=_TEXTS("command-library-feeds"))
    async def feeds(self, ctx: Context) -> None:
        """List the feeds."""
        await self._show(ctx, self.draw_feeds)

    @library.command(name="sources", description=_TEXTS("command-library-sources"))
    async def sources(self, ctx: Context) -> None:
        """List the sources."""
        await self._show(ctx, self.draw_sources)

    @library.command(name="unsure", description=_TEXTS("command-library-unsure"), extras=_MANAGED)
    async def unsure(self, ctx: Context) -> None:
        """List the pages that may be cut wrong."""
        self._require_manager(ctx)
        await self._show(ctx, self.pages.draw_unsure)

    @library.command(name="resegment", description=_TEXTS("command-library-resegment"), extras=_MANAGED)
    async def resegment(self, ctx: Context) -> None:
        """Say what splitting the server's pages by the present rules would change, and offer to do it."""
        self._require_manager(ctx)
        viewer = Viewer.of(ctx)
        await ctx.defer()
        work = partial(self._foreseen, viewer)
        split = SplitAgainButton.made(button(f"b1:recut:{viewer.person}", viewer.texts("button-recut")))
        await self.undertakings.run(viewer, ctx.send, work, lambda recut: draw_foreseen(recut, split, viewer))

    async def _foreseen(self, viewer: Viewer, tell: Tell) -> Recut:
        return await self._service.division.foresee(guild_of(viewer), _listener(tell))

    async def split_again(self, viewer: Viewer, send: Send) -> None:
        """Split the server's pages by the present rules, and say what came of it."""

        async def work(tell: Tell) -> LoadReport:
            return await self._service.division.split_again(guild_of(viewer), _listener(tell))

        await self.undertakings.run(viewer, send, work, lambda report: draw_recut(report, viewer))

    @library.command(name="remove", description=_TEXTS("command-library-remove"), extras=_MANAGED)
    @app_commands.describe(article=_TEXTS("option-library-article"))
    async def remove(self, ctx: Context, article: Line) -> None:
        """Take an article out."""
        self._require_manager(ctx)
        await ctx.defer()
        viewer = Viewer.of(ctx)
        card, until = await self._service.remove(guild_of(viewer), own_number(article, viewer))
        await ctx.send(view=draw_removed(card, until, viewer))

    @library.group(name="feed", description=_TEXTS("command-library-feed"), extras=_MANAGED)
    async def feed(self, ctx: Context) -> None:
        """List the feeds."""
        await self._show(ctx, self.draw_feeds)

    @feed.command(name="edit", description=_TEXTS("command-library-feed-edit"))
    @app_commands.describe(
        feed=_TEXTS("option-library-feed"), title=_TEXTS("option-library-title"), whole=_TEXTS("option-library-whole")
    )
    async def edit(self, ctx: Context, feed: Line, whole: bool | None = None, *, title: Line = "") -> None:
        """Change a feed."""
        self._require_manager(ctx)
        said = _WHOLE.search(title)
        if said is not None:
            whole = said[1].lower() in ("yes", "on", "true")
            title = _WHOLE.sub("", title)
        key = feed_key(ctx, feed)
        edited = await self._service.edit_feed(key, title=title.strip() or None, whole=whole)
        await ctx.send(view=draw_feed(edited, Viewer.of(ctx), "library-feed-edited"))

    @feed.command(name="pause", description=_TEXTS("command-library-feed-pause"))
    @app_commands.describe(feed=_TEXTS("option-library-feed"))
    async def pause(self, ctx: Context, feed: Line) -> None:
        """Stop polling a feed."""
        self._require_manager(ctx)
        paused = await self._service.pause_feed(feed_key(ctx, feed), paused=True)
        await ctx.send(view=draw_feed(paused, Viewer.of(ctx), "library-feed-pausing"))

    @feed.command(name="resume", description=_TEXTS("command-library-feed-resume"))
    @app_commands.describe(feed=_TEXTS("option-library-feed"))
    async def resume(self, ctx: Context, feed: Line) -> None:
        """Poll a feed again."""
        self._require_manager(ctx)
        resumed = await self._service.pause_feed(feed_key(ctx, feed), paused=False)
        await ctx.send(view=draw_feed(resumed, Viewer.of(ctx), "library-feed-resumed"))

    @feed.command(name="remove", description=_TEXTS("command-library-feed-remove"))
    @app_commands.describe(feed=_TEXTS("option-library-feed"))
    async def remove_feed(self, ctx: Context, feed: Line) -> None:
        """Remove a feed."""
        self._require_manager(ctx)
        removed = await self._service.remove_feed(feed_key(ctx, feed))
        await ctx.send(view=draw_feed(removed, Viewer.of(ctx), "library-feed-removed"))

    @library.group(name="alias", fallback="add", description=_TEXTS("command-library-alias"), extras=_MANAGED)
    @app_commands.describe(names=_TEXTS("option-library-names"))
    async def alias(self, ctx: Context, *, names: Prose = "") -> None:
        """Tie names, or list those that are tied; in a message, "add" before them says nothing."""
        if ctx.interaction is None:
            names = _ADD.sub("", names)
        if not names.strip():
            await self._show(ctx, self.draw_aliases)
            return
        self._require_manager(ctx)
        viewer = Viewer.of(ctx)
        await ctx.defer()
        proposed = await self._service.aliases.propose(guild_of(viewer), names)
        await ctx.send(view=draw_proposed(proposed, viewer))

    @alias.command(name="list", description=_TEXTS("command-library-alias-list"), extras=needs(Right.SERVER))
    async def aliases(self, ctx: Context) -> None:
        """List the aliases."""
        await self._show(ctx, self.draw_aliases)

    @alias.command(name="remove", description=_TEXTS("command-library-alias-remove"))
    @app_commands.describe(name=_TEXTS("option-library-name"))
    async def remove_alias(self, ctx: Context, *, name: Line) -> None:
        """Untie names."""
        self._require_manager(ctx)
        viewer = Viewer.of(ctx)
        await ctx.defer()
        removed, until = await self._service.aliases.remove(guild_of(viewer), name)
        await ctx.send(view=draw_untied(removed, until, viewer))

    @remove_alias.autocomplete("name")
    async def names(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the aliases in which a name has what is typed."""
        if interaction.guild_id is None:
            return []
        return offered_aliases(await self._service.aliases.of_guild(interaction.guild_id), typed)

    async def draw_aliases(self, viewer: Viewer, words: Sequence[str]) -> Answer:
        """Draw a page of the aliases."""
        aliases = await self._service.aliases.of_guild(guild_of(viewer))
        return draw_aliases(aliases, offset_of(words, len(aliases), ALIASES_PAGE), viewer)

    async def draw_statistics(self, viewer: Viewer, words: Sequence[str]) -> Answer:
        """Draw the figures of the library."""
        return draw_statistics(await self._service.statistics(guild_of(viewer)), viewer)

    async def draw_feeds(self, viewer: Viewer, words: Sequence[str]) -> Answer:
        """Draw a page of the feeds."""
        feeds = await self._service.feeds(guild_of(viewer))
        return draw_feeds(feeds, offset_of(words, len(feeds), FEEDS_PAGE), viewer)

    async def draw_sources(self, viewer: Viewer, words: Sequence[str]) -> Answer:
        """Draw a page of the sources."""
        total = (await self._service.statistics(guild_of(viewer))).counts.sources
        offset = offset_of(words, total, SOURCES_PAGE)
        sources = await self._service.sources(guild_of(viewer), limit=SOURCES_PAGE, offset=offset)
        return draw_sources(sources, offset, total, viewer)

    async def _show(self, ctx: Context, screen: Screen) -> None:
        viewer = Viewer.of(ctx, private=True)
        await ctx.defer(ephemeral=viewer.private)
        await ctx.send(view=await screen(viewer, ("0",)), ephemeral=viewer.private)

    def _require_manager(self, ctx: Context) -> None:
        member = ctx.author if isinstance(ctx.author, discord.Member) else None
        try:
            require_library_manager(member, self.bot.choices.of(ctx.guild.id if ctx.guild else None))
        except UsageError as error:
            raise CheckRefusedError(error) from error


def _listener(tell: Tell) -> Callable[[Progress], None]:
    return lambda at: tell(at.done, at.total)


def _file(part: ExportFile) -> discord.File:
    return discord.File(part.path, part.name)


async def setup(bot: BroadsheetClient) -> None:
    """Add the cog."""
    await bot.add_cog(Library(bot))
