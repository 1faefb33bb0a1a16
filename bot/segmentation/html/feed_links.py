"""Which feeds a page, or the answer that it came in, names: the feed of its articles first."""

from __future__ import annotations

import re
from collections.abc import Iterable

_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"})
# These may be feeds, where the title or the address says so.
_PERHAPS = frozenset({"text/xml", "application/xml", "application/json", ""})
_SAYS_FEED = re.compile(r"rss|atom|feed", re.IGNORECASE)
_COMMENTS = re.compile(
    r"comment|kommentar|reacties|commentaire|comentario|commenti|\bcomentários|留言|評論|评论|回應|コメント",
    re.IGNORECASE,
)
_LINK = re.compile(r"<([^<>]{1,2000})>((?:\s*;\s*[\w*-]{1,40}\s*=\s*(?:\"[^\"]{0,500}\"|[^\s,;\"]{0,500})){0,20})")
_PARAMETER = re.compile(r"([\w*-]{1,40})\s*=\s*(?:\"([^\"]{0,500})\"|([^\s,;\"]{0,500}))")
_MOST = 50


def is_feed_link(relations: list[str], kind: str, address: str, title: str) -> bool:
    """Tell whether a link is one to a feed: of a feed's type, or by the relation that is made for it."""
    kind = kind.partition(";")[0].strip().lower()
    if "feed" in relations:
        return kind in _TYPES or kind in _PERHAPS
    if "alternate" not in relations or "stylesheet" in relations:
        return False
    return kind in _TYPES or (kind in _PERHAPS and bool(kind) and _SAYS_FEED.search(f"{title} {address}") is not None)


def articles_first(feeds: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Order (address, title) so that the feeds of comments come last: some pages name them first."""
    return sorted(feeds, key=lambda feed: _COMMENTS.search(f"{feed[0]} {feed[1]}") is not None)


def linked_in_header(header: str) -> list[tuple[str, str]]:
    """Return the feeds that Link headers name (RFC 8288), each with its title."""
    found: list[tuple[str, str]] = []
    for link in _LINK.finditer(header):
        stated = {name.lower(): quoted or plain for name, quoted, plain in _PARAMETER.findall(link[2])}
        title = stated.get("title", "")
        if len(found) < _MOST and is_feed_link(
            stated.get("rel", "").lower().split(), stated.get("type", ""), link[1], title
        ):
            found.append((link[1].strip(), title))
    return articles_first(found)
