"""The schema's history: steps that happen whole, copies taken first, versions that are refused."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bot.archive.sqlite.connection import schema
from bot.archive.sqlite.connection.database import Database
from bot.errors import ArchiveError, ArchiveTooNewError

if TYPE_CHECKING:
    from pathlib import Path


class History:
    """A folder of migrations that stands in for our own, and a database they are applied to."""

    def __init__(self, folder: Path, path: Path) -> None:
        self.folder = folder
        self.path = path

    def add(self, number: int, statements: str) -> None:
        (self.folder / f"{number:04}_step.sql").write_text(statements)

    async def open(self) -> None:
        await (await Database.open(self.path)).close()

    def rows(self, statement: str, path: Path | None = None) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(path or self.path)) as connection:
            return connection.execute(statement).fetchall()

    def copies(self) -> list[str]:
        return sorted(file.name for file in self.path.parent.iterdir() if ".before-" in file.name)


@pytest.fixture
def history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> History:
    folder = tmp_path / "migrations"
    folder.mkdir()
    monkeypatch.setattr(schema, "_FOLDER", folder)
    history = History(folder, tmp_path / "data" / "a.db")
    history.add(1, "CREATE TABLE kept (x);")
    return history


async def test_steps_are_applied_once_and_in_order(history: History) -> None:
    await history.open()
    history.add(2, "ALTER TABLE kept ADD COLUMN y; INSERT INTO kept VALUES (1, 2);")
    history.add(3, "UPDATE kept SET y = y + 1;")
    await history.open()
    await history.open()
    assert history.rows("SELECT x, y FROM kept") == [(1, 3)]
    assert history.rows("PRAGMA user_version") == [(3,)]


async def test_a_database_that_holds_something_is_copied_before_each_step(history: History) -> None:
    await history.open()
    history.add(2, "INSERT INTO kept VALUES ('new');")
    await history.open()
    assert history.copies() == []
    history.add(3, "DROP TABLE kept;")
    await history.open()
    assert history.copies() == ["a.db.before-0003"]
    assert history.rows("SELECT x FROM kept", history.path.with_name("a.db.before-0003")) == [("new",)]


async def test_the_number_of_copies_is_bounded(history: History) -> None:
    for number in range(2, 9):
        history.add(number, "INSERT INTO kept VALUES (1);")
    await history.open()
    assert history.copies() == [f"a.db.before-{number:04}" for number in (6, 7, 8)]


async def test_a_step_that_fails_leaves_the_version_before_it_whole(history: History) -> None:
    history.add(2, "INSERT INTO kept VALUES (1);")
    await history.open()
    history.add(3, "UPDATE kept SET x = 2; INSERT INTO nowhere VALUES (1);")
    with pytest.raises(sqlite3.OperationalError):
        await history.open()
    assert history.rows("SELECT x FROM kept") == [(1,)]
    assert history.rows("PRAGMA user_version") == [(2,)]
    history.add(3, "UPDATE kept SET x = 3;")
    await history.open()
    assert history.rows("SELECT x FROM kept") == [(3,)]


async def test_a_reader_does_not_read_an_older_version_nor_change_it(history: History) -> None:
    await history.open()
    history.add(2, "CREATE TABLE more (x);")
    with pytest.raises(ArchiveError) as caught:
        await Database.open(history.path, writable=False)
    assert caught.value.key == "archive-too-old"
    assert history.rows("PRAGMA user_version") == [(1,)]


async def test_a_newer_version_is_refused_and_stays_as_it_is(history: History) -> None:
    history.add(2, "CREATE TABLE more (x);")
    await history.open()
    (history.folder / "0002_step.sql").unlink()
    with pytest.raises(ArchiveTooNewError) as caught:
        await history.open()
    assert (caught.value.data["version"], caught.value.data["known"]) == (2, 1)
    assert history.rows("PRAGMA user_version") == [(2,)]


def test_a_gap_in_the_numbers_is_a_mistake(history: History) -> None:
    history.add(3, "SELECT 1;")
    with pytest.raises(ValueError, match="numbered"):
        schema.migrations()


async def test_pages_of_the_second_version_know_whose_text_they_gave(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    ours = dict(schema.migrations())
    history.path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(history.path)) as connection:
        connection.executescript(
            ours[1] + ours[2] + _OLD_ROWS + f"PRAGMA application_id = {schema.APPLICATION_ID}; PRAGMA user_version = 2;"
        )
    await history.open()
    assert history.rows("SELECT number, version, former FROM page_article ORDER BY number") == [(1, 2, 0), (2, None, 0)]


_OLD_ROWS = """
    INSERT INTO article VALUES (0, 1, 2, 'a', NULL, 0, 1, 't1', NULL), (0, 2, 1, 'b', NULL, 0, 1, 't1', NULL);
    INSERT INTO version VALUES (0, 1, 1, 'loaded', 't1', 'a', NULL, NULL, '', 0, '', '', '[]', NULL, 'en', 0, 1),
        (0, 1, 2, 'edited', 't2', 'a', NULL, NULL, '', 0, '', '', '[]', NULL, 'en', 0, 1),
        (0, 2, 1, 'loaded', 't1', 'b', NULL, NULL, '', 0, '', '', '[]', NULL, 'en', 0, 1);
    INSERT INTO page VALUES (0, 'd', 'a', 'text', 'utf-8', x'', '1', 't2');
    INSERT INTO page_article VALUES (0, 'd', 0, 1), (0, 'd', 1, 2);
"""


def test_our_own_history_has_no_gap() -> None:
    assert [number for number, _ in schema.migrations()][:2] == [1, 2]
