"""The pattern that a page repeats: how its articles start and how they end."""

from __future__ import annotations

from collections import Counter

from bot.segmentation.blocks import openings
from bot.segmentation.blocks.forms import mark_forms
from bot.segmentation.blocks.unit import END_LINES, UNDER_HEADLINES, Unit
from bot.segmentation.model import BlockKind

_LONGEST_DATELINE = 40
_MOST_LINES = 5
_MANY = 4


def start_pattern(blocks: list[Unit], at: int) -> str:
    """In what way a block looks like the first of an article.

    It is a heading over a name, a date or a dateline, or text under text and begins with a dateline itself.
    """
    if blocks[at].kind is BlockKind.BODY and (not at or blocks[at - 1].kind is BlockKind.BODY):
        return "a dateline in the text" if openings.dateline(blocks[at].text) else ""
    if blocks[at].kind is not BlockKind.HEADING or (at and blocks[at - 1].kind is BlockKind.HEADING):
        return ""
    following = next((block for block in blocks[at + 1 : at + 3] if block.kind is not BlockKind.HEADING), None)
    if following is None:
        return ""
    if following.kind in UNDER_HEADLINES:
        return "heading over a byline"
    dated = following.kind is BlockKind.BODY and following.size.characters > _LONGEST_DATELINE
    return "heading over a dateline" if dated and openings.dateline(following.text) else ""


def is_end(blocks: list[Unit], at: int) -> bool:
    """Tell whether a block is the last of a run of credit lines."""
    return blocks[at].kind in END_LINES and (at + 1 == len(blocks) or blocks[at + 1].kind not in END_LINES)


def since_sure_end(blocks: list[Unit]) -> list[int]:
    """For each block how many blocks ago the last credit line or cut block was, or the page began."""
    found, since = list[int](), 0
    for block in blocks:
        found.append(since)
        since = 0 if block.kind in END_LINES or block.cut else since + 1
    return found


def credit_ahead(blocks: list[Unit]) -> list[bool]:
    """For each block whether a credit line follows it, or is it, before a block that was cut off."""
    ahead, found = False, list[bool]()
    for block in reversed(blocks):
        ahead = block.kind in END_LINES or (ahead and not block.cut)
        found.append(ahead)
    return found[::-1]


class PageOutline:
    """How the page's own top and bottom look, and where on the page the same comes again.

    The lines over the first text of a page show how an article starts, the lines under the last text how one ends: no
    list of habits is as long as the habits of newspapers.
    """

    def __init__(self, blocks: list[Unit]) -> None:
        self.forms = mark_forms(blocks)
        self.used = Counter(filter(None, self.forms))
        self._marks = [
            form or ("" if block.kind is BlockKind.BODY else block.kind.value)
            for form, block in zip(self.forms, blocks, strict=True)
        ]
        self._top = self._run(range(min(_MOST_LINES, len(blocks))))
        self._bottom = self._run(range(len(blocks) - 1, max(-1, len(blocks) - 1 - _MOST_LINES), -1))[::-1]
        self.starts = [at for at in range(len(blocks)) if self._is(at, self._top)]
        self.ends = [at for at in range(len(blocks)) if self._is(at, self._bottom)]
        self._start_at, self._end_at = set(self.starts), set(self.ends)

    def describe(self, at: int) -> dict[str, float]:
        """What the outline says of the gap before a block."""
        found = dict[str, float]()
        before, here = at - len(self._bottom), at in self._start_at
        if here:
            found["starts as the page does"] = self._tell(self._top)
        elif any(at - step in self._start_at for step in range(1, len(self._top) + 1)):
            found["within a start like the page's"] = self._tell(self._top)
        if before in self._end_at:
            found["the last ended as the page does"] = self._tell(self._bottom)
        elif any(at - step in self._end_at for step in range(len(self._bottom))):
            found["before an end like the page's"] = self._tell(self._bottom)
        for name, place in (("line", at), ("line before", at - 1), ("next line", at + 1)):
            form = self.forms[place] if place < len(self.forms) else ""
            if form:
                found[f"{name} of a form used again"] = min(_MANY, self.used[form]) / 2
        return found

    def _run(self, places: range) -> list[str]:
        """The marks of the lines from one end of the page to the first text; nothing where there is none."""
        run = list[str]()
        for at in places:
            if not self._marks[at]:
                return run
            run.append(self._marks[at])
        return []

    def _is(self, at: int, run: list[str]) -> bool:
        return bool(run) and self._marks[at : at + len(run)] == run

    def _tell(self, run: list[str]) -> float:
        """How much a run tells: a form used again more than a kind."""
        return min(2.0, sum(1.0 if mark in self.used else 0.5 for mark in run))
