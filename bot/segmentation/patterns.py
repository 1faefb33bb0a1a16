"""The pattern that a page repeats: how its articles start and how they end."""

from __future__ import annotations

from bot.segmentation import openings
from bot.segmentation.model import BlockKind
from bot.segmentation.units import END_LINES, UNDER_HEADLINES, Unit

_LONGEST_DATELINE = 40


def start_pattern(blocks: list[Unit], at: int) -> str:
    """In what way a block looks like the first of an article: a heading over a name, a date or a dateline."""
    if blocks[at].kind is not BlockKind.HEADING or (at and blocks[at - 1].kind is BlockKind.HEADING):
        return ""
    following = next((block for block in blocks[at + 1 : at + 3] if block.kind is not BlockKind.HEADING), None)
    if following is None:
        return ""
    if following.kind in UNDER_HEADLINES:
        return "heading over a byline"
    dated = following.kind is BlockKind.BODY and following.size.characters > _LONGEST_DATELINE
    return "heading over a dateline" if dated and openings.dateline(following.text) else ""


def is_end(blocks: list[Unit], at: int) -> bool:
    """Tell whether a block is the last of a run of credit lines."""
    return blocks[at].kind in END_LINES and (at + 1 == len(blocks) or blocks[at + 1].kind not in END_LINES)


def since_sure_end(blocks: list[Unit]) -> list[int]:
    """For each block how many blocks ago the last credit line or cut block was, or the page began."""
    found, since = list[int](), 0
    for block in blocks:
        found.append(since)
        since = 0 if block.kind in END_LINES or block.cut else since + 1
    return found


def credit_ahead(blocks: list[Unit]) -> list[bool]:
    """For each block whether a credit line follows it, or is it, before a block that was cut off."""
    ahead, found = False, list[bool]()
    for block in reversed(blocks):
        ahead = block.kind in END_LINES or (ahead and not block.cut)
        found.append(ahead)
    return found[::-1]
