"""Disks that are full or cannot be written. Real ones where a small disk can be mounted, which takes the superuser."""

from __future__ import annotations

import subprocess
from contextlib import contextmanager
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from bot.archive import free_space, open_archive
from bot.archive.sqlite.connection import connections, database
from bot.archive.workroom import WorkingFolder
from bot.articles.model import SHARED
from bot.errors import ArchiveError, ArchiveFullError, ArchiveReadOnlyError
from bot.search.analysis.analyser import analyse
from bot.texts import load_texts
from tests.archive.making import SteppingClock, new, store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.archive.protocols import Archive
    from bot.archive.sqlite.connection.connections import Link

LONG = [f"paragraph {number} " * 200 for number in range(40)]


@pytest.fixture
def to_the_last_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(free_space, "LEAST_FREE", 0)


async def opened(path: Path, *, writable: bool = True) -> Archive:
    return await open_archive(path, clock=SteppingClock(), analyse=analyse, writable=writable)


async def fill(archive: Archive) -> int:
    """Store articles until it fails, and return how many were stored."""
    for number in range(1_000):
        try:
            await store(archive, SHARED, new(*LONG, headline=f"Article {number}"))
        except ArchiveFullError:
            return number
    raise AssertionError("never full")


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], capture_output=True)
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def remount(folder: Path, options: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{options}", str(folder)], check=True)


async def test_a_full_database_keeps_what_it_has_and_goes_on_when_there_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = connections.connect_writer

    async def bounded(path: Path) -> Link:
        link = await connect(path)
        await link.connection.execute("PRAGMA max_page_count = 200")
        return link

    monkeypatch.setattr(database, "connect_writer", bounded)
    archive = await opened(tmp_path / "a.db")
    stored = await fill(archive)
    assert stored > 0
    assert (await archive.articles.counts((SHARED,))).articles == stored
    await archive.close()
    monkeypatch.undo()
    archive = await opened(tmp_path / "a.db")
    (key,) = await store(archive, SHARED, new(*LONG))
    assert key.number == stored + 1
    await archive.close()


@pytest.mark.usefixtures("to_the_last_byte")
async def test_a_full_disk_keeps_what_it_has_and_goes_on_when_there_is_room(tmp_path: Path) -> None:
    with small_disk(tmp_path, "3m") as disk:
        archive = await opened(disk / "a.db")
        stored = await fill(archive)
        assert stored > 0
        assert (await archive.articles.counts((SHARED,))).articles == stored
        remount(disk, "size=30m")
        (key,) = await store(archive, SHARED, new(*LONG))
        assert key.number == stored + 1
        await archive.close()


async def test_a_disk_without_room_for_a_new_database(tmp_path: Path) -> None:
    with small_disk(tmp_path, "16k") as disk, pytest.raises(ArchiveFullError):
        await opened(disk / "a.db")


@pytest.mark.usefixtures("to_the_last_byte")
async def test_a_read_only_disk_is_read_and_refuses_to_be_written(tmp_path: Path) -> None:
    with small_disk(tmp_path, "30m") as disk:
        archive = await opened(disk / "a.db")
        (key,) = await store(archive, SHARED, new("still here"))
        await archive.close()
        remount(disk, "ro")
        with pytest.raises(ArchiveReadOnlyError):
            await opened(disk / "a.db")
        with pytest.raises(ArchiveReadOnlyError):
            await opened(disk / "new" / "b.db")
        reader = await opened(disk / "a.db", writable=False)
        article = await reader.articles.article(key)
        assert article is not None
        assert article.text.paragraphs[0].text == "still here"
        await reader.close()


async def test_a_database_that_is_a_folder_or_lies_under_a_file(tmp_path: Path) -> None:
    (tmp_path / "folder.db").mkdir()
    (tmp_path / "file").write_text("x")
    for path in (tmp_path / "folder.db", tmp_path / "file" / "a.db"):
        with pytest.raises(ArchiveError):
            await opened(path)


async def test_a_reader_refuses_to_write(tmp_path: Path) -> None:
    reader = await opened(tmp_path / "a.db", writable=False)
    with pytest.raises(ArchiveReadOnlyError):
        await store(reader, SHARED, new("no"))
    await reader.close()


async def test_on_a_disk_that_is_nearly_full_nothing_is_brought_in_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = await opened(tmp_path / "a.db")
    (key,) = await store(archive, SHARED, new("in time"))
    free = free_space.LEAST_FREE
    monkeypatch.setattr(free_space.shutil, "disk_usage", lambda _: SimpleNamespace(free=free))
    await store(archive, SHARED, new("the last one"))
    free -= 1
    with pytest.raises(ArchiveFullError) as refused:
        await store(archive, SHARED, new("one too many"))
    assert "has 199 MB left. Below 200 MB, nothing more is stored" in load_texts().of_error(refused.value)
    with pytest.raises(ArchiveFullError), WorkingFolder(tmp_path / "a.db").folder("upload"):
        pass
    assert await archive.writer.remove([key]) == 1
    await archive.searches.keep_search(7, "still kept", literal=False, now=SteppingClock().now())
    await archive.close()
