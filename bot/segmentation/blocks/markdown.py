"""Markdown: front matter, headings, and the text under the markup."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.segmentation.blocks.lines import Line

_HEADING = re.compile(r"(#{1,6}) +\S")
_FIELD = re.compile(r"([A-Za-z_][\w -]{0,30}):\s*(.*)")
_LONGEST_FRONT_MATTER = 40
_IMAGE = re.compile(r"!\[([^\[\]]{0,300})\]\([^()\s]{0,500}(?: \"[^\"]{0,200}\")?\)")
_LINK = re.compile(r"\[([^\[\]]{1,300})\]\([^()\s]{0,500}(?: \"[^\"]{0,200}\")?\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,500})(?<=\S)\1")
_EMPHASIS = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,500})(?<=[^\s*])\*(?![\w*])|"
    r"(?<![\w_])_(?=[^\s_])([^_\n]{1,500})(?<=[^\s_])_(?![\w_])"
)
_CODE = re.compile(r"`([^`\n]{1,500})`")
_LEADING = re.compile(r"^(?:#{1,6} +|> ?)+")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields at the head of a Markdown article, and where they stand among the lines."""

    first: int
    last: int
    fields: dict[str, str]


def plain(text: str) -> str:
    """Take the marks of links, images, emphasis, code, quotation and headings off a line of Markdown."""
    text = _LEADING.sub("", text)
    text = _IMAGE.sub(r"\1", text)
    text = _LINK.sub(r"\1", text)
    text = _STRONG.sub(r"\2", text)
    text = _EMPHASIS.sub(lambda found: found.group(1) or found.group(2), text)
    return _CODE.sub(r"\1", text)


def heading_level(text: str) -> int:
    """The level of an ATX heading, or 0."""
    found = _HEADING.match(text)
    return len(found.group(1)) if found else 0


def find_front_matter(lines: list[Line]) -> list[FrontMatter]:
    """Find every block of `key: value` lines between two rules; several articles may each bring one."""
    found: list[FrontMatter] = []
    at = 0
    while at < len(lines):
        matter = _front_matter(lines, at) if lines[at].text in ("---", "+++") else None
        if matter:
            found.append(matter)
            at = matter.last
        at += 1
    return found


def _front_matter(lines: list[Line], first: int) -> FrontMatter | None:
    fields: dict[str, str] = {}
    key = ""
    for at in range(first + 1, min(len(lines), first + _LONGEST_FRONT_MATTER)):
        text = lines[at].text
        if text in ("---", "+++", "..."):
            return FrontMatter(first, at, fields) if fields else None
        field = _FIELD.fullmatch(text) or re.fullmatch(r"(\w+) = (.*)", text)
        if field:
            key = field.group(1).lower()
            fields[key] = _unquote(field.group(2))
        elif key and text.startswith("- "):
            fields[key] = f"{fields[key]}, {_unquote(text[2:])}".lstrip(", ")
        else:
            return None
    return None


def _unquote(value: str) -> str:
    value = value.strip().strip("[]")
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1].replace('\\"', '"').replace("''", "'" if value else "")
    return value.strip()


def top_level(levels: list[int]) -> int:
    """The heading level at which a page's articles begin, given the level of every line (0: no heading); 0 for none.

    A single heading of the highest level with nothing but another heading under it is the title of the page.
    """
    present = sorted({level for level in levels if level})
    if not present:
        return 0
    top = present[0]
    first = levels.index(top)
    if levels.count(top) == 1 and len(present) > 1 and first + 1 < len(levels) and levels[first + 1] > top:
        return present[1] if levels.count(present[1]) > 1 else top
    return top
