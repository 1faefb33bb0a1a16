"""`!board`, and the menu and buttons that pin a passage: what a team collects."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.articles import parse_reference
from bot.boards import BoardFormat, read_pins
from bot.errors import UnknownOutcomeError, UsageError
from bot.quotation import Style
from bot.texts import load_texts
from cogs.boards.asking import asker_of, choices_of, may_be_named, may_end, named_people, offset_of
from cogs.boards.buttons import CONTROLS, delete_button, restore_entry_button
from cogs.boards.drawing import (
    BOARD_PAGE,
    BOARDS_PAGE,
    draw_board,
    draw_boards,
    draw_created,
    draw_done,
    draw_exported,
    draw_pinned,
    draw_question,
    draw_shared,
    draw_unpinned,
)
from cogs.boards.pinning import CONTROLS as PIN_CONTROLS
from cogs.boards.pinning import draw_pin
from cogs.boards.standing import BoardChannels, parent_of
from cogs.shared import PinButton, PinWhat, find_target, require_target, usable_target
from cogs.ui import Line, Prose, Right, Viewer, guild_of, needs, word_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.archive import BoardEntry, BoardKey, BoardShare
    from bot.boards import BoardService
    from bot.client import BroadsheetClient
    from cogs.ui import Answer, Context, Interaction, Screen

_TEXTS = load_texts()
_FORMS = Literal["markdown", "docx", "html", "csl-json", "ris", "bibtex"]
_STYLES = Literal["plain", "apa", "mla", "chicago"]
_SHOW = re.compile(r"\A\s*show(?:\s+|\Z)", re.IGNORECASE)


class Boards(commands.Cog):
    """Collecting passages."""

    def __init__(self, bot: BroadsheetClient) -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        """Make the buttons of earlier runs work."""
        self.bot.add_dynamic_items(PinButton, PinWhat, *CONTROLS, *PIN_CONTROLS)

    @property
    def screens(self) -> Mapping[str, Screen]:
        """What buttons lead to: a page of a board, of the boards, and the question where to pin a passage."""
        return {"board": self.draw_board, "boards": self.draw_boards, "pin": self.draw_pin}

    @property
    def _service(self) -> BoardService:
        return self.bot.services.boards

    @commands.hybrid_group(
        name="board", fallback="show", description=_TEXTS("command-board"), extras=needs(Right.SERVER)
    )
    @app_commands.guild_only()
    @commands.guild_only()
    @app_commands.describe(board=_TEXTS("option-board"), private=_TEXTS("option-private"))
    async def board(self, ctx: Context, *, board: Line = "", private: bool = False) -> None:
        """Show a board, or list them; in a message, "show" before its name says nothing."""
        viewer = Viewer.of(ctx, private=private)
        await ctx.defer(ephemeral=viewer.private)
        written = _SHOW.sub("", board) if ctx.interaction is None else board
        if written.strip():
            found = await self._service.find(guild_of(viewer), written)
            answer = await self.draw_board(viewer, (str(found.key), "0"))
        else:
            answer = await self.draw_boards(viewer, ("0",))
        await ctx.send(view=answer, ephemeral=viewer.private)

    @board.command(name="new", description=_TEXTS("command-board-new"))
    @app_commands.describe(name=_TEXTS("option-board-name"))
    async def new(self, ctx: Context, *, name: Line) -> None:
        """Make a board."""
        viewer = Viewer.of(ctx)
        await ctx.defer()
        made = await self._service.create(guild_of(viewer), name, viewer.person)
        await ctx.send(view=draw_created(made, viewer))

    @board.command(name="list", description=_TEXTS("command-board-list"))
    async def list_(self, ctx: Context) -> None:
        """List the boards."""
        await ctx.defer()
        await ctx.send(view=await self.draw_boards(Viewer.of(ctx), ("0",)))

    @board.command(name="add", description=_TEXTS("command-board-add"))
    @app_commands.describe(board=_TEXTS("option-board"), passages=_TEXTS("option-board-passages"))
    async def add(self, ctx: Context, board: Line, *, passages: Prose) -> None:
        """Pin passages, with a note after their references."""
        viewer = Viewer.of(ctx)
        await ctx.defer()
        found = await self._service.find(guild_of(viewer), board)
        refs, note = read_pins(passages, guild_of(viewer))
        pinned = await self._service.pin(found.key, refs, viewer.person, note)
        await ctx.send(view=draw_pinned(pinned, viewer))

    @board.command(name="order", description=_TEXTS("command-board-order"))
    @app_commands.describe(
        board=_TEXTS("option-board"), entry=_TEXTS("option-board-entry"), place=_TEXTS("option-board-place")
    )
    async def order(self, ctx: Context, board: Line, entry: Line, place: commands.Range[int, 1, 200]) -> None:
        """Have an entry stand at another place."""
        viewer = Viewer.of(ctx)
        await ctx.defer()
        found = await self._service.find(guild_of(viewer), board)
        moved = await self._service.move(found.key, entry, place)
        await ctx.send(view=draw_done("board-moved", found, moved, viewer, place=min(place, found.entries)))

    @board.command(name="note", description=_TEXTS("command-board-note"))
    @app_commands.describe(
        board=_TEXTS("option-board"), entry=_TEXTS("option-board-entry"), note=_TEXTS("option-board-note")
    )
    async def note(self, ctx: Context, board: Line, entry: Line, *, note: Prose = "") -> None:
        """Say something of an entry, or take it back."""
        viewer = Viewer.of(ctx)
        await ctx.defer()
        found = await self._service.find(guild_of(viewer), board)
        said = await self._service.note(found.key, entry, viewer.person, note)
        await ctx.send(view=draw_done("board-noted" if note.strip() else "board-note-gone", found, said, viewer))

    @board.command(name="remove", description=_TEXTS("command-board-remove"))
    @app_commands.describe(board=_TEXTS("option-board"), entry=_TEXTS("option-board-entry"))
    async def remove(self, ctx: Context, board: Line, entry: Line) -> None:
        """Take an entry from a board."""
        viewer = Viewer.of(ctx)
        await ctx.defer()
        found = await self._service.find(guild_of(viewer), board)
        gone, until = await self._service.remove_entry(found.key, entry)
        undo = restore_entry_button(found, gone, viewer)
        await ctx.send(view=draw_unpinned(found, gone, until, undo, viewer))

    @board.command(name="delete", description=_TEXTS("command-board-delete"))
    @app_commands.describe(board=_TEXTS("option-board"))
    async def delete(self, ctx: Context, *, board: Line) -> None:
        """Ask before a board is deleted."""
        viewer = Viewer.of(ctx)
        await ctx.defer()
        found = await self._service.find(guild_of(viewer), board)
        moderates = ctx.permissions.manage_messages
        await self._service.require_deletable(found.key, viewer.person, moderates=moderates)
        await ctx.send(view=draw_question(found, delete_button(found, viewer), viewer))

    @board.command(name="export", description=_TEXTS("command-board-export"))
    @app_commands.describe(
        board=_TEXTS("option-board"), form=_TEXTS("option-board-form"), style=_TEXTS("option-board-style")
    )
    async def export(self, ctx: Context, board: Line, form: _FORMS = "markdown", style: _STYLES = "apa") -> None:
        """Send a board as a file."""
        viewer = Viewer.of(ctx)
        if ctx.interaction is None and not ctx.bot_permissions.attach_files:
            raise commands.BotMissingPermissions(["attach_files"])
        await ctx.defer()
        found = await self._service.find(guild_of(viewer), board)
        named = partial(named_people, ctx)
        made = await self._service.export(found.key, BoardFormat(form), Style(style), named, viewer.texts)
        file = discord.File(BytesIO(made.content), made.name)
        await ctx.send(view=draw_exported(found, made.name, viewer), file=file)
        await self._service.keep_exported(made)

    @board.command(name="share", description=_TEXTS("command-board-share"))
    @app_commands.describe(board=_TEXTS("option-board"), channel=_TEXTS("option-board-channel"))
    async def share(self, ctx: Context, board: Line, *, channel: Line = "") -> None:
        """Keep a board up to date in a channel."""
        viewer, guild, asker = Viewer.of(ctx), *asker_of(ctx)
        await ctx.defer()
        found = await self._service.find(guild.id, board)
        place = await find_target(guild, asker, channel) if channel.strip() else usable_target(ctx.channel)
        await require_target(place, asker, viewer.texts, thread=False)
        await self._service.share(found.key, place.id, parent_of(place))
        await ctx.send(view=draw_shared("board-shared", found, [place.id], viewer))

    @board.command(name="unshare", description=_TEXTS("command-board-unshare"))
    @app_commands.describe(board=_TEXTS("option-board"), channel=_TEXTS("option-board-channel"))
    async def unshare(self, ctx: Context, board: Line, *, channel: Line = "") -> None:
        """Keep a board up to date in a channel no longer, or nowhere."""
        viewer, guild, asker = Viewer.of(ctx), *asker_of(ctx)
        await ctx.defer()
        found = await self._service.find(guild.id, board)
        named = (await find_target(guild, asker, channel)).id if channel.strip() else None
        shares = [one for one in await self._service.shares(found.key) if named in {None, one.channel}]
        may = list(dict.fromkeys([one.channel for one in shares if await may_end(guild, asker, one)]))
        if not may:
            raise UsageError("board-not-shared", board=str(found.key))
        for place in may:
            await self._service.unshare(found.key, place)
        await ctx.send(view=draw_shared("board-unshared", found, may, viewer))

    @board.autocomplete("board")
    @export.autocomplete("board")
    @add.autocomplete("board")
    @order.autocomplete("board")
    @note.autocomplete("board")
    @remove.autocomplete("board")
    @delete.autocomplete("board")
    @share.autocomplete("board")
    @unshare.autocomplete("board")
    async def offered(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the boards that have what is typed in their names."""
        if interaction.guild_id is None:
            return []
        return choices_of(await self._service.of_guild(interaction.guild_id), typed)

    async def draw_board(self, viewer: Viewer, words: tuple[str, ...]) -> Answer:
        """Draw a page of a board; every entry is verified for it."""
        key = await self._key(viewer, word_of(words, 0))

        def page(entries: Sequence[BoardEntry]) -> range:
            first = offset_of(words, len(entries), BOARD_PAGE)
            return range(first + 1, first + BOARD_PAGE + 1)

        checked = await self._service.checked(key, page)
        offset = offset_of(words, len(checked.entries), BOARD_PAGE)
        speakers = await self._service.speakers(checked.entries[offset : offset + BOARD_PAGE])
        return draw_board(checked, offset, speakers, viewer, await self._shares(key, viewer))

    async def _shares(self, key: BoardKey, viewer: Viewer) -> list[BoardShare]:
        """Return where a board stands, as far as an answer may speak of that."""
        guild = self.bot.get_guild(key.guild)
        shares = await self._service.shares(key)
        return [self._now(one) for one in shares if guild is not None and may_be_named(one, guild, viewer)]

    def _now(self, share: BoardShare) -> BoardShare:
        """Return where a board stands with what is in the way there now: it may not have been edited since."""
        with suppress(UnknownOutcomeError):
            found = BoardChannels(self.bot).obstacle(share.key.guild, share.channel, share.parent)
            return replace(share, error=share.error or found)
        return share

    async def draw_boards(self, viewer: Viewer, words: tuple[str, ...]) -> Answer:
        """Draw a page of the boards."""
        boards = await self._service.of_guild(guild_of(viewer))
        return draw_boards(boards, offset_of(("", *words), len(boards), BOARDS_PAGE), viewer)

    async def draw_pin(self, viewer: Viewer, words: tuple[str, ...]) -> Answer:
        """Draw the question to which board a passage is pinned."""
        ref = parse_reference(word_of(words, 0), guild_of(viewer))
        if ref.start is None:
            raise UsageError("board-passage", reference=str(ref))
        quote = await self.bot.services.quotation.quote(ref)
        return draw_pin(quote, ref, await self._service.of_guild(guild_of(viewer)), viewer)

    async def _key(self, viewer: Viewer, written: str) -> BoardKey:
        return (await self._service.find(guild_of(viewer), written)).key


async def setup(bot: BroadsheetClient) -> None:
    """Add the cog."""
    await bot.add_cog(Boards(bot))
