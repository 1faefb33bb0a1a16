"""A watch, a board and a digest are read in a feed reader, at secret addresses, by those who read them in Discord."""

from __future__ import annotations

import logging
import re
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import aiohttp
import discord

from bot.archive import NewDigest, Role, Schedule
from bot.articles.model import SHARED, ArticleKey, Scope
from bot.rss.server import serving
from bot.rss.service import RssService
from tests.archive.making import new, store
from tests.e2e.test_digest_own import own
from tests.fakes.newsroom import Newsroom, newsroom, private_answer, text_of

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    import pytest
    from simcord import MemberActor

    from bot.app import Services

BASE = "https://news.example.org/rss"


@dataclass
class Reader:
    """A feed reader."""

    http: aiohttp.ClientSession
    port: int

    async def get(self, address: str, **headers: str) -> tuple[int, str]:
        """Read an address through the proxy that puts the feeds into a folder."""
        url = f"http://127.0.0.1:{self.port}{address.removeprefix('https://news.example.org')}"
        async with self.http.get(url, headers=headers) as answer:
            return answer.status, await answer.text()

    async def items(self, address: str) -> list[dict[str, str]]:
        status, body = await self.get(address)
        assert status == 200, body
        channel = ET.fromstring(body)[0]  # noqa: S314 (of our own making)
        return [{part.tag: part.text or "" for part in item} for item in channel.findall("item")]


@asynccontextmanager
async def reading(services: Services) -> AsyncGenerator[tuple[Newsroom, Reader]]:
    served = replace(services, rss=RssService(services.archive, services.boards, services.clock, BASE))
    async with (
        newsroom(served, check_errors=False) as room,
        serving(served.rss, "127.0.0.1", 0) as port,
        aiohttp.ClientSession() as http,
    ):
        yield room, Reader(http, port)


async def address_of(room: Newsroom, what: str, *, by: MemberActor) -> str:
    """Ask for an address in the channel, where it is not shown, and take it from what the presser alone sees."""
    offered = await room.say(f"!rss {what}", by=by)
    assert BASE not in text_of(offered)
    return shown_address(private_answer(await by.click(offered, label="Show address")))


def shown_address(answer: Any) -> str:
    found = re.search(rf"`({BASE}/[A-Za-z0-9_-]{{22}})`", text_of(answer))
    assert found is not None, text_of(answer)
    return found[1]


async def settle(room: Newsroom, seconds: float = 1) -> None:
    for _ in range(3):
        await room.env.advance_time(seconds)
        await room.env.settle()


async def hide(room: Newsroom, channel: Any, *, hidden: bool) -> None:
    """Hide a channel from everybody but the bot and who manages it, or show it again."""
    server = room.bot.get_guild(room.guild.id)
    assert server is not None
    place = server.get_channel(channel.id)
    assert isinstance(place, discord.TextChannel)
    await place.set_permissions(server.me, view_channel=True)
    await place.set_permissions(server.default_role, view_channel=not hidden)
    await room.env.settle()


