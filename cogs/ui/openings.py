"""A headline that was made of an article's first words is shown once: as the first clause of its text, in bold."""

from __future__ import annotations

import re

_FEWEST, _MOST = 12, 90
_FEWEST_HAN = 6
_HAN = re.compile("[\u3040-\u9fff]")
_CLAUSE = re.compile("[,;:—–.!?](?= |$)|[，；：。！？、]")
_MARKS = re.compile(r"[*_`~|\\]")
_COMPARED = 24


def repeats(headline: str, text: str | None) -> bool:
    """Tell whether a text that is shown opens with the words of a made headline."""
    if not text:
        return False
    said, shown = _letters(headline), _letters(text[: 4 * len(headline) + _MOST])
    return bool(said) and said[:_COMPARED] in shown[: len(said) + _MOST]


def with_bold_opening(text: str) -> str:
    """Set the first clause of a text (Markdown, escaped, of one line) in bold, unless something in it is marked."""
    least = _FEWEST_HAN if _HAN.search(text[:_FEWEST]) else _FEWEST
    end = next((found.start() for found in _CLAUSE.finditer(text[:_MOST]) if found.start() >= least), 0)
    if not end:
        end = len(text) if len(text) <= _MOST else text.rfind(" ", 0, _MOST)
    opening = text[: max(0, end)].rstrip()
    if not opening or _MARKS.search(opening):
        return text
    return f"**{opening}**{text[len(opening) :]}"


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
