"""Which watches an answer may list, and what of a watch is gone."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

import aiohttp
import discord

from bot.archive import Halt
from cogs.shared import is_role_gone, may_speak_of
from cogs.watches.rights import may_change

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.archive import Watch, WatchKey
    from bot.client import BroadsheetClient
    from cogs.ui import Viewer

MOST_ASKED: Final = 10
"""Channels that Discord is asked about for one list: those that it does not tell of itself."""

_ASK_SECONDS: Final = 2.0


async def seen_watches(
    client: BroadsheetClient, watches: Sequence[Watch], viewer: Viewer
) -> tuple[list[Watch], dict[WatchKey, Halt]]:
    """Return the watches of a server that all who see an answer may know of, and what is gone of some of them."""
    guild = client.get_guild(viewer.guild) if viewer.guild is not None else None
    unknown = [one for one in watches if guild and one.channel and guild.get_channel_or_thread(one.channel) is None]
    gone = await _gone(client, [one for one in unknown if _may_change(client, one, viewer)])
    shown = [one for one in watches if _is_shown(client, one, viewer, guild, gone)]
    lost = {one.key: Halt.ROLE for one in shown if is_role_gone(client, one.key.guild, one.role)}
    return shown, lost | {one.key: Halt.CHANNEL for one in shown if one.channel in gone}


def _may_change(client: BroadsheetClient, watch: Watch, viewer: Viewer) -> bool:
    return may_change(watch, viewer.person, viewer.member, client.choices.of(viewer.guild))


def _is_shown(
    client: BroadsheetClient, watch: Watch, viewer: Viewer, guild: discord.Guild | None, gone: set[int]
) -> bool:
    if watch.reader is not None:
        return viewer.private and watch.reader == viewer.person
    if guild is None or watch.channel is None:
        return False
    if guild.get_channel_or_thread(watch.channel) is None:
        # It may be an archived thread, and a private one: only a channel that is gone for certain is nobody's.
        managed = viewer.private and _may_change(client, watch, viewer)
        return managed or watch.channel in gone or watch.paused is Halt.CHANNEL
    return may_speak_of(watch.channel, guild, viewer)


async def _gone(client: BroadsheetClient, watches: Sequence[Watch]) -> set[int]:
    """Return the channels of some watches that are gone for certain."""
    channels = {one.channel for one in watches if one.channel is not None and one.paused is not Halt.CHANNEL}
    asked = sorted(channels)[:MOST_ASKED]
    found = await asyncio.gather(*(_is_gone(client, channel) for channel in asked))
    known = {one.channel for one in watches if one.channel is not None and one.paused is Halt.CHANNEL}
    return known | {channel for channel, gone in zip(asked, found, strict=True) if gone}


async def _is_gone(client: BroadsheetClient, channel: int) -> bool:
    try:
        async with asyncio.timeout(_ASK_SECONDS):
            await client.fetch_channel(channel)
    except discord.NotFound:
        return True
    except (discord.DiscordException, aiohttp.ClientError, OSError):
        return False
    return False
