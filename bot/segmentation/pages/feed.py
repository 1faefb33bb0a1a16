"""Feeds as sites send them: RSS, RDF, Atom and JSON Feed, each item with what makes it the same item again."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urljoin

from bot.segmentation.articles.draft import read_article
from bot.segmentation.html.tokens import Tag, Text, read_markup
from bot.segmentation.model import SegmentedArticle
from bot.segmentation.pages.feed_items import FeedFields, draft_of, plain_field, read_items
from bot.segmentation.text.decode import decode
from bot.segmentation.text.normalise import normalise

if TYPE_CHECKING:
    from bot.articles import ArticleText

MOST_ITEMS = 500
"""What a feed holds beyond so many items is left out: the newest come first."""

MOST_OUTLINES = 500

_HEAD = 4096
_FEED = re.compile(r"<(?:\w{1,20}:)?(?:rss|feed|rdf)[\s>]", re.IGNORECASE)
_JSON_FEED = re.compile(r"\s*\{[^<]{0,2000}\"version\"\s*:\s*\"https?:\\?/\\?/jsonfeed\.org\\?/version", re.DOTALL)
_PREFIX = re.compile(r"<(\w{1,20}):(?:feed|rss)[\s>]", re.IGNORECASE)
_OPML = re.compile(r"<opml[\s>]", re.IGNORECASE)
_WHOLE = ("content:encoded", "content")
_SHORT = 1_200
_SEVERAL = 3
_LONGEST_ID = 500
_LONGEST_ADDRESS = 2_000


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a feed: its own id, the address it leads to (absolute), its title, and its text where it brings one.

    `whole` is False where the feed holds only a summary of the article.
    """

    id: str | None
    address: str | None
    title: str
    article: SegmentedArticle | None
    whole: bool


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: what it calls itself, the site it belongs to, and its items. `left_out` counts those beyond 500."""

    title: str
    site: str | None
    items: tuple[Item, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class OpmlFeed:
    """A feed that an OPML file lists."""

    address: str
    title: str


def is_feed(content: bytes) -> bool:
    """Tell by its beginning whether an answer is a feed."""
    head = decode(content[:_HEAD]).text
    return _JSON_FEED.match(head) is not None or (
        head.lstrip("\ufeff \t\r\n").startswith("<") and bool(_FEED.search(head))
    )


def is_opml(content: bytes) -> bool:
    """Tell by its beginning whether a file lists feeds."""
    return _OPML.search(decode(content[:_HEAD]).text) is not None


def read_feed(content: bytes, address: str) -> Feed:
    """Read the feed that `address` answered with; one that is not well-formed gives what can be read.

    No entity is ever expanded but those of HTML, so that no document can make them grow.
    """
    text = normalise(decode(content).text)
    if text.lstrip("\ufeff \n").startswith("{"):
        return _json_feed(text, address)
    if prefixed := _PREFIX.search(text[:_HEAD]):
        # As some libraries write Atom: every name with the prefix of its namespace.
        text = re.sub(rf"<(/?){prefixed.group(1)}:", r"<\1", text)
    items = read_items(text, MOST_ITEMS)
    title, site = _channel(text)
    total = max(len(items), len(re.findall(r"<(?:item|entry)[\s>]", text)) if len(items) == MOST_ITEMS else 0)
    return Feed(title, _join(address, site), tuple(_item(one, address) for one in items), total - len(items))


def read_opml(content: bytes) -> tuple[OpmlFeed, ...]:
    """Read the feeds an OPML file lists, each once, the first 500."""
    found: dict[str, OpmlFeed] = {}
    for event in read_markup(normalise(decode(content).text), xml=True):
        if isinstance(event, Tag) and event.opens and event.name == "outline":
            address = event.attributes.get("xmlurl", "").strip()
            title = event.attributes.get("title") or event.attributes.get("text") or ""
            if address and len(found) < MOST_OUTLINES:
                found.setdefault(address, OpmlFeed(address[:_LONGEST_ADDRESS], title[:200]))
    return tuple(found.values())


def _channel(text: str) -> tuple[str, str]:
    """The title of a feed and the address of its site: what stands before its first item."""
    title, link, name, parts = "", "", "", list[str]()
    for event in read_markup(text, xml=True):
        if isinstance(event, Text):
            parts.append(event.content)
        elif event.opens and event.name in ("item", "entry"):
            break
        elif event.opens:
            name, parts = event.name, []
            if name == "link" and event.attributes.get("rel", "alternate") == "alternate":
                link = link or event.attributes.get("href", "")
        elif event.name == name:
            value = "".join(parts).strip()
            title = title or (plain_field(value) if name == "title" else "")
            link = link or (value if name == "link" else "")
    return title[:200], link


def _item(item: FeedFields, base: str) -> Item:
    fields = item.fields
    draft = draft_of(item)
    link = _join(base, (item.link or fields.get("link") or "").strip())
    own = (fields.get("guid") or fields.get("id") or item.about or "").strip()[:_LONGEST_ID] or None
    draft.url = link
    # A headline alone is no article.
    article = read_article(draft) if len(draft.units) > bool(draft.headline) else None
    whole = article is not None and not article.text.truncated and _brings_all(fields, article.text)
    if article is not None and not whole:
        article = replace(article, text=replace(article.text, truncated=True))
    return Item(own, link, draft.headline or "", article, whole)


def _brings_all(fields: dict[str, str], text: ArticleText) -> bool:
    """A field made for the whole text holds it; a description of some length, too, where there is no other."""
    size = sum(len(paragraph.text) for paragraph in text.paragraphs)
    return any(fields.get(name) for name in _WHOLE) or size >= _SHORT or len(text.paragraphs) >= _SEVERAL


def _join(base: str, stated: str) -> str | None:
    try:
        address = urljoin(base, stated) if stated else ""
    except ValueError:
        return None
    usable = address.startswith(("http://", "https://")) and len(address) <= _LONGEST_ADDRESS
    return address if usable else None


def _json_feed(text: str, address: str) -> Feed:
    try:
        data: Any = json.loads(text)
    except (ValueError, RecursionError):
        return Feed("", None, (), 0)
    fields = cast("dict[str, Any]", data) if isinstance(data, dict) else {}
    stated = fields.get("items")
    listed = cast("list[Any]", stated) if isinstance(stated, list) else []
    items = [_json_item(cast("dict[str, Any]", one)) for one in listed[:MOST_ITEMS] if isinstance(one, dict)]
    return Feed(
        _string(fields, "title")[:200],
        _join(address, _string(fields, "home_page_url")),
        tuple(_item(one, address) for one in items),
        max(0, len(listed) - MOST_ITEMS),
    )


def _json_item(stated: dict[str, Any]) -> FeedFields:
    """A JSON item under the names that the same things have in RSS."""
    values = {
        "id": str(stated["id"]) if isinstance(stated.get("id"), str | int) else "",
        "title": _string(stated, "title"),
        "content:encoded": _string(stated, "content_html"),
        "content": _string(stated, "content_text"),
        "description": _string(stated, "summary"),
        "pubdate": _string(stated, "date_published"),
        "dc:creator": "; ".join(_json_authors(stated)),
    }
    link = _string(stated, "url") or _string(stated, "external_url")
    return FeedFields({name: value for name, value in values.items() if value}, link or None)


def _json_authors(stated: dict[str, Any]) -> list[str]:
    several = stated.get("authors")
    people = cast("list[Any]", several) if isinstance(several, list) else [stated.get("author")]
    return [_string(cast("dict[str, Any]", one), "name") for one in people[:20] if isinstance(one, dict)]


def _string(fields: dict[str, Any], name: str) -> str:
    value = fields.get(name)
    return value if isinstance(value, str) else ""
