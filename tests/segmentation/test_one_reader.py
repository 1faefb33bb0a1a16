"""One reader for all HTML: the same file is the same article, whatever it states of its address."""

from __future__ import annotations

import pytest

from bot.segmentation import SegmentedPage, Wall, read_web_page, segment
from tests.segmentation import stories as s

ADDRESS = "https://valley.example/trams"
CANONICAL = f'<link rel="canonical" href="{ADDRESS}">'
LINKED_DATA = (
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Trams","datePublished":"2025-03-06",'
    '"author":{"@type":"Person","name":"Pavla Dvorak"}}</script>'
)
BEGINNING = "The last tram will leave the depot at noon"
END = "and come back an hour after the last theatre has closed."


def page_of(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def said(page: SegmentedPage) -> list[tuple[str, list[str], list[str], str | None]]:
    return [
        (one.headline, [each.text for each in one.paragraphs], [person.name for person in one.people], one.published)
        for one in (article.text for article in page.articles)
    ]


BODIES = {
    "article and boxes": (
        '<header><a href="/">Post</a><time datetime="2026-11-29">today</time></header>'
        f'<div class="latest-strip"><h3><a href="/x">{s.BAKERY.headline}</a></h3><p>{s.BAKERY.lead}</p></div>'
        f'<div class="shell"><h1>{s.TRAMS.headline}</h1><p class="byline">By Pavla Dvorak</p>'
        f'<div class="story-item">{s.TRAMS.html}</div><div class="newsletter"><p>Our letter, daily.</p></div></div>'
    ),
    "bare": f"<h1>{s.TRAMS.headline}</h1>{s.TRAMS.html}",
    "several": "".join(f"<article><h2>{one.headline}</h2>{one.html}</article>" for one in (s.CHESS, s.FERRY, s.SEEDS)),
    "headings": "".join(f"<h1>{one.headline}</h1>{one.html}" for one in (s.CLINIC, s.SCHOOL)),
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize("head", ["", LINKED_DATA], ids=["bare head", "linked data"])
def test_an_address_in_the_head_changes_nothing_but_the_address(body: str, head: str) -> None:
    without, with_one = segment(page_of(body, head)), segment(page_of(body, head + CANONICAL))
    assert said(without) == said(with_one)
    assert without.articles
    assert {one.url for one in without.articles} == {None}
    if len(with_one.articles) == 1:
        assert with_one.articles[0].url == ADDRESS


@pytest.mark.parametrize("name", ["several", "headings"])
def test_a_page_of_several_articles_stays_several(name: str) -> None:
    assert len(segment(page_of(BODIES[name], CANONICAL)).articles) > 1


def test_a_page_of_several_chinese_articles_stays_several() -> None:
    told = [
        "港口在星期五重新開放，碼頭上有四百人等著看第一艘船。" * 3,
        "圖書館的新館長說，今年冬天每天都會開到晚上九點。" * 3,
    ]
    heads = ("港口星期五重新開放", "圖書館冬天每晚開到九點")
    items = "".join(f"<article><h2>{head}</h2><p>{text}</p></article>" for head, text in zip(heads, told, strict=True))
    assert [texts for _, texts, _, _ in said(segment(page_of(items)))] == [[text] for text in told]


@pytest.mark.parametrize("head", ["", CANONICAL], ids=["no address", "address"])
@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize(
    "thing",
    [
        '<img src="e.png" alt="">',
        '<picture><source srcset="a"><img src="e.png"></picture>',
        "<svg><path/></svg>",
        "<button>i</button>",
    ],
    ids=["img", "picture", "svg", "button"],
)
def test_a_picture_inside_a_sentence_tears_nothing(thing: str, place: int, head: str) -> None:
    paragraphs = [f"<p>{one}</p>" for one in s.TRAMS.paragraphs[:2]]
    paragraphs.insert(place, f"<p>{BEGINNING} {thing} {END}</p>")
    page = segment(page_of(f"<article><h1>{s.TRAMS.headline}</h1>{''.join(paragraphs)}</article>", head))
    ((_, texts, _, _),) = said(page)
    assert texts[place] == f"{BEGINNING} {END}"
    assert len(texts) == 3


@pytest.mark.parametrize("head", ["", CANONICAL], ids=["no address", "address"])
def test_a_date_in_the_masthead_is_not_the_date_of_the_article(head: str) -> None:
    masthead = '<header><time datetime="2026-11-29">Sunday 29 November 2026</time></header>'
    main = f"<main><h1>{s.TRAMS.headline}</h1>{s.TRAMS.html}</main>"
    ((_, _, people, published),) = said(segment(page_of(masthead + main + LINKED_DATA, head)))
    assert (published, people) == ("2025-03-06", ["Pavla Dvorak"])
    ((_, _, _, silent),) = said(segment(page_of(masthead + main, head)))
    assert silent is None


def test_a_page_that_calls_itself_an_article_is_one_and_its_teasers_are_none() -> None:
    cards = f'<aside class="related"><div class="card"><h3>{s.TUNNEL.headline}</h3><p>{s.TUNNEL.lead}</p></div></aside>'
    body = f"<h1>{s.TRAMS.headline}</h1>{s.TRAMS.html}{cards}"
    assert [one.text.headline for one in segment(page_of(body)).articles] == [s.TRAMS.headline, s.TUNNEL.headline]
    stated = page_of(body, '<meta property="og:type" content="article">')
    assert [one.text.headline for one in segment(stated).articles] == [s.TRAMS.headline]


def test_a_box_beside_an_article_may_hold_more_than_the_article() -> None:
    cards = "".join(
        f'<div class="card"><h3><a href="/{at}">{one.headline}</a></h3><p>{one.paragraphs[0]}</p></div>'
        for at, one in enumerate((s.CHESS, s.FERRY, s.SEEDS, s.CLINIC, s.SCHOOL))
    )
    body = f'<div><h1>{s.TRAMS.headline}</h1>{s.TRAMS.html}</div><aside class="related">{cards}</aside>'
    first, *teasers = segment(page_of(body)).articles
    assert [one.text for one in first.text.paragraphs] == list(s.TRAMS.paragraphs)
    assert len(teasers) == 5


def test_the_stated_body_of_an_article_is_all_of_it() -> None:
    post = "".join(f"<p>{one}</p>" for one in (*s.CHESS.paragraphs, *s.FERRY.paragraphs))
    body = f'<div><h1>{s.TRAMS.headline}</h1><div itemprop="articleBody">{s.TRAMS.html}</div><div>{post}</div></div>'
    ((_, texts, _, _),) = said(segment(page_of(body)))
    assert texts == list(s.TRAMS.paragraphs)


def test_a_page_is_the_same_fetched_and_saved() -> None:
    page = page_of(BODIES["article and boxes"], LINKED_DATA + CANONICAL)
    read = read_web_page(page.encode(), ADDRESS)
    assert read.article == segment(page.encode()).articles[0]


def test_a_wall_is_one_only_on_a_page_of_the_web() -> None:
    body = "<h1>The toll</h1><p>Subscribe to continue reading this article.</p>"
    assert segment(page_of(body, CANONICAL)).wall is Wall.PAYWALL
    assert segment(page_of(body, LINKED_DATA)).wall is Wall.PAYWALL
    assert segment(page_of(body)).wall is None
