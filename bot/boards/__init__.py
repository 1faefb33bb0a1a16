"""Boards: passages that people of a server collect, with notes, verified again whenever they are shown."""

from bot.boards.exporting import BoardFormat
from bot.boards.keeper import LONGEST_NAP
from bot.boards.model import CheckedBoard, CheckedEntry, Pinned, Standing
from bot.boards.places import Obstacle
from bot.boards.service import BoardService, read_pins

__all__ = [
    "LONGEST_NAP",
    "BoardFormat",
    "BoardService",
    "CheckedBoard",
    "CheckedEntry",
    "Obstacle",
    "Pinned",
    "Standing",
    "read_pins",
]
