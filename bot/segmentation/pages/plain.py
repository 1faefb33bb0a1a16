"""Split a page of lines, plain or Markdown, into drafts of articles."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bot.segmentation.articles.draft import Draft
from bot.segmentation.blocks.classify import read_units
from bot.segmentation.blocks.lines import read_blocks
from bot.segmentation.blocks.markdown import FrontMatter, find_front_matter, heading_level, top_level
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
_LONGEST_SOURCE = 200
_TITLES, _AUTHORS, _DATES = (
    ("title", "headline"),
    ("author", "authors", "byline", "by"),
    ("date", "published", "pubdate", "datetime"),
)
_SURE = 0.999
_MOST_BESIDE = 0.2


def split_text(
    text: str, *, markdown: bool, starts: Collection[int] | None = None, indents: Sequence[int] = ()
) -> tuple[list[Unit], list[Draft]]:
    """Split normalised text; `starts` are the lines (0-based) on which a person says articles start: they decide.

    `indents` are the columns that each line is indented in the text as it was written.
    """
    if not markdown:
        return _split_plain(text, starts, indents)
    lines = read_blocks(text)
    units = read_units(lines)
    matters = find_front_matter(lines)
    for matter in matters:
        for unit in units[matter.first : matter.last + 1]:
            unit.kind = BlockKind.FRONT_MATTER
    levels = [heading_level(line.text) if markdown else 0 for line in lines]
    shared = _of_the_page(matters, levels)
    verdicts = _verdicts(units, levels, [] if shared else matters, starts)
    drafts = _drafts(units, verdicts, [] if shared else matters, markdown=markdown)
    if shared:
        for draft in drafts:
            _state_origin(draft, shared)
    return units, drafts


def _split_plain(text: str, starts: Collection[int] | None, indents: Sequence[int]) -> tuple[list[Unit], list[Draft]]:
    if starts is None and (records := read_records(text, indents)):
        return recorded_drafts(records)
    lines = unboxed(read_lines(text, indents))
    blocks = read_text_blocks(lines, find_running(lines))
    units = read_units([*blocks])
    for block, unit in zip(blocks, units, strict=True):
        if block.aside:
            unit.kind = BlockKind.FURNITURE
    matters = find_front_matter([*blocks])
    page = LaidOut(blocks, units)
    if starts is None and not matters:
        plan = find_plan(page)
        if plan is not None and (page.wrapped or plan.is_sure or _agree(plan, judge(describe_page(units)))):
            return units, planned_drafts(units, plan)
    return units, _judged(page, units, matters, starts)


def _judged(
    page: LaidOut, units: list[Unit], matters: list[FrontMatter], starts: Collection[int] | None
) -> list[Draft]:
    """The drafts of a page that shows no form of its own: front matter or the model divides it, or a person."""
    for matter in matters:
        for unit in units[matter.first : matter.last + 1]:
            unit.kind = BlockKind.FRONT_MATTER
    shared = _of_the_page(matters, [])
    verdicts = _verdicts(units, [], [] if shared else matters, starts)
    if starts is None and (shared or not matters):
        verdicts = weigh_openings(page, verdicts)
    drafts = _drafts(units, verdicts, [] if shared else matters, markdown=False)
    if shared:
        for draft in drafts:
            _state_origin(draft, shared)
    return drafts


def _agree(plan: Plan, verdicts: list[BoundaryVerdict]) -> bool:
    """Tell whether the model divides a page nowhere but at the heads of its form, or nearly so."""
    beside = [one for one in verdicts if one.probability > _THRESHOLD and one.unit not in plan.heads]
    return len(beside) <= _MOST_BESIDE * len(plan.starts)


def _of_the_page(matters: list[FrontMatter], levels: list[int]) -> FrontMatter | None:
    """The front matter that speaks of a whole page: the only one, without a title or above several top headings."""
    if len(matters) != 1:
        return None
    several = levels.count(1) > 1
    return matters[0] if several or _field(matters[0], _TITLES) is None else None


def _verdicts(
    units: list[Unit], levels: list[int], matters: list[FrontMatter], starts: Collection[int] | None
) -> list[BoundaryVerdict]:
    if starts is not None:
        return _decided(set(_at_lines(units, starts)), units, "a person's boundary")
    if matters:
        return _decided({matter.first for matter in matters}, units, "front matter")
    top = top_level(levels)
    if top:
        return _decided({index for index, level in enumerate(levels) if level == top}, units, "top heading")
    return judge(describe_page(units))


def _at_lines(units: list[Unit], starts: Collection[int]) -> list[int]:
    """The first unit at or after each line."""
    return [
        next((index for index, unit in enumerate(units) if unit.line is not None and unit.line >= line), 0)
        for line in starts
    ]


def _decided(starts: set[int], units: list[Unit], reason: str) -> list[BoundaryVerdict]:
    """Verdicts without doubt: boundaries before the given units, moved to the next that can start an article."""
    moved: set[int] = set()
    for start in starts:
        at = start
        while at < len(units) - 1 and units[at].kind in (BlockKind.SEPARATOR, BlockKind.FURNITURE):
            at += 1
        moved.add(at)
    return [
        BoundaryVerdict(
            index, _SURE if index in moved else 1 - _SURE, (Evidence(reason, 9.0),) if index in moved else ()
        )
        for index in range(1, len(units))
        if units[index].kind not in OUTSIDE or index in moved
    ]


def _drafts(
    units: list[Unit], verdicts: list[BoundaryVerdict], matters: list[FrontMatter], *, markdown: bool
) -> list[Draft]:
    outside = OUTSIDE - {BlockKind.FRONT_MATTER} if matters else OUTSIDE
    inside = [index for index, unit in enumerate(units) if unit.kind not in outside]
    if not any(units[index].kind is not BlockKind.FRONT_MATTER for index in inside):
        return []
    starts = [verdict for verdict in verdicts if verdict.probability > _THRESHOLD]
    first = BoundaryVerdict(inside[0], 1.0, (Evidence("first block of the page", 9.0),))
    edges = [first, *(start for start in starts if start.unit > first.unit)]
    ends = [edge.unit for edge in edges[1:]] + [len(units)]
    by_unit = {verdict.unit: verdict.probability for verdict in verdicts}
    drafts: list[Draft] = []
    for edge, end in zip(edges, ends, strict=True):
        own = [unit for unit in units[edge.unit : end] if unit.kind not in outside]
        inner = [by_unit[index] for index in range(edge.unit + 1, end) if index in by_unit]
        sure = certainty([edge.probability, by_unit.get(end, 1.0)], inner)
        draft = Draft(own, sure, edge.evidence, markdown=markdown)
        _state(draft, [matter for matter in matters if edge.unit <= matter.first < end])
        if any(unit.kind is not BlockKind.FRONT_MATTER for unit in own) or draft.headline:
            drafts.append(draft)
    return drafts


def _state(draft: Draft, matters: list[FrontMatter]) -> None:
    """Take headline, authors and date from the front matter of an article."""
    for matter in matters[:1]:
        draft.headline = _field(matter, _TITLES)
        draft.authors = _field(matter, _AUTHORS)
        _state_origin(draft, matter)


def _state_origin(draft: Draft, matter: FrontMatter) -> None:
    draft.published, draft.url = _field(matter, _DATES), _address(matter)
    draft.source = (_field(matter, ("source",)) or "")[:_LONGEST_SOURCE] or None


def _field(matter: FrontMatter, names: tuple[str, ...]) -> str | None:
    return next((matter.fields[name] for name in names if matter.fields.get(name)), None)


def _address(matter: FrontMatter) -> str | None:
    address = _field(matter, ("url", "link", "source_url"))
    return address if address and address.startswith(("http://", "https://")) else None
