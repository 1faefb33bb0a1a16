"""Lines that only their place makes a credit: the name and the date under a headline, the name under a letter."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.articles import Person, PersonRole
from bot.segmentation.credits.model import CreditLine, Strength
from bot.segmentation.credits.people import NAMES, looks_like_person, split_names
from bot.segmentation.credits.roles import names_role
from bot.segmentation.model import BlockKind
from bot.segmentation.text.dates import is_date_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.segmentation.blocks.unit import Unit

CHINESE_LABEL = re.compile(r"◎|(?:本文)?(?:作者|撰文|文|翻譯|翻译|譯者|译者|編譯|编译|譯|译)\s*[:：／/]")
_DESK = re.compile(
    rf"({NAMES})(?: ?[|·/] ?[A-Z][\w ,’'-]{{2,50}}|(?:,| and) (?:agencies|wires|staff)\b[\w ]{{0,20}}"
    rf"|,? (?:correspondent|reporter|editor|columnist|staff writer)|, [\w ]{{0,30}}(?:correspondent|reporter|editor))"
)
_PLACED = re.compile(rf"({NAMES})(?: in |, )[A-Z][\w’'-]*(?: (?:and |of |the |de |la )?[A-Z][\w’'-]*){{0,3}}")
_UNDER_HEADLINES = (BlockKind.HEADING, BlockKind.BYLINE, BlockKind.DATELINE)
_LONGEST = 100
_FEWEST_SIGNED = 2
_LONGEST_DESK = 3


def settle_bylines(units: list[Unit]) -> None:
    """Correct the kinds of lines that name people or dates right under a headline or a letter."""
    _credits_under_headlines(units)
    _names_under_headlines(units)
    _dates_under_headlines(units)
    _desks_under_headlines(units)
    _signatures(units)


def _credits_under_headlines(units: list[Unit]) -> None:
    """In Chinese pages `作者：` and `翻譯：` stand under the headline as often as at the end, there in brackets."""
    above: BlockKind | None = None
    for unit in units:
        credits = unit.kind in (BlockKind.AUTHOR, BlockKind.TRANSLATOR)
        if credits and above in (BlockKind.HEADING, BlockKind.BYLINE) and CHINESE_LABEL.match(unit.text):
            unit.kind = BlockKind.BYLINE
        above = unit.kind


def _names_under_headlines(units: list[Unit]) -> None:
    """`Colm Brady | Crime correspondent`; `Aoife Keane in Cork` only where a page has more than one such line."""
    sure: list[tuple[Unit, CreditLine]] = []
    likely: list[tuple[Unit, CreditLine]] = []
    for above, unit in _pairs(units):
        if above.kind is not BlockKind.HEADING or unit.kind not in (BlockKind.HEADING, BlockKind.BODY):
            continue
        if (line := _read(_DESK, unit.text)) is not None:
            sure.append((unit, line))
        elif (line := _read(_PLACED, unit.text)) is not None and not names_role(unit.text):
            likely.append((unit, line))
    if len(sure) + len(likely) >= _FEWEST_SIGNED:
        sure += likely
    for unit, line in sure:
        unit.kind, unit.credit, unit.cut, unit.marked = BlockKind.BYLINE, line, False, False


def _desks_under_headlines(units: list[Unit]) -> None:
    """`Brussels Bureau` between a headline and a date."""
    for above, unit, under in zip(units, units[1:], units[2:], strict=False):
        between = above.kind is BlockKind.HEADING and under.kind is BlockKind.DATELINE
        short = unit.kind is BlockKind.HEADING and unit.size.words <= _LONGEST_DESK < above.size.words
        if between and short and not unit.marked:
            unit.kind = BlockKind.BYLINE


def _dates_under_headlines(units: list[Unit]) -> None:
    for above, unit in _pairs(units):
        short = unit.kind in (BlockKind.HEADING, BlockKind.BODY)
        if short and above.kind in _UNDER_HEADLINES and is_date_line(unit.text):
            unit.kind, unit.cut, unit.marked = BlockKind.DATELINE, False, False


def _signatures(units: list[Unit]) -> None:
    """`Margaret Doyle, Galway` under each of a page's letters."""
    signed: list[tuple[Unit, CreditLine]] = []
    for above, unit in _pairs(units):
        if above.kind is BlockKind.BODY and unit.kind is BlockKind.HEADING and not unit.marked:
            line = _read(_PLACED, unit.text)
            if line is not None and "," in unit.text and not names_role(unit.text):
                signed.append((unit, line))
    if len(signed) >= _FEWEST_SIGNED:
        for unit, line in signed:
            unit.kind, unit.credit = BlockKind.AUTHOR, line


def _pairs(units: list[Unit]) -> Iterator[tuple[Unit, Unit]]:
    inside = [unit for unit in units if unit.kind is not BlockKind.FRONT_MATTER]
    return pairwise(inside)


def _read(form: re.Pattern[str], text: str) -> CreditLine | None:
    found = form.fullmatch(text) if len(text) <= _LONGEST else None
    people = split_names(found.group(1)) if found else []
    if not people or not all(" " in name and looks_like_person(name) for name, _ in people):
        return None
    return CreditLine(tuple(Person(PersonRole.AUTHOR, name, None, cjk) for name, cjk in people), Strength.STRONG)
