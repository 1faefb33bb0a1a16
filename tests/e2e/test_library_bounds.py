"""`!library` at its edges: every kind of file and every bad one, undo to the second, two moderators, an owner told."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import discord
import pytest

from bot.archive.feeds import FeedKey, FeedPause
from bot.articles.model import Scope
from bot.config import ROOT
from bot.errors import NotFoundError, UsageError
from bot.library.service import UNDO
from bot.library.uploads import LARGEST_UPLOAD, MOST_UPLOADED, Upload
from cogs.library.arguments import read_uploads
from cogs.shared.owner_notices import FeedOwnerNotifier
from tests.archive.making import claim_feed
from tests.e2e.test_library import connected, serve
from tests.fakes.newsroom import text_of
from tests.loading.writing import BUDGET, page
from tests.sources.feeds import whole_rss
from tests.sources.pages import stories as s

if TYPE_CHECKING:
    from bot.app import Services
    from tests.fakes.clock import FakeClock

PAGE = page(BUDGET)
FEED = whole_rss()
HTML = f"<html><body><h1>{s.TOLL.headline}</h1>{''.join(f'<p>{one}</p>' for one in s.TOLL.paragraphs)}</body></html>"


def packed(*members: tuple[str, bytes | str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()


def locked() -> bytes:
    content = bytearray(packed(("a.txt", PAGE)))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


TAKEN: list[tuple[str, bytes, int]] = [
    ("a.txt", PAGE.encode(), 1),
    ("a.md", PAGE.encode(), 1),
    ("A.MARKDOWN", PAGE.encode(), 1),
    ("a.html", HTML.encode(), 1),
    ("a.htm", HTML.encode("utf-16"), 1),
    ("a.jsonl", json.dumps({"text": BUDGET[0]}).encode(), 1),
    ("a.ndjson", json.dumps({"text": BUDGET[0]}).encode(), 1),
    ("a.xml", FEED.encode(), 5),
    ("a.rss", FEED.encode(), 5),
    ("a.zip", packed(("a.md", PAGE), ("b/c.html", HTML)), 2),
    ("zip-under-another-name.txt", packed(("a.md", PAGE)), 1),
]
REFUSED: list[tuple[str, bytes, str]] = [
    ("a.txt", b"", "It's empty"),
    ("a.txt", b" \n\t ", "It's empty"),
    ("a.txt", b"Two words", "has no article"),
    ("a.md", b"\x00\x01\x02\xff" * 99, "It isn't text"),
    ("a.jsonl", b"{", "isn't valid JSON"),
    ("a.jsonl", b"", "It's empty"),
    ("a.pdf", b"%PDF-1.7", "It's damaged"),
    ("noname", PAGE.encode(), "I can't read files like that"),
    ("a.zip", b"", "The ZIP is damaged"),
    ("a.zip", b"PK\x03\x04 nonsense", "The ZIP is damaged"),
    ("a.zip", packed(), "The ZIP has no pages"),
    ("a.zip", packed(("inner.zip", packed(("a.md", PAGE)))), "I don't open a ZIP inside a ZIP"),
    ("a.zip", packed(("x" * 4_000 + ".md", PAGE)), "Its name is longer than 400 characters"),
    ("a.zip", packed(("a.exe", b"MZ")), "The ZIP has no pages"),
    ("a.zip", locked(), "locked with a password"),
    ("a.zip", packed(("bomb.txt", bytes(21 << 20))), "too large for a page"),
    ("a.txt", bytes(LARGEST_UPLOAD + 1), "larger than 25 MB"),
]


async def test_every_kind_of_file_is_taken_and_every_bad_one_named(empty_services: Services) -> None:
    async with connected(empty_services) as (room, _):
        library = room.services.library
        for guild, (name, content, articles) in enumerate(TAKEN, 1_000):
            added = await library.add_files(guild, 1, [Upload(name, content)])
            assert (added.report.loaded, added.report.rejected) == (articles, ()), name
        for name, content, reason in REFUSED:
            added = await library.add_files(7, 1, [Upload(name, content)])
            assert added.report.usable == 0
            (rejected,) = added.report.rejected
            assert reason in rejected.reason, name
            assert rejected.path.startswith(name)
        good_and_bad = [Upload(name, content) for name, content, _ in (*TAKEN[1:2], *REFUSED[:7])]
        mixed = await library.add_files(8, 1, good_and_bad)
        assert (mixed.report.loaded, mixed.report.rejected_count) == (1, 7)


async def test_some_of_them_through_the_door(empty_services: Services) -> None:
    async with connected(empty_services) as (room, _):
        for name, content, reason in (*REFUSED[:1], *REFUSED[6:7], *REFUSED[9:14]):
            await room.morgan.send(room.channel, "!library add", attachments=[(name, content or b" ")])
            assert reason in text_of(room.last), name
        assert "What should I add?" in text_of(await room.say("!library add", by=room.morgan))


async def test_what_is_too_large_is_not_even_fetched() -> None:
    class Attached:
        filename = "a.txt"

        def __init__(self, size: int) -> None:
            self.size = size

        async def read(self) -> bytes:
            raise NotImplementedError

    with pytest.raises(UsageError, match="library-file-too-large"):
        await read_uploads([Attached(LARGEST_UPLOAD + 1)])  # type: ignore[list-item]
    half = MOST_UPLOADED // 2
    with pytest.raises(NotImplementedError):
        await read_uploads([Attached(half), Attached(half)])  # type: ignore[list-item]
    with pytest.raises(UsageError, match="library-files-too-large"):
        await read_uploads([Attached(half), Attached(half), Attached(1)])  # type: ignore[list-item]


async def test_undo_lasts_a_day_to_the_second(empty_services: Services) -> None:
    clock: FakeClock = empty_services.clock  # type: ignore[assignment]
    library = empty_services.library
    await empty_services.loader.load([ROOT / "data" / "samples" / "03-city-desk.md"], scope=Scope(42))
    _, until = await library.remove(42, 1)
    assert until == clock.at + UNDO == clock.at + timedelta(days=1)
    clock.at = until
    assert (await library.restore(42, 1, until)).key.number == 1
    _, until = await library.remove(42, 1)
    clock.at = until + timedelta(seconds=1)
    with pytest.raises(UsageError, match="library-too-late"):
        await library.restore(42, 1, until)
    with pytest.raises(NotFoundError):
        await library.remove(42, 1)
    _, until = await library.remove(42, 2)
    await library.restore(42, 2, until)
    assert (await library.restore(42, 2, until)).key.number == 2, "twice is as good as once"


async def test_two_moderators_change_the_same_feed(empty_services: Services) -> None:
    async with connected(empty_services) as (room, site):
        managers = room.guild.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
        other = room.person("mina", roles=(managers,))
        address = serve(site, "/feed", FEED, "application/rss+xml")
        await room.say(f"!library add {address}", by=room.morgan)
        assert "I removed F1" in text_of(await room.say("!library feed remove F1", by=room.morgan))
        for words in ("remove F1", "pause F1", "resume F1", "edit F1 whole:no"):
            late = text_of(await room.say(f"!library feed {words}", by=other))
            assert "F1" in late
            assert "nothing" in late.lower() or "no " in late.lower()
        assert "5 articles" in text_of(await room.say("!library")), "its articles stay"
        await room.say(f"!library add {address}", by=other)
        assert "feed **F2**" in text_of(room.last), "numbers are not used again"


async def test_who_added_a_feed_is_told_once_that_it_is_paused(empty_services: Services) -> None:
    async with connected(empty_services) as (room, site):
        await room.say(f"!library add {serve(site, '/feed', FEED, 'application/rss+xml')}", by=room.morgan)
        del site.pages["/feed"]
        poller, feeds = room.services.library.poller, room.services.archive.feeds
        key = FeedKey(room.guild.id, 1)
        for hours in range(0, 400, 24):
            feed = await feeds.feed(key)
            assert feed is not None
            if not feed.state.paused:
                poller._clock.env = None
                poller._clock.at = feed.state.next_due + timedelta(hours=hours)
                assert await poller.poll_due(FeedOwnerNotifier(room.bot)) == 1
        assert feed.state.paused is FeedPause.FAILING
        assert feed.state.told
        letters = [text_of(message) for message in room.morgan.user.dm_channel.history()]
        assert len(letters) == 1
        assert "I've stopped checking the feed F1, The Valley Post, which you added on The Newsroom." in letters[0]
        assert "`!library feed resume F1`" in letters[0]
        listed = text_of(await room.say("!library feeds"))
        assert "Paused, because it failed for days." in listed


async def test_a_feed_that_waits_for_a_quota_says_so_and_a_failing_one_why(empty_services: Services) -> None:
    async with connected(empty_services) as (room, site):
        await room.say(f"!library add {serve(site, '/feed', FEED, 'application/rss+xml')}", by=room.morgan)
        feeds, key = room.services.archive.feeds, FeedKey(room.guild.id, 1)
        feed = await feeds.feed(key)
        assert feed is not None
        for error, failures, sentence in (
            ("library-day-full", 0, "It waits until tomorrow: this server has reached today's limit."),
            ("library-full", 0, "It waits for room: this server has as many articles as it can have."),
            ("fetch-missing", 3, "It failed 3 times. The site has no such page."),
        ):
            state = replace(feed.state, error=error, error_data={}, failures=failures)
            await feeds.keep_state(await claim_feed(feeds, key), state)
            shown = text_of(await room.say("!library feeds"))
            assert sentence in shown
            assert "Next check" in shown
