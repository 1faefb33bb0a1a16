"""Verify a quotation against the archive: find the articles it may be from, judge it, and look for what has changed."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bot.quotation.candidates import candidates
from bot.quotation.document import Documents
from bot.quotation.drift import drift
from bot.quotation.model import Verdict, Verification
from bot.quotation.verification import checked, verify

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.archive.model import ArchiveCounts, Article, Scopes
    from bot.archive.protocols import Archive

MOST_CHANGED: Final = 12
"""Articles with several versions whose older ones are looked through."""

MOST_OLDER: Final = 4
"""Older versions of one article that are looked through, the newest of them first."""


@dataclass(frozen=True, slots=True)
class Verified:
    """A verification, and what the archive covers where the quotation is absent from it."""

    verification: Verification
    covers: ArchiveCounts | None = None


class Verifier:
    """Verifies quotations."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._documents = Documents()

    async def verify(self, scopes: Scopes, text: str) -> Verified:
        """Judge the quotation `text` against what `scopes` hold.

        Raises UsageError where it is too short, too long or made of nothing but common words.
        """
        text = checked(text.encode("utf-8", "replace").decode("utf-8"))
        keys = await candidates(self._archive.terms, scopes, text)
        found = await self._archive.articles.articles(keys)
        articles = [found[key] for key in keys if key in found]
        verification = await asyncio.to_thread(self._judge, text, articles)
        if verification.verdict.gravity > Verdict.CUT.gravity:
            verification = await self._against_older(text, articles, verification)
        if verification.verdict is Verdict.ABSENT:
            return Verified(verification, await self._archive.articles.counts(scopes))
        return Verified(verification)

    async def _against_older(self, text: str, articles: list[Article], newest: Verification) -> Verification:
        """Return what an older version of an article makes of a quotation that no newest one has as it stands."""
        changed = [article for article in articles if article.latest > 1][:MOST_CHANGED]
        older = [version for article in changed for version in await self._older(article)]
        if not older:
            return newest
        verification = await asyncio.to_thread(self._judge, text, older)
        if verification.verdict.gravity >= newest.verdict.gravity:
            return newest
        current = {article.key: article for article in changed}
        changes = await asyncio.to_thread(drift, verification, older, current)
        return replace(verification, differences=(*verification.differences, *changes))

    def _judge(self, text: str, articles: Sequence[Article]) -> Verification:
        return verify(text, [document for article in articles for document in self._documents.of(article)])

    async def _older(self, article: Article) -> list[Article]:
        versions = range(article.version - 1, max(0, article.version - 1 - MOST_OLDER), -1)
        found = [await self._archive.articles.article(article.key, version) for version in versions]
        return [version for version in found if version is not None]
