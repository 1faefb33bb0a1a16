"""Names for invisible characters, spaces and dashes, to make differences readable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.quotation.text.characters import PARAGRAPH
from bot.quotation.text.typography_folding import is_invisible

if TYPE_CHECKING:
    from bot.texts import Texts

_BREAKS: Final = (
    ("\n\n", "paragraph-break"),
    (PARAGRAPH, "paragraph-break"),
    ("\r\n", "line-break"),
    ("\n", "line-break"),
)
_NAMES: Final = {
    " ": "space",
    "\t": "tab",
    "\u00a0": "no-break-space",
    "\u202f": "no-break-space",
    "\u2009": "thin-space",
    "\u200a": "thin-space",
    "\u3000": "full-width-space",
    "\u00ad": "soft-hyphen",
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff", "zero-width"),
    **dict.fromkeys("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", "direction"),
}

_DASHES: Final = {
    "-": "hyphen",
    "\u2010": "hyphen",
    "\u2011": "no-break-hyphen",
    "\u2013": "en-dash",
    "\u2014": "em-dash",
    "\u2015": "bar",
    "\u2212": "minus",
}


def named(texts: Texts, text: str) -> str:
    """Replace each space and each invisible character by its name: "[no-break space]"."""
    found: list[str] = []
    while text:
        wide, name = next(((mark, name) for mark, name in _BREAKS if text.startswith(mark)), (text[0], None))
        found.append(_named(texts, wide, name))
        text = text[len(wide) :]
    return "".join(found)


def with_dashes_named(texts: Texts, text: str) -> str:
    """Add the name of each dash behind it, since dashes look alike: "– [en dash]"."""
    return " ".join(
        f"{character} {texts(f'character-{_DASHES[character]}')}" if character in _DASHES else character
        for character in text
    )


def _named(texts: Texts, character: str, name: str | None) -> str:
    name = name or _NAMES.get(character)
    if name is None and character.isspace():
        name = "other-space"
    if name is None and is_invisible(character):
        name = "invisible"
    return texts(f"character-{name}") if name else character
