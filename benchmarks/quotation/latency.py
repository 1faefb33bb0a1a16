"""How long a verification takes in a large archive: `python -m benchmarks.quotation.latency --passages 1000000`.

Quotations of about sixty words from all over a generated archive: as they stand, with a word changed, with a part left
out, put together from two articles, and one that is nowhere. The time is that of the whole call.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from benchmarks.search.corpus import Corpus, Made
from bot.archive import open_archive
from bot.archive.model import SHARED, ArticleText, StoredParagraph
from bot.archive.protocols import Archive
from bot.archive.writing import NewText
from bot.clock import SystemClock
from bot.quotation import QuotationService
from bot.search import SearchService, analyse

WORDS = 60
_BATCH = 2_000


def quotations(articles: Sequence[Made], count: int, seed: int = 1) -> list[tuple[str, str]]:
    """Return (kind, text), `count` of each kind."""
    chance = random.Random(seed)
    long = [a for a in chance.sample(list(articles), min(len(articles), 40 * count)) if _words(a) >= 2 * WORDS]
    made: list[tuple[str, str]] = []
    for _ in range(count):
        one, other = _cut(chance, chance.choice(long)), _cut(chance, chance.choice(long))
        place = chance.randrange(10, WORDS - 10)
        made += [
            ("verbatim", " ".join(one)),
            ("altered", " ".join([*one[:place], "marmalade", *one[place + 1 :]])),
            ("elided", " ".join([*one[:20], "…", *one[40:]])),
            ("spliced", " ".join([*one[:30], "…", *other[30:]])),
            ("absent", " ".join(chance.choice(" ".join(chance.choice(long).paragraphs).split()) for _ in range(WORDS))),
        ]
    return made


def _words(article: Made) -> int:
    return len(" ".join(article.paragraphs).split())


def _cut(chance: random.Random, article: Made) -> list[str]:
    words = " ".join(article.paragraphs).split()
    start = chance.randrange(len(words) - WORDS)
    return words[start : start + WORDS]


async def _store(archive: Archive, articles: Sequence[Made]) -> None:
    for start in range(0, len(articles), _BATCH):
        async with archive.writer.storing(SHARED) as storing:
            await storing.create([_new(article) for article in articles[start : start + _BATCH]])


def _new(article: Made) -> NewText:
    paragraphs = tuple(StoredParagraph(text, "body", ((0, len(text)),)) for text in article.paragraphs)
    text = ArticleText(
        headline=article.headline, headline_generated=False, summary="", paragraphs=paragraphs, published=None
    )
    return NewText(text, "made", article.id, None, ())


async def _measure(passages: int, count: int, database: Path) -> None:
    articles = list(Corpus().articles(passages))
    archive = await open_archive(database, clock=SystemClock(), analyse=analyse)
    try:
        began = time.perf_counter()
        if not (await archive.articles.counts((SHARED,))).articles:
            await _store(archive, articles)
        print(
            f"{passages} passages in {len(articles)} articles stored in {time.perf_counter() - began:.0f} s", flush=True
        )
        search = SearchService(archive, SystemClock())
        service = QuotationService(archive, search, SystemClock())
        times: defaultdict[str, list[float]] = defaultdict(list)
        verdicts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for kind, text in quotations(articles, count):
            began = time.perf_counter()
            found = await service.verify((SHARED,), text)
            times[kind].append((time.perf_counter() - began) * 1_000)
            verdicts[kind][found.verification.verdict] += 1
        for kind, taken in times.items():
            taken.sort()
            p50, p95 = taken[len(taken) // 2], taken[int(len(taken) * 0.95)]
            print(f"{kind:9} p50 {p50:6.1f} ms, p95 {p95:6.1f} ms, max {taken[-1]:6.1f} ms  {dict(verdicts[kind])}")
    finally:
        await archive.close()


def main() -> None:
    """Run the measurement that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--database", type=Path, help="store the archive here, or measure the one that is here")
    options = parser.parse_args()
    if options.database:
        asyncio.run(_measure(options.passages, options.count, options.database))
        return
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_measure(options.passages, options.count, Path(folder) / "archive.db"))


if __name__ == "__main__":
    main()
