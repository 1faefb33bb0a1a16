"""Who asks for a board, what may be said of it to them, and what they are offered."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

import discord
from discord import app_commands
from discord.ext import commands

from cogs.shared import may_see, may_speak_of
from cogs.ui import AUTOCOMPLETE_CHOICES, CHOICE_NAME, label, number_of, page_start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.archive import Board, BoardShare
    from cogs.ui import Context, Viewer

_MOST_NAMED: Final = 20


async def named_people(ctx: Context, people: frozenset[int]) -> dict[int, str]:
    """Return what people are called in a server, the first twenty of those whom Discord must be asked about."""
    found = {ctx.author.id: ctx.author.display_name}
    for person in sorted(people - found.keys())[:_MOST_NAMED]:
        with suppress(discord.HTTPException):
            if ctx.guild is not None:
                member = ctx.guild.get_member(person) or await ctx.guild.fetch_member(person)
                found[person] = member.display_name
    return found


def asker_of(ctx: Context) -> tuple[discord.Guild, discord.Member]:
    """Return the server and the person of a command. Raises NoPrivateMessage in a direct message."""
    if ctx.guild is None or not isinstance(ctx.author, discord.Member):
        raise commands.NoPrivateMessage
    return ctx.guild, ctx.author


async def may_end(guild: discord.Guild, asker: discord.Member, share: BoardShare) -> bool:
    """Tell whether somebody may end what stands in a channel: who sees it may, and anybody where it is gone."""
    place = guild.get_channel_or_thread(share.channel)
    if place is not None:
        return await may_see(place, asker)
    return _is_gone(share, guild) or _manages_closed(share, guild, asker)


def may_be_named(share: BoardShare, guild: discord.Guild, viewer: Viewer) -> bool:
    """Tell whether an answer may say that a board stands in a channel; that it stood in one that is gone, it may."""
    if _is_gone(share, guild) or may_speak_of(share.channel, guild, viewer):
        return True
    return viewer.private and viewer.member is not None and _manages_closed(share, guild, viewer.member)


def _is_gone(share: BoardShare, guild: discord.Guild) -> bool:
    """Tell whether a channel is certainly gone: a closed thread, perhaps a private one, is unknown to the bot too."""
    parent = share.parent or share.channel
    return guild.get_channel_or_thread(share.channel) is None and guild.get_channel(parent) is None


def _manages_closed(share: BoardShare, guild: discord.Guild, asker: discord.Member) -> bool:
    """Tell whether somebody may know of a thread that the bot no longer does: who manages threads, or the server."""
    parent = guild.get_channel(share.parent) if share.parent is not None else None
    may = parent.permissions_for(asker) if parent is not None else discord.Permissions.none()
    is_closed = guild.get_channel_or_thread(share.channel) is None
    return is_closed and may.view_channel and (may.manage_threads or may.manage_guild)


def offset_of(words: Sequence[str], total: int, page: int) -> int:
    """Return the place that a button asked for, or the last page there still is."""
    return page_start(number_of(words[1]) if len(words) > 1 else 0, total, page)


def choices_of(boards: Sequence[Board], typed: str) -> list[app_commands.Choice[str]]:
    """Return what is offered of boards: those that have what is typed in their numbers and names."""
    wanted = typed.strip().casefold()
    fitting = [board for board in boards if wanted in f"{board.key} {board.name}".casefold()]
    return [
        app_commands.Choice(name=label(f"{board.key} · {board.name}", CHOICE_NAME), value=str(board.key))
        for board in fitting[:AUTOCOMPLETE_CHOICES]
    ]
