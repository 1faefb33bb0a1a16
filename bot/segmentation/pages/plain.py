"""Split a page of plain text into drafts of articles: by the form of its own heads, or by the model of its gaps."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bot.segmentation.articles.draft import Draft
from bot.segmentation.blocks.classify import read_units
from bot.segmentation.blocks.unit import OUTSIDE, Unit
from bot.segmentation.boundaries.features import describe_page
from bot.segmentation.boundaries.model import BoundaryVerdict, certainty, judge
from bot.segmentation.layout.boxes import unboxed
from bot.segmentation.layout.drafts import planned_drafts, recorded_drafts
from bot.segmentation.layout.lines import read_lines
from bot.segmentation.layout.openings import weigh_openings
from bot.segmentation.layout.page import LaidOut
from bot.segmentation.layout.plan import Plan, find_plan
from bot.segmentation.layout.records import read_records
from bot.segmentation.layout.running import find_running
from bot.segmentation.layout.wrapping import read_text_blocks
from bot.segmentation.model import BlockKind, Evidence

_THRESHOLD = 0.5
_SURE = 0.999
_MOST_BESIDE = 0.2


def split_text(
    text: str, *, starts: Collection[int] | None = None, indents: Sequence[int] = ()
) -> tuple[list[Unit], list[Draft]]:
    """Split normalised text; `starts` are the lines (0-based) on which a person says articles start: they decide.

    `indents` are the columns that each line is indented in the text as it was written.
    """
    if starts is None and (records := read_records(text, indents)):
        return recorded_drafts(records)
    page = read_page(text, indents)
    units = [*page.units]
    if starts is not None:
        return units, divide_at(units, starts)
    plan = find_plan(page)
    if plan is not None and (page.wrapped or plan.is_sure):
        return units, planned_drafts(units, plan)
    verdicts = judge(describe_page(units))
    if plan is not None and _agree(plan, verdicts):
        return units, planned_drafts(units, plan)
    return units, _drafts(units, weigh_openings(page, verdicts))


def read_page(text: str, indents: Sequence[int] = ()) -> LaidOut:
    """Read normalised text into its blocks, wrapped lines joined; `indents` as in `split_text`."""
    lines = unboxed(read_lines(text, indents))
    blocks = read_text_blocks(lines, find_running(lines))
    units = read_units([*blocks])
    for block, unit in zip(blocks, units, strict=True):
        if block.aside:
            unit.kind = BlockKind.FURNITURE
    return LaidOut(blocks, units)


def divide_at(units: list[Unit], starts: Collection[int]) -> list[Draft]:
    """Return the articles of a page that a person divides at some of its lines (from 0)."""
    if all(unit.kind in OUTSIDE for unit in units):
        # The same line again and again is furniture beside a text; alone on a page it is the text.
        for unit in units:
            if unit.kind is BlockKind.FURNITURE:
                unit.become(BlockKind.BODY)
    return _drafts(units, _decided(set(_at_lines(units, starts)), units))


def _agree(plan: Plan, verdicts: list[BoundaryVerdict]) -> bool:
    """Tell whether the model divides a page nowhere but at the heads of its form, or nearly so."""
    beside = [one for one in verdicts if one.probability > _THRESHOLD and one.unit not in plan.heads]
    return len(beside) <= _MOST_BESIDE * len(plan.starts)


def _at_lines(units: list[Unit], starts: Collection[int]) -> list[int]:
    """The first unit at or after each line."""
    return [
        next((index for index, unit in enumerate(units) if unit.line is not None and unit.line >= line), 0)
        for line in starts
    ]


def _decided(starts: set[int], units: list[Unit]) -> list[BoundaryVerdict]:
    """Verdicts without doubt: boundaries before the given units, moved to the next that can start an article."""
    moved: set[int] = set()
    for start in starts:
        at = start
        while at < len(units) - 1 and units[at].kind in (BlockKind.SEPARATOR, BlockKind.FURNITURE):
            at += 1
        moved.add(at)
    return [
        BoundaryVerdict(
            index,
            _SURE if index in moved else 1 - _SURE,
            (Evidence("a person's boundary", 9.0),) if index in moved else (),
        )
        for index in range(1, len(units))
        if units[index].kind not in OUTSIDE or index in moved
    ]


def _drafts(units: list[Unit], verdicts: list[BoundaryVerdict]) -> list[Draft]:
    inside = [index for index, unit in enumerate(units) if unit.kind not in OUTSIDE]
    if not inside:
        return []
    starts = [verdict for verdict in verdicts if verdict.probability > _THRESHOLD]
    first = BoundaryVerdict(inside[0], 1.0, (Evidence("first block of the page", 9.0),))
    edges = [first, *(start for start in starts if start.unit > first.unit)]
    ends = [edge.unit for edge in edges[1:]] + [len(units)]
    by_unit = {verdict.unit: verdict.probability for verdict in verdicts}
    drafts: list[Draft] = []
    for edge, end in zip(edges, ends, strict=True):
        own = [unit for unit in units[edge.unit : end] if unit.kind not in OUTSIDE]
        inner = [by_unit[index] for index in range(edge.unit + 1, end) if index in by_unit]
        sure = certainty([edge.probability, by_unit.get(end, 1.0)], inner)
        if own:
            drafts.append(Draft(own, sure, edge.evidence))
    return drafts
