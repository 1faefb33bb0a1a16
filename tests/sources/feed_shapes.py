"""The shapes that feeds have, each with the one thing that is right about it: a reader is judged by them.

Every shape is a whole feed of one item or more, served at `AT`; `expected` names what its first item says, or, as `items`,
how many there are.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass, field

AT = "https://feeds.harbour.example/all.xml"
SITE = "https://www.harbour.example/"
FIRST = "The ferry office opens again on Monday after the long repair of its roof and stairs."
SECOND = "Tickets for the summer are sold at both windows, said the keeper, and nothing will cost more."
HTML = f"<p>{FIRST}</p><p>{SECOND}</p>"
ESCAPED = HTML.replace("<", "&lt;").replace(">", "&gt;")
DAY = "Mon, 16 Mar 2026 22:00:00 +0000"
ISO = "2026-03-16T22:00:00Z"
LINK = f"{SITE}ferry-office"
BOTH = (FIRST, SECOND)

ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
DC = "http://purl.org/dc/elements/1.1/"
SPACES = (
    f'xmlns:content="{CONTENT}" xmlns:dc="{DC}" xmlns:media="http://search.yahoo.com/mrss/"'
    ' xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:dcterms="http://purl.org/dc/terms/"'
)


@dataclass(frozen=True)
class Shape:
    """A feed and what is right: title, address, authors, published, paragraphs, id, source, items, feed, of the first."""

    name: str
    content: bytes
    expected: dict[str, object] = field(default_factory=dict)


def rss(inside: str, *, channel: str = "", spaces: str = SPACES) -> bytes:
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0" {spaces}><channel><title>Harbour News</title>'
        f"<link>{SITE}</link><description>d</description>{channel}{inside}</channel></rss>"
    ).encode()


def item(more: str = "", *, link: str | None = LINK, title: str = "Ferry office opens", body: str | None = None) -> str:
    linked = "" if link is None else f"<link>{link}</link>"
    text = f"<content:encoded><![CDATA[{HTML}]]></content:encoded>" if body is None else body
    return f"<item><title>{title}</title>{linked}{text}{more}</item>"


def atom(entry: str, *, feed: str = "", attributes: str = f'xmlns="{ATOM}"') -> bytes:
    return f'<?xml version="1.0"?><feed {attributes}><title>Harbour News</title><link href="{SITE}"/>{feed}{entry}</feed>'.encode()


def entry(more: str = "", *, link: str = f'<link href="{LINK}"/>', body: str | None = None, title: str = "") -> str:
    text = f'<content type="html">{ESCAPED}</content>' if body is None else body
    return (
        f"<entry><id>tag:harbour,1</id>{title or '<title>Ferry office opens</title>'}{link}"
        f"<updated>{ISO}</updated>{text}{more}</entry>"
    )


def json_feed(one: dict[str, object], **more: object) -> bytes:
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Harbour News", "home_page_url": SITE}
    first = {"id": "1", "url": LINK, "title": "Ferry office opens", "content_html": HTML} | one
    return json.dumps(feed | {"items": [{key: value for key, value in first.items() if value != ""}]} | more).encode()


def shapes() -> list[Shape]:
    """Return all of them."""
    return [
        *_dates(),
        *_authors(),
        *_addresses(),
        *_bodies(),
        *_titles(),
        *_namespaces(),
        *_broken(),
        *_identity(),
        *_json(),
    ]


def _dates() -> list[Shape]:
    written = {
        "four digits of year": DAY,
        "two digits of year": "16 Mar 26 22:00 GMT",
        "no day of the week, no zone": "16 Mar 2026 22:00:00",
        "a named zone": "Mon, 16 Mar 2026 22:00:00 EST",
        "single digits": "Mon, 16 Mar 2026 2:0:0 GMT",
        "hyphens": "16-Mar-2026",
        "month first": "Mon, March 16, 2026 10:00 PM",
        "asctime": "Mon Mar 16 22:00:00 2026",
        "ISO": ISO,
        "ISO without hyphens": "20260316T220000Z",
        "ISO, a blank for the T": "2026-03-16 22:00:00",
        "ISO with parts of a second": "2026-03-16T22:00:00.1234Z",
        "ISO, a comma before them": "2026-03-16T22:00:00,5+01:00",
        "ISO week": "2026-W12-1",
        "Greek": "Δευ, 16 Μαρ 2026 22:00:00 EET",
        "Hungarian": "2026-március-16T22:00+01:00",
        "Korean": "2026년 03월 16일  오후 10:00:00",
        "Chinese": "2026年3月16日",
        "German": "Mo, 16 Mär 2026 22:00:00 +0100",
        "French": "lun. 16 mars 2026 22:00",
        "Russian": "Пн, 16 марта 2026 22:00:00 +0300",
        "points": "16.03.2026",
    }
    found = [Shape(f"date: {name}", rss(item(f"<pubDate>{text}</pubDate>")), {"published": "2026-03-16"}) for name, text in written.items()]  # fmt: skip
    found += [
        Shape("date: of Dublin Core", rss(item("<dc:date>2026-03-16</dc:date>")), {"published": "2026-03-16"}),
        Shape("date: of Dublin Core terms", rss(item("<dcterms:issued>2026-03-16</dcterms:issued>")), {"published": "2026-03-16"}),
        Shape("date: published, not updated", atom(entry("<published>2026-03-10T01:00:00Z</published>")), {"published": "2026-03-10"}),
        Shape("date: only updated", atom(entry()), {"published": "2026-03-16"}),
        Shape("date: issued, of Atom 0.3", atom(entry("<issued>2026-03-12T01:00:00Z</issued>"), attributes='version="0.3" xmlns="http://purl.org/atom/ns#"'), {"published": "2026-03-12"}),
        Shape("date: a day that is none", rss(item("<pubDate>Mon, 30 Feb 2026 10:00:00 GMT</pubDate>")), {"published": None}),
    ]  # fmt: skip
    return found


def _authors() -> list[Shape]:
    two = "<author><name>Ada Lund</name></author><author><name>Ben Ruiz</name><uri>https://x.example</uri></author>"
    return [
        Shape("author: mail and name", rss(item("<author>ada@harbour.example (Ada Lund)</author>")), {"authors": ("Ada Lund",)}),
        Shape("author: name and mail", rss(item("<author>Ada Lund &lt;ada@harbour.example&gt;</author>")), {"authors": ("Ada Lund",)}),
        Shape("author: only mail", rss(item("<author>ada@harbour.example</author>")), {"authors": ()}),
        Shape("author: creator", rss(item("<dc:creator>Ada Lund</dc:creator>")), {"authors": ("Ada Lund",)}),
        Shape("author: two creators", rss(item("<dc:creator>Ada Lund</dc:creator><dc:creator>Ben Ruiz</dc:creator>")), {"authors": ("Ada Lund", "Ben Ruiz")}),
        Shape("author: two of Atom", atom(entry(two)), {"authors": ("Ada Lund", "Ben Ruiz")}),
        Shape("author: the feed's own, of Atom", atom(entry(), feed="<author><name>Ada Lund</name></author>"), {"authors": ("Ada Lund",)}),
        Shape("author: the entry's before the feed's", atom(entry("<author><name>Ben Ruiz</name></author>"), feed="<author><name>Ada Lund</name></author>"), {"authors": ("Ben Ruiz",)}),
        Shape("author: a contributor is none", atom(entry("<contributor><name>Cai Wu</name></contributor><author><name>Ada Lund</name></author>")), {"authors": ("Ada Lund",)}),
        Shape("author: of a podcast", rss(item("<itunes:author>Ada Lund</itunes:author>")), {"authors": ("Ada Lund",)}),
        Shape("author: the channel's editor did not write it", rss(item(), channel="<managingEditor>desk@harbour.example (The Desk)</managingEditor>"), {"authors": ()}),
        Shape("author: admin is nobody", rss(item("<dc:creator>admin</dc:creator>")), {"authors": ()}),
    ]  # fmt: skip


def _addresses() -> list[Shape]:
    based = f'xmlns="{ATOM}" xml:base="{SITE}news/"'
    return [
        Shape("address: relative, of RSS", rss(item(link="/ferry-office")), {"address": LINK}),
        Shape("address: base of the feed", atom(entry(link='<link href="ferry"/>'), attributes=based), {"address": f"{SITE}news/ferry"}),
        Shape("address: base of the entry", atom(entry(link='<link href="ferry"/>').replace("<entry>", '<entry xml:base="2026/">'), attributes=based), {"address": f"{SITE}news/2026/ferry"}),
        Shape("address: base of the link", atom(entry(link='<link xml:base="/a/" href="ferry"/>'), attributes=based), {"address": f"{SITE}a/ferry"}),
        Shape("address: alternate among others", atom(entry(link=f'<link rel="self" href="{SITE}self"/><link rel="replies" href="{SITE}talk"/><link rel="alternate" href="{LINK}"/><link rel="enclosure" href="{SITE}a.mp3"/>')), {"address": LINK}),
        Shape("address: a page before its data", atom(entry(link=f'<link rel="alternate" type="application/json" href="{SITE}a.json"/><link rel="alternate" type="text/html" href="{LINK}"/>')), {"address": LINK}),
        Shape("address: the relation as an address", atom(entry(link=f'<link rel="http://www.iana.org/assignments/relation/alternate" href="{LINK}"/>')), {"address": LINK}),
        Shape("address: the id is one", rss(item(f"<guid>{LINK}</guid>", link=None)), {"address": LINK}),
        Shape("address: the id says to be none", rss(item(f'<guid isPermaLink="false">{LINK}</guid>', link=None)), {"address": None}),
        Shape("address: the link, not the id", rss(item(f"<guid>{SITE}p=1</guid>")), {"address": LINK}),
        Shape("address: the original one", rss(item(f"<feedburner:origLink>{LINK}</feedburner:origLink>", link="https://proxy.example/~r/1"), spaces=SPACES + ' xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'), {"address": LINK}),
        Shape("address: blanks around and inside", rss(item(link=f"\n {SITE}ferry office \n")), {"address": f"{SITE}ferry%20office"}),
        Shape("address: in CDATA", rss(item(link=f"<![CDATA[{LINK}?a=1&b=2]]>")), {"address": f"{LINK}?a=1&b=2"}),
        Shape("address: a script", rss(item(link="javascript:alert(1)")), {"address": None}),
        Shape("address: content elsewhere", atom(entry(link="", body=f'<content type="text/html" src="{LINK}"/><summary>{FIRST}</summary>')), {"address": LINK}),
        Shape("address: of RDF", f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" {SPACES}><channel rdf:about="{SITE}"><title>Harbour News</title><link>{SITE}</link></channel><item rdf:about="{LINK}"><title>Ferry office opens</title><content:encoded><![CDATA[{HTML}]]></content:encoded></item></rdf:RDF>'.encode(), {"address": LINK, "title": "Ferry office opens"}),
    ]  # fmt: skip


def _bodies() -> list[Shape]:
    xhtml = f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{HTML}</div></content>'
    prefixed = f'<content type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>{FIRST}</h:p><h:p>{SECOND}</h:p></h:div></content>'
    coded = base64.b64encode(HTML.encode()).decode()
    return [
        Shape("body: escaped", rss(item(body=f"<description>{ESCAPED}</description>")), {"paragraphs": BOTH}),
        Shape("body: escaped twice", rss(item(body=f"<description>{ESCAPED.replace('&', '&amp;')}</description>")), {"paragraphs": BOTH}),
        Shape("body: in CDATA", rss(item()), {"paragraphs": BOTH}),
        Shape("body: not escaped", rss(item(body=f"<description>{HTML}</description>")), {"paragraphs": BOTH}),
        Shape("body: of XHTML", atom(entry(body=xhtml)), {"paragraphs": BOTH}),
        Shape("body: of XHTML with a prefix", atom(entry(body=prefixed)), {"paragraphs": BOTH}),
        Shape("body: a sign in XHTML is no tag", atom(entry(body=xhtml.replace("long repair", "&lt;b> repair"))), {"paragraphs": (FIRST.replace("long repair", "<b> repair"), SECOND)}),
        Shape("body: lines of plain text", atom(entry(body=f'<content type="text">{FIRST}\n{SECOND}</content>')), {"paragraphs": BOTH}),
        Shape("body: lines that are only wrapped", atom(entry(body=f'<content type="text">{FIRST.replace(" again ", chr(10) + "again ").replace(" repair ", chr(10) + "repair ")}\n\n{SECOND}</content>')), {"paragraphs": BOTH}),
        Shape("body: no type, and HTML", atom(entry(body=f"<content>{ESCAPED}</content>")), {"paragraphs": BOTH}),
        Shape("body: base64, of Atom 0.3", atom(entry(body=f'<content type="text/html" mode="base64">{coded}</content>')), {"paragraphs": BOTH}),
        Shape("body: the whole before the summary", atom(entry("<summary>Short.</summary>")), {"paragraphs": BOTH}),
        Shape("body: an empty one before the summary", atom(entry(body=f'<content type="html"/><summary type="html">{ESCAPED}</summary>')), {"paragraphs": BOTH}),
        Shape("body: of a podcast", rss(item(body=f"<itunes:summary>{FIRST}</itunes:summary>")), {"paragraphs": (FIRST,)}),
        Shape("body: of a video", atom(entry(body=f'<media:group xmlns:media="http://search.yahoo.com/mrss/"><media:title>Other</media:title><media:description>{FIRST}</media:description></media:group>')), {"paragraphs": (FIRST,), "title": "Ferry office opens"}),
        Shape("body: single breaks", rss(item(body=f"<description>{FIRST}&lt;br/&gt;{SECOND}</description>")), {"paragraphs": BOTH}),
        Shape("body: said where it appeared first", rss(item(body=f'<content:encoded><![CDATA[{HTML}<p>The post <a href="{LINK}">Ferry office opens</a> appeared first on <a href="{SITE}">Harbour News</a>.</p>]]></content:encoded>')), {"paragraphs": BOTH}),
        Shape("body: how often it was read", rss(item(body=f"<content:encoded><![CDATA[{HTML}<p>1,204 views · 3 comments</p>]]></content:encoded>")), {"paragraphs": BOTH}),
        Shape("body: only the headline and its source", rss(item(f'<source url="{SITE}">Harbour News</source>', title="Ferry office opens - Harbour News", body=f'<description>&lt;a href="{LINK}"&gt;Ferry office opens&lt;/a&gt;&amp;nbsp;&amp;nbsp;&lt;font&gt;Harbour News&lt;/font&gt;</description>')), {"paragraphs": (), "title": "Ferry office opens", "source": "Harbour News"}),
    ]  # fmt: skip


def _titles() -> list[Shape]:
    return [
        Shape("title: an ampersand", rss(item(title="R&amp;D at the pier")), {"title": "R&D at the pier"}),
        Shape("title: a bare ampersand", rss(item(title="R&D at the pier")), {"title": "R&D at the pier"}),
        Shape("title: HTML", rss(item(title="A &lt;em&gt;bold&lt;/em&gt; pier")), {"title": "A bold pier"}),
        Shape("title: entities of HTML", rss(item(title="Caf&eacute; &ndash; at last")), {"title": "Café – at last"}),
        Shape("title: a number in CDATA", rss(item(title="<![CDATA[The harbour&#8217;s pier]]>")), {"title": "The harbour’s pier"}),
        Shape("title: XHTML", atom(entry(title='<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <em>bold</em> pier</div></title>')), {"title": "A bold pier"}),
        Shape("title: text with a sign", atom(entry(title='<title type="text">Rents &lt; 5 &amp; rising</title>')), {"title": "Rents < 5 & rising"}),
        Shape("title: another one inside", rss(item("<media:content><media:title>A picture</media:title></media:content>")), {"title": "Ferry office opens"}),
        Shape("title: the picture's of the channel is not its own", rss(item(), channel="<image><title>Logo</title><link>https://logo.example/</link></image>"), {"feed": "Harbour News"}),
    ]  # fmt: skip


def _namespaces() -> list[Shape]:
    every = f'<a:feed xmlns:a="{ATOM}"><a:title>Harbour News</a:title><a:entry><a:id>1</a:id><a:title>Ferry office opens</a:title><a:link href="{LINK}"/><a:content type="html">{ESCAPED}</a:content></a:entry></a:feed>'
    return [
        Shape("names: another prefix", rss(item(body=f"<c:encoded><![CDATA[{HTML}]]></c:encoded>"), spaces=f'xmlns:c="{CONTENT}"'), {"paragraphs": BOTH}),
        Shape("names: not declared", rss(item(), spaces=""), {"paragraphs": BOTH}),
        Shape("names: a prefix everywhere", every.encode(), {"paragraphs": BOTH, "title": "Ferry office opens", "address": LINK}),
        Shape("names: Atom's link in RSS", rss(item(f'<atom:link rel="self" href="{SITE}self"/>'), spaces=SPACES + f' xmlns:atom="{ATOM}"'), {"address": LINK}),
        Shape("names: RSS in capitals", rss(item()).replace(b"<item>", b"<ITEM>").replace(b"</item>", b"</ITEM>").replace(b"title>", b"TITLE>"), {"title": "Ferry office opens"}),
        Shape("names: RSS 0.90", f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>Harbour News</title><link>{SITE}</link></channel><item><title>Ferry office opens</title><link>{LINK}</link></item></rdf:RDF>'.encode(), {"title": "Ferry office opens", "address": LINK}),
    ]  # fmt: skip


def _broken() -> list[Shape]:
    whole = rss(item() + item(link=f"{SITE}b", title="Second"))
    return [
        Shape("broken: cut off", whole[: whole.rindex(b"<content:encoded")], {"items": 2, "paragraphs": BOTH}),
        Shape("broken: an item left open", whole.replace(b"</item>", b"", 1), {"items": 2, "paragraphs": BOTH}),
        Shape("broken: a control character", whole.replace(b"roof", b"ro\x0cof", 1), {"items": 2, "title": "Ferry office opens"}),
        Shape("broken: a warning before it", b"<br />\n<b>Warning</b>: in /a.php on line <b>1</b><br />\n" + whole, {"items": 2, "paragraphs": BOTH}),
        Shape("broken: a long comment before it", whole.replace(b"<rss", b"<!-- " + b"made by hand " * 800 + b"--><rss", 1), {"items": 2, "paragraphs": BOTH}),
        Shape("broken: a field left open", rss(item(body=f"<description>{ESCAPED}<pubDate>{DAY}</pubDate>")), {"published": "2026-03-16", "paragraphs": BOTH}),
        Shape("broken: entities that would grow", whole.replace(b"<rss", b'<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><rss', 1).replace(b"roof", b"&b;", 1), {"items": 2, "title": "Ferry office opens"}),
        Shape("broken: an item behind the channel", rss("").replace(b"</channel>", f"</channel>{item()}".encode()), {"items": 1, "paragraphs": BOTH}),
        Shape("broken: a script behind the end", whole + b'<script>var a = "<item>";</script>', {"items": 2}),
    ]  # fmt: skip


def _identity() -> list[Shape]:
    source = "<source><id>blog</id><title>Ada’s notebook</title><link href='https://blog.example/'/><updated>2020-01-01T00:00:00Z</updated><author><name>Somebody</name></author></source>"
    return [
        Shape("item: its source is not it", atom(entry("<author><name>Ada Lund</name></author>").replace("<entry>", f"<entry>{source}")), {"title": "Ferry office opens", "authors": ("Ada Lund",), "published": "2026-03-16", "address": LINK, "id": "tag:harbour,1", "source": "Ada’s notebook"}),
        Shape("item: its source's author, where it has none", atom(entry().replace("<entry>", f"<entry>{source}")), {"authors": ("Somebody",)}),
        Shape("item: the paper it was taken from", rss(item('<source url="https://other.example/rss">Other Paper</source>')), {"source": "Other Paper"}),
        Shape("item: id of RSS", rss(item("<guid isPermaLink='false'>post-1</guid>")), {"id": "post-1"}),
    ]  # fmt: skip


def _json() -> list[Shape]:
    last = json.loads(json_feed({}))
    last["version"] = last.pop("version")
    return [
        Shape("json: HTML", json_feed({}), {"paragraphs": BOTH, "title": "Ferry office opens", "address": LINK, "id": "1"}),
        Shape("json: text", json_feed({"content_html": "", "content_text": f"{FIRST}\n\n{SECOND}"}), {"paragraphs": BOTH}),
        Shape("json: text with signs", json_feed({"title": "Rents < 5 & rising <b>"}), {"title": "Rents < 5 & rising <b>"}),
        Shape("json: keys in order", json.dumps(json.loads(json_feed({})), sort_keys=True).encode(), {"paragraphs": BOTH}),
        Shape("json: the version last", json.dumps(last).encode(), {"paragraphs": BOTH}),
        Shape("json: authors", json_feed({"authors": [{"name": "Ada Lund"}, {"name": "Ben Ruiz"}]}), {"authors": ("Ada Lund", "Ben Ruiz")}),
        Shape("json: the author of 1.0", json_feed({"author": {"name": "Ada Lund"}}), {"authors": ("Ada Lund",)}),
        Shape("json: the feed's authors", json_feed({}, authors=[{"name": "Ada Lund"}]), {"authors": ("Ada Lund",)}),
        Shape("json: the id is the address", json_feed({"id": LINK, "url": ""}), {"address": LINK}),
        Shape("json: relative", json_feed({"url": "/ferry"}), {"address": "https://feeds.harbour.example/ferry"}),
        Shape("json: date", json_feed({"date_published": ISO}), {"published": "2026-03-16"}),
        Shape("json: nothing", json_feed({"title": None, "authors": None}), {"title": "", "authors": (), "paragraphs": BOTH}),
    ]  # fmt: skip
