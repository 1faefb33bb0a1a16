"""To which board a passage is pinned: the question, the menu of boards, and the form for a new one or a note."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord
from discord import SelectOption, ui

from bot.archive import LONGEST_BOARD_NAME, LONGEST_NOTE, BoardKey
from bot.articles import parse_reference
from bot.errors import UsageError
from bot.replies import acknowledge
from cogs.boards.buttons import home_guild, service_of
from cogs.boards.drawing import draw_done, show_button
from cogs.ui import (
    MODAL_TITLE,
    SELECT_OPTIONS,
    SELECT_PLACEHOLDER,
    SELECT_TEXT,
    Answer,
    Button,
    Control,
    Viewer,
    button,
    escaped_line,
    label,
    lines,
    panel,
    row,
    standing,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.archive import Board
    from bot.articles import Reference
    from bot.boards import Pinned
    from bot.quotation import Quote
    from cogs.ui import Interaction, Item

_REF: Final = r"(?P<ref>[AG][0-9@.ps-]{1,39})"
_WORDS: Final = 400
_FORM_SECONDS: Final = 900.0


class PinTo(Control["ui.Select[Any]"], template=rf"b1:pinto:[01]:{_REF}"):
    """Pins a passage to the board that is chosen."""

    async def use(self, interaction: Interaction) -> None:
        """Pin it."""
        guild = home_guild(interaction)
        await acknowledge(interaction)
        pinned = await service_of(interaction).pin(
            BoardKey.read(self.choice, guild), [parse_reference(self.words["ref"], guild)], interaction.user.id
        )
        await interaction.edit_original_response(view=draw_just_pinned(pinned, Viewer.pressing(interaction)))


class NewBoardButton(Control[Button], template=rf"b1:pinnew:{_REF}"):
    """Asks for the name of a new board."""

    async def use(self, interaction: Interaction) -> None:
        """Ask."""
        home_guild(interaction)
        await interaction.response.send_modal(BoardForm(self.words["ref"], Viewer.pressing(interaction)))


class NoteButton(Control[Button], template=r"b1:note:(?P<board>[1-9][0-9]{0,8}):(?P<ref>[AG][0-9@.ps-]{1,39})"):
    """Asks for a note on what was pinned."""

    async def use(self, interaction: Interaction) -> None:
        """Ask."""
        key = BoardKey(home_guild(interaction), int(self.words["board"]))
        await interaction.response.send_modal(NoteForm(key, self.words["ref"], Viewer.pressing(interaction)))


class _Form(ui.Modal):
    """A form with one field."""

    def __init__(self, viewer: Viewer, title: str, asked: str, most: int, *, required: bool) -> None:
        super().__init__(title=label(viewer.texts(title), MODAL_TITLE), timeout=_FORM_SECONDS)
        style = discord.TextStyle.short if required else discord.TextStyle.paragraph
        self._field: ui.TextInput[Any] = ui.TextInput(custom_id="text", style=style, required=required, max_length=most)
        self.add_item(ui.Label(text=label(viewer.texts(asked), MODAL_TITLE), component=self._field))

    async def on_error(self, interaction: Interaction, error: Exception, /) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Hand what went wrong to the ladder of errors."""
        interaction.client.dispatch("control_error", interaction, error)


class BoardForm(_Form):
    """Asks what a new board is called and what to say of the passage, makes the board, and pins the passage to it."""

    def __init__(self, ref: str, viewer: Viewer) -> None:
        super().__init__(viewer, "board-form-title", "board-form-name", LONGEST_BOARD_NAME, required=True)
        self._ref = ref
        style = discord.TextStyle.paragraph
        self._note: ui.TextInput[Any] = ui.TextInput(
            custom_id="note", style=style, required=False, max_length=LONGEST_NOTE
        )
        self.add_item(ui.Label(text=label(viewer.texts("board-form-note"), MODAL_TITLE), component=self._note))

    async def on_submit(self, interaction: Interaction, /) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Make the board, and pin."""
        guild, service = home_guild(interaction), service_of(interaction)
        await acknowledge(interaction)
        board = await service.create(guild, self._field.value, interaction.user.id)
        refs = [parse_reference(self._ref, guild)]
        pinned = await service.pin(board.key, refs, interaction.user.id, self._note.value)
        await interaction.edit_original_response(view=draw_just_pinned(pinned, Viewer.pressing(interaction)))


class NoteForm(_Form):
    """Asks what somebody says of an entry."""

    def __init__(self, key: BoardKey, ref: str, viewer: Viewer) -> None:
        super().__init__(viewer, "board-note-title", "board-note-text", LONGEST_NOTE, required=False)
        self._key = key
        self._ref = ref

    async def on_submit(self, interaction: Interaction, /) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Keep it."""
        home_guild(interaction)
        await acknowledge(interaction)
        viewer, service = Viewer.pressing(interaction), service_of(interaction)
        entry = await service.note(self._key, self._ref, interaction.user.id, self._field.value)
        key = "board-noted" if self._field.value.strip() else "board-note-gone"
        answer = draw_done(key, await service.get(self._key), entry, viewer)
        await interaction.edit_original_response(view=answer)


CONTROLS: Final = (PinTo, NewBoardButton, NoteButton)


def draw_pin(quote: Quote, ref: Reference, boards: Sequence[Board], viewer: Viewer) -> Answer:
    """Return the question to which board a passage is pinned. Raises UsageError for one that no button can carry."""
    if len(str(ref)) > SELECT_TEXT or ref.start is None:
        raise UsageError("board-passage", reference=str(ref))
    texts = viewer.texts
    shown = texts("board-words", words=texts.within_marks(escaped_line(quote.passage.text, _WORDS)))
    new = NewBoardButton.made(button(f"b1:pinnew:{ref}", texts("button-new-board")))
    asked = texts("pin-to") if boards else texts("pin-no-board")
    credited = texts("board-credited", words=shown, credit=f"`{ref}`")
    body = panel(lines(credited, asked), *_menus(ref, boards, viewer))
    return Answer(body, buttons=[new, *standing(viewer)])


def _menus(ref: Reference, boards: Sequence[Board], viewer: Viewer) -> Iterator[Item]:
    starts = range(0, len(boards), SELECT_OPTIONS)
    for at in starts:
        part = boards[at : at + SELECT_OPTIONS]
        options = [
            SelectOption(
                label=label(f"{board.key} · {board.name}", SELECT_TEXT),
                description=label(viewer.texts("board-entries", entries=board.entries), SELECT_TEXT),
                value=str(board.key),
            )
            for board in part
        ]
        words = viewer.texts("pin-board", menus=len(starts), first=options[0].value, last=options[-1].value)
        menu: ui.Select[Any] = ui.Select(
            custom_id=f"b1:pinto:{at // SELECT_OPTIONS}:{ref}",
            options=options,
            placeholder=label(words, SELECT_PLACEHOLDER),
        )
        yield row(PinTo.made(menu))


def draw_just_pinned(pinned: Pinned, viewer: Viewer) -> Answer:
    """Return that a passage is pinned, with a button to say something of it."""
    board, ref = pinned.board, pinned.refs[0]
    note = NoteButton.made(button(f"b1:note:{board.key.number}:{ref}", viewer.texts("button-note")))
    said = "board-known" if pinned.known else "board-pinned"
    body = panel(viewer.texts(said, references=f"`{ref}`", board=f"{board.key} · {escaped_line(board.name, 100)}"))
    return Answer(body, buttons=[note, show_button(board, viewer.texts), *standing(viewer)])
