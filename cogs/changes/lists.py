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


def draw_changed(found: ChangedQuotes, viewer: Viewer, *, offset: int) -> Answer:
    """Return a page of changed quotations, the one quoted last first."""
    texts, total = viewer.texts, len(found.quotes)
    offset = max(0, min(offset, (total - 1) // PAGE * PAGE))
    here = Address("changed", (str(offset),))
    if not total:
        return notice(texts("changed-none"), *standing(viewer, here))
    items: list[Item | str | None] = [
        texts("changed-title", total=total, page=offset // PAGE + 1, pages=-(-total // PAGE))
    ]
    for quote in found.quotes[offset : offset + PAGE]:
        items += [rule(), _entry(quote, texts)]
    items.append(texts("changed-more") if found.more else None)
    turns = page_turns(viewer, lambda at: Address("changed", (str(at),)), offset, PAGE, total)
    return Answer(panel(*items, shared_by(viewer)), buttons=[*turns, *standing(viewer, here)])


def _entry(quote: ChangedQuote, texts: Texts) -> Item:
    change = quote.change
    was, now = str(change.quoted), change.now and str(change.now)
    where = texts("changes-changed", older=was, newer=now) if now else texts("changes-dropped", ref=was)
    content = lines(where, draw_wordings(change.pieces, texts, _PASSAGE), quoted_phrase(quote.quoted, texts))
    address = comparing(change.quoted.key, change.quoted.version or 1, quote.newest.version)
    return beside(content, opening(address, texts("button-compare")))
