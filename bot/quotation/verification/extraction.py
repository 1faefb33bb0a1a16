"""Extract quotations from a message: text in quotation marks or block quotes, else all of it."""

from __future__ import annotations

import re
from html import unescape
from itertools import groupby
from typing import TYPE_CHECKING, Final

from bot.quotation.text.words import count_words
from bot.quotation.verification.verify import FEWEST_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MOST_QUOTATIONS: Final = 3
"""Maximum quotations of one message."""

LONGEST_MESSAGE: Final = 6_000

_FENCE: Final = re.compile(r"^[ \t]*```[^\n`]*$|```", re.MULTILINE)
_BLOCK_ALL: Final = re.compile(r"^>>> ", re.MULTILINE)
_BLOCK_LINE: Final = re.compile(r"^> ?")
_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
# The text in brackets is displayed, the address is not; `[[` and unclosed brackets are left alone.
_ADDRESS: Final = r"<?https?://(?:[^\s()<>]|\([^\s()<>]{0,200}\)){1,500}>?"
_MASKED_LINK: Final = re.compile(rf"\[([^\[\]\n]{{1,300}})\]\({_ADDRESS}\)")
# A source address or credit behind the words is not part of the quotation.
_BEHIND: Final = re.compile(rf"\(?{_ADDRESS}\)?")
_CREDIT: Final = re.compile(r"[ \t]*(?:[—–―]|--?)[ \t]*[^.!?。！？]{0,80}")
# Struck-out text keeps its marks, because it changes what the message says.
_MARKS: Final = re.compile(r"\*\*\*|\*\*|__|\|\||`")
_ITALIC: Final = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]{1,2000})(?<=\S)\*(?![\w*])")
_ITALIC_TOO: Final = re.compile(r"(?<!\w)_(?=\S)([^_\n]{1,2000})(?<=\S)_(?!\w)")
_LINE_START: Final = re.compile(r"^(?:-# |#{1,3} |[ \t]*(?:[-*]|\d{1,2}\.) (?=\S))", re.MULTILINE)
_CLOSERS: Final = {"“": "”", "「": "」", "『": "』", "«": "»", "„": "“"}
_OPENERS: Final = {closer: [one for one, end in _CLOSERS.items() if end == closer] for closer in _CLOSERS.values()}
_SINGLE_ENDS: Final = re.compile("[\n‘]")
_SINGLE_CLOSERS: Final = (re.compile(r"(?<=[.,!?…])’(?!\w)"), re.compile(r"’(?!\w)"))


def quotations_in(message: str) -> tuple[str, ...]:
    """Return the quotations in a message as written on Discord, or all of it where there are none.

    Mentions and addresses inside a quotation stay: they were added to it. Addresses behind a quotation are removed.
    """
    message = message[:LONGEST_MESSAGE]
    found: list[str] = []
    for is_quoted, part in _parts(message):
        plain = _plain(part)
        found += [_block(plain)] if is_quoted else [_without_comma(text) for text in _between_marks(plain)]
    long_enough = [text for text in found if count_words(text) >= FEWEST_WORDS]
    return tuple(long_enough[:MOST_QUOTATIONS]) or (_without_addresses(_plain(message)),)


def _block(plain: str) -> str:
    """Return the text of a block quote without a credit line, trailing address and surrounding marks."""
    text = _without_addresses(plain)
    words, _, last = text.rpartition("\n")
    bare = _without_addresses(words) if _CREDIT.fullmatch(last) else text
    text = bare if count_words(bare) >= FEWEST_WORDS else text
    inner = _between_marks(text)
    return inner[0].strip() if len(inner) == 1 and len(inner[0]) + 2 == len(text) else text


def _without_addresses(text: str) -> str:
    """Remove trailing addresses."""
    text = text.strip()
    for _ in range(MOST_QUOTATIONS):
        words, *last = text.rsplit(None, 1)[:2] or [""]
        if not last or not _BEHIND.fullmatch(last[0]):
            break
        text = words.rstrip()
    return text


def _parts(message: str) -> Iterator[tuple[bool, str]]:
    """Yield (is_quoted, text) for the block quotes of a message and the text between them."""
    whole = _BLOCK_ALL.search(message)
    lines = (message[: whole.start()] if whole else message).split("\n")
    for is_quoted, part in groupby(lines, key=lambda line: _BLOCK_LINE.match(line) is not None):
        yield is_quoted, "\n".join(_BLOCK_LINE.sub("", line) if is_quoted else line for line in part)
    if whole:
        yield True, message[whole.end() :]


def _plain(text: str) -> str:
    """Return the displayed text: without Discord's formatting, HTML entities decoded."""
    text = _FENCE.sub("", text)
    text = _MASKED_LINK.sub(r"\1", text)
    text = _LINE_START.sub("", text)
    text = _ITALIC_TOO.sub(r"\1", _ITALIC.sub(r"\1", _MARKS.sub("", text)))
    return unescape(_ESCAPE.sub(r"\1", text))


def _without_comma(text: str) -> str:
    """Remove a comma inside the closing mark (American style)."""
    return text.strip().removesuffix(",").strip()


def _between_marks(text: str) -> list[str]:
    """Return the texts between outermost pairs of quotation marks; unbalanced marks are ignored."""
    found: list[str] = []
    pairs = _pairs(text)
    position = 0
    while position < len(text):
        end = _closing(text, position, pairs)
        if end is None:
            position += 1
            continue
        found.append(text[position + 1 : end])
        position = end + 1
    return found


def _pairs(text: str) -> dict[int, int]:
    """Map the position of each opening mark to its closing mark, in one pass."""
    closes: dict[int, int] = {}
    opened: dict[str, list[int]] = {opener: [] for opener in _CLOSERS}
    for position, mark in enumerate(text):
        # “ opens “ ” and closes „ “.
        for opener in _OPENERS.get(mark, ()):
            if opened[opener]:
                closes[opened[opener].pop()] = position
        if mark in opened:
            opened[mark].append(position)
    return closes


def _closing(text: str, start: int, pairs: Mapping[int, int]) -> int | None:
    """Return the position of the mark that closes the pair opened at `start`, or None."""
    opener = text[start]
    if opener == '"':
        end = text.find('"', start + 1)
        return end if end > 0 else None
    if opener == "‘" and not text[start - 1 : start].isalnum():
        return _closing_single(text, start)
    return pairs.get(start)


def _closing_single(text: str, start: int) -> int | None:
    """Return where a pair of single marks closes; the closing mark is also an apostrophe."""
    following = _SINGLE_ENDS.search(text, start + 1)
    end = following.start() if following else len(text)
    after_stop, last = ([found.start() for found in closer.finditer(text, start, end)] for closer in _SINGLE_CLOSERS)
    return after_stop[0] if after_stop else last[-1] if last else None
