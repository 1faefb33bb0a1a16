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
# The other elements that a piece of HTML may begin with.
_OTHER = re.compile(
    r"<(?:a|abbr|address|aside|audio|b|base|blockquote|br|button|caption|center|cite|code|dd|del|details|dialog|dl|dt|em"
    r"|embed|fieldset|fig\w+|font|footer|form|frameset|header|hgroup|hr|i|iframe|img|input|ins|kbd|label|legend|li|link"
    r"|map|mark|menu|nav|nobr|noscript|object|picture|pre|q|s|samp|script|search|small|span|strike|strong|style|su[bp]"
    r"|summary|svg|tbody|td|template|tfoot|th|thead|time|title|tr|tt|u|var|video)>",
    re.IGNORECASE,
)
_RECORD = re.compile(r"(?:<![^<>]*>\s*)*<([a-z]\w*)\b[^<>]*>", re.IGNORECASE)
_FRONT_MATTER = re.compile(r"\s*(?:---|\+\+\+)[ \t]*\n[ \t]*[A-Za-z_][\w -]{0,30}\s*[:=]")
_HEADINGS = re.compile(r"^#{1,3} +\S", re.MULTILINE)


def sniff(text: str) -> PageFormat:
    """Guess the format of a page; text that shows no markup is plain text."""
    head = text[:_HEAD].lstrip("\ufeff \t\r\n")
    if head.startswith("<") or _HTML.match(head):
        if begins_as_feed(text[:_FEED_HEAD]):
            return PageFormat.RSS
        if _HTML.search(head) and not _is_dump(text[:_FEED_HEAD].lstrip("\ufeff \t\r\n")):
            return PageFormat.HTML
    if _FRONT_MATTER.match(text[:_HEAD]) or _HEADINGS.search(text[: 4 * _HEAD]):
        return PageFormat.MARKDOWN
    return PageFormat.TEXT


def _is_dump(text: str) -> bool:
    """Tell whether a text holds records of a collection, `<DOC>…</DOC>`, one after the other: they are no HTML."""
    found = _RECORD.match(text)
    if found is None or _HTML.match(f"<{found[1]}>") or _OTHER.match(f"<{found[1]}>"):
        return False
    opened, closed = (re.compile(rf"(?im)^{mark}{found[1]}\b") for mark in ("<", "</"))
    return len(list(islice(opened.finditer(text), 2))) == 2 and closed.search(text) is not None


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
