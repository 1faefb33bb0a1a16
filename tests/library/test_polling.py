"""Polling: what is due, what failures cost, and what is news."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest

from bot.archive.feeds import FeedPause, NewFeed
from bot.articles.model import SHARED, ArticleKey, Scope
from bot.digest.composing import DigestComposer
from bot.library.polling import FIRST_PACE, POLL_LEASE, FeedPoller
from bot.library.quotas import Quotas
from bot.loading.web import WebLoader
from bot.loading.workers.pool import Threads
from bot.monitoring.metrics import REGISTRY
from tests.archive.making import open_new
from tests.fakes.clock import FakeClock
from tests.sources.feeds import STORIES, rss, rss_item, whole_rss
from tests.sources.pages import stories as s
from tests.sources.site import Site, answer, fetcher_for, open_site
from tests.waiting import SECONDS, until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.archive.feeds import FeedClaim, FeedState, StoredFeed
    from bot.archive.protocols import Archive
    from tests.sources.site import Request

GUILD = Scope(42)


def counted() -> tuple[float, float]:
    """Return how many articles were loaded and feeds polled in this process, as whoever watches the bot is told."""
    names = ("broadsheet_load_articles_total", "loaded"), ("broadsheet_feed_polls_total", "done")
    loaded, polled = (REGISTRY.get_sample_value(name, {"outcome": outcome}) or 0.0 for name, outcome in names)
    return loaded, polled


class Notified:
    """Remembers which feeds somebody was told about."""

    def __init__(self) -> None:
        self.feeds: list[StoredFeed] = []

    async def paused(self, feed: StoredFeed) -> bool:
        self.feeds.append(feed)
        return True


class Wire:
    """A site, an archive, a poller, and a clock that tests move."""

    def __init__(self, site: Site, archive: Archive, web: WebLoader, clock: FakeClock) -> None:
        self.site = site
        self.archive = archive
        self.clock = clock
        self.poller = FeedPoller(archive.feeds, web, Quotas(archive.usage, clock), clock, Random(7))  # noqa: S311 (no secret)
        self.notified = Notified()

    def serve(self, *stories: object, **headers: str) -> None:
        items = "".join(
            rss_item(
                one,
                f"<content:encoded><![CDATA[{''.join(f'<p>{text}</p>' for text in one.paragraphs)}]]></content:encoded>",
            )
            for one in stories
        )  # type: ignore[attr-defined]
        self.site.pages["/feed"] = answer(rss(items), Content_Type="application/rss+xml", **headers)

    async def add(self, path: str = "/feed") -> StoredFeed:
        new = NewFeed(GUILD, self.site.address(path), "The Valley Post", 77)
        return await self.archive.feeds.add(new, self.clock.now(), pace=FIRST_PACE)

    async def again(self) -> StoredFeed:
        """Let the feed's time come, poll it, and return how it fares."""
        (feed,) = await self.archive.feeds.feeds(GUILD.guild)
        self.clock.at = max(self.clock.at, feed.state.next_due)
        await self.poller.poll(feed)
        (after,) = await self.archive.feeds.feeds(GUILD.guild)
        return after

    async def size(self) -> int:
        return (await self.archive.articles.counts((GUILD,))).articles


@pytest.fixture
async def wire(tmp_path: Path) -> AsyncIterator[Wire]:
    clock = FakeClock()
    archive = await open_new(tmp_path / "archive.db", clock)
    async with open_site() as site, fetcher_for(site) as fetcher:
        web = WebLoader(archive, fetcher, clock, Threads())
        yield Wire(site, archive, web, clock)
        await web.close()
    await archive.close()


async def test_what_a_feed_holds_when_it_is_added_is_no_news_and_what_comes_later_is(wire: Wire) -> None:
    wire.serve(s.TOLL, s.CHESS)
    await wire.add()
    before = counted()
    first = await wire.again()
    assert counted() == (before[0] + 2, before[1] + 1)
    assert first.state.begun
    assert await wire.size() == 2
    wire.serve(s.SOUP, s.TOLL, s.CHESS)
    await wire.again()
    keys = [ArticleKey(GUILD, number) for number in (1, 2, 3)]
    assert await wire.archive.articles.came_before(keys) == frozenset(keys[:2])


