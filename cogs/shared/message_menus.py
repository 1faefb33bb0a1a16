"""Message menus that a person can take along: installed for a server, or by somebody for themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from typing import Any

    import discord

    from cogs.ui import Interaction

    MessageMenu = Callable[[Interaction, discord.Message], Coroutine[Any, Any, None]]


def message_menu(name: str, callback: MessageMenu) -> app_commands.ContextMenu:
    """Return a menu on messages that works in every server and in private messages, for whoever installed the bot.

    What it may read there is `cogs.ui.viewer.home_of`'s to say.
    """
    return app_commands.ContextMenu(
        name=name,
        callback=callback,
        allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
    )
