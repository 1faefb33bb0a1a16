"""Loading from the web: pages and feeds by their addresses, and what makes an article the same again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.articles.model import SHARED, Article, ArticleKey, Scope
from bot.errors import SourceError
from bot.loading import web as web_loading
from bot.loading.web import WebLoader
from bot.loading.workers.pool import Limits, Processes, Threads
from tests.archive.making import open_new
from tests.fakes.clock import FakeClock
from tests.sources.feeds import atom, rss, rss_item, whole_rss
from tests.sources.pages import stories as s
from tests.sources.pages.layouts_news import semantic
from tests.sources.pages.layouts_plain import metered
from tests.sources.pages.layouts_systems import wordpress_classic
from tests.sources.site import answer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.archive.protocols import Archive
    from bot.sources.fetching import Fetcher
    from tests.sources.pages.story import Story
    from tests.sources.site import Site

HTML = "text/html; charset=utf-8"
XML = "application/rss+xml"


class Web:
    """A site, an archive, and short ways to load from the one into the other."""

    def __init__(self, site: Site, archive: Archive, loader: WebLoader) -> None:
        self.site = site
        self.archive = archive
        self.loader = loader

    def page(self, path: str, content: str, kind: str = HTML) -> str:
        """Put a page on the site, its addresses made those of the site, and return its address."""
        here = content.replace("https://www.valleypost.example", self.site.address("").removesuffix("/"))
        self.site.pages[path] = answer(here, Content_Type=kind)
        return self.site.address(path)

    async def counted(self, *addresses: str, scope: Scope = SHARED) -> tuple[int, int, int]:
        report = await self.loader.load(addresses, scope=scope)
        assert [(one.path, one.reason) for one in report.rejected] == []
        return report.loaded, report.updated, report.unchanged

    async def article(self, number: int, version: int | None = None) -> Article:
        article = await self.archive.articles.article(ArticleKey(SHARED, number), version)
        assert article is not None
        return article

    async def size(self) -> int:
        return (await self.archive.articles.counts((SHARED,))).articles


@pytest.fixture
async def web(site: Site, fetcher: Fetcher, tmp_path: Path) -> AsyncIterator[Web]:
    archive = await open_new(tmp_path / "archive.db", FakeClock())
    loader = WebLoader(archive, fetcher, FakeClock(), Threads())
    yield Web(site, archive, loader)
    await loader.close()
    await archive.close()


async def test_a_page_is_loaded_with_all_it_says(web: Web) -> None:
    address = web.page("/toll", semantic(s.TOLL))
    assert await web.counted(address) == (1, 0, 0)
    article = await web.article(1)
    assert article.text.headline == s.TOLL.headline
    assert s.TOLL.paragraphs[0] in [paragraph.text for paragraph in article.text.paragraphs]
    assert [person.name for person in article.text.people] == ["Desmond Achebe"]
    assert article.text.published == "2025-11-20"
    assert article.source == "The Valley Post"
    assert article.url == f"http://paper.test:{web.site.port}/transport/2025/bridge-toll-coins"


async def test_the_same_page_by_another_address_is_the_same_article(web: Web) -> None:
    web.page("/toll", semantic(s.TOLL))
    assert await web.counted(web.site.address("/toll")) == (1, 0, 0)
    web.site.pages["/toll?utm_source=letter"] = web.site.pages["/toll"]
    assert await web.counted(web.site.address("/toll?utm_source=letter#top")) == (0, 0, 1)


async def test_another_date_is_nothing_new_and_another_text_a_version(web: Web) -> None:
    address = web.page("/toll", semantic(s.TOLL))
    await web.counted(address)
    web.page("/toll", semantic(s.TOLL).replace("2025-11-20", "2026-11-20"))
    assert await web.counted(address) == (0, 0, 1)
    web.page("/toll", semantic(s.TOLL).replace("The toll is 60 pence", "The toll is 70 pence"))
    assert await web.counted(address) == (0, 1, 0)
    assert (await web.article(1)).latest == 2
    assert await web.size() == 1


async def test_a_page_of_one_site_cannot_change_the_article_of_another(web: Web) -> None:
    await web.counted(web.page("/toll", semantic(s.TOLL)))
    forged = semantic(s.TOLL).replace("60 pence", "6,000 pence")
    web.page("/forged", forged)
    assert await web.counted(web.site.address("/forged", "elsewhere.test")) == (1, 0, 0)
    assert (await web.article(1)).latest == 1


async def test_a_feed_of_whole_texts_is_loaded_and_loaded_again_is_nothing_new(web: Web) -> None:
    address = web.page("/feed", whole_rss(), XML)
    assert await web.counted(address) == (5, 0, 0)
    assert await web.counted(address) == (0, 0, 5)
    web.page("/feed", atom(), XML)
    assert await web.counted(address) == (0, 0, 5)


async def test_an_item_that_moved_keeps_its_article_and_one_that_changed_gets_a_version(web: Web) -> None:
    address = web.page("/feed", whole_rss(), XML)
    await web.counted(address)
    web.page(
        "/feed",
        whole_rss().replace("/transport/2025/bridge-toll-coins", "/moved/bridge-toll-coins?utm_medium=rss"),
        XML,
    )
    assert await web.counted(address) == (0, 0, 5)
    web.page("/feed", whole_rss().replace("60 pence", "70 pence").replace("Sat, 14 Mar", "Sun, 15 Mar"), XML)
    assert await web.counted(address) == (0, 1, 4)


async def test_the_page_of_an_item_is_the_items_article(web: Web) -> None:
    await web.counted(web.page("/feed", whole_rss(), XML))
    address = web.page("/transport/2025/bridge-toll-coins", semantic(s.TOLL))
    assert await web.counted(address) == (0, 0, 1)
    assert await web.size() == 5


def summaries(*stories: Story) -> str:
    return rss("".join(rss_item(one, f"<description>{one.paragraphs[0]}</description>") for one in stories))


async def test_the_whole_text_is_fetched_where_a_feed_sums_up(web: Web) -> None:
    feed = web.page("/feed", summaries(s.TOLL, s.ORCHESTRA), XML)
    web.page("/transport/2025/bridge-toll-coins", semantic(s.TOLL))
    web.page("/culture/2026/orchestra-in-a-lift", metered(s.ORCHESTRA))
    assert await web.counted(feed) == (2, 0, 0)
    assert len([one for one in (await web.article(1)).text.paragraphs if one.kind == "body"]) == len(s.TOLL.paragraphs)
    assert not (await web.article(2)).text.truncated
    asked = len(web.site.asked)
    assert await web.counted(feed) == (0, 0, 2)
    assert len(web.site.asked) == asked + 1, "nothing but the feed is asked for again"


async def test_robots_txt_is_obeyed_for_pages_nobody_named(web: Web) -> None:
    feed = web.page("/feed", summaries(s.TOLL), XML)
    address = web.page("/transport/2025/bridge-toll-coins", semantic(s.TOLL))
    web.site.pages["/robots.txt"] = answer("User-agent: *\nDisallow: /transport/")
    assert await web.counted(feed) == (1, 0, 0)
    assert (await web.article(1)).text.truncated
    assert all("bridge" not in request.path for request in web.site.asked)
    assert await web.counted(address) == (0, 1, 0)
    assert not (await web.article(1)).text.truncated


async def test_a_page_that_fails_for_a_while_is_tried_again(web: Web) -> None:
    feed = web.page("/feed", summaries(s.TOLL), XML)
    web.site.pages["/transport/2025/bridge-toll-coins"] = answer(status="500 Oh No")
    assert await web.counted(feed) == (1, 0, 0)
    web.page("/transport/2025/bridge-toll-coins", semantic(s.TOLL))
    assert await web.counted(feed) == (0, 1, 0)
    assert not (await web.article(1)).text.truncated
    assert await web.counted(feed) == (0, 0, 1)


async def test_a_front_page_leads_to_its_feed(web: Web) -> None:
    web.page("/feed/", whole_rss(), XML)
    front = wordpress_classic(s.TOLL)
    assert await web.counted(web.page("/", front)) == (5, 0, 0)


@pytest.mark.parametrize(
    ("content", "kind", "key"),
    [
        ("%PDF-1.7 \x00\x01\x02\x03\x00\x00\x00\x00", "application/pdf", "web-no-page"),
        ("a,b\n1,2", "text/csv", "web-no-page"),
        ("   ", HTML, "source-empty"),
        ("<html><body><ul><li><a href=/a>One</a><li><a href=/b>Two</a></ul></body></html>", HTML, "web-no-article"),
        (
            "<h1>The ferry</h1><p>It came back on Friday with horses.</p><p>Subscribe to continue reading</p>",
            HTML,
            "web-wall",
        ),
    ],
)
async def test_what_holds_no_article_is_refused_with_a_sentence(web: Web, content: str, kind: str, key: str) -> None:
    report = await web.loader.load([web.page("/a", content, kind)])
    (rejected,) = report.rejected
    assert rejected.error.key == key
    assert rejected.reason.endswith(".")


async def test_a_bad_address_stops_no_other(web: Web) -> None:
    report = await web.loader.load([web.site.address("/none"), web.page("/toll", semantic(s.TOLL)), "http://10.0.0.1/"])
    assert report.loaded == 1
    assert [one.error.key for one in report.rejected] == ["fetch-missing", "fetch-forbidden-address"]


async def test_an_article_that_was_removed_does_not_come_back(web: Web) -> None:
    address = web.page("/toll", semantic(s.TOLL))
    await web.counted(address)
    await web.archive.writer.remove([ArticleKey(SHARED, 1)])
    web.page("/toll", semantic(s.TOLL).replace("60 pence", "70 pence"))
    assert await web.counted(address) == (0, 0, 1)
    assert await web.size() == 0


async def test_pages_are_read_in_a_process_that_is_stopped_when_it_takes_too_long(
    site: Site, fetcher: Fetcher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = await open_new(tmp_path / "archive.db", FakeClock())
    monkeypatch.setattr(web_loading, "PARSING", Limits(0.001))
    workers = Processes(1)
    loader = WebLoader(archive, fetcher, FakeClock(), workers)
    site.pages["/a"] = answer(semantic(s.TOLL), Content_Type=HTML)
    with pytest.raises(SourceError) as raised:
        await loader.visit(site.address("/a"), scope=SHARED)
    assert raised.value.key == "source-too-heavy"
    await loader.close()
    await workers.close()
    await archive.close()