async def test_a_digest_announces_what_came_later_and_not_what_was_there(wire: Wire) -> None:
    wire.serve(s.TOLL, s.CHESS)
    feed = await wire.archive.feeds.add(
        NewFeed(SHARED, wire.site.address("/feed"), "The Valley Post", 77), wire.clock.now(), pace=FIRST_PACE
    )
    first = await wire.poller.poll(feed)
    composer = DigestComposer(
        wire.archive.articles, wire.archive.terms, wire.archive.digests.reading, wire.archive.stories
    )
    assert (await composer.compose_everything(wire.clock.now())).items == ()
    wire.serve(s.SOUP, s.TOLL, s.CHESS)
    await wire.poller.poll(first.feed)
    items = (await composer.compose_everything(wire.clock.now())).items
    assert [item.card.headline for item in items] == [s.SOUP.headline]


async def test_a_feed_with_news_is_asked_more_often_and_one_without_less(wire: Wire) -> None:
    wire.serve(s.TOLL)
    await wire.add()
    busy = await wire.again()
    assert busy.state.pace < FIRST_PACE
    quiet = [(await wire.again()).state.pace for _ in range(9)]
    assert quiet == sorted(quiet)
    assert quiet[-1] == 6 * 3600


async def test_a_feed_that_says_how_long_it_is_fresh_is_left_alone_as_long(wire: Wire) -> None:
    wire.serve(s.TOLL, Cache_Control="max-age=36000")
    await wire.add()
    assert (await wire.again()).state.next_due - wire.clock.at > timedelta(hours=8)


async def test_what_has_not_changed_is_not_sent_again(wire: Wire) -> None:
    def feed(request: Request) -> bytes:
        known = request.headers.get("if-none-match") == '"1"'
        return answer(status="304 Not Modified") if known else answer(whole_rss(), ETag='"1"', Content_Type="text/xml")

    wire.site.pages["/feed"] = feed
    await wire.add()
    await wire.again()
    assert (await wire.again()).state.failures == 0
    assert await wire.size() == len(STORIES)


async def test_failures_cost_more_each_time_and_a_site_that_asks_is_left_alone(wire: Wire) -> None:
    wire.site.pages["/feed"] = answer(status="500 Oh No")
    await wire.add()
    waits = []
    for _ in range(6):
        state = (await wire.again()).state
        waits.append((state.next_due - wire.clock.at).total_seconds())
    assert waits == sorted(waits)
    assert waits[-1] > 20 * waits[0]
    wire.site.pages["/feed"] = answer(status="429 Slow Down", Retry_After=str(3 * 86_400))
    state = (await wire.again()).state
    assert (state.next_due - wire.clock.at).total_seconds() >= 3 * 86_400
    wire.serve(s.TOLL)
    assert (await wire.again()).state.failures == 0


async def test_a_feed_that_fails_for_days_is_paused_and_its_owner_told_once(wire: Wire) -> None:
    wire.site.pages["/feed"] = answer(status="404 Not Found")
    await wire.add()
    for _ in range(20):
        (feed,) = await wire.archive.feeds.feeds(GUILD.guild)
        if feed.state.paused:
            break
        wire.clock.at = max(wire.clock.at, feed.state.next_due)
        assert await wire.poller.poll_due(wire.notified) == 1
    (feed,) = await wire.archive.feeds.feeds(GUILD.guild)
    assert feed.state.paused is FeedPause.FAILING
    assert feed.state.error == "fetch-missing"
    assert wire.clock.at - feed.added >= timedelta(days=5)
    assert [one.key for one in wire.notified.feeds] == [feed.key]
    assert feed.state.told
    assert await wire.archive.feeds.next_due() is None


