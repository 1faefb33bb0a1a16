"""Who may press what, judged at the moment of pressing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.errors import UsageError

if TYPE_CHECKING:
    from bot.archive import GuildSettings
    from cogs.ui.viewer import Interaction


def require_asker(interaction: Interaction, asker: int) -> None:
    """Let the asker and moderators (Manage Messages) pass. Raises UsageError for anybody else."""
    if interaction.user.id != asker and not interaction.permissions.manage_messages:
        raise UsageError("not-yours")


def require_speech(interaction: Interaction) -> None:
    """Let those pass who may write in this channel. Raises MissingPermissions for anybody else."""
    needed = "send_messages_in_threads" if isinstance(interaction.channel, discord.Thread) else "send_messages"
    if interaction.guild_id is not None and not getattr(interaction.permissions, needed):
        raise commands.MissingPermissions([needed])


def require_manager(interaction: Interaction) -> None:
    """Let those pass who may change the bot here (Manage Server). Raises MissingPermissions for anybody else."""
    if not interaction.permissions.manage_guild:
        raise commands.MissingPermissions(["manage_guild"])


def may_manage_digests(person: discord.User | discord.Member | None, chosen: GuildSettings) -> bool:
    """Tell whether somebody may manage digests: with Manage Server, or a role that the server chose for it."""
    if not isinstance(person, discord.Member):
        return False
    return person.guild_permissions.manage_guild or any(role.id in chosen.digest_roles for role in person.roles)


def require_digest_manager(person: discord.User | discord.Member | None, chosen: GuildSettings) -> None:
    """Let those pass who may manage digests. Raises NoPrivateMessage outside of a server, UsageError else."""
    if not isinstance(person, discord.Member):
        raise commands.NoPrivateMessage
    if not may_manage_digests(person, chosen):
        raise UsageError("digest-not-allowed")


def require_library_manager(member: discord.Member | None, chosen: GuildSettings) -> None:
    """Let those pass who may change the library: with Manage Server, or a role that the server chose for it.

    Raises NoPrivateMessage outside of a server, UsageError for anybody else.
    """
    if member is None:
        raise commands.NoPrivateMessage
    if not member.guild_permissions.manage_guild and not any(role.id in chosen.library_roles for role in member.roles):
        raise UsageError("library-not-allowed")
