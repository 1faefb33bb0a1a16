"""Boards: passages that people of a server collect, with notes, verified again whenever they are shown."""

from bot.boards.service import BoardService

__all__ = ["BoardService"]
