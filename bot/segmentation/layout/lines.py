"""The lines of a plain-text page as they stand on it: text, indentation and the blank lines above."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.segmentation.blocks.lines import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

_LINE_ENDS = re.compile(r"\r\n?")
_TAB = 8
_WIDE = re.compile("[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]")
_WIDE_SPACE = "\u3000"


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line that is not blank: its text without white space at the ends, the 0-based line it stands on, how many
    blank lines stand above it, and how many columns it is indented. `boxed` tells that a box is drawn round it."""

    text: str
    number: int
    blanks: int
    indent: int = 0
    boxed: bool = False

    @property
    def end(self) -> int:
        """The column at which the line ends."""
        return self.indent + columns(self.text)


@dataclass(frozen=True, slots=True)
class TextBlock(Line):
    """A line, or a paragraph of wrapped lines: its indentation, how many lines it takes, and its widest column.

    `aside` tells that it is a running head or a number of a page, `boxed` that a box is drawn round it.
    """

    indent: int = 0
    rows: int = 1
    end: int = 0
    aside: bool = False
    boxed: bool = False


def columns(text: str) -> int:
    """The width of a text on a page of even columns: a Chinese character takes two."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


def read_indents(raw: str) -> list[int]:
    """The columns that each line of a page is indented, before its white space is normalised."""
    return [_indent(line) for line in _LINE_ENDS.sub("\n", raw).split("\n")]


def read_lines(text: str, indents: Sequence[int] = ()) -> list[PageLine]:
    """Read the lines of a normalised text; `indents` are those of the text as it was written, where they are known."""
    raw = text.split("\n")
    known = indents if len(indents) == len(raw) else [0] * len(raw)
    lines: list[PageLine] = []
    blanks = 0
    for number, (line, indent) in enumerate(zip(raw, known, strict=True)):
        stripped = line.strip()
        if stripped:
            lines.append(PageLine(stripped, number, blanks, indent))
            blanks = 0
        elif lines:  # what stands over a page says nothing about it
            blanks += 1
    return lines


def _indent(line: str) -> int:
    head = line[: len(line) - len(line.lstrip())].replace("\f", "")
    return len(head.expandtabs(_TAB)) + head.count(_WIDE_SPACE) if head else 0
