"""Servers that mean harm, one after the other, while searches go on: `python -m benchmarks.sources.hostile`.

For each: the sentence it ended in, how long it took, the slowest search meanwhile beside the slowest of quiet times,
and how much memory the process and its worker had more than at the start.
"""

from __future__ import annotations

import asyncio
import gzip
import os
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bot.archive import open_archive
from bot.articles.model import SHARED
from bot.errors import SourceError
from bot.loading import Loader
from bot.loading.web import WebLoader
from bot.loading.workers.pool import Processes
from bot.runtime.clock import SystemClock
from bot.search import SearchService
from bot.search.analysis.analyser import analyse
from bot.texts import load_texts
from tests.sources.feeds import STORIES, rss, rss_item
from tests.sources.site import Site, answer, fetcher_for, open_site

if TYPE_CHECKING:
    from tests.sources.site import Request

_HTML = "text/html"
_SAMPLES = Path(__file__).resolve().parents[2] / "data" / "samples"


async def endless(_: Request, writer: asyncio.StreamWriter) -> None:
    """Send for ever."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        writer.write(b"<p>x" * 16_384)
        await writer.drain()


async def dripping(_: Request, writer: asyncio.StreamWriter) -> None:
    """Send a byte now and then."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        writer.write(b"x")
        await writer.drain()
        await asyncio.sleep(0.1)


async def reset(_: Request, writer: asyncio.StreamWriter) -> None:
    """Hang up."""
    writer.transport.abort()


def fill(site: Site) -> None:
    """Put every kind of harm on the site."""
    bomb = gzip.compress(bytes(300 << 20))
    site.pages |= {
        "/slow drip": dripping,
        "/endless body": endless,
        "/wrong length": answer("<p>short", Content_Length="9999", Content_Type=_HTML),
        "/gzip bomb": answer(bomb, Content_Encoding="gzip", Content_Type=_HTML),
        "/200,000 nested tags": answer("<div>" * 200_000, Content_Type=_HTML),
        "/8 MB of paragraphs": answer("<p>Comments of a kind. " * 360_000, Content_Type=_HTML),
        "/redirect loop": answer(status="302 Found", Location="/redirect%20loop2"),
        "/redirect%20loop2": answer(status="302 Found", Location="/redirect%20loop"),
        "/wrong charset": answer("<p>Ж".encode("utf-16") * 400, Content_Type="text/html; charset=ascii"),
        "/304 without validators": answer(status="304 Not Modified"),
        "/429 with a date": answer(status="429 X", Retry_After="Wed, 21 Oct 2099 07:28:00 GMT"),
        "/reset": reset,
        "/feed of 100,000 items": answer(rss(rss_item(STORIES[0], "") * 100_000).encode(), Content_Type="text/xml"),
    }
    site.pages |= {path.replace(" ", "%20"): page for path, page in list(site.pages.items())}


async def measure() -> None:
    """Meet every harm and print what came of it."""
    clock = SystemClock()
    with tempfile.TemporaryDirectory() as folder:
        archive = await open_archive(Path(folder) / "a.db", clock=clock, analyse=analyse)
        await Loader(archive).load([_SAMPLES])
        search = SearchService(archive, clock)
        await search.warm()
        async with open_site() as site, fetcher_for(site, seconds=5) as fetcher:
            fill(site)
            workers = Processes(1)
            web = WebLoader(archive, fetcher, clock, workers)
            quiet = await slowest_search(search, asyncio.create_task(asyncio.sleep(3)))
            start = peak = resident()
            print(f"quiet: slowest search {quiet:.0f} ms")
            for path in [path for path in site.pages if "%20" not in path and "loop2" not in path]:
                task = asyncio.create_task(sentence_of(web, site.address(path.replace(" ", "%20"))))
                began = time.perf_counter()
                slowest = await slowest_search(search, task)
                peak = max(peak, resident())
                grown = (resident() - start) >> 20
                took = time.perf_counter() - began
                print(f"{path[1:]}: {task.result()} ({took:.1f} s, slowest search {slowest:.0f} ms, {grown:+d} MB)")
            await web.close()
        print(f"at most {(peak - start) >> 20} MB more, the worker included")
        await archive.close()


async def sentence_of(web: WebLoader, address: str) -> str:
    """Return the sentence in which loading an address ends."""
    try:
        visit = await web.visit(address, scope=SHARED, whole=False)
    except SourceError as error:
        return load_texts().of_error(error)
    return f"used: {dict(visit.outcomes)}"


async def slowest_search(search: SearchService, task: asyncio.Task[object]) -> float:
    """Search until a task is done, and return the longest time in milliseconds."""
    slowest = 0.0
    while not task.done():
        began = time.perf_counter()
        await search.search((SHARED,), "typhoon harbor council", limit=5)
        slowest = max(slowest, 1_000 * (time.perf_counter() - began))
        await asyncio.sleep(0.02)
    return slowest


def resident() -> int:
    """Return the memory in bytes of this process and its children."""
    mine = os.getpid()
    return sum(_resident(pid) for pid in [mine, *_children(mine)])


def _children(parent: int) -> list[int]:
    listed = Path(f"/proc/{parent}/task/{parent}/children").read_text()
    return [int(pid) for pid in listed.split()]


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


if __name__ == "__main__":
    asyncio.run(measure())
