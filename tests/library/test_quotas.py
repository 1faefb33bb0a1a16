"""Quotas: what fits to the last article and byte is taken, and one more is refused with how much and when."""

from __future__ import annotations

import asyncio
import io
import json
import zipfile
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest

from bot.archive import free_space
from bot.archive.feeds import MOST_FEEDS, NewFeed
from bot.archive.sqlite.articles import storing
from bot.archive.workroom import WorkingFolder
from bot.articles.model import SHARED, Scope
from bot.errors import QuotaError, SourceError, UsageError
from bot.library import quotas, service
from bot.library.exporting import Exporter
from bot.library.polling import FIRST_PACE, FeedPoller
from bot.library.quotas import Quotas
from bot.library.service import LibraryService
from bot.library.uploads import Upload
from bot.loading import Loader
from bot.loading.web import WebLoader
from bot.loading.workers.pool import Threads
from bot.texts import load_texts
from tests.archive.making import open_new
from tests.fakes.clock import FakeClock
from tests.sources.feeds import STORIES, whole_rss
from tests.sources.pages import stories as s
from tests.sources.pages.layouts_news import semantic
from tests.sources.site import Site, answer, fetcher_for, open_site
from tests.waiting import SECONDS, until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.archive.feeds import StoredFeed
    from bot.archive.protocols import Archive

GUILD = 42
NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
MIDNIGHT = datetime(2026, 3, 2, tzinfo=UTC)


class Shelf:
    """A library with its site and its clock."""

    def __init__(self, archive: Archive, site: Site, web: WebLoader, clock: FakeClock, room: WorkingFolder) -> None:
        self.archive, self.site, self.clock = archive, site, clock
        self.quotas = Quotas(archive.usage, clock)
        self.poller = FeedPoller(archive.feeds, web, self.quotas, clock, Random(7))  # noqa: S311 (no secret)
        self.service = LibraryService(
            archive, Loader(archive), web, self.poller, self.quotas, clock, room, online=True, apart=False
        )

    async def size(self) -> int:
        return (await self.archive.articles.counts((Scope(GUILD),))).articles


@pytest.fixture
async def shelf(tmp_path: Path) -> AsyncIterator[Shelf]:
    clock = FakeClock(NOON)
    archive = await open_new(tmp_path / "archive.db", clock)
    async with open_site() as site, fetcher_for(site) as fetcher:
        web = WebLoader(archive, fetcher, clock, Threads())
        yield Shelf(archive, site, web, clock, WorkingFolder(tmp_path / "archive.db"))
        await web.close()
    await archive.close()


def records(first: int, count: int) -> Upload:
    lines = [json.dumps({"id": n, "text": f"Record number {n} tells of weather."}) for n in range(first, first + count)]
    return Upload("records.jsonl", "\n".join(lines).encode())


@pytest.fixture
def few_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storing, "MOST_OWN_ARTICLES", 5)
    monkeypatch.setattr(service, "MOST_OWN_ARTICLES", 5)


@pytest.mark.usefixtures("few_articles")
async def test_articles_are_taken_up_to_the_bound_and_not_one_more(shelf: Shelf) -> None:
    full = await shelf.service.add_files(GUILD, 1, [records(0, 5)])
    assert (full.report.loaded, full.report.rejected_count) == (5, 0)
    with pytest.raises(QuotaError) as refused:
        await shelf.service.add_files(GUILD, 1, [records(9, 1)])
    assert "has 5 articles of its own, and can't have more" in load_texts().of_error(refused.value)
    await shelf.service.remove(GUILD, 1)
    one = await shelf.service.add_files(GUILD, 1, [records(10, 2)])
    assert (one.report.loaded, [why.error.key for why in one.report.rejected]) == (1, ["library-full"])
    assert await shelf.size() == 5
    assert (await Loader(shelf.archive).load_found([])).rejected == ()


@pytest.mark.usefixtures("few_articles")
async def test_what_is_too_much_at_once_is_taken_as_far_as_there_is_room(shelf: Shelf) -> None:
    added = await shelf.service.add_files(GUILD, 1, [records(0, 7)])
    assert (added.report.loaded, [why.error.key for why in added.report.rejected]) == (5, ["library-full"])
    lines = [line async for some in Exporter(shelf.archive, shelf.clock).lines(Scope(GUILD)) for line in some]
    more = [json.loads(line) for line in lines]
    for n, line in enumerate(more):
        line["key"], line["changed"], line["known_as"] = f"{n:032x}", "2020-01-01T00:00:00+00:00", []
    await shelf.service.remove(GUILD, 3)
    content = "\n".join(map(json.dumps, more)).encode()
    report = await shelf.service.import_files(GUILD, [Upload("more.jsonl", content)])
    assert (report.loaded, [why.error.key for why in report.rejected]) == (1, ["library-full"])
    assert await shelf.size() == 5


