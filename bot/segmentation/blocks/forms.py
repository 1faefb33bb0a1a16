"""The form of a short line, by which a page repeats it: `Posted by A on M 9`, whoever posted and whenever."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from bot.segmentation.model import BlockKind

if TYPE_CHECKING:
    from bot.segmentation.blocks.unit import Unit

_MOST_WORDS, _MOST_CHARACTERS = 22, 140
_TOKEN = re.compile(
    r"(?P<U>(?:https?://|www\.)\S+|\S+@\S+\.\w+)|(?P<D>\d[\d,]*)|"
    r"(?P<M>\b(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b)|"
    r"(?P<C>[\u3400-\u9fff]+)|(?P<A>[^\W\d_\u3400-\u9fff][^\W_\u3400-\u9fff]*(?:[’'.-][^\W_\u3400-\u9fff]+)*)|(?P<P>\S)"
)
_QUOTES = frozenset("\"'“”‘’「」『』")
_PARTICLES = frozenset({"de", "van", "von", "der", "da", "bin", "al", "la", "of", "the"})
_SHORT_NAME = 3
_NAME = "A"


def mark_forms(blocks: list[Unit]) -> list[str]:
    """For each block the form it shares with another short line of the page; nothing for text and for what is alone.

    Where no whole form comes back, the marks around a line may: `**A storm passes**` and `**The harvest**`.
    """
    forms = [_form(block) for block in blocks]
    whole, framed = Counter(form for form, _ in forms), Counter(frame for _, frame in forms)
    return [form if form and whole[form] > 1 else frame if frame and framed[frame] > 1 else "" for form, frame in forms]


def _form(block: Unit) -> tuple[str, str]:
    size = block.size
    if block.kind is BlockKind.AUTHOR or size.words > _MOST_WORDS or size.characters > _MOST_CHARACTERS:
        return "", ""
    parts: list[str] = []
    capitals = 0
    for match in _TOKEN.finditer(block.text):
        part = _abstract(match)
        capitals += part == _NAME
        if part and not (part == _NAME and parts[-1:] == [_NAME]):
            parts.append(part)
    if parts == [_NAME] and capitals > _SHORT_NAME:
        return "", ""
    return " ".join(parts), _frame(block.text)


def _frame(text: str) -> str:
    """The marks that a line stands between; quotation marks are no such marks."""
    first, last = text[0], text[-1]
    if first.isalnum() or first in _QUOTES:
        return ""
    return f"frame {first}{'' if last.isalnum() or last in _QUOTES else last}"


def _abstract(match: re.Match[str]) -> str:
    kind, text = match.lastgroup, match.group()
    if kind == "C":
        return "N" if len(text) <= _SHORT_NAME else text[:2]
    if kind != _NAME:
        return text if kind == "P" else kind or ""
    if text[0].isupper():
        return _NAME
    return "" if text in _PARTICLES else text
