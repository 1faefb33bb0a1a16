"""Fetch from the open network: safely, politely and within bounds."""

from __future__ import annotations

import asyncio
import re
import ssl
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Self

import aiohttp
from yarl import URL

from bot.errors import SourceError
from bot.runtime import CrowdedError, FairTurns
from bot.sources.addresses import check_address, follow, host_of
from bot.sources.decompression import ENCODINGS, Inflater
from bot.sources.dns import Resolver
from bot.sources.host_queue import LONGEST_WAIT, HostQueue
from bot.sources.requester import requester
from bot.sources.ssrf_guard import ForbiddenAddressError, SsrfGuard

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Mapping
    from datetime import datetime

    from aiohttp.abc import AbstractResolver

    from bot.runtime import Clock

AGENT = "Broadsheet/0.1 (newspaper archive bot; reads pages that people name)"
"""The name by which sites and their robots.txt know the bot."""

PRODUCT = "Broadsheet"
SECONDS = 30.0
LARGEST_PAGE = 8 << 20
LARGEST_FEED = 16 << 20
MOST_REDIRECTS = 5
PAUSE = 1.0

_AT_ONCE = 16
_AT_ONCE_EACH = 4
_CHUNK = 64 << 10
_LONGEST_LINKS = 8_000
_DAY = 86_400.0
_WEEK = 7 * _DAY
_ACCEPT = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,"
    "application/xml;q=0.9,*/*;q=0.5"
)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_MAX_AGE = re.compile(r"max-age\s*=\s*\"?(\d{1,10})")


