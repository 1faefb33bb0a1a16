"""The page that an address answered with: its one article, the address it calls its own, and the feeds it names."""

from __future__ import annotations

from dataclasses import dataclass

from bot.segmentation.html.feed_links import linked_in_header
from bot.segmentation.model import SegmentedArticle, Wall
from bot.segmentation.pages.html import absolute, address_of, read_html, read_in_language
from bot.segmentation.text.decode import decode

_MOST_FEEDS = 20


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page names: its address, absolute, and its title there."""

    address: str
    title: str


@dataclass(frozen=True, slots=True)
class WebPage:
    """What a page says. `article` is None where it holds none, and `wall` then perhaps says why.

    `canonical` is the address it calls its own, absolute; whether to believe it is the reader's business.
    """

    article: SegmentedArticle | None
    canonical: str | None
    site: str
    feeds: tuple[FeedLink, ...]
    wall: Wall | None
    encoding: str


def read_web_page(content: bytes, address: str, charset: str | None = None) -> WebPage:
    """Read the page that `address` answered with; `charset` is what the answer's header said, if anything.

    Any input whatever gives an answer, in time and memory linear in its length.
    """
    decoded = decode(content, charset)
    page = read_html(decoded.text, alone=True)
    return WebPage(
        article=next((read_in_language(draft, page.head.language) for draft in page.drafts), None),
        canonical=address_of(page.head, address),
        site=page.head.site,
        feeds=_links(page.head.feeds, address),
        wall=page.wall,
        encoding=decoded.encoding,
    )


def read_feed_links(header: str, address: str) -> tuple[FeedLink, ...]:
    """Read the feeds that the Link headers of the answer at `address` name."""
    return _links(linked_in_header(header), address)


def _links(named: list[tuple[str, str]], address: str) -> tuple[FeedLink, ...]:
    return tuple(FeedLink(found, title) for href, title in named[:_MOST_FEEDS] if (found := absolute(address, href)))
