"""The database: transactions that end whole, reads that end in time, files that are refused with a reason."""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bot.archive.sqlite.connection import database as database_module
from bot.archive.sqlite.connection import integrity
from bot.archive.sqlite.connection import writer as writer_module
from bot.archive.sqlite.connection.connections import Interrupter
from bot.archive.sqlite.connection.database import Database
from bot.errors import (
    ArchiveBusyError,
    ArchiveDamagedError,
    ArchiveError,
    ArchiveReadOnlyError,
    ArchiveTooNewError,
    DeadlineError,
)

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "archive #1?.db"


@pytest.fixture
async def database(path: Path) -> AsyncIterator[Database]:
    opened = await Database.open(path)
    yield opened
    await opened.close()


async def keep(database: Database, name: str) -> None:
    async with database.write() as connection:
        await connection.execute("INSERT INTO note (name, value) VALUES (?, 'x')", (name,))


async def notes(database: Database) -> list[str]:
    async with database.read() as connection:
        return [name for (name,) in await connection.execute_fetchall("SELECT name FROM note ORDER BY name")]


async def test_what_was_written_is_read_and_stays(database: Database, path: Path) -> None:
    await keep(database, "kept")
    assert await notes(database) == ["kept"]
    await database.close()
    again = await Database.open(path)
    try:
        assert await notes(again) == ["kept"]
    finally:
        await again.close()


async def test_an_exception_undoes_the_whole_transaction(database: Database) -> None:
    with pytest.raises(RuntimeError):
        async with database.write() as connection:
            await connection.execute("INSERT INTO note (name, value) VALUES ('half', 'x')")
            raise RuntimeError
    await keep(database, "next")
    assert await notes(database) == ["next"]


@pytest.mark.parametrize("turns", range(12))
async def test_a_cancelled_writer_leaves_all_or_nothing_and_no_open_transaction(database: Database, turns: int) -> None:
    async def writer() -> None:
        async with database.write() as connection:
            await connection.execute("INSERT INTO note (name, value) VALUES ('first half', 'x')")
            await connection.execute("INSERT INTO note (name, value) VALUES ('second half', 'x')")

    task = asyncio.create_task(writer())
    for _ in range(turns):
        await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    before = await notes(database)
    assert before in ([], ["first half", "second half"])
    await keep(database, "next")
    assert await notes(database) == sorted([*before, "next"])


async def test_writers_take_turns(database: Database) -> None:
    async with asyncio.TaskGroup() as group:
        for number in range(20):
            group.create_task(keep(database, f"{number:02}"))
    assert len(await notes(database)) == 20


async def test_a_reader_sees_one_moment(database: Database) -> None:
    await keep(database, "before")
    async with database.read() as connection:
        first = list(await connection.execute_fetchall("SELECT name FROM note"))
        await keep(database, "meanwhile")
        assert list(await connection.execute_fetchall("SELECT name FROM note")) == first
    assert len(await notes(database)) == 2


async def test_a_reader_cannot_write(database: Database) -> None:
    with pytest.raises(ArchiveReadOnlyError):
        async with database.read() as connection:
            await connection.execute("INSERT INTO note (name, value) VALUES ('no', 'x')")


async def test_a_read_is_stopped_at_its_deadline_and_its_connection_serves_on(database: Database) -> None:
    for _ in range(database_module.READERS * 2):
        with pytest.raises(DeadlineError):
            async with database.read(deadline=0.02) as connection:
                await connection.execute_fetchall(ENDLESS)
    assert await notes(database) == []


