"""The bot on Discord: a token that is refused, an intent that is not granted, a network that is away.

A stand-in on loopback plays Discord's REST and gateway; the client is the real one.
"""

from __future__ import annotations

import asyncio
import json
import logging
import sqlite3
from contextlib import asynccontextmanager, closing
from typing import TYPE_CHECKING, Any, Literal

import discord
import pytest
import yarl
from aiohttp import WSMsgType, web
from pydantic import SecretStr

from bot.checks.settings import GATEWAY_LOST_NOTE
from bot.config import read_settings
from bot.errors import BroadsheetError, ConfigurationError
from bot.live import run_on_discord
from bot.monitoring.heartbeats import HEARTBEATS
from bot.monitoring.metrics import REGISTRY
from bot.runtime.logs import set_up_logs
from tests.waiting import until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from bot.archive.protocols import Archive

TOKEN = SecretStr("MTAwMDAwMDAwMDAwMDAwMDAx.GfakeG." + "x" * 38)
MESSAGE_CONTENT = 1 << 15
DISALLOWED_INTENTS = 4014
USER = {"id": "1", "username": "Broadsheet", "discriminator": "0", "avatar": None, "bot": True}
APPLICATION = {
    "id": "1", "name": "Broadsheet", "description": "", "icon": None, "bot_public": True,
    "bot_require_code_grant": False, "verify_key": "", "owner": USER, "team": None, "flags": 0,
}  # fmt: skip

INTERACTION_TOKEN = "aW50ZXJhY3Rpb246MTIzNDU2Nzg5OnNlY3JldA"
WRITTEN = "what alice wrote to nobody else"
HELP_ASKED = {
    "id": "77", "application_id": "1", "type": 2, "version": 1, "token": INTERACTION_TOKEN, "locale": "en-US",
    "channel_id": "5", "channel": {"id": "5", "type": 1}, "user": USER | {"id": "2", "bot": False},
    "data": {"id": "9", "name": "help", "type": 1, "options": [{"name": "command", "type": 3, "value": WRITTEN}]},
    "entitlements": [],
    "authorizing_integration_owners": {"0": "0"}, "context": 1, "attachment_size_limit": 10_485_760,
}  # fmt: skip


@pytest.fixture(autouse=True)
def _logs_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    for name in ("discord", "aiosqlite"):
        logging.getLogger(name).setLevel(logging.NOTSET)
    logging.captureWarnings(capture=False)


class StandIn:
    """As much of Discord as a start needs; counts what was asked of it."""

    def __init__(self, *, grants: int, token_is_good: bool = True, interaction: dict[str, Any] | None = None) -> None:
        self.identified: list[int] = []
        self.ready = asyncio.Event()
        self.gateway_url = ""
        self.refuses = 0
        self.refused = asyncio.Event()
        self.sockets: list[web.WebSocketResponse] = []
        self._grants = grants
        self._good = token_is_good
        self._interaction = interaction

    async def rest(self, request: web.Request) -> web.Response:
        if not self._good:
            return _json({"message": "401: Unauthorized", "code": 0}, status=401)
        if request.path.endswith("/gateway/bot"):
            limit = {"total": 1000, "remaining": 999, "reset_after": 1, "max_concurrency": 1}
            return _json({"url": self.gateway_url, "shards": 1, "session_start_limit": limit})
        if request.path.endswith("/users/@me"):
            return _json(USER)
        if request.path.endswith("/oauth2/applications/@me"):
            return _json(APPLICATION)
        if request.path.endswith("/commands"):
            return _json([])
        if request.path.startswith(("/interactions/", "/webhooks/")):
            self.ready.set()
            return _json({"message": "500: Internal Server Error", "code": 0}, status=400)
        return _json({"message": "404: Not Found", "code": 0}, status=404)

    async def gateway(self, request: web.Request) -> web.StreamResponse:
        if self.refuses:
            self.refuses -= 1
            self.refused.set()
            return web.Response(status=503)
        socket = web.WebSocketResponse()
        self.sockets.append(socket)
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
        ready["shard"] = [0, 1]
        ready["resume_gateway_url"] = str(discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY)
        await socket.send_json({"op": 0, "t": "READY", "s": 1, "d": ready})
        if self._interaction is None:
            self.ready.set()
        else:
            await socket.send_json({"op": 0, "t": "INTERACTION_CREATE", "s": 2, "d": self._interaction})


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
    stand_in.gateway_url = str(gateway)
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


async def test_a_start_looks_for_the_stories_of_earlier_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[Archive] = []

    async def backfill_stories(archive: Archive) -> None:
        looked.append(archive)

    monkeypatch.setattr("bot.live.backfill_stories", backfill_stories)
    stand_in = StandIn(grants=MESSAGE_CONTENT)
    async with serving(stand_in, monkeypatch):
        await run_until_ready(tmp_path, stand_in)
    assert len(looked) == 1


