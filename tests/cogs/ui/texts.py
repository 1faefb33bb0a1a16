"""Anybody's text: what people and machines put into articles and queries."""

from __future__ import annotations

import re

from hypothesis import strategies as st

NASTY = (
    "@everyone", "@here", "<@1>", "<@!22>", "<@&333>", "<#9>", "<t:0:R>", "<:name:1>", "<a:name:1>", "</quote:1>",
    "<id:customize>", "discord.gg/abc", "https://discord.com/invite/abc", "[text](https://example.com)", ":smile:",
    "# ", "-# ", "> ", ">>> ", "- ", "* ", "1. ", "```", "**", "__", "~~", "||", "\\", "\\\\", "\n", "\r\n", "\u2028",
    "\u202e", "\u2066", "\u200f", "\x00", "\x1b", "\ud83d", "\ufeff", "👩‍👩‍👧‍👦", "🇹🇼", "👍🏽", "é", "賴清德", "سلام",
    "[a](",
)  # fmt: skip

anything = st.text(st.characters(), max_size=120)
"""Any characters at all, lone surrogates among them."""

article_texts = st.lists(st.one_of(st.sampled_from(NASTY), anything), max_size=40).map("".join)

_MENTIONS = re.compile(
    r"<@[!&]?[0-9]+>|<#[0-9]+>|<t:-?[0-9]+|<a?:\w+:[0-9]+>|</[\w -]+:[0-9]+>|<id:\w+>"
    r"|@everyone|@here|discord(?:app)?\.(?:gg|com/invite)/|https?://"
)


def mentions(drawn: str) -> list[str]:
    """Return what in a drawn text Discord would read as more than characters, even in its raw form."""
    return _MENTIONS.findall(drawn)


def shown(drawn: str) -> str:
    """Return the characters that a person sees of an escaped text (Discord's rule for a backslash)."""
    return re.sub(r"\\([^0-9A-Za-z\s])", r"\1", drawn).replace("\u200b", "")
