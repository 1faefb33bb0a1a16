"""Kinds that only the neighbours of a block tell: mastheads, mail headers, bare links, credits under a headline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.segmentation.model import BlockKind

if TYPE_CHECKING:
    from bot.segmentation.units import Unit

MAIL_HEADER = re.compile(
    r"(?:From|To|Cc|Bcc|Date|Sent|Subject|Reply-To|Sender|Message-ID|Received|Return-Path|MIME-Version|(?:List|"
    r"Content|X)-[\w-]{1,30}): \S",
    re.IGNORECASE,
)
_CHINESE = re.compile(r"(?:本文)?(?:作者|撰文|文|翻譯|翻译|譯者|译者|編譯|编译)\s*[:：／/]")
_FEWEST_HEADERS = 2
_LONGEST_MASTHEAD = 4


def settle_surroundings(units: list[Unit]) -> None:
    """Correct the kinds of blocks by what stands around them."""
    _mail_headers(units)
    _masthead(units)
    _bare_links(units)
    _credits_under_headlines(units)


def _mail_headers(units: list[Unit]) -> None:
    """A run of header lines at the top of a page."""
    run = 0
    while run < len(units) and MAIL_HEADER.match(units[run].text):
        run += 1
    if run >= _FEWEST_HEADERS:
        _to_furniture(units[:run])


def _masthead(units: list[Unit]) -> None:
    """Short lines at the top of a page that a rule divides from everything else."""
    start = next((at for at, unit in enumerate(units) if unit.kind is not BlockKind.FURNITURE), 0)
    end = start
    while end < len(units) and units[end].kind is BlockKind.HEADING and not units[end].marked:
        end += 1
    ruled = end < len(units) and units[end].kind is BlockKind.SEPARATOR
    if ruled and 0 < end - start <= _LONGEST_MASTHEAD:
        _to_furniture(units[start:end])


def _bare_links(units: list[Unit]) -> None:
    """Titles without text at the end of a page, under "You might also like" or its kind."""
    start = len(units)
    while start and units[start - 1].kind in (BlockKind.HEADING, BlockKind.FURNITURE, BlockKind.SEPARATOR):
        start -= 1
    first = next((at for at in range(start, len(units)) if units[at].kind is BlockKind.FURNITURE), len(units))
    _to_furniture([unit for unit in units[first:] if unit.kind is BlockKind.HEADING])


def _credits_under_headlines(units: list[Unit]) -> None:
    """In Chinese pages `作者：` and `翻譯：` stand under the headline as often as at the end, there in brackets."""
    above: BlockKind | None = None
    for unit in units:
        credits = unit.kind in (BlockKind.AUTHOR, BlockKind.TRANSLATOR)
        if credits and above in (BlockKind.HEADING, BlockKind.BYLINE) and _CHINESE.match(unit.text):
            unit.kind = BlockKind.BYLINE
        above = unit.kind


def _to_furniture(units: list[Unit]) -> None:
    for unit in units:
        unit.kind, unit.cut, unit.marked, unit.credit = BlockKind.FURNITURE, False, False, None
