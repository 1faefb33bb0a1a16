"""The buttons that take something from a board, and bring it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from discord.ext import commands

from bot.archive import BoardKey
from bot.replies import acknowledge
from cogs.boards.drawing import draw_back, draw_deleted
from cogs.ui import PERSON, Button, Control, Viewer, button, require_asker

if TYPE_CHECKING:
    from bot.archive import Board, BoardEntry
    from bot.boards import BoardService
    from cogs.ui import Interaction, Item

_BOARD: Final = r"(?P<board>[1-9][0-9]{0,8})"
_ENTRY: Final = r"(?P<entry>[1-9][0-9]{0,8})"


class RestoreEntryButton(Control[Button], template=rf"b1:repin:{PERSON}:{_BOARD}:{_ENTRY}"):
    """Brings an entry back to its place, for who took it away and for moderators."""

    async def use(self, interaction: Interaction) -> None:
        """Bring it back."""
        require_asker(interaction, self.person)
        await acknowledge(interaction)
        board = await service_of(interaction).restore_entry(self._key(interaction), int(self.words["entry"]))
        viewer = Viewer.turning(interaction, interaction.user.id)
        await interaction.edit_original_response(view=draw_back("board-entry-back", board, viewer))

    def _key(self, interaction: Interaction) -> BoardKey:
        return BoardKey(home_guild(interaction), int(self.words["board"]))


class DeleteBoardButton(Control[Button], template=rf"b1:unboard:{PERSON}:{_BOARD}"):
    """Deletes a board, for who asked and may still."""

    async def use(self, interaction: Interaction) -> None:
        """Delete it."""
        require_asker(interaction, self.person)
        await acknowledge(interaction)
        key = BoardKey(home_guild(interaction), int(self.words["board"]))
        moderates = interaction.permissions.manage_messages
        board, until = await service_of(interaction).remove(key, interaction.user.id, moderates=moderates)
        viewer = Viewer.turning(interaction, interaction.user.id)
        undo = restore_board_button(board, viewer)
        await interaction.edit_original_response(view=draw_deleted(board, until, undo, viewer))


class RestoreBoardButton(Control[Button], template=rf"b1:reboard:{PERSON}:{_BOARD}"):
    """Brings a board back, for who deleted it and for moderators."""

    async def use(self, interaction: Interaction) -> None:
        """Bring it back."""
        require_asker(interaction, self.person)
        await acknowledge(interaction)
        board = await service_of(interaction).restore(BoardKey(home_guild(interaction), int(self.words["board"])))
        viewer = Viewer.turning(interaction, interaction.user.id)
        await interaction.edit_original_response(view=draw_back("board-back", board, viewer))


CONTROLS: Final = (RestoreEntryButton, DeleteBoardButton, RestoreBoardButton)


def service_of(interaction: Interaction) -> BoardService:
    """Return the boards."""
    return interaction.client.services.boards


def home_guild(interaction: Interaction) -> int:
    """Return the server that an interaction is in, where the bot is in it too. Raises NoPrivateMessage elsewhere."""
    guild = interaction.guild_id
    if guild is None or interaction.client.get_guild(guild) is None:
        raise commands.NoPrivateMessage
    return guild


def restore_entry_button(board: Board, entry: BoardEntry, viewer: Viewer) -> Item:
    """Return the button that brings an entry back."""
    written = f"b1:repin:{viewer.person}:{board.key.number}:{entry.number}"
    return RestoreEntryButton.made(button(written, viewer.texts("button-undo")))


def delete_button(board: Board, viewer: Viewer) -> Item:
    """Return the button that deletes a board."""
    written = f"b1:unboard:{viewer.person}:{board.key.number}"
    return DeleteBoardButton.made(button(written, viewer.texts("button-delete-board", board=str(board.key))))


def restore_board_button(board: Board, viewer: Viewer) -> Item:
    """Return the button that brings a board back."""
    written = f"b1:reboard:{viewer.person}:{board.key.number}"
    return RestoreBoardButton.made(button(written, viewer.texts("button-undo")))
