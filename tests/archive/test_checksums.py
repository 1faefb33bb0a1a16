"""A changed byte is noticed wherever it is: never quoted, named by the check, and mended where it can be made again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.archive import back_up, has_sound_header, mend_file, open_archive
from bot.archive.held_pages import NewHeldPage
from bot.archive.model import GuildSettings
from bot.archive.sqlite.connection import schema, vouching
from bot.archive.sqlite.connection.checked_columns import CHECKED_COLUMNS
from bot.archive.sqlite.connection.checksums import CHECKED, OWN, is_sound, row_checksum, teach
from bot.archive.sqlite.connection.database import Database
from bot.articles.model import SHARED, ArticleKey, Scope, scopes_of
from bot.errors import ArchiveDamagedError, ArchiveError
from bot.search.analysis.analyser import analyse
from tests.archive.making import SteppingClock, by_hand, lay_empty, new, open_new, store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.archive.protocols import Archive

HERE = scopes_of(11)
FIRST, SECOND = ArticleKey(SHARED, 1), ArticleKey(SHARED, 2)


NOW = datetime(2026, 2, 14, 12, tzinfo=UTC)


@pytest.fixture
async def path(tmp_path: Path) -> Path:
    """Return an archive of two articles and a guild's settings, closed."""
    archive = await open_new(tmp_path / "a.db")
    await store(archive, SHARED, new("The harbor closes.", "Nobody knows when."), new("A storm took the roof."))
    await store(archive, Scope(11), new("An own okapi."))
    await archive.settings.change_guild_settings(11, GuildSettings(), GuildSettings(prefix="?"))
    await archive.close()
    return tmp_path / "a.db"


