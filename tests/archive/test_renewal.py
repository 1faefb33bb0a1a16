"""A database is written anew while others write: nothing is lost, nobody is turned away, and no file is mixed up."""

from __future__ import annotations

import asyncio
import errno
import os
import re
import sqlite3
import subprocess
import sys
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import archive as archive_room
from bot.archive.sqlite.connection import connections, moments, renewal, writer
from bot.archive.sqlite.connection.change_log import ChangeLog, tables_of
from bot.archive.sqlite.connection.connections import connect, connect_reader
from bot.archive.sqlite.connection.database import Database
from bot.archive.sqlite.connection.file_change import put_in_place
from bot.archive.sqlite.connection.file_copy import FileCopy
from bot.archive.sqlite.connection.moments import open_reader
from bot.archive.sqlite.connection.turns import Patience
from bot.errors import ArchiveBusyError, ArchiveError, DeadlineError
from bot.monitoring import HEARTBEATS
from tests.archive.making import lay_empty
from tests.examples import examples
from tests.waiting import SECONDS

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Generator, Iterator

    import aiosqlite

SCHEMA = """
    CREATE TABLE one (id INTEGER PRIMARY KEY AUTOINCREMENT, said TEXT);
    CREATE TABLE two (a INTEGER NOT NULL, b TEXT NOT NULL, said TEXT, PRIMARY KEY (a, b)) WITHOUT ROWID;
    CREATE TABLE three (a INTEGER NOT NULL, b INTEGER NOT NULL, single INTEGER, PRIMARY KEY (a, b));
    CREATE UNIQUE INDEX three_single ON three (single);
    CREATE TABLE counted (a INTEGER PRIMARY KEY, many INTEGER NOT NULL);
    CREATE TRIGGER comes AFTER INSERT ON two BEGIN
        INSERT INTO counted VALUES (new.a, 1) ON CONFLICT (a) DO UPDATE SET many = many + 1;
    END;
    CREATE TRIGGER goes AFTER DELETE ON two BEGIN UPDATE counted SET many = many - 1 WHERE a = old.a; END;
    PRAGMA user_version = 7;
"""
SMALL = st.integers(0, 4)
STATEMENTS = st.one_of(
    st.tuples(st.just("INSERT INTO one (said) VALUES (?)"), st.tuples(SMALL)),
    st.tuples(st.just("DELETE FROM one WHERE id % 5 = ?"), st.tuples(SMALL)),
    st.tuples(
        st.just("UPDATE OR IGNORE one SET id = id + 100, said = said + 1 WHERE id % 5 = ? AND id < 100"),
        st.tuples(SMALL),
    ),
    st.tuples(st.just("INSERT OR REPLACE INTO two VALUES (?, ?, ?)"), st.tuples(SMALL, SMALL, SMALL)),
    st.tuples(st.just("INSERT OR IGNORE INTO two VALUES (?, ?, ?)"), st.tuples(SMALL, SMALL, SMALL)),
    st.tuples(st.just("UPDATE OR IGNORE two SET a = ?, said = ? WHERE b = ?"), st.tuples(SMALL, SMALL, SMALL)),
    st.tuples(st.just("DELETE FROM two WHERE a = ?"), st.tuples(SMALL)),
    st.tuples(st.just("INSERT OR IGNORE INTO three VALUES (?, ?, ?)"), st.tuples(SMALL, SMALL, SMALL)),
    st.tuples(st.just("UPDATE OR IGNORE three SET single = ? WHERE a = ? AND b = ?"), st.tuples(SMALL, SMALL, SMALL)),
    st.tuples(st.just("DELETE FROM three WHERE single = ?"), st.tuples(SMALL)),
)
REPLACING = re.compile(r"REPLACE INTO (\w+)")
AFTERWARDS = [("INSERT OR REPLACE INTO two VALUES (?, ?, ?)", (1, 9, number)) for number in range(3)]
TURNS = st.lists(st.lists(STATEMENTS, max_size=6), max_size=12)


