"""Draw a result of a search in three lines: headline, source and date, and the line of the text that answers best."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from bot.articles import repeats, shown_headline
from bot.search import HighlightedText
from cogs.shared import reference_of
from cogs.ui import (
    ELLIPSIS,
    Address,
    also_phrase,
    escaped_line,
    from_first_hit,
    highlighted,
    is_plain,
    lines,
    opening,
    short_origin,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.search import Hit, Passage
    from bot.texts import Texts
    from cogs.ui import Item

_HEADLINE: Final = 90
_FACTS: Final = 90
LINE: Final = 64
"""How much of a text is shown, in characters of one column; Chinese ones take two."""


def draw_line(number: int, hit: Hit, texts: Texts, *more: str | None) -> str:
    """Return a result in three lines, with its number on the page and what else is said of it.

    A headline that was made is left out over a line that opens with the same words.
    """
    card, reference = hit.card, reference_of(hit)
    line = _line_of(hit.passage)
    facts = f"-# {escaped_line(short_origin(card, texts), _FACTS)}"
    also = also_phrase(hit.folded, texts)
    if not card.headline_generated:
        title = f"**{number}. {highlighted(hit.headline, _HEADLINE, mark='*')}** · `{reference}`"
    elif repeats(card.headline, hit.passage.excerpt.text if hit.passage else ""):
        title = f"**{number}.** `{reference}`"
    else:
        title = f"**{number}.** {highlighted(HighlightedText(shown_headline(card)), _HEADLINE)} · `{reference}`"
    return lines(title, facts, line, also, *more)


def reading_buttons(hits: Sequence[Hit], texts: Texts) -> list[Item]:
    """Return a button for each result that reads it: by its number on the page, or read aloud by its reference."""
    named = [(str(number), str(reference_of(hit))) for number, hit in enumerate(hits, start=1)]
    return [
        opening(Address("article", (ref,)), texts("button-read-number", number=ref if is_plain() else number))
        for number, ref in named
    ]


def _line_of(passage: Passage | None) -> str | None:
    if passage is None:
        return None
    most = LINE // 2 if _is_wide(passage.excerpt.text) else LINE
    kept = from_first_hit(passage.excerpt, most)
    before = ELLIPSIS if passage.starts_inside or kept is not passage.excerpt else ""
    drawn = highlighted(kept, most)
    return f"{before}{drawn}{ELLIPSIS if passage.ends_inside and not drawn.endswith(ELLIPSIS) else ''}"


def _is_wide(text: str) -> bool:
    start = text[:LINE]
    return 2 * sum(unicodedata.east_asian_width(one) in "WF" for one in start) > len(start)
