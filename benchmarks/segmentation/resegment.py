"""Time how long an archive takes to divide its pages again.

    python -m benchmarks.segmentation.resegment FOLDER [--pages 2000]

FOLDER holds gold.jsonl, whose stories are laid out anew (layouts.py). Pages are loaded by a splitter that takes each
for one article, then divided again by the present one, as `bot.py load --resegment` does.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import time
from pathlib import Path

from benchmarks.segmentation.data import read_lines
from benchmarks.segmentation.layouts import Printer
from benchmarks.segmentation.stories import read_stories
from benchmarks.segmentation.whole import WHOLE
from bot.archive import open_archive
from bot.articles.model import SHARED
from bot.loading import Loader
from bot.runtime.clock import SystemClock
from bot.search.analysis.analyser import analyse


def main() -> None:
    """Run the program."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=2000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        _write_pages(args.folder, Path(folder), args.pages)
        asyncio.run(_time(Path(folder)))


def _write_pages(source: Path, folder: Path, count: int) -> None:
    printer = Printer(read_stories(read_lines(source / "gold.jsonl")), seed=5)
    (folder / "pages").mkdir()
    for number in range(count):
        (folder / "pages" / f"{number}.txt").write_text("\n".join(printer.print_page().lines), encoding="utf-8")


async def _time(folder: Path) -> None:
    archive = await open_archive(folder / "archive.db", clock=SystemClock(), analyse=analyse)
    try:
        began = time.perf_counter()
        report = await Loader(archive, WHOLE).load([folder / "pages"], scope=SHARED)
        loaded = time.perf_counter()
        print(f"loaded as {report.loaded} articles in {loaded - began:.1f} s")
        report = await Loader(archive).resegment()
        seconds = time.perf_counter() - loaded
        print(f"divided again in {seconds:.1f} s: {report.loaded} new, {report.updated} changed")
    finally:
        await archive.close()


if __name__ == "__main__":
    main()