def content(path: Path) -> dict[str, list[Any]]:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        told = {name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall()) for name in tables}  # noqa: S608
        if "three" in tables:
            told["three"] = connection.execute("SELECT rowid, * FROM three ORDER BY rowid").fetchall()
        made = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()
        return told | {"made": made, "marks": connection.execute("PRAGMA user_version").fetchall()}


@given(TURNS, st.integers(1, 5))
@examples(30)
def test_a_copy_holds_what_was_written_while_it_was_made(
    tmp_path_factory: pytest.TempPathFactory, turns: list[list[tuple[str, tuple[int, ...]]]], step: int
) -> None:
    folder = tmp_path_factory.mktemp("copy")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.archive.sqlite.connection.file_copy._FIRST_STEP", step)
        patch.setattr("bot.archive.sqlite.connection.file_copy._MOST", step)
        asyncio.run(copy_beside(folder / "old", folder / "new", turns))
    assert content(folder / "new") == content(folder / "old")


async def copy_beside(old: Path, new: Path, turns: list[list[tuple[str, tuple[int, ...]]]]) -> None:
    writer = (await connect(f"{old.as_uri()}?mode=rwc", "journal_mode = WAL")).connection
    try:
        await copy_of(writer, old, new, turns)
    finally:
        await writer.close()


async def copy_of(
    writer: aiosqlite.Connection, old: Path, new: Path, turns: list[list[tuple[str, tuple[int, ...]]]]
) -> None:
    await writer.executescript(SCHEMA)
    for number in range(5):
        await writer.execute("INSERT INTO one (said) VALUES (?)", (number,))
        await writer.execute("INSERT INTO two VALUES (?, ?, ?)", (number, number, number))
        await writer.execute("INSERT INTO three VALUES (?, ?, ?)", (number, number, number))
    tables = await tables_of(writer)
    log, copy = ChangeLog(tables), FileCopy(old, new, tables)
    await log.begin(writer)
    left = iter(turns)
    try:
        await copy.make()
        async for _ in copy.fill():
            await write_turn(writer, left)
            await copy.bring_over(await log.take(writer, 3))
        while await log.size(writer):
            await write_turn(writer, left)
            await copy.bring_over(await log.take(writer, 3))
        async with copy.moment():
            await copy.compare()
        await copy.close()
        # It could not take the other's place: once more.
        await copy.open()
        await write_turn(writer, iter([AFTERWARDS]))
        await copy.bring_over(await log.take(writer, 1_000))
        await copy.close()
    finally:
        await copy.leave()


async def write_turn(writer: aiosqlite.Connection, left: Iterator[list[tuple[str, tuple[int, ...]]]]) -> None:
    await writer.execute("BEGIN IMMEDIATE")
    for statement, values in next(left, []):
        await writer.execute(statement, values)
    await writer.execute("COMMIT")


async def test_the_log_leaves_what_else_is_temporary_alone(tmp_path: Path) -> None:
    link = await connect(f"{(tmp_path / 'a').as_uri()}?mode=rwc")
    writer = link.connection
    try:
        await writer.executescript(SCHEMA)
        await writer.execute("CREATE TEMP TRIGGER ours AFTER INSERT ON one BEGIN DELETE FROM three; END")
        log = ChangeLog(await tables_of(writer))
        await log.begin(writer)
        await writer.execute("INSERT INTO one (said) VALUES ('x')")
        assert set(await log.take(writer, 10)) == {"one"}
        await log.end(writer)
        await log.end(writer)
        rows = await writer.execute_fetchall("SELECT name FROM temp.sqlite_master")
        assert [name for (name,) in rows] == ["ours"]
    finally:
        await writer.close()


async def test_every_table_of_the_archive_can_be_watched(tmp_path: Path) -> None:
    opened = await Database.open(await lay_empty(tmp_path / "a.db"))
    try:
        async with opened.read() as connection:
            assert len(await tables_of(connection)) > 30
            assert all(table.key for table in await tables_of(connection))
    finally:
        await opened.close()


