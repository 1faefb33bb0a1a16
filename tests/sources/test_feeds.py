"""Feeds in all formats, with their usual defects."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.segmentation import is_feed, read_feed, read_opml
from bot.segmentation.pages.feed import MOST_ITEMS, OpmlFeed
from bot.segmentation.text.normalise import normalise, squeeze
from tests.examples import examples
from tests.sources.feeds import ADDRESS, STORIES, GoldFeed, gold_feeds, json_feed, rss, rss_item
from tests.sources.pages.layouts_common import address
from tests.timing import allowed

FEEDS = list(gold_feeds())


def test_nearly_every_paragraph_of_every_feed_is_found_and_nothing_else() -> None:
    missing: list[tuple[str, str]] = []
    foreign: list[tuple[str, str]] = []
    total = 0
    for gold in FEEDS:
        if not gold.whole:
            continue
        items = read_feed(gold.content, ADDRESS).items
        for story, item in zip(gold.stories, items, strict=True):
            assert item.article is not None
            texts = [paragraph.text for paragraph in item.article.text.paragraphs]
            expected = [squeeze(normalise(text)) for text in story.paragraphs]
            beside = "\n".join(squeeze(normalise(text)) for text in story.beside)
            total += len(expected)
            missing += [(gold.name, text) for text in expected if text not in texts]
            foreign += [(gold.name, text) for text in texts if text not in expected and text not in beside]
    assert len(missing) <= 0.01 * total, missing
    assert foreign == []


@pytest.mark.parametrize("gold", FEEDS, ids=lambda gold: gold.name)
def test_items_have_their_headlines_addresses_and_ids(gold: GoldFeed) -> None:
    assert is_feed(gold.content)
    feed = read_feed(gold.content, ADDRESS)
    assert feed.title == "The Valley Post" if "control" not in gold.name else feed.title
    assert feed.site == "https://www.valleypost.example/"
    assert [item.title for item in feed.items] == [squeeze(normalise(one.headline)) for one in gold.stories]
    assert [item.address for item in feed.items] == [address(one) for one in gold.stories]
    assert all(item.whole is gold.whole for item in feed.items)
    assert all(item.article is not None and item.article.text.truncated is not gold.whole for item in feed.items)
    if gold.has_ids:
        assert len({item.id for item in feed.items}) == len(gold.stories)
        assert all(item.id for item in feed.items)


@pytest.mark.unmeasured
def test_a_feed_of_thousands_of_items_gives_the_first() -> None:
    before = time.thread_time()
    feed = read_feed(rss(rss_item(STORIES[0], "<description>Short</description>") * 6_000).encode(), ADDRESS)
    assert (len(feed.items), feed.left_out) == (MOST_ITEMS, 6_000 - MOST_ITEMS)
    assert time.thread_time() - before < allowed(5)


def test_entities_that_would_grow_do_not() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    bomb = rss(
        rss_item(STORIES[0], "<description>&l11; and more of it to read</description>"),
        declaration=f"<!DOCTYPE x [{laughs}]>",
    )
    (item,) = read_feed(bomb.encode(), ADDRESS).items
    assert item.article is not None
    assert len(item.article.text.paragraphs[0].text) < 100
    outside = rss(
        rss_item(STORIES[0], "<description>&x; and more of it to read</description>"),
        declaration='<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    )
    assert "root" not in str(read_feed(outside.encode(), ADDRESS))


def test_an_opml_file_lists_its_feeds_once() -> None:
    opml = """<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body><outline text="News">
    <outline text="Post" title="The Valley Post" type="rss" xmlUrl="https://www.valleypost.example/feed" htmlUrl="/"/>
    <outline text="Again" xmlUrl="https://www.valleypost.example/feed"/><outline text="R&D" xmlUrl="https://b.example/f?a=1&amp;b=2"></outline>
    </outline></body></opml>"""
    assert read_opml(opml.encode()) == (
        OpmlFeed("https://www.valleypost.example/feed", "The Valley Post"),
        OpmlFeed("https://b.example/f?a=1&b=2", "R&D"),
    )


@examples(80)
@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode), st.integers(0, 3000), st.integers(0, 3000))
@pytest.mark.unmeasured
def test_anything_at_all_gives_an_answer(noise: bytes, start: int, end: int) -> None:
    for whole in (FEEDS[0].content, FEEDS[-2].content):
        read_feed(whole[:start] + noise + whole[end:], ADDRESS)
    read_opml(noise)
    is_feed(noise)


def test_json_that_is_no_feed_gives_nothing() -> None:
    for broken in ("{", '{"items": 7}', '{"items": [7, {"id": true}, {}]}', "{" * 100_000, json_feed()[:500]):
        feed = read_feed(broken.encode(), ADDRESS)
        assert all(item.article is None for item in feed.items)
