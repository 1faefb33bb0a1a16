"""The engines that are measured. Each indexes articles and answers a query with ids, the ten best first."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from bot.archive import open_archive
from bot.archive.model import SHARED, ArticleText, StoredParagraph
from bot.archive.writing import NewText
from bot.clock import SystemClock
from bot.search import SearchService, analyse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.search.corpus import Made

BATCH = 500


class Engine(Protocol):
    """Something that searches."""

    name: str

    def index(self, articles: Sequence[Made]) -> None:
        """Index all of `articles`."""
        ...

    def search(self, query: str) -> list[str]:
        """Return the ids of the ten best articles."""
        ...


class Broadsheet:
    """This program, whole: correction, ranking, folding, passages and snippets."""

    name = "broadsheet"

    def __init__(self, folder: Path) -> None:
        self._loop = asyncio.new_event_loop()
        self._archive = self._loop.run_until_complete(
            open_archive(folder / "archive.db", clock=SystemClock(), analyse=analyse)
        )
        self._search = SearchService(self._archive, SystemClock())

    def index(self, articles: Sequence[Made]) -> None:
        """Store all of `articles`, and wait until what a search needs is in memory."""
        self._loop.run_until_complete(self._store(articles))

    async def _store(self, articles: Sequence[Made]) -> None:
        for start in range(0, len(articles), BATCH):
            async with self._archive.writer.storing(SHARED) as storing:
                await storing.create([_new(article) for article in articles[start : start + BATCH]])
        await self._search.warm()

    def search(self, query: str) -> list[str]:
        """Return the ids of the ten best articles."""
        answer = self._loop.run_until_complete(self._search.search((SHARED,), query, limit=10))
        return [hit.card.source_id or "" for hit in answer.hits]

    def close(self) -> None:
        """Let go of the archive."""
        self._loop.run_until_complete(self._archive.close())
        self._loop.run_until_complete(self._loop.shutdown_default_executor())
        self._loop.close()


def _new(article: Made) -> NewText:
    paragraphs = tuple(StoredParagraph(text, "body", ((0, len(text)),)) for text in article.paragraphs)
    text = ArticleText(
        headline=article.headline,
        headline_generated=False,
        summary="",
        paragraphs=paragraphs,
        published=article.published,
    )
    return NewText(text, "made", article.id, None, ())


class Fts5:
    """SQLite's own full-text index with its Porter stemmer, any word of the query, ranked by its bm25."""

    name = "FTS5"

    def __init__(self, folder: Path) -> None:
        self._database = sqlite3.connect(folder / "fts5.db")
        self._database.execute(
            "CREATE VIRTUAL TABLE articles USING fts5(id UNINDEXED, headline, body, tokenize='porter')"
        )

    def index(self, articles: Sequence[Made]) -> None:
        """Index all of `articles`."""
        rows = ((article.id, article.headline, "\n".join(article.paragraphs)) for article in articles)
        with self._database:
            self._database.executemany("INSERT INTO articles VALUES (?, ?, ?)", rows)

    def search(self, query: str) -> list[str]:
        """Return the ids of the ten best articles."""
        statement = "SELECT id FROM articles WHERE articles MATCH ? ORDER BY bm25(articles) LIMIT 10"
        return [row[0] for row in self._database.execute(statement, (_fts5(query),))]


def _fts5(query: str) -> str:
    if query.startswith('"'):
        return query
    words = re.sub(r"\S+:\S+", "", query).split()
    return " OR ".join(f'"{word.rstrip("*")}"{"*" * word.endswith("*")}' for word in words)


class Tantivy:
    """Tantivy with its English stemmer; with `fuzzy`, every word may be one edit away."""

    def __init__(self, folder: Path, *, fuzzy: bool) -> None:
        import tantivy

        self.name = "tantivy + fuzzy" if fuzzy else "tantivy"
        self._fuzzy = fuzzy
        builder: Any = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        builder.add_text_field("body", tokenizer_name="default" if fuzzy else "en_stem")
        self._tantivy: Any = tantivy
        self._schema = builder.build()
        path = folder / self.name.replace(" ", "")
        path.mkdir()
        self._index: Any = tantivy.Index(self._schema, path=str(path))

    def index(self, articles: Sequence[Made]) -> None:
        """Index all of `articles`."""
        writer = self._index.writer()
        for article in articles:
            body = "\n".join((article.headline, *article.paragraphs))
            writer.add_document(self._tantivy.Document(id=article.id, body=body))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher: Any = self._index.searcher()

    def search(self, query: str) -> list[str]:
        """Return the ids of the ten best articles."""
        found = self._searcher.search(self._read(query), 10)
        return [self._searcher.doc(address)["id"][0] for _, address in found.hits]

    def _read(self, query: str) -> Any:
        plain = re.sub(r"\S+:\S+", "", query)
        if not self._fuzzy or plain.startswith('"') or "*" in plain:
            return self._index.parse_query_lenient(plain, ["body"])[0]
        words = plain.lower().split()
        Query, Occur = self._tantivy.Query, self._tantivy.Occur  # noqa: N806 (their names)
        terms = [
            Query.fuzzy_term_query(self._schema, "body", word, distance=1, transposition_cost_one=True)
            for word in words
        ]
        return Query.boolean_query([(Occur.Should, term) for term in terms])


class Bm25s:
    """bm25s: sparse scores in numpy, all in memory."""

    name = "bm25s"

    def __init__(self, folder: Path) -> None:
        import bm25s

        self._bm25s: Any = bm25s
        self._retriever: Any = bm25s.BM25()

    def index(self, articles: Sequence[Made]) -> None:
        """Index all of `articles`."""
        self._ids = [article.id for article in articles]
        texts = ["\n".join((article.headline, *article.paragraphs)) for article in articles]
        self._retriever.index(self._bm25s.tokenize(texts, show_progress=False), show_progress=False)

    def search(self, query: str) -> list[str]:
        """Return the ids of the ten best articles."""
        words = [word for word in re.findall(r"(?u)\b\w\w+\b", query.lower()) if word in self._retriever.vocab_dict]
        if not words:
            return []
        places, _ = self._retriever.retrieve([words], k=min(10, len(self._ids)), show_progress=False)
        return [self._ids[place] for place in places[0]]


class Scan:
    """A rapidfuzz scan over every headline and first paragraph, the way small bots search."""

    name = "rapidfuzz scan"

    def __init__(self, folder: Path) -> None:
        self._ids: list[str] = []

    def index(self, articles: Sequence[Made]) -> None:
        """Keep the texts."""
        self._ids = [article.id for article in articles]
        self._texts = [f"{article.headline} {article.paragraphs[0]}".lower() for article in articles]

    def search(self, query: str) -> list[str]:
        """Return the ids of the ten best articles."""
        from rapidfuzz import fuzz, process

        found = process.extract(query.lower(), self._texts, scorer=fuzz.token_set_ratio, limit=10)
        return [self._ids[place] for _, _, place in found]
