"""Rules that divide a page: the same long line again and again, with prose between."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from bot.segmentation.layout.kind import shared_subject
from bot.segmentation.layout.marks import is_long_rule

if TYPE_CHECKING:
    from bot.segmentation.layout.page import LaidOut

_BETWEEN = 60
_FEWEST = 2
_LOOSELY_APART = 0.67


def find_dividing(page: LaidOut) -> list[int]:
    """Find the places of the long rule that divides a page: it stands twice at least with 60 words and more between.

    Of rules that stand together only the last counts, and one with little below it closes what is above.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for at, block in enumerate(page.blocks):
        if is_long_rule(block.text) and not (at and page.is_underlined(at - 1)):
            places["".join(sorted(set(block.text)))].append(at)
    best: list[int] = []
    for same in places.values():
        dividing = _with_prose(page, same)
        if len(dividing) >= _FEWEST and len(dividing) > len(best):
            best = dividing
    return best


def stand_apart_loosely(page: LaidOut, rules: list[int]) -> bool:
    """Tell whether the parts between rules do not all speak of one thing."""
    parts = [
        " ".join(page.blocks[at].text for at in range(start + 1, min(end, start + 14)) if page.text[at])
        for start, end in zip(rules, [*rules[1:], len(page)], strict=True)
    ]
    return shared_subject(parts) <= _LOOSELY_APART


def _with_prose(page: LaidOut, places: list[int]) -> list[int]:
    """The rules with 60 words and more under them, up to the next."""
    return [at for at, end in zip(places, [*places[1:], len(page)], strict=True) if sum(page.words[at:end]) >= _BETWEEN]
