"""Feeds in every format, with the defects that feeds have, and what is on them."""

from __future__ import annotations

import html
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.sources.pages import stories as s
from tests.sources.pages.layouts_common import address, authors, elements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.sources.pages.story import Story

STORIES = (s.TOLL, s.ORCHESTRA, s.CHESS, s.PIER, s.OPINION)
ADDRESS = "https://www.valleypost.example/feeds/all.xml"


@dataclass(frozen=True)
class GoldFeed:
    """A feed as a server would send it."""

    name: str
    content: bytes
    stories: tuple[Story, ...] = STORIES
    has_ids: bool = True
    whole: bool = True


def body(story: Story) -> str:
    return "\n".join(elements(story))


def rss_item(story: Story, content: str, *, link: str | None = None, guid: bool = True, more: str = "") -> str:
    own = f'<guid isPermaLink="false">post-{story.slug}</guid>' if guid else ""
    return (
        f"<item><title>{html.escape(story.headline, quote=False)}</title><link>{link or address(story)}</link>{own}"
        f"<dc:creator><![CDATA[{authors(story)}]]></dc:creator><pubDate>Sat, 14 Mar 2026 06:00:00 +0100</pubDate>{content}{more}</item>"
    )


def rss(items: str, declaration: str = '<?xml version="1.0" encoding="UTF-8"?>\n') -> str:
    return (
        f'{declaration}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<channel><title>The Valley Post</title><link>https://www.valleypost.example/</link><atom:link rel="self" href="{ADDRESS}"/>'
        f"<description>News</description><image><title>Logo</title><url>/l.png</url></image>{items}</channel></rss>"
    )


def whole_rss(**options: str) -> str:
    return rss(
        "".join(
            rss_item(
                one, f"<description>{one.deck}</description><content:encoded><![CDATA[{body(one)}]]></content:encoded>"
            )
            for one in STORIES
        ),
        **options,
    )


def atom(content: str = "html", prefix: str = "") -> str:
    p = f"{prefix}:" if prefix else ""
    space = f'xmlns:{prefix}="http://www.w3.org/2005/Atom"' if prefix else 'xmlns="http://www.w3.org/2005/Atom"'
    entries = ""
    for one in STORIES:
        text = (
            html.escape(body(one))
            if content == "html"
            else f'<div xmlns="http://www.w3.org/1999/xhtml">{body(one)}</div>'
        )
        people = "".join(f"<{p}author><{p}name>{name}</{p}name></{p}author>" for name in one.authors[:1])
        entries += (
            f'<{p}entry><{p}id>tag:valleypost.example,2026:{one.slug}</{p}id><{p}title type="text">{html.escape(one.headline)}</{p}title><{p}link rel="enclosure" href="/x.mp3"/>'
            f'<{p}link rel="alternate" href="{address(one)}"/>{people}<{p}published>2026-03-14T06:00:00Z</{p}published><{p}updated>2026-03-15T06:00:00Z</{p}updated>'
            f'<{p}summary>{html.escape(one.deck)}</{p}summary><{p}content type="{content}">{text}</{p}content></{p}entry>'
        )
    return f'<?xml version="1.0"?><{p}feed {space}><{p}title>The Valley Post</{p}title><{p}link href="https://www.valleypost.example/"/>{entries}</{p}feed>'


def rdf() -> str:
    items = "".join(
        f'<item rdf:about="{address(one)}"><title>{one.headline}</title><link>{address(one)}</link><content:encoded><![CDATA[{body(one)}]]></content:encoded><dc:date>2026-03-14</dc:date></item>'
        for one in STORIES
    )
    return f'<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>The Valley Post</title><link>https://www.valleypost.example/</link></channel>{items}</rdf:RDF>'


def json_feed(kind: str = "content_html") -> str:
    def content(one: Story) -> str:
        return body(one) if kind == "content_html" else "\n\n".join(one.paragraphs)

    return json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "The Valley Post",
            "home_page_url": "https://www.valleypost.example/",
            "items": [
                {
                    "id": n,
                    "url": address(one),
                    "title": one.headline,
                    kind: content(one),
                    "authors": [{"name": name} for name in one.authors],
                    "date_published": "2026-03-14T06:00:00Z",
                }
                for n, one in enumerate(STORIES)
            ],
        }
    )


def gold_feeds() -> Iterator[GoldFeed]:
    """Make all the feeds."""
    plain = whole_rss()
    described = "".join(rss_item(one, f"<description>{html.escape(body(one))}</description>") for one in STORIES)
    twice = "".join(
        rss_item(one, f"<description>{html.escape(html.escape(body(one)))}</description>") for one in STORIES
    )
    relative = "".join(
        rss_item(
            one,
            f"<content:encoded><![CDATA[{body(one)}]]></content:encoded>",
            link=address(one).removeprefix("https://www.valleypost.example"),
        )
        for one in STORIES
    )
    without_ids = "".join(
        rss_item(one, f"<content:encoded><![CDATA[{body(one)}]]></content:encoded>", guid=False) for one in STORIES
    )
    appeared = "<p>The post <a href='#'>It</a> appeared first on <a href='#'>The Valley Post</a>.</p>"
    yield GoldFeed("rss", plain.encode())
    yield GoldFeed("rss, escaped in the description", rss(described).encode())
    yield GoldFeed("rss, escaped twice", rss(twice).encode())
    yield GoldFeed("rss, relative links", rss(relative).encode())
    yield GoldFeed("rss, no ids", rss(without_ids).encode(), has_ids=False)
    yield GoldFeed("rss, no declaration, lines before it", f"\n\n  {whole_rss(declaration='')}".encode())
    yield GoldFeed("rss, byte order mark", b"\xef\xbb\xbf" + plain.encode())
    yield GoldFeed("rss, utf-16", plain.replace("UTF-8", "utf-16").encode("utf-16"))
    yield GoldFeed("rss, says latin-1 and is utf-8", plain.replace("UTF-8", "ISO-8859-1").encode())
    yield GoldFeed(
        "rss, bare ampersands", plain.replace("<description>News", "<description>Fish & chips &nbsp; R&D").encode()
    )
    yield GoldFeed("rss, html entities", plain.replace("’", "&rsquo;").encode())
    yield GoldFeed(
        "rss, cut off in the middle",
        plain[: plain.index("<item>", plain.index(s.OPINION.slug) - 900)].encode(),
        stories=STORIES[:4],
    )
    yield GoldFeed("rss, control characters", plain.replace("Valley", "Val\x0bley", 1).encode())
    yield GoldFeed(
        "rss, a plugin's last line", plain.replace("]]></content:encoded>", f"{appeared}]]></content:encoded>").encode()
    )
    yield GoldFeed("rss 0.91 in capitals", plain.replace("<item>", "<ITEM>").replace("</item>", "</ITEM>").encode())
    yield GoldFeed("atom, html", atom().encode())
    yield GoldFeed("atom, xhtml", atom("xhtml").encode())
    yield GoldFeed("atom, every name prefixed", atom(prefix="ns0").encode())
    yield GoldFeed("rdf", rdf().encode())
    yield GoldFeed("json feed, html", json_feed().encode())
    yield GoldFeed("json feed, text", json_feed("content_text").encode())
    summaries = "".join(rss_item(one, f"<description>{one.paragraphs[0]}</description>") for one in STORIES)
    yield GoldFeed("rss of summaries", rss(summaries).encode(), whole=False)
