"""Draw the passages quoted in a server whose words have changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cogs.changes.wordings import draw_wordings
from cogs.shared import comparing
from cogs.ui import (
    Address,
    Answer,
    beside,
    lines,
    notice,
    opening,
    page_start,
    page_turns,
    panel,
    quoted_phrase,
    rule,
    shared_by,
    standing,
)

if TYPE_CHECKING:
    from bot.changes import ChangedQuote, ChangedQuotes
    from bot.texts import Texts
    from cogs.ui import Item, Viewer

PAGE: Final = 5
_PASSAGE: Final = 450


def draw_changed(found: ChangedQuotes, viewer: Viewer, *, offset: int, told: bool) -> Answer:
    """Return a page of changed quotations, the one quoted last first; where changes are not `told`, it says how."""
    texts, total = viewer.texts, len(found.quotes)
    untold = None if told else texts("changed-not-told")
    offset = page_start(offset, total, PAGE)
    here = Address("changed", (str(offset),))
    if not total:
        return notice(lines(texts("changed-none"), untold), *standing(viewer, here))
    items: list[Item | str | None] = [
        texts("changed-title", total=total, page=offset // PAGE + 1, pages=-(-total // PAGE))
    ]
    for place, quote in enumerate(found.quotes[offset : offset + PAGE]):
        items += [rule(), _entry(quote, place, texts)]
    items += [texts("changed-more") if found.more else None, untold]
    turns = page_turns(viewer, lambda at: Address("changed", (str(at),)), offset, PAGE, total)
    return Answer(panel(*items, shared_by(viewer)), buttons=[*turns, *standing(viewer, here)])


def _entry(quote: ChangedQuote, place: int, texts: Texts) -> Item:
    change = quote.change
    was, now = str(change.quoted), change.now and str(change.now)
    where = texts("changes-changed", older=was, newer=now) if now else texts("changes-dropped", ref=was)
    content = lines(where, draw_wordings(change.pieces, texts, _PASSAGE), quoted_phrase(quote.quoted, texts))
    address = comparing(change.quoted.key, change.quoted.version or 1, quote.newest.version, place=place)
    return beside(content, opening(address, texts("button-compare")))
