"""`!board`, and the menu and buttons that pin a passage: what a team collects."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.articles import parse_reference, references_in, scopes_of
from bot.boards import BoardFormat, read_pins
from bot.errors import UsageError
from bot.quotation import Style, Verdict
from bot.replies import acknowledge, reply
from bot.texts import load_texts
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
    draw_unpinned,
)
from cogs.boards.pinning import CONTROLS as PIN_CONTROLS
from cogs.boards.pinning import draw_pin
from cogs.shared import PinButton, PinWhat, ask_to_pin, message_menu, passages_in
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
    word_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.archive import Board, BoardKey
    from bot.boards import BoardService
    from bot.client import BroadsheetClient
    from cogs.ui import Answer, Context, Interaction, Screen

_TEXTS = load_texts()
_FORMS = Literal["markdown", "html", "csl-json", "ris", "bibtex"]
_STYLES = Literal["plain", "apa", "mla", "chicago"]
_SHOW = re.compile(r"\s*show(?:\s+|$)", re.IGNORECASE)
_MOST_PASSAGES = 25
_MOST_NAMED = 20
_WORST = Verdict.ELIDED


class Boards(commands.Cog):
    """Collecting passages."""

    def __init__(self, bot: BroadsheetClient) -> None:
        self.bot = bot
        self._menu = message_menu(_TEXTS("menu-pin"), self.pin_message)

    async def cog_load(self) -> None:
        """Add the message menu, and make the buttons of earlier runs work."""
        self.bot.tree.add_command(self._menu)
        self.bot.add_dynamic_items(PinButton, PinWhat, *CONTROLS, *PIN_CONTROLS)

    async def cog_unload(self) -> None:
        """Take the message menu away."""
        self.bot.tree.remove_command(self._menu.name, type=self._menu.type)

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
            found = await self._service.find(_guild(viewer), written)
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
        made = await self._service.create(_guild(viewer), name, viewer.person)
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
        found = await self._service.find(_guild(viewer), board)
        refs, note = read_pins(passages, _guild(viewer))
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
        found = await self._service.find(_guild(viewer), board)
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
        found = await self._service.find(_guild(viewer), board)
        said = await self._service.note(found.key, entry, viewer.person, note)
        await ctx.send(view=draw_done("board-noted" if note.strip() else "board-note-gone", found, said, viewer))

    @board.command(name="remove", description=_TEXTS("command-board-remove"))
    @app_commands.describe(board=_TEXTS("option-board"), entry=_TEXTS("option-board-entry"))
    async def remove(self, ctx: Context, board: Line, entry: Line) -> None:
        """Take an entry from a board."""
        viewer = Viewer.of(ctx)
        await ctx.defer()
        found = await self._service.find(_guild(viewer), board)
        gone, until = await self._service.remove_entry(found.key, entry)
        undo = restore_entry_button(found, gone, viewer)
        await ctx.send(view=draw_unpinned(found, gone, until, undo, viewer))

    @board.command(name="delete", description=_TEXTS("command-board-delete"))
    @app_commands.describe(board=_TEXTS("option-board"))
    async def delete(self, ctx: Context, *, board: Line) -> None:
        """Ask before a board is deleted."""
        viewer = Viewer.of(ctx)
        await ctx.defer()
        found = await self._service.find(_guild(viewer), board)
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
        found = await self._service.find(_guild(viewer), board)
        named = partial(_named, ctx)
        made = await self._service.export(found.key, BoardFormat(form), Style(style), named, viewer.texts)
        file = discord.File(BytesIO(made.content), made.name)
        await ctx.send(view=draw_exported(found, made.name, viewer), file=file)

    @board.autocomplete("board")
    @export.autocomplete("board")
    @add.autocomplete("board")
    @order.autocomplete("board")
    @note.autocomplete("board")
    @remove.autocomplete("board")
    @delete.autocomplete("board")
    async def offered(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the boards that have what is typed in their names."""
        if interaction.guild_id is None:
            return []
        return _offered(await self._service.of_guild(interaction.guild_id), typed)

    async def pin_message(self, interaction: Interaction, message: discord.Message) -> None:
        """Ask which passage of a message to pin, and to which board, for whoever asks alone."""
        self.bot.begin(interaction.user.id)
        await acknowledge(interaction, ephemeral=True, thinking=True)
        viewer = Viewer.pressing(interaction)
        found = passages_in(message, viewer.guild) or await self._passages_named(message, viewer)
        await reply(interaction, view=await ask_to_pin(interaction, found, viewer), ephemeral=True)

    async def _passages_named(self, message: discord.Message, viewer: Viewer) -> dict[str, str]:
        """Return the passages that a message refers to, or else those that it quotes."""
        named = references_in(message.content, viewer.guild, _MOST_PASSAGES)
        if named or not message.content.strip():
            return {str(ref): "" for ref in named}
        quotation = self.bot.services.quotation
        verified = await quotation.verify_message(scopes_of(viewer.guild), message.content)
        places = [(quoted, one.verification.places[:1], one.verification.verdict) for quoted, one in verified]
        return {
            str(place.ref): quoted
            for quoted, first, verdict in places
            for place in first
            if verdict.gravity <= _WORST.gravity
        }

    async def draw_board(self, viewer: Viewer, words: tuple[str, ...]) -> Answer:
        """Draw a page of a board; every entry is verified for it."""
        key = await self._key(viewer, word_of(words, 0))
        checked = await self._service.checked(key)
        offset = _offset(words, len(checked.entries), BOARD_PAGE)
        speakers = await self._service.speakers(checked.entries[offset : offset + BOARD_PAGE])
        return draw_board(checked, offset, speakers, viewer)

    async def draw_boards(self, viewer: Viewer, words: tuple[str, ...]) -> Answer:
        """Draw a page of the boards."""
        boards = await self._service.of_guild(_guild(viewer))
        return draw_boards(boards, _offset(("", *words), len(boards), BOARDS_PAGE), viewer)

    async def draw_pin(self, viewer: Viewer, words: tuple[str, ...]) -> Answer:
        """Draw the question to which board a passage is pinned."""
        ref = parse_reference(word_of(words, 0), _guild(viewer))
        if ref.start is None:
            raise UsageError("board-passage", reference=str(ref))
        quote = await self.bot.services.quotation.quote(ref)
        return draw_pin(quote, ref, await self._service.of_guild(_guild(viewer)), viewer)

    async def _key(self, viewer: Viewer, written: str) -> BoardKey:
        return (await self._service.find(_guild(viewer), written)).key