async def test_no_row_is_replaced_by_one_of_another_key(tmp_path: Path) -> None:
    # Of the row that goes SQLite tells no trigger: the log would miss it, and the comparison give the copy up.
    folder = Path(archive_room.__file__).parent
    replaced = {name for file in folder.rglob("*.py") for name in REPLACING.findall(file.read_text(encoding="utf-8"))}
    assert "note" in replaced
    async with opened_at(tmp_path / "a.db") as opened, opened.read() as connection:
        tables = {table.name: table for table in await tables_of(connection)}
        for name in replaced & tables.keys():
            assert tables[name].key != ("rowid",), name
            rows = await connection.execute_fetchall(
                "SELECT name FROM pragma_index_list(?) WHERE \"unique\" AND origin <> 'pk'", (name,)
            )
            assert not list(rows), name


async def test_a_table_with_a_long_key_is_refused(tmp_path: Path) -> None:
    link = await connect(f"{(tmp_path / 'a').as_uri()}?mode=rwc")
    try:
        await link.connection.execute("CREATE TABLE four (a, b, c, d, PRIMARY KEY (a, b, c, d)) WITHOUT ROWID")
        await link.connection.execute("CREATE TABLE bare (a, b, c, d, e)")
        assert [table.key for table in await tables_of(link.connection)] == [("rowid",), ("a", "b", "c", "d")]
        await link.connection.execute("CREATE TABLE five (a, b, c, d, e, PRIMARY KEY (a, b, c, d, e)) WITHOUT ROWID")
        with pytest.raises(ValueError, match="five"):
            await tables_of(link.connection)
    finally:
        await link.connection.close()


@asynccontextmanager
async def opened_at(path: Path) -> AsyncGenerator[Database]:
    opened = await Database.open(await lay_empty(path))
    try:
        yield opened
    finally:
        await opened.close()


async def note(opened: Database, name: str) -> None:
    async with opened.write() as connection:
        await connection.execute("INSERT OR REPLACE INTO note (name, value) VALUES (?, '')", (name,))


async def notes(opened: Database) -> list[str]:
    async with opened.read() as connection:
        rows = await connection.execute_fetchall("SELECT name FROM note ORDER BY name")
    return [name for (name,) in rows]


def inode(path: Path) -> int:
    return path.stat().st_ino


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renewal, "_GIVE_UP", 0.0)
    monkeypatch.setattr(renewal, "_FIRST_PAUSE", 0.0)


READING = """
import sqlite3, sys
held = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
held.execute("SELECT count(*) FROM note").fetchone()
print("open", flush=True)
sys.stdin.read()
"""


