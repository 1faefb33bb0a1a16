"""Backups of an archive that is being written, and what comes back of them."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.archive import back_up, open_archive, restore
from bot.archive.sqlite.maintenance import copying
from bot.articles.model import SHARED
from bot.errors import (
    ArchiveBusyError,
    ArchiveDamagedError,
    ArchiveError,
    ArchiveFullError,
    ArchiveReadOnlyError,
    ArchiveTooNewError,
    UsageError,
)
from bot.search.analysis.analyser import analyse
from tests.archive.killing_copies import crash_after_writing
from tests.archive.making import SteppingClock, new, store
from tests.archive.test_disks import LONG, small_disk
from tests.waiting import PROCESS_SECONDS

if TYPE_CHECKING:
    from bot.archive.protocols import Archive

ROOT = Path(__file__).resolve().parents[2]


def silent(_done: int, _total: int) -> None:
    """Progress that nobody watches."""


async def opened(path: Path, *, writable: bool = True) -> Archive:
    return await open_archive(path, clock=SteppingClock(), analyse=analyse, writable=writable)


async def made(path: Path, articles: int = 3) -> Path:
    archive = await opened(path)
    for number in range(articles):
        await store(archive, SHARED, new(*LONG, headline=f"Article {number}"))
    await archive.close()
    return path


async def headlines(path: Path) -> list[str]:
    archive = await opened(path)
    cards = await archive.articles.recent((SHARED,), limit=100)
    await archive.close()
    return sorted(card.headline for card in cards)


def beside(path: Path) -> list[str]:
    """Return what lies in a folder, but for the lock and what SQLite's readers leave."""
    passing = (".lock", "db-wal", "db-shm")
    return sorted(file.name for file in path.parent.iterdir() if not file.name.endswith(passing))


async def test_a_backup_holds_one_moment_while_the_bot_writes_between_its_steps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "PAGES_AT_ONCE", 1)
    database = await made(tmp_path / "a.db")
    archive = await opened(database)  # holds the writer's role, as the bot does
    steps: list[int] = []
    with closing(sqlite3.connect(database, isolation_level=None)) as writer:

        def write(done: int, _total: int) -> None:
            steps.append(done)
            writer.execute("INSERT INTO note (name, value) VALUES (?, 'written meanwhile')", (f"note {len(steps)}",))

        size = back_up(database, tmp_path / "b.db", write, replace=False)
    await archive.close()
    assert len(steps) > 20
    assert (tmp_path / "b.db").stat().st_size == size
    with closing(sqlite3.connect(tmp_path / "b.db")) as copy:
        assert copy.execute("SELECT count(*) FROM note").fetchone() == (0,)
        assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert beside(tmp_path / "b.db") == ["a.db", "b.db"]
    assert await headlines(tmp_path / "b.db") == [f"Article {number}" for number in range(3)]


async def test_a_target_that_exists_is_replaced_only_where_that_is_asked_for(tmp_path: Path) -> None:
    database = await made(tmp_path / "a.db")
    target = tmp_path / "b.db"
    target.write_text("precious")
    with pytest.raises(UsageError) as caught:
        back_up(database, target, silent, replace=False)
    assert caught.value.key == "backup-exists"
    assert target.read_text() == "precious"
    back_up(database, target, silent, replace=True)
    assert len(await headlines(target)) == 3


async def test_a_target_that_comes_while_the_copy_is_made_is_not_replaced(tmp_path: Path) -> None:
    database = await made(tmp_path / "a.db")
    target = tmp_path / "b.db"
    with pytest.raises(UsageError):
        back_up(database, target, lambda done, total: target.write_text("precious") and None, replace=False)
    assert target.read_text() == "precious"
    assert beside(target) == ["a.db", "b.db"]


@pytest.mark.parametrize("name", ["a.db", "a.db-wal", "a.db.lock", "link.db", "again.db"])
async def test_the_archive_itself_is_no_target_and_no_backup(tmp_path: Path, name: str) -> None:
    database = await made(tmp_path / "a.db")
    (tmp_path / "link.db").symlink_to(database)
    (tmp_path / "again.db").hardlink_to(database)
    with pytest.raises(UsageError, match="backup-itself"):
        back_up(database, tmp_path / name, silent, replace=True)
    with pytest.raises(UsageError, match=r"restore-(itself|no-file)"):
        restore(tmp_path / name, database, SteppingClock(), silent)
    (tmp_path / "again.db").unlink()  # an archive with two names is not opened
    assert len(await headlines(database)) == 3


