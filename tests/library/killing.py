"""Kill a library with SIGKILL at one point after the other, start again, and look at what is there (a program).

    python -m tests.library.killing FOLDER [STRIDE [FIRST]]

Points are the statements of the database, and the moments after a site has answered and after its answer was read.
Writes what it found of each kind of work as JSON. It forks, so that each kill costs a fraction of a second: nothing but
the main thread runs when it does.
"""

from __future__ import annotations

import asyncio
import io
import json
import os
import shutil
import socket
import sys
import tempfile
import zipfile
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from bot.archive import open_archive
from bot.archive.feeds import FeedKey
from bot.archive.workroom import WorkingFolder
from bot.articles.model import SHARED
from bot.digest.composing import DigestComposer
from bot.errors import NotFoundError
from bot.library.exporting import Exporter
from bot.library.polling import FeedPoller
from bot.library.quotas import Quotas
from bot.library.service import UNDO, LibraryService
from bot.library.uploads import Upload
from bot.loading import Loader, web
from bot.loading.pages import files as page_files
from bot.loading.records import files as record_files
from bot.loading.web import WebLoader
from bot.loading.workers.pool import Threads
from bot.search.analysis.analyser import analyse
from tests.fakes.clock import FakeClock
from tests.fuse import Fuse, fuse_connections
from tests.loading.writing import BUDGET, HARBOR, LIBRARY, page
from tests.sources.feeds import address, rss, rss_item
from tests.sources.pages import stories as s
from tests.sources.pages.layouts_news import semantic
from tests.sources.site import LOOPBACK, Site, answer, fetcher_for, open_site

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from bot.archive.protocols import Archive
    from bot.sources.fetching import Fetched
    from tests.sources.pages.story import Story

HERE = SHARED.guild
"""The library is that of the shared archive: a digest of everything asks nobody for settings."""

MOST_POINTS = 2_000


class FusedThreads(Threads):
    """A pool whose results are points."""

    async def run(self, function: Callable[..., Any], *arguments: Any) -> Any:
        result = await super().run(function, *arguments)
        Fuse.burn()
        return result


@dataclass
class Library:
    """A library that is open, and the site it reads."""

    archive: Archive
    service: LibraryService
    site: Site
    clock: FakeClock

    def serve(self, *items: str) -> None:
        here = rss("".join(items)).replace("https://www.valleypost.example", self.site.address("").removesuffix("/"))
        self.site.pages["/feed"] = answer(here, Content_Type="application/rss+xml")

    def serve_page(self, path: str, story: Story) -> None:
        self.site.pages[path] = answer(semantic(story), Content_Type="text/html; charset=utf-8")

    async def poll(self) -> None:
        feed = await self.archive.feeds.feed(FeedKey(HERE, 1))
        assert feed is not None
        await self.service.poller.poll(feed)


@asynccontextmanager
async def library(path: Path, port: int) -> AsyncIterator[Library]:
    """Open the library in a database; the site has the same address each time."""
    clock = FakeClock()
    archive = await open_archive(path, clock=clock, analyse=analyse)
    try:
        async with open_site(port) as site, fetcher_for(site) as fetcher:
            fetch = fetcher.fetch

            async def fused(*arguments: Any, **named: Any) -> Fetched:
                fetched = await fetch(*arguments, **named)
                Fuse.burn()
                return fetched

            fetcher.fetch = fused  # type: ignore[method-assign]
            loader = WebLoader(archive, fetcher, clock, FusedThreads())
            quotas = Quotas(archive.usage, clock)
            poller = FeedPoller(archive.feeds, loader, quotas, clock, Random(7))  # noqa: S311 (no secret)
            service = LibraryService(
                archive, Loader(archive), loader, poller, quotas, clock, WorkingFolder(path), online=True, apart=False
            )
            yield Library(archive, service, site, clock)
            await service.close()
    finally:
        await archive.close()


