"""The fields over a letter on a marked-up page: `From: …`, `Betreff: …`."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.segmentation.blocks.lines import MAIL_HEADER

if TYPE_CHECKING:
    from bot.segmentation.structure.block import PageBlock

_FIELD = re.compile(
    r"(date|from|subj(?:ect)?|to|on|von|datum|betreff|de|objet|發件人|主旨)\s?[:：]\s?(\S.*)", re.IGNORECASE
)


class LetterField(StrEnum):
    """What a field over a letter states."""

    SUBJECT = "subject"
    AUTHOR = "author"
    DATE = "date"
    OTHER = "other"


_MEANINGS = {
    LetterField.SUBJECT: ("subj", "subject", "betreff", "objet", "主旨"),
    LetterField.AUTHOR: ("from", "von", "de", "發件人"),
    LetterField.DATE: ("date", "on", "datum"),
}


def is_field(block: PageBlock) -> bool:
    """Tell whether a block is a field over a letter."""
    return not block.is_heading and (_FIELD.match(block.text) or MAIL_HEADER.match(block.text)) is not None


def read_field(block: PageBlock) -> tuple[LetterField, str]:
    """Return what a field states and its value; fields that tell nothing of the article are OTHER."""
    found = _FIELD.match(block.text)
    name = found.group(1).lower() if found else ""
    kind = next((kind for kind, names in _MEANINGS.items() if name in names), LetterField.OTHER)
    return kind, found.group(2).strip() if found else ""