async def test_a_watch_a_board_and_a_digest_are_read_by_who_may(
    empty_services: Services, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("aiohttp", "bot", "cogs"):
        caplog.set_level(logging.DEBUG, logger=name)
    archive = empty_services.archive
    async with reading(empty_services) as (room, reader):
        desk = room.guild.create_text_channel("desk")
        await room.env.settle()
        await room.say(f"!watch chips in <#{desk.id}>", by=room.morgan)
        text = "The island makes the chips of the world."
        article = new(text, "<b>All</b> of them & more.", headline="Chips & more")
        await store(archive, SHARED, replace(article, url="https://example.org/chips"))
        await store(archive, Scope(8), new("The chips of others.", headline="Elsewhere"))
        await settle(room)
        watched = await address_of(room, "W1", by=room.alice)
        (entry,) = await reader.items(watched)
        assert (entry["title"], entry["link"]) == ("Chips & more", "https://example.org/chips")
        assert entry["description"] == f"<blockquote><p>{text}</p></blockquote><p>A1.p1.s1 · Daily</p>"

        await room.say("!board new Harbor", by=room.alice)
        await room.say("!board add B1 A1.p2.s1 secret note", by=room.alice)
        pinned = await address_of(room, "b1", by=room.morgan)
        (entry,) = await reader.items(pinned)
        assert "&lt;b&gt;All&lt;/b&gt; of them &amp; more." in entry["description"]
        assert "secret note" not in entry["description"]
        await archive.writer.remove([ArticleKey(SHARED, 1)])
        assert await reader.items(watched) == []
        (entry,) = await reader.items(pinned)
        assert "The article is no longer in the archive." in entry["description"]

        soon = empty_services.clock.now().replace(second=0, microsecond=0) + timedelta(minutes=15)
        await empty_services.digests.create(
            NewDigest(room.guild.id, desk.id, room.morgan.user.id, Schedule(soon.time(), "UTC")), zone_typed=True
        )
        digested = await address_of(room, "D1", by=room.alice)
        assert await reader.items(digested) == []
        await store(archive, SHARED, new("A harbor closes. Ships wait.", headline="Harbor"))
        await room.env.advance_time(1_800)
        await settle(room)
        (entry,) = await reader.items(digested)
        assert (entry["title"], "A harbor closes. Ships wait." in entry["description"]) == ("Harbor", True)

        # A channel that its reader sees no longer; what comes of it is a minute old at most.
        await hide(room, desk, hidden=True)
        await settle(room, 60)
        assert [(await reader.get(one))[0] for one in (watched, digested, pinned)] == [404, 404, 200]
        assert "There's no W1 here that you can read." in text_of(await room.say("!rss W1", by=room.alice))
        assert "There's no W9 here that you can read." in text_of(await room.say("!rss W9", by=room.alice))
        await hide(room, desk, hidden=False)
        assert (await reader.get(watched))[0] == 200

        # Who leaves the server has no address there any more, not even when they come back.
        room.env.backend.remove_member(room.guild.id, room.alice.user.id)
        await settle(room, 60)
        assert (await reader.get(watched))[0] == 404
        assert (await reader.get(digested))[0] == 404
        assert await archive.rss.count() == 1
        await room.say("!board delete B1", by=room.morgan)
        await room.morgan.click(room.last, label="Delete B1")
        assert (await reader.get(pinned))[0] == 404
        said = [record.getMessage() + str(record.__dict__) for record in caplog.records]
        assert not [one for one in said if any(address[-22:] in one for address in (watched, digested, pinned))]


async def test_an_address_is_shown_once_to_one_person_and_ends_when_they_say_so(empty_services: Services) -> None:
    async with reading(empty_services) as (room, reader):
        assert "You have no addresses" in text_of(await room.say("!rss"))
        assert "What should the feed be of?" in text_of(await room.say("!rss chips"))
        await room.say("!watch me chips", by=room.alice)
        assert "There's no W1 here" in text_of(await room.say("!rss W1", by=room.morgan))
        given = private_answer(await room.alice.slash(room.channel, "rss", what="W1"))
        first = shown_address(given)
        assert (await reader.get(first))[0] == 200
        assert (await reader.get(f"{first[:-1]}{'A' if first[-1] != 'A' else 'B'}"))[0] == 404
        again = private_answer(await room.alice.slash(room.channel, "rss", what="w1"))
        assert "I can't show it again" in text_of(again)
        assert first[-22:] not in text_of(again)
        second = shown_address(private_answer(await room.alice.click(again, label="New address")))
        assert [(await reader.get(one))[0] for one in (first, second)] == [404, 200]
        listed = await room.say("!rss")
        assert "**W1**, made" in text_of(listed)
        assert "chips" not in text_of(listed)
        # A button that somebody else presses does what they ask for themselves: here, nothing.
        assert "You have no address of **W1**" in text_of(
            private_answer(await room.morgan.click(listed, label="Revoke"))
        )
        await room.restart()
        revoked = private_answer(await room.alice.click(listed, label="Revoke"))
        assert "no longer works" in text_of(revoked)
        assert (await reader.get(second))[0] == 404

        # A digest of one's own, likewise.
        await room.say("!digest me 8am chips", by=room.alice)
        assert "There's no D1 here" in text_of(await room.say("!rss D1", by=room.morgan))
        digested = shown_address(private_answer(await room.alice.slash(room.channel, "rss", what="D1")))
        assert (await reader.get(digested))[0] == 200
        offered = [one["value"] for one in await room.alice.autocomplete(room.channel, "rss", "what", "")]
        assert offered == ["W1", "D1"]
        assert await room.morgan.autocomplete(room.channel, "rss", "what", "") == []


async def test_a_digest_of_ones_own_is_read_by_nobody_else(services: Services) -> None:
    async with reading(services) as (room, reader):
        digest = await own(room, "harbor")
        assert "There's no D1 here" in text_of(await room.say("!rss D1", by=room.morgan))
        address = shown_address(private_answer(await room.alice.slash(room.channel, "rss", what="D1")))
        assert await reader.items(address) == []
        run = await services.digests.post_now(digest, "now")
        assert run is not None
        shown = [
            one.article for one in await services.archive.digests.messages.listed(run.id) if one.role is Role.SHOWN
        ]
        assert len(await reader.items(address)) == len(shown) > 0


async def test_who_left_reads_nothing_though_the_clock_is_set_back(
    empty_services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(empty_services) as (room, reader):
        await room.say("!watch me chips", by=room.alice)
        address = shown_address(private_answer(await room.alice.slash(room.channel, "rss", what="W1")))
        assert (await reader.get(address))[0] == 200
        room.env.backend.remove_member(room.guild.id, room.alice.user.id)
        clock, now = type(empty_services.clock), type(empty_services.clock).now
        monkeypatch.setattr(clock, "now", lambda self: now(self) - timedelta(days=2))
        assert (await reader.get(address))[0] == 404


async def test_nothing_is_offered_where_no_feeds_are_served(empty_services: Services) -> None:
    async with newsroom(empty_services, check_errors=False) as room:
        assert "The person who runs the bot can turn it on" in text_of(await room.say("!rss W1"))
