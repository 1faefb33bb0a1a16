"""Where a digest may be posted: a channel that the asker can see, and where the bot may do what it has to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

import discord

from bot.errors import UsageError
from cogs.shared import name_permissions

if TYPE_CHECKING:
    from bot.texts import Texts

Target: TypeAlias = discord.TextChannel | discord.Thread

_MENTION = re.compile(r"<#([0-9]{1,20})>")
_READING = ("view_channel", "read_message_history")


def find_target(guild: discord.Guild, asker: discord.Member, typed: str) -> Target:
    """Return the channel or thread that somebody typed: a mention, an id or a name.

    Raises UsageError, in the same words for a channel that is not there and for one that the asker cannot see.
    """
    mention = _MENTION.fullmatch(typed.strip())
    name = typed.strip().removeprefix("#")
    if mention or name.isdecimal():
        found = [guild.get_channel_or_thread(int(mention[1] if mention else name[:20]))]
    else:
        found = [one for one in (*guild.text_channels, *guild.threads) if one.name.casefold() == name.casefold()]
    seen = [one for one in found if one is not None and one.permissions_for(asker).view_channel]
    if not seen:
        raise UsageError("digest-no-channel", channel=typed.strip()[:60] or " ")
    return usable_target(seen[0])


def usable_target(channel: object) -> Target:
    """Return `channel`, if it is one that messages can be posted to and a digest is for. Raises UsageError."""
    if not isinstance(channel, discord.TextChannel | discord.Thread):
        raise UsageError("digest-channel-kind")
    return channel


def require_target(target: Target, asker: discord.Member, texts: Texts, *, thread: bool) -> None:
    """Let a channel pass that the asker can see and where the bot may post a digest, with a `thread` if asked for.

    Raises UsageError, naming what is missing.
    """
    if not target.permissions_for(asker).view_channel:
        raise UsageError("digest-no-channel", channel=str(target.id))
    if thread and isinstance(target, discord.Thread):
        raise UsageError("digest-thread-in-thread")
    missing = missing_rights(target, thread=thread)
    if missing:
        raise UsageError("digest-bot-needs", permissions=name_permissions(missing, texts), place=str(target.id))


def missing_rights(target: Target, *, thread: bool) -> list[str]:
    """Return the permissions that the bot lacks to post a digest there, with a `thread` if asked for."""
    writing = "send_messages_in_threads" if isinstance(target, discord.Thread) else "send_messages"
    needed = (*_READING, writing, *(["create_public_threads"] if thread else []))
    may = target.permissions_for(target.guild.me)
    return [name for name in needed if not getattr(may, name)]
