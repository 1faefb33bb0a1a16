"""Verify a quotation against the archive: find the articles it may be from, judge it, and look for what has changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from bot.quotation.model import Verdict, Verification
from bot.quotation.text.document import DocumentCache
from bot.quotation.verification.candidates import DEADLINE, articles_of, candidates
from bot.quotation.verification.coverage import Coverage
from bot.quotation.verification.drift import drift
from bot.quotation.verification.verify import checked, verify, verify_as_it_stands
from bot.runtime import answering

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.archive import Archive, ArchiveCounts, Snapshot
    from bot.articles import Article, Scopes
    from bot.quotation.text.document import Document

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
        self._documents = DocumentCache()
        self._coverage = Coverage(archive.articles)

    async def verify(self, scopes: Scopes, text: str) -> Verified:
        """Judge the quotation `text` against what `scopes` hold.

        Raises UsageError where it is too short, too long or made of nothing but common words.
        """
        text = await answering.run(checked, text.encode("utf-8", "replace").decode("utf-8"))
        look = partial(self._newest, text)
        articles, verification = await self._archive.terms.look(scopes, look, deadline=DEADLINE)
        if verification.verdict.gravity > Verdict.EXACT.gravity:
            verification = await self._against_older(text, articles, verification)
        if verification.verdict is Verdict.ABSENT:
            return Verified(verification, await self._coverage.of(scopes))
        return Verified(verification)

    def _newest(self, text: str, snapshot: Snapshot) -> tuple[list[Article], Verification]:
        """Judge `text` against the newest versions; where it stands as it is, the likely articles tell everything."""
        chosen = candidates(snapshot, text)
        articles = articles_of(snapshot, chosen.likely)
        verification = verify_as_it_stands(text, self._documents_of(articles))
        if verification is None or verification.verdict.gravity > Verdict.EXACT.gravity:
            articles += articles_of(snapshot, chosen.others)
            verification = verify(text, self._documents_of(articles))
        return articles, verification

    async def _against_older(self, text: str, articles: list[Article], newest: Verification) -> Verification:
        """Return what an older version of an article makes of a quotation that no newest one has as it stands."""
        changed = [article for article in articles if article.latest > 1][:MOST_CHANGED]
        older = [version for article in changed for version in await self._older(article)]
        if not older:
            return newest
        verification = await answering.run(self._judge, text, older)
        if verification.verdict.gravity >= newest.verdict.gravity:
            return newest
        current = {article.key: article for article in changed}
        changes = await answering.run(drift, verification, older, current)
        return replace(verification, differences=(*verification.differences, *changes))

    def _judge(self, text: str, articles: Sequence[Article]) -> Verification:
        return verify(text, self._documents_of(articles))

    def _documents_of(self, articles: Sequence[Article]) -> list[Document]:
        return [document for article in articles for document in self._documents.of(article)]

    async def _older(self, article: Article) -> list[Article]:
        versions = range(article.version - 1, max(0, article.version - 1 - MOST_OLDER), -1)
        found = [await self._archive.articles.article(article.key, version) for version in versions]
        return [version for version in found if version is not None]
