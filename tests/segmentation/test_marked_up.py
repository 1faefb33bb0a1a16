"""Pages whose markup says where articles are: the story, its boxes, and the items of feeds."""

from __future__ import annotations

from bot.articles.model import PersonRole
from bot.segmentation import PageFormat, SegmentedArticle, segment
from tests.segmentation import stories as s


def authors(article: SegmentedArticle) -> list[str]:
    return [person.name for person in article.text.people if person.role is PersonRole.AUTHOR]


def paragraphs(article: SegmentedArticle) -> list[str]:
    return [paragraph.text for paragraph in article.text.paragraphs]


def test_a_story_with_boxes_beside_it_keeps_them_apart() -> None:
    page = segment(
        f"""<!DOCTYPE html><html><head><title>The Valley Post</title></head><body>
<header><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav></header>
<main><article><h1>{s.TRAMS.headline}</h1><p class="byline">By Pavla Dvorak</p>
<time datetime="2025-03-06T06:00">6 March 2025</time>{s.TRAMS.html}
<aside class="related-stories"><h2>Related stories</h2>
<div class="card"><h3><a href="https://example.org/1">{s.TUNNEL.headline}</a></h3><p>{s.TUNNEL.lead}</p></div>
<div class="card"><h3><a href="https://example.org/2">{s.BAKERY.headline}</a></h3></div></aside>
</article></main><footer><p>© The Valley Post</p></footer></body></html>"""
    )
    story, teaser = page.articles
    assert page.format is PageFormat.HTML
    assert (story.text.headline, authors(story), story.text.published) == (
        s.TRAMS.headline,
        ["Pavla Dvorak"],
        "2025-03-06",
    )
    assert [one for one in paragraphs(story) if one in s.TRAMS.paragraphs] == list(s.TRAMS.paragraphs)
    assert (teaser.text.headline, teaser.url) == (s.TUNNEL.headline, "https://example.org/1")
    assert paragraphs(teaser) == [s.TUNNEL.lead]


def test_a_front_page_of_articles_divides_into_them() -> None:
    told = [s.CHESS, s.FERRY, s.SEEDS]
    items = "".join(f"<article><h2>{one.headline}</h2>{one.html}</article>" for one in told)
    page = segment(f"<html><body><div id=masthead>The Valley Post</div><main>{items}</main></body></html>")
    assert [article.text.headline for article in page.articles] == [one.headline for one in told]
    assert [paragraphs(article) for article in page.articles] == [list(one.paragraphs) for one in told]


def test_old_markup_without_elements_divides_at_headings() -> None:
    told = [s.CLINIC, s.SCHOOL]
    items = "<hr>".join(f"<h1>{one.headline}</h1><p><i>By Iain Muir</i></p>{one.html}" for one in told)
    page = segment(f"<html><body bgcolor=white>{items}</body></html>")
    assert [article.text.headline for article in page.articles] == [one.headline for one in told]
    assert [authors(article) for article in page.articles] == [["Iain Muir"]] * 2


def test_the_whole_text_of_a_feed_item_goes_before_its_description() -> None:
    page = segment(
        f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Valley Post</title><item>
<title>{s.BOOKS.headline}</title><link>https://example.org/books</link><dc:creator>Femke de Wit</dc:creator>
<pubDate>Thu, 06 Mar 2025 06:00:00 GMT</pubDate><description>{s.BOOKS.lead[:80]}…</description>
<content:encoded><![CDATA[{s.BOOKS.html}<p>The post {s.BOOKS.headline} appeared first on The Valley Post.</p>]]>
</content:encoded></item><item><title>{s.MARKET.headline}</title>
<description>{s.MARKET.lead[:120]}</description></item></channel></rss>"""
    )
    whole, teaser = page.articles
    assert page.format is PageFormat.RSS
    assert (whole.text.headline, authors(whole), whole.text.published) == (
        s.BOOKS.headline,
        ["Femke de Wit"],
        "2025-03-06",
    )
    assert [one for one in paragraphs(whole) if one != s.BOOKS.headline] == list(s.BOOKS.paragraphs)
    assert not whole.text.truncated
    assert (teaser.text.headline, teaser.text.truncated) == (s.MARKET.headline, True)


def test_an_atom_entry_brings_its_own_markup() -> None:
    page = segment(
        f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Valley</title><entry><title>{s.ORCHARD.headline}</title>
<author><name>Mei-chun Tsao</name></author><updated>2025-03-05T00:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{s.ORCHARD.html}</div></content></entry></feed>"""
    )
    (article,) = page.articles
    assert (article.text.headline, authors(article)) == (s.ORCHARD.headline, ["Mei-chun Tsao"])
    assert paragraphs(article)[-3:] == list(s.ORCHARD.paragraphs)


def test_front_matter_names_the_newspaper_of_its_articles() -> None:
    page = segment(
        "---\nsource: The Valley Post\ndate: 2025-11-08\n---\n\n# One\n\nThe first text.\n\n# Two\n\nThe second.\n"
    )
    assert [article.source for article in page.articles] == ["The Valley Post"] * len(page.articles)
    (one,) = segment(f"---\ntitle: One\nsource: {'x' * 201}\n---\n\nThe only text there is.\n").articles
    assert one.source == "x" * 200
