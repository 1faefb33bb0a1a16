"""Which roles somebody may have the bot ping, and whether one is still there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import UsageError
from cogs.shared.errors import name_permissions

if TYPE_CHECKING:
    import discord

    from bot.texts import Texts
    from cogs.shared.targets import Target


def find_role(guild: discord.Guild, named: int | str) -> int:
    """Return the id of a role that was mentioned, or typed by its name.

    Raises UsageError where no role is called so, and where several are.
    """
    if isinstance(named, int):
        return named
    called = [one.id for one in guild.roles if not one.is_default() and one.name.casefold() == named.casefold()]
    if not called:
        raise UsageError("watch-role-unknown")
    if len(called) > 1:
        raise UsageError("watch-role-several", role=named)
    return called[0]


def require_role(guild: discord.Guild, role: int, target: Target, asker: discord.Member, texts: Texts) -> None:
    """Let a role pass that the asker may ping in a channel, and the bot too. Raises UsageError."""
    found = guild.get_role(role)
    if found is None or found.is_default():
        raise UsageError("watch-role-unknown")
    if found.mentionable:
        return
    if not target.permissions_for(asker).mention_everyone:
        raise UsageError("watch-role-not-yours")
    if not target.permissions_for(guild.me).mention_everyone:
        permissions = name_permissions(["mention_everyone"], texts)
        raise UsageError("target-bot-needs", permissions=permissions, place=str(target.id))


def is_role_gone(client: discord.Client, guild: int, role: int | None) -> bool:
    """Tell whether a role is certainly gone: a server that Discord has not told of yet may have it."""
    server = client.get_guild(guild)
    return role is not None and server is not None and not server.unavailable and server.get_role(role) is None
