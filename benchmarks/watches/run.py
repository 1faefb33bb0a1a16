"""Put 1,000 new articles to 500 filters of ten servers, beside an archive of 10,000 passages.

    python -m benchmarks.watches.run [PASSAGES]

The filters are words, phrases, alternatives, prefixes and filters by source of the corpus itself, so that some match.
First the articles come together, 200 at a time, as a load stores them; then one by one, as feeds bring them.
"""

from __future__ import annotations

import asyncio
import random
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.search.corpus import Corpus, Made
from bot.app import Services, open_services
from bot.archive import NewText
from bot.articles import SHARED, ArticleKey, ArticleText, Paragraph, Scope, samples
from bot.config import read_settings
from bot.runtime import SystemClock
from bot.search import FilterMatcher

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import TypeAlias

    from bot.articles import Article, Scopes

    _Wanted: TypeAlias = dict[Scopes, list[tuple[str, date]]]

NEW = 1_000
SERVERS = 10
FILTERS_OF_ONE = 50
_AT_ONCE = 200


def as_new(made: Made) -> NewText:
    """Return an article of the corpus as it is stored."""
    paragraphs = tuple(Paragraph(text, "body", ((0, len(text)),)) for text in made.paragraphs)
    said = ArticleText(
        made.headline, headline_generated=False, summary="", paragraphs=paragraphs, published=made.published
    )
    return NewText(said, "The Ledger", made.id, None, samples("\n".join(made.paragraphs)))


def filters(corpus: Corpus, today: date) -> _Wanted:
    """Return fifty filters of each server."""
    chance = random.Random(7)

    def word() -> str:
        return chance.choice(chance.choice(corpus.topics))

    kinds = (
        word,
        lambda: f"{word()} {word()}",
        lambda: f"{word()} OR {word()} OR {word()}",
        lambda: f'"{word()} {word()}" OR {word()}',
        lambda: f"{word()} -{word()} source:ledger",
        lambda: f"{word()[:5]}* {word()}",
        lambda: f"{chance.choice(corpus.words[:200])} {word()} after:2010-01-01",
    )
    return {
        (SHARED, Scope(guild)): [(kinds[n % len(kinds)](), today) for n in range(FILTERS_OF_ONE)]
        for guild in range(1, SERVERS + 1)
    }


async def store(services: Services, made: Sequence[Made]) -> list[Article]:
    """Store articles and return them as they are read."""
    keys: list[ArticleKey] = []
    for start in range(0, len(made), _AT_ONCE):
        async with services.archive.writer.storing(SHARED) as storing:
            numbers = await storing.create([as_new(one) for one in made[start : start + _AT_ONCE]])
            keys += [ArticleKey(SHARED, number) for number in numbers]
    found: list[Article] = []
    for start in range(0, len(keys), _AT_ONCE):
        found += (await services.archive.articles.articles(keys[start : start + _AT_ONCE])).values()
    return found


async def measure(name: str, services: Services, articles: Sequence[Article], wanted: _Wanted, size: int) -> None:
    """Print how long matching takes, `size` articles at a time."""
    matcher = FilterMatcher(services.archive.terms, services.clock)
    began, matches = time.process_time(), 0
    for start in range(0, len(articles), size):
        found = await matcher.matching(wanted, articles[start : start + size])
        matches += sum(len(some) for each in found.values() for some in each.values())
    print(f"{name}: {time.process_time() - began:.2f} s of the processor, {matches} matches")


async def main(passages: int) -> None:
    """Measure."""
    with tempfile.TemporaryDirectory() as folder:
        async with open_services(read_settings(), SystemClock(), Path(folder) / "a.db") as services:
            corpus = Corpus()
            made = list(corpus.articles(passages + 8 * NEW))
            new = list(islice(made, NEW))
            await store(services, made[NEW:][: passages // 5])
            articles = await store(services, new)
            wanted = filters(corpus, services.clock.now().date())
            await measure("500 filters over 1,000 articles, 200 at a time", services, articles, wanted, _AT_ONCE)
            await measure("500 filters over 1,000 articles, one by one", services, articles, wanted, 1)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
