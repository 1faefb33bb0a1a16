"""Kinds that only the neighbours of a block tell: mastheads, mail headers, underlined titles, bare links."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.segmentation.blocks.bylines import settle_bylines
from bot.segmentation.blocks.lines import MAIL_HEADER
from bot.segmentation.model import BlockKind
from bot.segmentation.text.dates import is_date_line

if TYPE_CHECKING:
    from bot.segmentation.blocks.unit import Unit

_ISSUE = re.compile(r"\b(?:No|Issue|Vol|Volume|Number|Edition)\b\.? ?\d|第 ?\d+ ?[期號号]")
_UNDERLINE = re.compile(r"={3,}|-{3,}|~{3,}")
_FEWEST_HEADERS = 2
_LONGEST_MASTHEAD = 12
_LONGEST_TITLE_PAGE = 4
_MASTHEAD_WORDS = 15
_SIGNATURE_UNITS, _SIGNATURE_WORDS = 8, 80
_UNEVEN = 3
_KICKER_WORDS = 3
_SHORT = (BlockKind.HEADING, BlockKind.BODY)


def settle_surroundings(units: list[Unit]) -> None:
    """Correct the kinds of blocks by what stands around them."""
    _mail_headers(units)
    _mail_signature(units)
    _underlined_titles(units)
    _masthead(units)
    _title_page(units)
    _bare_links(units)
    _kickers(units)
    settle_bylines(units)


def _mail_headers(units: list[Unit]) -> None:
    """Runs of header lines, at the top of a page and over each message of a digest, whose subject is its headline."""
    start = 0
    while start < len(units):
        end = start
        while end < len(units) and MAIL_HEADER.match(units[end].text):
            end += 1
        if end - start >= _FEWEST_HEADERS and (start == 0 or units[start - 1].kind is BlockKind.SEPARATOR):
            _to_furniture(units[start:end])
            for unit in units[start:end] if start else ():
                unit.kind = BlockKind.HEADING if unit.text.lower().startswith("subject:") else unit.kind
        start = max(end, start + 1)


def _mail_signature(units: list[Unit]) -> None:
    """What follows the one `--` of a page, if it is short, is the signature of a mail (RFC 3676, 4.3)."""
    marks = [at for at, unit in enumerate(units) if unit.text == "--"]
    if len(marks) == 1:
        signature = units[marks[0] + 1 :]
        words = sum(unit.size.words for unit in signature)
        if len(signature) <= _SIGNATURE_UNITS and words <= _SIGNATURE_WORDS:
            _to_furniture(signature)


def _underlined_titles(units: list[Unit]) -> None:
    """A short line with a rule of its own length right under it is a heading."""
    for unit, rule in pairwise(units):
        if is_underline(unit.text, rule.text) and not rule.blanks and unit.kind in _SHORT:
            unit.become(BlockKind.HEADING, marked=True)
            rule.kind = BlockKind.FRONT_MATTER


def is_underline(text: str, rule: str) -> bool:
    """Tell whether a line is a rule as long as the line above it."""
    return _UNDERLINE.fullmatch(rule) is not None and abs(len(rule) - len(text)) <= _UNEVEN


def _masthead(units: list[Unit]) -> None:
    """Short lines at the top of a page that a rule, or the first marked heading of several, divides from the rest."""
    several = sum(unit.marked and unit.kind is BlockKind.HEADING for unit in units) > 1
    for end, unit in enumerate(units[: _LONGEST_MASTHEAD + 1]):
        if unit.kind is BlockKind.SEPARATOR or (several and unit.marked and unit.kind is BlockKind.HEADING):
            _to_furniture(units[:end])
            return
        if unit.kind is not BlockKind.FURNITURE and not _is_short(unit):
            return


def _is_short(unit: Unit) -> bool:
    ends = unit.text.endswith((".", "!", "?", "。", "！", "？"))
    return unit.kind in _SHORT and unit.size.words <= _MASTHEAD_WORDS and not ends


def _title_page(units: list[Unit]) -> None:
    """The name of a paper and the number or the date of its issue, over the first headline."""
    for at, unit in enumerate(units[:_LONGEST_TITLE_PAGE]):
        if unit.kind is not BlockKind.HEADING:
            return
        over = units[at + 1] if at + 1 < len(units) and units[at + 1].blanks else None
        dated = at > 0 and not unit.blanks and is_date_line(unit.text) and over and over.kind is BlockKind.HEADING
        if over and (dated or _ISSUE.search(unit.text)):
            _to_furniture(units[: at + 1])
            return


def _bare_links(units: list[Unit]) -> None:
    """Titles without text at the end of a page, under "You might also like" or its kind."""
    start = len(units)
    while start and units[start - 1].kind in (BlockKind.HEADING, BlockKind.FURNITURE, BlockKind.SEPARATOR):
        start -= 1
    first = next((at for at in range(start, len(units)) if units[at].kind is BlockKind.FURNITURE), len(units))
    _to_furniture([unit for unit in units[first:] if unit.kind is BlockKind.HEADING])


def _kickers(units: list[Unit]) -> None:
    """Words in capitals over headlines (`COURTS`), on a page that names a section in the same place."""
    over = [
        unit
        for unit, headline in pairwise(units)
        if headline.kind is BlockKind.HEADING and unit.size.words <= _KICKER_WORDS and unit.text.isupper()
    ]
    if any(unit.kind is BlockKind.FURNITURE for unit in over):
        _to_furniture([unit for unit in over if unit.kind is BlockKind.HEADING])


def _to_furniture(units: list[Unit]) -> None:
    for unit in units:
        if unit.kind is not BlockKind.SEPARATOR:
            unit.become(BlockKind.FURNITURE)
