"""Count what an archive covers, cached until it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bot.archive import ArchiveCounts, ArticleReader
    from bot.articles import Scopes

MOST_KEPT: Final = 64
"""Maximum cached combinations of scopes."""


class Coverage:
    """Caches article counts: counting a million paragraphs takes as long as a verification."""

    def __init__(self, articles: ArticleReader) -> None:
        self._articles = articles
        self._kept: dict[Scopes, tuple[int, ArchiveCounts]] = {}

    async def of(self, scopes: Scopes) -> ArchiveCounts:
        """Return the counts of `scopes`."""
        # Read the version before counting, so that no outdated count is cached.
        generation = await self._articles.generation(scopes)
        known = self._kept.get(scopes)
        if known is None or known[0] != generation:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            known = self._kept[scopes] = (generation, await self._articles.counts(scopes))
        return known[1]
