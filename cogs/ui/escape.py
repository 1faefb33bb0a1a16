"""Make anybody's text harmless in a message: it shows the same characters, formats nothing, mentions nobody.

discord.py's own `escape_markdown` takes cubic time on `[a](` repeated and leaves `<@1>`, `<t:0>`, custom emoji, invites
and bidirectional controls alone. What is here passes over a text once.

Truncation comes before escaping, so that a cut never leaves half an escape behind: see `cogs.ui.cutting`.
"""

from __future__ import annotations

import re

# Bidirectional controls (Unicode, UAX #9) turn around what stands beside a text; other controls show as nothing or as
# boxes; a lone surrogate cannot be sent.
_UNSENDABLE = re.compile(
    "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]|([\ud800-\udfff])"
)
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"\s+")

# A backslash makes any ASCII punctuation literal in Discord's Markdown. `<`, `@`, `#` and `:` are escaped one by one,
# so that even the raw text holds no mention, timestamp or emoji; `/`, so that no link or invite is whole.
_SPECIAL = re.compile(
    r"""
      @(?P<named>(?=everyone|here))     # read by Discord in the raw text: only a character between helps
    | [\\*_~`|\[\]<>@\#/]
    | :(?=\S)
    | (?<=\])\(                         # a link stays broken even where an escaped bracket is read as one
    | ^[ ]*[-+]                         # a list, or small print (-#)
    | ^[ ]*[0-9]{1,10}[.)]              # a numbered list
    """,
    re.VERBOSE | re.MULTILINE,
)
_ZERO_WIDTH_SPACE = "\u200b"


def clean(text: str) -> str:
    """Return `text` without what cannot be shown: controls, lone surrogates (as U+FFFD), foreign line ends, tabs."""
    text = _LINE_END.sub("\n", text).replace("\t", " ")
    return _UNSENDABLE.sub(lambda match: "\ufffd" if match[1] else "", text)


def one_line(text: str) -> str:
    """Return `text` cleaned, and on one line."""
    return _SPACES.sub(" ", clean(text)).strip()


def escape(text: str) -> str:
    """Return `text` with everything escaped that Discord would read as more than characters."""
    return _SPECIAL.sub(_escape_last, text)


def _escape_last(match: re.Match[str]) -> str:
    text = match[0]
    literal = f"{text[:-1]}\\{text[-1]}"
    return literal if match["named"] is None else literal + _ZERO_WIDTH_SPACE
