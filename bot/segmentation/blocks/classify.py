"""The blocks of a page with everything that the splitter wants to know about each, read once."""

from __future__ import annotations

import re

from bot.segmentation.blocks import furniture, openings, truncation
from bot.segmentation.blocks.lines import Line
from bot.segmentation.blocks.surroundings import settle_surroundings
from bot.segmentation.blocks.unit import Unit
from bot.segmentation.credits import lines as credits
from bot.segmentation.model import BlockKind
from bot.segmentation.text.dates import is_clock

_HEADING_WORDS = 22
_HEADING_CHARACTERS = 140
_HEADING_CJK = 45
_MARKED_HEADING = re.compile(r"(#{1,6}) |(▶|►|■|●|◆|★|☆) ?|\*\*[^*]+\*\*$|<h\d>")
_NUMBERED = re.compile(r"(?:\d{1,2}[.)、]|[一二三四五六七八九十]{1,3}、) ?\S")
_CJK = re.compile(r"[\u3400-\u9fff]")
_EMPHASISED = re.compile(r"([*_]{1,3})([^*_\s][^*_]*)\1")
_LIST_ITEM = re.compile(r"[-–—*+•·] ")
_SHORT_CRY, _LONGEST_CRY = 8, 16


def read_units(lines: list[Line]) -> list[Unit]:
    """Name the kind of every block and mark those that were cut off."""
    units = [read_unit(line.text, line.number, line.blanks) for line in lines]
    settle_surroundings(units)
    mark_capped(units)
    return units


def read_unit(text: str, line: int | None, blanks: int = 0) -> Unit:
    """Name the kind of one block by its own text."""
    size = truncation.measure(text)
    unit = Unit(text, line, blanks, BlockKind.BODY, size)
    unit.kind = _kind(unit)
    unit.cut = unit.kind is BlockKind.BODY and truncation.is_cut(text)
    return unit


def mark_capped(units: list[Unit]) -> None:
    """Mark the body blocks that are exactly as long as the page's cut ones, if several of those agree."""
    cap = truncation.find_cap([unit.size for unit in units if unit.cut])
    if cap and cap.support > 1:
        for unit in units:
            unit.capped = unit.kind is BlockKind.BODY and cap.holds(unit.size)


def _kind(unit: Unit) -> BlockKind:
    text = unit.text
    if furniture.is_separator(text):
        return BlockKind.SEPARATOR
    if furniture.is_furniture(text):
        return BlockKind.FURNITURE
    if credits.is_caption(text):
        return BlockKind.CAPTION
    if furniture.is_slug(text):
        return BlockKind.HEADING
    if is_clock(text):
        return BlockKind.SUBHEADING
    return _credit_kind(unit) or (BlockKind.HEADING if _is_heading(unit) else BlockKind.BODY)


def _credit_kind(unit: Unit) -> BlockKind | None:
    readers = (
        (credits.read_translator, BlockKind.TRANSLATOR),
        (credits.read_byline, BlockKind.BYLINE),
        (credits.read_author, BlockKind.AUTHOR),
    )
    if len(unit.text) > credits.MAX_LINE:
        return None
    emphasised = _EMPHASISED.fullmatch(unit.text)
    text = emphasised.group(2) if emphasised else unit.text
    for read, kind in readers:
        line = read(text)
        if line is not None:
            unit.credit = line
            return kind
    return BlockKind.CREDIT if credits.is_other_credit(text) else None


def _is_heading(unit: Unit) -> bool:
    """A short line that does not end as a sentence does, or one marked as a heading."""
    text = unit.text
    unit.marked = _MARKED_HEADING.match(text) is not None
    if unit.marked and unit.size.characters <= 2 * _HEADING_CHARACTERS:
        return True
    if unit.size.words > _HEADING_WORDS or unit.size.characters > _HEADING_CHARACTERS or _LIST_ITEM.match(text):
        return False
    if _CJK.search(text) and len(text) > _HEADING_CJK:
        return False
    if _is_filed(text):
        return False
    core = text.rstrip("\"'”’)）」』")
    if core.endswith("!"):
        return unit.size.words <= _SHORT_CRY or (unit.size.words <= _LONGEST_CRY and _is_in_title_case(text))
    return not core.endswith((".", "。", ",", "，", ";", "；", ":", "：", "…"))


def _is_filed(text: str) -> bool:
    """Tell whether a line begins with where and by whom it was filed: that is the lead of a story, however short."""
    opening = openings.dateline(text)
    return opening.rstrip() != text and openings.names_agency(opening)


def _is_in_title_case(text: str) -> bool:
    words = [word for word in text.split() if len(word) > 3]
    return sum(word.strip("\"'“‘(")[:1].isupper() for word in words) >= 0.7 * len(words)
