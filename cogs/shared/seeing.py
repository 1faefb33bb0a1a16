"""Who sees a place: Discord's permissions of a thread are those of its channel, and say nothing of who is in it."""

from __future__ import annotations

import asyncio
import logging
from typing import Final

import aiohttp
import discord

logger = logging.getLogger(__name__)

_ASK_SECONDS: Final = 2.0  # an interaction waits three for its first answer


async def may_see(place: discord.abc.GuildChannel | discord.Thread, member: discord.Member) -> bool:
    """Tell whether `member` sees `place`: a private thread is seen by its members and by who manages threads.

    Where Discord does not say who is in a thread, nobody is.
    """
    if isinstance(place, discord.Thread) and place.parent is None:
        return False
    may = place.permissions_for(member)
    if not may.view_channel or not isinstance(place, discord.Thread) or not place.is_private():
        return may.view_channel
    return may.manage_threads or await _is_in(place, member)


async def _is_in(thread: discord.Thread, member: discord.Member) -> bool:
    try:
        # Who was in it when the bot was told may have left since: Discord is asked each time.
        async with asyncio.timeout(_ASK_SECONDS):
            await thread.fetch_member(member.id)
    except discord.NotFound:
        return False
    except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
        logger.info("who is in a thread is not known", extra={"error": repr(error), "channel": thread.id})
        return False
    return True
