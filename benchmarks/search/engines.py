"""The engines that are measured. Each indexes articles and answers a query with ids, the ten best first."""

from __future__ import annotations

import asyncio
import json
import re
import sqlite3
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from bot.archive import open_archive
from bot.archive.stored import NewText
from bot.articles.model import SHARED, ArticleText, Paragraph
from bot.runtime.clock import SystemClock
from bot.runtime.memory import freeze_startup_objects
from bot.runtime.threads import shorten_thread_switches
from bot.search import SearchService, analyse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from benchmarks.search.corpus import Made

BATCH = 500
NAP = 0.001


class Engine(Protocol):
    """Something that searches, and keeps its index in a folder."""

    def index(self, articles: Iterable[Made]) -> None:
        """Index all of `articles`."""
        ...

    def open(self) -> None:
        """Make what was indexed, in this process or an earlier one, ready to be searched."""
        ...

    def search(self, query: str) -> list[str]:
        """Return the ids of the ten best articles."""
        ...

    def close(self) -> None:
        """Let go of the index."""
        ...


class Broadsheet:
    """This program, whole: correction, ranking, folding, passages and snippets."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "archive.db"
        self._loop = asyncio.new_event_loop()

    def index(self, articles: Iterable[Made]) -> None:
        """Store all of `articles`, and wait until the index is merged."""
        self._loop.run_until_complete(self._store(articles))

    async def _store(self, articles: Iterable[Made]) -> None:
        archive = await open_archive(self._path, clock=SystemClock(), analyse=analyse)
        coming = iter(articles)
        while batch := list(islice(coming, BATCH)):
            async with archive.writer.storing(SHARED) as storing:
                await storing.create([_new(article) for article in batch])
        await archive.writer.settle()
        await archive.close()

    def open(self) -> None:
        """Open the archive and warm up, as the bot does when it starts."""
        shorten_thread_switches()
        self._loop.run_until_complete(self._open())
        freeze_startup_objects()

    async def _open(self) -> None:
        self._archive = await open_archive(self._path, clock=SystemClock(), analyse=analyse)
        self._search = SearchService(self._archive, SystemClock())
        await self._search.warm()

    def search(self, query: str) -> list[str]:
        """Return the ids of the ten best articles."""
        return self._loop.run_until_complete(self._one(query))

    async def _one(self, query: str) -> list[str]:
        answer = await self._search.search((SHARED,), query, limit=10)
        return [hit.card.source_id or "" for hit in answer.hits]

    def search_together(self, queries: Sequence[str], at_once: int) -> tuple[list[float], float]:
        """Ask all of `queries`, so many at a time; return the milliseconds of each, and the longest the loop was held.

        A second loop of naps measures how late the event loop comes back to one.
        """
        return self._loop.run_until_complete(self._together(queries, at_once))

    async def _together(self, queries: Sequence[str], at_once: int) -> tuple[list[float], float]:
        waiting = iter(queries)
        times: list[float] = []
        late = [0.0]

        async def ask() -> None:
            for query in waiting:
                began = time.perf_counter()
                await self._one(query)
                times.append((time.perf_counter() - began) * 1000)

        async def watch() -> None:
            while True:
                began = time.perf_counter()
                await asyncio.sleep(NAP)
                late.append((time.perf_counter() - began - NAP) * 1000)

        watching = asyncio.create_task(watch())
        await asyncio.gather(*(ask() for _ in range(at_once)))
        watching.cancel()
        return times, max(late)

    def close(self) -> None:
        """Let go of the archive."""
        self._loop.run_until_complete(self._archive.close())
        self._loop.run_until_complete(self._loop.shutdown_default_executor())
        self._loop.close()


def _new(article: Made) -> NewText:
    paragraphs = tuple(Paragraph(text, "body", ((0, len(text)),)) for text in article.paragraphs)
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

    def __init__(self, folder: Path) -> None:
        self._database = sqlite3.connect(folder / "fts5.db")

    def index(self, articles: Iterable[Made]) -> None:
        """Index all of `articles`."""
        rows = ((article.id, article.headline, "\n".join(article.paragraphs)) for article in articles)
        with self._database:
            self._database.execute(
                "CREATE VIRTUAL TABLE articles USING fts5(id UNINDEXED, headline, body, tokenize='porter')"
            )
            self._database.executemany("INSERT INTO articles VALUES (?, ?, ?)", rows)

    def open(self) -> None:
        """Do nothing: the database is open."""

    def search(self, query: str) -> list[str]:
        """Return the ids of the ten best articles."""
        statement = "SELECT id FROM articles WHERE articles MATCH ? ORDER BY bm25(articles) LIMIT 10"
        return [row[0] for row in self._database.execute(statement, (_fts5(query),))]

    def close(self) -> None:
        """Close the database."""
        self._database.close()


def _fts5(query: str) -> str:
    if query.startswith('"'):
        return query
    words = re.sub(r"\S+:\S+", "", query).split()
    return " OR ".join(f'"{word.rstrip("*")}"{"*" * word.endswith("*")}' for word in words)


class Tantivy:
    """Tantivy with its English stemmer; with `fuzzy`, every word may be one edit away."""

    def __init__(self, folder: Path, *, fuzzy: bool) -> None:
        import tantivy

        self._fuzzy = fuzzy
        builder: Any = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        builder.add_text_field("body", tokenizer_name="default" if fuzzy else "en_stem")
        self._tantivy: Any = tantivy
        self._schema = builder.build()
        path = folder / "tantivy"
        path.mkdir(exist_ok=True)
        self._index: Any = tantivy.Index(self._schema, path=str(path))

    def index(self, articles: Iterable[Made]) -> None:
        """Index all of `articles`."""
        writer = self._index.writer()
        for article in articles:
            body = "\n".join((article.headline, *article.paragraphs))
            writer.add_document(self._tantivy.Document(id=article.id, body=body))
        writer.commit()
        writer.wait_merging_threads()

    def open(self) -> None:
        """Take a searcher."""
        self._index.reload()
        self._searcher: Any = self._index.searcher()

    def search(self, query: str) -> list[str]:
        """Return the ids of the ten best articles."""
        found = self._searcher.search(self._read(query), 10)
        return [self._searcher.doc(address)["id"][0] for _, address in found.hits]

    def close(self) -> None:
        """Do nothing: nothing was written."""

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
    """bm25s: sparse scores in numpy."""

    def __init__(self, folder: Path) -> None:
        import bm25s

        self._bm25s: Any = bm25s
        self._path = folder / "bm25s"

    def index(self, articles: Iterable[Made]) -> None:
        """Index all of `articles`."""
        texts = ["\n".join((article.headline, *article.paragraphs)) for article in articles]
        retriever: Any = self._bm25s.BM25()
        retriever.index(self._bm25s.tokenize(texts, show_progress=False), show_progress=False)
        retriever.save(str(self._path))

    def open(self) -> None:
        """Read the scores."""
        self._retriever: Any = self._bm25s.BM25.load(str(self._path), mmap=True)

    def search(self, query: str) -> list[str]:
        """Return the ids of the ten best articles; they are numbered in order."""
        words = [word for word in re.findall(r"(?u)\b\w\w+\b", query.lower()) if word in self._retriever.vocab_dict]
        if not words:
            return []
        places, _ = self._retriever.retrieve([words], k=10, show_progress=False)
        return [str(place + 1) for place in places[0]]

    def close(self) -> None:
        """Do nothing: nothing was written."""


class Scan:
    """A rapidfuzz scan over every headline and first paragraph, the way small bots search."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "leads.json"

    def index(self, articles: Iterable[Made]) -> None:
        """Keep the texts."""
        texts = [[article.id, f"{article.headline} {article.paragraphs[0]}".lower()] for article in articles]
        self._path.write_text(json.dumps(texts), encoding="utf-8")

    def open(self) -> None:
        """Read the texts."""
        texts = json.loads(self._path.read_text(encoding="utf-8"))
        self._ids = [number for number, _ in texts]
        self._texts = [text for _, text in texts]

    def search(self, query: str) -> list[str]:
        """Return the ids of the ten best articles."""
        from rapidfuzz import fuzz, process

        found = process.extract(query.lower(), self._texts, scorer=fuzz.token_set_ratio, limit=10)
        return [self._ids[place] for _, _, place in found]

    def close(self) -> None:
        """Do nothing: nothing was written."""


YARDSTICK = "tantivy + fuzzy"
ENGINES: dict[str, Callable[[Path], Engine]] = {
    "broadsheet": Broadsheet,
    "FTS5": Fts5,
    "tantivy": lambda folder: Tantivy(folder, fuzzy=False),
    YARDSTICK: lambda folder: Tantivy(folder, fuzzy=True),
    "bm25s": Bm25s,
    "rapidfuzz scan": Scan,
}
