"""A page that was saved from the web is read as the page itself would be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot.articles.model import PersonRole
from bot.cli.segment import answer_page, page_as_json
from bot.loading.responses import PageRead, Response, read_answer
from bot.segmentation import PageFormat, segment
from bot.texts import load_texts
from tests.sources.pages import stories as s
from tests.sources.pages.layouts_news import semantic

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.loading.conftest import Desk
    from tests.sources.pages.story import Story

ADDRESS = "https://www.valleypost.example/toll"
PAGE = semantic(s.TOLL)
SAVED = PAGE if "canonical" in PAGE else PAGE.replace("</head>", f'<link rel="canonical" href="{ADDRESS}"></head>')


def several(story: Story) -> str:
    """A page of two stories, each in an element of its own, that states an address."""
    items = "".join(
        f"<article><h2>{one.headline}</h2>{''.join(f'<p>{text}</p>' for text in one.paragraphs)}</article>"
        for one in (story, s.CENSUS)
    )
    return f'<html><head><link rel="canonical" href="{ADDRESS}"></head><body>{items}</body></html>'


def fetched(content: str) -> PageRead:
    read = read_answer(Response(ADDRESS, content.encode(), "text/html", "utf-8"))
    assert isinstance(read, PageRead)
    return read


async def test_a_saved_page_is_the_article_that_was_fetched(desk: Desk) -> None:
    desk.write("saved.html", SAVED)
    assert await desk.counted() == (1, 0, 0)
    saved, record = await desk.article(1), fetched(SAVED).record
    assert record is not None
    assert saved.text == record.article.text
    assert (saved.url, saved.source) == (record.article.url, record.article.source)
    assert await desk.counted() == (0, 0, 1)


async def test_a_source_that_was_given_stays(desk: Desk) -> None:
    desk.write("saved.html", SAVED)
    await desk.load(source="The Morning Box")
    assert (await desk.article(1)).source == "The Morning Box"


async def test_html_that_states_no_address_is_divided_like_any_page(desk: Desk) -> None:
    paragraphs = "".join(f"<p>{one}</p>" for one in s.FERRY.paragraphs)
    desk.write("own.html", f"<html><body><h1>{s.FERRY.headline}</h1>{paragraphs}</body></html>")
    assert await desk.counted() == (1, 0, 0)
    assert (await desk.article(1)).url is None


@pytest.mark.parametrize("address", [True, False], ids=["with an address", "without"])
@pytest.mark.parametrize("story", [s.TOLL, s.FERRY], ids=lambda story: story.slug)
@pytest.mark.parametrize(
    "layout",
    [semantic, several, lambda story: several(story).replace("article>", "div>").replace("h2>", "h1>")],
    ids=["one", "elements", "headings"],
)
async def test_what_segment_shows_is_what_load_stores(
    desk: Desk, layout: Callable[[Story], str], story: Story, address: bool
) -> None:
    page = layout(story)
    if not address:
        page = re.sub('<link rel="canonical"[^>]*>|<meta property="og:url"[^>]*>', "", page)
    file = desk.write("page.html", page)
    report = await desk.load()
    shown = page_as_json(segment(file.read_bytes(), format=PageFormat.HTML))["articles"]
    assert report.loaded == len(shown) > 0
    for number, article in enumerate(shown, start=1):
        stored = await desk.article(number)
        people = [one.name for one in stored.text.people if one.role is PersonRole.AUTHOR]
        assert stored.text.headline == article["headline"]
        assert [one.text for one in stored.text.paragraphs] == article["paragraphs"]
        assert people == article["authors"]
        assert list(stored.text.dates) == article["dates"]


async def test_a_saved_wall_is_refused_with_a_sentence(desk: Desk) -> None:
    wall = (
        f'<html><head><link rel="canonical" href="{ADDRESS}"></head><body><h1>The toll</h1>'
        "<p>Subscribe to continue reading this article.</p><p>Already a subscriber? Log in.</p></body></html>"
    )
    if fetched(wall).error is None:
        pytest.fail("no wall")
    desk.write("wall.html", wall)
    report = await desk.load()
    assert [one.error.key for one in report.rejected] == ["web-wall"]
    answer = answer_page({"page_id": 1, "text": wall, "format": "html"})
    assert answer == {"page_id": 1, "error": load_texts().of_error(report.rejected[0].error)}
