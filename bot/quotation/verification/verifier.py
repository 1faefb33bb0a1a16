"""Verify a quotation against the archive: retrieve candidates, judge, and compare with older versions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from bot.errors import ArchiveDamagedError
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
"""Maximum articles whose older versions are checked."""

MOST_OLDER: Final = 4
"""Maximum older versions of one article, the newest first."""


@dataclass(frozen=True, slots=True)
class Verified:
    """A verification, with the coverage of the archive if the quotation is absent.

    `damaged` counts candidate articles that could not be read, if no other contains the quotation exactly.
    """

    verification: Verification
    covers: ArchiveCounts | None = None
    damaged: int = 0


class Verifier:
    """Verifies quotations."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._documents = DocumentCache()
        self._coverage = Coverage(archive.articles)

    async def verify(self, scopes: Scopes, text: str) -> Verified:
        """Judge the quotation `text` against the articles in `scopes`.

        Raises UsageError where it is too short, too long or made of nothing but common words.
        """
        text = await answering.run(checked, text.encode("utf-8", "replace").decode("utf-8"))
        look = partial(self._newest, text)
        articles, verification, damaged = await self._archive.terms.look(scopes, look, deadline=DEADLINE)
        if verification.verdict.gravity > Verdict.EXACT.gravity:
            verification, unread = await self._against_older(text, articles, verification)
            damaged += unread
        if verification.verdict.gravity <= Verdict.EXACT.gravity:
            damaged = 0  # wherever else it may stand, it stands here
        covers = await self._coverage.of(scopes) if verification.verdict is Verdict.ABSENT else None
        return Verified(verification, covers, damaged)

    def _newest(self, text: str, snapshot: Snapshot) -> tuple[list[Article], Verification, int]:
        """Judge `text` against the newest versions; for an exact match the likely articles suffice.

        Return the articles read, the verdict, and the number of damaged candidates.
        """
        chosen = candidates(snapshot, text)
        articles = articles_of(snapshot, chosen.likely)
        damaged = len(chosen.likely) - len(articles)
        verification = verify_as_it_stands(text, self._documents_of(articles))
        if verification is None or verification.verdict.gravity > Verdict.EXACT.gravity:
            articles += articles_of(snapshot, chosen.others)
            verification = verify(text, self._documents_of(articles))
        return articles, verification, damaged

    async def _against_older(
        self, text: str, articles: list[Article], newest: Verification
    ) -> tuple[Verification, int]:
        """Judge a quotation that no newest version has exactly against older versions.

        Return also the number of articles with a damaged older version.
        """
        changed = [article for article in articles if article.latest > 1][:MOST_CHANGED]
        found = [await self._older(article) for article in changed]
        older = [version for versions in found for version in versions or ()]
        damaged = sum(versions is None for versions in found)
        if not older:
            return newest, damaged
        verification = await answering.run(self._judge, text, older)
        if verification.verdict.gravity >= newest.verdict.gravity:
            return newest, damaged
        current = {article.key: article for article in changed}
        changes = await answering.run(drift, verification, older, current)
        return replace(verification, differences=(*verification.differences, *changes)), damaged

    def _judge(self, text: str, articles: Sequence[Article]) -> Verification:
        return verify(text, self._documents_of(articles))

    def _documents_of(self, articles: Sequence[Article]) -> list[Document]:
        return [document for article in articles for document in self._documents.of(article)]

    async def _older(self, article: Article) -> list[Article] | None:
        """Return older versions of an article; None where one is damaged."""
        versions = range(article.version - 1, max(0, article.version - 1 - MOST_OLDER), -1)
        try:
            found = [await self._archive.articles.article(article.key, version) for version in versions]
        except ArchiveDamagedError:
            return None
        return [version for version in found if version is not None]
