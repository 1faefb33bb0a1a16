"""Delete a server while others load, write and search, and tell how long each had to wait.

    python -m benchmarks.forgetting.run --keep FOLDER [--passages 300000] [--share 0.1]

The archive is made once and kept in FOLDER: so many passages in the shared archive, and that share of them in a server
of its own. It is deleted in a copy. One loads articles without a pause, one writes a note every twentieth of a second,
one searches; the longest and the middle wait of each is told for some seconds of peace, and for the deletion. Then
every byte of database and log is looked through for a word that stood in each article of the server.
"""

from __future__ import annotations

import argparse
import asyncio
import shutil
import sys
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.search.corpus import Corpus
from bot.archive import open_archive
from bot.archive.stored import NewText
from bot.articles import SHARED, Scope
from bot.articles.model import ArticleText, Paragraph
from bot.articles.shingles import samples
from bot.runtime.clock import SystemClock
from bot.search import SearchService, analyse

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Iterator

    from benchmarks.search.corpus import Made
    from bot.archive import Archive

SERVER = Scope(123_456_789_012_345_678)
WORD = "quetzalcoatlus"
AT_ONCE = 200
LOADED_AT_ONCE = 20
PEACE = 8.0
"""Seconds that are measured before the deletion begins."""

_WRITE_EVERY = 0.05
_MEGABYTE = 1 << 20


@dataclass(slots=True)
class Waits:
    """How long each of those took, in seconds, and how often it failed."""

    seconds: list[float] = field(default_factory=list[float])
    failed: int = 0

    def __str__(self) -> str:
        if not self.seconds:
            return f"none ended, {self.failed} failed"
        longest, middle = max(self.seconds), median(self.seconds)
        failed = f", {self.failed} FAILED" if self.failed else ""
        return f"longest {longest:7.3f} s, middle {middle * 1000:6.1f} ms, {len(self.seconds)} of them{failed}"