def whole(story: Story, *more: str) -> str:
    """An item that holds its article."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in (*story.paragraphs, *more))
    return rss_item(story, f"<content:encoded><![CDATA[{text}]]></content:encoded>")


def summed_up(story: Story) -> str:
    """An item whose article is on its page."""
    return rss_item(story, f"<description>{story.paragraphs[0][:150]}</description>")


def offer(held: Library, *, later: bool = False) -> None:
    """Serve a feed of whole items and of one that is only summed up; later with news and a changed text."""
    held.serve_page(urlsplit(address(s.FERRY)).path, s.FERRY)
    held.serve_page(urlsplit(address(s.SOUP)).path, s.SOUP)
    changed = whole(s.TOLL, "A correction was added in the evening.") if later else whole(s.TOLL)
    held.serve(*([summed_up(s.SOUP)] if later else []), changed, whole(s.CHESS), summed_up(s.FERRY))


# What is done, and done once more after the kill. Each finishes what is left of it, and may find nothing left.


async def add_feed(held: Library) -> None:
    """A feed is added; what is in it then is no news."""
    offer(held)
    if await held.archive.feeds.feed(FeedKey(HERE, 1)) is None:
        await held.service.add_address(HERE, 7, held.site.address("/feed"))
    else:
        await held.poll()


async def poll_again(held: Library) -> None:
    """A feed has something new, and a changed text."""
    offer(held, later=True)
    await held.poll()


async def add_page(held: Library) -> None:
    """An article is added by its address."""
    held.serve_page("/toll", s.TOLL)
    await held.service.add_address(HERE, 7, held.site.address("/toll"))


async def upload(held: Library) -> None:
    """A ZIP of pages and lines is uploaded."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("1.md", page(HARBOR, BUDGET))
        archive.writestr("2.md", page(LIBRARY))
        lines = [json.dumps({"id": n, "text": f"Record number {n} tells of weather."}) for n in range(4)]
        archive.writestr("3.jsonl", "\n".join(lines))
    await held.service.add_files(HERE, 7, [Upload("pages.zip", packed.getvalue())])


EXPORT = Path("export.jsonl")


async def take_in(held: Library) -> None:
    """An export of articles in several versions is taken in."""
    content = await asyncio.to_thread(EXPORT.read_bytes)
    await held.service.import_files(HERE, [Upload("export.jsonl", content)])


async def remove_and_restore(held: Library) -> None:
    """One article is taken out for good, another is taken out and brought back."""
    for number in (1, 2):
        try:
            _, until = await held.service.remove(HERE, number)
        except NotFoundError:
            until = held.clock.now() + UNDO
        if number == 2:
            await held.service.restore(HERE, 2, until)


async def nothing(held: Library) -> None:
    """Begin with an empty library."""


@dataclass(frozen=True)
class Work:
    """What is done before, and what is killed."""

    before: Callable[[Library], Awaitable[None]]
    do: Callable[[Library], Awaitable[None]]


WORKS = {
    "a feed is added": Work(nothing, add_feed),
    "a feed has news": Work(add_feed, poll_again),
    "a page is added": Work(nothing, add_page),
    "a ZIP is uploaded": Work(nothing, upload),
    "an export is imported": Work(upload, take_in),
    "articles are taken out": Work(upload, remove_and_restore),
}


async def found(held: Library) -> dict[str, Any]:
    """Return all that is in a library, without the numbers, which depend on what came first."""
    archive = held.archive
    cards = await archive.articles.recent((SHARED,), limit=100)
    async with archive.terms.reading((SHARED,), deadline=5) as reading:
        indexed = sum(segment.live_count for segment in reading.segments)
    articles: list[str] = []
    for card in cards:
        texts = [await archive.articles.article(card.key, version) for version in range(1, card.version + 1)]
        said = [one and [one.text.headline, [p.text for p in one.text.paragraphs], one.reason.value] for one in texts]
        articles.append(json.dumps([said, card.source, bool(await archive.articles.came_before([card.key]))]))
    composer = DigestComposer(archive.articles, archive.terms, archive.digests.reading, archive.stories)
    news = (await composer.compose_everything(held.clock.now())).items
    return {
        "articles": sorted(articles),
        "numbers": sorted(card.key.number for card in cards),
        "in_step": indexed == len(cards),
        "sound": (await archive.care.condition()).is_sound,
        "news": sorted(item.card.headline for item in news),
        "begun": [feed.state.begun for feed in await archive.feeds.feeds(HERE)],
    }


def in_process(path: Path, port: int, do: Callable[[Library], Awaitable[Any]]) -> Any:
    async def run() -> Any:
        async with library(path, port) as held:
            return await do(held)

    return asyncio.run(run())