@contextmanager
def reading_elsewhere(path: Path) -> Generator[None]:
    """Have another process keep a connection open that has read."""
    command = [sys.executable, "-c", READING, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline()
        yield
        other.communicate()


@pytest.mark.usefixtures("hasty")
async def test_a_file_that_another_process_has_open_is_not_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    async with opened_at(path) as opened:
        await note(opened, "before")
        with reading_elsewhere(path):
            file = inode(path)
            with pytest.raises(ArchiveBusyError, match="traces-later"):
                await opened.write_anew()
            await note(opened, "meanwhile")
            assert inode(path) == file
            # Where it is, it can be written anew beside somebody who does not read just now.
            await opened.write_anew(in_place=True)
            assert inode(path) == file
        await opened.write_anew()
        assert inode(path) != file
        await note(opened, "after")
        assert {"before", "meanwhile", "after"} <= set(await notes(opened))


@pytest.mark.usefixtures("hasty")
async def test_a_file_with_a_second_name_is_written_anew_where_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    async with opened_at(path) as opened:
        (tmp_path / "second").hardlink_to(path)
        file = inode(path)
        await opened.write_anew()
        assert inode(path) == file
        await note(opened, "after")
        assert "after" in await notes(opened)


async def test_what_only_a_log_holds_is_not_taken_for_the_new_file(tmp_path: Path) -> None:
    path, new = tmp_path / "a.db", tmp_path / "new.db"
    async with opened_at(new):
        pass
    async with opened_at(path) as opened:
        await note(opened, "before")
    expected = content(new)
    # Who closes last cannot write, and leaves the log.
    with closing(sqlite3.connect(path)) as writing, closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as last:
        last.execute("SELECT 1 FROM note").fetchall()
        with writing:
            writing.execute("INSERT INTO note (name, value) VALUES ('in the log', '')")
        writing.close()
    log = path.with_name("a.db-wal")
    assert log.stat().st_size
    os.close(put_in_place(new, path))
    assert not log.exists() or not log.stat().st_size
    assert content(path) == expected


async def test_where_the_system_renames_no_file_it_is_written_anew_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.db"

    def refuse(_self: Path, _target: Path) -> Path:
        raise OSError(errno.EBUSY, "a mounted file")

    async with opened_at(path) as opened:
        file = inode(path)
        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", refuse)
            await opened.write_anew()
        assert inode(path) == file
        await note(opened, "after")
        assert "after" in await notes(opened)
        assert not list(path.with_name("a.db.work").iterdir())


async def test_the_new_file_is_read_by_whom_the_old_one_was(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    async with opened_at(path) as opened:
        path.chmod(0o640)
        file = inode(path)
        await opened.write_anew()
        assert inode(path) != file
        assert path.stat().st_mode & 0o777 == 0o640


async def test_the_new_file_is_written_with_a_log_from_the_first_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # https://sqlite.org/fileformat2.html#file_format_version_numbers
    path, seen = tmp_path / "a.db", list[bytes]()
    replace = Path.replace

    def look(new: Path, target: Path) -> Path:
        seen.append(new.read_bytes()[18:20])
        return replace(new, target)

    async with opened_at(path) as opened:
        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", look)
            await opened.write_anew()
    assert seen == [b"\x02\x02"]


@pytest.mark.usefixtures("hasty")
async def test_a_read_that_lasts_puts_the_change_off_and_nobody_waits_for_it(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    async with opened_at(path) as opened, opened.read():
        with pytest.raises(ArchiveBusyError, match="traces-later"):
            await opened.write_anew()
        async with asyncio.timeout(SECONDS):
            await note(opened, "meanwhile")
            assert "meanwhile" in await notes(opened)


async def test_a_database_that_is_closed_meanwhile_gives_the_writing_anew_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.db"
    begun = asyncio.Event()
    bring = renewal.Renewal._bring_some

    async def seen(one: renewal.Renewal, copy: FileCopy) -> int:
        begun.set()
        return await bring(one, copy)

    monkeypatch.setattr(renewal, "_BRING_EVERY", 0.0)
    monkeypatch.setattr(renewal.Renewal, "_bring_some", seen)
    async with opened_at(path) as opened:
        await note(opened, "before")
        file = inode(path)
        writing = asyncio.create_task(opened.write_anew())
        await begun.wait()
        await opened.close()
        with pytest.raises(ArchiveError):
            await writing
    assert inode(path) == file
    assert "before" in [name for name, *_ in content(path)["note"]]


async def test_who_stops_waiting_stops_the_writing_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, never = asyncio.Event(), asyncio.Event()

    async def stuck(_one: renewal.Renewal, _copy: FileCopy) -> int:
        begun.set()
        await never.wait()
        return 0

    monkeypatch.setattr(renewal, "_BRING_EVERY", 0.0)
    monkeypatch.setattr(renewal.Renewal, "_bring_some", stuck)
    path = tmp_path / "a.db"
    async with opened_at(path) as opened:
        writing = asyncio.create_task(opened.write_anew())
        await begun.wait()
        writing.cancel()
        with pytest.raises(asyncio.CancelledError):
            await writing
        await note(opened, "after")
        assert "after" in await notes(opened)
        assert not list(path.with_name("a.db.work").iterdir())


async def test_a_reader_that_opens_the_old_file_at_the_last_moment_opens_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, other = tmp_path / "a.db", tmp_path / "b.db"
    for file, name in ((path, "old"), (other, "new")):
        async with opened_at(file) as opened:
            await note(opened, name)
    blocking, loose = moments._open_to, connections._connect_to

    def open_old(of: Path) -> sqlite3.Connection:
        connection = blocking(of)
        if other.exists():
            other.replace(of)
        return connection

    with monkeypatch.context() as patch:
        patch.setattr(moments, "_open_to", open_old)
        with closing(open_reader(path)) as reader:
            assert reader.execute("SELECT name FROM note WHERE name IN ('old', 'new')").fetchall()[0][0] == "new"

    async with opened_at(other) as opened:
        await note(opened, "newest")

    async def connect_old(of: Path) -> connections.Link:
        link = await loose(of)
        if other.exists():
            other.replace(of)
        return link

    with monkeypatch.context() as patch:
        patch.setattr(connections, "_connect_to", connect_old)
        link = await connect_reader(path)
        rows = await link.connection.execute_fetchall("SELECT name FROM note WHERE name = 'newest'")
        await link.connection.close()
    assert len(list(rows)) == 1


async def test_nobody_who_writes_waits_for_the_end_of_a_read_when_the_log_is_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "BUSY_TIMEOUT_MS", 600_000)
    monkeypatch.setattr(writer, "BUSY_TIMEOUT_MS", 600_000)
    monkeypatch.setattr(writer, "_LOG_BOUND", 0)
    async with opened_at(tmp_path / "a.db") as opened:
        await note(opened, "before")
        async with opened.read() as connection:
            await connection.execute_fetchall("SELECT 1 FROM note")
            async with asyncio.timeout(SECONDS):
                await note(opened, "meanwhile")
                await note(opened, "and more")
        assert {"before", "meanwhile", "and more"} <= set(await notes(opened))


async def test_patience_does_not_run_out_while_it_is_paused() -> None:
    patience, turn = Patience(), asyncio.Event()

    async def wait(seconds: float | None) -> str:
        try:
            async with patience.limit(seconds):
                await turn.wait()
        except TimeoutError:
            return "gave up"
        return "had its turn"

    waiting = [asyncio.create_task(wait(seconds)) for seconds in (0.001, None)]
    with patience.paused():
        waiting.append(asyncio.create_task(wait(0.001)))
        await asyncio.sleep(0.02)
        assert not any(one.done() for one in waiting[1:])
        turn.set()
        assert await asyncio.gather(*waiting[1:]) == ["had its turn", "had its turn"]
    turn.clear()
    assert await wait(0.001) == "gave up"


async def test_writers_wait_for_a_file_that_is_written_anew_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, over = asyncio.Event(), asyncio.Event()
    fetch = writer._fetch

    async def slow(connection: aiosqlite.Connection, statement: str) -> list[sqlite3.Row]:
        if statement == "VACUUM":
            begun.set()
            await over.wait()
        return await fetch(connection, statement)

    monkeypatch.setattr(writer, "_fetch", slow)

    async def write(opened: Database) -> None:
        async with opened.write(patience=0.001) as connection:
            await connection.execute("INSERT INTO note (name, value) VALUES ('late', '')")

    async with opened_at(tmp_path / "a.db") as opened:
        writing = asyncio.create_task(opened.write_anew(in_place=True))
        await begun.wait()
        late = asyncio.create_task(write(opened))
        await asyncio.sleep(0.02)
        assert not late.done()
        over.set()
        await asyncio.gather(writing, late)
        assert "late" in await notes(opened)
        async with opened.writers_turn(None):
            with pytest.raises(DeadlineError):
                await write(opened)


async def test_who_is_hurried_gives_up_though_others_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, over = asyncio.Event(), asyncio.Event()

    async def slow(_connection: aiosqlite.Connection, _statement: str) -> list[tuple[int, int, int]]:
        begun.set()
        await over.wait()
        return [(0, 0, 0)]

    monkeypatch.setattr(writer, "_fetch", slow)
    async with opened_at(tmp_path / "a.db") as opened:
        writing = asyncio.create_task(opened.write_anew(in_place=True))
        await begun.wait()
        assert HEARTBEATS.is_holding_up
        with pytest.raises(DeadlineError):
            async with opened.write(0.001, hurried=True):
                pass
        over.set()
        await writing
        assert not HEARTBEATS.is_holding_up
