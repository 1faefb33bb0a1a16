"""How much of a core 500 feeds take: `python -m benchmarks.sources.polling [FEEDS]`.

Feeds of one loopback server are polled twice: once with all their items, then with one new item in every tenth and
nothing new in the others. The second round is what goes on all day; its processor time over the shortest and the usual
time between two polls is the share of a core. The server's own time is counted with it.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from bot.archive import open_archive
from bot.archive.feeds import NewFeed
from bot.articles.model import SHARED
from bot.library.polling import FIRST_PACE, SHORTEST_PACE, FeedPoller
from bot.library.quotas import Quotas
from bot.loading.web import WebLoader
from bot.loading.workers.pool import Processes
from bot.runtime.clock import SystemClock
from bot.search.analysis.analyser import analyse
from tests.sources.site import Site, answer, fetcher_for, open_site

if TYPE_CHECKING:
    from tests.sources.site import Request

_ITEMS = 30
_WORDS = ("harbor", "ferry", "council", "tower", "season", "bridge", "library", "timber", "signal", "orchard")


def feed(number: int, round_: int, chance: Random) -> bytes:
    """Write a feed of thirty items; a later round has one item more in front."""
    first = round_ if number % 10 == 0 else 0
    items = ""
    for item in range(first + _ITEMS, first, -1):
        text = " ".join(chance.choices(_WORDS, k=120))
        body = f"<![CDATA[<p>Story {number} {item}. {text}.</p>]]>"
        link = f"<link>http://paper{number}.test/{item}</link><guid>{number}-{item}</guid>"
        items += f"<item><title>Story {number} {item}</title>{link}<content:encoded>{body}</content:encoded></item>"
    return f'<rss version="2.0"><channel><title>Paper {number}</title>{items}</channel></rss>'.encode()


async def measure(feeds: int) -> None:
    """Poll all feeds twice and print what it took."""
    clock = SystemClock()
    with tempfile.TemporaryDirectory() as folder:
        archive = await open_archive(Path(folder) / "a.db", clock=clock, analyse=analyse)
        async with open_site() as site, fetcher_for(site, seconds=30) as fetcher:
            workers = Processes(1)
            web = WebLoader(archive, fetcher, clock, workers)
            poller = FeedPoller(archive.feeds, web, Quotas(archive.usage, clock), clock, Random(7))
            for number in range(feeds):
                new = NewFeed(SHARED, site.address("/feed", f"paper{number}.test"), f"Paper {number}", 1)
                await archive.feeds.add(new, clock.now(), pace=FIRST_PACE)
            for round_, name in enumerate(("first", "daily")):
                serve(site, round_)
                before, began = processor_seconds(), time.perf_counter()
                stored = await archive.feeds.feeds(0)
                await asyncio.gather(*(poller.poll(one) for one in stored))
                await workers.close()  # the worker's own time counts once it has ended
                took, elapsed = processor_seconds() - before, time.perf_counter() - began
                shares = ", ".join(
                    f"{took / pace:.2%} of a core every {pace:.0f} s" for pace in (FIRST_PACE, SHORTEST_PACE)
                )
                print(f"{name}: {len(stored)} feeds, {took:.1f} s of processor time ({elapsed:.0f} s): {shares}")
            await web.close()
        counts = await archive.articles.counts((SHARED,))
        print(f"{counts.articles} articles")
        await archive.close()


def serve(site: Site, round_: int) -> None:
    """Answer with the feed of the host that is asked; one that has not changed is not sent again."""

    def page(request: Request) -> bytes:
        number = int(request.headers["host"].split(".")[0].removeprefix("paper"))
        etag = f'"{round_ if number % 10 == 0 else 0}"'
        if request.headers.get("if-none-match") == etag:
            return answer(status="304 Not Modified")
        return answer(feed(number, round_, Random(number)), ETag=etag, Content_Type="application/rss+xml")

    site.pages["/feed"] = page


def processor_seconds() -> float:
    """Return the processor time of this process and of the workers that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


if __name__ == "__main__":
    asyncio.run(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 500))
