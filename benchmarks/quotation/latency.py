"""How long a verification takes in a large archive: `python -m benchmarks.quotation.latency --passages 1000000`.

Quotations of about sixty words from all over a generated archive: as they stand, with a word changed, with a part left
out, put together from two articles, and one that is nowhere. The time is that of the whole call; beside it stands the
processor's, which other work on the machine does not change. The first call of all, which opens the index, and the
first that must count what the archive covers, are told apart.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.search.corpus import Corpus, Made
from bot.archive import open_archive
from bot.archive.protocols import Archive
from bot.archive.stored import NewText
from bot.articles.model import SHARED, ArticleKey, ArticleText, Paragraph
from bot.quotation import QuotationService
from bot.runtime.clock import SystemClock
from bot.search import SearchService, analyse

WORDS = 60
_BATCH = 2_000
_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Timed:
    """A verdict and the milliseconds it took, on the clock and of the processor."""

    verdict: str
    wall: float
    processor: float


def quotations(long: Sequence[str], count: int, chance: random.Random) -> list[tuple[str, str]]:
    """Return (kind, text), `count` of each kind, made from `long` texts."""
    made: list[tuple[str, str]] = []
    for _ in range(count):
        one, other = _cut(chance, chance.choice(long)), _cut(chance, chance.choice(long))
        place = chance.randrange(10, WORDS - 10)
        made += [
            ("verbatim", " ".join(one)),
            ("altered", " ".join([*one[:place], "marmalade", *one[place + 1 :]])),
            ("elided", " ".join([*one[:20], "…", *one[40:]])),
            ("spliced", " ".join([*one[:30], "…", *other[30:]])),
            ("absent", " ".join(chance.choice(chance.choice(long).split()) for _ in range(WORDS))),
        ]
    return made


async def _texts(archive: Archive, count: int, chance: random.Random) -> list[str]:
    """Return the texts of articles from all over the archive, each long enough to quote from."""
    articles = (await archive.articles.counts((SHARED,))).articles
    numbers = chance.sample(range(1, articles + 1), min(articles, 40 * count))
    texts: list[str] = []
    for start in range(0, len(numbers), _AT_ONCE):
        keys = [ArticleKey(SHARED, number) for number in numbers[start : start + _AT_ONCE]]
        found = await archive.articles.articles(keys)
        texts += [" ".join(paragraph.text for paragraph in found[key].text.paragraphs) for key in keys]
    return [text for text in texts if len(text.split()) >= 2 * WORDS]


def _cut(chance: random.Random, text: str) -> list[str]:
    words = text.split()
    start = chance.randrange(len(words) - WORDS)
    return words[start : start + WORDS]


async def _store(archive: Archive, articles: Sequence[Made]) -> None:
    for start in range(0, len(articles), _BATCH):
        async with archive.writer.storing(SHARED) as storing:
            await storing.create([_new(article) for article in articles[start : start + _BATCH]])


def _new(article: Made) -> NewText:
    paragraphs = tuple(Paragraph(text, "body", ((0, len(text)),)) for text in article.paragraphs)
    text = ArticleText(
        headline=article.headline, headline_generated=False, summary="", paragraphs=paragraphs, published=None
    )
    return NewText(text, "made", article.id, None, ())


async def _measure(passages: int, count: int, database: Path) -> None:
    archive = await open_archive(database, clock=SystemClock(), analyse=analyse)
    try:
        if not (await archive.articles.counts((SHARED,))).articles:
            began = time.perf_counter()
            await _store(archive, list(Corpus().articles(passages)))
            print(f"stored in {time.perf_counter() - began:.0f} s", flush=True)
        counts = await archive.articles.counts((SHARED,))
        print(f"{counts.paragraphs} passages in {counts.articles} articles")
        service = QuotationService(archive, SearchService(archive, SystemClock()), SystemClock())
        chance = random.Random(1)
        made = quotations(await _texts(archive, count, chance), count, chance)
        for name, kind in (("index opened", "verbatim"), ("coverage counted", "absent")):
            first = await _timed(service, next(text for other, text in made if other == kind))
            print(f"{name:16} {first.wall:6.1f} ms, processor {first.processor:6.1f} ms")
        _report([(kind, await _timed(service, text)) for kind, text in made])
    finally:
        await archive.close()


async def _timed(service: QuotationService, text: str) -> Timed:
    wall, processor = time.perf_counter(), time.process_time()
    found = await service.verify((SHARED,), text)
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    return Timed(found.verification.verdict.value, 1_000 * wall, 1_000 * processor)


def _report(measured: Sequence[tuple[str, Timed]]) -> None:
    for kind in dict.fromkeys(kind for kind, _ in measured):
        held = [timed for other, timed in measured if other == kind]
        verdicts = dict(Counter(timed.verdict for timed in held))
        walls, processors = _line([timed.wall for timed in held]), _line([timed.processor for timed in held])
        print(f"{kind:9} {walls}   processor {processors}  {verdicts}")


def _line(taken: list[float]) -> str:
    taken.sort()
    p50, p95 = taken[len(taken) // 2], taken[int(len(taken) * 0.95)]
    return f"p50 {p50:6.1f} ms, p95 {p95:6.1f} ms, max {taken[-1]:6.1f} ms"


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
