"""Cut texts to what a message has room for, counting what they cost once escaped."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from typing import TYPE_CHECKING

from bot.search import HighlightedText
from cogs.ui.escape import clean, escape, one_line
from cogs.ui.limits import length

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ELLIPSIS = "…"
_ELLIPSIS_COST = 2  # itself, and the escape that a colon before it may come to need
_LONGEST_CLUSTER = 16
_LONGEST_WORD = 24
_NO_BEGINNING = " \t\n,.;:!?)]–—-’”」』，。、；：！？）"


def escaped(text: str, most: int) -> str:
    """Return as much of `text` as fits into `most` units once escaped, escaped, with an ellipsis if cut."""
    return escape(_cut(clean(text), most, _cost))


def escaped_line(text: str, most: int) -> str:
    """Return as much of `text` as fits into `most` units once escaped, on one line, escaped."""
    return escape(_cut(one_line(text), most, _cost))


def label(text: str, most: int) -> str:
    """Return as much of `text` as fits where nothing is formatted (a button, a choice), on one line."""
    return _cut(one_line(text), most, length)


def pieces(text: str, most: int) -> Iterator[str]:
    """Yield `text`, cleaned, in consecutive pieces that each take at most `most` units once escaped."""
    rest = clean(text)
    while len(rest) > most or _cost(rest) > most:
        end = max(1, _seam(rest, _fitting(rest, most, _cost)))
        yield rest[:end].rstrip()
        rest = rest[end:].lstrip()
    yield rest


def highlighted(marked: HighlightedText, most: int, *, mark: str = "**") -> str:
    """Return as much of a marked text as fits into `most` units, on one line, escaped, with `mark` around its spans."""
    parts: list[tuple[str, bool]] = []
    drawn: list[str] = []
    used = 0
    for text, is_hit in _parts(marked):
        parts.append((text, is_hit))
        drawn.append(_marked(text, mark if is_hit else ""))
        used += length(drawn[-1])
        if used > most:
            return _cut_parts(parts, most - _ELLIPSIS_COST, mark) + ELLIPSIS
    return "".join(drawn)


def from_first_hit(marked: HighlightedText, most: int) -> HighlightedText:
    """Return a marked text from a little before its first span on, where cutting it to `most` could lose that span."""
    if not marked.spans or length(marked.text) <= most // 2 or marked.spans[0][1] <= most // 2:
        return marked
    start = _seam(marked.text, max(0, marked.spans[0][0] - most // 4))
    before = marked.text[start : marked.spans[0][0]] if start else ""
    start += len(before) - len(before.lstrip(_NO_BEGINNING))
    return HighlightedText(marked.text[start:], tuple((a - start, b - start) for a, b in marked.spans))


def _cost(text: str) -> int:
    return length(escape(text))


def _cut(text: str, most: int, cost: Callable[[str], int]) -> str:
    # A character costs at least one unit, so a text longer than `most` cannot fit and need not be measured whole.
    if len(text) <= most and cost(text) <= most:
        return text
    end = _seam(text, _fitting(text, most - _ELLIPSIS_COST, cost))
    return text[:end].rstrip() + ELLIPSIS


def _fitting(text: str, most: int, cost: Callable[[str], int]) -> int:
    """Return the longest prefix of `text` that costs at most `most`; a prefix never costs less than a shorter one."""
    longest = min(len(text), max(most, 0))
    return max(0, bisect_right(range(longest + 1), most, key=lambda end: cost(text[:end])) - 1)


def _seam(text: str, end: int) -> int:
    """Return where to cut at or before `end`: between words if near, never inside what people see as one character."""
    if end >= len(text):
        return end
    for seam in range(end, max(end - _LONGEST_WORD, 0), -1):
        if text[seam].isspace():
            return seam
    for seam in range(end, max(end - _LONGEST_CLUSTER, 0), -1):
        if not _joined(text[seam - 1], text[seam]):
            return seam
    return end if end > _LONGEST_CLUSTER else 0


def _joined(before: str, after: str) -> bool:
    return (
        before == "\u200d"
        or after in "\u200d\ufe0e\ufe0f"
        or "\U0001f3fb" <= after <= "\U0001f3ff"
        or ("\U0001f1e6" <= before <= "\U0001f1ff" and "\U0001f1e6" <= after <= "\U0001f1ff")
        or unicodedata.category(after).startswith("M")
    )


def _parts(marked: HighlightedText) -> Iterator[tuple[str, bool]]:
    """Yield the text in order, in parts that are hits or not; hits that touch are one."""
    done = 0
    for start, end in _merged(marked.spans):
        yield _flat(marked.text[done:start]), False
        yield _flat(marked.text[start:end]), True
        done = end
    yield _flat(marked.text[done:]), False


def _merged(spans: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
    # Marks of hits that touch would stand side by side and be read as others: `**a****b**`.
    last: tuple[int, int] | None = None
    for start, end in spans:
        if last is not None and start <= last[1]:
            last = (last[0], max(end, last[1]))
            continue
        if last is not None:
            yield last
        last = (start, end)
    if last is not None:
        yield last


def _flat(text: str) -> str:
    return clean(text).replace("\n", " ")


def _marked(text: str, mark: str) -> str:
    """Return `text` escaped, with `mark` close around it: a mark beside a space marks nothing."""
    core = text.strip()
    if not core or not mark:
        return escape(text)
    before = text[: len(text) - len(text.lstrip())]
    after = text[len(text.rstrip()) :]
    return f"{before}{mark}{escape(core)}{mark}{after}"


def _cut_parts(parts: list[tuple[str, bool]], most: int, mark: str) -> str:
    drawn = ""
    for text, is_hit in parts:
        drawing = _marked(text, mark if is_hit else "")
        room = most - length(drawn)
        if length(drawing) > room:
            room -= 2 * len(mark) if is_hit else 0
            end = _seam(text, _fitting(text, room, _cost))
            return drawn + _marked(text[:end].rstrip(), mark if is_hit else "")
        drawn += drawing
    return drawn
