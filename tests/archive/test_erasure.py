# ruff: noqa: S608 (every statement here is of our own names)
"""What is held of whom is declared table by table, and what is deleted is in no byte of any file."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from bot.archive import open_archive
from bot.archive.digests import DigestKey
from bot.archive.model import GuildSettings, QuotedMessage
from bot.archive.sqlite.connection.database import Database
from bot.archive.sqlite.maintenance import deletion
from bot.archive.sqlite.maintenance.data_inventory import HOLDINGS
from bot.archive.sqlite.maintenance.deletion import Deletion
from bot.articles.model import SHARED, ArticleKey, Scope, VersionReason
from bot.digest.permissions import keep_rights
from bot.errors import ArchiveBusyError, ArchiveFullError
from bot.guilds.privacy import GRACE, PrivacyService
from bot.loading import Loader
from bot.search import analyse
from tests.archive.making import SteppingClock, new, open_new, revise, store
from tests.fakes.clock import FakeClock
from tests.fakes.services import everywhere

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.archive.protocols import Archive
    from bot.archive.sqlite.connection.change_log import Table

NOW = datetime(2026, 2, 14, 8, 0, tzinfo=UTC)
LEAVING, STAYING = Scope(111_222_333_444_555_666), Scope(222_333_444_555_666_777)
PERSON = 999_888_777_666_555_444
PEOPLE = {"owner", "person", "user", "member", "asker", "pause_by", "paused_by", "added_by", "created_by", "changed_by"}
"""How columns speak of people. A new word for one belongs here."""

GUILDS = {LEAVING: "zanzibarine", STAYING: "quetzaline"}
WORDS = {**GUILDS, SHARED: "openlemur"}


@pytest.fixture
async def archive(tmp_path: Path) -> AsyncIterator[Archive]:
    opened = await open_new(tmp_path / "a.db")
    yield opened
    await opened.close()


async def fill(archive: Archive, path: Path) -> None:
    """Give every scope something in every table that may hold a guild's."""
    for scope, word in WORDS.items():
        keys = await store(archive, scope, *(new(f"{word} {number}", headline=word) for number in range(30)))
        await revise(archive, keys[0], new(f"{word} again", headline=word, source=word), VersionReason.EDITED)
        await archive.writer.remove([keys[1]])
        if scope == SHARED:
            continue
        await archive.settings.change_guild_settings(scope.guild, GuildSettings(), GuildSettings(prefix=word[:4] + "!"))
        await archive.settings.keep_note(f"welcome:{scope.guild}", word)
        await archive.settings.keep_note(f"zone:{scope.guild}:1", word)
        await archive.settings.keep_note(f"called:{scope.guild}", word)
        await keep_rights(
            archive.settings, {DigestKey(one.guild, 1): [word] for one, word in GUILDS.items()}, NOW, everywhere
        )
        await archive.searches.keep_search(scope.guild, f"{word} query", literal=False, now=NOW)
        quoted = QuotedMessage(scope.guild, 5, None, scope.guild + 1, keys[0], f"G1 {word}", NOW)
        await archive.quoted.keep_quoted(quoted)
        await archive.holdings.depart([scope.guild], NOW)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for scope, word in WORDS.items():
            if scope != SHARED:
                fill_bare_tables(connection, scope.guild, word)


def fill_bare_tables(connection: sqlite3.Connection, guild: int, word: str) -> None:
    """Put a row into each table that is still without one of this guild, with its word in every text."""
    for name, held in HOLDINGS.items():
        if not held.of_guild:
            continue
        if connection.execute(f'SELECT 1 FROM "{name}" WHERE {held.of_guild}', {"guild": guild}).fetchone():
            continue
        if "guild" not in columns_of(connection, name):
            continue
        values = [
            guild if column == "guild" else PERSON if column in held.people else value_of(column, kind, word)
            for column, kind in columns_of(connection, name).items()
        ]
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(values))})', values)
    run = connection.execute("SELECT id FROM digest_run WHERE guild = ?", (guild,)).fetchone()[0]
    for name in ("digest_part", "digest_listed"):
        values = [
            run if column == "run" else value_of(column, kind, word)
            for column, kind in columns_of(connection, name).items()
        ]
        connection.execute(f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(values))})', values)


def columns_of(connection: sqlite3.Connection, table: str) -> dict[str, str]:
    return {name: kind for _, name, kind, *_ in connection.execute(f'PRAGMA table_info("{table}")')}


def value_of(column: str, kind: str, word: str) -> object:
    return None if column == "id" else {"TEXT": word, "BLOB": word.encode(), "REAL": 1.0, "INTEGER": 7}[kind]


