"""Look now and then whether the bot may post every digest where it is to, for `bot.py check`."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import aiohttp
import discord
from discord.ext import commands

from bot.digest import ROLE, PlaceNames
from bot.errors import BroadsheetError
from bot.runtime import SystemClock
from cogs.shared import is_role_gone, missing_rights

if TYPE_CHECKING:
    from bot.archive import DigestKey, Subscription
    from bot.client import BroadsheetClient

Gone: TypeAlias = Literal["channel", "view_channel"]

logger = logging.getLogger(__name__)

LOOK_EVERY: Final = 3_600.0
SIMULATED_EVERY: Final = 30 * 86_400.0
"""A simulated clock stops at each waking, and is moved on by months."""


class Rights(commands.Cog):
    """Looks after what the bot may do where digests go."""

    def __init__(self, bot: BroadsheetClient) -> None:
        self.bot = bot
        self._every = LOOK_EVERY if isinstance(bot.services.clock, SystemClock) else SIMULATED_EVERY
        self._looking: asyncio.Task[None] | None = None

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Begin to look, once: servers and their channels are known now."""
        if self._looking is None:
            self._looking = asyncio.create_task(self._look_hourly(), name="look at the rights of digests")

    async def cog_unload(self) -> None:
        """Look no more."""
        if self._looking is not None:
            self._looking.cancel()

    async def _look_hourly(self) -> None:
        while True:
            try:
                await self.look()
            except BroadsheetError as error:
                logger.warning("the rights of digests not noted", extra={"error": str(error)})
            except Exception:
                logger.exception("the rights of digests not noted")  # and looked at again in an hour
            await asyncio.sleep(self._every)

    async def look(self) -> None:
        """Note what the bot lacks to post each active digest, and what its server and its channel are called.

        Servers on shards of another process are left to that one.
        """
        digests = self.bot.services.digests
        found: dict[DigestKey, list[str]] = {}
        names: dict[int, PlaceNames] = {}
        present: set[int] = set()
        async for digest in digests.every_active():
            if not self.bot.serves(digest.key.guild):
                continue
            if digest.reader is not None:
                continue  # whether somebody takes direct messages only shows when one is sent
            present.add(digest.key.guild)
            self._name(digest, names)
            missing = await self._lacking(digest)
            if is_role_gone(self.bot, digest.key.guild, digest.role):
                missing = [*missing, ROLE]
            if missing:
                found[digest.key] = missing
        await digests.keep_names(names, present, self.bot.serves)
        await digests.keep_rights(found, self.bot.serves)

    def _name(self, digest: Subscription, names: dict[int, PlaceNames]) -> None:
        """Add what the server and the channel of a digest are called, where Discord has told."""
        guild = self.bot.get_guild(digest.key.guild)
        if guild is None or guild.unavailable:
            return
        known = names.setdefault(guild.id, PlaceNames({guild.id: guild.name}))
        if (channel := guild.get_channel_or_thread(digest.channel)) is not None:
            names[guild.id] = replace(known, channels={**known.channels, channel.id: channel.name})

    async def _lacking(self, digest: Subscription) -> list[str]:
        guild = self.bot.get_guild(digest.key.guild)
        if guild is None or guild.unavailable:
            return []  # gone, or away for the moment: nothing that anybody could grant
        target = guild.get_channel_or_thread(digest.channel) or await self._ask_for(digest.channel)
        if isinstance(target, discord.TextChannel | discord.Thread):
            return missing_rights(target, thread=digest.options.thread)
        return [target] if isinstance(target, str) else []

    async def _ask_for(self, channel: int) -> discord.Thread | Gone | None:
        """Ask Discord for what it does not tell of itself, such as an archived thread; None where it does not say."""
        try:
            found = await self.bot.fetch_channel(channel)
        except discord.NotFound:
            return "channel"
        except discord.Forbidden:
            return "view_channel"
        except (discord.DiscordException, aiohttp.ClientError, OSError):
            return None
        return found if isinstance(found, discord.Thread) else None


async def setup(bot: BroadsheetClient) -> None:
    """Add the cog."""
    await bot.add_cog(Rights(bot))
