"""Addresses: which mean the same page, which open a door, and what robots.txt says of them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.errors import SourceError
from bot.sources import robots as robots_rules
from bot.sources.addresses import canonical_address, check_address, follow
from bot.sources.robots import Robots, read_rules
from bot.sources.ssrf_guard import SsrfGuard
from tests.fakes.clock import FakeClock
from tests.sources.site import Site, answer
from tests.timing import allowed

if TYPE_CHECKING:
    from bot.sources.fetching import Fetcher

PAGE = "https://paper.example/2026/ferry"


@pytest.mark.parametrize(
    "other",
    [
        "http://paper.example/2026/ferry",
        "https://paper.example:443/2026/ferry",
        "https://PAPER.example/2026/ferry#comments",
        "https://paper.example/2026/ferry?utm_source=letter&utm_medium=mail",
        "https://paper.example/2026/ferry?fbclid=abc",
        "https://paper.example./2026/ferry",
    ],
)
def test_the_same_page_has_one_address(other: str) -> None:
    assert canonical_address(other) == PAGE


def test_what_chooses_the_page_stays_in_its_address() -> None:
    assert (
        canonical_address("https://paper.example/read?id=77&utm_source=x&ref=2")
        == "https://paper.example/read?id=77&ref=2"
    )
    assert canonical_address("https://paper.example/a?q=%E6%B8%A1") == "https://paper.example/a?q=%E6%B8%A1"


def test_a_page_may_state_its_address_only_on_its_own_site() -> None:
    assert (
        canonical_address("https://m.paper.example/f?id=1", "https://www.paper.example/ferry")
        == "https://www.paper.example/ferry"
    )
    assert canonical_address(PAGE, "https://elsewhere.example/ferry") == PAGE
    assert canonical_address(PAGE, "https://paper.example/") == PAGE
    assert canonical_address(PAGE, "file:///ferry") == PAGE
    assert canonical_address(PAGE, "https://me:you@paper.example/x") == PAGE


def test_https_is_never_left() -> None:
    assert follow("http://a.example/", "https://a.example/") == "https://a.example/"
    assert follow("https://a.example/x/", "../y") == "https://a.example/y"
    with pytest.raises(SourceError) as raised:
        follow("https://a.example/", "http://a.example/")
    assert raised.value.key == "fetch-downgrade"


@given(st.text(max_size=80) | st.from_regex(r"https?://[^\s]{0,60}", fullmatch=True))
@example("HTTP://.")
@example("http://\u2024:80/")
@example("https://a.example/\ud800")
def test_any_text_is_an_address_or_a_sentence(text: str) -> None:
    try:
        address = check_address(text)
    except SourceError:
        return
    assert check_address(address) == address
    assert address.encode()
    assert canonical_address(address).startswith("https://")


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808"])
def test_the_gate_opens_to_the_web_and_only_there(address: str) -> None:
    gate = SsrfGuard()
    assert gate.admits(address, 443)
    assert gate.admits(address, 80)
    assert not gate.admits(address, 25)


@pytest.mark.parametrize(
    "address",
    [
        "192.0.0.8",
        "192.0.0.192",
        "64:ff9b::192.0.0.192",
        "168.63.129.16",
        "64:ff9b::a83f:8110",
        "192.88.99.1",
        "3fff::1",
        "2001:1::1",
        "2002:808:808::1",
    ],
)
def test_the_gate_is_shut_to_what_only_some_interpreters_call_special(address: str) -> None:
    assert not SsrfGuard().admits(address, 443)


@given(st.ip_addresses())
def test_the_gate_is_shut_to_every_address_that_is_not_global(address: object) -> None:
    mapped = getattr(address, "ipv4_mapped", None)
    if not address.is_global or address.is_multicast or mapped is not None:  # type: ignore[attr-defined]
        assert not SsrfGuard().admits(str(address), 443) or str(address).startswith("64:ff9b::")


RULES = b"""
User-agent: *
Disallow: /private
Allow: /private/open
Disallow: /*.pdf$
Disallow: /s*h/x

User-agent: OtherBot
User-agent: broadsheet
Crawl-delay: 7
Disallow: /not-for-broadsheet # a remark
"""


def test_the_rules_for_us_are_ours_and_otherwise_everybodys() -> None:
    ours = read_rules(RULES)
    assert not ours.allow("https://a.example/not-for-broadsheet/1")
    assert ours.allow("https://a.example/private")
    assert ours.delay == 7
    general = read_rules(RULES, "SomeoneElse")
    assert not general.allow("https://a.example/private/x")
    assert general.allow("https://a.example/private/open/x")
    assert not general.allow("https://a.example/a/b.pdf")
    assert general.allow("https://a.example/a/b.pdf?x")
    assert not general.allow("https://a.example/search/x")
    assert read_rules(b"").allow("https://a.example/")
    assert read_rules(b"User-agent: Broadsheet\nDisallow:\n\nUser-agent: *\nDisallow: /").allow("https://a.example/")
    assert not read_rules(b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /").allow("https://a.example/")


def test_many_readers_under_many_rules_take_no_time_for_each_pair() -> None:
    began = time.thread_time()
    rules = read_rules(b"User-agent: *\n" + b"User-agent: x\n" * 20_000 + b"Disallow: /a\n" * 20_000)
    assert time.thread_time() - began < allowed(2.0)
    assert not rules.allow("https://a.example/a")
    assert rules.allow("https://a.example/b")


@given(st.binary(max_size=300), st.text(max_size=40))
def test_any_rules_give_an_answer(content: bytes, path: str) -> None:
    read_rules(b"User-agent: *\nDisallow: /" + content).allow(f"https://a.example/{path}")


@pytest.mark.parametrize(("bound", "most"), [("MOST_SITES", 2), ("MOST_RULES_KEPT", 6)])
async def test_rules_of_so_many_sites_are_remembered(
    site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch, bound: str, most: int
) -> None:
    monkeypatch.setattr(robots_rules, bound, most)
    robots = Robots(fetcher, FakeClock())
    site.pages["/robots.txt"] = answer("User-agent: *\nDisallow: /a\nDisallow: /b\nDisallow: /c")
    one, two, three = [site.address("/x", host) for host in ("one.test", "two.test", "three.test")]
    for address in (one, two, one, two):
        await robots.check(address)
    assert len(site.asked) == 2
    await robots.check(three)
    await robots.check(two)
    assert len(site.asked) == 3
    await robots.check(one)
    assert len(site.asked) == 4


async def test_rules_are_asked_for_once_and_stand_for_a_day(site: Site, fetcher: Fetcher) -> None:
    clock = FakeClock()
    robots = Robots(fetcher, clock)
    site.pages["/robots.txt"] = answer("User-agent: *\nDisallow: /no\nCrawl-delay: 2")
    assert await robots.check(site.address("/yes")) == 2
    with pytest.raises(SourceError) as raised:
        await robots.check(site.address("/no"))
    assert raised.value.key == "fetch-robots"
    assert len(site.asked) == 1


async def test_a_site_without_rules_allows_all_and_one_that_fails_nothing(site: Site, fetcher: Fetcher) -> None:
    assert await Robots(fetcher, FakeClock()).check(site.address("/a")) == 0
    site.pages["/robots.txt"] = answer(status="500 Oh No")
    with pytest.raises(SourceError):
        await Robots(fetcher, FakeClock()).check(site.address("/a"))
