"""The watched folder: nothing is missed, and nothing is read while it is being written."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING

import pytest

from bot.articles.model import SHARED
from bot.library.folder_watcher import FolderWatcher
from bot.loading import Loader
from tests.archive.making import open_new
from tests.fakes.clock import FakeClock
from tests.loading.writing import BUDGET, HARBOR, LIBRARY, page
from tests.waiting import SECONDS

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.archive.protocols import Archive
    from bot.loading import LoadReport


@pytest.fixture
async def archive(tmp_path: Path) -> AsyncIterator[Archive]:
    opened = await open_new(tmp_path / "archive.db", FakeClock())
    yield opened
    await opened.close()


async def size(archive: Archive) -> int:
    return (await archive.articles.counts((SHARED,))).articles


async def test_what_lies_there_and_what_comes_later_is_loaded_once(archive: Archive, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.md").write_text(page(HARBOR))
    watcher = FolderWatcher(Loader(archive), folder)
    assert await watcher.look() is None
    assert await watcher.look() is not None
    assert await watcher.look() is None
    (folder / "deeper").mkdir()
    (folder / "deeper" / "b.md").write_text(page(BUDGET))
    assert await watcher.look() is None
    report = await watcher.look()
    assert report is not None
    assert (report.loaded, report.unchanged) == (1, 0), "what has not changed is not even read"
    assert await size(archive) == 2


async def test_a_file_that_grows_is_not_read_before_it_is_done(archive: Archive, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    watcher = FolderWatcher(Loader(archive), folder)
    whole = page(HARBOR, LIBRARY)
    for end in range(200, len(whole), 400):
        (folder / "a.md").write_text(whole[:end])
        assert await watcher.look() is None
    (folder / "a.md").write_text(whole)
    assert await watcher.look() is None
    report = await watcher.look()
    assert report is not None
    assert report.loaded == 2
    article = (await archive.articles.recent((SHARED,), limit=10))[0]
    assert article.version == 1, "nobody saw half of it"


async def test_a_file_that_is_put_in_the_place_of_another_is_noticed(archive: Archive, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.md").write_text(page(HARBOR))
    watcher = FolderWatcher(Loader(archive), folder)
    await watcher.look()
    await watcher.look()
    before = (folder / "a.md").stat()
    new = tmp_path / "new.md"
    new.write_text(page((HARBOR[0].replace("forty", "fifty"), *HARBOR[1:])))
    os.utime(new, ns=(before.st_atime_ns, before.st_mtime_ns))
    new.rename(folder / "a.md")
    await watcher.look()
    report = await watcher.look()
    assert report is not None
    assert (report.loaded, report.updated) == (0, 1)


async def test_it_goes_on_whatever_happens_and_ends_when_it_is_told(archive: Archive, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    reports: asyncio.Queue[LoadReport | None] = asyncio.Queue()

    class Told(FolderWatcher):
        async def look(self) -> LoadReport | None:
            report = await super().look()
            await reports.put(report)
            return report

    watching = asyncio.create_task(Told(Loader(archive), folder, seconds=0.001).run())
    assert await reports.get() is None  # there is no such folder yet
    folder.mkdir()
    (folder / "broken.md").write_bytes(b"\x00\x01\x02\x03" * 50)
    (folder / "a.md").write_text(page(HARBOR))
    async with asyncio.timeout(SECONDS):
        while not await size(archive):
            await reports.get()
    watching.cancel()
    await asyncio.gather(watching, return_exceptions=True)
    assert watching.cancelled()
