"""HTML pages, feeds and Markdown: what their markup says is believed."""

from __future__ import annotations

from bot.segmentation import BlockKind, PageFormat, segment
from tests.segmentation import pages

BODY = "".join(f"<p>{paragraph}</p>" for paragraph in pages.HARBOUR)
HTML = f"""<!doctype html><html><head><title>Gazette</title>
<meta property="article:published_time" content="2025-03-04T08:00:00+08:00"><meta name="author" content="Lin Mei-hua">
<link rel="canonical" href="https://gazette.example/pier"><script>var x = "<p>not text</p>";</script></head>
<body><header><a href="/">Gazette</a></header><nav><ul><li><a href="/news">News</a></li></ul></nav>
<main><article><h1>Old pier to become a park</h1>{BODY}
<figure><img src="a"><figcaption>The pier at dusk</figcaption></figure>
<p>{pages.HARBOUR_CREDITS[0]}</p></article></main>
<aside class="related"><h2>You might also like</h2><ul>
<li><a href="https://gazette.example/lib"><h3>Books come home</h3></a><p>{pages.LIBRARY_TEASER}</p></li>
<li><a href="https://gazette.example/rail"><h3>Old signals</h3></a><p>{pages.RAIL_TEASER}</p></li></ul></aside>
<footer>Copyright Gazette. All rights reserved.</footer></body></html>"""


def test_an_html_page_is_its_article_and_the_titled_teasers_of_its_related_box() -> None:
    page = segment(HTML)
    assert page.format is PageFormat.HTML
    assert [article.text.headline for article in page.articles] == [
        "Old pier to become a park",
        "Books come home",
        "Old signals",
    ]
    main, *teasers = page.articles
    assert [paragraph.text for paragraph in main.text.paragraphs if paragraph.kind == BlockKind.BODY] == pages.HARBOUR
    assert [paragraph.text for paragraph in main.text.paragraphs if paragraph.kind == BlockKind.CAPTION] == [
        "The pier at dusk"
    ]
    assert (main.text.published, main.url, main.start_line) == ("2025-03-04", "https://gazette.example/pier", None)
    assert [person.name for person in main.text.people] == ["Wu Pei-shan"]
    assert all(teaser.text.truncated for teaser in teasers)
    assert [teaser.url for teaser in teasers] == ["https://gazette.example/lib", "https://gazette.example/rail"]
    furniture = {block.text for block in page.blocks if block.kind == BlockKind.FURNITURE}
    assert {"News", "You might also like", "Copyright Gazette. All rights reserved."} <= furniture
    assert not any("not text" in block.text for block in page.blocks)


def test_unclosed_tags_and_entities_are_read() -> None:
    page = segment(
        "<html><body><h1>Fish &amp; chips</h1><p>One &lt;b&gt; two &copy; three.<p>Four.", format=PageFormat.HTML
    )
    assert page.articles[0].text.headline == "Fish & chips"
    assert [paragraph.text for paragraph in page.articles[0].text.paragraphs] == ["One <b> two © three.", "Four."]


def test_every_item_of_a_feed_is_an_article() -> None:
    feed = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Gazette</title>
    <item><title>Old pier &amp; new park</title><link>https://gazette.example/1</link>
    <dc:creator>Lin Mei-hua</dc:creator>
    <pubDate>Tue, 04 Mar 2025 08:00:00 GMT</pubDate>
    <description>&lt;p&gt;{pages.RAIL_TEASER}&lt;/p&gt;</description></item>
    <item><title>Bees</title><description><![CDATA[<p>{pages.BEES[0]}</p><p>{pages.BEES[1]}</p>]]></description></item>
    </channel></rss>"""
    first, second = segment(feed).articles
    assert (first.text.headline, first.url, first.text.published) == (
        "Old pier & new park",
        "https://gazette.example/1",
        "2025-03-04",
    )
    assert [person.name for person in first.text.people] == ["Lin Mei-hua"]
    assert (first.text.truncated, second.text.truncated) == (True, False)
    assert [paragraph.text for paragraph in second.text.paragraphs] == pages.BEES[:2]


def test_atom_entries_are_articles_too() -> None:
    feed = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Bees</title><link href="https://gazette.example/b"/>
    <author><name>Arthur Penn</name></author><updated>2025-03-04T00:00:00Z</updated>
    <content type="html">&lt;p&gt;They left.&lt;/p&gt;</content></entry></feed>"""
    (article,) = segment(feed).articles
    assert (article.text.headline, article.url) == ("Bees", "https://gazette.example/b")
    assert (article.text.published, article.text.people[0].name) == ("2025-03-04", "Arthur Penn")


def test_front_matter_names_each_article_of_a_markdown_page() -> None:
    text = "\n\n".join(
        f'---\ntitle: "{title}"\nauthor: {author}\ndate: 2025-03-04\n---\n\n' + "\n\n".join(body)
        for title, author, body in (("Old pier", "Lin Mei-hua", pages.HARBOUR), ("Bees", "Arthur Penn", pages.BEES))
    )
    page = segment(text)
    assert page.format is PageFormat.MARKDOWN
    assert [(one.text.headline, one.text.people[0].name, one.text.published) for one in page.articles] == [
        ("Old pier", "Lin Mei-hua", "2025-03-04"),
        ("Bees", "Arthur Penn", "2025-03-04"),
    ]


def test_markdown_marks_are_taken_off_paragraphs() -> None:
    (article,) = segment(
        "# Pier\n\nA **bold** plan, said [the mayor](https://x.example).", format=PageFormat.MARKDOWN
    ).articles
    assert article.text.headline == "Pier"
    assert article.text.paragraphs[0].text == "A bold plan, said the mayor."
