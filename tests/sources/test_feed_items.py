"""Every item of a feed is loaded, known, or named with its reason, and is the same item again at the next poll."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.articles.model import SHARED, ArticleKey
from bot.loading.responses import FeedRead, Response, read_answer
from bot.loading.web import WebLoader
from bot.loading.workers.pool import Threads
from tests.archive.making import open_new
from tests.examples import examples
from tests.fakes.clock import FakeClock
from tests.sources.feed_shapes import AT, FIRST, HTML, SECOND, atom, entry, item, rss, shapes
from tests.sources.site import answer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.archive.protocols import Archive
    from bot.loading.web import Visit
    from bot.sources.fetching import Fetcher
    from tests.sources.site import Site

XML = "application/rss+xml"
OTHER = "<p>The chess club moved its boards to the lighthouse, where the keeper plays white.</p><p>Nobody has won against him yet.</p>"
PAGE = f"<html><head><title>Ferry office opens</title>{{}}</head><body><article><h1>Ferry office opens</h1>{HTML}<p>Then it rained for a week and nobody came to buy one, said the keeper of the office.</p></article></body></html>"


class Poll:
    """A site with a feed, and an archive that it is loaded into."""

    def __init__(self, site: Site, archive: Archive, loader: WebLoader) -> None:
        self.site, self.archive, self.loader = site, archive, loader

    async def visit(self, feed: bytes, *, whole: bool = True) -> Visit:
        """Serve a feed, its addresses those of the site, and load it."""
        here = self.site.address("/").encode()
        self.site.pages["/feed"] = answer(feed.replace(b"https://www.harbour.example/", here), Content_Type=XML)
        return await self.loader.visit(self.site.address("/feed"), scope=SHARED, whole=whole)

    async def headlines(self) -> list[str]:
        """Return those of all articles, in order."""
        found: list[str] = []
        while (article := await self.archive.articles.article(ArticleKey(SHARED, len(found) + 1), None)) is not None:
            found.append(article.text.headline)
        return found


@pytest.fixture
async def poll(site: Site, fetcher: Fetcher, tmp_path: Path) -> AsyncIterator[Poll]:
    archive = await open_new(tmp_path / "archive.db", FakeClock())
    loader = WebLoader(archive, fetcher, FakeClock(), Threads())
    yield Poll(site, archive, loader)
    await loader.close()
    await archive.close()


def another(more: str = "", **options: str | None) -> str:
    """A second item with another text."""
    body = f"<content:encoded><![CDATA[{OTHER}]]></content:encoded>"
    return item(more, **({"title": "Chess moves", "body": body, "link": "https://www.harbour.example/chess"} | options))


def accounted(visit: Visit) -> int:
    beyond = visit.feed.left_out if visit.feed else 0
    named = [one for one in visit.waiting if one.error.key != "feed-items-beyond"]
    return sum(visit.outcomes.values()) + len(visit.rejected) + len(named) + beyond


@pytest.mark.parametrize(
    "feed",
    [
        rss(item("<guid>0</guid>") + another("<guid>0</guid>")),
        rss(item("<guid>https://www.harbour.example/</guid>") + another("<guid>https://www.harbour.example/</guid>")),
        rss(item(link="https://www.harbour.example/live#1") + another(link="https://www.harbour.example/live#2")),
        rss(item(link="https://www.harbour.example/live") + another(link="https://www.harbour.example/live")),
        rss(item(link=None) + another(link=None)),
        atom(
            entry()
            + entry(
                body=f'<content type="xhtml"><div>{OTHER}</div></content>',
                title="<title>Chess moves</title>",
                link='<link href="/c"/>',
            )
        ),
    ],
    ids=["one id", "the front page as id", "parts of a page", "one address", "no address", "one id of Atom"],
)
async def test_items_that_differ_are_two_articles_whatever_they_share(poll: Poll, feed: bytes) -> None:
    visit = await poll.visit(feed)
    assert accounted(visit) == 2
    assert sorted(await poll.headlines()) == ["Chess moves", "Ferry office opens"]
    again = await poll.visit(feed)
    assert (again.outcomes.total(), again.outcomes) == (2, {type(next(iter(again.outcomes))).UNCHANGED: 2})


async def test_an_item_that_stands_there_twice_is_known_the_second_time(poll: Poll) -> None:
    visit = await poll.visit(rss(item("<guid>1</guid>") * 2))
    assert (accounted(visit), await poll.headlines()) == (2, ["Ferry office opens"])


async def test_what_holds_nothing_is_named_with_its_title(poll: Poll) -> None:
    nothing = "<item><title>Picture of the day</title><guid isPermaLink='false'>1</guid></item>"
    visit = await poll.visit(rss(nothing + another()))
    assert [(one.error.key, one.error.data["title"]) for one in visit.rejected] == [
        ("feed-item-empty", "Picture of the day")
    ]
    assert accounted(visit) == 2


async def test_a_headline_alone_is_named_where_no_page_is_fetched(poll: Poll) -> None:
    visit = await poll.visit(rss(item(body="")), whole=False)
    assert [one.error.key for one in visit.rejected] == ["feed-item-short"]


async def test_items_whose_pages_wait_and_those_beyond_the_bound_are_named(poll: Poll) -> None:
    many = "".join(
        item(f"<guid>{n}</guid>", link=f"https://www.harbour.example/{n}", body="", title=f"Item {n}")
        for n in range(503)
    )
    visit = await poll.visit(rss(many))
    assert (len(visit.rejected), visit.left) == (40, 460)
    assert visit.waiting[-1].error.key == "feed-items-beyond"
    assert accounted(visit) == 503
    report = await poll.loader.load([poll.site.address("/feed")])
    assert report.rejected_count == 40 + 460 + 1
    assert all(one.reason.endswith(".") for one in report.rejected)


@pytest.mark.parametrize(
    ("head", "published", "author"),
    [
        ("", "2025-03-16", "Ada Lund"),
        (
            '<meta name="author" content="admin"><meta property="article:published_time" content="2025-03-20">',
            "2025-03-16",
            "Ada Lund",
        ),
        ('<meta name="author" content="Ben Ruiz">', "2025-03-16", "Ben Ruiz"),
    ],
)
async def test_what_a_feed_states_stands_where_its_page_says_nothing(
    poll: Poll, head: str, published: str, author: str
) -> None:
    poll.site.pages["/ferry-office"] = answer(PAGE.format(head), Content_Type="text/html; charset=utf-8")
    stated = "<dc:creator>Ada Lund</dc:creator><pubDate>Sun, 16 Mar 2025 22:00:00 +0000</pubDate>"
    await poll.visit(rss(item(stated, body="<description>It opens.</description>")))
    article = await poll.archive.articles.article(ArticleKey(SHARED, 1), None)
    assert article is not None
    assert len(article.text.paragraphs) == 3
    assert (article.text.published, [one.name for one in article.text.people]) == (published, [author])


@pytest.mark.parametrize(
    "later",
    ["?utm_source=rss", "?source=rss----1--2", "?ref=rss", "?cmp=rss", "?CMP=Share", "?partner=rss&amp;emc=rss", "?oc=5", "?traffic_source=rss"],
)  # fmt: skip
async def test_what_counts_readers_makes_no_other_item(poll: Poll, later: str) -> None:
    await poll.visit(rss(item()))
    visit = await poll.visit(rss(item(link=f"https://www.harbour.example/ferry-office{later}")))
    assert (accounted(visit), await poll.headlines()) == (1, ["Ferry office opens"])


async def test_how_often_an_item_was_read_makes_no_version(poll: Poll) -> None:
    for views in ("1,204 views · 3 comments", "1,311 views · 4 comments", "2.1k views"):
        body = f"<content:encoded><![CDATA[{HTML}<p>{views}</p>]]></content:encoded>"
        await poll.visit(rss(item("<guid>1</guid>", body=body)))
    article = await poll.archive.articles.article(ArticleKey(SHARED, 1), None)
    assert article is not None
    assert article.latest == 1


PARTS = st.lists(
    st.tuples(
        st.sampled_from(["", "<guid>1</guid>", "<guid>2</guid>", "<guid isPermaLink='false'>x</guid>", "<guid>https://www.harbour.example/</guid>"]),
        st.sampled_from([None, "https://www.harbour.example/a", "https://www.harbour.example/a#1", "/b", "javascript:1", "www.harbour.example"]),
        st.sampled_from(["", f"<description>{FIRST}</description>", f"<content:encoded><![CDATA[{HTML}]]></content:encoded>", f"<description>{SECOND}</description>"]),
        st.sampled_from(["", "One", "Two"]),
    ).filter(any),
    max_size=8,
)  # fmt: skip


@examples(100)
@given(PARTS)
def test_no_item_is_lost_on_the_way(parts: list[tuple[str, str | None, str, str]]) -> None:
    items = "".join(item(more, link=link, body=body, title=title) for more, link, body, title in parts)
    read = read_answer(Response(AT, rss(items), XML, None))
    assert isinstance(read, FeedRead)
    assert len(read.items) + read.repeated + read.left_out == len(parts)
    assert len({one.identity for one in read.items}) == len(read.items)


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "application/octet-stream"])
def test_json_that_is_no_feed_is_no_page(kind: str) -> None:
    from bot.errors import SourceError

    content = json.dumps({"items": [{"text": "<p>" + FIRST + "</p>"}]}).encode()
    with pytest.raises(SourceError) as raised:
        read_answer(Response(AT, content, kind, None))
    assert raised.value.key == "web-no-page"


@pytest.mark.parametrize("kind", ["image/png", "application/force-download", "text/javascript", "?"])
def test_a_feed_is_one_whatever_its_server_calls_it(kind: str) -> None:
    assert isinstance(read_answer(Response(AT, rss(item()), kind, None)), FeedRead)


def test_every_shape_accounts_for_its_items() -> None:
    for shape in shapes():
        read = read_answer(Response(AT, shape.content, XML, None))
        assert isinstance(read, FeedRead)
        assert len(read.items) + read.repeated == shape.expected.get("items", 1)
