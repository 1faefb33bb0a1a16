"""Articles that an older version loaded get the stories they would have had, whatever stops the work."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from bot.archive import open_archive
from bot.archive.sqlite.connection.schema import migrations
from bot.articles.model import SHARED, Scope, scopes_of
from bot.errors import ArchiveFullError
from bot.search.analysis.analyser import analyse
from bot.stories import backfill as catching_up
from bot.stories.backfill import StoryBackfill, backfill_stories
from tests.archive.making import SteppingClock, by_hand, new, store

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
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
    with by_hand(path) as connection:
        connection.execute("DELETE FROM story")
        connection.executescript(dict(migrations())[14])


@dataclass(frozen=True, slots=True)
class Old:
    """An archive of the version before stories, at `path`, and the stories it would have."""

    archive: Archive
    path: Path
    expected: list[tuple[int, ...]]


@pytest.fixture
async def old(tmp_path: Path) -> AsyncIterator[Old]:
    path = tmp_path / "a.db"
    archive = await opened(path)
    await fill(archive)
    assert await StoryBackfill(archive).left() == 0, "nothing to do where stories were found at once"
    await archive.close()
    expected = rows(path)
    make_old(path)
    archive = await opened(path)
    yield Old(archive, path, expected)
    await archive.close()


async def test_an_old_archive_has_the_stories_it_would_have_had(old: Old) -> None:
    assert len(old.expected) >= 20
    work = StoryBackfill(old.archive)
    assert await old.archive.stories.told_again(scopes_of(11)) == 0
    assert await work.left() == 28 + 5
    assert await work.run() == len(old.expected)
    assert rows(old.path) == old.expected
    assert await work.left() == 0
    assert await work.run() == 0


@pytest.mark.parametrize("batches", [0, 1, 2, 5])
async def test_what_is_stopped_is_told_and_goes_on_where_it_was(
    old: Old, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, batches: int
) -> None:
    monkeypatch.setattr(catching_up, "BATCH", 4)
    keep, left = old.archive.settings.keep_note, batches

    async def full(name: str, value: str) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise ArchiveFullError("archive-full", path="a.db")
        await keep(name, value)

    with monkeypatch.context() as patch:
        patch.setattr(old.archive.settings, "keep_note", full)
        await backfill_stories(old.archive)
    assert "the next start goes on" in caplog.text
    work = StoryBackfill(old.archive)
    assert 0 < await work.left() <= 33 - 4 * batches
    await work.run()
    assert rows(old.path) == old.expected


async def test_what_is_out_of_sight_or_in_a_story_already_is_left_as_it_is(old: Old) -> None:
    (kept,) = await store(old.archive, SHARED, new(said(1), source="Later"))
    before = rows(old.path)
    assert before, "what is loaded now finds an old article's story"
    await old.archive.writer.remove([kept])
    await StoryBackfill(old.archive).run()
    assert set(before) <= set(rows(old.path))


async def test_a_guild_that_is_forgotten_leaves_nothing_to_do(old: Old) -> None:
    await old.archive.holdings.forget_guilds([HERE.guild])
    assert await StoryBackfill(old.archive).left() == 28