@dataclass(frozen=True, slots=True)
class Validators:
    """What an answer said by which one can ask whether it has changed."""

    etag: str = ""
    modified: str = ""

    @property
    def headers(self) -> dict[str, str]:
        """The headers that ask so."""
        headers = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in headers.items() if value}


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer. `content` is None where nothing has changed since the validators were given.

    `address` is where it came from in the end; `moved_to` is where the page has moved for good, if it has.
    `fresh_for` is how long, in seconds, the site says it need not be asked again. `links` is what its Link headers say.
    """

    address: str
    content: bytes | None
    content_type: str
    charset: str | None
    validators: Validators
    moved_to: str | None
    fresh_for: float
    links: str = ""


class Fetcher:
    """Asks sites for pages and feeds: no cookies, no proxies, no credentials, one request at a time for each host."""

    def __init__(
        self,
        clock: Clock,
        *,
        gate: SsrfGuard | None = None,
        resolver: AbstractResolver | None = None,
        pause: float = PAUSE,
        seconds: float = SECONDS,
    ) -> None:
        self._clock = clock
        self._gate = gate or SsrfGuard()
        self._resolver = resolver or Resolver()
        self._hosts = HostQueue(pause)
        self._servers = FairTurns(_AT_ONCE, each=_AT_ONCE_EACH)
        self._seconds = seconds
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    @property
    def ports(self) -> frozenset[int]:
        """The ports that an address may name."""
        return self._gate.ports

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            session, self._session = self._session, None
            await session.close()
        await self._resolver.close()

    async def fetch(
        self, address: str, *, most: int = LARGEST_PAGE, validators: Validators | None = None, pause: float = 0.0
    ) -> Fetched:
        """Fetch what is at an address, at most `most` bytes of it, over five redirects at most.

        With `validators` the answer may be that nothing has changed. `pause` is the least time, in seconds, since the
        last request to that host. Raises SourceError that says in a sentence why nothing could be fetched; one of a
        site that asks to be left alone for a while says in its data (`wait`, in seconds) how long.
        """
        target = check_address(address, self._gate.ports)
        moved, permanent, seen = None, True, {target}
        for _ in range(MOST_REDIRECTS + 1):
            answer = await self._ask(target, most, validators or Validators(), pause)
            if isinstance(answer, Fetched):
                return _with_move(answer, moved)
            target = follow(target, answer.location, self._gate.ports)
            permanent = permanent and answer.permanent
            moved = target if permanent else moved
            if target in seen:
                raise SourceError("fetch-loop")
            seen.add(target)
        raise SourceError("fetch-redirects", most=MOST_REDIRECTS)

    async def _ask(self, target: str, most: int, validators: Validators, pause: float) -> Fetched | _Redirect:
        host = host_of(target)
        async with self._hosts.turn(host, pause), self._turn(host):
            try:
                async with asyncio.timeout(self._seconds), self._answer(target, validators) as response:
                    return await self._read(target, response, most, validators)
            except TimeoutError:
                raise SourceError("fetch-slow", seconds=self._seconds) from None

    @asynccontextmanager
    async def _turn(self, host: str) -> AsyncGenerator[None]:
        """Hold one of the places for requests: servers get them in turns, and each a few."""
        try:
            async with asyncio.timeout(LONGEST_WAIT):
                await self._servers.take(party := requester())
        except (CrowdedError, TimeoutError):
            raise SourceError("fetch-crowded", host=host) from None
        try:
            yield
        finally:
            self._servers.give_back(party)

    @asynccontextmanager
    async def _answer(self, target: str, validators: Validators) -> AsyncGenerator[aiohttp.ClientResponse]:
        """Ask, and name what goes wrong on the way."""
        try:
            async with self._open().get(URL(target), headers=validators.headers, allow_redirects=False) as response:
                yield response
        except aiohttp.ClientConnectorDNSError:
            raise SourceError("fetch-unknown-host", host=host_of(target)) from None
        except (aiohttp.ClientSSLError, ssl.SSLError):
            raise SourceError("fetch-certificate", host=host_of(target)) from None
        except aiohttp.ClientConnectorError as error:
            forbidden = isinstance(error.os_error, ForbiddenAddressError)
            key = "fetch-forbidden-address" if forbidden else "fetch-unreachable"
            raise SourceError(key, host=host_of(target)) from None
        except aiohttp.InvalidURL:
            raise SourceError("fetch-address") from None
        except (aiohttp.ClientError, ConnectionError, ValueError):
            raise SourceError("fetch-broken") from None

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            connector = aiohttp.TCPConnector(
                socket_factory=self._gate.socket,
                resolver=self._resolver,
                use_dns_cache=False,
                limit=_AT_ONCE,
                force_close=True,
            )
            self._session = aiohttp.ClientSession(
                connector=connector,
                cookie_jar=aiohttp.DummyCookieJar(),
                auto_decompress=False,
                trust_env=False,
                timeout=aiohttp.ClientTimeout(total=None),
                headers={"User-Agent": AGENT, "Accept": _ACCEPT, "Accept-Encoding": ENCODINGS},
            )
        return self._session

    async def _read(
        self, target: str, response: aiohttp.ClientResponse, most: int, validators: Validators
    ) -> Fetched | _Redirect:
        now = self._clock.now()
        if response.status in _REDIRECTS and (location := response.headers.get("Location")):
            return _Redirect(location, response.status in _PERMANENT)
        unchanged = response.status == 304 and bool(validators.headers)
        if not unchanged and response.status not in (200, 203):
            raise _refusal(response.status, response.headers, now)
        return Fetched(
            address=target,
            content=None if unchanged else await _body(response, most),
            content_type=response.content_type,
            charset=response.charset,
            validators=_validators(response.headers, validators if unchanged else Validators()),
            moved_to=None,
            fresh_for=_freshness(response.headers, now),
            links=", ".join(response.headers.getall("Link", ()))[:_LONGEST_LINKS],
        )


@dataclass(frozen=True, slots=True)
class _Redirect:
    location: str
    permanent: bool


def _with_move(answer: Fetched, moved: str | None) -> Fetched:
    return replace(answer, moved_to=moved)


async def _body(response: aiohttp.ClientResponse, most: int) -> bytes:
    """Read a body; what is inflated counts."""
    inflater = Inflater(response.headers.get("Content-Encoding", ""), most)
    body = bytearray()
    async for chunk in response.content.iter_chunked(_CHUNK):
        for piece in inflater.feed(chunk):
            body += piece
            await asyncio.sleep(0)
    for piece in inflater.end():
        body += piece
    return bytes(body)


def _validators(headers: Mapping[str, str], before: Validators) -> Validators:
    return Validators(headers.get("ETag", before.etag)[:500], headers.get("Last-Modified", before.modified)[:100])


def _refusal(status: int, headers: Mapping[str, str], now: datetime) -> SourceError:
    if status in (429, 503):
        return SourceError("fetch-busy", status=status, wait=_retry_after(headers.get("Retry-After", ""), now))
    keys = {401: "fetch-forbidden", 402: "fetch-forbidden", 403: "fetch-forbidden", 404: "fetch-missing",
            410: "fetch-gone", 451: "fetch-forbidden"}  # fmt: skip
    if status in keys:
        return SourceError(keys[status], status=status)
    return SourceError("fetch-failing" if status >= 500 else "fetch-status", status=status)


def _retry_after(value: str, now: datetime) -> float:
    """Return the seconds that a site asks to be left alone, a week at most; 0 where it does not say."""
    if value.strip().isdecimal():
        return min(float(value.strip()[:9]), _WEEK)
    return min(max(0.0, _seconds_until(value, now)), _WEEK)


def _freshness(headers: Mapping[str, str], now: datetime) -> float:
    """Return for how many seconds an answer need not be asked for again, a day at most (RFC 9111)."""
    control = headers.get("Cache-Control", "").lower()
    if "no-cache" in control or "no-store" in control:
        return 0.0
    if found := _MAX_AGE.search(control):
        return min(float(found.group(1)), _DAY)
    return min(max(0.0, _seconds_until(headers.get("Expires", ""), now)), _DAY)


def _seconds_until(date: str, now: datetime) -> float:
    try:
        return (parsedate_to_datetime(date) - now).total_seconds()
    except (TypeError, ValueError, OverflowError):
        return 0.0
