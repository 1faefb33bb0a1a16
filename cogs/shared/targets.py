"""Where the bot may post of its own accord: a channel where the asker may write, and the bot may do what it has to."""

from __future__ import annotations

import asyncio
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Final, TypeAlias

import aiohttp
import discord

from bot.errors import UsageError
from cogs.shared.errors import name_permissions
from cogs.shared.seeing import may_see

if TYPE_CHECKING:
    from bot.texts import Texts

Target: TypeAlias = discord.TextChannel | discord.Thread

_MENTION = re.compile(r"<#([0-9]{1,20})>")
_READING = ("view_channel", "read_message_history")
_MOST_ASKED: Final = 10  # of one name: each private thread among them is a request
_ASK_SECONDS: Final = 2.0


async def find_target(guild: discord.Guild, asker: discord.Member, typed: str) -> Target:
    """Return the channel or thread that somebody typed: a mention, an id or a name.

    Raises UsageError, in the same words for a channel that is not there and for one that the asker cannot see.
    """
    for one in _called(guild, typed.strip())[:_MOST_ASKED]:
        if await may_see(one, asker):
            return usable_target(one)
    raise UsageError("target-no-channel", channel=typed.strip()[:60] or " ")


def _called(guild: discord.Guild, typed: str) -> list[discord.abc.GuildChannel | discord.Thread]:
    mention, name = _MENTION.fullmatch(typed), typed.removeprefix("#")
    if mention or name.isdecimal():
        found = guild.get_channel_or_thread(int(mention[1] if mention else name[:20]))
        return [] if found is None else [found]
    return [
        one for one in (*guild.text_channels, *guild.threads, *guild.forums) if one.name.casefold() == name.casefold()
    ]


def usable_target(channel: object) -> Target:
    """Return `channel`, if it is one for what is posted unasked: a post of a forum is a thread. Raises UsageError."""
    if isinstance(channel, discord.ForumChannel):
        raise UsageError("target-forum", place=str(channel.id))
    if not isinstance(channel, discord.TextChannel | discord.Thread):
        raise UsageError("target-kind")
    return channel


async def require_target(target: Target, asker: discord.Member, texts: Texts, *, thread: bool) -> None:
    """Let a channel pass where the asker may write and the bot may post, with a `thread` if asked for.

    Raises UsageError, naming what is missing.
    """
    if not await may_see(target, asker):
        raise UsageError("target-no-channel", channel=str(target.id))
    if thread and isinstance(target, discord.Thread):
        raise UsageError("digest-thread-in-thread")
    if lacking := _missing(target, asker, [_writing(target)]):
        raise UsageError("target-you-need", permissions=name_permissions(lacking, texts), place=str(target.id))
    if missing := missing_rights(target, thread=thread):
        raise UsageError("target-bot-needs", permissions=name_permissions(missing, texts), place=str(target.id))


async def require_sight(channel: int, asker: discord.Member) -> None:
    """Let `channel` pass for somebody who sees it, or if it is gone: then delivery says so.

    Raises UsageError for anybody else.
    """
    place = asker.guild.get_channel_or_thread(channel)
    if place is None:  # an archived thread is asked for
        with suppress(discord.DiscordException, aiohttp.ClientError, OSError):
            async with asyncio.timeout(_ASK_SECONDS):
                place = await asker.guild.fetch_channel(channel)
    if place is not None and not await may_see(place, asker):
        raise UsageError("target-no-channel", channel=str(channel))


def missing_rights(target: Target, *, thread: bool) -> list[str]:
    """Return the permissions that the bot lacks to post there, with a `thread` if asked for."""
    needed = [*_READING, _writing(target), *(["create_public_threads"] if thread else [])]
    return _missing(target, target.guild.me, needed)


def _writing(target: Target) -> str:
    return "send_messages_in_threads" if isinstance(target, discord.Thread) else "send_messages"


def _missing(target: Target, member: discord.Member, needed: list[str]) -> list[str]:
    may = target.permissions_for(member)
    return [name for name in needed if not getattr(may, name)]