def rows_of(path: Path, guild: int) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as connection:
        return {
            name: connection.execute(
                f'SELECT count(*) FROM "{name}" WHERE {held.of_guild.replace(":guild", str(guild))}'
            ).fetchone()[0]
            for name, held in HOLDINGS.items()
            if held.of_guild
        }


def holders(folder: Path, *secrets: bytes) -> list[str]:
    """Return the files that hold one of these byte strings, in whichever case."""
    return sorted(
        file.name
        for file in folder.iterdir()
        if file.is_file() and any(secret.lower() in file.read_bytes().lower() for secret in secrets)
    )


def as_stored(number: int) -> bytes:
    """Return a Discord id as a row holds it."""
    return number.to_bytes(8)


async def test_every_table_is_declared(archive: Archive, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        tables = {
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if not name.startswith("sqlite_")
        }
        assert tables == set(HOLDINGS), (
            "say in bot/archive/sqlite/maintenance/data_inventory.py whose data these tables hold"
        )
        for name, held in HOLDINGS.items():
            columns = set(columns_of(connection, name))
            assert set(held.people) <= columns
            if "guild" in columns:
                assert held.of_guild == "guild = :guild"
            # These names are how rows speak of people here.
            assert columns & {
                "owner",
                "person",
                "user",
                "author_id",
                "pause_by",
                "added_by",
                "member",
                "reader",
            } == set(held.people)


async def test_a_guild_is_deleted_to_the_last_byte_and_no_other(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    await fill(archive, path)
    others = rows_of(path, STAYING.guild), rows_of(path, SHARED.guild)
    before = rows_of(path, LEAVING.guild)
    assert {name for name, count in before.items() if not count} <= {"tombstone", "page_boundaries"}
    secrets = (WORDS[LEAVING].encode(), as_stored(LEAVING.guild), str(LEAVING.guild).encode())
    assert holders(tmp_path, *secrets)
    generation = await archive.articles.generation((LEAVING,))
    assert await archive.holdings.forget_guilds([LEAVING.guild]) == sum(before.values())
    assert set(rows_of(path, LEAVING.guild).values()) == {0}
    assert holders(tmp_path, *secrets) == []
    kept = rows_of(path, SHARED.guild)
    assert (rows_of(path, STAYING.guild), kept) == others
    assert "a.db" in holders(tmp_path, WORDS[STAYING].encode())
    assert await archive.articles.generation((LEAVING,)) > generation
    assert await archive.articles.article(ArticleKey(LEAVING, 1)) is None
    assert await archive.articles.article(ArticleKey(STAYING, 1)) is not None
    assert (await archive.care.condition()).is_sound
    (key,) = await store(archive, LEAVING, new("a new beginning"))
    assert key.number == 1


async def test_a_deleted_guild_counts_as_empty_though_as_much_changed_elsewhere(archive: Archive) -> None:
    await store(archive, LEAVING, new("a"))
    assert (await archive.articles.counts((LEAVING,))).articles == 1
    before = await archive.articles.generation((LEAVING,))
    await archive.holdings.forget_guilds([LEAVING.guild])
    await store(archive, STAYING, new("b"))
    assert await archive.articles.generation((LEAVING,)) > before
    assert (await archive.articles.counts((LEAVING,))).articles == 0


async def test_a_person_is_deleted_to_the_last_byte_and_the_feeds_stay(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    await fill(archive, path)
    named = [row async for row in archive.holdings.of_person(PERSON)]
    theirs = {"digest", "feed", "held_page", "rss_address", "story_apart", "watch"}
    assert {table for table, _ in named} == theirs | {"board", "board_entry", "board_note", "board_exported_note"}
    # A row that goes is counted once, whoever else it names.
    changes = sum(len(held.goes_with or held.people) for held in HOLDINGS.values())
    assert await archive.holdings.forget_person(PERSON) == changes * 2
    assert holders(tmp_path, as_stored(PERSON), str(PERSON).encode()) == []
    assert [row async for row in archive.holdings.of_person(PERSON)] == []
    left = rows_of(path, STAYING.guild)
    assert left["feed"] == 1
    # What somebody said, was told or had the address of goes with them.
    assert (left["board_note"], left["watch"], left["digest"], left["rss_address"]) == (0, 0, 0, 0)


async def test_what_is_shown_of_a_guild_is_its_own_and_all_of_it(archive: Archive, tmp_path: Path) -> None:
    await fill(archive, tmp_path / "a.db")
    shown = [(table, row) async for table, row in archive.holdings.of_guild(LEAVING.guild)]
    counted: dict[str, int] = {}
    for table, row in shown:
        counted[table] = counted.get(table, 0) + 1
        assert WORDS[STAYING] not in repr(row)
        assert WORDS[SHARED] not in repr(row)
    expected = {n: c for n, c in rows_of(tmp_path / "a.db", LEAVING.guild).items() if c and not HOLDINGS[n].derived}
    assert counted == expected


async def test_the_shared_archive_is_nobodys_to_delete(archive: Archive) -> None:
    with pytest.raises(ValueError, match="shared"):
        await archive.holdings.forget_guilds([SHARED.guild])


async def test_traces_that_cannot_be_taken_now_are_taken_later(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await fill(archive, tmp_path / "a.db")

    async def busy(_self: Any, *, in_place: bool) -> None:
        raise ArchiveBusyError("traces-later")

    with monkeypatch.context() as patch:
        patch.setattr(Database, "write_anew", busy)
        with pytest.raises(ArchiveBusyError):
            await archive.holdings.forget_guilds([LEAVING.guild])
    assert set(rows_of(tmp_path / "a.db", LEAVING.guild).values()) == {0}
    service = PrivacyService(archive.holdings, archive.articles, FakeClock())
    await service.sweep()
    assert holders(tmp_path, WORDS[LEAVING].encode(), as_stored(LEAVING.guild)) == []
    assert await archive.holdings.finish_forgetting() is False


async def test_who_has_nothing_to_delete_cannot_have_the_file_written_anew_at_will(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[int] = []
    write_anew = Database.write_anew

    async def counted(database: Database, *, in_place: bool) -> None:
        written.append(1)
        await write_anew(database, in_place=in_place)

    monkeypatch.setattr(Database, "write_anew", counted)
    assert await archive.holdings.forget_person(4711) == 0
    assert await archive.holdings.forget_guilds([4711]) == 0
    assert not written
    await PrivacyService(archive.holdings, archive.articles, FakeClock()).sweep()
    assert written == [1]


async def live(archive: Archive, folder: Path) -> None:
    """Let every scope live for a while, in turns: texts of all lengths that grow and shrink, pages divided anew."""
    loader = Loader(archive)
    for turn in range(8):
        for scope, word in WORDS.items():
            said = [f"{word} {turn}.{n} of {turn * n % 7} things" * (1 + n * n % 90) for n in range(12)]
            keys = await store(archive, scope, *(new(one, headline=f"{word} {turn}") for one in said))
            for n, key in enumerate(keys[::2]):
                longer = new(said[n] * (1 + 40 * (turn % 2)), said[-n], headline=f"{word} {n}")
                await revise(archive, key, longer, VersionReason.EDITED)
            await archive.writer.remove(keys[1::4])
            page = folder / f"{word}-{turn % 3}.txt"
            page.write_text("\n\n".join(f"The {word} {n}\n\n{one}." for n, one in enumerate(said[: 4 + turn])))
            page.with_name(f"{page.name}.boundaries").write_text(f"1\n{5 + 4 * (turn % 2)}\n")
            await loader.load([page], scope=scope)
    await archive.writer.settle()


async def test_nothing_is_left_of_a_guild_that_lived_among_others(tmp_path: Path) -> None:
    # What SQLite moves between pages it leaves where it was; so do long rows, merges and pages divided anew.
    folder, pages = tmp_path / "data", tmp_path / "pages"
    folder.mkdir()
    pages.mkdir()
    archive = await open_new(folder / "a.db")
    try:
        await live(archive, pages)
        others = rows_of(folder / "a.db", STAYING.guild), rows_of(folder / "a.db", SHARED.guild)
        assert holders(folder, WORDS[LEAVING].encode())
        await archive.holdings.forget_guilds([LEAVING.guild])
        secrets = (WORDS[LEAVING].encode(), as_stored(LEAVING.guild), str(LEAVING.guild).encode())
        assert holders(folder, *secrets) == []
        assert (rows_of(folder / "a.db", STAYING.guild), rows_of(folder / "a.db", SHARED.guild)) == others
        assert (await archive.care.condition()).is_sound
        assert not (await archive.storage.condition()).faults
    finally:
        await archive.close()


async def test_a_guild_that_the_bot_has_left_is_forgotten_after_a_time_unless_it_comes_back(
    archive: Archive, tmp_path: Path
) -> None:
    clock = FakeClock()
    service = PrivacyService(archive.holdings, archive.articles, clock)
    for scope, word in WORDS.items():
        await store(archive, scope, new(f"{word} text"))
    await service.leave(LEAVING.guild)
    assert await service.compare([], everywhere) == 1  # the other left while nobody looked
    assert await service.compare([], everywhere) == 0
    clock.at += GRACE - timedelta(minutes=1)
    assert (await service.sweep()).guilds == 0
    await service.arrive(STAYING.guild)
    clock.at += timedelta(minutes=1)
    assert (await service.sweep()).guilds == 1
    assert await archive.holdings.guilds() == {STAYING.guild}
    assert holders(tmp_path, WORDS[LEAVING].encode()) == []
    assert await service.compare([STAYING.guild], everywhere) == 0


async def test_a_guild_whose_events_come_to_another_process_has_not_been_left(archive: Archive) -> None:
    service = PrivacyService(archive.holdings, archive.articles, FakeClock())
    for scope, word in WORDS.items():
        await store(archive, scope, new(f"{word} text"))
    assert await service.compare([], lambda guild: guild == STAYING.guild) == 1
    assert list(await archive.holdings.departed()) == [STAYING.guild]


async def test_copies_that_updates_took_do_not_stay_for_ever(archive: Archive, tmp_path: Path) -> None:
    clock = FakeClock()
    old, young = tmp_path / "a.db.before-0002", tmp_path / "a.db.before-0003"
    for file, days in ((old, 31), (young, 29), (tmp_path / "backup.db", 99)):
        file.write_bytes(b"x")
        then = (clock.now() - timedelta(days=days)).timestamp()
        os.utime(file, (then, then))
    assert (await PrivacyService(archive.holdings, archive.articles, clock).sweep()).copies == 1
    assert (old.exists(), young.exists(), (tmp_path / "backup.db").exists()) == (False, True, True)


async def test_a_guild_that_goes_is_hidden_before_its_rows_go(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for scope, word in WORDS.items():
        await store(archive, scope, *(new(f"{word} {number}", headline=word) for number in range(30)))
    seen: list[object] = []
    empty = Deletion._empty

    async def look(one: Deletion, table: Table) -> int:
        seen.append(await archive.articles.article(ArticleKey(LEAVING, 3)))
        seen.append((await archive.articles.counts((LEAVING,))).articles)
        seen.append((await archive.care.condition()).is_sound)
        with pytest.raises(ArchiveBusyError, match="being-deleted"):
            await store(archive, LEAVING, new("too late"))
        assert rows_of(tmp_path / "a.db", LEAVING.guild)["article"] == 30 or table.name not in {"article", "paragraph"}
        await store(archive, STAYING, new("meanwhile"))
        return await empty(one, table)

    monkeypatch.setattr(Deletion, "_empty", look)
    await archive.holdings.forget_guilds([LEAVING.guild])
    assert set(map(repr, seen)) == {"None", "0", "True"}
    assert (await archive.articles.counts((STAYING,))).articles > 30
    assert not await archive.holdings.is_cut_off()


async def test_a_deletion_that_was_cut_off_is_ended_when_the_bot_starts_again(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.db"
    await fill(archive, path)
    others = rows_of(path, STAYING.guild), rows_of(path, SHARED.guild)

    async def full(_one: Deletion) -> int:
        raise ArchiveFullError("archive-full", path="")

    service = PrivacyService(archive.holdings, archive.articles, FakeClock())
    assert not await service.take_up()
    with monkeypatch.context() as patch:
        patch.setattr(Deletion, "_end", full)
        with pytest.raises(ArchiveFullError):
            await archive.holdings.forget_guilds([LEAVING.guild])
    assert await archive.holdings.is_cut_off()
    await archive.close()
    again = await open_archive(path, clock=SteppingClock(), analyse=analyse)
    try:
        service = PrivacyService(again.holdings, again.articles, FakeClock())
        assert await service.take_up()
        assert not await service.take_up()
        assert holders(tmp_path, WORDS[LEAVING].encode(), as_stored(LEAVING.guild), str(LEAVING.guild).encode()) == []
        assert (rows_of(path, STAYING.guild), rows_of(path, SHARED.guild)) == others
        (key,) = await store(again, LEAVING, new("a new beginning"))
        assert key.number == 1
    finally:
        await again.close()


async def test_who_has_nothing_to_delete_leaves_no_trace_of_having_asked(archive: Archive, tmp_path: Path) -> None:
    await store(archive, STAYING, new("others"))
    assert await archive.holdings.forget_guilds([LEAVING.guild]) == 0
    assert holders(tmp_path, as_stored(LEAVING.guild), str(LEAVING.guild).encode()) == []


@pytest.mark.parametrize("rows", [deletion.FIRST_STEP - 1, deletion.FIRST_STEP, deletion.FIRST_STEP + 1, 100])
async def test_as_many_rows_as_there_are_go_in_steps(archive: Archive, tmp_path: Path, rows: int) -> None:
    await store(archive, LEAVING, *(new(f"{number}") for number in range(rows)))
    await store(archive, STAYING, *(new(f"{number}") for number in range(3)))
    before = rows_of(tmp_path / "a.db", LEAVING.guild)
    assert before["article"] == rows
    assert await archive.holdings.forget_guilds([LEAVING.guild]) == sum(before.values())
    assert set(rows_of(tmp_path / "a.db", LEAVING.guild).values()) == {0}
    assert (await archive.articles.counts((STAYING,))).articles == 3
