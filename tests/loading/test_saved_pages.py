"""A page that was saved from the web is read as the page itself would be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.loading.responses import Answer, PageRead, read_answer
from tests.sources.pages import stories as s
from tests.sources.pages.layouts_news import semantic

if TYPE_CHECKING:
    from tests.loading.conftest import Desk

ADDRESS = "https://www.valleypost.example/toll"
PAGE = semantic(s.TOLL)
SAVED = PAGE if "canonical" in PAGE else PAGE.replace("</head>", f'<link rel="canonical" href="{ADDRESS}"></head>')


def fetched(content: str) -> PageRead:
    read = read_answer(Answer(ADDRESS, content.encode(), "text/html", "utf-8"))
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
