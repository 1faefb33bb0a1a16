"""Detect direct speech: spans between quotation marks of any style, nested ones too."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bot.quotation.text.characters import PARAGRAPH

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST: Final = 8
"""Maximum nesting depth of quotation marks."""

_CLOSERS: Final = {
    "“": "”",
    "„": "“”‟",
    "「": "」",
    "『": "』",
    "﹁": "﹂",
    "﹃": "﹄",
    "｢": "｣",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹",
    "‘": "’",
    "‚": "‘’",
    "〝": "〞〟",
    "＂": "＂",
    '"': '"',
    "'": "'",
    "❝": "❞",
}
_MARK: Final = re.compile(f"[{''.join(_CLOSERS)}”’」』﹂﹄｣〞〟❞{PARAGRAPH}]")
_APOSTROPHES: Final = "’'"
_BOTH_WAYS: Final = "\"'＂"
_ENDING: Final = ".,!?…;:。，！？"
_OPENING: Final = "([{（〔【—–-“‘\"'「『«„/"


@dataclass(frozen=True, slots=True)
class SpokenSpan:
    """A span between a pair of quotation marks: `start` to `end`, without the marks.

    `goes_on` tells that the paragraph ends before the pair does, and that the next one opens with the mark again, two
    characters behind `end`.
    """

    start: int
    end: int
    goes_on: bool = False


@dataclass(slots=True)
class _Opened:
    mark: str
    start: int
    # Positions where a single mark may close it; the same character is also an apostrophe.
    perhaps: list[int] = field(default_factory=list[int])


def spoken_spans(text: str) -> tuple[SpokenSpan, ...]:
    """Return the spans between quotation marks, sorted by start; unbalanced marks are ignored.

    Reads the text once. What a paragraph leaves open goes on in the next one where that opens with the same mark, as
    printers set speech of several paragraphs.
    """
    found: list[SpokenSpan] = []
    opened: list[_Opened] = []
    for match in _MARK.finditer(text):
        position, mark = match.start(), match[0]
        if mark == PARAGRAPH:
            found += _ended(opened, text, position)
            opened.clear()
            continue
        depth = _closed(opened, text, position)
        if depth is not None:
            found += _doubtful(opened[depth + 1 :])
            found.append(SpokenSpan(opened[depth].start, position))
            del opened[depth:]
        elif mark in _APOSTROPHES and opened and opened[-1].mark in "‘‚'" and _may_close(text, position):
            opened[-1].perhaps.append(position)
        elif mark in _CLOSERS and len(opened) < DEEPEST and _may_open(text, position):
            held = next((depth for depth, one in enumerate(opened) if one.mark == mark), None)
            if held is not None and _opens_paragraph(text, position):
                found += _doubtful(opened[held + 1 :])
                found.append(SpokenSpan(opened[held].start, position - 1, goes_on=True))
                del opened[held:]
            opened.append(_Opened(mark, position + 1))
    found += _doubtful(opened)
    return tuple(sorted(found, key=lambda span: (span.start, -span.end)))


def _closed(opened: list[_Opened], text: str, position: int) -> int | None:
    """Return the depth of the pair that certainly closes at `position`, or None."""
    mark = text[position]
    for depth in range(len(opened) - 1, -1, -1):
        one = opened[depth]
        if mark not in _CLOSERS[one.mark] or position <= one.start:
            continue
        if mark in _BOTH_WAYS and _opens_again(text, position):
            return None
        if mark in "’'" and not (_may_close(text, position) and text[position - 1] in _ENDING):
            return None
        return depth
    return None


def _opens_again(text: str, position: int) -> bool:
    before, after = text[position - 1 : position], text[position + 1 : position + 2]
    return (not before or before.isspace() or before in "([（") and bool(after) and not after.isspace()


def _may_close(text: str, position: int) -> bool:
    before, after = text[position - 1 : position], text[position + 1 : position + 2]
    return not before.isspace() and not after.isalnum()


def _may_open(text: str, position: int) -> bool:
    mark, before, after = text[position], text[position - 1 : position] if position else "", text[position + 1 :][:1]
    if mark in "‘'":
        return (not before or before.isspace() or before in _OPENING) and bool(after) and not after.isspace()
    if mark in '"»›＂':
        return not before.isalnum() or not before.isascii()
    return True


def _opens_paragraph(text: str, position: int) -> bool:
    """Return whether an open mark is repeated at a former paragraph start, on a page that lost its breaks."""
    return position > 1 and text[position - 1] == " " and text[position - 2] in ".!?…"


def _doubtful(opened: list[_Opened]) -> Iterator[SpokenSpan]:
    """Yield pairs of single marks without a certain end; the last possible mark closes them."""
    for one in opened:
        if one.perhaps:
            yield SpokenSpan(one.start, one.perhaps[-1])


def _ended(opened: list[_Opened], text: str, position: int) -> Iterator[SpokenSpan]:
    """Yield the span that is still open where a paragraph ends at `position`."""
    yield from _doubtful(opened)
    following = text[position + 1 : position + 2]
    for one in opened:
        if following and one.mark == following and one.mark not in "‘'":
            yield SpokenSpan(one.start, position, goes_on=True)
            return
