"""The text under the marks of Markdown, where a line of plain text brings some."""

from __future__ import annotations

import re

_IMAGE = re.compile(r"!\[([^\[\]]{0,300})\]\([^()\s]{0,500}(?: \"[^\"]{0,200}\")?\)")
_LINK = re.compile(r"\[([^\[\]]{1,300})\]\([^()\s]{0,500}(?: \"[^\"]{0,200}\")?\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,500})(?<=\S)\1")
_EMPHASIS = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,500})(?<=[^\s*])\*(?![\w*])|"
    r"(?<![\w_])_(?=[^\s_])([^_\n]{1,500})(?<=[^\s_])_(?![\w_])"
)
_CODE = re.compile(r"`([^`\n]{1,500})`")
_LEADING = re.compile(r"^(?:#{1,6} +|> ?)+")


def plain(text: str) -> str:
    """Take the marks of links, images, emphasis, code, quotation and headings off a line of Markdown."""
    text = _LEADING.sub("", text)
    text = _IMAGE.sub(r"\1", text)
    text = _LINK.sub(r"\1", text)
    text = _STRONG.sub(r"\2", text)
    text = _EMPHASIS.sub(lambda found: found.group(1) or found.group(2), text)
    return _CODE.sub(r"\1", text)
