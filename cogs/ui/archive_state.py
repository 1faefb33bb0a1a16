"""Say what the archive holds, and what to do where it holds nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.ui.answer import WARNING, notice
from cogs.ui.cards import published_phrase
from cogs.ui.controls import standing

if TYPE_CHECKING:
    from bot.archive import ArchiveCounts
    from bot.texts import Texts
    from cogs.ui.answer import Answer
    from cogs.ui.viewer import Viewer


def holdings(counts: ArchiveCounts, texts: Texts) -> str:
    """Return what the archive holds, in a sentence."""
    numbers = {"articles": counts.articles, "teasers": counts.teasers, "sources": counts.sources}
    oldest, newest = (published_phrase(day, texts) for day in (counts.oldest, counts.newest))
    if oldest is None or newest is None:
        return texts("archive-holds", **numbers)
    return texts("archive-holds-between", oldest=oldest, newest=newest, **numbers)


def empty_archive(viewer: Viewer) -> Answer:
    """Return the answer of an archive that holds nothing yet."""
    return notice(viewer.texts("archive-empty"), *standing(viewer), accent=WARNING)
