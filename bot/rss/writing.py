"""Write a feed as RSS 2.0 (the RSS Advisory Board's specification, 2.0.11), with Atom's link to itself (RFC 4287).

Anybody's text is in it: it is escaped, and cut to what XML 1.0 can hold (its section 2.2), so that every reader can
read the whole.
"""

from __future__ import annotations

import re
import uuid
from email.utils import format_datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from bot.rss.model import RssChannel, RssItem

LONGEST_TITLE: Final = 200
LONGEST_WORDS: Final = 700
"""Characters of a passage: as many as a message of a watch shows."""

LONGEST_LINE: Final = 400
LONGEST_URL: Final = 1_000

_MINUTES: Final = 15
"""How long a reader may keep what it has (`ttl`)."""

_NAMESPACE: Final = uuid.UUID("4a0f6cf0-6a3c-4b53-9d0b-6c4b0f6f1f27")

# Direction controls turn around what stands beside a text (UAX #9); the rest XML cannot hold, or nobody can see.
_UNWRITABLE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff]|[\U0001fffe\U0001ffff]"
)
_SPACES: Final = re.compile(r"\s+")
_SIGNS: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
_SPECIAL: Final = re.compile("[&<>\"']")
_URL_SIGNS: Final = "%/:?#@!$&'()*+,;=~[]"
# Some readers show a title as HTML, others as text: signs that are no tags in either are the same in both.
_BRACKETS: Final = str.maketrans("<>", "‹›")


def write_rss(channel: RssChannel, address: str) -> bytes:
    """Return a feed as a document in UTF-8; `address` is where it is read. The same feed is the same bytes."""
    newest = max((item.at for item in channel.items), default=None)
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>',
        _element("title", _title(channel.title)),
        _element("link", channel.link),
        f'<atom:link href="{_escaped(address)}" rel="self" type="application/rss+xml"/>',
        _element("description", plain(channel.about, LONGEST_LINE)),
        _element("language", channel.language),
        _element("lastBuildDate", format_datetime(newest, usegmt=True)) if newest is not None else "",
        _element("ttl", str(_MINUTES)),
        *map(_item, channel.items),
        "</channel></rss>\n",
    ]
    return "\n".join(filter(None, parts)).encode()


def _item(item: RssItem) -> str:
    url = web_address(item.url)
    guid = uuid.uuid5(_NAMESPACE, item.identity).urn
    return "\n".join(
        filter(
            None,
            (
                "<item>",
                _element("title", _title(item.title) or "…"),
                _element("link", url) if url else "",
                _element("description", _described(item)),
                f'<guid isPermaLink="false">{guid}</guid>',
                _element("pubDate", format_datetime(item.at, usegmt=True)),
                "</item>",
            ),
        )
    )


def _described(item: RssItem) -> str:
    """Return an entry in HTML: the passage as a quotation, and a paragraph for each line."""
    words = plain(item.words, LONGEST_WORDS)
    quoted = f"<blockquote><p>{_escaped(words)}</p></blockquote>" if words else ""
    told = (plain(line, LONGEST_LINE) for line in item.lines)
    return quoted + "".join(f"<p>{_escaped(line)}</p>" for line in told if line)


def plain(text: str, most: int) -> str:
    """Return a text on one line, without what XML cannot hold or nobody can see, cut to `most` characters."""
    line = _SPACES.sub(" ", _UNWRITABLE.sub(" ", text[: 4 * most])).strip()
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def web_address(url: str | None) -> str | None:
    """Return an address of the web as it can be written, None for anything else."""
    if not url or len(url) > LONGEST_URL:
        return None
    written = quote(url, safe=_URL_SIGNS, errors="replace")
    try:
        parts = urlsplit(written)
    except ValueError:
        return None
    is_web = parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
    return written if is_web and len(written) <= 3 * LONGEST_URL else None


def _title(text: str) -> str:
    return plain(text, LONGEST_TITLE).translate(_BRACKETS)


def _element(name: str, text: str) -> str:
    return f"<{name}>{_escaped(text)}</{name}>"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda sign: _SIGNS[sign[0]], text)
