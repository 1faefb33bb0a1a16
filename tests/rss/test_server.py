"""The server of feeds, on real loopback: what it answers, and what it bears."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
from contextlib import suppress
from typing import TYPE_CHECKING

import aiohttp
import pytest
from pydantic import SecretStr

from bot.archive import RssKey, RssKind
from bot.config import read_settings
from bot.errors import ArchiveDamagedError, BroadsheetError
from bot.live import run_on_discord
from bot.rss import Access
from bot.rss.limits import MOST_OF_ADDRESS, MOST_OF_ALL, MOST_UNKNOWN, RequestLimits
from bot.rss.server import MOST_CONNECTIONS, serving

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.app import Services
    from tests.rss.conftest import FakeRights

GUILD, PERSON = 7, 41
MUCH = 30_000_000


async def address(services: Services) -> str:
    """Make a board, and return the path of an address of it."""
    board = await services.boards.create(GUILD, "Harbor", PERSON)
    made = await services.rss.make(RssKey(GUILD, RssKind.BOARD, board.key.number), PERSON)
    assert made.startswith("http://127.0.0.1:4317/")
    return made.removeprefix("http://127.0.0.1:4317")


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


async def raw(port: int, sent: bytes) -> bytes:
    """Send bytes and return all that comes back until the connection ends."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(sent)
        return await reader.read()
    except ConnectionError:
        return b""
    finally:
        writer.close()


async def test_a_feed_is_answered_and_not_sent_again_while_it_is_the_same(
    services: Services, rights: FakeRights, http: aiohttp.ClientSession
) -> None:
    path = await address(services)
    async with serving(services.rss, "127.0.0.1", 0) as port:
        url = f"http://127.0.0.1:{port}"
        async with http.get(f"{url}{path}") as got:
            body, tag = await got.text(), got.headers["ETag"]
        assert got.status == 200
        assert got.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
        assert got.headers["Cache-Control"] == "private, no-cache"
        assert (got.headers["Server"], got.headers["Connection"]) == ("Broadsheet", "close")
        assert "<title>B1: Harbor</title>" in body
        async with http.head(f"{url}/a/folder{path}?any=query") as head:
            assert (head.status, head.headers["ETag"], await head.read()) == (200, tag, b"")
            assert head.headers["Content-Length"] == str(len(body.encode()))
        for known, status in ((tag, 304), (f'W/{tag}, "x"', 304), ("*", 304), ('"x"', 200), ("", 200)):
            async with http.get(f"{url}{path}", headers={"If-None-Match": known}) as again:
                assert (again.status, again.headers["ETag"]) == (status, tag), known
        for method in ("POST", "PUT", "DELETE", "OPTIONS"):
            async with http.request(method, f"{url}{path}", data=b"x" * 9) as refused:
                assert (refused.status, refused.headers["Allow"]) == (405, "GET, HEAD")
        for other in ("/metrics", "/healthz", "/", f"{path}/", f"{path}x", path.upper(), "/%00", f"/..{path}x"):
            async with http.get(f"{url}{other}") as unknown:
                assert (unknown.status, await unknown.text()) == (404, "Not Found\n"), other


