"""Run the bot on Discord itself."""

from __future__ import annotations

import asyncio
import base64
import logging
from typing import TYPE_CHECKING

import aiohttp
import discord
from discord.gateway import ReconnectWebSocket

from bot.app import open_services
from bot.client import BroadsheetClient
from bot.errors import BroadsheetError, ConfigurationError
from bot.library import FolderWatcher
from bot.monitoring import CONNECTED, GATEWAY_SECONDS, WAITING, watched
from bot.rss import feeds_served
from bot.runtime import (
    SystemClock,
    freeze_startup_objects,
    release_memory_regularly,
    shorten_thread_switches,
    until_stopped,
)
from bot.stories import backfill_stories

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic import SecretStr

    from bot.app import Services
    from bot.config import Settings

logger = logging.getLogger(__name__)

_TOKEN_REFUSED = 4004  # Discord's reference, "Gateway Close Event Codes"

LEAST_PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    read_message_history=True,
    add_reactions=True,
)
"""What the bot needs where it works: to read and answer, to page through history, to mark what it cannot answer."""


def invite_address(token: SecretStr) -> str:
    """Return the address that adds the bot to a server with `LEAST_PERMISSIONS`.

    The first part of a token is the application's id in base64 (Discord's reference, "Authentication").
    Raises ConfigurationError where it is not.
    """
    first = token.get_secret_value().partition(".")[0]
    try:
        application = int(base64.urlsafe_b64decode(first + "=" * (-len(first) % 4)))
    except ValueError:
        raise ConfigurationError("token-refused") from None
    return discord.utils.oauth_url(application, permissions=LEAST_PERMISSIONS, scopes=("bot", "applications.commands"))


async def run_on_discord(settings: Settings, database: Path, token: SecretStr) -> None:
    """Open the archive, connect, watch the operator's pages beside, and run until stopped.

    Raises ConfigurationError for a token that Discord refuses, BroadsheetError where Discord cannot be reached.
    """
    # Two warnings at every start of libraries for voice, which nothing here needs.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    shorten_thread_switches()
    await until_stopped(_run(settings, database, token))


async def _run(settings: Settings, database: Path, token: SecretStr) -> None:
    async with (
        open_services(settings, SystemClock(), database, online=True) as services,
        watched(settings.metrics_port, database),
        feeds_served(services.rss, settings.rss_host, settings.rss_port),
    ):
        watcher = FolderWatcher(services.loader, settings.pages)
        beside = [
            asyncio.create_task(watcher.run(), name="watch the operator's pages"),
            asyncio.create_task(backfill_stories(services.archive), name="look for stories of earlier articles"),
            asyncio.create_task(release_memory_regularly(), name="give memory back"),
        ]
        try:
            await _connect(services, token)
        finally:
            for task in beside:
                task.cancel()
            await asyncio.gather(*beside, return_exceptions=True)


async def _connect(services: Services, token: SecretStr) -> None:
    try:
        await _start(BroadsheetClient(services, message_content=True), token)
    except discord.PrivilegedIntentsRequired:
        logger.warning(
            "Discord does not grant this bot the message content intent: "
            "it answers to slash commands, mentions, replies and direct messages, not to its prefix"
        )
        await _start(BroadsheetClient(services, message_content=False), token)


async def _settle() -> None:
    freeze_startup_objects()  # every server is known by now, and will be for as long as the connection lasts


async def _start(client: BroadsheetClient, token: SecretStr) -> None:
    CONNECTED.set_function(lambda: float(client.is_connected))
    GATEWAY_SECONDS.set_function(lambda: client.latency)
    WAITING.labels("answers").set_function(lambda: client.answering)
    client.add_listener(_settle, "on_ready")
    async with client:
        try:
            await client.start(token.get_secret_value())
        except discord.LoginFailure:
            raise ConfigurationError("token-refused") from None
        except discord.ConnectionClosed as error:
            if error.code == _TOKEN_REFUSED:
                raise ConfigurationError("token-refused") from None
            raise BroadsheetError("discord-unreachable", reason=f"close code {error.code}") from error
        except (aiohttp.ClientError, TimeoutError, discord.HTTPException, ReconnectWebSocket) as error:
            raise BroadsheetError("discord-unreachable", reason=type(error).__name__) from error
