"""A feed is well-formed RSS 2.0, whatever anybody's text holds."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from bot.rss.model import RssChannel, RssItem
from bot.rss.writing import LONGEST_LINE, LONGEST_TITLE, LONGEST_URL, LONGEST_WORDS, plain, web_address, write_rss
from tests.examples import examples

if TYPE_CHECKING:
    from collections.abc import Sequence

NOW = datetime(2026, 2, 14, 8, 0, tzinfo=UTC)
ADDRESS = "https://news.example.org/rss/AbCdEfGhIjKlMnOpQrStUv?a=1&b='2'"
ATOM = "{http://www.w3.org/2005/Atom}link"


class Tags(HTMLParser):
    """Collects what a reader would show of HTML."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.shown = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.shown += data


def item(title: str = "News", words: str = "Words.", *lines: str, url: str | None = None, name: str = "1") -> RssItem:
    return RssItem(title, words, lines, url, NOW, name)


def feed(*items: RssItem, title: str = "W1: chips", about: str = "About.") -> RssChannel:
    return RssChannel(title, about, "https://discord.com/channels/7/5", "en", items)


def read(written: bytes) -> ET.Element:
    """Return the channel of a feed, after what the specification asks of one was looked at."""
    root = ET.fromstring(written)  # noqa: S314 (of our own making)
    assert (root.tag, root.attrib) == ("rss", {"version": "2.0"})
    (channel,) = root
    names = [part.tag for part in channel]
    assert [names.count(one) for one in ("title", "link", "description", "language", ATOM)] == [1] * 5
    one = channel.find(ATOM)
    assert one is not None
    assert one.attrib == {"href": ADDRESS, "rel": "self", "type": "application/rss+xml"}
    for entry in channel.findall("item"):
        parts = {part.tag: part.text or "" for part in entry}
        assert len(parts) == len(entry)
        assert (
            {"title", "description", "guid", "pubDate"}
            <= set(parts)
            <= {*("title", "description", "guid", "pubDate", "link")}
        )
        assert parts["title"]
        assert parsedate_to_datetime(parts["pubDate"]) == NOW
        assert urlsplit(parts.get("link", "https://example.org")).scheme in {"http", "https"}
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", parts["guid"])
    return channel


@given(st.lists(st.text(), min_size=5, max_size=5))
@examples(40)
def test_any_text_makes_a_feed_that_is_well_formed(texts: list[str]) -> None:
    title, words, line, url, about = texts
    channel = read(write_rss(feed(item(title, words, line, url=f"http://{url}"), title=title, about=about), ADDRESS))
    described = channel.findtext("item/description") or ""
    shown = Tags(described)
    assert set(shown.tags) <= {"blockquote", "p"}
    assert shown.shown == plain(words, LONGEST_WORDS) + plain(line, LONGEST_LINE)
    assert "<" not in (channel.findtext("item/title") or "")


def test_what_is_quoted_is_shown_as_it_is_and_forms_nothing() -> None:
    hostile = "<script>alert(1)</script> & \"both\" 'marks' ]]> &lt;b&gt;\x00\x1b[31m\u202e\ud800\uffff 晶片"
    channel = read(write_rss(feed(item(hostile, hostile, "A1 · Gazette")), ADDRESS))
    shown = Tags(channel.findtext("item/description") or "")
    assert shown.tags == ["blockquote", "p", "p"]
    assert shown.shown == "<script>alert(1)</script> & \"both\" 'marks' ]]> &lt;b&gt; [31m 晶片A1 · Gazette"
    assert (channel.findtext("item/title") or "").startswith("‹script›alert(1)‹/script› & ")


def test_the_longest_is_cut_and_what_is_no_web_address_is_left_out() -> None:
    assert len(plain("x" * 5_000, LONGEST_LINE)) == LONGEST_LINE
    assert plain("x" * LONGEST_LINE, LONGEST_LINE) == "x" * LONGEST_LINE
    assert plain("x" * (LONGEST_LINE + 1), LONGEST_LINE).endswith("x…")
    fullest = item("晶" * 999, "晶" * 9_999, *["晶" * 9_999] * 3, url=f"https://example.org/{'晶' * 999}"[:LONGEST_URL])
    assert len(write_rss(feed(*[fullest] * 50), ADDRESS)) < 600_000
    title = read(write_rss(feed(fullest), ADDRESS)).findtext("item/title") or ""
    assert len(title) == LONGEST_TITLE
    assert web_address("https://example.org/a b?c=<d>") == "https://example.org/a%20b?c=%3Cd%3E"
    for other in (None, "", "javascript:alert(1)", "//example.org", "http://", "https://u:p@example.org", "http://[x"):
        assert web_address(other) is None, other
    assert web_address("https://example.org/" + "x" * LONGEST_URL) is None


def test_an_entry_is_known_again_when_it_changes_and_the_same_feed_is_the_same_bytes() -> None:
    def guid(one: RssItem) -> str | None:
        return read(write_rss(feed(one), ADDRESS)).findtext("item/guid")

    assert guid(item()) == guid(item("Corrected", "Other words."))
    assert guid(item()) != guid(item(name="2"))
    assert write_rss(feed(item()), ADDRESS) == write_rss(feed(item()), ADDRESS)
    later = RssItem("N", "W", (), None, NOW + timedelta(hours=1), "3")
    assert b"<lastBuildDate>Sat, 14 Feb 2026 09:00:00 GMT<" in write_rss(feed(later, item()), ADDRESS)
    assert read(write_rss(feed(), ADDRESS)).find("lastBuildDate") is None
