"""Kill a load with SIGKILL at one of its statements after the other, and look at what is left (a program of its own).

Run with a folder and a stride over the statements, and with `resegment` to kill that instead; writes what it found as
JSON. It forks, so that each kill costs a
fraction of a second: nothing but the main thread runs when it does.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from bot.archive import open_archive
from bot.archive.model import Field
from bot.articles.model import SHARED, ArticleKey
from bot.loading import Loader, pipeline
from bot.loading.pages import files as page_files
from bot.loading.records import files as record_files
from bot.search.analysis.analyser import analyse
from tests.archive.making import SteppingClock
from tests.fuse import Fuse, fuse_connections
from tests.loading.splitters import AS_ONE
from tests.loading.writing import BUDGET, HARBOR, LIBRARY, page, teaser

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from bot.archive.protocols import Archive

PAGES = {
    "1.md": page(HARBOR, BUDGET, (teaser(LIBRARY),)),
    "2.md": page(LIBRARY, ("A short report on the weather of the week and of the next.",)),
    "3.jsonl": "".join(json.dumps({"id": n, "text": f"Record number {n} tells of weather."}) + "\n" for n in range(6)),
}
OLD_PAGES = {
    "1.md": page(HARBOR, BUDGET),
    "2.md": page(LIBRARY, ("A short report on the weather of the week and of the next.",)),
    "3.md": page(("Another report, on the harvest and the price of rice.",)),
}

Work: TypeAlias = "Callable[[Path, Path], Coroutine[Any, Any, tuple[int, int, int]]]"


async def opened(path: Path) -> Archive:
    return await open_archive(path, clock=SteppingClock(), analyse=analyse)


async def load(path: Path, pages: Path) -> tuple[int, int, int]:
    archive = await opened(path)
    try:
        report = await Loader(archive).load([pages])
        return report.loaded, report.updated, report.unchanged
    finally:
        await archive.close()


async def found(path: Path) -> dict[str, Any]:
    """Return how many articles there are by source, their numbers, and how many the index finds."""
    archive = await opened(path)
    try:
        cards = await archive.articles.recent((SHARED,), limit=100)
        articles = await archive.articles.articles([card.key for card in cards])
        async with archive.terms.reading((SHARED,), deadline=5) as reading:
            indexed = sum(segment.live_count for segment in reading.segments)
            await reading.postings([Field.BODY], ["weather"])
    finally:
        await archive.close()
    sources = [card.source for card in cards]
    return {
        "by_source": {source: sources.count(source) for source in sorted(set(sources))},
        "numbers": sorted(card.key.number for card in cards),
        "whole": all(article.text.paragraphs for article in articles.values()) and len(articles) == len(cards),
        "indexed": indexed,
    }


async def prepare(path: Path, pages: Path) -> None:
    """Load pages of two articles as an older splitter would have, which took each for one."""
    archive = await opened(path)
    try:
        await Loader(archive, AS_ONE).load([pages])
    finally:
        await archive.close()


async def resegment(path: Path, _pages: Path) -> tuple[int, int, int]:
    archive = await opened(path)
    try:
        report = await Loader(archive).resegment()
        return report.loaded, report.updated, report.unchanged
    finally:
        await archive.close()


async def first_versions(path: Path) -> list[str]:
    """Return what the references without a version name."""
    archive = await opened(path)
    try:
        found = [await archive.articles.article(ArticleKey(SHARED, number), 1) for number in (1, 2, 3)]
        return [repr(article.text) for article in found if article is not None]
    finally:
        await archive.close()


def killed(work: Work, path: Path, pages: Path, statement: int) -> bool:
    """Work in a process of its own that dies at a statement; tell whether it did."""
    child = os.fork()
    if child == 0:
        Fuse.left = statement
        asyncio.run(work(path, pages))
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def main(folder: Path, stride: int, what: str = "load") -> None:
    """Kill at every so manyth statement until the work survives."""
    fuse_connections()
    # One page or two records in a transaction, so that there are many.
    page_files._PAGES_AT_ONCE = 1
    record_files.RECORDS_AT_ONCE = 2
    pipeline._STORED_AT_ONCE = 1
    pages = folder / "pages"
    pages.mkdir()
    for name, content in (PAGES if what == "load" else OLD_PAGES).items():
        (pages / name).write_text(content)
    work = load if what == "load" else resegment
    start = folder / "start.db"
    before: list[str] = []
    if what == "resegment":
        asyncio.run(prepare(start, pages))
        before = asyncio.run(first_versions(start))
    seen: list[dict[str, Any]] = []
    for statement in range(0, 1_000, stride):
        path = folder / f"{statement}.db"
        if before:
            shutil.copy(start, path)
        died = killed(work, path, pages, statement)
        left = asyncio.run(found(path))
        again = asyncio.run(work(path, pages))
        kept = asyncio.run(first_versions(path)) == before
        after = asyncio.run(found(path))
        seen.append({"died": died, "left": left, "again": again, "after": after, "kept": kept})
        if not died:
            break
    sys.stdout.write(json.dumps(seen))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:])
