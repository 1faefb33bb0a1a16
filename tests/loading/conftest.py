"""A real archive and a loader over it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bot.articles.model import SHARED, Article, ArticleKey
from bot.loading import Loader
from tests.archive.making import open_new

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.archive.protocols import Archive
    from bot.articles.model import ArticleText, Scope
    from bot.loading import LoadReport


class Desk:
    """A folder of pages, the archive they are loaded into, and short ways to ask about both."""

    def __init__(self, archive: Archive, folder: Path) -> None:
        self.archive = archive
        self.folder = folder
        self.loader = Loader(archive)

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def write_records(self, name: str, *records: object) -> Path:
        return self.write(name, "".join(f"{json.dumps(record)}\n" for record in records))

    async def load(self, *paths: Path, scope: Scope = SHARED, source: str | None = None) -> LoadReport:
        return await self.loader.load(paths or [self.folder], scope=scope, source=source)

    async def counted(self, *paths: Path, scope: Scope = SHARED) -> tuple[int, int, int]:
        """Load what must all be usable and return how many were loaded, updated and unchanged."""
        report = await self.load(*paths, scope=scope)
        assert [(one.path, one.line, one.reason) for one in report.rejected] == []
        return report.loaded, report.updated, report.unchanged

    async def article(self, number: int, version: int | None = None, scope: Scope = SHARED) -> Article:
        article = await self.archive.articles.article(ArticleKey(scope, number), version)
        assert article is not None
        return article

    async def shown(self, scope: Scope = SHARED) -> dict[int, tuple[str, ...]]:
        """What is in sight: the paragraphs of each article by its number, after a look whether the index agrees."""
        cards = await self.archive.articles.recent((scope,), limit=100)
        async with self.archive.terms.reading((scope,), deadline=5) as reading:
            indexed = {int(n) for one in reading.segments for n in one.documents.numbers[one.live]}
        assert indexed == {card.key.number for card in cards}
        articles = [await self.article(number, scope=scope) for number in sorted(indexed)]
        return {one.key.number: tuple(paragraph.text for paragraph in one.text.paragraphs) for one in articles}

    async def everything(self, scope: Scope = SHARED) -> dict[tuple[int, int], ArticleText]:
        """Every version that a reference can name."""
        found: dict[tuple[int, int], ArticleText] = {}
        newest = await self.archive.articles.articles([ArticleKey(scope, number) for number in range(1, 200)])
        for key, article in sorted(newest.items(), key=lambda pair: pair[0].number):
            found[key.number, article.latest] = article.text
            for version in range(1, article.latest):
                found[key.number, version] = (await self.article(key.number, version, scope)).text
        return found

    async def size(self, scope: Scope = SHARED) -> int:
        return (await self.archive.articles.counts((scope,))).articles


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    archive = await open_new(tmp_path / "archive.db")
    folder = tmp_path / "pages"
    folder.mkdir()
    yield Desk(archive, folder)
    await archive.close()
