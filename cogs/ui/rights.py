"""Who may press what, judged at the moment of pressing."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

import discord
from discord.ext import commands

from bot.errors import UsageError

if TYPE_CHECKING:
    from typing import Any

    from bot.archive import GuildSettings
    from cogs.ui.viewer import Interaction, Viewer


_NEEDS: Final = "needs"


class Right(StrEnum):
    """What somebody needs for a command; the checks that refuse are the commands' own."""

    NONE = "none"
    SERVER = "server"
    """To be in a server, and not in a private message."""

    DIGESTS = "digests"
    LIBRARY = "library"
    MANAGER = "manager"
    STATUS = "status"
    """To manage the server, or to own the bot."""

    OWNER = "owner"


def needs(right: Right) -> dict[Any, Any]:
    """Return the extras of a command that needs `right`, so that help shows it to those who have that."""
    return {_NEEDS: right}


def needed_by(command: commands.Command[Any, ..., Any]) -> Right:
    """Return what a command needs: what it says itself, or the group it is in."""
    above = command.parent
    default = needed_by(above) if isinstance(above, commands.Command) else Right.NONE
    right = command.extras.get(_NEEDS, default)
    return right if isinstance(right, Right) else default


def may_use(right: Right, member: discord.Member | None, chosen: GuildSettings, *, owns: bool) -> bool:
    """Tell whether somebody has a right where they ask: `member` is None in a private message, `owns` of the owner."""
    match right:
        case Right.NONE:
            return True
        case Right.SERVER:
            return member is not None
        case Right.DIGESTS:
            return may_manage_digests(member, chosen)
        case Right.LIBRARY:
            return may_manage_library(member, chosen)
        case Right.MANAGER:
            return member is not None and member.guild_permissions.manage_guild
        case Right.STATUS:
            return owns or (member is not None and member.guild_permissions.manage_guild)
        case Right.OWNER:
            return owns


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


def require_digest_manager(
    person: discord.User | discord.Member | None, chosen: GuildSettings, refusal: str = "digest-not-allowed"
) -> None:
    """Let those pass who may manage digests. Raises NoPrivateMessage outside of a server, `refusal` else."""
    if not isinstance(person, discord.Member):
        raise commands.NoPrivateMessage
    if not may_manage_digests(person, chosen):
        raise UsageError(refusal)


def may_manage_library(member: discord.Member | None, chosen: GuildSettings) -> bool:
    """Tell whether somebody may change the library: with Manage Server, or a role that the server chose for it."""
    if member is None:
        return False
    return member.guild_permissions.manage_guild or any(role.id in chosen.library_roles for role in member.roles)


def guild_of(viewer: Viewer) -> int:
    """Return the server that an answer stands in. Raises NoPrivateMessage in a direct message."""
    if viewer.guild is None:
        raise commands.NoPrivateMessage
    return viewer.guild


def library_guild(interaction: Interaction) -> int:
    """Return the guild of whoever may change its library. Raises what `require_library_manager` raises."""
    member = interaction.user if isinstance(interaction.user, discord.Member) else None
    require_library_manager(member, interaction.client.choices.of(interaction.guild_id))
    if interaction.guild_id is None:
        raise commands.NoPrivateMessage
    return interaction.guild_id


def require_library_manager(member: discord.Member | None, chosen: GuildSettings) -> None:
    """Let those pass who may change the library: with Manage Server, or a role that the server chose for it.

    Raises NoPrivateMessage outside of a server, UsageError for anybody else.
    """
    if member is None:
        raise commands.NoPrivateMessage
    if not may_manage_library(member, chosen):
        raise UsageError("library-not-allowed")
