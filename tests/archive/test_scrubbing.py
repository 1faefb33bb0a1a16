# ruff: noqa: S608 (every statement here is of our own names)
"""What no row holds is overwritten: every row stays, nothing of a deleted one does, and nobody has to wait."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.archive.sqlite import scrubbing
from bot.archive.sqlite.database import Database
from bot.archive.sqlite.pagefile import PageFile
from bot.errors import ArchiveBusyError, ArchiveError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

ROOT = Path(__file__).resolve().parents[2]
CANARY = "zanzibarine"
KEPT = "quetzaline"
TABLES = ("plain", "keyed")

# What is done to which row: its key, how long its text is (in words), and whether it is deleted again.
CHANGES = st.lists(
    st.tuples(st.integers(0, 400), st.sampled_from([1, 3, 10, 40, 200, 900, 3_000]), st.integers(0, 3)),
    min_size=20,
    max_size=150,
)
FAULTS = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=6)


def make(path: Path, changes: list[tuple[int, int, int]], *, page_size: int = 4_096, secure: bool = False) -> None:
    """Make a database in which rows came, grew, shrank and went; those of the canary are all gone in the end."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size = {page_size}")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA journal_mode = MEMORY")
        connection.execute(f"PRAGMA secure_delete = {'ON' if secure else 'OFF'}")
        connection.execute("CREATE TABLE plain (key INTEGER, text TEXT)")
        connection.execute("CREATE INDEX plain_by_text ON plain (text, key)")
        connection.execute("CREATE TABLE keyed (key INTEGER PRIMARY KEY, text TEXT) WITHOUT ROWID")
        for key, words, fate in changes:
            word = CANARY if key % 2 else KEPT
            for table in TABLES:
                connection.execute(f"DELETE FROM {table} WHERE key = ?", (key,))
                if fate:
                    connection.execute(f"INSERT INTO {table} VALUES (?, ?)", (key, f"{word} {key} " * words))
        for table in TABLES:
            connection.execute(f"DELETE FROM {table} WHERE key % 2")


def overwrite(path: Path) -> set[int]:
    with closing(sqlite3.connect(path)) as connection:
        roots = [root for (root,) in connection.execute("SELECT rootpage FROM sqlite_master WHERE rootpage > 0")]
    descriptor = os.open(path, os.O_RDWR)
    try:
        return PageFile(descriptor).overwrite(roots)
    finally:
        os.close(descriptor)


def overwrite_on(path: Path, pages: set[int]) -> set[int]:
    with closing(sqlite3.connect(path)) as connection:
        roots = [root for (root,) in connection.execute("SELECT rootpage FROM sqlite_master WHERE rootpage > 0")]
    descriptor = os.open(path, os.O_RDWR)
    try:
        return PageFile(descriptor).overwrite_on(pages, roots)
    finally:
        os.close(descriptor)


def rows(path: Path) -> dict[str, object]:
    with closing(sqlite3.connect(path)) as connection:
        connection.text_factory = bytes
        found: dict[str, object] = {}
        for name, order in (("plain", "rowid"), ("keyed", "key"), ("plain INDEXED BY plain_by_text", "text, key")):
            try:
                found[name] = connection.execute(f"SELECT key, text FROM {name} ORDER BY {order}").fetchall()
            except sqlite3.Error as error:
                found[name] = str(error)
        return found


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CHANGES, st.sampled_from([512, 4_096, 65_536]), st.booleans())
def test_every_row_stays_and_nothing_of_a_deleted_one_does(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int, int]], page_size: int, secure: bool
) -> None:
    path = tmp_path_factory.mktemp("made") / "a.db"
    make(path, changes, page_size=page_size, secure=secure)
    before = rows(path)
    pages = set(range(1, path.stat().st_size // page_size + 1, 2))
    done = overwrite_on(path, pages)
    assert done <= pages
    assert rows(path) == before
    assert overwrite(path).isdisjoint(done)
    assert rows(path) == before
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert CANARY.encode() not in path.read_bytes()
    assert overwrite(path) == set(), "once is enough"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CHANGES, FAULTS)
def test_a_damaged_file_loses_no_row_that_could_be_read(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int, int]], faults: list[tuple[float, int]]
) -> None:
    path = tmp_path_factory.mktemp("damaged") / "a.db"
    make(path, changes)
    content = bytearray(path.read_bytes())
    for place, byte in faults:
        content[int(place * len(content))] = byte
    path.write_bytes(content)
    try:
        before = rows(path)
        overwrite(path)
    except sqlite3.DatabaseError:
        return
    with closing(sqlite3.connect(path)) as connection:
        sound = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert not sound or rows(path) == before


KILLED = """
import os, signal, sys
from bot.archive.sqlite.pagefile import PageFile
left, write = int(sys.argv[2]), os.pwrite
def killed(*arguments):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return write(*arguments)
os.pwrite = killed
PageFile(os.open(sys.argv[1], os.O_RDWR)).overwrite([int(root) for root in sys.argv[3:]])
"""


