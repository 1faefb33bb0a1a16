"""The files of a database: one lock for all its names, rights for its owner alone, nothing read past its log."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from bot.archive import back_up, is_in_use, open_archive, restore
from bot.articles.model import SHARED
from bot.errors import ArchiveBusyError, ArchiveError
from bot.search.analysis.analyser import analyse
from tests.archive.contract.test_digests import LEASE, NOW, begun
from tests.archive.making import SteppingClock, new, store
from tests.fakes.clock import FakeClock

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import TypeAlias

    Named: TypeAlias = Callable[[Path], Path]


async def made(path: Path) -> Path:
    archive = await open_archive(path, clock=SteppingClock(), analyse=analyse)
    await store(archive, SHARED, new("The harbor opens at five.", headline="Harbor"))
    await archive.close()
    return path


async def headline(path: Path) -> str:
    archive = await open_archive(path, clock=SteppingClock(), analyse=analyse, writable=False)
    try:
        return (await archive.articles.recent((SHARED,), limit=1))[0].headline if path.exists() else ""
    finally:
        await archive.close()


def killed(database: Path, *statements: str) -> None:
    """Run statements in a process of its own that is killed after them."""
    program = (
        "import os, signal, sqlite3, sys\n"
        "from bot.archive.sqlite.connection.checksums import CHECKED, guards, teach\n"
        "connection = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "teach(connection)\n"
        "connection.executescript(guards(CHECKED))\n"
        "for statement in sys.argv[2:]: connection.execute(statement)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, database, *statements], check=False)
    assert done.returncode == -signal.SIGKILL


def quoted_without_rights(database: Path) -> subprocess.CompletedProcess[str]:
    """Run `bot.py quote` as root without its right to pass over the modes of files."""
    drop = ["setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner", "--inh-caps=-all"]
    command = [*drop, sys.executable, "bot.py", "quote", "A1.p1", "--db", str(database)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=os.environ | {"LANG": "C"}, check=False)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


async def test_a_change_that_was_cut_off_is_never_read(tmp_path: Path) -> None:
    database = await made(tmp_path / "a.db")
    cut_off = ("PRAGMA journal_mode = DELETE", "PRAGMA cache_size = 1", "BEGIN IMMEDIATE")
    killed(database, *cut_off, "UPDATE version SET headline = 'Never committed'", "CREATE TABLE more (x)")
    assert (tmp_path / "a.db-journal").stat().st_size > 0
    with pytest.raises(ArchiveError) as reading:
        await headline(database)
    with pytest.raises(ArchiveError) as copying:
        back_up(database, tmp_path / "b.db", lambda *_: None, replace=False)
    assert reading.value.key == copying.value.key == "archive-unfinished"
    writer = await open_archive(database, clock=SteppingClock(), analyse=analyse)
    await writer.close()
    assert await headline(database) == "Harbor"


async def test_a_committed_change_in_the_log_of_a_killed_process_is_read(tmp_path: Path) -> None:
    database = await made(tmp_path / "a.db")
    killed(database, "PRAGMA wal_autocheckpoint = 0", "UPDATE version SET headline = 'Committed'")
    assert await headline(database) == "Committed"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can take away its own rights")
async def test_an_account_that_lacks_the_rights_is_told_so(tmp_path: Path) -> None:
    database = await made(tmp_path / "a.db")
    tmp_path.chmod(0o555)
    for file in (database, tmp_path):
        os.chown(file, 65534, 65534)
    database.chmod(0o644)
    done = quoted_without_rights(database)
    assert done.returncode == 1
    assert "This account can't read" in done.stderr
    assert "harbor" not in done.stdout


async def test_all_names_of_a_database_share_one_lock(tmp_path: Path) -> None:
    database = await made(tmp_path / "a.db")
    link = tmp_path / "elsewhere" / "l.db"
    link.parent.mkdir()
    link.symlink_to(database)
    writer = await open_archive(database, clock=SteppingClock(), analyse=analyse)
    try:
        assert is_in_use(link)
        with pytest.raises(ArchiveBusyError):
            await open_archive(link, clock=SteppingClock(), analyse=analyse)
    finally:
        await writer.close()
    assert not list(link.parent.glob("*.lock"))


async def test_restoring_by_a_link_replaces_the_file_it_leads_to(tmp_path: Path) -> None:
    database = await made(tmp_path / "a.db")
    back_up(database, tmp_path / "b.db", lambda *_: None, replace=False)
    link = tmp_path / "l.db"
    link.symlink_to(database)
    restored = restore(tmp_path / "b.db", link, SteppingClock(), lambda *_: None)
    assert link.is_symlink()
    assert restored.replaced is not None
    assert restored.replaced.name.startswith("a.db.replaced-")
    assert await headline(link) == "Harbor"


async def test_a_database_with_two_hard_links_is_refused(tmp_path: Path) -> None:
    database = await made(tmp_path / "a.db")
    other = tmp_path / "other.db"
    other.hardlink_to(database)
    for name in (database, other):
        for writable in (True, False):
            with pytest.raises(ArchiveError) as raised:
                await open_archive(name, clock=SteppingClock(), analyse=analyse, writable=writable)
            assert raised.value.key == "archive-several-names"
    with pytest.raises(ArchiveError):
        back_up(other, tmp_path / "b.db", lambda *_: None, replace=False)
    other.unlink()
    assert await headline(database) == "Harbor"


async def test_the_second_name_that_a_killed_restore_left_is_forgotten(tmp_path: Path) -> None:
    database = await made(tmp_path / "a.db")
    left = tmp_path / "a.db.replaced-20260214T080100Z"
    left.hardlink_to(database)
    assert await headline(database) == "Harbor"
    writer = await open_archive(database, clock=SteppingClock(), analyse=analyse)
    await writer.close()
    assert not left.exists()
    assert await headline(database) == "Harbor"


async def test_two_restores_in_one_second_keep_both_archives(tmp_path: Path) -> None:
    database = await made(tmp_path / "a.db")
    back_up(database, tmp_path / "b.db", lambda *_: None, replace=False)
    clock = FakeClock(datetime(2026, 2, 14, 8, 0, tzinfo=UTC))
    kept = [restore(tmp_path / "b.db", database, clock, lambda *_: None).replaced for _ in range(2)]
    assert len(set(kept)) == 2
    for path in kept:
        assert path is not None
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("SELECT count(*) FROM article").fetchone() == (1,)


async def test_what_is_made_new_is_for_its_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        database = tmp_path / "new" / "deeper" / "a.db"
        archive = await open_archive(database, clock=SteppingClock(), analyse=analyse)
        await store(archive, SHARED, new("A text.", headline="One"))
        files = {path.name: mode(path) for path in database.parent.iterdir() if path.is_file()}
        await archive.close()
    finally:
        os.umask(before)
    assert {"a.db", "a.db-wal", "a.db-shm", "a.db.lock"} <= set(files)
    assert set(files.values()) == {0o600}
    assert mode(database.parent) == mode(database.parent.parent) == 0o700


async def test_rights_that_somebody_gave_stay(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    database = await made(tmp_path / "a.db")
    database.chmod(0o640)
    writer = await open_archive(database, clock=SteppingClock(), analyse=analyse)
    await writer.close()
    assert mode(database) == 0o640
    assert mode(tmp_path) == 0o755


def by_link(database: Path) -> Path:
    link = database.with_name("link.db")
    link.symlink_to(database.name)
    return link


def by_linked_folder(database: Path) -> Path:
    folder = database.parent.parent / "folder"
    folder.symlink_to(database.parent, target_is_directory=True)
    return folder / database.name


def by_way_round(database: Path) -> Path:
    return database.parent / ".." / database.parent.name / database.name


def by_hard_link(database: Path) -> Path:
    other = database.parent.parent / "other.db"
    other.hardlink_to(database)
    return other


def by_name_of_a_restore(database: Path) -> Path:
    other = database.with_name(f"{database.name}.replaced-20260214T080100Z")
    other.hardlink_to(database)
    return other


@pytest.mark.parametrize("named", [by_link, by_linked_folder, by_way_round, by_hard_link, by_name_of_a_restore])
async def test_a_second_start_by_another_name_ends_no_claim_and_changes_nothing(tmp_path: Path, named: Named) -> None:
    (tmp_path / "data").mkdir()
    database = await made(tmp_path / "data" / "a.db")
    living = await open_archive(database, clock=SteppingClock(), analyse=analyse)
    try:
        claim = await begun(living)
        before = files_in(database.parent)
        name = named(database)
        with pytest.raises(ArchiveError):
            second = await open_archive(name, clock=SteppingClock(), analyse=analyse)
            await second.digests.runs.recover()
            await second.close()
        after = files_in(database.parent)
        assert {file: after[file] for file in before} == before
        await living.digests.messages.intend(claim, 0, NOW)  # raises where the claim was ended
        assert await living.digests.runs.claim(claim.run.id, NOW, lease=LEASE) is None
    finally:
        await living.close()


def files_in(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}
