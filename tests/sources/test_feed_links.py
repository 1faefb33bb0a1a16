"""A page leads to its feed, by whatever it names it with, and to that of its articles before that of its comments."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.segmentation import read_feed_links, read_web_page
from tests.examples import examples

AT = "https://www.harbour.example/"
FEED = "https://www.harbour.example/feed"
COMMENTS = '<link rel="alternate" type="application/rss+xml" title="Harbour » Comments Feed" href="/comments/feed">'
RIGHT = '<link rel="alternate" type="application/rss+xml" title="Harbour » Feed" href="/feed">'


@pytest.mark.parametrize(
    "head",
    [
        RIGHT,
        COMMENTS + RIGHT,
        '<LINK REL="Alternate" TYPE="Application/RSS+XML" HREF="/feed">',
        '<link rel="feed" href="/feed">',
        '<link rel="alternate" type="text/xml" title="RSS" href="/feed">',
        '<link rel="alternate" type="application/rss+xml; charset=utf-8" href="/feed">',
        '<link rel="alternate" type="application/json+oembed" href="/oembed"><link rel="alternate" type="application/json" href="/wp-json/1">'
        + RIGHT,
    ],
)
def test_a_page_names_its_feed(head: str) -> None:
    page = read_web_page(f"<html><head><title>Harbour</title>{head}</head><body>Hello</body></html>".encode(), AT)
    assert page.feeds[0].address == FEED


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ('</feed>; rel="alternate"; type="application/rss+xml"', [FEED]),
        (
            '</style.css>; rel=preload; as=style, </feed>; rel=alternate; type=application/atom+xml; title="Harbour, all"',
            [FEED],
        ),
        (
            '</comments>; rel="alternate"; type="application/rss+xml"; title="Comments", </feed>; rel=feed',
            [FEED, f"{AT}comments"],
        ),
        ("</wp-json/>; rel=https://api.w.org/", []),
        ("", []),
    ],
)
def test_so_does_the_header_of_its_answer(header: str, expected: list[str]) -> None:
    assert [link.address for link in read_feed_links(header, AT)] == expected


@examples(100)
@given(st.text(max_size=300) | st.text('<>;,=" rel/feed', max_size=300))
def test_any_header_gives_an_answer(header: str) -> None:
    read_feed_links(header, AT)