@pytest.mark.parametrize("form", ["text", "json"])
async def test_a_whole_run_logged_in_full_holds_no_secret(
    form: Literal["text", "json"],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Start, answer a slash command, fail at answering, end: no token, and nothing that anybody wrote."""
    stand_in = StandIn(grants=MESSAGE_CONTENT, interaction=HELP_ASKED)
    set_up_logs("DEBUG", form, [TOKEN.get_secret_value()])
    async with serving(stand_in, monkeypatch):
        await run_until_ready(tmp_path, stand_in)
    written = capsys.readouterr().err
    assert "bot.client" in written
    assert [text for text in (INTERACTION_TOKEN, TOKEN.get_secret_value(), WRITTEN) if text in written] == []


async def test_a_network_that_is_away_is_one_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with serving(StandIn(grants=0), monkeypatch):
        nobody_there = discord.http.Route.BASE
    monkeypatch.setattr(discord.http.Route, "BASE", nobody_there)
    with pytest.raises(BroadsheetError) as caught:
        await start(tmp_path)
    assert caught.value.key == "discord-unreachable"
    assert not isinstance(caught.value, ConfigurationError)


class Hurried:
    """asyncio, for whoever waits between two tries: it does not."""

    def __getattr__(self, name: str) -> Any:
        return getattr(asyncio, name)

    async def sleep(self, _seconds: float) -> None:
        await asyncio.sleep(0.01)


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("discord.shard.asyncio", Hurried())
    monkeypatch.setattr("bot.gateway.asyncio", Hurried())


@asynccontextmanager
async def running(
    folder: Path, stand_in: StandIn, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[asyncio.Task[None]]:
    async with serving(stand_in, monkeypatch):
        bot = start(folder)
        try:
            yield bot
        finally:
            bot.cancel()
            await asyncio.gather(bot, return_exceptions=True)


def connected() -> bool:
    return bool(REGISTRY.get_sample_value("broadsheet_discord_connected"))


def notes(folder: Path) -> set[str]:
    with closing(sqlite3.connect(folder / "archive.db")) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM note")}


@pytest.mark.usefixtures("hurried")
async def test_a_gateway_that_is_away_at_the_start_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stand_in = StandIn(grants=MESSAGE_CONTENT)
    stand_in.refuses = 3
    async with running(tmp_path, stand_in, monkeypatch):
        await until(connected)
        assert HEARTBEATS.stale() == []
    assert stand_in.refuses == 0
    told = [record.message for record in caplog.records if record.name == "bot.gateway"]
    assert [words for words in told if "cannot be reached" in words] == [
        f"Discord's gateway cannot be reached; trying again in {seconds} seconds" for seconds in (5, 15, 60)
    ]


@pytest.mark.usefixtures("hurried")
async def test_a_token_that_is_taken_back_is_a_setting_to_mend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in = StandIn(grants=MESSAGE_CONTENT)
    async with running(tmp_path, stand_in, monkeypatch) as bot:
        await until(connected)
        await stand_in.sockets[-1].close(code=4004)
        with pytest.raises(ConfigurationError) as caught:
            await asyncio.wait_for(bot, 30)
    assert caught.value.key == "token-refused"
    assert not connected()


@pytest.mark.usefixtures("hurried")
async def test_a_connection_that_discord_will_not_have_again_is_one_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in = StandIn(grants=MESSAGE_CONTENT)
    async with running(tmp_path, stand_in, monkeypatch) as bot:
        await until(connected)
        await stand_in.sockets[-1].close(code=4013)
        with pytest.raises(BroadsheetError) as caught:
            await asyncio.wait_for(bot, 30)
    assert caught.value.key == "discord-unreachable"


@pytest.mark.usefixtures("hurried")
async def test_a_gateway_that_is_lost_is_told_and_found_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in = StandIn(grants=MESSAGE_CONTENT)
    async with running(tmp_path, stand_in, monkeypatch) as bot:
        await until(connected)
        stand_in.refuses = 1_000_000
        await stand_in.sockets[-1].close(code=1001)
        await until(lambda: not connected())
        assert "discord" in HEARTBEATS.ages()  # after two minutes it is stale, and /healthz says so
        await stand_in.refused.wait()
        assert not connected()
        await until(lambda: GATEWAY_LOST_NOTE in notes(tmp_path))
        stand_in.refuses = 0
        await until(connected)
        await until(lambda: GATEWAY_LOST_NOTE not in notes(tmp_path))
        assert "discord" not in HEARTBEATS.ages()
        assert not bot.done()


async def test_an_event_that_cannot_be_read_is_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stand_in = StandIn(grants=MESSAGE_CONTENT)
    async with running(tmp_path, stand_in, monkeypatch) as bot:
        await until(connected)
        stand_in.ready.clear()
        (socket,) = stand_in.sockets
        await socket.send_json({"op": 0, "t": "CHANNEL_UPDATE", "s": 2, "d": {"odd": WRITTEN}})
        await socket.send_json({"op": 0, "t": "INTERACTION_CREATE", "s": 3, "d": HELP_ASKED})
        await asyncio.wait_for(stand_in.ready.wait(), 30)
        assert not bot.done()
    (record,) = [record for record in caplog.records if "is skipped" in record.message]
    assert vars(record)["event"] == "CHANNEL_UPDATE"
