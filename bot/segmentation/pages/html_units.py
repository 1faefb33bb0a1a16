"""The kind of a block of HTML: its markup tells what plain text leaves to be guessed."""

from __future__ import annotations

from bot.segmentation.blocks.classify import read_unit
from bot.segmentation.blocks.unit import OUTSIDE, Unit
from bot.segmentation.html.blocks import HtmlBlock
from bot.segmentation.html.regions import Part, is_in_byline
from bot.segmentation.model import BlockKind
from bot.segmentation.text.dates import is_clock

_CREDITS = frozenset({BlockKind.TRANSLATOR, BlockKind.AUTHOR, BlockKind.BYLINE, BlockKind.CREDIT})


def unit_of(block: HtmlBlock) -> Unit:
    """Name the kind of a block by where it stands and what it says."""
    unit = read_unit(block.text, None)
    if block.part is Part.CHROME:
        unit.kind, unit.cut = BlockKind.FURNITURE, False
    elif unit.kind in OUTSIDE:
        pass
    elif block.level:
        unit.kind, unit.marked, unit.cut = BlockKind.HEADING, True, False
    elif block.place.inside_caption:
        unit.kind, unit.cut = BlockKind.CAPTION, False
    elif unit.kind is BlockKind.HEADING:
        # A paragraph is no heading, however short; only plain text has to guess.
        unit.kind = BlockKind.BODY
        if is_in_byline(block.node):
            _read_as_byline(unit)
    return unit


def heading_of(text: str) -> Unit:
    """Return a headline as a block, whatever it says."""
    unit = read_unit(text, None)
    unit.become(BlockKind.HEADING, marked=True)
    return unit


def be_text(unit: Unit, block: HtmlBlock) -> None:
    """Take a block for what the article says, where its place has shown that it is part of it."""
    if block.level:
        unit.become(BlockKind.HEADING, marked=True)
    elif block.place.inside_caption:
        unit.kind, unit.cut = BlockKind.CAPTION, False
    elif is_clock(unit.text):
        unit.kind = BlockKind.SUBHEADING
    elif unit.kind not in _CREDITS:
        unit.kind = BlockKind.BODY


def _read_as_byline(unit: Unit) -> None:
    byline = read_unit(f"By {unit.text}", None)
    if byline.kind is BlockKind.BYLINE:
        unit.kind, unit.credit = BlockKind.BYLINE, byline.credit
