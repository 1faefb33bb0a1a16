"""Make timelines and charts of a word that 10,000 of 20,000 articles have, and tell how long each takes.

    python -m benchmarks.timelines.run [MATCHES]

The articles are made, of forty sources over three years; half of them have the word. The archive is a real one, in
SQLite. Beside each page it is measured how long the event loop was held up at most while it was made.
"""

from __future__ import annotations

import asyncio
import random
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.search.corpus import Corpus
from benchmarks.watches.run import as_new
from bot.app import Services, open_services
from bot.articles import SHARED
from bot.config import read_settings
from bot.runtime import SystemClock, answering
from bot.timelines import Place, draw_chart

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from bot.archive import NewText

WORD = "zirconia"
_FIRST = date(2023, 1, 2)
_DAYS = 3 * 365
_SOURCES = 40
_AT_ONCE = 500
_TIMES = 5


def texts(matches: int) -> Iterator[NewText]:
    """Yield twice as many articles as are to match."""
    chance = random.Random(11)
    for at, made in enumerate(islice(Corpus().articles(20 * matches), 2 * matches)):
        day = (_FIRST + timedelta(chance.randrange(_DAYS))).isoformat() if chance.random() < 0.9 else None
        new = as_new(made)
        text = replace(new.text, published=day)
        if at % 2:
            first = text.paragraphs[0]
            said = f"{first.text} The {WORD} works took on {at} people."
            sentences = ((0, len(first.text)), (len(first.text) + 1, len(said)))
            text = replace(text, paragraphs=(replace(first, text=said, sentences=sentences), *text.paragraphs[1:]))
        yield replace(new, text=text, source=f"The Paper of {chance.randrange(_SOURCES)}")


async def store(services: Services, matches: int) -> None:
    """Store them."""
    every = texts(matches)
    while some := list(islice(every, _AT_ONCE)):
        async with services.archive.writer.storing(SHARED) as storing:
            await storing.create(some)


async def held_up(work: Callable[[], Awaitable[object]]) -> tuple[float, float]:
    """Return how long `work` took, and how late the event loop was at most meanwhile, in ms."""
    latest = 0.0
    done = asyncio.Event()

    async def watch() -> None:
        nonlocal latest
        while not done.is_set():
            began = time.perf_counter()
            await asyncio.sleep(0.001)
            latest = max(latest, time.perf_counter() - began - 0.001)

    watching = asyncio.create_task(watch())
    await asyncio.sleep(0)
    began = time.perf_counter()
    await work()
    took = time.perf_counter() - began
    done.set()
    await watching
    return took * 1000, latest * 1000


async def measure(name: str, work: Callable[[], Awaitable[object]]) -> None:
    """Print what the first and the slowest of the later runs take."""
    runs = [await held_up(work) for _ in range(_TIMES + 1)]
    later, late = max(took for took, _ in runs[1:]), max(late for _, late in runs)
    print(f"{name}: first {runs[0][0]:.0f} ms, then {later:.0f} ms at most; the loop was late by {late:.0f} ms at most")


async def main(matches: int) -> None:
    """Measure."""
    with tempfile.TemporaryDirectory() as folder:
        async with open_services(read_settings(), SystemClock(), Path(folder) / "a.db") as services:
            await store(services, matches)
            await services.search.warm()
            timelines = services.timelines
            found = await timelines.of_query(None, WORD, Place(), "UTC")
            print(f"{found.articles} dated and {found.undated} undated articles match; {found.pages} pages of weeks")
            week = Place(monday=found.weeks[3].monday)
            await measure("first page", lambda: timelines.of_query(None, WORD, Place(), "UTC"))
            await measure("last page", lambda: timelines.of_query(None, WORD, Place(9_999), "UTC"))
            await measure("a week, unfolded", lambda: timelines.of_query(None, WORD, week, "UTC"))
            await measure("undated", lambda: timelines.of_query(None, WORD, Place(undated=True), "UTC"))
            await measure("every article", lambda: timelines.of_query(None, "is:full", Place(), "UTC"))

            async def chart() -> None:
                figures = await timelines.figures_of_query(None, WORD, "UTC")
                await answering.run(draw_chart, figures, "others")

            await measure("chart with its picture", chart)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
