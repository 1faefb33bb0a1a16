"""A stand-in for Discord's REST on loopback: it honours nonces for 60 s, fails, hangs up, refuses, and counts.

It shares a clock with the bot, so that no wait is real; its own log says what was delivered.
"""

from __future__ import annotations

import asyncio
import json
import mmap
import os
import signal
import struct
import time
from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from aiohttp import web

from tests.waiting import SECONDS

OWN = 900
CHANNEL = 50
DIRECT = 1_000_000
"""What the id of somebody's direct messages is above their own."""

GUILD = 5
VIEW_CHANNEL, READ_MESSAGE_HISTORY = 1 << 10, 1 << 16
NONCE_SECONDS = 60
HANG_SECONDS = 40
BEGINNING = datetime(2026, 2, 14, 7, 0, tzinfo=UTC)
DISCORD_EPOCH_MS = 1_420_070_400_000

FAULTS = (
    "error",
    "error-after",
    "gateway",
    "gateway-after",
    "drop",
    "drop-after",
    "hang",
    "hang-after",
    "limit",
    "long-limit",
)
"""What can go wrong with a request; those `-after` happen when the message was made."""


class SharedClock:
    """A clock in memory that processes share; it stands still until somebody moves it."""

    def __init__(self) -> None:
        self._memory = mmap.mmap(-1, 8)
        self.set(BEGINNING)

    def now(self) -> datetime:
        return BEGINNING + timedelta(seconds=self.seconds)

    @property
    def seconds(self) -> float:
        return float(struct.unpack("d", self._memory[:8])[0])

    def set(self, moment: datetime) -> None:
        self._memory[:8] = struct.pack("d", (moment - BEGINNING).total_seconds())

    def advance(self, seconds: float) -> None:
        self._memory[:8] = struct.pack("d", self.seconds + seconds)


@dataclass
class Message:
    id: int
    channel: int
    body: dict[str, Any]

    def shown(self) -> dict[str, Any]:
        return {
            "id": str(self.id),
            "author": {"id": str(OWN)},
            "content": self.body.get("content", ""),
            "components": self.body.get("components", []),
        }