async def test_who_may_not_read_any_more_learns_nothing_and_who_is_unsure_waits(
    services: Services, rights: FakeRights, http: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = await address(services)
    async with serving(services.rss, "127.0.0.1", 0) as port:

        async def status() -> tuple[int, str | None]:
            async with http.get(f"http://127.0.0.1:{port}{path}") as got:
                return got.status, got.headers.get("Retry-After")

        rights.access = Access.REFUSED
        assert await status() == (404, None)
        rights.access = Access.UNKNOWN
        assert await status() == (503, "60")
        rights.access = Access.ALLOWED
        with monkeypatch.context() as patched:
            patched.setattr(services.boards, "checked", _failing(ArchiveDamagedError("row-damaged", table="board")))
            assert await status() == (503, "60")
            patched.setattr(services.boards, "checked", _failing(RuntimeError("a mistake of ours")))
            assert await status() == (500, None)
        assert await status() == (200, None)
        rights.access = Access.LEFT
        assert await status() == (404, None)
        rights.access = Access.ALLOWED
        assert await status() == (404, None)
        assert await services.archive.rss.count() == 0


def _failing(error: Exception):  # type: ignore[no-untyped-def]
    async def fail(*_: object) -> None:
        raise error

    return fail


def _returning(feed: bytes):  # type: ignore[no-untyped-def]
    async def read(_: str) -> bytes:
        return feed

    return read


async def test_guesses_are_bounded_and_keep_nobody_from_reading(
    services: Services, rights: FakeRights, http: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 0.0
    limits = RequestLimits(lambda: now)
    path = await address(services)
    async with serving(services.rss, "127.0.0.1", 0, limits=limits) as port:
        url = f"http://127.0.0.1:{port}"
        with monkeypatch.context() as patched:
            patched.setattr(services.archive.rss, "find", _failing(AssertionError("a guess reaches the archive")))
            for _ in range(MOST_UNKNOWN):
                async with http.get(f"{url}/{'A' * 22}") as guess:
                    assert guess.status == 404
            async with http.get(f"{url}/{'B' * 22}") as guess:
                assert (guess.status, guess.headers["Retry-After"]) == (429, "60")
        statuses: list[int] = []
        for _ in range(MOST_OF_ADDRESS + 1):
            async with http.get(f"{url}{path}") as got:
                statuses.append(got.status)
        assert statuses == [200] * MOST_OF_ADDRESS + [429]
        now = 60.0
        async with http.get(f"{url}{path}") as got, http.get(f"{url}/{'A' * 22}") as guess:
            assert (got.status, guess.status) == (200, 404)


def test_ten_thousand_guesses_and_the_requests_of_a_minute() -> None:
    now = 0.0
    limits = RequestLimits(lambda: now)
    assert sum(limits.unknown() == 0 for _ in range(10_000)) == MOST_UNKNOWN
    passed = [limits.known(f"address {number}") == 0 for number in range(MOST_OF_ALL + 1)]
    assert passed == [True] * MOST_OF_ALL + [False]
    now = 59.5
    assert (limits.known("another"), limits.unknown()) == (1, 1)
    now = 60.0
    assert (limits.known("another"), limits.unknown()) == (0, 0)


async def test_who_asks_or_reads_slowly_is_cut_and_so_are_too_many(
    services: Services, rights: FakeRights, monkeypatch: pytest.MonkeyPatch
) -> None:
    loop, path = asyncio.get_running_loop(), await address(services)
    async with serving(services.rss, "127.0.0.1", 0, seconds=0.2) as port:
        assert await raw(port, b"") == b""
        assert await raw(port, f"GET {path} HTTP/1.1\r\nHost: x\r\nX-Slow: ".encode()) == b""
        # One that takes nothing of what is sent, though there is more than the system holds for it.
        monkeypatch.setattr(services.rss, "read", _returning(b"x" * MUCH))
        with socket.socket() as slow:
            slow.settimeout(0)
            await loop.sock_connect(slow, ("127.0.0.1", port))
            await loop.sock_sendall(slow, f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            assert await raw(port, b"") == b""  # made later, and cut: so the other is, too
            got = 0
            with suppress(ConnectionError):
                while piece := await loop.sock_recv(slow, MUCH):
                    got += len(piece)
            assert got < MUCH
        monkeypatch.undo()
    async with serving(services.rss, "127.0.0.1", 0) as port:
        held = [await asyncio.open_connection("127.0.0.1", port) for _ in range(MOST_CONNECTIONS)]
        assert await raw(port, f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode()) == b""
        held[0][1].close()
        await held[0][1].wait_closed()

        async def is_answered() -> bool:
            return (await raw(port, f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())).startswith(b"HTTP/1.1 200")

        assert await until_true(is_answered)
        for _, writer in held[1:]:
            writer.close()


async def until_true(ask) -> bool:  # type: ignore[no-untyped-def]
    """Ask until it is so, within the seconds of every wait."""
    for _ in range(200):
        if await ask():
            return True
    return False


async def test_what_is_no_http_is_refused_and_nothing_of_it_is_logged(
    services: Services, rights: FakeRights, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    path = await address(services)
    async with serving(services.rss, "127.0.0.1", 0) as port:
        for hostile in (
            f"{path} is what I want\r\n\r\n".encode(),
            f"GET {path} HTTP/1.1\r\nX: {'y' * 9_000}\r\n\r\n".encode(),
            f"GET /{'x' * 9_000} HTTP/1.1\r\n\r\n".encode(),
            f"GET {path} HTTP/1.1\r\nContent-Length: x\r\n\r\n".encode(),
            b"\x16\x03\x01" + os.urandom(64) + b"\r\n\r\n",
        ):
            assert b"200 OK" not in await raw(port, hostile)
        twice = f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode() * 2
        assert (await raw(port, twice)).count(b"200 OK") == 1
    logged = [str(vars(record)) for record in caplog.records if not record.name.startswith("aiosqlite")]
    assert not [entry for entry in logged if path[1:] in entry]


async def test_a_port_that_is_taken_is_told_before_the_bot_begins(services: Services, tmp_path: Path) -> None:
    async with serving(services.rss, "127.0.0.1", 0) as port:
        with pytest.raises(BroadsheetError, match="rss-port"):
            async with serving(services.rss, "127.0.0.1", port):
                pass
        settings = read_settings(_env_file=None, BROADSHEET_RSS_PORT=str(port), BROADSHEET_PAGES=str(tmp_path))
        with pytest.raises(BroadsheetError, match="rss-port"):
            await run_on_discord(settings, tmp_path / "another.db", SecretStr("no token is asked for"))
