"""A page of several articles: each in an element of its own, under a heading of its own, or as the model divides."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from bot.segmentation.articles.draft import Draft
from bot.segmentation.blocks.unit import OUTSIDE, Unit
from bot.segmentation.boundaries.features import describe_page
from bot.segmentation.boundaries.model import judge
from bot.segmentation.html.blocks import HtmlBlock
from bot.segmentation.html.body import Body
from bot.segmentation.html.head import PageHead
from bot.segmentation.html.regions import Part
from bot.segmentation.html.tree import Node
from bot.segmentation.model import BlockKind, Evidence

_TEXT_WORDS = 12
_SURE_SPLIT = 0.8
_MUCH_OF_IT, _MOST_OF_IT = 0.6, 0.9
_IN_ELEMENT = (Evidence("an element of its own", 9.0),)
_OWN_HEADING = (Evidence("a heading of its own", 6.0),)

Pair = tuple[HtmlBlock, Unit]


def divide(pairs: list[Pair]) -> list[Draft]:
    """Divide the main part of a page into articles: an <article> each, or by headings, or by the model of the gaps."""
    main = [(block, unit) for block, unit in pairs if block.part is Part.MAIN and unit.kind is not BlockKind.FURNITURE]
    drafts: list[Draft] = []
    elements: dict[Node | None, list[Pair]] = {}
    for block, unit in main:
        elements.setdefault(block.place.article, []).append((block, unit))
    outside = elements.pop(None, [])
    if elements:
        for inside in elements.values():
            drafts += _draft([unit for _, unit in inside], _IN_ELEMENT)
        # A headline may stand above its <article>; other text outside belongs to nobody unless it is long.
        main = (
            outside
            if sum(unit.size.words for _, unit in outside if unit.kind is BlockKind.BODY) > 10 * _TEXT_WORDS
            else []
        )
    return [*drafts, *_by_headings(main)]


def holds_several(drafts: list[Draft], body: Body, *, stated_one: bool) -> bool:
    """Tell whether a page that can be divided is about several articles, and not about one with more beside it.

    `body` is the one article it would be. A page that states to be one is divided only where the model finds several.
    """
    sizes = [sum(len(unit.text) for unit in draft.units) for draft in drafts]
    if len(drafts) < 2 or sum(sizes) < sum(len(block.text) for block in body.blocks if block.is_prose):
        return False
    share = max(sizes) / sum(sizes)
    by_model = all(draft.evidence not in (_IN_ELEMENT, _OWN_HEADING) for draft in drafts[1:])
    if stated_one:
        return by_model and share <= _MUCH_OF_IT
    return share <= _MOST_OF_IT or not by_model


def state(draft: Draft, head: PageHead) -> None:
    """What the head of a page states, it states of its only article."""
    draft.published = head.published or None
    if not any(unit.credit and unit.kind in (BlockKind.BYLINE, BlockKind.AUTHOR) for unit in draft.units):
        draft.authors = ", ".join(head.authors) or None


def _by_headings(main: list[Pair]) -> Iterator[Draft]:
    levels = [block.level for block, _ in main if block.level]
    top = min(levels, default=0)
    titles = [
        at for at, (block, _) in enumerate(main) if block.level and (block.level == top == 1 or block.link_share > 0.5)
    ]
    if len(titles) > 1:
        for start, end in pairwise(sorted({0, *titles, len(main)})):
            yield from _draft([unit for _, unit in main[start:end]], _OWN_HEADING)
    elif top == 1 or (levels and len(main) < 4):
        start = next((at for at, (block, _) in enumerate(main) if block.level == top), 0)
        lead_in = sum(unit.size.words for _, unit in main[:start] if unit.kind is BlockKind.BODY)
        yield from _draft([unit for _, unit in main[0 if lead_in > 40 else start :]], _OWN_HEADING)
    else:
        yield from _by_model([unit for _, unit in main])


def _by_model(units: list[Unit]) -> Iterator[Draft]:
    verdicts = {verdict.unit: verdict for verdict in judge(describe_page(units))}
    starts = [index for index, verdict in verdicts.items() if verdict.probability > _SURE_SPLIT]
    for start, end in zip([0, *starts], [*starts, len(units)], strict=True):
        verdict = verdicts.get(start)
        yield from _draft(
            units[start:end], verdict.evidence if verdict else _IN_ELEMENT, verdict.probability if verdict else 1.0
        )


def _draft(units: list[Unit], evidence: tuple[Evidence, ...], certainty: float = 0.97) -> Iterator[Draft]:
    kept = [unit for unit in units if unit.kind not in OUTSIDE]
    if any(unit.kind is BlockKind.BODY for unit in kept):
        yield Draft(kept, certainty, evidence)
