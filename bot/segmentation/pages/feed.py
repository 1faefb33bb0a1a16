"""Feeds as sites send them: RSS, RDF, Atom and JSON Feed, each item with what makes it the same item again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.articles import Person, PersonRole
from bot.segmentation.articles.draft import read_article
from bot.segmentation.credits.stated import stated_names
from bot.segmentation.html.tokens import Tag, read_markup
from bot.segmentation.model import SegmentedArticle
from bot.segmentation.pages.feed_addresses import LONGEST_ADDRESS
from bot.segmentation.pages.feed_bodies import plain_field
from bot.segmentation.pages.feed_drafts import authors_of, draft_of, stated_date
from bot.segmentation.pages.feed_fields import PUBLISHED, FeedFields
from bot.segmentation.pages.feed_items import read_items
from bot.segmentation.pages.feed_json import is_json_feed, read_json_items
from bot.segmentation.pages.formats import begins_as_feed
from bot.segmentation.text.decode import decode
from bot.segmentation.text.normalise import normalise
from bot.segmentation.text.stated_dates import to_iso

if TYPE_CHECKING:
    from bot.articles import ArticleText

MOST_ITEMS = 500
"""What a feed holds beyond so many items is left out: the newest come first."""

MOST_OUTLINES = 500

_HEAD = 64 << 10
_SHORT = 1_200
_SEVERAL = 3
_LONGEST_ID = 500


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a feed: its own id, the address it leads to (absolute), its title, and its text where it brings one.

    `whole` is False where the feed holds only a summary of the article. `published` (YYYY-MM-DD) and `authors` are what
    the feed states, also where it brings no text.
    """

    id: str | None
    address: str | None
    title: str
    article: SegmentedArticle | None
    whole: bool
    published: str | None = None
    authors: tuple[Person, ...] = ()


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


def is_feed(content: bytes, charset: str | None = None) -> bool:
    """Tell whether an answer is a feed: of XML by its beginning, of JSON by the version that it states anywhere."""
    start = content[:_HEAD].lstrip(b"\xef\xbb\xbf\x00 \t\r\n")
    if start.startswith(b"{"):
        return is_json_feed(decode(content, charset).text)
    return begins_as_feed(decode(content[:_HEAD], charset).text)


def is_opml(content: bytes) -> bool:
    """Tell by its beginning whether a file lists feeds."""
    return begins_as_feed(decode(content[:_HEAD]).text, roots=("opml",))


def read_feed(content: bytes, address: str, charset: str | None = None) -> Feed:
    """Read the feed that `address` answered with; one that is not well-formed gives what can be read.

    `charset` is what the answer's header said. No entity is ever expanded but those of HTML, so that no document can
    make them grow.
    """
    text = normalise(decode(content, charset).text)
    is_json = text.lstrip("\ufeff \n").startswith("{")
    parts = read_json_items(text, address, MOST_ITEMS) if is_json else read_items(text, address, MOST_ITEMS)
    channel = parts.channel
    items = tuple(_item(one, channel) for one in parts.items)
    return Feed(plain_field(channel.text("title"))[:200], channel.own_address, items, parts.more)


def read_opml(content: bytes) -> tuple[OpmlFeed, ...]:
    """Read the feeds an OPML file lists, each once, the first 500."""
    found: dict[str, OpmlFeed] = {}
    for event in read_markup(normalise(decode(content).text), xml=True):
        if isinstance(event, Tag) and event.opens and event.name == "outline":
            address = event.attributes.get("xmlurl", "").strip()
            title = event.attributes.get("title") or event.attributes.get("text") or ""
            if address and len(found) < MOST_OUTLINES:
                found.setdefault(address, OpmlFeed(address[:LONGEST_ADDRESS], title[:200]))
    return tuple(found.values())


def _item(item: FeedFields, channel: FeedFields) -> Item:
    draft = draft_of(item, channel)
    own = (item.text("guid", "id") or item.about)[:_LONGEST_ID] or None
    # A headline alone is no article.
    article = read_article(draft) if len(draft.units) > bool(draft.headline) else None
    whole = article is not None and not article.text.truncated and _brings_all(item, article.text)
    if article is not None and not whole:
        article = replace(article, text=replace(article.text, truncated=True))
    published = to_iso(stated_date(item, PUBLISHED) or "")
    authors = tuple(
        Person(PersonRole.AUTHOR, name, None, cjk) for name, cjk in stated_names("; ".join(authors_of(item, channel)))
    )
    return Item(own, draft.url, draft.headline or "", article, whole, published, authors)


def _brings_all(item: FeedFields, text: ArticleText) -> bool:
    """A field made for the whole text holds it; a description of some length, too, where there is no other."""
    size = sum(len(paragraph.text) for paragraph in text.paragraphs)
    return item.whole is not None or size >= _SHORT or len(text.paragraphs) >= _SEVERAL
