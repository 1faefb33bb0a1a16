"""A headline that was made of an article's first words is shown once: as the first clause of its text, in bold."""

from __future__ import annotations

import re

from bot.articles import clause_end
from bot.segmentation import dateline, end_of_dateline

_MARKS = re.compile(r"[*_`~|\\]")
_NEAR = 200


def with_bold_opening(text: str) -> str:
    """Set the first clause of a text (Markdown, escaped, of one line) in bold, unless something in it is marked.

    Where and when it was filed stands before it.
    """
    start = max(len(dateline(text[:_NEAR])), end_of_dateline(text))
    end = clause_end(text, start)
    opening = text[start:end]
    if not opening or _MARKS.search(opening):
        return text
    return f"{text[:start]}**{opening}**{text[end:]}"
