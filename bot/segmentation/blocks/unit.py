"""A block of a page with what is known of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.segmentation.blocks import truncation
from bot.segmentation.credits.model import CreditLine
from bot.segmentation.model import BlockKind

END_LINES = frozenset({BlockKind.AUTHOR, BlockKind.TRANSLATOR, BlockKind.CREDIT})


UNDER_HEADLINES = frozenset({BlockKind.BYLINE, BlockKind.DATELINE})


OUTSIDE = frozenset({BlockKind.SEPARATOR, BlockKind.FURNITURE, BlockKind.FRONT_MATTER})


@dataclass(slots=True)
class Unit:
    """One block: its line, its likeliest kind, the credit it states, and whether it was cut off.

    `kind` is provisional for headings: only the split tells a headline from a subheading.
    """

    text: str
    line: int | None
    blanks: int
    kind: BlockKind
    size: truncation.TextSize
    cut: bool = False
    capped: bool = False
    marked: bool = False
    credit: CreditLine | None = None
    terms: dict[str, int] = field(default_factory=dict[str, int])

    def become(self, kind: BlockKind, *, marked: bool = False) -> None:
        """Be a block of a kind, whatever its words said: not cut off, and without a credit."""
        self.kind, self.marked, self.cut, self.credit = kind, marked, False, None


def label(unit: Unit) -> str:
    """The kind of a block as the model tells them apart."""
    if unit.kind is BlockKind.AUTHOR and unit.credit is not None:
        return "author line" if unit.credit.strength > 1 else "possible author line"
    if unit.kind is BlockKind.BODY:
        return (
            "capped cut block"
            if unit.capped and unit.cut
            else "cut block"
            if unit.cut
            else "capped block"
            if unit.capped
            else "body"
        )
    if unit.kind is BlockKind.HEADING and unit.marked:
        return "marked heading"
    return "byline" if unit.kind is BlockKind.DATELINE else unit.kind.value
