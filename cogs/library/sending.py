"""How what the library answers is sent, whoever asked for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import discord

    from cogs.ui import Answer


class Send(Protocol):
    """Sends an answer to where it was asked for."""

    async def __call__(self, *, view: Answer, file: discord.File = ...) -> discord.Message:
        """Send, and return the message."""
        ...
