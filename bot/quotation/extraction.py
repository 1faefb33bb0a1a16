"""What somebody quotes in a message: what stands in quotation marks or in a block quote, else all of it."""

from __future__ import annotations

import re
from typing import Final

from bot.quotation.verification import FEWEST_WORDS
from bot.quotation.words import count_words

MOST_QUOTATIONS: Final = 3
"""Quotations of one message that are looked at."""

LONGEST_MESSAGE: Final = 6_000

_FENCE: Final = re.compile(r"^[ \t]*```[^\n`]*$|```", re.MULTILINE)
_BLOCK_ALL: Final = re.compile(r"^>>> ", re.MULTILINE)
_BLOCK_LINE: Final = re.compile(r"^> ?")
_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
# What is between brackets is shown and what follows is not; `[[` and unclosed brackets are left alone.
_MASKED_LINK: Final = re.compile(r"\[([^\[\]\n]{1,300})\]\(<?https?://[^\s()<>]{1,500}>?\)")
_MARKS: Final = re.compile(r"\*\*\*|\*\*|__|~~|\|\||`")
_ITALIC: Final = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]{1,2000})(?<=\S)\*(?![\w*])")
_LINE_START: Final = re.compile(r"^(?:-# |#{1,3} )", re.MULTILINE)
_CLOSERS: Final = {"“": "”", "「": "」", "『": "』", "«": "»", "„": "“"}


def quotations_in(message: str) -> tuple[str, ...]:
    """Return the quotations in a message as written on Discord, or all of it where there are none.

    Mentions and addresses stay: whoever puts one into a quotation has put it there.
    """
    message = message[:LONGEST_MESSAGE]
    block = _block_quote(message)
    plain = _plain(message)
    found = [block] if block else [_without_comma(part) for part in _between_marks(plain)]
    long_enough = [text for text in found if count_words(text) >= FEWEST_WORDS]
    return tuple(long_enough[:MOST_QUOTATIONS]) or (plain.strip(),)


def _block_quote(message: str) -> str:
    """Return the first block quote of a message, without its marks."""
    whole = _BLOCK_ALL.search(message)
    if whole:
        return _plain(message[whole.end() :]).strip()
    lines: list[str] = []
    for line in message.split("\n"):
        if _BLOCK_LINE.match(line):
            lines.append(_BLOCK_LINE.sub("", line))
        elif lines:
            break
    return _plain("\n".join(lines)).strip()


def _plain(text: str) -> str:
    """Return what a text shows, without Discord's formatting."""
    text = _FENCE.sub("", text)
    text = _MASKED_LINK.sub(r"\1", text)
    text = _LINE_START.sub("", text)
    text = _ITALIC.sub(r"\1", _MARKS.sub("", text))
    return _ESCAPE.sub(r"\1", text)


def _without_comma(text: str) -> str:
    """Leave out the comma that American printers put inside the closing mark."""
    return text.strip().removesuffix(",").strip()


def _between_marks(text: str) -> list[str]:
    """Return what stands between pairs of quotation marks, the outermost pair counting; unbalanced marks are none."""
    found: list[str] = []
    position = 0
    while position < len(text):
        end = _closing(text, position)
        if end is None:
            position += 1
            continue
        found.append(text[position + 1 : end])
        position = end + 1
    return found


def _closing(text: str, start: int) -> int | None:
    """Return where the pair closes that opens at `start`, or None where none does."""
    opener = text[start]
    if opener == '"':
        end = text.find('"', start + 1)
        return end if end > 0 else None
    closer = _CLOSERS.get(opener)
    if closer is None:
        return None
    depth = 0
    for position in range(start, len(text)):
        depth += (text[position] == opener) - (text[position] == closer)
        if depth == 0:
            return position
    return None
