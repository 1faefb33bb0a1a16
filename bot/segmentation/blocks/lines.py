"""Lines to blocks: one block a line, or a paragraph a block where the text was wrapped to a fixed width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

MAIL_HEADER = re.compile(
    r"(?:From|Message|To|Cc|Bcc|Date|Sent|Subject|Reply-To|Sender|Message-ID|Received|Return-Path|MIME-Version|"
    r"(?:List|Content|"
    r"X)-[\w-]{1,30}): \S",
    re.IGNORECASE,
)

# Mail and news programs wrap between 60 and 80 columns; a page with longer lines is not wrapped.
_WIDEST_WRAP = 100
_NARROWEST_WRAP = 30
_FULL_LINE_SHARE = 0.45
_RAGGED = 16
_FEWEST_LINES = 6
_CJK = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
_STOP = re.compile(r"[.!?…。！？:：;][\"'”’»)\]」』）]*$")
_TEXT = re.compile(r"[^\W_]")
_WORD_HYPHEN = re.compile(r"\w-$")
_MARKER = re.compile(r"(?:[-*+•▶#>]|\d+[.)]) ")


@dataclass(frozen=True, slots=True)
class Line:
    """A line or a wrapped paragraph: its text without white space at the ends, the 0-based line it starts on, and
    how many blank lines stand before it."""

    text: str
    number: int
    blanks: int


def read_blocks(text: str) -> list[Line]:
    """Split normalised text into blocks in reading order; blank lines are counted, not kept."""
    lines = list(_lines(text))
    return list(_unwrap(lines)) if is_wrapped([line.text for line in lines]) else lines


def _lines(text: str) -> Iterator[Line]:
    blanks = 0
    for number, raw in enumerate(text.split("\n")):
        stripped = raw.strip()
        if stripped:
            yield Line(stripped, number, blanks)
            blanks = 0
        else:
            blanks += 1


def is_wrapped(lines: list[str]) -> bool:
    """Tell whether lines were broken at a fixed width: none longer than 100, and 45 in 100 of them near the longest.

    Rules, mail headers and items of lists were never broken; they do not count.
    """
    if max(map(len, lines), default=0) > _WIDEST_WRAP:
        return False
    lines = [line for line in lines if _TEXT.search(line) and not _MARKER.match(line) and not MAIL_HEADER.match(line)]
    if len(lines) < _FEWEST_LINES:
        return False
    width = max(map(len, lines))
    if width < _NARROWEST_WRAP:
        return False
    full = [line for line in lines if len(line) > width - _RAGGED]
    broken_inside = sum(1 for line in full if not _STOP.search(line))
    return len(full) >= _FULL_LINE_SHARE * len(lines) and broken_inside >= 0.6 * len(full)


def _unwrap(lines: list[Line]) -> Iterator[Line]:
    width = max(len(line.text) for line in lines)
    first, parts = lines[0], [lines[0].text]
    for before, line in pairwise(lines):
        if line.blanks or _ends_early(before.text, line.text, width):
            yield Line(_join(parts), first.number, first.blanks)
            first, parts = line, [line.text]
        else:
            parts.append(line.text)
    yield Line(_join(parts), first.number, first.blanks)


def _ends_early(line: str, following: str, width: int) -> bool:
    """Tell whether a line stopped although the next word had room: the end of its paragraph."""
    if MAIL_HEADER.match(following) or MAIL_HEADER.match(line) or (_MARKER.match(following) and _STOP.search(line)):
        return True
    word = following.split(" ", 1)[0]
    return len(line) + 1 + len(word) < width - 2 and (_STOP.search(line) is not None or len(line) < width // 2)


def _join(parts: list[str]) -> str:
    """Join wrapped lines; a hyphen inside a word and Chinese characters are joined without a space."""
    joined = [parts[0]]
    for before, part in pairwise(parts):
        inside_word = _WORD_HYPHEN.search(before[-2:]) and part[:1].islower()
        chinese = _CJK.match(before[-1:]) and _CJK.match(part)
        joined += [part] if inside_word or chinese else [" ", part]
    return "".join(joined)
