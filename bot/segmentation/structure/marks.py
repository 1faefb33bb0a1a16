"""How the text of a block is marked: its links, what is bold, the number and the title that it opens with."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.segmentation.text.normalise import normalise, squeeze

Span = tuple[str, bool, str | None]
"""A run of text: what it says, whether it is bold, and where it leads, if it does."""

_NUMBER = re.compile(r"[（(\[#]?(\d{1,3})(?:[.:](?!\d)|[)、）．\]：]|\s*[-–—|]\s)\s*")
_BEFORE_LEAD = re.compile(r"[^\w\"'“‘「『《【（(]*(?:[（(\[#]?\d{1,3}[.)、）．\]:：]\s*)?[^\w\"'“‘「『《【（(]*")
_LONGEST_NUMBER = 40


@dataclass(frozen=True, slots=True)
class Marks:
    """Characters that are link or bold, and the run of link or bold text that a block opens with.

    `number` is the one that it opens with (`3.`, `3、`), or its place in a numbered list.
    """

    linked: int = 0
    bold: int = 0
    lead: str = ""
    lead_linked: bool = False
    href: str | None = None
    number: int | None = None


def read_marks(spans: list[Span], number: int | None = None) -> Marks:
    """Read how a block is marked; `number` is that of the numbered list it stands in, if it does."""
    lead, address = _lead(spans)
    stated = _NUMBER.match("".join(text for text, _, _ in spans)[:_LONGEST_NUMBER].lstrip())
    return Marks(
        linked=sum(len(text.strip()) for text, _, href in spans if href is not None),
        bold=sum(len(text) for text, bold, _ in spans if bold),
        lead=lead,
        lead_linked=address is not None,
        href=address or next((href for _, _, href in spans if href), None),
        number=number if number is not None else int(stated.group(1)) if stated else None,
    )


def _lead(spans: list[Span]) -> tuple[str, str | None]:
    """The run of link or bold text that a block opens with, after a number or a sign, and where it leads."""
    before, parts = "", list[str]()
    address: str | None = None
    for text, bold, href in spans:
        marked = bold or href is not None
        if marked and not parts and (len(before) > _LONGEST_NUMBER or not _BEFORE_LEAD.fullmatch(before.strip())):
            return "", None
        if marked:
            parts.append(text)
            address = href if address in (None, "") else address
        elif parts and text.strip():
            break
        elif not parts:
            before += text
    return squeeze(normalise("".join(parts))), address
