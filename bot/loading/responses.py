"""What a site answered to the articles in it: a page has one, a feed has items (CPU work, for a worker process)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.articles import words_of
from bot.errors import SourceError
from bot.loading.incoming import IncomingRecord, checksum_of
from bot.loading.pages.read_page import FEWEST_WORDS, incoming_article
from bot.segmentation import is_binary, is_feed, read_feed, read_web_page
from bot.sources import canonical_address, host_of, site_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.articles import ArticleText
    from bot.segmentation import Feed, FeedLink, Item

WEB = "web"
"""The origin of everything that is known by its address alone."""

LARGEST_PAGE = 8 << 20
_TEXTUAL = ("html", "xml", "json", "text/plain", "octet-stream")


@dataclass(frozen=True, slots=True)
class Response:
    """The bytes that an address answered with. `source` is whom they come from where they do not say so."""

    address: str
    content: bytes
    content_type: str
    charset: str | None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class PageRead:
    """A page: its article, else why there is none; and the feeds it names."""

    record: IncomingRecord | None
    error: SourceError | None
    feeds: tuple[FeedLink, ...]


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An item of a feed: its article as far as the feed brings it, and where the whole of it is."""

    record: IncomingRecord | None
    address: str | None
    title: str
    whole: bool
    identity: tuple[str, str]
    checksum: str


@dataclass(frozen=True, slots=True)
class FeedRead:
    """A feed. `left_out` counts the items beyond the bound."""

    title: str
    items: tuple[FeedItem, ...]
    left_out: int


def read_answer(answer: Response) -> PageRead | FeedRead:
    """Read a page or a feed. Raises SourceError for what is neither."""
    kind = answer.content_type.lower()
    if is_binary(answer.content) or not any(one in kind for one in _TEXTUAL):
        raise SourceError("web-no-page", type=kind[:60] or "?")
    if is_feed(answer.content):
        return _read_feed(read_feed(answer.content, answer.address), answer)
    if len(answer.content) > LARGEST_PAGE:
        raise SourceError("fetch-too-large", limit=LARGEST_PAGE >> 20)
    if "html" not in kind and b"<" not in answer.content[:1024]:
        raise SourceError("web-no-page", type=kind[:60])
    return _read_page(answer)


def _read_page(answer: Response) -> PageRead:
    page = read_web_page(answer.content, answer.address, answer.charset)
    if page.wall is not None:
        return PageRead(None, SourceError("web-wall", wall=page.wall.value), page.feeds)
    if page.article is None or _is_short(page.article.text):
        return PageRead(None, SourceError("web-no-article"), page.feeds)
    address = canonical_address(answer.address, page.canonical)
    source = answer.source or page.site or host_of(address)
    article = incoming_article(replace(page.article, url=_shown(address, answer.address), source=None), source)
    _ = article.samples  # worked out here, off the event loop
    return PageRead(IncomingRecord(WEB, address, content_checksum(article.text), article), None, page.feeds)


def _shown(identity: str, fetched: str) -> str:
    """An address to print: identities say https, and the site may not."""
    return identity.replace("https:", "http:", 1) if fetched.startswith("http:") else identity


def _is_short(text: ArticleText) -> bool:
    return sum(len(words_of(paragraph.text)) for paragraph in text.paragraphs) < FEWEST_WORDS


def content_checksum(text: ArticleText) -> str:
    """Return what tells one text of an article from another; its date and address say nothing of its text."""
    people = (f"{person.role} {person.name}" for person in text.people)
    parts = (text.headline, *(paragraph.text for paragraph in text.paragraphs), *people)
    return checksum_of("\n".join(parts).encode("utf-8", "replace"))


def _read_feed(feed: Feed, answer: Response) -> FeedRead:
    shared = Counter(item.address for item in feed.items)
    source = answer.source or feed.title or host_of(answer.address)
    items = (_item(one, answer.address, source, alone=shared[one.address] == 1) for one in feed.items)
    return FeedRead(feed.title, tuple(_each_once(items)), feed.left_out)


def _item(item: Item, feed: str, source: str, *, alone: bool) -> FeedItem:
    """Know an item by its id in the feed, else by its address, else by what it says.

    An address counts beyond the feed only where it is of the feed's own site: any feed can name any address, and
    would change the article of another site by it.
    """
    address = canonical_address(item.address) if item.address and alone else None
    said = (
        content_checksum(item.article.text)
        if item.article is not None
        else checksum_of(item.title.encode("utf-8", "replace"))
    )
    identity = (feed, item.id or address or f"#{said}")
    trusted = address is not None and site_of(address) == site_of(feed)
    record = None
    shown = _shown(address, item.address or "") if address else item.address
    if item.article is not None and not _is_short(item.article.text):
        article = incoming_article(replace(item.article, url=shown), source)
        _ = article.samples
        record = IncomingRecord(*identity, said, article, ((WEB, address),) if trusted and address else ())
    return FeedItem(record, item.address, item.title, item.whole, identity, said)


def _each_once(items: Iterable[FeedItem]) -> Iterator[FeedItem]:
    seen: set[tuple[str, str]] = set()
    for item in items:
        if item.identity not in seen and (item.record is not None or item.address is not None):
            seen.add(item.identity)
            yield item
