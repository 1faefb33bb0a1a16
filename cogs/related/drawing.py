"""Draw articles that are about the same thing as another, or as somebody's message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.articles import Reference, shown_headline
from cogs.shared import choice_of, draw_hit, pin_button, quote_menu
from cogs.ui import WARNING, Address, Answer, escaped_line, lines, notice, panel, rule, shared_by, standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.articles import ArticleCard
    from bot.search import Hit
    from bot.texts import Texts
    from cogs.ui import Item, Viewer

MOST = 5
"""Related articles on an answer: what fits a message with a passage each."""

_HEADLINE = 130
_TIES = 80


def draw_related(card: ArticleCard, hits: Sequence[Hit], viewer: Viewer) -> Answer:
    """Return the articles that are about the same thing as the article of `card`."""
    reference = str(Reference(card.key))
    named = {"headline": escaped_line(shown_headline(card), _HEADLINE), "reference": reference}
    buttons = standing(viewer, Address("related", (reference,)))
    if not hits:
        return notice(viewer.texts("related-none", **named), *buttons, accent=WARNING)
    return _found(viewer.texts("related-title", **named), hits, viewer, buttons)


def draw_about(hits: Sequence[Hit], viewer: Viewer) -> Answer:
    """Return the articles that a message is about. Nothing in the answer leads back to the message."""
    buttons = standing(viewer)
    if not hits:
        return notice(viewer.texts("about-none"), *buttons, accent=WARNING)
    return _found(viewer.texts("about-title"), hits, viewer, buttons)


def _found(heading: str, hits: Sequence[Hit], viewer: Viewer, buttons: Sequence[Item]) -> Answer:
    texts = viewer.texts
    items: list[Item | str | None] = [lines(heading, texts("related-how"))]
    for hit in hits[:MOST]:
        items += [rule(), draw_hit(hit, texts, _ties(hit, texts))]
    items.append(quote_menu([choice_of(hit) for hit in hits[:MOST]], texts))
    return Answer(panel(*items, shared_by(viewer)), buttons=[*pin_button(viewer), *buttons])


def _ties(hit: Hit, texts: Texts) -> str | None:
    return texts("related-ties", words=escaped_line(texts.listed(hit.ties), _TIES)) if hit.ties else None
