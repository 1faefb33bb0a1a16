"""Draw what was found, wherever it is shown: the article, its best passage, and the same story elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.articles import Position, Reference, shown_headline
from bot.quotation import Choice
from cogs.ui import ELLIPSIS, also_phrase, entry, from_first_hit, highlighted

if TYPE_CHECKING:
    from discord import ui

    from bot.search import HighlightedText, Hit, Passage
    from bot.texts import Texts

_EXCERPT = 285


def draw_hit(hit: Hit, texts: Texts, *more: str | None) -> ui.Section[Any]:
    """Return an article that was found, with the passage that answers best and what else is said of it."""
    shown = (_excerpt(hit.passage), also_phrase(hit.folded, texts), *more)
    return entry(hit.card, reference_of(hit), texts, *shown, headline=hit.headline)


def choice_of(hit: Hit) -> Choice:
    """Return the passage of `hit` as one to choose for a quotation."""
    text = hit.passage.excerpt.text if hit.passage else hit.card.lead
    return Choice(reference_of(hit), shown_headline(hit.card), text)


def reference_of(hit: Hit) -> Reference:
    """Return where `hit` is read: at its best paragraph, in the version that was searched."""
    if hit.passage is None:
        return Reference(hit.card.key)
    return Reference.to(hit.card.key, hit.passage.version, Position(hit.passage.paragraph))


def _excerpt(passage: Passage | None) -> str | None:
    if passage is None:
        return None
    kept = passage.excerpt if _fits(passage.excerpt) else from_first_hit(passage.excerpt, _EXCERPT)
    before = ELLIPSIS if passage.starts_inside or kept is not passage.excerpt else ""
    drawn = highlighted(kept, _EXCERPT)
    return f"{before}{drawn}{ELLIPSIS if passage.ends_inside and not drawn.endswith(ELLIPSIS) else ''}"


def _fits(excerpt: HighlightedText) -> bool:
    return not highlighted(excerpt, _EXCERPT).endswith(ELLIPSIS)
