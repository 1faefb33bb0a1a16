"""Boards: passages that people of a server collect, with notes, verified again whenever they are shown."""

from bot.boards.exporting import BoardFormat
from bot.boards.model import CheckedBoard, CheckedEntry, Pinned, Standing
from bot.boards.service import BoardService, read_pins

__all__ = [
    "BoardFormat",
    "BoardService",
    "CheckedBoard",
    "CheckedEntry",
    "Pinned",
    "Standing",
    "read_pins",
]
