"""Tell how a page is marked up from its first lines."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import islice

from bot.segmentation.html.tokens import Tag, read_markup
from bot.segmentation.model import PageFormat

_HEAD = 4096
_FEED_HEAD = 64 << 10
_FEED_ROOTS = ("rss", "feed", "rdf")
# What a program may print before the feed that it makes.
_BEFORE_ROOT = frozenset({"br", "b", "p", "i", "strong", "font", "pre", "script"})
_MOST_BEFORE_ROOT = 50
_HTML = re.compile(
    r"<(?:!doctype html|html|head|body|article|main|div|section|p|h[1-6]|meta|table|ul|ol)\b[^<>]*>", re.IGNORECASE
)
_FRONT_MATTER = re.compile(r"\s*(?:---|\+\+\+)[ \t]*\n[ \t]*[A-Za-z_][\w -]{0,30}\s*[:=]")
_HEADINGS = re.compile(r"^#{1,3} +\S", re.MULTILINE)


def sniff(text: str) -> PageFormat:
    """Guess the format of a page; text that shows no markup is plain text."""
    head = text[:_HEAD].lstrip("\ufeff \t\r\n")
    if head.startswith("<") or _HTML.match(head):
        if begins_as_feed(text[:_FEED_HEAD]):
            return PageFormat.RSS
        if len(_HTML.findall(head)) >= 1:
            return PageFormat.HTML
    if _FRONT_MATTER.match(text[:_HEAD]) or _HEADINGS.search(text[: 4 * _HEAD]):
        return PageFormat.MARKDOWN
    return PageFormat.TEXT


def begins_as_feed(text: str, roots: Collection[str] = _FEED_ROOTS) -> bool:
    """Tell whether the first element of a text is the root of a feed, whatever comments stand before it."""
    if not text.lstrip("\ufeff \t\r\n").startswith("<"):
        return False
    tags = (event for event in read_markup(text, xml=True) if isinstance(event, Tag) and event.opens)
    for tag in islice(tags, _MOST_BEFORE_ROOT):
        if tag.name.rpartition(":")[2] in roots:
            return True
        if tag.name not in _BEFORE_ROOT:
            return False
    return False


_BY_SUFFIX = {
    ".md": PageFormat.MARKDOWN,
    ".markdown": PageFormat.MARKDOWN,
    ".html": PageFormat.HTML,
    ".htm": PageFormat.HTML,
    ".xhtml": PageFormat.HTML,
    ".rss": PageFormat.RSS,
    ".atom": PageFormat.RSS,
}


def format_of_suffix(suffix: str) -> PageFormat | None:
    """The format that a file's name tells, such as `.md`; None where only the content can tell (`.txt`, `.xml`)."""
    return _BY_SUFFIX.get(suffix.lower())
