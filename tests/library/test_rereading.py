"""A quoted page is read again at its times, politely, while someone asks for it; only its own words are taken."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest

from bot.archive import open_archive
from bot.archive.feeds import NewFeed
from bot.archive.model import GuildSettings, QuotedMessage
from bot.articles.model import SHARED, ArticleKey, Scope, VersionReason
from bot.library import quotas as quota_bounds
from bot.library.polling import FIRST_PACE, FeedPoller
from bot.library.quotas import Quotas
from bot.library.rereading import READING_LEASE, Rereading
from bot.loading.web import WebLoader
from bot.loading.workers.pool import Threads
from bot.search.analysis.analyser import analyse
from tests.archive.making import open_new
from tests.fakes.clock import FakeClock
from tests.sources.feeds import rss, rss_item
from tests.sources.pages import stories as s
from tests.sources.site import Site, answer, fetcher_for, open_site
from tests.waiting import SECONDS

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.archive.protocols import Archive
    from tests.sources.site import Request

GUILD, OTHER = 42, 43
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
KEY = ArticleKey(SHARED, 1)
OWN = ArticleKey(Scope(GUILD), 1)
WORDS = (
    "The minister promised the harbor a yearly rise of {} percent on Monday, after a night of talks with the drivers.",
    "The drivers had asked for more, and for a kettle on every crane, which the ministry calls a matter for the port.",
    "A vote among all four hundred members is to be held before the month ends, in the hall next to the old dry dock.",
)


def page(rise: str = "3") -> str:
    body = "".join(f"<p>{one.format(rise)}</p>" for one in WORDS)
    return (
        "<html><head><title>A rise for the harbor</title></head><body><article><h1>A rise for the harbor</h1>"
        f"<p class=byline>By Lin Mei-hua</p>{body}</article></body></html>"
    )


class Wire:
    """A site, an archive, what reads pages again, and a clock that tests move."""

    def __init__(self, site: Site, archive: Archive, web: WebLoader, clock: FakeClock) -> None:
        self.site = site
        self.archive = archive
        self.web = web
        self.clock = clock
        self.quotas = Quotas(archive.usage, clock)
        self.rereading = Rereading(archive.rereading, web.again, self.quotas, clock)
        self.serve(page())

    def serve(self, content: str, path: str = "/rise", **headers: str) -> None:
        self.site.pages[path] = answer(content, Content_Type="text/html; charset=utf-8", **headers)

    async def load(self, path: str = "/rise", scope: Scope = SHARED) -> None:
        report = await self.web.load([self.site.address(path)], scope=scope)
        assert report.loaded == 1, report
        self.site.asked.clear()

    async def quote(self, key: ArticleKey = KEY, *, guild: int = GUILD, message: int = 9) -> None:
        quoted = QuotedMessage(guild, 5, None, message, key, f"{key}.p1", self.clock.now())
        await self.archive.quoted.keep_quoted(quoted)

    async def after(self, wait: timedelta) -> list[str]:
        """Let time pass, read what is due, and return what the site was asked since the last time."""
        self.clock.at += wait
        self.site.asked.clear()
        await self.rereading.read_due()
        return [request.path for request in self.site.asked if request.path != "/robots.txt"]

    async def version(self, key: ArticleKey = KEY) -> tuple[int, str]:
        article = await self.archive.articles.article(key)
        assert article is not None
        return article.version, article.text.paragraphs[0].text

    async def turn(self, guild: int, *, on: bool) -> None:
        before = await self.archive.settings.guild_settings(guild)
        await self.archive.settings.change_guild_settings(guild, before, replace(before, rereading=on))


@asynccontextmanager
async def opened(path: Path, site: Site, clock: FakeClock, *, anew: bool = True) -> AsyncIterator[Wire]:
    archive = await (open_new(path, clock) if anew else open_archive(path, clock=clock, analyse=analyse))
    async with fetcher_for(site) as fetcher:
        web = WebLoader(archive, fetcher, clock, Threads())
        yield Wire(site, archive, web, clock)
        await web.close()
    await archive.close()


@pytest.fixture
async def wire(tmp_path: Path) -> AsyncIterator[Wire]:
    async with open_site() as site, opened(tmp_path / "archive.db", site, FakeClock()) as made:
        yield made


async def test_a_page_is_read_again_at_its_times_after_each_quotation_and_then_no_more(wire: Wire) -> None:
    await wire.load()
    assert await wire.after(DAY) == []  # nobody has quoted it
    await wire.quote()
    waits = (HOUR / 2, HOUR / 2, 5 * HOUR, 17 * HOUR, 18 * HOUR, 6 * DAY - 17 * HOUR - HOUR / 60, HOUR / 60, 9 * DAY)
    assert [len(await wire.after(wait)) for wait in waits] == [0, 1, 1, 0, 1, 0, 1, 0]
    assert await wire.archive.rereading.next_due() is None
    await wire.quote(message=10)
    await wire.after(HOUR)
    await wire.quote(message=11)
    assert len(await wire.after(HOUR)) == 1  # an hour after the second, before six after the first
    for number in range(12, 24):
        await wire.quote(message=number)
        wire.clock.at += HOUR / 60
    counts = [len(await wire.after(HOUR / 60)) for _ in range(75)]
    assert 1 <= sum(counts) <= 5, "it is left alone for a quarter of an hour, however often it is quoted"


async def test_a_change_is_stored_with_all_but_the_words_as_it_was_and_is_to_be_told(wire: Wire) -> None:
    await wire.load()
    await wire.quote()
    before = await wire.archive.articles.article(KEY)
    wire.serve(page("2.5").replace("Lin Mei-hua", "Harbor desk"))
    await wire.after(HOUR)
    now = await wire.archive.articles.article(KEY)
    assert now is not None
    assert before is not None
    assert "2.5 percent" in now.text.paragraphs[0].text
    assert (now.version, now.reason) == (2, VersionReason.EDITED)
    assert (now.text.people, now.source, now.url) == (before.text.people, before.source, before.url)
    assert [one.version for one in await wire.archive.announcements.due(limit=9)] == [2]
    assert len(await wire.after(5 * HOUR)) == 1
    assert (await wire.version())[0] == 2


async def test_a_site_is_asked_whether_anything_has_changed_and_is_left_alone_if_it_wants_that(wire: Wire) -> None:
    def known(request: Request) -> bytes:
        if request.headers.get("if-none-match") == '"1"':
            return answer(status="304 Not Modified")
        return answer(page(), Content_Type="text/html", ETag='"1"')

    wire.site.pages["/rise"] = known
    await wire.load()
    await wire.quote()
    await wire.after(HOUR)
    assert await wire.after(5 * HOUR) == ["/rise"]
    assert wire.site.asked[-1].headers["if-none-match"] == '"1"'
    assert (await wire.version())[0] == 1
    wire.site.pages["/rise"] = answer(status="429 Slow Down", Retry_After=str(2 * 86_400))
    await wire.quote(message=10)
    assert len(await wire.after(HOUR)) == 1
    assert await wire.after(DAY) == []
    assert len(await wire.after(DAY)) == 1


async def test_robots_are_obeyed(wire: Wire) -> None:
    await wire.load()
    await wire.quote()
    wire.site.pages["/robots.txt"] = answer("User-agent: *\nDisallow: /", Content_Type="text/plain")
    assert await wire.after(HOUR) == []
    assert await wire.archive.rereading.next_due() is not None


async def test_a_front_page_a_teaser_or_a_failure_in_its_place_changes_nothing(wire: Wire) -> None:
    await wire.load()
    await wire.quote()
    other = "".join(f"<p>{text}</p>" for text in s.TOLL.paragraphs)
    wire.serve(f"<html><body><article><h1>Tolls</h1>{other}</article></body></html>")
    assert len(await wire.after(HOUR)) == 1
    wire.serve(page().split("<p>The drivers")[0] + "<p>Read more …</p></article></body></html>")
    assert len(await wire.after(5 * HOUR)) == 1
    wire.site.pages["/rise"] = answer(status="500 Oh No")
    assert len(await wire.after(18 * HOUR)) == 1
    assert (await wire.version())[0] == 1
    wire.serve(page("4"))
    assert len(await wire.after(6 * DAY)) == 1
    assert (await wire.version())[0] == 2


async def test_a_server_can_turn_it_off_and_another_still_has_it(wire: Wire) -> None:
    await wire.load()
    await wire.turn(GUILD, on=False)
    await wire.quote()
    assert await wire.archive.rereading.count() == 0
    await wire.quote(guild=OTHER)
    await wire.turn(OTHER, on=False)
    assert await wire.after(HOUR) == []
    assert await wire.archive.rereading.count() == 0
    await wire.turn(OTHER, on=True)
    await wire.quote(guild=OTHER, message=10)
    assert len(await wire.after(HOUR)) == 1


async def test_no_page_of_a_removed_article_or_of_another_server_is_read(wire: Wire) -> None:
    await wire.load(scope=OWN.scope)
    await wire.quote(OWN, guild=OTHER)
    assert await wire.archive.rereading.count() == 0
    await wire.quote(OWN)
    await wire.archive.writer.remove([OWN])
    assert await wire.after(HOUR) == []
    assert await wire.archive.rereading.count() == 0


async def test_what_forgets_the_last_quotation_forgets_the_page(wire: Wire) -> None:
    await wire.load()
    for forget in (
        wire.archive.quoted.forget_messages(GUILD, [9]),
        wire.archive.quoted.forget_channel(GUILD, 5),
        wire.archive.quoted.forget_guild(GUILD),
        wire.archive.holdings.forget_guilds([GUILD]),
    ):
        await wire.quote()
        await wire.quote(guild=OTHER, message=11)
        assert await wire.archive.rereading.count() == 1
        await wire.archive.quoted.forget_messages(OTHER, [11])
        assert await wire.archive.rereading.count() == 1
        await forget
        assert await wire.archive.rereading.count() == 0


async def test_a_restart_forgets_nothing_and_reads_what_was_due_meanwhile_once(tmp_path: Path) -> None:
    clock = FakeClock()
    async with open_site() as site:
        async with opened(tmp_path / "archive.db", site, clock) as wire:
            await wire.load()
            await wire.quote()
            clock.at += 2 * DAY
            assert await wire.archive.rereading.claim_due("gone", clock.now(), limit=9, lease=READING_LEASE)
        async with opened(tmp_path / "archive.db", site, clock, anew=False) as wire:
            wire.serve(page("2"))
            asked = asyncio.Event()
            serve = site.pages["/rise"]
            assert isinstance(serve, bytes)
            site.pages["/rise"] = lambda _: (asked.set(), serve)[1]
            running = asyncio.create_task(wire.rereading.run())
            async with asyncio.timeout(SECONDS):
                await asked.wait()
                while wire.rereading._under_way:
                    await asyncio.gather(*wire.rereading._under_way)
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
            assert (await wire.version())[0] == 2
            assert await wire.after(HOUR) == []
            assert len(await wire.after(5 * DAY)) == 1


async def test_a_server_without_bytes_left_waits_for_the_next_day(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    await wire.load()
    await wire.quote()
    with monkeypatch.context() as patched:
        patched.setattr(quota_bounds, "DAILY_BYTES", 0)
        assert await wire.after(HOUR) == []
    assert len(await wire.after(DAY)) == 1
    assert await wire.archive.usage.used(GUILD, wire.clock.now().date()) > 0


async def test_a_feeds_article_is_read_again_where_its_text_came_from_its_page(wire: Wire) -> None:
    wire.site.pages["/feed"] = answer(
        rss(
            rss_item(s.CHESS, "<description>Soon.</description>", link=wire.site.address("/rise"))
            + rss_item(
                s.TOLL,
                "<content:encoded><![CDATA["
                + "".join(f"<p>{text}</p>" for text in s.TOLL.paragraphs)
                + "]]></content:encoded>",
                link=wire.site.address("/toll"),
            )
        ),
        Content_Type="application/rss+xml",
    )
    new = NewFeed(SHARED, wire.site.address("/feed"), "The Valley Post", 77)
    poller = FeedPoller(wire.archive.feeds, wire.web, wire.quotas, wire.clock, Random(7))  # noqa: S311 (no secret)
    await poller.poll(await wire.archive.feeds.add(new, wire.clock.now(), pace=FIRST_PACE))
    texts = {}
    for number in (1, 2):
        article = await wire.archive.articles.article(ArticleKey(SHARED, number))
        assert article is not None
        texts["rise" if "minister" in article.text.paragraphs[0].text else "toll"] = article.key
    for number, key in enumerate(texts.values()):
        await wire.quote(key, message=number)
    wire.serve(page("5"))
    assert await wire.after(HOUR) == ["/rise"]
    version, words = await wire.version(texts["rise"])
    assert (version, "5 percent" in words) == (2, True)


def test_it_is_on_by_default() -> None:
    assert GuildSettings().rereading
