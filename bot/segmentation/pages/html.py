"""Split an HTML page: the article it is about, and the teasers of its "related" boxes with their titles."""

from __future__ import annotations

from collections.abc import Iterator

from bot.segmentation.articles.draft import Draft
from bot.segmentation.blocks.classify import mark_capped, read_unit
from bot.segmentation.blocks.furniture import is_furniture
from bot.segmentation.blocks.truncation import ends_properly
from bot.segmentation.blocks.unit import OUTSIDE, Unit
from bot.segmentation.boundaries.features import describe_page
from bot.segmentation.boundaries.model import judge
from bot.segmentation.html.blocks import descendants
from bot.segmentation.html.flat_blocks import HtmlBlock, Part, read_html
from bot.segmentation.html.head import read_head
from bot.segmentation.html.tree import Node, read_tree
from bot.segmentation.model import BlockKind, Evidence

_TEXT_WORDS = 12
_SURE_SPLIT = 0.8
_IN_ELEMENT = (Evidence("an element of its own", 9.0),)
_RELATED_ITEM = (Evidence("an item of a related box", 9.0),)
_OWN_HEADING = (Evidence("a heading of its own", 6.0),)


def split_html(source: str) -> tuple[list[Unit], list[Draft]]:
    """Split HTML into units in reading order and drafts of articles; navigation and bare links are furniture."""
    page = read_html(source)
    _mark_related(page.blocks)
    units = [_unit(block) for block in page.blocks]
    mark_capped(units)
    pairs = list(zip(page.blocks, units, strict=True))
    drafts = [*_main(pairs), *_related(pairs)]
    order = {id(unit): at for at, unit in enumerate(units)}
    drafts.sort(key=lambda draft: order[id(draft.units[0])])
    _state(read_tree(source), drafts)
    _rest_is_furniture(units, drafts)
    return units, drafts


Pair = tuple[HtmlBlock, Unit]


def _mark_related(blocks: list[HtmlBlock]) -> None:
    """What follows "You might also like" inside the main part is related too, to the end of its element."""
    related_in: int | None = None
    for block in blocks:
        if block.part is Part.MAIN and related_in is not None and block.article == related_in:
            block.part = Part.RELATED
        elif block.part is Part.MAIN and block.level and is_furniture(block.text):
            related_in = block.article
            block.part = Part.RELATED


def _unit(block: HtmlBlock) -> Unit:
    unit = read_unit(block.text, None)
    if block.part is Part.CHROME:
        unit.kind, unit.cut = BlockKind.FURNITURE, False
    elif unit.kind in OUTSIDE:
        pass
    elif block.level:
        unit.kind, unit.marked, unit.cut = BlockKind.HEADING, True, False
    elif block.caption:
        unit.kind, unit.cut = BlockKind.CAPTION, False
    elif block.byline and unit.kind is BlockKind.HEADING:
        byline = read_unit(f"By {block.text}", None)
        if byline.kind is BlockKind.BYLINE:
            unit.kind, unit.credit = BlockKind.BYLINE, byline.credit
    elif unit.kind is BlockKind.HEADING:
        # A paragraph is no heading, however short; only plain text has to guess.
        unit.kind = BlockKind.BODY
    return unit


def _main(pairs: list[Pair]) -> Iterator[Draft]:
    """The articles of the main part: an <article> each, or divided by headings, or by the model of the gaps."""
    main = [(block, unit) for block, unit in pairs if block.part is Part.MAIN and unit.kind is not BlockKind.FURNITURE]
    numbers = list(dict.fromkeys(block.article for block, _ in main if block.article))
    if numbers:
        for number in numbers:
            yield from _draft([unit for block, unit in main if block.article == number], _IN_ELEMENT)
        outside = [(block, unit) for block, unit in main if not block.article]
        # A headline may stand above its <article>; other text outside belongs to nobody unless it is long.
        main = (
            outside
            if sum(unit.size.words for _, unit in outside if unit.kind is BlockKind.BODY) > 10 * _TEXT_WORDS
            else []
        )
    yield from _by_headings(main)


def _by_headings(main: list[Pair]) -> Iterator[Draft]:
    levels = [block.level for block, _ in main if block.level]
    top = min(levels, default=0)
    titles = [at for at, (block, _) in enumerate(main) if block.level and (block.level == top == 1 or block.linked)]
    if len(titles) > 1:
        for start, end in zip(
            [0, *titles] if titles[0] else titles,
            [*titles, len(main)] if titles[0] else [*titles[1:], len(main)],
            strict=True,
        ):
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


def _related(pairs: list[Pair]) -> Iterator[Draft]:
    """The teasers of related boxes: a title and the text under it; a title alone is only a link."""
    item: list[Unit] = []
    href: str | None = None
    card = 0
    for block, unit in pairs:
        if block.part is not Part.RELATED or unit.kind in OUTSIDE:
            continue
        has_text = any(one.kind is not BlockKind.HEADING for one in item)
        titled = any(one.kind is BlockKind.HEADING for one in item)
        if block.linked and not block.level and not has_text and not titled:
            unit.kind, unit.marked, unit.cut = BlockKind.HEADING, True, False
        starts = (unit.kind is BlockKind.HEADING and (has_text or titled)) or (
            has_text and block.card != card and not titled
        )
        if item and starts:
            yield from _teaser(item, href)
            item, href = [], None
        item.append(unit)
        href, card = href or block.href, block.card
    yield from _teaser(item, href)


def _teaser(item: list[Unit], href: str | None) -> Iterator[Draft]:
    words = sum(unit.size.words for unit in item if unit.kind is BlockKind.BODY)
    chinese = sum(len(unit.text) for unit in item if unit.kind is BlockKind.BODY and not unit.text.isascii())
    if words >= _TEXT_WORDS or chinese >= 2 * _TEXT_WORDS:
        for draft in _draft(item, _RELATED_ITEM):
            draft.cut = not ends_properly(item[-1].text)
            draft.url = href if href and href.startswith("http") else None
            yield draft


def _draft(units: list[Unit], evidence: tuple[Evidence, ...], certainty: float = 0.97) -> Iterator[Draft]:
    kept = [unit for unit in units if unit.kind not in OUTSIDE]
    if any(unit.kind is BlockKind.BODY for unit in kept):
        yield Draft(kept, certainty, evidence)


def _state(root: Node, drafts: list[Draft]) -> None:
    """What the head of a page states, it states of its one main article."""
    main = [draft for draft in drafts if draft.evidence is not _RELATED_ITEM]
    if len(main) == 1:
        head = read_head(root)
        shown = (one.get("datetime") for one in descendants(root) if one.name == "time")
        main[0].published = head.published or next(filter(None, shown), None)
        main[0].url = next((one for one in head.addresses if one.startswith("http")), None)
        if not any(unit.credit and unit.kind in (BlockKind.BYLINE, BlockKind.AUTHOR) for unit in main[0].units):
            main[0].authors = ", ".join(head.authors) or None


def _rest_is_furniture(units: list[Unit], drafts: list[Draft]) -> None:
    owned = {id(unit) for draft in drafts for unit in draft.units}
    for unit in units:
        if id(unit) not in owned and unit.kind is not BlockKind.SEPARATOR:
            unit.kind = BlockKind.FURNITURE