def killed(path: Path, port: int, work: Work, point: int) -> bool:
    """Work in a process of its own that dies at a point; tell whether it did."""
    child = os.fork()
    if child == 0:
        Fuse.left = point
        status = 1
        try:
            in_process(path, port, work.do)
            status = 0
        finally:
            os._exit(status)
    status = os.waitpid(child, 0)[1]
    if not os.WIFSIGNALED(status) and os.WEXITSTATUS(status):
        raise RuntimeError("the work failed of itself")
    return os.WIFSIGNALED(status)


async def write_export(path: Path) -> None:
    """Write the lines of an archive of articles in two versions."""
    archive = await open_archive(path, clock=FakeClock(), analyse=analyse)
    try:
        loader = Loader(archive)
        for words in ("one", "two"):
            lines = [
                {"id": n, "source": "x", "text": f"Story {n} in its version {words}, told again."} for n in (1, 2, 3)
            ]
            file = path.with_suffix(".jsonl")
            file.write_text("".join(json.dumps(line) + "\n" for line in lines))
            await loader.load([file])
        written = [line async for some in Exporter(archive, FakeClock()).lines(SHARED) for line in some]
        EXPORT.write_bytes(b"".join(written))
    finally:
        await archive.close()


def try_all(folder: Path, port: int, name: str, work: Work, points: range) -> dict[str, Any]:
    """Kill at those points until the work survives, and gather what differs from work that nobody killed."""
    start, expected = folder / "start.db", folder / "expected.db"
    in_process(start, port, work.before)
    shutil.copy(start, expected)
    in_process(expected, port, work.do)
    wanted = in_process(expected, port, found)
    kills, faults, left_kinds, laid_out = 0, list[str](), set[str](), 0
    tempfile.tempdir = str(folder / "system")
    (folder / "system").mkdir()
    for point in points:
        path = folder / "killed.db"
        for file in folder.glob("killed.db*"):
            shutil.rmtree(file) if file.is_dir() else file.unlink()
        shutil.copy(start, path)
        died = killed(path, port, work, point)
        kills += died
        room = WorkingFolder(path).path
        laid_out += room.is_dir() and any(room.iterdir())
        left = in_process(path, port, found)
        if any((folder / "system").iterdir()) or (room.is_dir() and any(room.iterdir())):
            faults.append(f"{name}, point {point}: files are left")
        left_kinds.add(json.dumps(left["articles"]))
        if not (left["in_step"] and left["sound"]):
            faults.append(f"{name}, point {point}: the index is out of step")
        in_process(path, port, work.do)
        after = in_process(path, port, found)
        faults += [f"{name}, point {point}: {what} {after[what]}" for what in wanted if after[what] != wanted[what]]
        if not died:
            break
    else:
        faults.append(f"{name}: more points than {points.stop}")
    return {"kills": kills, "faults": faults, "laid_out": laid_out, "states": len(left_kinds),
            "articles": len(wanted["articles"]), "news": wanted["news"]}  # fmt: skip


def main(folder: Path, stride: int, first: int) -> int:
    """Try every kind of work, and report."""
    fuse_connections()
    # One page or record in a transaction, so that there are many.
    page_files._PAGES_AT_ONCE = record_files.RECORDS_AT_ONCE = web._RECORDS_AT_ONCE = 1
    os.chdir(folder)
    with socket.create_server((LOOPBACK, 0)) as reserved:
        port = reserved.getsockname()[1]
    asyncio.run(write_export(folder / "source.db"))
    results = {}
    for name, work in WORKS.items():
        place = folder / name.replace(" ", "-")
        place.mkdir()
        results[name] = try_all(place, port, name, work, range(first, MOST_POINTS, stride))
        sys.stderr.write(f"{name}: {results[name]['kills']} kills, {len(results[name]['faults'])} faults\n")
    sys.stdout.write(json.dumps(results))
    return 1 if any(result["faults"] for result in results.values()) else 0


if __name__ == "__main__":
    rest = [int(one) for one in sys.argv[2:]]
    raise SystemExit(main(Path(sys.argv[1]).resolve(), *(*rest, *(1, 0)[len(rest) :])))