async def test_a_feed_that_moved_for_good_is_asked_where_it_is(wire: Wire) -> None:
    wire.serve(s.TOLL)
    wire.site.pages["/old"] = answer(status="301 Moved", Location="/feed")
    await wire.add("/old")
    assert (await wire.again()).address == wire.site.address("/feed")
    await wire.again()
    assert [request.path for request in wire.site.asked] == ["/old", "/feed", "/feed"]


async def test_a_feed_that_became_a_page_is_a_failure_and_no_article(wire: Wire) -> None:
    wire.site.pages["/feed"] = answer(
        "<html><body><p>We have moved to another house, and here is a long story of why.</p></body></html>",
        Content_Type="text/html",
    )
    await wire.add()
    assert (await wire.again()).state.error == "web-no-feed"
    assert await wire.size() == 0


async def test_what_a_poller_that_is_gone_was_polling_is_polled_at_once(wire: Wire) -> None:
    wire.serve(s.TOLL)
    feed = await wire.add()
    (lost,) = await wire.archive.feeds.claim_due("gone", wire.clock.now(), limit=9, lease=POLL_LEASE)
    assert await wire.poller.poll_due(wire.notified) == 1
    assert await wire.size() == 1
    assert not await wire.archive.feeds.keep_state(lost, feed.state)


async def test_a_poll_by_hand_that_is_cut_off_keeps_no_poller_waiting(wire: Wire) -> None:
    async def hanging(_: Request, writer: asyncio.StreamWriter) -> None:
        await asyncio.Event().wait()

    wire.site.pages["/feed"] = hanging
    polling = asyncio.create_task(wire.poller.poll(await wire.add()))
    await until(lambda: bool(wire.site.asked))
    polling.cancel()
    await asyncio.gather(polling, return_exceptions=True)
    wire.serve(s.TOLL)
    assert await wire.poller.poll_due(wire.notified) == 1
    assert await wire.size() == 1


async def test_one_feed_that_hangs_does_not_keep_another_waiting(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    async def hanging(_: Request, writer: asyncio.StreamWriter) -> None:
        await asyncio.Event().wait()

    wire.serve(s.TOLL)
    wire.site.pages["/hang"] = hanging
    for number in range(3):
        new = NewFeed(GUILD, wire.site.address("/hang", f"slow{number}.test"), "Slow", 77)
        await wire.archive.feeds.add(new, wire.clock.now(), pace=FIRST_PACE)
    good = await wire.archive.feeds.add(
        NewFeed(GUILD, wire.site.address("/feed"), "Good", 77), wire.clock.now(), pace=1
    )
    keep, polled = wire.archive.feeds.keep_state, asyncio.Event()

    async def keeping(claim: FeedClaim, state: FeedState, *, address: str | None = None) -> bool:
        done = await keep(claim, state, address=address)
        if claim.feed.key == good.key:
            polled.set()
        return done

    monkeypatch.setattr(wire.archive.feeds, "keep_state", keeping)
    running = asyncio.create_task(wire.poller.run(wire.notified))
    async with asyncio.timeout(SECONDS):
        await polled.wait()
    feed = await wire.archive.feeds.feed(good.key)
    assert feed is not None
    assert feed.state.checked is not None
    assert await wire.size() == 1
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert running.cancelled()


async def test_items_that_could_not_be_used_are_told_of_until_the_feed_says_otherwise(wire: Wire) -> None:
    nothing = "<item><title>Picture of the day</title><guid isPermaLink='false'>9</guid></item>"
    wire.site.pages["/feed"] = answer(rss(nothing), Content_Type="application/rss+xml", ETag='"a"')
    await wire.add()
    for served in (None, answer(status="304 Not Modified"), answer(status="500 Oh No")):
        if served is not None:
            wire.site.pages["/feed"] = served
        state = (await wire.again()).state
        assert [(one.error, one.error_data["title"]) for one in state.refused] == [
            ("feed-item-empty", "Picture of the day")
        ]
    wire.serve(s.TOLL)
    assert (await wire.again()).state.refused_count == 0
