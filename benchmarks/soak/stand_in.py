"""A stand-in for Discord on loopback: a gateway that tells of guilds and messages, and the REST calls that answer."""

from __future__ import annotations

import asyncio
import json
import time
from collections import Counter
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from aiohttp import WSMsgType, web

from benchmarks.soak import payloads

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

_IDENTIFY, _HEARTBEAT = 2, 1
_DEFERRED = {5, 6}
_ON_THE_WAY = 0.05
_LONGEST_BODY = 16 << 20


class StandIn:
    """Plays Discord for one bot. `ask` sends an event and waits for the bot's answer to it."""

    def __init__(self, guilds: int) -> None:
        self.ready = asyncio.Event()
        self.posted: Counter[str] = Counter()
        """Messages that no command asked for, the digests, by nonce: each comes once."""
        self.read_feeds: Counter[str] = Counter()
        """How often each feed was read."""
        self.refused: Counter[str] = Counter()
        """Requests that the stand-in has no answer for."""
        self._guilds = guilds
        self._socket: web.WebSocketResponse | None = None
        self._sequence = 1
        self._waiting: dict[str, asyncio.Future[float]] = {}
        self._deferred: set[str] = set()

    async def tell(self, event: str, data: payloads.Payload) -> None:
        """Send an event that nobody waits for an answer to."""
        if self._socket is None or self._socket.closed:
            raise ConnectionError("the bot is not connected")
        self._sequence += 1
        await self._socket.send_json({"op": 0, "t": event, "s": self._sequence, "d": data})

    async def ask(self, event: str, data: payloads.Payload, *, seconds: float) -> float:
        """Send an event and return how many seconds later the bot had answered. Raises TimeoutError."""
        # A command in a message is answered in its channel; there is never more than one under way in a channel.
        address = data["token"] if event == "INTERACTION_CREATE" else data["channel_id"]
        answered: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        self._waiting[address] = answered
        began = time.perf_counter()
        try:
            await self.tell(event, data)
            return await asyncio.wait_for(answered, seconds) - began
        finally:
            self._waiting.pop(address, None)
            self._deferred.discard(address)

    @asynccontextmanager
    async def serving(self) -> AsyncGenerator[int]:
        """Listen on loopback and yield the port."""
        app = web.Application(client_max_size=_LONGEST_BODY)
        app.router.add_get("/gateway", self._gateway)
        app.router.add_get("/gateway/bot", self._shards)
        app.router.add_post("/channels/{channel}/messages", self._create)
        app.router.add_post("/interactions/{id}/{token}/callback", self._callback)
        app.router.add_get("/feed", self._feed)
        app.router.add_route("*", "/webhooks/{application}/{token}{rest:.*}", self._follow_up)
        app.router.add_route("*", "/{path:.*}", self._other)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        try:
            yield runner.addresses[0][1]
        finally:
            await runner.cleanup()

    async def _shards(self, request: web.Request) -> web.Response:
        """Advise one connection, as Discord does below 1,000 servers (its developers' documentation, "Gateway")."""
        address = request.url.with_scheme("ws").with_path("/gateway")
        limit = {"total": 1000, "remaining": 1000, "reset_after": 14_400_000, "max_concurrency": 1}
        return _json({"url": str(address), "shards": 1, "session_start_limit": limit})

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(max_msg_size=_LONGEST_BODY)
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 41_250}})
        async for heard in socket:
            if heard.type not in {WSMsgType.TEXT, WSMsgType.BINARY}:
                break
            said = json.loads(heard.data)
            if said["op"] == _HEARTBEAT:
                await asyncio.sleep(_ON_THE_WAY)  # at once, the client would take it for the answer to the one before
                await socket.send_json({"op": 11})
            elif said["op"] == _IDENTIFY:
                await self._welcome(socket, str(request.url.with_scheme("ws")))
        return socket

    async def _welcome(self, socket: web.WebSocketResponse, address: str) -> None:
        away = [{"id": str(payloads.guild_id(place)), "unavailable": True} for place in range(self._guilds)]
        ready = {"v": 10, "user": payloads.BOT, "guilds": away, "session_id": "soak", "resume_gateway_url": address,
                 "shard": [0, 1], "application": {"id": str(payloads.APPLICATION_ID), "flags": 0}}  # fmt: skip
        self._socket = socket
        await socket.send_json({"op": 0, "t": "READY", "s": 1, "d": ready})
        for place in range(self._guilds):
            await self.tell("GUILD_CREATE", payloads.guild(place))
        self.ready.set()

    async def _create(self, request: web.Request) -> web.Response:
        channel, said = request.match_info["channel"], await request.json()
        # What discord.py sends says whether it is to be read aloud; a digest is posted without discord.py's help.
        if "tts" not in said and "nonce" in said:
            self.posted[said["nonce"]] += 1
        else:
            self._answered(channel)
        return _json(_sent(channel, said))

    async def _callback(self, request: web.Request) -> web.Response:
        token, said = request.match_info["token"], await request.json()
        if said["type"] in _DEFERRED:
            self._deferred.add(token)
        else:
            self._answered(token)
        sent = _sent("0", said.get("data") or {})
        resource = {"type": said["type"], "message": sent}
        return _json({"interaction": {"id": request.match_info["id"], "type": 2}, "resource": resource})

    async def _follow_up(self, request: web.Request) -> web.Response:
        self._answered(request.match_info["token"])
        return _json(_sent("0", await request.json() if request.can_read_body else {}))

    async def _feed(self, request: web.Request) -> web.Response:
        host = request.url.host or ""
        self.read_feeds[host] += 1
        return web.Response(body=payloads.feed(host, self.read_feeds[host]), content_type="application/rss+xml")

    async def _other(self, request: web.Request) -> web.Response:
        path = request.path
        if path.endswith("/users/@me"):
            return _json(payloads.BOT)
        if path.endswith("/oauth2/applications/@me"):
            return _json(payloads.APPLICATION)
        if path.endswith("/commands"):
            return _json([])
        if request.method == "GET" and path.endswith("/messages"):
            return _json([])
        if path.endswith("/typing"):
            return web.Response(status=204)
        self.refused[f"{request.method} {path.split('/')[1]}"] += 1
        return _json({"message": "404: Not Found", "code": 0}, status=404)

    def _answered(self, address: str) -> None:
        waiting = self._waiting.get(address)
        if waiting is not None and not waiting.done():
            waiting.set_result(time.perf_counter())


def _sent(channel: str, body: Any) -> payloads.Payload:
    more: payloads.Payload = {name: body[name] for name in ("components", "flags", "nonce") if name in body}
    return payloads.message(0, payloads.BOT, body.get("content") or "", **more) | {"channel_id": channel}


def _json(value: Any, status: int = 200) -> web.Response:
    # The client reads JSON only under this very content type, without a charset.
    return web.Response(body=json.dumps(value).encode(), content_type="application/json", status=status)
