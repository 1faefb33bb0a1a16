"""Split a page of Markdown: one document, or the articles that its own structure shows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from itertools import pairwise

from bot.segmentation.articles.draft import Draft
from bot.segmentation.blocks.unit import Unit
from bot.segmentation.credits.stated import stated_names
from bot.segmentation.layout.lines import read_indents
from bot.segmentation.markdown.blocks import read_markdown
from bot.segmentation.markdown.templates import without_templates
from bot.segmentation.model import Evidence
from bot.segmentation.pages.matter import matter_unit, state, state_each
from bot.segmentation.pages.plain import split_text
from bot.segmentation.pages.structured import draft_pieces, draft_runs, units_inside
from bot.segmentation.structure.block import PageBlock
from bot.segmentation.structure.decide import decide
from bot.segmentation.structure.page import StatedPage
from bot.segmentation.text.front_matter import FrontMatter, find_front_matter
from bot.segmentation.text.normalise import normalise

_SURE = 0.999
_WHOLE = (Evidence("one document", 6.0),)
_MATTER = (Evidence("front matter", 9.0),)


def split_markdown(text: str, starts: Collection[int] | None = None) -> tuple[list[Unit], list[Draft]]:
    """Split Markdown; `starts` are the lines (0-based) on which a person says articles start: they decide."""
    blocks, matters = _read(text)
    if _are_bare(blocks, matters) and (starts is not None or _is_whole(blocks)):
        # Nothing divides it but its text.
        units, drafts = split_text(normalise(text), starts=starts, indents=read_indents(text))
        for draft in drafts:
            draft.markdown = True
        return units, drafts
    drafts = _drafts(blocks, matters, starts)
    units = [block.unit for block in blocks]
    fields = [matter_unit(matter) for matter in matters]
    return sorted([*units, *fields], key=lambda unit: unit.line or 0), drafts


def is_bare(text: str) -> bool:
    """Tell whether a page has neither a heading nor front matter, so that it is divided as plain text is."""
    return _are_bare(*_read(text))


def _are_bare(blocks: list[PageBlock], matters: list[FrontMatter]) -> bool:
    return not matters and not any(block.is_heading for block in blocks)


def _is_whole(blocks: list[PageBlock]) -> bool:
    return decide(stated_page(blocks, None)).best is None


def read_stated(text: str) -> StatedPage:
    """Read a page as the decision sees it; the program that learns its weights needs it."""
    blocks, matters = _read(text)
    return stated_page(blocks, matters[0] if matters else None)


def _read(text: str) -> tuple[list[PageBlock], list[FrontMatter]]:
    lines = text.split("\n")
    matters = find_front_matter(lines)
    for matter in matters:
        lines[matter.first : matter.last + 1] = [""] * (matter.last + 1 - matter.first)
    return read_markdown("\n".join(without_templates(lines))), matters


def _drafts(blocks: list[PageBlock], matters: list[FrontMatter], starts: Collection[int] | None) -> list[Draft]:
    if starts is not None:
        drafts = draft_runs(blocks, [_at_line(blocks, line) for line in starts])
        for draft, matter in zip(drafts[:1], matters[:1], strict=False):
            state(draft, matter)
    elif len(matters) > 1:
        drafts = _of_matters(blocks, matters)
    else:
        drafts = _by_structure(blocks, matters[0] if matters else None)
    return [draft for draft in drafts if draft.units or draft.headline]


def _at_line(blocks: Sequence[PageBlock], line: int) -> int:
    """The first block at or after a line."""
    return next((at for at, block in enumerate(blocks) if (block.unit.line or 0) >= line), 0)


def _of_matters(blocks: Sequence[PageBlock], matters: list[FrontMatter]) -> list[Draft]:
    """An article for each front matter, and one for the text over the first."""
    lines = [block.unit.line or 0 for block in blocks]
    edges = [bisect_left(lines, matter.last) for matter in matters]
    drafts = [Draft(units_inside(blocks[: edges[0]]), _SURE, _WHOLE)]
    for matter, (one, other) in zip(matters, pairwise([*edges, len(blocks)]), strict=True):
        draft = Draft(units_inside(blocks[one:other]), _SURE, _MATTER)
        state(draft, matter)
        drafts.append(draft)
    return drafts


def _by_structure(blocks: list[PageBlock], matter: FrontMatter | None) -> list[Draft]:
    decision = decide(stated_page(blocks, matter))
    if decision.best is None:
        return [_whole(blocks, matter, decision.certainties[0])]
    drafts = draft_pieces(blocks, decision, _title(blocks, matter))
    if matter is not None:
        state_each(drafts, matter)
    return drafts


def stated_page(blocks: Sequence[PageBlock], matter: FrontMatter | None) -> StatedPage:
    """Return a page as the decision sees it, with what its front matter states."""
    stated = (matter.title or "") if matter else ""
    authors = (matter.authors or "") if matter else ""
    first = next((block for block in blocks if block.is_heading), None)
    shown = first.text if first is not None and blocks[:1] == [first] else ""
    return StatedPage(
        blocks,
        titles=tuple(one for one in (stated, shown) if one),
        about=matter.about if matter else "",
        authors=len(stated_names(authors)) if authors else 0,
        titled=bool(stated),
    )


def _whole(blocks: Sequence[PageBlock], matter: FrontMatter | None, certainty: float) -> Draft:
    draft = Draft(units_inside(blocks), certainty, _WHOLE)
    if matter is not None:
        state(draft, matter)
    draft.headline = draft.headline or _title(blocks, None)
    return draft


def _title(blocks: Sequence[PageBlock], matter: FrontMatter | None) -> str | None:
    """What the page calls itself: in its front matter, or in a heading before any text."""
    stated = matter.title if matter else None
    over = next((at for at, block in enumerate(blocks) if block.prose > 0), len(blocks))
    return stated or next((block.text for block in blocks[:over] if block.is_heading), None)
