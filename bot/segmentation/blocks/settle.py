"""Kinds of blocks that only the split can tell: a headline or a subheading, a credit or a sentence of the story."""

from __future__ import annotations

import re

from bot.segmentation.blocks.bylines import CHINESE_LABEL
from bot.segmentation.blocks.furniture import is_slug
from bot.segmentation.blocks.unit import END_LINES, OUTSIDE, Unit
from bot.segmentation.credits.heads import read_line_under_headline
from bot.segmentation.credits.lines import read_signed_with_role
from bot.segmentation.credits.model import Strength
from bot.segmentation.model import BlockKind
from bot.segmentation.text.sentences import split_sentences

_HEAD_UNITS = 5
_UNDER_HEADLINE = 3
_SUBHEADING_WORDS = 12
# `(after extra time)` under a headline that is missing, a question of an interview, a heading of every chapter.
_NO_HEADLINE = re.compile(
    r"[(（][^()（）]*[)）]|(?:Q|問|问)\d{0,2}\s*[:：].*|"
    r"(?i:background|introduction|summary|overview|conclusion|methodology|references|前言|引言|背景|摘要|結語|结语)[:：]?"
)
_QUOTED = re.compile(r"[\"“「『].*[\"”」』]")


def settle_kinds(units: list[Unit], headline: str | None) -> None:
    """Decide what only the split can tell: headline or subheading, author line or a sentence about somebody.

    `headline` is the one that the page states of the article outside its text.
    """
    inside = [unit for unit in units if unit.kind not in OUTSIDE]
    _settle_credits(inside, headline)
    trailing = _trailing(inside)
    named = {name for unit in inside if unit.kind is BlockKind.BYLINE for name in _names(unit)}
    for at, unit in enumerate(inside):
        told_of = unit.kind is BlockKind.AUTHOR and named.isdisjoint(_names(unit))
        if (
            (told_of and (id(unit) not in trailing or _is_subject(unit, inside[:at])))
            or (unit.kind is BlockKind.CREDIT and id(unit) not in trailing and at >= _HEAD_UNITS)
            or (unit.kind is BlockKind.BYLINE and at >= _HEAD_UNITS and id(unit) not in trailing)
        ):
            unit.kind = BlockKind.BODY
    _settle_headings(inside, headline)


def _settle_credits(units: list[Unit], headline: str | None) -> None:
    """Find the lines that only their place makes a byline: under the headline, and at the very end."""
    first = 0 if headline is not None and (not units or headline not in units[0].text) else 1
    for unit in units[first : first + _UNDER_HEADLINE]:
        if unit.kind in (BlockKind.AUTHOR, BlockKind.TRANSLATOR) and CHINESE_LABEL.match(unit.text):
            unit.kind = BlockKind.BYLINE
        if unit.kind not in (BlockKind.HEADING, BlockKind.BODY, BlockKind.BYLINE, BlockKind.DATELINE):
            break
        if unit.kind in (BlockKind.HEADING, BlockKind.BODY) and not _is_credited(unit):
            break
    for unit in units[max(first, len(units) - 1) :]:
        if unit.kind in (BlockKind.HEADING, BlockKind.BODY) and not _is_credited(unit):
            _settle_signature(unit, units[len(units) - 2 : len(units) - 1])


def _settle_signature(unit: Unit, above: list[Unit]) -> None:
    """`Ana Lima, editor of the Harbour Post` under prose; under its like it is a line of a list."""
    prose = any(one.kind is BlockKind.BODY and one.size.words > _SUBHEADING_WORDS for one in above)
    line = read_signed_with_role(unit.text.strip("*_ ")) if prose else None
    if line is not None:
        unit.kind, unit.credit, unit.cut, unit.marked = BlockKind.AUTHOR, line, False, False


def _is_credited(unit: Unit) -> bool:
    line = read_line_under_headline(unit.text.strip("*_ "))
    if line is not None:
        unit.kind, unit.credit, unit.cut, unit.marked = BlockKind.BYLINE, line, False, False
    return line is not None


def _names(unit: Unit) -> set[str]:
    return {credit.name.casefold() for credit in unit.credit.credits} if unit.credit else set()


def _trailing(units: list[Unit]) -> set[int]:
    """The units (by identity) of the run of credit lines that ends an article."""
    run: set[int] = set()
    for unit in reversed(units):
        if unit.kind not in END_LINES and unit.kind not in (BlockKind.CAPTION, BlockKind.BYLINE):
            break
        run.add(id(unit))
    return run


def _is_subject(unit: Unit, before: list[Unit]) -> bool:
    """Tell whether the person of an author line was in the story before: then the line tells of them."""
    if unit.credit is None or not unit.credit.credits:
        return False
    told = [one.text for one in before if one.kind in (BlockKind.BODY, BlockKind.HEADING)]
    names = [credit.name for credit in unit.credit.credits]
    if unit.credit.strength is Strength.WEAK:
        return not told or any(
            re.search(rf"\b{re.escape(name.split()[-1])}\b", text) for name in names for text in told
        )
    return any(name in text for name in names for text in told)


def _settle_headings(units: list[Unit], headline: str | None) -> None:
    only_headings = all(unit.kind is BlockKind.HEADING for unit in units)
    for at, unit in enumerate(units):
        if unit.kind is not BlockKind.HEADING:
            continue
        under_slug = at == 1 and is_slug(units[0].text)
        if (
            (at == 0 or under_slug)
            and (headline is None or headline in unit.text)
            and ((len(units) > 1 and not only_headings and not _is_no_headline(unit.text)) or unit.marked)
        ):
            unit.kind = BlockKind.HEADING
        elif (
            at + 1 < len(units)
            and units[at + 1].kind is BlockKind.BODY
            and (unit.marked or unit.size.words <= _SUBHEADING_WORDS)
        ):
            unit.kind = BlockKind.SUBHEADING
        else:
            unit.kind = BlockKind.BODY


def _is_no_headline(text: str) -> bool:
    """Tell whether a short line over a story is something else: an aside, a question, several sentences in quotes."""
    several = _QUOTED.fullmatch(text) is not None and len(split_sentences(text[1:-1])) > 1
    return several or _NO_HEADLINE.fullmatch(text) is not None
