"""A client that stays: it waits for a gateway that is away, knows when it is lost, and skips what it cannot read."""

from __future__ import annotations

import asyncio
import logging
from functools import wraps
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any, Final

import aiohttp
import discord
from discord.ext import commands

from bot.monitoring import HEARTBEATS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    import yarl

logger = logging.getLogger(__name__)

GATEWAY: Final = "discord"
PATIENCE: Final = 120.0
"""Seconds without the gateway after which the bot is not well; Discord asks for a new connection now and then."""

WAITS: Final = (5.0, 15.0, 60.0, 300.0)
"""Seconds before the gateway is tried again, after each failure in a row; the last one repeats."""

_AWAY: Final = (discord.GatewayNotFound, aiohttp.ClientError, OSError)  # a time-out is an OSError


class _ShardAwayError(OSError):
    """discord.py's own second try of a shard, which would have no end."""


class PatientBot(commands.AutoShardedBot):
    """A bot with as many shards as Discord asks for. It tells `on_gateway_lost` and `on_gateway_back`, each once."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._away: set[int] = set()
        self._launching: set[int] = set()
        parsers = self._connection.parsers
        parsers.update({name: _skipping(name, parser) for name, parser in parsers.items()})

    @property
    def is_connected(self) -> bool:
        """Tell whether every shard hears Discord; `is_ready` stays true when the gateway is lost."""
        return self.is_ready() and not self.is_closed() and not self._away

    def serves(self, guild: int) -> bool:
        """Tell whether the events of a guild come to this process (Discord's reference, "Sharding")."""
        return self.shard_ids is None or (guild >> 22) % self.shard_count in self.shard_ids

    async def launch_shards(self) -> None:
        """Connect for the first time, however long that takes."""
        await self._until_there(super().launch_shards)

    async def launch_shard(self, gateway: yarl.URL, shard_id: int, *, initial: bool = False) -> None:
        """Connect a shard for the first time, however long that takes."""
        if shard_id in self._launching:
            raise _ShardAwayError
        self._launching.add(shard_id)
        launch = super().launch_shard
        try:
            await self._until_there(lambda: launch(gateway, shard_id, initial=initial))
        finally:
            self._launching.discard(shard_id)

    async def _until_there(self, connect: Callable[[], Awaitable[None]]) -> None:
        waits = chain(WAITS, repeat(WAITS[-1]))
        while True:
            try:
                return await connect()
            except _AWAY as error:
                if GATEWAY not in HEARTBEATS.ages():
                    HEARTBEATS.beat(GATEWAY, patience=PATIENCE)
                wait, why = next(waits), {"error": type(error).__name__}
                logger.warning("Discord's gateway cannot be reached; trying again in %d seconds", wait, extra=why)
                await asyncio.sleep(wait)

    async def close(self) -> None:
        """Leave, and be missed no more."""
        HEARTBEATS.end(GATEWAY)
        await super().close()

    async def on_shard_disconnect(self, shard_id: int) -> None:
        """Note that the gateway is lost; discord.py looks for it."""
        if not self._away and not self.is_closed():
            logger.warning("the connection to Discord's gateway is lost", extra={"shard": shard_id})
            HEARTBEATS.beat(GATEWAY, patience=PATIENCE)
            self.dispatch("gateway_lost")
        self._away.add(shard_id)

    async def on_shard_resumed(self, shard_id: int) -> None:
        """Note that the gateway is back."""
        self._back(shard_id)

    async def on_shard_connect(self, shard_id: int) -> None:
        """Note that the gateway is there, or back."""
        self._back(shard_id)

    def _back(self, shard_id: int) -> None:
        was_away = shard_id in self._away
        self._away.discard(shard_id)
        if not self._away:
            HEARTBEATS.end(GATEWAY)
            if was_away:
                logger.info("connected to Discord's gateway again", extra={"shard": shard_id})
                self.dispatch("gateway_back")


def _skipping(name: str, parser: Callable[[Any], None]) -> Callable[[Any], None]:
    """Return a parser of an event that leaves out what cannot be read: discord.py would end the whole bot."""

    @wraps(parser)
    def parse(data: Any) -> None:
        try:
            parser(data)
        except Exception:
            logger.exception("an event that cannot be read is skipped", extra={"event": name})

    return parse
