"""The bot on Discord: a token that is refused, an intent that is not granted, a network that is away.

A stand-in on loopback plays Discord's REST and gateway; the client is the real one.
"""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import discord
import pytest
import yarl
from aiohttp import WSMsgType, web
from pydantic import SecretStr

from bot.config import read_settings
from bot.errors import BroadsheetError, ConfigurationError
from bot.live import run_on_discord

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

TOKEN = SecretStr("MTAwMDAwMDAwMDAwMDAwMDAx.GfakeG." + "x" * 38)
MESSAGE_CONTENT = 1 << 15
DISALLOWED_INTENTS = 4014
USER = {"id": "1", "username": "Broadsheet", "discriminator": "0", "avatar": None, "bot": True}
APPLICATION = {
    "id": "1", "name": "Broadsheet", "description": "", "icon": None, "bot_public": True,
    "bot_require_code_grant": False, "verify_key": "", "owner": USER, "team": None, "flags": 0,
}  # fmt: skip


class StandIn:
    """As much of Discord as a start needs; counts what was asked of it."""

    def __init__(self, *, grants: int, token_is_good: bool = True) -> None:
        self.identified: list[int] = []
        self.ready = asyncio.Event()
        self._grants = grants
        self._good = token_is_good

    async def rest(self, request: web.Request) -> web.Response:
        if not self._good:
            return _json({"message": "401: Unauthorized", "code": 0}, status=401)
        if request.path.endswith("/users/@me"):
            return _json(USER)
        if request.path.endswith("/oauth2/applications/@me"):
            return _json(APPLICATION)
        if request.path.endswith("/commands"):
            return _json([])
        return _json({"message": "404: Not Found", "code": 0}, status=404)

    async def gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 45_000}})
        async for message in socket:
            if message.type is not WSMsgType.BINARY and message.type is not WSMsgType.TEXT:
                break
            await self._answer(socket, json.loads(message.data))
        return socket

    async def _answer(self, socket: web.WebSocketResponse, sent: dict[str, Any]) -> None:
        if sent["op"] != 2:
            return
        asked = sent["d"]["intents"]
        self.identified.append(asked)
        if asked & MESSAGE_CONTENT & ~self._grants:
            await socket.close(code=DISALLOWED_INTENTS)
            return
        ready = {"v": 10, "user": USER, "guilds": [], "session_id": "s", "application": {"id": "1", "flags": 0}}
        ready["resume_gateway_url"] = str(discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY)
        await socket.send_json({"op": 0, "t": "READY", "s": 1, "d": ready})
        self.ready.set()


@asynccontextmanager
async def serving(stand_in: StandIn, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    app = web.Application()
    app.router.add_get("/gateway", stand_in.gateway)
    app.router.add_route("*", "/{path:.*}", stand_in.rest)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    monkeypatch.setattr(discord.http.Route, "BASE", f"http://127.0.0.1:{port}")
    gateway = yarl.URL(f"ws://127.0.0.1:{port}/gateway")
    monkeypatch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", gateway)
    try:
        yield
    finally:
        await runner.cleanup()


def start(folder: Path) -> asyncio.Task[None]:
    (folder / "pages").mkdir(exist_ok=True)
    settings = read_settings(_env_file=None, BROADSHEET_PAGES=str(folder / "pages"))
    return asyncio.ensure_future(run_on_discord(settings, folder / "archive.db", TOKEN))


def _json(value: Any, status: int = 200) -> web.Response:
    # The client reads JSON only under this very content type, without a charset.
    return web.Response(body=json.dumps(value).encode(), content_type="application/json", status=status)


async def run_until_ready(folder: Path, stand_in: StandIn) -> None:
    """Start the bot, and stop it once the stand-in has let it in; raises what the bot died of before."""
    bot = start(folder)
    ready = asyncio.ensure_future(stand_in.ready.wait())
    done, _ = await asyncio.wait({bot, ready}, timeout=30, return_when=asyncio.FIRST_COMPLETED)
    ready.cancel()
    if bot in done:
        await bot
    assert ready in done
    bot.cancel()
    await asyncio.gather(bot, return_exceptions=True)


async def test_a_refused_token_is_a_setting_to_mend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with serving(StandIn(grants=0, token_is_good=False), monkeypatch):
        with pytest.raises(ConfigurationError) as caught:
            await start(tmp_path)
    assert caught.value.key == "token-refused"


async def test_without_the_message_content_intent_it_starts_again_without_asking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stand_in = StandIn(grants=0)
    async with serving(stand_in, monkeypatch):
        await run_until_ready(tmp_path, stand_in)
    assert [bool(asked & MESSAGE_CONTENT) for asked in stand_in.identified] == [True, False]
    assert "does not grant this bot the message content intent" in caplog.text


async def test_with_the_intent_it_asks_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in = StandIn(grants=MESSAGE_CONTENT)
    async with serving(stand_in, monkeypatch):
        await run_until_ready(tmp_path, stand_in)
    assert [bool(asked & MESSAGE_CONTENT) for asked in stand_in.identified] == [True]


async def test_a_network_that_is_away_is_one_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with serving(StandIn(grants=0), monkeypatch):
        nobody_there = discord.http.Route.BASE
    monkeypatch.setattr(discord.http.Route, "BASE", nobody_there)
    with pytest.raises(BroadsheetError) as caught:
        await start(tmp_path)
    assert caught.value.key == "discord-unreachable"
    assert not isinstance(caught.value, ConfigurationError)
