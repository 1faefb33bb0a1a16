"""The working folder: what people send lies nowhere else, and nothing of it outlives the next start."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.archive import open_archive, restore
from bot.archive.workroom import WorkingFolder
from bot.errors import ArchiveFullError, ArchiveReadOnlyError
from bot.library.uploads import Budget, Upload, unpacked
from bot.preview import sweep
from bot.search.analysis.analyser import analyse
from tests.archive.making import SteppingClock

if TYPE_CHECKING:
    from bot.archive.protocols import Archive

ROOT = Path(__file__).resolve().parents[2]
CANARY = "zanzibarine"
KILLED = f"""
import asyncio, os, signal, sys
from pathlib import Path
from bot.archive.workroom import WorkingFolder
from bot.library.uploads import Budget, Upload, unpacked
async def upload():
    async with unpacked([Upload("a.md", b"{CANARY} " * 50)], WorkingFolder(Path(sys.argv[1])), Budget()):
        os.kill(os.getpid(), signal.SIGKILL)
asyncio.run(upload())
"""
"""An upload that is killed half-way."""


def kill_an_upload(database: Path, system: Path) -> None:
    system.mkdir()
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(database)], cwd=ROOT, env={"TMPDIR": str(system)}, check=False
    )
    assert killed.returncode < 0


def holders(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file() and CANARY.encode() in file.read_bytes()]


async def opened(database: Path) -> Archive:
    return await open_archive(database, clock=SteppingClock(), analyse=analyse)


async def test_no_byte_of_a_killed_upload_is_left_after_the_next_start(tmp_path: Path) -> None:
    database = tmp_path / "archive.db"
    kill_an_upload(database, tmp_path / "system")
    room = WorkingFolder(database).path
    assert room.stat().st_mode & 0o777 == 0o700
    assert [file.is_relative_to(room) for file in holders(tmp_path)] == [True]
    await (await opened(database)).close()
    assert holders(tmp_path) == []


async def test_a_start_that_is_refused_deletes_nothing_of_the_bot_that_runs(tmp_path: Path) -> None:
    database = tmp_path / "archive.db"
    running = await opened(database)
    try:
        async with unpacked([Upload("a.txt", CANARY.encode())], WorkingFolder(database), Budget()):
            with pytest.raises(Exception, match="archive-busy"):
                await opened(database)
            assert holders(tmp_path)
        assert holders(tmp_path) == []
    finally:
        await running.close()


async def test_a_restore_deletes_it_too(tmp_path: Path) -> None:
    database, backup = tmp_path / "archive.db", tmp_path / "backup.db"
    await (await opened(backup)).close()
    kill_an_upload(database, tmp_path / "system")
    restore(backup, database, SteppingClock(), lambda *_: None)
    assert holders(tmp_path) == []


async def test_what_is_not_the_bots_own_folder_is_never_emptied(tmp_path: Path) -> None:
    database, others = tmp_path / "archive.db", tmp_path / "others"
    others.mkdir()
    (others / "kept").write_text("kept")
    WorkingFolder(database).path.symlink_to(others)
    await (await opened(database)).close()
    assert (others / "kept").exists()
    with pytest.raises(ArchiveReadOnlyError):
        async with unpacked([Upload("a.txt", b"x")], WorkingFolder(database), Budget()):
            pass


@pytest.mark.parametrize(
    ("number", "error"),
    [(errno.EACCES, ArchiveReadOnlyError), (errno.EROFS, ArchiveReadOnlyError), (errno.ENOSPC, ArchiveFullError)],
)
async def test_a_folder_that_cannot_be_written_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, error: type[Exception]
) -> None:
    def refuse(*_: object) -> int:
        raise OSError(number, "no")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(error, match="work-"):
        async with unpacked([Upload("a.txt", b"x")], WorkingFolder(tmp_path / "a.db"), Budget()):
            pass


async def test_a_preview_deletes_what_a_killed_one_left_and_not_what_another_uses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    killed, running = tmp_path / "broadsheet-preview-a", tmp_path / "broadsheet-preview-b"
    killed.mkdir()
    running.mkdir()
    await (await opened(killed / "preview.db")).close()
    archive = await opened(running / "preview.db")
    try:
        sweep()
        assert not killed.exists()
        assert (running / "preview.db").exists()
    finally:
        await archive.close()
