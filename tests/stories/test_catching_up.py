"""Articles that an older version loaded get the stories they would have had, whatever stops the work."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bot.archive import open_archive
from bot.archive.model import SHARED, Scope, scopes_of
from bot.archive.sqlite.schema import migrations
from bot.errors import ArchiveFullError
from bot.search.analysis import analyse
from bot.stories import catching_up
from bot.stories.catching_up import CatchingUp
from tests.archive.making import SteppingClock, new, store

if TYPE_CHECKING:
    from pathlib import Path

    from bot.archive.protocols import Archive

HERE = Scope(11)
WORDS = [f"{first}{last}" for first in "bcdfghjklm" for last in ("aker", "itter", "oundry", "ellow", "umber", "asp")]


def said(topic: int, *, cut: int = 0) -> str:
    """Return what a paper says of a topic: reprints of one are cut somewhat."""
    words = random.Random(topic).choices(WORDS, k=90)  # noqa: S311 (no secret)
    return " ".join(words[: 90 - cut])


async def opened(path: Path) -> Archive:
    return await open_archive(path, clock=SteppingClock(), analyse=analyse)


async def fill(archive: Archive) -> None:
    """Load reprints into the shared archive and a guild's: articles one, four, and so on are told again."""
    for turn in range(3):
        papers = [
            new(said(topic, cut=turn * 3), source=f"Paper {turn}") for topic in range(12) if topic % 3 or not turn
        ]
        await store(archive, SHARED, *papers)
    await store(archive, HERE, *(new(said(topic, cut=5), source="Ours") for topic in range(4, 9)))


def rows(path: Path) -> list[tuple[int, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT * FROM story ORDER BY guild, number").fetchall()


def make_old(path: Path) -> None:
    """Make an archive one that comes from the version before stories."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM story")
        connection.executescript(dict(migrations())[14])


async def filled(path: Path) -> list[tuple[int, ...]]:
    """Make an old archive at `path`, and return the stories it would have."""
    archive = await opened(path)
    await fill(archive)
    assert await CatchingUp(archive).left() == 0, "nothing to do where stories were found at once"
    await archive.close()
    found = rows(path)
    make_old(path)
    return found


async def test_an_old_archive_has_the_stories_it_would_have_had(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    expected = await filled(path)
    assert len(expected) >= 20
    archive = await opened(path)
    try:
        work = CatchingUp(archive)
        assert await archive.stories.told_again(scopes_of(11)) == 0
        assert await work.left() == 28 + 5
        assert await work.run() == len(expected)
        assert rows(path) == expected
        assert await work.left() == 0
        assert await work.run() == 0
    finally:
        await archive.close()


@pytest.mark.parametrize("batches", [0, 1, 2, 5])
async def test_what_is_stopped_goes_on_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, batches: int
) -> None:
    path = tmp_path / "a.db"
    expected = await filled(path)
    monkeypatch.setattr(catching_up, "BATCH", 4)
    archive = await opened(path)
    try:
        keep, left = archive.settings.keep_note, batches

        async def full(name: str, value: str) -> None:
            nonlocal left
            left -= 1
            if left < 0:
                raise ArchiveFullError("archive-full", path="a.db")
            await keep(name, value)

        work = CatchingUp(archive)
        with monkeypatch.context() as patch:
            patch.setattr(archive.settings, "keep_note", full)
            with pytest.raises(ArchiveFullError):
                await work.run()
        assert await work.left() <= 33 - 4 * batches
        await work.run()
        assert rows(path) == expected
    finally:
        await archive.close()


async def test_what_is_out_of_sight_or_in_a_story_already_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    await filled(path)
    archive = await opened(path)
    try:
        (kept,) = await store(archive, SHARED, new(said(1), source="Later"))
        before = rows(path)
        assert before, "what is loaded now finds an old article's story"
        await archive.writer.remove([kept])
        await CatchingUp(archive).run()
        assert set(before) <= set(rows(path))
    finally:
        await archive.close()


async def test_a_guild_that_is_forgotten_leaves_nothing_to_do(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    await filled(path)
    archive = await opened(path)
    try:
        await archive.holdings.forget_guilds([HERE.guild])
        assert await CatchingUp(archive).left() == 28
    finally:
        await archive.close()