async def test_targets_that_cannot_be_written_are_named(tmp_path: Path) -> None:
    database = await made(tmp_path / "a.db")
    (tmp_path / "folder").mkdir()
    with pytest.raises(UsageError, match="backup-folder"):
        back_up(database, tmp_path / "folder", silent, replace=True)
    for target in (tmp_path / "nowhere" / "b.db", database / "b.db"):
        with pytest.raises(ArchiveReadOnlyError, match="copy-not-writable"):
            back_up(database, target, silent, replace=False)


@pytest.mark.parametrize("content", [None, b""])
async def test_without_an_archive_there_is_nothing_to_back_up_or_restore(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "a.db").write_bytes(content)
    with pytest.raises(UsageError, match="backup-no-archive"):
        back_up(tmp_path / "a.db", tmp_path / "b.db", silent, replace=False)
    with pytest.raises(UsageError, match="restore-no-file"):
        restore(tmp_path / "a.db", tmp_path / "c.db", SteppingClock(), silent)
    assert not (tmp_path / "b.db").exists()


async def test_a_full_disk_in_the_middle_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = await made(tmp_path / "a.db", 20)
    (tmp_path / "disk").mkdir()
    with small_disk(tmp_path / "disk", "300k") as disk:
        with pytest.raises(ArchiveFullError, match="copy-no-room"):
            back_up(database, disk / "b.db", silent, replace=False)
        monkeypatch.setattr(copying, "_ROOM_LEFT", -(1 << 40))  # somebody else fills it meanwhile
        with pytest.raises(ArchiveFullError, match="archive-full"):
            back_up(database, disk / "b.db", silent, replace=False)
        assert list(disk.iterdir()) == []


async def test_one_backup_at_a_time_to_a_file_and_what_stops_it_leaves_nothing(tmp_path: Path) -> None:
    database = await made(tmp_path / "a.db")
    target = tmp_path / "b.db"

    def again(_done: int, _total: int) -> None:
        back_up(database, target, silent, replace=False)

    with pytest.raises(ArchiveBusyError, match="copy-busy"):
        back_up(database, target, again, replace=False)
    assert beside(target) == ["a.db"]


async def test_a_check_that_is_interrupted_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "_INSTRUCTIONS", 1)
    database = await made(tmp_path / "a.db")
    told: list[int] = []

    def stop_after_the_copying(done: int, total: int) -> None:
        told.append(done)
        if len(told) > 2 and done == total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        back_up(database, tmp_path / "b.db", stop_after_the_copying, replace=False)
    assert beside(tmp_path / "b.db") == ["a.db"]


