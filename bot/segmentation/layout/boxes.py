"""Boxes drawn round a title: the same signs at both ends of several lines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.segmentation.layout.lines import PageLine

_FEWEST = 3
_LONGEST_SIDE = 8


def unboxed(lines: Sequence[PageLine]) -> list[PageLine]:
    """Mark the lines of boxes, and take their sides off where these are drawn and no words."""
    found: list[PageLine] = []
    run: list[PageLine] = []
    for line in [*lines, None]:
        if run and (line is None or not _goes_on(run[0], line)):
            found += [_inside(one) for one in run] if len(run) >= _FEWEST else run
            run = []
        if line is not None:
            run.append(line)
    return found


def _sides(text: str) -> tuple[str, str]:
    parts = text.split(" ")
    return parts[0], parts[-1]


def _goes_on(first: PageLine, line: PageLine) -> bool:
    """Tell whether a line has the sides of the first line of a box."""
    left, right = _sides(first.text)
    if len(left) > _LONGEST_SIDE or len(right) > _LONGEST_SIDE or left[:1].isdigit():
        return False
    same = (left, right) == _sides(line.text) and " " in line.text
    return same and (left == right or not any(sign.isalnum() for sign in left + right))


def _inside(line: PageLine) -> PageLine:
    left, right = _sides(line.text)
    if any(sign.isalnum() for sign in left + right):
        return replace(line, boxed=True)
    text = line.text[len(left) : len(line.text) - len(right)].strip()
    if not text:
        return replace(line, boxed=True)
    return replace(line, text=text, indent=line.indent + len(left) + 1, boxed=True)
