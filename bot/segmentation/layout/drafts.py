"""From the division of a plain-text page to the drafts of its articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.segmentation.articles.draft import Draft
from bot.segmentation.blocks.classify import mark_capped, read_unit
from bot.segmentation.blocks.unit import OUTSIDE, Unit
from bot.segmentation.layout.marks import is_rule
from bot.segmentation.layout.wrapping import find_width, read_text_blocks
from bot.segmentation.model import BlockKind, Evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.segmentation.layout.plan import Plan
    from bot.segmentation.layout.records import Record

_SURE = 0.999
_RECORD = (Evidence("a record of the dump", 9.0),)
_WITHOUT_HEAD, _POINTS = "prose above the first head", 3.0


def recorded_drafts(records: Sequence[Record]) -> tuple[list[Unit], list[Draft]]:
    """The units and drafts of tagged records: their fields state what a page leaves to be guessed."""
    width = find_width([line for record in records for line in record.lines])
    units: list[Unit] = []
    drafts: list[Draft] = []
    for record in records:
        blocks = read_text_blocks(record.lines, width=width)
        own = [read_unit(block.text, block.number, block.blanks) for block in blocks]
        if record.title:
            own.insert(0, _heading(record.title, record.title_line))
        draft = Draft(own, _SURE, _RECORD, headline=record.title or None, authors=record.author or None)
        draft.published = record.date or None
        units += own
        drafts.append(draft)
    mark_capped(units)
    return units, drafts


def planned_drafts(units: Sequence[Unit], plan: Plan) -> list[Draft]:
    """The drafts of a page that divides by its own form; the kinds of its units are corrected on the way."""
    _settle(units, plan)
    drafts: list[Draft] = []
    for start, end in zip(plan.starts, [*plan.starts[1:], len(units)], strict=True):
        own = [unit for unit in units[start:end] if unit.kind not in OUTSIDE]
        why = Evidence(plan.why.get(start, _WITHOUT_HEAD), round(plan.points.get(start, _POINTS), 1))
        if any(unit.kind is not BlockKind.HEADING for unit in own):
            title = plan.titles.get(start)
            drafts.append(Draft(own, plan.certainty, (why,), headline=title.words if title else None))
    return drafts


def _settle(units: Sequence[Unit], plan: Plan) -> None:
    for at in plan.nobody:
        if units[at].kind is not BlockKind.SEPARATOR:
            units[at].kind, units[at].credit, units[at].cut = BlockKind.FURNITURE, None, False
    for title in plan.titles.values():
        at = title.at
        _be_heading(units[at])
        if at + 1 < len(units) and is_rule(units[at + 1].text) and not units[at + 1].blanks:
            # An underline belongs to its title and divides nothing.
            units[at + 1].kind = BlockKind.FRONT_MATTER
    for at in plan.dates:
        units[at].kind, units[at].cut = BlockKind.DATELINE, False
    for at, credit in plan.credits.items():
        units[at].kind, units[at].credit, units[at].cut = BlockKind.BYLINE, credit, False


def _heading(text: str, line: int) -> Unit:
    unit = read_unit(text, line)
    _be_heading(unit)
    return unit


def _be_heading(unit: Unit) -> None:
    unit.become(BlockKind.HEADING, marked=True)
