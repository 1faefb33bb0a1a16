"""A tolerant reader of HTML and XML: any text becomes a stream of tags and texts, in linear time."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_NAME = re.compile(r"/?[A-Za-z][^\s/>]{0,60}")
_ATTRIBUTE = re.compile(r"""[\s/]*([^\s"'<>/=]{1,60})(?:\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
_RAW = frozenset({"script", "style", "textarea", "noscript", "template", "svg", "math", "iframe", "object"})
_RAW_END = {name: re.compile(rf"</{name}[\s/>]", re.IGNORECASE) for name in _RAW}
_LONGEST_TAG = 16_384
# Sites put whole documents into an attribute; so long a value is left out, and must not become text.
_LONG_VALUE = re.compile(r"""[\s/]*[^\s"'<>/=]{1,60}\s{0,9}=\s{0,9}(["'])""")
_LONGEST_VALUE = 2_000_000
_MOST_ATTRIBUTES = 40


@dataclass(frozen=True, slots=True)
class Tag:
    """An opening or closing tag; `opens` is false for `</p>`, `closed` true for `<br/>`, raw text is `content`."""

    name: str
    opens: bool
    closed: bool = False
    attributes: dict[str, str] = field(default_factory=dict[str, str])
    content: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """Character data with its entities resolved."""

    content: str


def read_markup(source: str, *, xml: bool = False) -> Iterator[Tag | Text]:
    """Read markup; comments and doctypes are left out, and nothing is ever an error.

    Entities other than those of HTML stay as they are, so that no document can make them grow. In HTML what a script
    or a style holds is the `content` of its tag.
    """
    at, size = 0, len(source)
    while at < size:
        opening = source.find("<", at)
        opening = size if opening < 0 else opening
        if opening > at:
            yield Text(html.unescape(source[at:opening]))
        if opening == size:
            return
        at, found = _read_at(source, opening, xml=xml)
        if found is not None:
            yield found


def _read_at(source: str, at: int, *, xml: bool) -> tuple[int, Tag | Text | None]:
    """Read what stands at a `<`; the position after it, and a tag or text or nothing."""
    for opener, closer in (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", ">"), ("<!", ">")):
        if source.startswith(opener, at):
            end = source.find(closer, at + len(opener))
            end = len(source) if end < 0 else end
            content = Text(source[at + len(opener) : end]) if opener == "<![CDATA[" else None
            return end + len(closer), content
    name = _NAME.match(source, at + 1)
    if name is None:
        return at + 1, Text("<")
    return _read_tag(source, name, xml=xml)


def _read_tag(source: str, name: re.Match[str], *, xml: bool) -> tuple[int, Tag | Text | None]:
    opens = not name.group().startswith("/")
    lower = name.group().lstrip("/").lower()
    end = source.find(">", name.end(), name.end() + _LONGEST_TAG)
    if end < 0 and opens:
        end = _end_of_long_tag(source, name.end())
    if end < 0:
        return name.end(), None
    attributes, end = _attributes(source, name.end(), end) if opens else ({}, end)
    closed = source[end - 1] == "/"
    if opens and not xml and lower in _RAW_END:
        return _read_raw(source, lower, attributes, end + 1)
    return end + 1, Tag(lower, opens, closed, attributes)


def _attributes(source: str, at: int, end: int) -> tuple[dict[str, str], int]:
    """The attributes of a tag and the position of its `>`, which comes later than the first one if that is quoted."""
    found: dict[str, str] = {}
    while len(found) < _MOST_ATTRIBUTES:
        match = _ATTRIBUTE.match(source, at, min(len(source), at + _LONGEST_TAG))
        if (after := _after_long_value(source, at, match, end)) > 0:
            at, end = after, source.find(">", after, after + _LONGEST_TAG)
            if end < 0:
                return found, at - 1
            continue
        if match is None or match.start(1) > end:
            break
        value = next((group for group in match.groups()[1:] if group is not None), "")
        found.setdefault(match.group(1).lower(), html.unescape(value))
        at = match.end()
        if at > end:
            end = source.find(">", at, at + _LONGEST_TAG)
            if end < 0:
                return found, at - 1
    return found, end


def _end_of_long_tag(source: str, at: int) -> int:
    """The end of a tag with one long value and no sign of its own end near by; -1 where it has none."""
    for _ in range(_MOST_ATTRIBUTES):
        match = _ATTRIBUTE.match(source, at, at + _LONGEST_TAG)
        after = _after_long_value(source, at, match, at + _LONGEST_TAG)
        if after or match is None:
            return source.find(">", after, after + _LONGEST_TAG) if after else -1
        at = match.end()
    return -1


def _after_long_value(source: str, at: int, short: re.Match[str] | None, end: int) -> int:
    """The position after a quoted value that is longer than a tag is read; 0 where none begins here.

    `short` is the attribute as it reads within a tag's length: without a value that is too long.
    """
    if short is not None and source[short.end() - 1 : short.end()] in ("'", '"'):
        return 0
    opening = _LONG_VALUE.match(source, at, at + _LONGEST_TAG)
    if opening is None or opening.start(1) > end:
        return 0
    near = source.find(opening[1], opening.end(), at + _LONGEST_TAG)
    return 0 if near >= 0 else source.find(opening[1], opening.end(), opening.end() + _LONGEST_VALUE) + 1


def _read_raw(source: str, name: str, attributes: dict[str, str], at: int) -> tuple[int, Tag]:
    """Read an element whose content is no markup, to its end tag."""
    closing = _RAW_END[name].search(source, at)
    end = closing.start() if closing else len(source)
    after = source.find(">", end)
    return (len(source) if after < 0 else after + 1), Tag(
        name, opens=True, closed=True, attributes=attributes, content=source[at:end]
    )
