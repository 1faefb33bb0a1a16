"""Passages to choose from, each with a label that shows the words that were looked for."""

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
    """A passage that may be the one that is meant."""

    ref: Reference
    headline: str
    text: str


def label_of(document: Document, start: int) -> str:
    """Return the text around `start`, from a little before it on, so that a short label shows it."""
    text = document.text
    sentence = document.sentence_around(start)[0]
    if start - sentence > _LEAD:
        sentence = text.find(" ", start - _LEAD, start) + 1 or start
        return f"…{text[sentence : sentence + _LABEL]}"
    return text[sentence : sentence + _LABEL]
