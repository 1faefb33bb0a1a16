"""Fetching: what comes back, what is refused, and what a server that means harm can do."""

from __future__ import annotations

import asyncio
import gzip
import zlib
from datetime import timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING

import pytest

from bot.errors import SourceError
from bot.sources.fetching import Validators
from bot.texts import load_texts
from tests.fakes.articles import BEGINNING
from tests.sources.site import Site, answer, fetcher_for, open_site

if TYPE_CHECKING:
    from bot.sources.fetching import Fetcher
    from tests.sources.site import Request

INSIDE = [
    "127.0.0.1",
    "127.1",
    "0.0.0.0",  # noqa: S104 (asked, not bound)
    "2130706433",
    "0x7f.1",
    "10.0.0.1",
    "192.168.1.1",
    "172.16.0.1",
    "169.254.169.254",
    "100.64.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "１２７.0.0.1",
    "192.0.2.1",
    "198.18.0.1",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "[::]",
    "[::127.0.0.1]",
    "[fe80::1]",
    "[fc00::1]",
    "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]",
    "[ff02::1]",
    "[100::1]",
    "[fec0::1]",
]


async def refused(fetcher: Fetcher, address: str, **options: int) -> SourceError:
    """Fetch what must be refused; every refusal has a sentence."""
    with pytest.raises(SourceError) as raised:
        await fetcher.fetch(address, **options)
    assert load_texts().of_error(raised.value)
    return raised.value


