"""Extract articles from an HTTP response: one from a page, several from a feed (CPU work, for a worker process)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.archive import WEB
from bot.articles import words_of
from bot.errors import SourceError
from bot.loading.incoming import IncomingRecord, checksum_of
from bot.loading.pages.read_page import FEWEST_WORDS, incoming_article
from bot.segmentation import is_binary, is_feed, is_legible, read_feed, read_feed_links, read_web_page
from bot.sources import canonical_address, host_of, is_address, site_of

if TYPE_CHECKING:
    from bot.articles import ArticleText, Person
    from bot.segmentation import Feed, FeedLink, Item

LARGEST_PAGE = 8 << 20
_NO_PARTS = frozenset({"rss", "feed", "top", "comments", "respond", "more", "content", "main"})
_TEXTUAL = ("html", "xml", "json", "text/plain", "octet-stream")


@dataclass(frozen=True, slots=True)
class Response:
    """The body of an HTTP response. `source` is the default source of its articles.

    `links` are the Link headers.
    """

    address: str
    content: bytes
    content_type: str
    charset: str | None
    source: str | None = None
    links: str = ""


@dataclass(frozen=True, slots=True)
class PageRead:
    """A parsed page: its article or the reason why there is none, and the feeds it links to."""

    record: IncomingRecord | None
    error: SourceError | None
    feeds: tuple[FeedLink, ...]


@dataclass(frozen=True, slots=True)
class FeedItem:
    """A feed item: its article as far as the feed has it, the address of the full text, and the metadata of the feed.

    `published` is YYYY-MM-DD.
    """

    record: IncomingRecord | None
    address: str | None
    title: str
    whole: bool
    identity: tuple[str, str]
    checksum: str
    published: str | None = None
    authors: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedRead:
    """A parsed feed. `repeated` counts duplicate items, `left_out` those beyond the limit."""

    title: str
    items: tuple[FeedItem, ...]
    left_out: int
    repeated: int = 0


def read_answer(answer: Response) -> PageRead | FeedRead:
    """Parse a page or a feed. Raises SourceError for anything else."""
    kind = answer.content_type.lower()
    # Content that looks like a feed is one, whatever its Content-Type.
    is_text = not is_binary(answer.content)
    feeds = is_text and is_feed(answer.content, answer.charset)
    if not is_text or not (feeds or any(one in kind for one in _TEXTUAL)):
        raise SourceError("web-no-page", type=kind[:60] or "?")
    if not is_legible(answer.content, answer.charset):
        raise SourceError("source-encoding")
    if feeds:
        return _read_feed(read_feed(answer.content, answer.address, answer.charset), answer)
    if len(answer.content) > LARGEST_PAGE:
        raise SourceError("fetch-too-large", limit=LARGEST_PAGE >> 20)
    is_json = answer.content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")
    if "html" not in kind and (is_json or b"<" not in answer.content[:1024]):
        raise SourceError("web-no-page", type=kind[:60])
    return _read_page(answer)


def _read_page(answer: Response) -> PageRead:
    page = read_web_page(answer.content, answer.address, answer.charset)
    feeds = page.feeds or read_feed_links(answer.links, answer.address)
    if page.wall is not None:
        return PageRead(None, SourceError("web-wall", wall=page.wall.value), feeds)
    if page.article is None or _is_short(page.article.text):
        return PageRead(None, SourceError("web-no-article"), feeds)
    address = canonical_address(answer.address, page.canonical)
    source = answer.source or page.site or host_of(address)
    article = incoming_article(replace(page.article, url=_shown(address, answer.address), source=None), source)
    _ = article.samples  # computed here, off the event loop
    return PageRead(IncomingRecord(WEB, address, content_checksum(article.text), article), None, feeds)


def _shown(identity: str, fetched: str) -> str:
    """Return an address to show: identities are normalized to https, which the site may not support."""
    return identity.replace("https:", "http:", 1) if fetched.startswith("http:") else identity


def _is_short(text: ArticleText) -> bool:
    return sum(len(words_of(paragraph.text)) for paragraph in text.paragraphs) < FEWEST_WORDS


def content_checksum(text: ArticleText) -> str:
    """Return a hash of the text of an article, without its date and address."""
    people = (f"{person.role} {person.name}" for person in text.people)
    parts = (text.headline, *(paragraph.text for paragraph in text.paragraphs), *people)
    return checksum_of("\n".join(parts).encode("utf-8", "replace"))


def _read_feed(feed: Feed, answer: Response) -> FeedRead:
    source = answer.source or feed.title or host_of(answer.address)
    keys = Identities(feed, answer.address)
    items = [_item(one, source, keys) for one in feed.items]
    once = {one.identity: one for one in reversed(items)}
    return FeedRead(feed.title, tuple(reversed(once.values())), feed.left_out, len(items) - len(once))


def _item(item: Item, source: str, keys: Identities) -> FeedItem:
    said = said_by(item)
    identity = keys.of(item)
    record = None
    shown = _shown(canonical_address(item.address), item.address) if item.address else None
    if shown and (fragment := keys.fragment(item)):
        shown = f"{shown}#{fragment}"
    if item.article is not None and not _is_short(item.article.text):
        article = incoming_article(replace(item.article, url=shown), source)
        _ = article.samples
        page = keys.page(item)
        record = IncomingRecord(*identity, said, article, ((WEB, page),) if page else ())
    return FeedItem(record, item.address, item.title, item.whole, identity, said, item.published, item.authors)


def said_by(item: Item) -> str:
    """Return a hash of the content of a feed item."""
    if item.article is not None:
        return content_checksum(item.article.text)
    return checksum_of(item.title.encode("utf-8", "replace"))


class Identities:
    """The identities of feed items: the id in the feed, else the address, else a hash of the content.

    An id or address shared by items with different content is ignored. An address is an identity beyond the feed only
    on the site of the feed itself: any feed can name any address, and could otherwise overwrite articles of another
    site.
    """

    def __init__(self, feed: Feed, address: str) -> None:
        self._feed = address
        pairs = [(item.id, self._place(item) or item.title) for item in feed.items]
        self._of_id = Counter(own for own, _ in set(pairs))
        self._of_place = Counter(place for place, _ in {(self._place(item), said_by(item)) for item in feed.items})
        self._of_page = Counter(canonical_address(item.address) for item in feed.items if item.address)
        # Some feed generators give every item the front page, or the feed, as its id.
        self._nothing = {canonical_address(one) for one in (feed.site, address) if one}

    def of(self, item: Item) -> tuple[str, str]:
        """Return the identity of an item: the feed, and its id there."""
        place = self._place(item)
        if item.id and self._of_id[item.id] == 1 and not self._is_front(item.id):
            return self._feed, item.id
        if place is not None and self._of_place[place] == 1:
            return self._feed, place
        return self._feed, f"#{said_by(item)}"

    def page(self, item: Item) -> str | None:
        """Return the address that identifies an item beyond its feed; None if it must not."""
        if not item.address or self.fragment(item) or site_of(item.address) != site_of(self._feed):
            return None
        page = canonical_address(item.address)
        return page if self._of_page[page] == 1 else None

    def fragment(self, item: Item) -> str:
        """Return the URL fragment of an item that is part of a page; empty for whole pages and tracking fragments."""
        part = urlsplit(item.address or "").fragment
        return "" if "=" in part or part.lower() in _NO_PARTS else part

    def _place(self, item: Item) -> str | None:
        if not item.address:
            return None
        part = self.fragment(item)
        return canonical_address(item.address) + (f"#{part}" if part else "")

    def _is_front(self, own: str) -> bool:
        return is_address(own) and canonical_address(own) in self._nothing
