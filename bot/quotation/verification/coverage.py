"""What an archive covers, counted once for each state of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bot.archive import ArchiveCounts, ArticleReader
    from bot.articles import Scopes

MOST_KEPT: Final = 64
"""Combinations of scopes whose counts are kept."""


class Coverage:
    """Counts what is in sight: a million paragraphs take as long to count as a quotation takes to be verified."""

    def __init__(self, articles: ArticleReader) -> None:
        self._articles = articles
        self._kept: dict[Scopes, tuple[int, ArchiveCounts]] = {}

    async def of(self, scopes: Scopes) -> ArchiveCounts:
        """Return how much `scopes` hold."""
        # Read before what is counted: of an archive that changes between the two, nothing outdated is kept.
        generation = await self._articles.generation()
        known = self._kept.get(scopes)
        if known is None or known[0] != generation:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            known = self._kept[scopes] = (generation, await self._articles.counts(scopes))
        return known[1]