@pytest.mark.parametrize("writes", [0, 1, 7, 20])
def test_killed_at_any_write_every_row_stays_and_the_next_time_completes_it(tmp_path: Path, writes: int) -> None:
    path = tmp_path / "a.db"
    make(path, [(key * 7 % 401, 1 + key % 300, key % 3) for key in range(400)])
    before = rows(path)
    with closing(sqlite3.connect(path)) as connection:
        roots = [str(root) for (root,) in connection.execute("SELECT rootpage FROM sqlite_master WHERE rootpage > 0")]
    killed = subprocess.run([sys.executable, "-c", KILLED, str(path), str(writes), *roots], cwd=ROOT, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert rows(path) == before
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    overwrite(path)
    assert rows(path) == before
    assert CANARY.encode() not in path.read_bytes()


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = await Database.open(tmp_path / "a.db")
    yield opened
    await opened.close()


async def leave_traces(database: Database) -> None:
    """Delete the canary's rows among others that stay, as SQLite does where nobody tells it to overwrite them."""
    async with database.write() as connection:
        await connection.execute_fetchall("PRAGMA secure_delete = OFF")
        await connection.executemany(
            "INSERT INTO note VALUES (?, ?)",
            [(f"{n:04}", f"{CANARY if n % 3 else KEPT} {n} " * (n % 50 + 1)) for n in range(600)],
        )
    async with database.write() as connection:
        await connection.execute(f"DELETE FROM note WHERE value LIKE '{CANARY}%'")
        await connection.execute_fetchall("PRAGMA secure_delete = ON")


def is_there(path: Path) -> bool:
    # In another process's stead: to close the file here would take SQLite's locks away.
    return any(CANARY.encode() in file.read_bytes() for file in path.parent.glob(f"{path.name}*"))


async def count(database: Database, condition: str = "1") -> int:
    async with database.read() as connection:
        ((number,),) = await connection.execute_fetchall(f"SELECT count(*) FROM note WHERE {condition}")
    return int(number)


async def test_traces_go_while_others_write_and_read(database: Database, tmp_path: Path) -> None:
    await leave_traces(database)
    assert is_there(tmp_path / "a.db")
    stopped, written = asyncio.Event(), 0

    async def write() -> None:
        nonlocal written
        while not stopped.is_set():
            async with database.write() as connection:
                # On the pages that hold the traces.
                await connection.execute(
                    "UPDATE note SET value = value || '.' WHERE name = ?", (f"{written % 600:04}",)
                )
                await connection.execute("INSERT INTO note VALUES (?, ?)", (f"{written % 600:04}-{written}", KEPT * 20))
            written += 1

    writing = asyncio.create_task(write())
    try:
        await database.scrub()
    finally:
        stopped.set()
        await writing
    assert not is_there(tmp_path / "a.db")
    assert await count(database) == 200 + written
    assert await count(database, f"value NOT LIKE '{KEPT}%'") == 0
    await database.close()
    assert not is_there(tmp_path / "a.db")
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


async def test_the_file_stands_still_while_it_is_looked_through(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loop, overwrite, path = asyncio.get_running_loop(), PageFile.overwrite, tmp_path / "a.db"
    descriptor = os.open(path, os.O_RDONLY)

    async def write_much() -> None:
        # Far more than SQLite lets gather in the log where nobody holds the file.
        for number in range(12):
            async with database.write() as connection:
                await connection.execute(
                    "INSERT OR REPLACE INTO note VALUES (?, ?)", (f"much {number}", KEPT * 100_000)
                )

    def overwrite_beside(file: PageFile, *arguments: Any) -> set[int]:
        before = os.pread(descriptor, 1 << 30, 0)
        asyncio.run_coroutine_threadsafe(write_much(), loop).result()
        assert os.pread(descriptor, 1 << 30, 0) == before
        return overwrite(file, *arguments)

    await leave_traces(database)
    try:
        with monkeypatch.context() as patch:
            patch.setattr(PageFile, "overwrite", overwrite_beside)
            await database.scrub()
        assert await count(database) == 200 + 12
        await database.close()
        assert not is_there(path)
    finally:
        os.close(descriptor)


async def test_what_is_written_later_brings_nothing_back(database: Database, tmp_path: Path) -> None:
    await leave_traces(database)
    await database.scrub()
    async with database.write() as connection:
        await connection.execute("UPDATE note SET value = value || '.'")
    assert not is_there(tmp_path / "a.db")
    await database.close()
    assert not is_there(tmp_path / "a.db")


async def test_the_writer_is_not_held_up_by_a_reader_and_the_scrub_says_that_it_could_not_be_done(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scrubbing, "_MOST_WAITS", 3)
    monkeypatch.setattr(scrubbing, "_PAUSE", 0)
    await leave_traces(database)
    async with database.read() as reading:
        await reading.execute_fetchall("SELECT count(*) FROM note")
        await leave_one_more(database)
        scrubbed = asyncio.create_task(database.scrub())
        await asyncio.sleep(0)
        async with asyncio.timeout(2):
            await leave_one_more(database)
        with pytest.raises(ArchiveBusyError):
            await scrubbed
    await database.scrub()


async def leave_one_more(database: Database) -> None:
    async with database.write() as connection:
        await connection.execute("INSERT INTO note SELECT 'more' || count(*), '' FROM note")


async def test_an_archive_that_closes_meanwhile_is_left_in_order(database: Database, tmp_path: Path) -> None:
    await leave_traces(database)
    before = await count(database)
    scrubbed = asyncio.create_task(database.scrub())
    await asyncio.sleep(0)
    await database.close()
    with pytest.raises(ArchiveError):
        await scrubbed
    again = await Database.open(tmp_path / "a.db")
    try:
        assert await count(again) == before
        await again.scrub()
    finally:
        await again.close()
    assert not is_there(tmp_path / "a.db")


async def test_a_damaged_file_is_refused(database: Database, tmp_path: Path) -> None:
    await leave_traces(database)
    await database.close()
    content = bytearray((tmp_path / "a.db").read_bytes())
    # The list of free pages leads to the page with the table of tables.
    content[32:36] = (1).to_bytes(4)
    (tmp_path / "a.db").write_bytes(content)
    descriptor = os.open(tmp_path / "a.db", os.O_RDWR)
    try:
        with pytest.raises(sqlite3.DatabaseError):
            PageFile(descriptor).overwrite([])
    finally:
        os.close(descriptor)
    assert (tmp_path / "a.db").read_bytes() == content
