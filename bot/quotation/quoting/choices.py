"""Passages to choose from, each with a label that shows the search words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bot.articles import Reference
    from bot.quotation.text.document import Document

_LEAD: Final = 30
_LABEL: Final = 200


@dataclass(frozen=True, slots=True)
class Choice:
    """A candidate passage in a menu."""

    ref: Reference
    headline: str
    text: str


def label_of(document: Document, start: int) -> str:
    """Return the text from a little before `start`, so that a short label shows it."""
    text = document.text
    sentence = document.sentence_around(start)[0]
    if start - sentence > _LEAD:
        sentence = text.find(" ", start - _LEAD, start) + 1 or start
        return f"…{text[sentence : sentence + _LABEL]}"
    return text[sentence : sentence + _LABEL]