async def _named(ctx: Context, people: frozenset[int]) -> dict[int, str]:
    """Return what people are called in a server, the first twenty of those whom Discord must be asked about."""
    found = {ctx.author.id: ctx.author.display_name}
    for person in sorted(people - found.keys())[:_MOST_NAMED]:
        with suppress(discord.HTTPException):
            if ctx.guild is not None:
                member = ctx.guild.get_member(person) or await ctx.guild.fetch_member(person)
                found[person] = member.display_name
    return found


def _guild(viewer: Viewer) -> int:
    if viewer.guild is None:
        raise commands.NoPrivateMessage
    return viewer.guild


def _offset(words: Sequence[str], total: int, page: int) -> int:
    """Return the place that a button asked for, or the last page there still is."""
    asked = number_of(words[1]) if len(words) > 1 else 0
    return min(asked // page * page, max(0, (total - 1) // page * page))


def _offered(boards: Sequence[Board], typed: str) -> list[app_commands.Choice[str]]:
    wanted = typed.strip().casefold()
    fitting = [board for board in boards if wanted in f"{board.key} {board.name}".casefold()]
    return [
        app_commands.Choice(name=label(f"{board.key} · {board.name}", CHOICE_NAME), value=str(board.key))
        for board in fitting[:AUTOCOMPLETE_CHOICES]
    ]


async def setup(bot: BroadsheetClient) -> None:
    """Add the cog."""
    await bot.add_cog(Boards(bot))
