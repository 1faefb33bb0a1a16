"""Serve feeds over HTTP, on a port and address of their own: nothing but feeds is on it.

A connection is for one request and has so many seconds for all of it, however slowly it is asked or read. Addresses are
secrets: nothing here logs a path, and aiohttp's own logs, which quote what they cannot read, are off.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from contextlib import asynccontextmanager
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from aiohttp import web
from aiohttp.web_protocol import RequestHandler

from bot.errors import BroadsheetError
from bot.monitoring import RSS
from bot.rss.limits import RequestLimits

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from bot.rss.service import RssService

logger = logging.getLogger(__name__)

MOST_CONNECTIONS: Final = 64
CONNECTION_SECONDS: Final = 20.0
"""From when a connection is made until its answer is read; then it is cut."""

ANSWER_SECONDS: Final = 10.0
AT_ONCE: Final = 4
"""Feeds that are put together at once; others wait."""

_LONGEST_LINE: Final = 2_000
_SILENT: Final = logging.getLogger(f"{__name__}.silent")
_SILENT.disabled = True
_METHODS: Final = "GET, HEAD"
_HEADERS: Final = {
    "Cache-Control": "private, no-cache",
    "Content-Security-Policy": "default-src 'none'",
    "Referrer-Policy": "no-referrer",
    "Server": "Broadsheet",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}


class _Connection(RequestHandler):
    """A connection that is cut when its time is over; one beyond the most there may be is cut at once."""

    __slots__ = ("_end", "_server", "_time")

    def __init__(self, server: web.Server, loop: asyncio.AbstractEventLoop, time: float) -> None:
        super().__init__(
            server,
            loop=loop,
            logger=_SILENT,
            access_log=None,  # pyright: ignore[reportArgumentType] (aiohttp takes None)
            max_line_size=_LONGEST_LINE,
            max_field_size=_LONGEST_LINE,
            lingering_time=0,
        )
        self._server, self._time = server, time
        self._end: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        if isinstance(transport, asyncio.WriteTransport):
            if len(self._server.connections) > MOST_CONNECTIONS:
                RSS.labels("refused").inc()
                transport.abort()
            else:
                self._end = asyncio.get_running_loop().call_later(self._time, transport.abort)

    def connection_lost(self, exc: BaseException | None) -> None:
        if self._end is not None:
            self._end.cancel()
        super().connection_lost(exc)


@asynccontextmanager
async def serving(
    service: RssService,
    host: str,
    port: int,
    *,
    limits: RequestLimits | None = None,
    seconds: float = CONNECTION_SECONDS,
) -> AsyncGenerator[int]:
    """Serve the feeds of `service` until the block ends, and yield the port (a free one for 0).

    Raises BroadsheetError where the address is not one of this machine, or the port is taken.
    """
    await service.load()
    loop = asyncio.get_running_loop()
    feeds = _Feeds(service, limits or RequestLimits())
    server = web.Server(feeds.answer)
    try:
        listening = await loop.create_server(partial(_Connection, server, loop, seconds), host, port, backlog=32)
    except OSError as error:
        raise BroadsheetError("rss-port", host=host, port=str(port), reason=error.strerror or "") from error
    try:
        served = int(listening.sockets[0].getsockname()[1])
        logger.info("feeds are served at %s:%d", host, served)
        yield served
    finally:
        listening.close()
        server.pre_shutdown()
        await server.shutdown(1.0)
        await listening.wait_closed()


@asynccontextmanager
async def feeds_served(service: RssService, host: str, port: int | None) -> AsyncGenerator[None]:
    """Serve feeds while the block runs; do nothing without a port. Raises what `serving` raises."""
    if port is None:
        yield
        return
    async with serving(service, host, port):
        yield


class _Feeds:
    """Answers requests for feeds."""

    def __init__(self, service: RssService, limits: RequestLimits) -> None:
        self._service = service
        self._limits = limits
        self._places = asyncio.Semaphore(AT_ONCE)

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """Return the answer to a request, whatever goes wrong."""
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                outcome, answer = await self._answer(request)
        except (BroadsheetError, TimeoutError) as error:
            logger.info("a feed has to wait", extra={"error": type(error).__name__})
            outcome, answer = "unavailable", _told(HTTPStatus.SERVICE_UNAVAILABLE, wait=60)
        except Exception:
            logger.exception("a feed could not be read")
            outcome, answer = "failed", _told(HTTPStatus.INTERNAL_SERVER_ERROR)
        RSS.labels(outcome).inc()
        answer.force_close()
        return answer

    async def _answer(self, request: web.BaseRequest) -> tuple[str, web.Response]:
        if request.method not in {"GET", "HEAD"}:
            return "refused", _told(HTTPStatus.METHOD_NOT_ALLOWED, Allow=_METHODS)
        # The last part of the path is the secret: a proxy may put it into any folder.
        secret = request.rel_url.raw_path.rpartition("/")[2]
        if not self._service.knows(secret):
            return self._unknown()
        if wait := self._limits.known(secret):
            return "limited", _told(HTTPStatus.TOO_MANY_REQUESTS, wait=wait)
        async with self._places:
            feed = await self._service.read(secret)
        return self._unknown() if feed is None else _feed(request, feed)

    def _unknown(self) -> tuple[str, web.Response]:
        if wait := self._limits.unknown():
            return "limited", _told(HTTPStatus.TOO_MANY_REQUESTS, wait=wait)
        return "unknown", _told(HTTPStatus.NOT_FOUND)


def _feed(request: web.BaseRequest, feed: bytes) -> tuple[str, web.Response]:
    tag = f'"{hashlib.sha256(feed).hexdigest()[:32]}"'
    headers = {**_HEADERS, "ETag": tag}
    if _has(request.headers.get("If-None-Match", ""), tag):
        return "unchanged", web.Response(status=HTTPStatus.NOT_MODIFIED, headers=headers)
    kind = {"Content-Type": "application/rss+xml; charset=utf-8"}
    return "sent", web.Response(body=feed, headers={**headers, **kind})


def _has(known: str, tag: str) -> bool:
    """Tell whether the tags that a reader knows (RFC 9110, 13.1.2) have one among them."""
    return any(one.strip().removeprefix("W/") in {tag, "*"} for one in known.split(","))


def _told(status: HTTPStatus, *, wait: int | None = None, **headers: str) -> web.Response:
    later = {"Retry-After": str(wait)} if wait is not None else {}
    return web.Response(status=status, text=f"{status.phrase}\n", headers={**_HEADERS, **headers, **later})