async def test_a_page_comes_with_what_the_answer_said(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = answer("héllo", Content_Type="text/html; charset=utf-8", ETag='"1"', Cache_Control="max-age=600")
    fetched = await fetcher.fetch(site.address("/a#top"))
    assert fetched.content == "héllo".encode()
    assert (fetched.content_type, fetched.charset) == ("text/html", "utf-8")
    assert fetched.validators == Validators(etag='"1"')
    assert fetched.fresh_for == 600
    assert fetched.moved_to is None
    asked = site.asked[0]
    assert asked.path == "/a"
    assert asked.headers["user-agent"].startswith("Broadsheet/")
    assert "cookie" not in asked.headers
    assert "authorization" not in asked.headers


async def test_cookies_are_not_kept(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = answer("x", Set_Cookie="me=you; Path=/")
    await fetcher.fetch(site.address("/a"))
    await fetcher.fetch(site.address("/a"))
    assert "cookie" not in site.asked[1].headers


async def test_a_proxy_of_the_environment_is_not_asked(
    site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    site.pages["/a"] = answer("x")
    assert (await fetcher.fetch(site.address("/a"))).content == b"x"


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("ftp://paper.test/a", "fetch-scheme"),
        ("file:///etc/passwd", "fetch-scheme"),
        ("javascript:alert(1)", "fetch-scheme"),
        ("http://", "fetch-address"),
        ("http:///a", "fetch-address"),
        ("http://me:secret@paper.test/", "fetch-credentials"),
        ("http://me@paper.test/", "fetch-credentials"),
        ("http://paper.test:22/", "fetch-port"),
        ("http://paper.test:8080/", "fetch-port"),
        ("http://paper.test:99999/", "fetch-address"),
        ("http://paper.test/a b", "fetch-address"),
        ("http://[::1/", "fetch-address"),
        ("http://" + "a" * 3_000, "fetch-address"),
        ("http://nowhere.test/", "fetch-unknown-host"),
    ],
)
async def test_addresses_that_are_not_asked(fetcher: Fetcher, address: str, key: str) -> None:
    assert (await refused(fetcher, address)).key == key


@pytest.mark.parametrize("host", INSIDE)
async def test_what_is_not_of_the_open_network_is_not_connected_to(host: str) -> None:
    from bot.sources.fetching import Fetcher
    from tests.fakes.clock import FakeClock

    async with Fetcher(FakeClock(), seconds=5) as fetcher:
        error = await refused(fetcher, f"http://{host}/")
    assert error.key in ("fetch-forbidden-address", "fetch-unknown-host", "fetch-address")


async def test_a_name_that_leads_inside_is_not_connected_to(site: Site) -> None:
    inside = {"inside_test": ["10.1.2.3"], "mapped_test": ["::ffff:127.0.0.1"], "meta_test": ["169.254.169.254"]}
    async with fetcher_for(site, **inside) as fetcher:
        for host in ("inside.test", "mapped.test", "meta.test"):
            assert (await refused(fetcher, f"http://{host}/")).key == "fetch-forbidden-address"


async def test_a_name_that_changes_what_it_means_is_checked_each_time(site: Site) -> None:
    site.pages["/a"] = answer("x")
    async with fetcher_for(site, rebind_test=["127.0.0.1", "127.0.0.2"]) as fetcher:
        assert (await fetcher.fetch(site.address("/a", "rebind.test"))).content == b"x"
        assert (await refused(fetcher, site.address("/a", "rebind.test"))).key == "fetch-forbidden-address"


async def test_another_port_of_the_same_machine_is_not_connected_to(site: Site, fetcher: Fetcher) -> None:
    async with open_site() as other:
        assert (await refused(fetcher, other.address("/a"))).key == "fetch-port"
        site.pages["/go"] = answer(status="302 Found", Location=other.address("/a"))
        assert (await refused(fetcher, site.address("/go"))).key == "fetch-port"
        assert other.asked == []


@pytest.mark.parametrize(
    ("location", "key"),
    [
        ("http://127.0.0.1/", "fetch-forbidden-address"),
        ("http://[::ffff:10.0.0.1]/", "fetch-forbidden-address"),
        ("http://169.254.169.254/latest/meta-data/", "fetch-forbidden-address"),
        ("file:///etc/passwd", "fetch-scheme"),
        ("http://me:you@paper.test/", "fetch-credentials"),
        ("/go", "fetch-loop"),
    ],
)
async def test_redirects_are_checked_like_addresses(site: Site, fetcher: Fetcher, location: str, key: str) -> None:
    site.pages["/go"] = answer(status="302 Found", Location=location)
    assert (await refused(fetcher, site.address("/go"))).key == key


async def test_five_redirects_are_followed_and_no_more(site: Site, fetcher: Fetcher) -> None:
    for step in range(9):
        site.pages[f"/{step}"] = answer(status="302 Found", Location=f"/{step + 1}")
    site.pages["/9"] = answer("there")
    assert (await fetcher.fetch(site.address("/4"))).content == b"there"
    assert (await refused(fetcher, site.address("/3"))).key == "fetch-redirects"


async def test_a_page_that_moved_for_good_says_so_and_one_that_is_away_does_not(site: Site, fetcher: Fetcher) -> None:
    site.pages |= {
        "/old": answer(status="301 Moved Permanently", Location="/new"),
        "/new": answer("here"),
        "/away": answer(status="302 Found", Location="/old"),
        "/older": answer(status="308 Permanent Redirect", Location="/away"),
    }
    assert (await fetcher.fetch(site.address("/old"))).moved_to == site.address("/new")
    assert (await fetcher.fetch(site.address("/away"))).moved_to is None
    assert (await fetcher.fetch(site.address("/older"))).moved_to == site.address("/away")


async def test_nothing_is_sent_again_that_has_not_changed(site: Site, fetcher: Fetcher) -> None:
    def page(request: Request) -> bytes:
        known = request.headers.get("if-none-match") == '"7"'
        return answer(status="304 Not Modified") if known else answer("x", ETag='"7"', Last_Modified="yesterday")

    site.pages["/a"] = page
    first = await fetcher.fetch(site.address("/a"))
    again = await fetcher.fetch(site.address("/a"), validators=first.validators)
    assert again.content is None
    assert again.validators == first.validators


async def test_an_answer_without_content_that_nobody_asked_for_is_refused(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = answer(status="304 Not Modified")
    assert (await refused(fetcher, site.address("/a"))).key == "fetch-status"


@pytest.mark.parametrize(
    ("value", "wait"),
    [
        ("120", 120),
        (format_datetime(BEGINNING + timedelta(hours=2), usegmt=True), 7200),
        (format_datetime(BEGINNING - timedelta(hours=2), usegmt=True), 0),
        ("99999999999999999999", 604800),
        ("Wed, 99 Foo 99999 99:99:99 GMT", 0),
        ("soon", 0),
    ],
)
async def test_a_site_that_asks_to_be_left_alone_says_for_how_long(
    site: Site, fetcher: Fetcher, value: str, wait: float
) -> None:
    site.pages["/a"] = answer(status="429 Too Many Requests", Retry_After=value)
    error = await refused(fetcher, site.address("/a"))
    assert (error.key, error.data["wait"]) == ("fetch-busy", wait)


@pytest.mark.parametrize(
    ("status", "key"),
    [
        ("401 U", "fetch-forbidden"),
        ("403 F", "fetch-forbidden"),
        ("404 N", "fetch-missing"),
        ("410 G", "fetch-gone"),
        ("500 E", "fetch-failing"),
        ("204 N", "fetch-status"),
        ("302 Found", "fetch-status"),
        ("418 T", "fetch-status"),
    ],
)
async def test_every_status_has_its_sentence(site: Site, fetcher: Fetcher, status: str, key: str) -> None:
    site.pages["/a"] = answer(status=status)
    assert (await refused(fetcher, site.address("/a"))).key == key


async def test_packed_answers_are_unpacked(site: Site, fetcher: Fetcher) -> None:
    raw = zlib.compressobj(wbits=-15)
    site.pages |= {
        "/gzip": answer(gzip.compress(b"text") + gzip.compress(b" and more"), Content_Encoding="gzip"),
        "/zlib": answer(zlib.compress(b"text"), Content_Encoding="deflate"),
        "/raw": answer(raw.compress(b"text") + raw.flush(), Content_Encoding="deflate"),
    }
    assert (await fetcher.fetch(site.address("/gzip"))).content == b"text and more"
    assert (await fetcher.fetch(site.address("/zlib"))).content == b"text"
    assert (await fetcher.fetch(site.address("/raw"))).content == b"text"


@pytest.mark.parametrize(
    ("content", "headers", "key"),
    [
        (gzip.compress(bytes(40 << 20)), {"Content_Encoding": "gzip"}, "fetch-too-large"),
        (bytes(3 << 20), {}, "fetch-too-large"),
        (b"<html>", {"Content_Encoding": "compress"}, "fetch-encoding"),
        (b"no zstd at all", {"Content_Encoding": "zstd"}, "fetch-broken"),
        (b"<html>", {"Content_Encoding": "gzip, exi"}, "fetch-encoding"),
        (b"no gzip at all", {"Content_Encoding": "gzip"}, "fetch-broken"),
        (gzip.compress(b"text" * 500)[:-20], {"Content_Encoding": "gzip"}, "fetch-broken"),
        (b"short", {"Content_Length": "500"}, "fetch-broken"),
        (b"x", {"Content_Length": "-5"}, "fetch-broken"),
        (b"x", {"X": "y" * 40_000}, "fetch-broken"),
    ],
    ids=[
        "bomb",
        "large",
        "another encoding",
        "no zstd",
        "another in gzip",
        "no gzip",
        "cut gzip",
        "too short",
        "negative",
        "long header",
    ],
)
async def test_bodies_that_are_not_what_they_say(
    site: Site, fetcher: Fetcher, content: bytes, headers: dict[str, str], key: str
) -> None:
    site.pages["/a"] = answer(content, **headers)
    assert (await refused(fetcher, site.address("/a"), most=2 << 20)).key == key


async def test_a_body_without_end_is_left_at_the_bound(site: Site, fetcher: Fetcher) -> None:
    async def endless(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            writer.write(b"x" * 65_536)
            await writer.drain()

    site.pages["/a"] = endless
    assert (await refused(fetcher, site.address("/a"), most=1 << 20)).key == "fetch-too-large"


async def test_a_body_that_drips_is_left_when_its_time_is_up(site: Site) -> None:
    async def dripping(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while not writer.is_closing():
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0)

    site.pages["/a"] = dripping
    async with fetcher_for(site, seconds=0.1) as fetcher:
        assert (await refused(fetcher, site.address("/a"))).key == "fetch-slow"


async def test_a_connection_that_is_cut_is_named(site: Site, fetcher: Fetcher) -> None:
    async def reset(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.transport.abort()

    site.pages["/a"] = reset
    site.pages["/b"] = b"SSH-2.0-nonsense\r\n\r\n"
    assert (await refused(fetcher, site.address("/a"))).key == "fetch-broken"
    assert (await refused(fetcher, site.address("/b"))).key == "fetch-broken"


async def test_a_host_is_asked_one_thing_at_a_time_and_others_meanwhile(site: Site) -> None:
    gate = asyncio.Event()

    async def waiting(_: Request, writer: asyncio.StreamWriter) -> None:
        await gate.wait()
        writer.write(answer("x"))

    async with open_site() as other, fetcher_for(site, other) as fetcher:
        site.pages["/a"] = waiting
        other.pages["/b"] = answer("y")
        slow = [asyncio.create_task(fetcher.fetch(site.address("/a"))) for _ in range(4)]
        assert (await fetcher.fetch(other.address("/b", "other.test"))).content == b"y"
        gate.set()
        assert [(await one).content for one in slow] == [b"x"] * 4
        assert site.most_at_once == 1


async def test_a_task_that_is_cancelled_gives_its_turn_away(site: Site, fetcher: Fetcher) -> None:
    asked = asyncio.Event()

    async def never(_: Request, writer: asyncio.StreamWriter) -> None:
        asked.set()
        await asyncio.Event().wait()

    site.pages |= {"/never": never, "/a": answer("x")}
    first = asyncio.create_task(fetcher.fetch(site.address("/never")))
    second = asyncio.create_task(fetcher.fetch(site.address("/a")))
    await asked.wait()
    first.cancel()
    assert (await second).content == b"x"
    with pytest.raises(asyncio.CancelledError):
        await first