def damage(path: Path) -> None:
    """Overwrite pages in the middle of a database, as a failing disk would."""
    content = bytearray(path.read_bytes())
    content[8192 : len(content) // 2] = b"\xa5" * (len(content) // 2 - 8192)
    path.write_bytes(content)


async def test_a_damaged_archive_makes_no_backup_and_a_damaged_backup_no_archive(tmp_path: Path) -> None:
    database, backup = await made(tmp_path / "a.db"), tmp_path / "b.db"
    back_up(database, backup, silent, replace=False)
    damage(backup)
    before = database.read_bytes()
    with pytest.raises(ArchiveDamagedError):
        restore(backup, database, SteppingClock(), silent)
    assert database.read_bytes() == before
    damage(database)
    with pytest.raises(ArchiveDamagedError):
        back_up(database, tmp_path / "c.db", silent, replace=False)
    assert beside(database) == ["a.db", "b.db"]


async def test_a_backup_with_a_changed_letter_is_restored_only_where_that_is_asked_for(tmp_path: Path) -> None:
    database, backup = await made(tmp_path / "a.db"), tmp_path / "b.db"
    back_up(database, backup, silent, replace=False)
    with closing(sqlite3.connect(backup)) as connection, connection:
        connection.execute("UPDATE paragraph SET text = upper(text) WHERE number = 2 AND position = 1")
    before = database.read_bytes()
    with pytest.raises(ArchiveDamagedError) as refused:
        restore(backup, database, SteppingClock(), silent)
    assert (refused.value.key, refused.value.data["named"]) == ("restore-rows-damaged", "A2")
    assert database.read_bytes() == before
    assert beside(database) == ["a.db", "b.db"]
    assert restore(backup, database, SteppingClock(), silent, though_damaged=True).replaced is not None
    archive = await opened(database)
    condition = await archive.storage.condition()
    await archive.close()
    assert [key.number for key in condition.articles] == [2]


@pytest.mark.parametrize(
    ("harm", "key"),
    [
        ("DELETE FROM tally", "derived-damaged"),
        ("UPDATE segment SET lengths = CAST(x'0900' || substr(lengths, 3) AS BLOB)", "derived-damaged"),
        ("DELETE FROM version WHERE number = 2", "rows-damaged"),
    ],
)
async def test_neither_backup_nor_restore_takes_what_check_refuses(tmp_path: Path, harm: str, key: str) -> None:
    database = await made(tmp_path / "a.db")
    back_up(database, tmp_path / "b.db", silent, replace=False)
    for harmed in (database, tmp_path / "b.db"):
        with closing(sqlite3.connect(harmed)) as connection, connection:
            connection.execute(harm)
    with pytest.raises(ArchiveDamagedError, match=f"copy-{key}"):
        back_up(database, tmp_path / "c.db", silent, replace=False)
    with pytest.raises(ArchiveDamagedError, match=f"restore-{key}"):
        restore(tmp_path / "b.db", tmp_path / "d.db", SteppingClock(), silent)
    assert not (tmp_path / "d.db").exists()


async def test_foreign_and_newer_files_are_refused_and_change_nothing(tmp_path: Path) -> None:
    database = await made(tmp_path / "a.db")
    back_up(database, tmp_path / "newer.db", silent, replace=False)
    with closing(sqlite3.connect(tmp_path / "newer.db")) as connection:
        connection.execute("PRAGMA user_version = 9999")
    with closing(sqlite3.connect(tmp_path / "foreign.db")) as connection:
        connection.execute("CREATE TABLE t (x)")
    with closing(sqlite3.connect(tmp_path / "bare.db")) as connection:
        connection.executescript(f"PRAGMA application_id = {0x42534854}; VACUUM;")
    (tmp_path / "text.db").write_text("This is no database, but long enough to be taken for one. " * 20)
    before = database.read_bytes()
    for name, kind in {
        "newer.db": ArchiveTooNewError,
        "foreign.db": ArchiveError,
        "bare.db": ArchiveError,
        "text.db": ArchiveDamagedError,
    }.items():
        with pytest.raises(kind):
            restore(tmp_path / name, database, SteppingClock(), silent)
        assert database.read_bytes() == before
    assert not [name for name in beside(database) if "replaced" in name or "part" in name]


async def test_a_restore_keeps_what_it_replaces_with_all_that_was_in_its_log(tmp_path: Path) -> None:
    database, backup = await made(tmp_path / "a.db", 1), tmp_path / "b.db"
    back_up(database, backup, silent, replace=False)
    crash_after_writing(database, "only in the log")
    assert database.with_name("a.db-wal").stat().st_size > 0
    restored = restore(backup, database, SteppingClock(), silent)
    assert restored.replaced == tmp_path / "a.db.replaced-20260214T080100Z"
    assert beside(database) == ["a.db", "a.db.replaced-20260214T080100Z", "b.db"]
    for path, notes in ((database, 0), (restored.replaced, 1)):
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("SELECT count(*) FROM note").fetchone() == (notes,)
    assert await headlines(database) == ["Article 0"]


async def test_restores_of_one_second_keep_each_what_they_replace_and_the_hundredth_is_refused(tmp_path: Path) -> None:
    database, backup = await made(tmp_path / "a.db", 1), tmp_path / "b.db"
    back_up(database, backup, silent, replace=False)
    kept = [restore(backup, database, SteppingClock(), silent).replaced for _ in range(2)]
    assert [path.name for path in kept if path] == [
        "a.db.replaced-20260214T080100Z",
        "a.db.replaced-20260214T080100Z-2",
    ]
    for number in range(3, 100):
        (tmp_path / f"a.db.replaced-20260214T080100Z-{number}").touch()
    with pytest.raises(ArchiveBusyError, match="copy-busy"):
        restore(backup, database, SteppingClock(), silent)
    assert [await headlines(path) for path in (database, *kept) if path] == [["Article 0"]] * 3


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
async def test_what_root_restores_or_makes_belongs_to_whoever_runs_the_bot(tmp_path: Path) -> None:
    backup, folder, bots = await made(tmp_path / "b.db", 1), tmp_path / "state", 54_321
    folder.mkdir()
    os.chown(folder, bots, bots)
    restore(backup, folder / "a.db", SteppingClock(), silent)
    await (await opened(folder / "new.db")).close()
    restore(backup, folder / "a.db", SteppingClock(), silent)
    owners = {path.name: path.stat().st_uid for path in folder.iterdir()}
    assert {"a.db", "a.db.lock", "new.db", "new.db.lock"} <= owners.keys()
    assert set(owners.values()) == {bots}
    assert backup.stat().st_uid == 0
    (folder / "linked.db.lock").symlink_to(backup)
    await (await opened(folder / "linked.db")).close()
    assert backup.stat().st_uid == 0


async def test_what_is_damaged_is_replaced_too_and_kept_as_it_is(tmp_path: Path) -> None:
    database, backup = await made(tmp_path / "a.db"), tmp_path / "b.db"
    back_up(database, backup, silent, replace=False)
    database.write_bytes(b"\0" * 9000)
    database.with_name("a.db-wal").write_bytes(b"log of the damaged one")
    restored = restore(backup, database, SteppingClock(), silent)
    assert restored.replaced is not None
    assert restored.replaced.read_bytes() == b"\0" * 9000
    assert restored.replaced.with_name(f"{restored.replaced.name}-wal").read_bytes() == b"log of the damaged one"
    assert len(await headlines(database)) == 3


async def test_a_restore_beside_a_bot_or_a_reader_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database, backup = await made(tmp_path / "a.db"), tmp_path / "b.db"
    back_up(database, backup, silent, replace=False)
    archive = await opened(database)
    with pytest.raises(ArchiveBusyError, match="archive-busy"):
        restore(backup, database, SteppingClock(), silent)
    await archive.close()
    monkeypatch.setattr("bot.archive.sqlite.maintenance.backup.BUSY_TIMEOUT_MS", 1)
    with closing(sqlite3.connect(database, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM note").fetchall()
        with pytest.raises(ArchiveBusyError, match="archive-locked"):
            restore(backup, database, SteppingClock(), silent)
    assert beside(database) == ["a.db", "b.db"]
    assert restore(backup, database, SteppingClock(), silent).replaced is not None


async def test_a_restore_where_there_was_nothing_and_on_a_disk_without_second_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = await made(tmp_path / "a.db")
    back_up(database, tmp_path / "b.db", silent, replace=False)
    assert restore(tmp_path / "b.db", tmp_path / "new" / "c.db", SteppingClock(), silent).replaced is None

    def refuse(_self: Path, _target: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    kept = restore(tmp_path / "b.db", tmp_path / "new" / "c.db", SteppingClock(), silent).replaced
    assert kept is not None
    assert len(await headlines(kept)) == 3


async def test_a_backup_of_an_older_version_is_brought_up_to_date_when_it_is_opened(tmp_path: Path) -> None:
    from bot.archive.sqlite.connection import schema

    ours = dict(schema.migrations())
    with closing(sqlite3.connect(tmp_path / "old.db")) as connection:
        connection.executescript(
            ours[1] + ours[2] + f"PRAGMA application_id = {schema.APPLICATION_ID}; PRAGMA user_version = 2;"
        )
    restore(tmp_path / "old.db", tmp_path / "a.db", SteppingClock(), silent)
    assert await headlines(tmp_path / "a.db") == []
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(ours),)


@pytest.mark.parametrize("what", ["backup", "restore"])
@pytest.mark.unmeasured
def test_killed_at_any_step_an_archive_is_left_and_doing_it_again_completes_it(tmp_path: Path, what: str) -> None:
    command = [sys.executable, "-m", "tests.archive.killing_copies", str(tmp_path), what, "3"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PROCESS_SECONDS)
    assert done.returncode == 0, done.stderr
    kills = json.loads(done.stdout)
    assert [kill["died"] for kill in kills] == [True] * (len(kills) - 1) + [False]
    assert len(kills) > 12
    for kill in kills:
        assert kill["target"] in kill["allowed"]
        assert kill["again"] == ["new"]
        assert kill["left_over"] == []
    assert {str(kill["target"]) for kill in kills} == {str(state) for state in kills[0]["allowed"]}
