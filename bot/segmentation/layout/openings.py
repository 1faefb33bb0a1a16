"""Which paragraphs of a wrapped page may start an article, where the model alone divides it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.segmentation.blocks import openings
from bot.segmentation.blocks.unit import END_LINES
from bot.segmentation.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.segmentation.boundaries.model import BoundaryVerdict
    from bot.segmentation.layout.page import LaidOut

_UNLIKELY = 0.4
_ADDRESSED = re.compile(r"(?:dear|sirs?|to the editor|madam|editor|[敬親亲]愛?爱?的)\b", re.IGNORECASE)


def weigh_openings(page: LaidOut, verdicts: Sequence[BoundaryVerdict]) -> list[BoundaryVerdict]:
    """Take back the starts at bare paragraphs of a wrapped page, which the model knows from pages of another kind.

    A paragraph starts an article under a rule or a longer run of blank lines, behind a credit or a text that was cut,
    or with a dateline or an address.
    """
    if not page.wrapped:
        return list(verdicts)
    return [
        one if _may_start(page, one.unit) else replace(one, probability=min(one.probability, _UNLIKELY))
        for one in verdicts
    ]


def _may_start(page: LaidOut, at: int) -> bool:
    unit = page.units[at]
    if unit.kind is not BlockKind.BODY or not page.text[at] or at == 0:
        return True
    above = page.units[at - 1]
    signed = above.kind in END_LINES or above.kind in (BlockKind.BYLINE, BlockKind.FURNITURE) or above.cut
    opened = bool(openings.dateline(unit.text)) or _ADDRESSED.match(unit.text) is not None
    return signed or opened or bool(page.rule_above(at)) or page.is_spaced(at)