@pytest.mark.usefixtures("few_articles")
async def test_a_feed_fills_the_library_up_and_is_put_off_without_blame(shelf: Shelf) -> None:
    await shelf.service.add_files(GUILD, 1, [records(0, 2)])
    shelf.site.pages["/feed"] = answer(whole_rss(), Content_Type="application/rss+xml")
    new = NewFeed(Scope(GUILD), shelf.site.address("/feed"), "Post", 1)
    feed = await shelf.archive.feeds.add(new, NOON, pace=FIRST_PACE)
    polled = await shelf.poller.poll(feed)
    assert polled.error is not None
    assert polled.error.key == "library-full"
    assert (polled.feed.state.failures, polled.feed.state.paused) == (0, "")
    assert MIDNIGHT <= polled.feed.state.next_due <= MIDNIGHT + timedelta(hours=1)
    assert await shelf.size() == 5
    await shelf.service.remove(GUILD, 1)
    await shelf.service.remove(GUILD, 2)
    assert (await shelf.poller.poll(polled.feed)).error is None
    assert await shelf.size() == len(STORIES)


async def test_bytes_are_taken_up_to_the_bound_of_a_day_and_not_one_more(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = records(0, 3), records(3, 3)
    monkeypatch.setattr(quotas, "DAILY_BYTES", len(first.content) + len(second.content))
    await shelf.service.add_files(GUILD, 1, [first])
    with pytest.raises(QuotaError) as refused:
        await shelf.service.import_files(GUILD, [Upload("a.jsonl", second.content + b"\n")])
    assert f"<t:{int(MIDNIGHT.timestamp())}:R>" in load_texts().of_error(refused.value)
    assert await shelf.size() == 3, "nothing of it was taken"
    await shelf.service.add_files(GUILD, 1, [second])
    with pytest.raises(QuotaError):
        await shelf.service.add_files(GUILD, 1, [Upload("b.txt", b"x")])
    with pytest.raises(QuotaError):
        await shelf.service.add_address(GUILD, 1, shelf.site.address("/toll"))
    assert shelf.site.asked == []
    await shelf.service.add_files(
        SHARED.guild, 1, [Upload("c.md", b"# The operator has no such bound\n\nNone at all.")]
    )
    shelf.clock.at = MIDNIGHT
    await shelf.service.add_files(GUILD, 1, [records(6, 1)])
    assert await shelf.size() == 7


async def test_what_is_fetched_counts_too_and_feeds_wait_for_the_next_day(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = answer(semantic(s.TOLL), Content_Type="text/html; charset=utf-8")
    shelf.site.pages["/toll"] = page
    await shelf.service.add_address(GUILD, 1, shelf.site.address("/toll"))
    used = await shelf.archive.usage.used(GUILD, NOON.date())
    assert used == len(semantic(s.TOLL).encode())
    shelf.site.pages["/feed"] = answer(whole_rss(), Content_Type="application/rss+xml")
    new = NewFeed(Scope(GUILD), shelf.site.address("/feed"), "Post", 1)
    feed = await shelf.archive.feeds.add(new, NOON, pace=FIRST_PACE)
    monkeypatch.setattr(quotas, "DAILY_BYTES", used)
    polled = await shelf.poller.poll(feed)
    assert polled.error is not None
    assert (polled.error.key, polled.feed.state.failures) == ("library-day-full", 0)
    assert [request.path for request in shelf.site.asked] == ["/toll"]
    assert polled.feed.state.next_due >= MIDNIGHT
    shelf.clock.at = polled.feed.state.next_due
    assert (await shelf.poller.poll(polled.feed)).error is None
    assert await shelf.archive.usage.used(GUILD, shelf.clock.at.date()) == len(whole_rss().encode())
    assert await shelf.archive.usage.used(GUILD, NOON.date()) == 0, "only the newest day is kept"


async def test_feeds_are_added_up_to_the_bound_and_not_one_more(shelf: Shelf) -> None:
    for number in range(MOST_FEEDS):
        new = NewFeed(Scope(GUILD), f"https://example.org/{number}", "", 1)
        await shelf.archive.feeds.add(new, NOON, pace=FIRST_PACE)
    with pytest.raises(UsageError) as refused:
        await shelf.archive.feeds.add(NewFeed(Scope(GUILD), "https://example.org/x", "", 1), NOON, pace=FIRST_PACE)
    assert f"has {MOST_FEEDS} feeds, and can't have more" in load_texts().of_error(refused.value)


async def test_what_a_zip_unpacks_to_is_counted_whether_it_is_taken_or_not(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quotas, "DAILY_BYTES", 30 << 20)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("too-large.txt", bytes((20 << 20) + 1))
    upload = Upload("a.zip", packed.getvalue())
    refused = (await shelf.service.add_files(GUILD, 1, [upload])).report
    assert [why.error.key for why in refused.rejected] == ["source-too-large"]
    used = await shelf.archive.usage.used(GUILD, NOON.date())
    assert 20 << 20 < used < 21 << 20
    await shelf.service.add_files(GUILD, 1, [upload])
    with pytest.raises(QuotaError):
        await shelf.service.import_files(GUILD, [upload])


async def test_files_of_all_servers_are_held_only_so_many_at_once(shelf: Shelf) -> None:
    held, leave = list[int](), asyncio.Event()

    async def hold(guild: int) -> None:
        async with shelf.service.turn(guild):
            held.append(guild)
            await leave.wait()

    async with asyncio.TaskGroup() as group:
        for guild in (1, 1, 1, 2, 3, 4):
            group.create_task(hold(guild))
        await until(lambda: len(held) == service.FILES_AT_ONCE)
        assert held == [1, 1, 2, 3], "one server has two of them at most"
        leave.set()
    assert sorted(held) == [1, 1, 1, 2, 3, 4]


async def test_all_servers_together_bring_in_so_much_a_day(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    one = records(0, 1)
    monkeypatch.setattr(quotas, "DAILY_BYTES_OF_ALL", 2 * len(one.content))
    await shelf.service.add_files(1, 1, [one])
    await shelf.service.add_files(2, 1, [one])
    for refused in (shelf.quotas.take(3, 1), shelf.quotas.require(3)):
        with pytest.raises(QuotaError) as caught:
            await refused
        assert caught.value.key == "library-day-full-all"
        assert "All servers together have added" in load_texts().of_error(caught.value)
    shelf.clock.at = MIDNIGHT
    await shelf.service.add_files(3, 1, [one])


async def test_a_feed_that_the_disk_has_no_room_for_waits_without_blame(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.site.pages["/feed"] = answer(whole_rss(), Content_Type="application/rss+xml")
    new = NewFeed(Scope(GUILD), shelf.site.address("/feed"), "Post", 1)
    feed = await shelf.archive.feeds.add(new, NOON, pace=FIRST_PACE)
    monkeypatch.setattr(free_space, "LEAST_FREE", 1 << 62)
    running = asyncio.create_task(shelf.poller.run(Nobody()))
    try:
        async with asyncio.timeout(SECONDS):
            while (state := (await shelf.archive.feeds.feeds(GUILD))[0].state).error != "disk-low":  # noqa: ASYNC110
                await asyncio.sleep(0)
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    assert (state.failures, state.paused) == (0, "")
    assert NOON <= state.next_due <= NOON + timedelta(hours=1)
    assert await shelf.size() == 0
    assert feed.state.error == ""


async def test_a_feed_for_which_there_is_no_worker_waits_without_blame(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def busy(*_: object) -> None:
        raise SourceError("loading-busy")

    monkeypatch.setattr(Threads, "run", busy)
    shelf.site.pages["/feed"] = answer(whole_rss(), Content_Type="application/rss+xml")
    new = NewFeed(Scope(GUILD), shelf.site.address("/feed"), "Post", 1)
    polled = await shelf.poller.poll(await shelf.archive.feeds.add(new, NOON, pace=FIRST_PACE))
    assert polled.error is not None
    assert (polled.error.key, polled.feed.state.failures, polled.feed.state.paused) == ("loading-busy", 0, "")
    assert NOON <= polled.feed.state.next_due <= NOON + timedelta(hours=1)
    assert "Try again in a minute" in load_texts().of_error(polled.error)


class Nobody:
    """Is told nothing."""

    async def paused(self, feed: StoredFeed) -> bool:
        raise AssertionError(feed)