class Crowd:
    """Those who load, write and search until they are told to stop."""

    def __init__(self, archive: Archive, corpus: Corpus) -> None:
        self._archive = archive
        self._search = SearchService(archive, SystemClock())
        self._chance = Random(7)
        self._words = corpus.words
        self._more = _texts(islice(corpus.articles(1 << 40), 10_000), "")
        self.waits: dict[str, Waits] = {}
        self._tasks: list[asyncio.Task[None]] = []

    def begin(self) -> None:
        """Begin, and measure anew from here on."""
        self.measure_anew()
        works = {"write a note": self._write, "store 20 articles": self._load, "search": self._ask}
        self._tasks = [asyncio.create_task(self._repeat(name, work)) for name, work in works.items()]

    def measure_anew(self) -> None:
        """Forget what was measured."""
        self.waits = {}

    async def end(self) -> None:
        """Stop."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _repeat(self, name: str, work: Callable[[], Awaitable[object]]) -> None:
        while True:
            began = time.perf_counter()
            try:
                await work()
            except Exception as error:  # a failure is a figure here
                print(f"    {name} failed: {error!r}", flush=True)
                self.waits.setdefault(name, Waits()).failed += 1
            else:
                self.waits.setdefault(name, Waits()).seconds.append(time.perf_counter() - began)
            await asyncio.sleep(_WRITE_EVERY)

    async def _write(self) -> None:
        await self._archive.settings.keep_note("measured", str(time.time()))

    async def _load(self) -> None:
        async with self._archive.writer.storing(SHARED) as storing:
            await storing.create(list(islice(self._more, LOADED_AT_ONCE)))

    async def _ask(self) -> None:
        await self._search.search((SHARED,), " ".join(self._chance.choices(self._words[:5_000], k=2)))


def _texts(articles: Iterable[Made], word: str) -> Iterator[NewText]:
    for made in articles:
        said = [f"{word} {one}".strip() for one in made.paragraphs]
        text = ArticleText(
            headline=made.headline,
            headline_generated=False,
            summary=said[0][:80],
            paragraphs=tuple(Paragraph(one, "body", ((0, len(one)),)) for one in said),
            people=(),
            truncated=False,
        )
        yield NewText(text, "Made", None, None, samples("\n".join(said)))


async def make(path: Path, corpus: Corpus, passages: int, share: float) -> None:
    """Make the archive that is kept."""
    unfinished = path.with_suffix(".making")
    unfinished.unlink(missing_ok=True)
    archive = await open_archive(unfinished, clock=SystemClock(), analyse=analyse)
    every = max(1, round(1 / share))
    articles = corpus.articles(passages)
    done = turn = 0
    while batch := list(islice(articles, AT_ONCE)):
        turn += 1
        scope, word = (SERVER, WORD) if turn % every == 0 else (SHARED, "")
        async with archive.writer.storing(scope) as storing:
            await storing.create(list(_texts(batch, word)))
        done += sum(len(made.paragraphs) for made in batch)
        if turn % 20 == 0:
            print(f"  made {done:,} of {passages:,} passages", flush=True)
    await archive.writer.settle()
    await archive.close()
    unfinished.replace(path)


def holders(path: Path) -> list[str]:
    """Return which files of a database hold the word."""
    found: list[str] = []
    for file in sorted(one for one in path.parent.rglob("*") if one.is_file()):
        with file.open("rb") as bytes_of:
            last = b""
            while piece := bytes_of.read(16 * _MEGABYTE):
                if WORD.encode() in (last + piece).lower():
                    found.append(file.name)
                    break
                last = piece[-len(WORD) :]
    return found


async def measure(path: Path, corpus: Corpus) -> bool:
    """Delete the server in the archive at `path`; tell whether that left nothing and nobody was turned away."""
    archive = await open_archive(path, clock=SystemClock(), analyse=analyse)
    await archive.holdings.expire_copies(datetime.max.replace(tzinfo=UTC))  # of an archive of an older version
    try:
        counts = await archive.articles.counts((SERVER,))
        print(f"{_megabytes(path):,.0f} MiB; the server has {counts.articles:,} articles")
        crowd = Crowd(archive, corpus)
        crowd.begin()
        await asyncio.sleep(PEACE)
        _tell("in peace", crowd)
        crowd.measure_anew()
        began = time.perf_counter()
        rows = await archive.holdings.forget_guilds([SERVER.guild])
        print(f"deleted {rows:,} rows in {time.perf_counter() - began:.1f} s", flush=True)
        await asyncio.sleep(1)
        await crowd.end()
        _tell("in the deletion", crowd)
        left = holders(path)
        print(f"the word is in: {', '.join(left) or 'no file'}; now {_megabytes(path):,.0f} MiB")
        sound = (await archive.care.condition()).is_sound
        print(f"index in step with the articles: {sound}")
        return sound and not left and not any(waits.failed for waits in crowd.waits.values())
    finally:
        await archive.close()


def _megabytes(path: Path) -> float:
    return path.stat().st_size / _MEGABYTE


def _tell(when: str, crowd: Crowd) -> None:
    print(when)
    for name, waits in sorted(crowd.waits.items()):
        print(f"    {name:18} {waits}", flush=True)


def main() -> None:
    """Run the measurement that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=Path, required=True)
    parser.add_argument("--passages", type=int, default=300_000)
    parser.add_argument("--share", type=float, default=0.1)
    args = parser.parse_args()
    args.keep.mkdir(parents=True, exist_ok=True)
    corpus = Corpus()
    kept = args.keep / f"made-{args.passages}-{args.share}.db"
    if not kept.exists():
        asyncio.run(make(kept, corpus, args.passages, args.share))
    place = args.keep / "deleting"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    path = place / "a.db"
    shutil.copyfile(kept, path)
    try:
        done = asyncio.run(measure(path, corpus))
    finally:
        shutil.rmtree(place, ignore_errors=True)
    sys.exit(0 if done else 1)


if __name__ == "__main__":
    main()