@dataclass
class StandIn:
    """The server's state. `faults` are taken from the left, one for each request to post (None: nothing is wrong).

    By `skew` its clock is ahead of the bot's.
    """

    clock: SharedClock
    faults: deque[str | None] = field(default_factory=deque)
    skew: timedelta = timedelta(0)
    unreadable: bool = False
    hidden: bool = False
    parents: dict[int, int] = field(default_factory=dict)
    forbidden: set[int] = field(default_factory=set)
    gone: set[int] = field(default_factory=set)
    refused: set[int] = field(default_factory=set)
    broken: set[int] = field(default_factory=set)
    silent: set[int] = field(default_factory=set)
    arrivals: list[float] = field(default_factory=list)
    speaks: asyncio.Event = field(default_factory=asyncio.Event)
    kill: bool = False
    closes_after_one: bool = False
    messages: list[Message] = field(default_factory=list)
    posted: asyncio.Event = field(default_factory=asyncio.Event)
    threads: set[int] = field(default_factory=set)
    requests: int = 0
    _nonces: dict[tuple[int, str], tuple[datetime, Message]] = field(default_factory=dict)

    def reset(self) -> None:
        self.__init__(self.clock)  # type: ignore[misc]

    async def until_there_are(self, number: int) -> None:
        """Wait until so many messages were posted."""
        async with asyncio.timeout(SECONDS):
            while len(self.messages) < number:
                self.posted.clear()
                await self.posted.wait()

    def contents(self, channel: int = CHANNEL) -> list[str]:
        return [message.body["content"] for message in self.messages if message.channel == channel]

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/api/users/@me", self._me)
        app.router.add_post("/api/users/@me/channels", self._open_direct)
        app.router.add_get("/api/channels/{channel}", self._channel)
        app.router.add_get("/api/guilds/{guild}", self._guild)
        app.router.add_get("/api/guilds/{guild}/members/{member}", self._member)
        app.router.add_post("/api/channels/{channel}/messages", self._post)
        app.router.add_get("/api/channels/{channel}/messages", self._history)
        app.router.add_patch("/api/channels/{channel}/messages/{message}", self._edit)
        app.router.add_post("/api/channels/{channel}/messages/{message}/threads", self._thread)
        return app

    async def _me(self, _request: web.Request) -> web.Response:
        return answer({"id": str(OWN), "username": "Broadsheet"})

    async def _open_direct(self, request: web.Request) -> web.Response:
        return answer({"id": str(DIRECT + int((await request.json())["recipient_id"])), "type": 1})

    async def _post(self, request: web.Request) -> web.StreamResponse:
        self.requests += 1
        body = await request.json()
        channel = int(request.match_info["channel"])
        fault = self.faults.popleft() if self.faults else None
        self.arrivals.append(time.monotonic())
        if channel in self.silent:
            await self.speaks.wait()
        if (denied := self._denied(channel)) is not None:
            return denied
        if fault is not None and not fault.endswith("-after"):
            return self._fail(request, fault)
        message = self._make(channel, body)
        if self.kill:
            self.kill = False
            os.kill(int(request.headers["Authorization"].removeprefix("Bot ")), signal.SIGKILL)
        if self.closes_after_one:
            self.forbidden.add(channel)
        if fault is not None:
            return self._fail(request, fault)
        return answer(message.shown())

    async def _edit(self, request: web.Request) -> web.StreamResponse:
        self.requests += 1
        found = [one for one in self.messages if one.id == int(request.match_info["message"])]
        if not found:
            return answer({"code": 10008, "message": "Unknown Message"}, status=404)
        fault = self.faults.popleft() if self.faults else None
        if fault is None or fault.endswith("-after"):
            found[0].body |= await request.json()
        return answer(found[0].shown()) if fault is None else self._fail(request, fault)

    def _denied(self, channel: int) -> web.Response | None:
        if channel in self.forbidden:
            return answer({"code": 50013, "message": "Missing Permissions"}, status=403)
        if channel in self.gone:
            return answer({"code": 10003, "message": "Unknown Channel"}, status=404)
        if channel in self.broken:
            return answer({"message": "failure"}, status=503)
        if channel in self.refused:
            return answer({"code": 50035, "message": "Invalid Form Body"}, status=400)
        return None

    def _make(self, channel: int, body: dict[str, Any]) -> Message:
        now = self.clock.now()
        nonce = (channel, str(body.get("nonce")))
        known = self._nonces.get(nonce)
        if body.get("enforce_nonce") and known is not None and now - known[0] < timedelta(seconds=NONCE_SECONDS):
            return known[1]
        milliseconds = int((now + self.skew).timestamp() * 1_000) - DISCORD_EPOCH_MS
        message = Message((milliseconds << 22) + len(self.messages), channel, body)
        self.messages.append(message)
        self.posted.set()
        self._nonces[nonce] = (now, message)
        return message

    def _fail(self, request: web.Request, fault: str) -> web.StreamResponse:
        match fault.removesuffix("-after"):
            case "error":
                return answer({"message": "failure"}, status=503)
            case "gateway":  # what discord.py itself tries again
                return answer({"message": "failure"}, status=502)
            case "limit" | "long-limit":
                wait = 2.0 if fault == "limit" else 70.0
                body = {"message": "slow down", "retry_after": wait, "global": False}
                return answer(body, status=429, headers={"Via": "1.1 stand-in"})
            case "hang":
                self.clock.advance(HANG_SECONDS)
        # Whether it hangs or drops, nobody gets an answer.
        assert request.transport is not None
        request.transport.abort()
        return web.Response()

    async def _history(self, request: web.Request) -> web.Response:
        self.requests += 1
        channel = int(request.match_info["channel"])
        if channel in self.gone:
            return answer({"code": 10003, "message": "Unknown Channel"}, status=404)
        if self.hidden:
            return answer({"code": 50001, "message": "Missing Access"}, status=403)
        if self.unreadable and channel < DIRECT:
            return answer([])  # as Discord does where Read Message History is missing
        after, limit = int(request.query["after"]), int(request.query["limit"])
        later = [message for message in self.messages if message.channel == channel and message.id > after]
        return answer([message.shown() for message in reversed(later[:limit])])

    async def _channel(self, request: web.Request) -> web.Response:
        channel = int(request.match_info["channel"])
        if channel in self.gone:
            return answer({"code": 10003, "message": "Unknown Channel"}, status=404)
        if self.hidden:
            return answer({"code": 50001, "message": "Missing Access"}, status=403)
        if channel >= DIRECT:
            return answer({"id": str(channel), "type": 1})
        if channel in self.parents:
            return answer({"id": str(channel), "type": 11, "guild_id": str(GUILD), "parent_id": self.parents[channel]})
        denied = READ_MESSAGE_HISTORY if self.unreadable else 0
        overwrites = [{"id": str(GUILD), "type": 0, "allow": "0", "deny": str(denied)}]
        return answer({"id": str(channel), "type": 0, "guild_id": str(GUILD), "permission_overwrites": overwrites})

    async def _guild(self, _request: web.Request) -> web.Response:
        everyone = {"id": str(GUILD), "permissions": str(VIEW_CHANNEL | READ_MESSAGE_HISTORY)}
        return answer({"id": str(GUILD), "owner_id": "7", "roles": [everyone]})

    async def _member(self, request: web.Request) -> web.Response:
        return answer({"user": {"id": request.match_info["member"]}, "roles": []})

    async def _thread(self, request: web.Request) -> web.Response:
        message = int(request.match_info["message"])
        if message in self.threads:
            return answer({"code": 160004, "message": "A thread has already been created"}, status=400)
        self.threads.add(message)
        return answer({"id": str(message)})


def answer(body: Any, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    # discord.py takes for JSON only what is called so to the letter.
    return web.Response(
        body=json.dumps(body).encode(), status=status, headers={"Content-Type": "application/json", **(headers or {})}
    )


async def serve(app: web.Application) -> tuple[web.AppRunner, int]:
    """Serve on a free port of the loopback interface; return what to clean up, and the port."""
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    return runner, int(runner.addresses[0][1])
