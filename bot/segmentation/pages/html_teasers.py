"""The teasers beside an article: what a "related" box tells of other articles, with their titles."""

from __future__ import annotations

from collections.abc import Iterator

from bot.segmentation.articles.draft import Draft
from bot.segmentation.blocks.furniture import is_furniture, is_section
from bot.segmentation.blocks.truncation import ends_properly
from bot.segmentation.blocks.unit import OUTSIDE, Unit
from bot.segmentation.html.blocks import HtmlBlock
from bot.segmentation.html.regions import Part
from bot.segmentation.html.tree import Node
from bot.segmentation.model import BlockKind, Evidence

_TEXT_WORDS = 12
# A teaser tells in a paragraph or two; what goes on is a poll, or a list of titles with a line beside each.
_MOST_PARAGRAPHS = 3
_RELATED_ITEM = (Evidence("an item of a related box", 9.0),)


def mark_related(blocks: list[HtmlBlock]) -> None:
    """Put what follows "You might also like" in the main part among the related, to the end of its article."""
    related_in: Node | None = None
    related = False
    for block in blocks:
        if block.part is not Part.MAIN:
            continue
        if related and block.place.article is related_in:
            block.part = Part.RELATED
        elif block.level and is_furniture(block.text) and not is_section(block.text):
            related, related_in = True, block.place.article
            block.part = Part.RELATED


def teasers(pairs: list[tuple[HtmlBlock, Unit]]) -> Iterator[Draft]:
    """Return the teasers of related boxes: a title and the text under it; a title alone is only a link."""
    item: list[Unit] = []
    href: str | None = None
    card: Node | None = None
    for block, unit in pairs:
        if block.part is not Part.RELATED or unit.kind in OUTSIDE:
            continue
        has_text = any(one.kind is not BlockKind.HEADING for one in item)
        titled = any(one.kind is BlockKind.HEADING for one in item)
        if block.link_share > 0.5 and not block.level and not item:
            unit.kind, unit.marked, unit.cut = BlockKind.HEADING, True, False
        starts = (unit.kind is BlockKind.HEADING and (has_text or titled)) or (
            has_text and block.place.card is not card and not titled
        )
        if item and starts:
            yield from _teaser(item, href)
            item, href = [], None
        item.append(unit)
        href, card = href or block.href, block.place.card
    yield from _teaser(item, href)


def _teaser(item: list[Unit], href: str | None) -> Iterator[Draft]:
    text = [unit for unit in item if unit.kind is BlockKind.BODY]
    words = sum(unit.size.words for unit in text)
    chinese = sum(len(unit.text) for unit in text if not unit.text.isascii())
    if len(text) <= _MOST_PARAGRAPHS and (words >= _TEXT_WORDS or chinese >= 2 * _TEXT_WORDS):
        draft = Draft(item, 0.97, _RELATED_ITEM)
        draft.cut = not ends_properly(item[-1].text)
        draft.url = href if href and href.startswith("http") else None
        yield draft
