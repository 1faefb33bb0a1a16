"""Draw lists of articles, and one article to start with."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.articles import Reference
from cogs.ui import (
    Address,
    Answer,
    also_phrase,
    entry,
    escaped_line,
    page_turns,
    panel,
    rule,
    shared_by,
    standing,
    turn,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.articles import ArticleCard, ArticleKey
    from bot.reading import NewestArticles
    from cogs.ui import Item, Viewer

PAGE = 5
_LEAD = 220
_LONG_LEAD = 390  # less than is kept of a lead, so that one that was cut ends in an ellipsis


def draw_newest(
    newest: NewestArticles, viewer: Viewer, also: Mapping[ArticleKey, Sequence[ArticleCard]] = MappingProxyType({})
) -> Answer:
    """Return a page of the newest articles; `also` are the others that tell the same."""
    texts, offset, total = viewer.texts, newest.offset, newest.total
    pages = {"page": offset // PAGE + 1, "pages": -(-total // PAGE)}
    items: list[Item | str | None] = [texts("recent-title", total=total, **pages)]
    for card in newest.cards:
        loaded = texts("recent-loaded", moment=str(int(card.loaded_at.timestamp())))
        told = also_phrase(also.get(card.key, ()), texts)
        items += [rule(), entry(card, Reference(card.key), texts, escaped_line(card.lead, _LEAD), told, loaded)]
    turns = page_turns(viewer, _recent, offset, PAGE, total)
    return Answer(panel(*items, shared_by(viewer)), buttons=[*turns, *standing(viewer, _recent(offset))])


def _recent(offset: int) -> Address:
    return Address("recent", (str(offset),))


def draw_one(card: ArticleCard, viewer: Viewer) -> Answer:
    """Return one article, to be read or passed over for another."""
    shown = entry(card, Reference(card.key), viewer.texts, escaped_line(card.lead, _LONG_LEAD))
    another = turn(viewer, Address("random"), viewer.texts("button-another"))
    again = Address("random", (str(Reference(card.key)),))
    return Answer(
        panel(viewer.texts("random-title"), rule(), shown, shared_by(viewer)),
        buttons=[another, *standing(viewer, again)],
    )
