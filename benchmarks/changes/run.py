"""Measure how long an edited article is compared with what was quoted of it, among 10,000 remembered quotations.

    python -m benchmarks.changes.run

Ten passages of each of 1,000 articles were quoted, in 20 servers. All articles are edited: every second one in a quoted
passage, the others at their end. Each comparison is measured by the wall and of the processor, with what it reads and
what it plans.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from benchmarks.boards.run import article
from bot.app import Services, open_services
from bot.archive import QuotedMessage, Revision
from bot.articles import SHARED, ArticleKey, VersionReason
from bot.changes.comparing import Comparing
from bot.config import read_settings
from bot.runtime import SystemClock

ARTICLES = 1_000
QUOTATIONS = 10
_GUILDS = 20
_MOST_DUE = 2 * ARTICLES
_GOAL = 50.0


class Everywhere:
    """Every place will do."""

    def may_tell(self, guild: int, channel: int, quoted_in: int) -> bool | None:
        """Yes."""
        return bool(guild and channel and quoted_in)


async def fill(services: Services) -> None:
    """Store the articles, remember the quotations, and edit the articles."""
    async with services.archive.writer.storing(SHARED) as storing:
        await storing.create([article(number) for number in range(1, ARTICLES + 1)])
    since = services.clock.now() - timedelta(days=1)
    for number in range(1, ARTICLES + 1):
        for place in range(QUOTATIONS):
            own = number * QUOTATIONS + place
            key = ArticleKey(SHARED, number)
            written = f"A{number}.p{1 + place}.s1"
            quoted = QuotedMessage(1 + own % _GUILDS, 1 + place, None, own, key, written, since)
            await services.archive.quoted.keep_quoted(quoted)
    async with services.archive.writer.storing(SHARED) as storing:
        edits = [Revision(n, article(n, edited=True), VersionReason.EDITED) for n in range(1, ARTICLES + 1)]
        await storing.revise(edits)


async def measure(services: Services) -> tuple[list[float], list[float]]:
    """Return the milliseconds that each comparison takes, by the wall and of the processor."""
    archive = services.archive
    comparing = Comparing(archive.announcements, archive.articles, archive.settings, Everywhere(), services.clock)
    due = await archive.announcements.due(limit=_MOST_DUE)
    taken: list[float] = []
    used: list[float] = []
    planned = 0
    for one in due:
        began, began_using = time.perf_counter(), time.process_time()
        planned += await comparing.compare(one)
        taken.append(1_000 * (time.perf_counter() - began))
        used.append(1_000 * (time.process_time() - began_using))
    print(f"{len(due)} articles compared, {planned} messages planned")
    return taken, used


def tell(name: str, milliseconds: list[float]) -> None:
    """Print how they are distributed."""
    ordered = sorted(milliseconds)
    nearly_all = ordered[int(0.95 * len(ordered))]
    within = sum(one < _GOAL for one in ordered)
    print(
        f"{name}: median {statistics.median(ordered):.1f} ms, 95 % {nearly_all:.1f} ms, most {ordered[-1]:.1f} ms;"
        f" {within} of {len(ordered)} in under {_GOAL:.0f} ms"
    )


async def main() -> None:
    """Measure."""
    with tempfile.TemporaryDirectory() as folder:
        async with open_services(read_settings(), SystemClock(), Path(folder) / "a.db") as services:
            await fill(services)
            taken, used = await measure(services)
    tell("by the wall", taken)
    tell("of the processor", used)


if __name__ == "__main__":
    asyncio.run(main())