def change(path: Path, statement: str, *values: object) -> None:
    """Change a row as a failing disk does: without its checksum."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement, values)


def zero(path: Path, name: str) -> None:
    """Overwrite the first page of a table or an index with zeros."""
    with closing(sqlite3.connect(path)) as connection:
        ((root,),) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,))
    content = bytearray(path.read_bytes())
    content[(root - 1) * 4096 : root * 4096] = bytes(4096)
    path.write_bytes(content)


async def reopened(path: Path, *, writable: bool = False) -> Archive:
    return await open_archive(path, clock=SteppingClock(), analyse=analyse, writable=writable)


def test_the_columns_are_those_of_the_schema() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        for _, statements in schema.migrations():
            connection.executescript(statements)
        checked = {
            table
            for (table,) in connection.execute(
                "SELECT m.name FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS x WHERE x.name = 'checksum'"
            )
        }
        assert checked == set(CHECKED)
        for table, columns in CHECKED_COLUMNS.items():
            rows = connection.execute("SELECT name, type, pk FROM pragma_table_info(?)", (table,)).fetchall()
            # Where the column of checksums is among them depends on when a column was added.
            rows = [row for row in rows if row[0] != "checksum"]
            assert [row[0] for row in rows] == [*columns.names], table
            kinds = {"text": "TEXT", "real": "REAL"}
            for (_, kind, _), told in zip(rows, columns.types, strict=True):
                assert kinds.get(told) == (kind if kind in {"TEXT", "REAL"} else None), table
            assert sorted(name for name, _, place in rows if place) == sorted(columns.key), table
            ((without,),) = connection.execute("SELECT wr FROM pragma_table_list WHERE name = ?", (table,))
            assert columns.has_rowid is not bool(without), table


@pytest.mark.parametrize(
    "others",
    [(1, b"ab", b"c"), (1, b"a", b"bc"), (1, b"", b"abc"), (1, None, b"abc"), (11, b"a", b"bc"), (b"1", b"ab", b"c")],
)
def test_no_value_passes_from_one_column_to_the_next(others: tuple[int | bytes | None, ...]) -> None:
    rows = {(1, b"ab", b"c"), others}
    assert len({row_checksum(*row) for row in rows}) == len(rows)


async def test_every_row_that_is_written_has_its_checksum(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        teach(connection)
        for table in CHECKED:
            assert connection.execute(f"SELECT count(*) FROM {table} WHERE NOT {is_sound(table)}").fetchone() == (0,)  # noqa: S608
    archive = await reopened(path)
    try:
        assert (await archive.storage.condition()).is_sound
    finally:
        await archive.close()


async def test_a_changed_letter_is_never_quoted_and_the_rest_answers(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    change(path, "UPDATE paragraph SET text = 'The harbor opens.' WHERE number = 1 AND position = 1 AND guild = 0")
    archive = await reopened(path)
    try:
        with pytest.raises(ArchiveDamagedError) as caught:
            await archive.articles.article(FIRST)
        assert (caught.value.key, caught.value.data["reference"]) == ("article-damaged", "A1")
        assert set(await archive.articles.articles([FIRST, SECOND])) == {SECOND}
        wanted = [(FIRST, 0), (SECOND, 0)]
        shown = await archive.terms.look(HERE, lambda snapshot: snapshot.paragraphs(wanted), deadline=5)
        assert shown == {SECOND: "A storm took the roof."}
        condition = await archive.storage.condition()
        assert (condition.articles, condition.rows, condition.faults) == ((FIRST,), {}, ())
        assert any(getattr(record, "article", None) == "A1" for record in caplog.records)
    finally:
        await archive.close()
    with pytest.raises(ArchiveDamagedError) as refused:
        back_up(path, path.with_name("b.db"), lambda *_: None, replace=False)
    assert (refused.value.key, refused.value.data["named"]) == ("copy-rows-damaged", "A1")
    assert not path.with_name("b.db").exists()


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM paragraph WHERE number = 1 AND position = 2 AND guild = 0",
        "DELETE FROM credit WHERE number = 1 AND guild = 0",
        "UPDATE version SET headline = CAST(x'4ad9' AS TEXT) WHERE number = 1 AND guild = 0",
        "UPDATE article SET loaded_at = '2026m02' WHERE number = 1 AND guild = 0",
        "DELETE FROM version WHERE number = 1 AND guild = 0",
    ],
)
async def test_whatever_of_an_article_is_damaged_it_is_named(path: Path, damage: str) -> None:
    change(path, damage)
    archive = await reopened(path)
    try:
        with pytest.raises(ArchiveDamagedError):
            await archive.articles.article(FIRST)
        assert set(await archive.articles.articles([FIRST, SECOND])) == {SECOND}
        assert FIRST in (await archive.storage.condition()).articles or (await archive.storage.condition()).faults
    finally:
        await archive.close()


async def test_what_is_damaged_stays_so_when_another_column_changes(path: Path) -> None:
    change(path, "UPDATE article SET source = 'another' WHERE number = 1 AND guild = 0")
    archive = await reopened(path, writable=True)
    try:
        await archive.writer.remove([FIRST, SECOND])
        assert (await archive.storage.condition()).articles == (FIRST,)
    finally:
        await archive.close()


async def test_damaged_settings_are_not_used_and_named(path: Path) -> None:
    change(path, "UPDATE guild_setting SET prefix = '!' WHERE guild = 11")
    archive = await reopened(path)
    try:
        with pytest.raises(ArchiveDamagedError):
            await archive.settings.guild_settings(11)
        assert await archive.settings.all_guild_settings() == {}
        assert (await archive.storage.condition()).rows == {"guild_setting": (1, "guild 11")}
    finally:
        await archive.close()


async def test_damaged_files_that_wait_hide_no_other(path: Path) -> None:
    archive = await reopened(path, writable=True)
    for name in ("first", "second"):
        await archive.held_pages.hold(NewHeldPage(11, 5, name, b"# A", NOW + timedelta(hours=len(name))))
    await archive.close()
    change(path, "UPDATE held_page SET person = 6 WHERE name = 'first'")
    archive = await reopened(path)
    try:
        late = await archive.held_pages.overdue(NOW + timedelta(days=1), limit=1)
        assert [held.name for held in late] == ["second"]
    finally:
        await archive.close()


async def test_a_damaged_index_is_said_to_be_and_is_built_anew(path: Path) -> None:
    change(path, "UPDATE segment SET numbers = CAST(x'09000000' || substr(numbers, 5) AS BLOB) WHERE guild = 0")
    archive = await reopened(path, writable=True)
    try:
        with pytest.raises(ArchiveDamagedError) as caught:
            await archive.terms.look(HERE, lambda snapshot: snapshot.segments, deadline=5)
        assert caught.value.key == "index-damaged"
        assert not (await archive.care.condition()).is_sound
        with pytest.raises(ArchiveDamagedError) as refused:
            back_up(path, path.with_name("b.db"), lambda *_: None, replace=False)
        assert refused.value.key == "copy-derived-damaged"
        await archive.care.rebuild()
        assert (await archive.care.condition()).is_sound
    finally:
        await archive.close()


async def test_an_index_that_leads_to_the_rows_of_others_leaves_an_article_out(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    archive = await open_new(path)
    await store(archive, SHARED, new("The harbor closes."), new("A storm.", "It took the roof.", "Nobody was hurt."))
    await archive.close()
    content = path.read_bytes()
    # A record of the index: six bytes of header, four values and the row; 0 and 1 have no byte of their own.
    entry = b"\x06\x08\x01\x09\x01\x01\x02\x02"
    assert content.count(entry) == 1
    path.write_bytes(content.replace(entry, entry[:-2] + b"\x01\x02"))
    archive = await reopened(path)
    try:
        assert len(await archive.articles.articles([FIRST])) == 1
        assert not await archive.articles.articles([SECOND])
        assert not (await archive.storage.condition()).is_sound
    finally:
        await archive.close()
    assert mend_file(path, SteppingClock()) is not None
    archive = await reopened(path)
    try:
        assert len(await archive.articles.articles([FIRST, SECOND])) == 2
    finally:
        await archive.close()


@pytest.mark.parametrize("place", ["chunk", "tally", "sample", "sqlite_autoindex_paragraph_1", "article_by_loading"])
async def test_a_file_is_written_anew_where_only_derived_pages_are_damaged(path: Path, place: str) -> None:
    zero(path, place)
    before = path.read_bytes()
    kept = mend_file(path, SteppingClock())
    assert kept is not None
    assert kept.read_bytes()[100:] == before[100:]
    archive = await reopened(path, writable=True)
    try:
        await archive.care.mend_derived(await archive.care.derived_faults())
        assert (await archive.storage.condition()).is_sound
        assert (await archive.care.condition()).is_sound
        assert await archive.care.derived_faults() == ()
        assert len(await archive.articles.articles([FIRST, SECOND])) == 2
        assert (await archive.settings.guild_settings(11)).prefix == "?"
    finally:
        await archive.close()


async def test_a_header_that_lets_nobody_write_is_mended(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[18] = 3
    path.write_bytes(content)
    assert not has_sound_header(path)
    assert mend_file(path, SteppingClock()) is not None
    assert has_sound_header(path)


def test_a_sound_file_is_left_alone(path: Path) -> None:
    before = path.read_bytes()
    assert mend_file(path, SteppingClock()) is None
    assert path.read_bytes() == before


def test_a_file_with_lost_rows_is_not_written_anew(path: Path) -> None:
    zero(path, "paragraph")
    before = path.read_bytes()
    with pytest.raises(ArchiveDamagedError) as caught:
        mend_file(path, SteppingClock())
    assert (caught.value.key, caught.value.data["table"]) == ("archive-not-mended", "paragraph")
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir() if ".replaced" in file.name or ".part" in file.name] == []


def _older(path: Path) -> None:
    """Take from an archive all that came with checksums, and later."""
    with closing(sqlite3.connect(path)) as connection:
        later = {"alias", "announcement", "board_number", "board", "board_entry", "board_note", "board_share"}
        later |= {"board_export", "board_exported", "board_exported_note"}
        later |= {"watch", "watch_number", "watch_find", "watch_message", "rss_address"}
        for table in {*later, "version_due", "rereading", "watch_due"}:
            connection.execute(f"DROP TABLE {table}")
        connection.execute("DROP TRIGGER quotation_goes")
        connection.execute("DROP INDEX quoted_of_article")
        connection.execute("DROP INDEX digest_of_reader")
        connection.execute("DROP INDEX feed_claimed")
        for table in set(CHECKED) - later:
            connection.execute(f"ALTER TABLE {table} DROP COLUMN checksum")
        for column in ("paragraphs", "credits", "names"):
            connection.execute(f"ALTER TABLE version DROP COLUMN {column}")
        for column in ("full_results", "changes", "rereading"):
            connection.execute(f"ALTER TABLE guild_setting DROP COLUMN {column}")
        for column in ("month_days", "role", "reader"):
            connection.execute(f"ALTER TABLE digest DROP COLUMN {column}")
        for column in ("fence", "holder", "lease_until"):
            connection.execute(f"ALTER TABLE feed DROP COLUMN {column}")
        connection.execute("PRAGMA user_version = 16")
        connection.commit()


async def test_an_older_archive_gets_its_checksums(path: Path) -> None:
    _older(path)
    await (await Database.open(path)).close()
    archive = await reopened(path)
    try:
        condition = await archive.storage.condition()
        assert condition.is_sound
        assert condition.since is not None
        assert len(await archive.articles.articles([FIRST, SECOND])) == 2
    finally:
        await archive.close()


async def test_an_update_that_was_stopped_goes_on_and_nobody_reads_meanwhile(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _older(path)
    with monkeypatch.context() as patched:
        patched.setattr(vouching, "_AT_ONCE", 1)
        patched.setattr(vouching, "_change", _stopping_after(4))
        with pytest.raises(RuntimeError, match="stopped"):
            await Database.open(path)
    with pytest.raises(ArchiveError) as caught:
        await Database.open(path, writable=False)
    assert caught.value.key == "archive-too-old"
    await (await Database.open(path)).close()
    archive = await reopened(path)
    try:
        assert (await archive.storage.condition()).is_sound
    finally:
        await archive.close()


def _stopping_after(steps: int) -> object:
    change, left = vouching._change, iter(range(steps))

    async def stopping(*arguments: object) -> int:
        if next(left, None) is None:
            raise RuntimeError("stopped")
        return await change(*arguments)  # type: ignore[arg-type]

    return stopping


async def test_an_older_archive_that_is_damaged_is_not_vouched_for(path: Path) -> None:
    _older(path)
    zero(path, "article_by_loading")
    with pytest.raises(ArchiveDamagedError):
        await Database.open(path)


async def test_older_text_that_is_none_is_named(path: Path) -> None:
    _older(path)
    change(path, "UPDATE version SET headline = CAST(x'4ad9' AS TEXT) WHERE number = 1 AND guild = 0")
    await (await Database.open(path)).close()
    archive = await reopened(path)
    try:
        assert (await archive.storage.condition()).articles == (FIRST,)
        assert set(await archive.articles.cards([FIRST, SECOND])) == {SECOND}
    finally:
        await archive.close()


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE sqlite_master SET sql = replace(sql, 'headline TEXT', 'hfadline TEXT') WHERE name = 'version'",
        "UPDATE sqlite_master SET name = 'tallx', tbl_name = 'tallx', sql = replace(sql, 'tally', 'tallx')"
        " WHERE name = 'tally'",
        # SQLite quotes the damage in what it says, which is then no text.
        "UPDATE sqlite_master SET sql = replace(sql, 'CREATE', CAST(x'43c5' AS TEXT)) WHERE name = 'tally'",
    ],
)
@pytest.mark.parametrize("writable", [True, False])
async def test_a_damaged_description_of_the_tables_is_named(path: Path, damage: str, *, writable: bool) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(damage)
        connection.commit()
    with pytest.raises(ArchiveDamagedError):
        await Database.open(path, writable=writable)
    with pytest.raises(ArchiveDamagedError):
        back_up(path, path.with_name("b.db"), lambda *_: None, replace=False)


async def test_a_row_with_an_impossible_value_stops_nothing_else(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        ((said,),) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'version'")
    for sql in (said.replace("headline TEXT NOT NULL", "headline TEXT"), said):
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA writable_schema = ON")
            connection.execute("UPDATE sqlite_master SET sql = ? WHERE name = 'version'", (sql,))
            connection.commit()
        if sql != said:
            change(path, "UPDATE version SET headline = NULL WHERE number = 1 AND guild = 0")
    archive = await reopened(path, writable=True)
    try:
        assert set(await archive.articles.articles([FIRST, SECOND])) == {SECOND}
        assert (await archive.storage.condition()).articles == (FIRST,)
    finally:
        await archive.close()


@pytest.mark.parametrize("version", [0, 1, 16])
async def test_a_damaged_version_is_named(path: Path, version: int) -> None:
    change(path, f"PRAGMA user_version = {version}")
    with pytest.raises(ArchiveDamagedError):
        await Database.open(path)


async def test_an_article_that_is_retired_and_brought_back_at_once_is_indexed_once(tmp_path: Path) -> None:
    archive = await open_new(tmp_path / "a.db")
    try:
        said = new("An okapi sleeps in the harbor.")
        await store(archive, SHARED, said, new("A storm."))
        async with archive.writer.storing(SHARED) as storing:
            await storing.retire([1])
            await storing.bring_back({1: said})
        assert (await archive.care.condition()).is_sound
        async with archive.writer.storing(SHARED) as storing:
            await storing.bring_back({1: said, 2: new("A storm.")})  # neither is retired
        assert (await archive.care.condition()).is_sound
    finally:
        await archive.close()


async def test_a_note_by_hand_is_written_as_the_bot_writes_it(tmp_path: Path) -> None:
    path = await lay_empty(tmp_path / "a.db")
    with by_hand(path) as connection:
        connection.execute("INSERT INTO note (name, value) VALUES ('said', 'so')")
        connection.execute("UPDATE note SET value = 'so again'")
    assert list(_unsound(path)) == []


def _unsound(path: Path) -> Iterator[str]:
    with closing(sqlite3.connect(path)) as connection:
        teach(connection)
        for table in OWN:
            if connection.execute(f"SELECT 1 FROM {table} WHERE NOT {is_sound(table)}").fetchone():  # noqa: S608
                yield table
