"""A site on loopback that answers as a test says, byte for byte if need be, and a resolver that finds it."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aiohttp.abc import AbstractResolver, ResolveResult

from bot.sources.fetching import Fetcher
from bot.sources.ssrf_guard import SsrfGuard
from tests.fakes.clock import FakeClock

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True)
class Request:
    """What was asked: the path with its query, and the headers by their names in lower case."""

    path: str
    headers: dict[str, str]


Answer = bytes | Callable[[Request, asyncio.StreamWriter], Awaitable[None]] | Callable[[Request], bytes]


def answer(body: bytes | str = b"", status: str = "200 OK", **headers: str) -> bytes:
    """Write an answer; header names are written with underscores."""
    content = body.encode() if isinstance(body, str) else body
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {status}"] + [f"{name}: {value}" for name, value in given.items()]
    if "content-length" not in map(str.lower, given):
        lines.append(f"Content-Length: {len(content)}")
    return "\r\n".join([*lines, "Connection: close", "", ""]).encode() + content


@dataclass
class Site:
    """The server: what it answers by path, and what it was asked."""

    port: int
    pages: dict[str, Answer] = field(default_factory=dict)
    asked: list[Request] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    serving: set[asyncio.Task[None]] = field(default_factory=set)

    def address(self, path: str, host: str = "paper.test") -> str:
        return f"http://{host}:{self.port}{path}"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self.serving.add(task)
        task.add_done_callback(self.serving.discard)
        try:
            await self._serve(reader, writer)
        finally:
            writer.transport.abort()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            request = await _read(reader)
            self.asked.append(request)
            found = self.pages.get(request.path, answer("nothing", "404 Not Found"))
            if isinstance(found, bytes):
                writer.write(found)
            elif isinstance(made := found(request, *([writer] if asyncio.iscoroutinefunction(found) else [])), bytes):
                writer.write(made)
            else:
                await made
            await writer.drain()
        self.at_once -= 1
        with suppress(ConnectionError):
            writer.close()
            await writer.wait_closed()


async def _read(reader: asyncio.StreamReader) -> Request:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    pairs = (line.split(": ", 1) for line in head[1:] if ": " in line)
    return Request(head[0].split(" ")[1], {name.lower(): value for name, value in pairs})


class Names(AbstractResolver):
    """Finds every name at loopback, and those it is told of elsewhere, one address after the other."""

    def __init__(self, **elsewhere: list[str]) -> None:
        self.elsewhere = {name.replace("_", "."): addresses for name, addresses in elsewhere.items()}

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        if host == "nowhere.test":
            raise OSError("no such name")
        known = self.elsewhere.get(host, [LOOPBACK])
        address = known.pop(0) if len(known) > 1 else known[0]
        kind = socket.AF_INET6 if ":" in address else socket.AF_INET
        return [ResolveResult(hostname=host, host=address, port=port, family=kind, proto=0, flags=0)]

    async def close(self) -> None:
        pass


@asynccontextmanager
async def open_site(port: int = 0) -> AsyncIterator[Site]:
    """Serve on a port of loopback, any free one for 0."""
    site = Site(0)
    server = await asyncio.start_server(site.serve, LOOPBACK, port)
    site.port = server.sockets[0].getsockname()[1]
    try:
        yield site
    finally:
        server.close()
        for task in site.serving:
            task.cancel()
        await asyncio.gather(*site.serving, return_exceptions=True)


def fetcher_for(*sites: Site, seconds: float = 5.0, pause: float = 0.0, **elsewhere: list[str]) -> Fetcher:
    """A fetcher to which these servers, and nothing else on loopback, are the open network."""
    gate = SsrfGuard(frozenset((LOOPBACK, site.port) for site in sites))
    return Fetcher(FakeClock(), gate=gate, resolver=Names(**elsewhere), seconds=seconds, pause=pause)