async def test_a_statement_started_after_the_deadline_is_stopped_too(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    passed, strike = asyncio.Event(), Interrupter.strike

    def striking(interrupter: Interrupter) -> None:
        strike(interrupter)
        passed.set()

    monkeypatch.setattr(Interrupter, "strike", striking)
    with pytest.raises(DeadlineError):
        async with database.read(deadline=0.01) as connection:
            await passed.wait()
            await connection.execute_fetchall(ENDLESS)


async def run_endlessly(database: Database, running: asyncio.Event) -> None:
    """Run a statement without end, and say when SQLite is at it."""
    loop = asyncio.get_running_loop()
    async with database.read(deadline=60) as connection:
        await connection.create_function("now_running", 0, lambda: loop.call_soon_threadsafe(running.set) and None)
        await connection.execute_fetchall(f"SELECT now_running(), ({ENDLESS})")


async def test_a_cancelled_read_gives_its_connection_back(database: Database) -> None:
    for _ in range(database_module.READERS * 2):
        running = asyncio.Event()
        task = asyncio.create_task(run_endlessly(database, running))
        await running.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    assert await notes(database) == []


@pytest.mark.parametrize("turns", range(0, 60, 3))
async def test_no_connection_is_left_open_where_every_task_is_cancelled_at_once(path: Path, turns: int) -> None:
    """What `asyncio.run` does at its end: each task that works for another is cancelled too, begun or not."""
    threads = set(threading.enumerate())
    database = await Database.open(path)
    mine = asyncio.current_task()

    async def read_on() -> None:
        while True:
            await notes(database)

    for _ in range(database_module.READERS):
        asyncio.create_task(read_on())  # noqa: RUF006 - found among all tasks
    for _ in range(turns):
        await asyncio.sleep(0)
    while others := asyncio.all_tasks() - {mine}:
        for task in others:
            task.cancel()
        await asyncio.sleep(0)
    await database.close()
    for thread in set(threading.enumerate()) - threads:
        if "_connection_worker_thread" in thread.name:  # one of aiosqlite's: one a connection
            thread.join(2)
            assert not thread.is_alive()


async def test_closing_stops_reads_and_leaves_no_thread(path: Path) -> None:
    threads = set(threading.enumerate())
    database = await Database.open(path)
    assert await notes(database) == []
    running = asyncio.Event()
    task = asyncio.create_task(run_endlessly(database, running))
    await running.wait()
    await database.close()
    with pytest.raises(DeadlineError):
        await task
    await database.close()
    for thread in set(threading.enumerate()) - threads:
        thread.join(2)
        assert not thread.is_alive() or thread.daemon or "asyncio" in thread.name
    with pytest.raises(ArchiveError):
        await notes(database)
    assert not path.with_name(f"{path.name}-wal").exists()


async def test_the_log_is_emptied_while_running(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer_module, "_LOG_BOUND", 0)
    await keep(database, "kept")
    assert database.path.with_name(f"{database.path.name}-wal").stat().st_size == 0


async def test_a_second_writer_is_refused_and_a_reader_is_not(database: Database, path: Path) -> None:
    await keep(database, "kept")
    with pytest.raises(ArchiveBusyError):
        await Database.open(path)
    reader = await Database.open(path, writable=False)
    try:
        assert await notes(reader) == ["kept"]
        with pytest.raises(ArchiveReadOnlyError):
            await keep(reader, "no")
    finally:
        await reader.close()


def test_another_process_is_refused_while_one_writes(path: Path) -> None:
    holder = (
        "import asyncio, sys; from pathlib import Path; from bot.archive.sqlite.connection.database import Database\n"
        "async def main():\n"
        "    database = await Database.open(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()\n"
        "    await database.close()\n"
        "asyncio.run(main())"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        assert process.stdout.readline() == "held\n"
        with pytest.raises(ArchiveBusyError):
            asyncio.run(Database.open(path))
        process.kill()

    async def after() -> None:
        await (await Database.open(path)).close()

    asyncio.run(after())


async def test_a_missing_database_reads_as_an_empty_one_and_is_not_made(path: Path) -> None:
    reader = await Database.open(path, writable=False)
    try:
        assert await notes(reader) == []
    finally:
        await reader.close()
    assert not path.exists()


@pytest.mark.parametrize("writable", [True, False])
async def test_a_newer_database_is_refused(path: Path, *, writable: bool) -> None:
    await (await Database.open(path)).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 9999")
    with pytest.raises(ArchiveTooNewError):
        await Database.open(path, writable=writable)


@pytest.mark.parametrize("writable", [True, False])
async def test_a_database_of_another_program_is_refused_and_not_touched(path: Path, *, writable: bool) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    with pytest.raises(ArchiveError) as caught:
        await Database.open(path, writable=writable)
    assert caught.value.key == "archive-foreign"
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("theirs",)]


@pytest.mark.parametrize("writable", [True, False])
async def test_a_file_that_is_no_database_is_called_damaged(path: Path, *, writable: bool) -> None:
    path.write_bytes(b"not a database at all " * 100)
    with pytest.raises(ArchiveDamagedError):
        await Database.open(path, writable=writable)


async def test_a_damaged_page_is_found_at_the_start(path: Path) -> None:
    database = await Database.open(path)
    async with database.write() as connection:
        await connection.executemany(
            "INSERT INTO note (name, value) VALUES (?, ?)", ((f"{i:06}", "x" * 100) for i in range(2_000))
        )
    await database.close()
    whole = bytearray(path.read_bytes())
    for page in range(5, len(whole) // 4096, 2):
        whole[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    path.write_bytes(whole)
    with pytest.raises(ArchiveDamagedError):
        await Database.open(path)


async def test_a_check_that_would_take_long_goes_on_beside_the_use(
    path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    database = await Database.open(path)
    async with database.write() as connection:
        await connection.executemany(
            "INSERT INTO note (name, value) VALUES (?, ?)", ((f"{i:06}", "x" * 100) for i in range(20_000))
        )
    await database.close()
    whole = bytearray(path.read_bytes())
    for page in range(len(whole) // 4096 - 9, len(whole) // 4096):
        whole[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    path.write_bytes(whole)
    monkeypatch.setattr(integrity, "MOST_AT_START", 0)
    database = await Database.open(path)
    assert database._checking is not None
    await database._checking.end()
    await database.close()
    assert [record.levelname for record in caplog.records if record.name == integrity.__name__] == ["ERROR"]


@pytest.mark.parametrize("while_writing", [False, True])
@pytest.mark.parametrize("done", ["deleted", "moved", "replaced"])
async def test_nothing_is_called_saved_in_a_file_that_has_lost_its_name(
    database: Database, path: Path, done: str, *, while_writing: bool
) -> None:
    def lose() -> None:
        path.rename(path.with_name("aside.db"))
        if done == "deleted":
            path.with_name("aside.db").unlink()
        if done == "replaced":
            path.write_bytes(b"")

    await keep(database, "kept")
    if not while_writing:
        lose()
    with pytest.raises(ArchiveError) as raised:
        async with database.write() as connection:
            await connection.execute("INSERT INTO note (name, value) VALUES ('lost', 'x')")
            lose()
    assert (raised.value.key, raised.value.data) == ("archive-moved", {"path": str(path)})
    assert path.exists() == (done == "replaced")
