"""The blocks of HTML as evidence of what their page is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from bot.segmentation.blocks.classify import read_unit
from bot.segmentation.blocks.unit import Unit
from bot.segmentation.html.blocks import HtmlBlock
from bot.segmentation.html.tree import Node
from bot.segmentation.structure.block import Box, Form, PageBlock
from bot.segmentation.structure.marks import read_marks
from bot.segmentation.text.vocabulary import words

_BOXES = words("div section article li tr td table dl dd details")
_MOST_BOXES, _LONGEST_CLASS = 8, 200


def page_blocks(pairs: Iterable[tuple[HtmlBlock, Unit]]) -> Iterator[PageBlock]:
    """Return blocks of HTML with what their places and marks tell; a rule between two is a block of its own."""
    for block, unit in pairs:
        if block.after_rule:
            yield PageBlock(read_unit("---", unit.line), Form.RULE)
        marks = read_marks(block.spans or [(block.text, False, block.href if block.link_share > 0 else None)])
        yield PageBlock(unit, _form(block), marks, block.level, boxes=tuple(islice(_boxes(block.node), _MOST_BOXES)))


def _boxes(node: Node) -> Iterator[Box]:
    for one in node.lineage:
        if one.name in _BOXES:
            yield Box(id(one), one.name, one.get("class")[:_LONGEST_CLASS])


def _form(block: HtmlBlock) -> Form:
    if block.level:
        return Form.HEADING
    if block.place.inside_pre:
        return Form.CODE
    if block.opens_item:
        return Form.ITEM
    return Form.QUOTE if block.stands_in("blockquote") else Form.PARAGRAPH
