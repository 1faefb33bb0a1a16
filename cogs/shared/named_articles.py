"""Find the article that somebody names in a message: by its reference, or by words of its headline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.articles import Reference, parse_reference, scopes_of
from bot.errors import NotFoundError, UsageError
from cogs.ui import Address, Answer, escaped_line, label, lines, panel, shared_by, standing, turn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.client import BroadsheetClient
    from bot.search import Hit
    from cogs.ui import Viewer

_MOST: Final = 4
_WORDS: Final = 12
_HEADLINE: Final = 120
_LABEL: Final = 40
_REFERENCE: Final = re.compile(r"[AG]\d", re.IGNORECASE)
_WORD: Final = re.compile(r"\w+")


async def named_article(client: BroadsheetClient, viewer: Viewer, typed: str) -> Reference | Sequence[Hit]:
    """Return the reference that `typed` is, or that of the only article with its words in the headline.

    Otherwise return the articles it may be, a few at most. Raises NotFoundError for a reference that there is not, and
    UsageError for words that no article has.
    """
    try:
        return parse_reference(typed, viewer.guild)
    except NotFoundError:
        words = _WORD.findall(typed)[:_WORDS]
        if not words or _REFERENCE.match(typed.strip()):
            raise
    search, scopes = client.services.search, scopes_of(viewer.guild)
    titled = await search.search(scopes, " ".join(f"title:{word}" for word in words), limit=_MOST, literal=True)
    if len(titled.hits) == 1:
        return Reference(titled.hits[0].card.key)
    hits = titled.hits or (await search.search(scopes, " ".join(words), limit=_MOST, literal=True)).hits
    if not hits:
        raise UsageError("no-article", words=typed.strip()[:_LABEL])
    return hits


def draw_named(hits: Sequence[Hit], typed: str, viewer: Viewer, screen: str, *more: str) -> Answer:
    """Return a question which of some articles was meant; each has a button that leads to it on `screen`."""
    texts = viewer.texts
    found = [(str(Reference(hit.card.key)), hit.card.headline) for hit in hits]
    named = (f"- **{escaped_line(headline, _HEADLINE)}** · `{ref}`" for ref, headline in found)
    return Answer(
        panel(texts("named-title", words=escaped_line(typed, _LABEL)), lines(*named), shared_by(viewer)),
        buttons=[
            *(turn(viewer, Address(screen, (ref, *more)), label(ref, _LABEL)) for ref, _ in found),
            *standing(viewer),
        ][:5],
    )
