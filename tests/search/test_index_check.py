"""The index can be proved to be in step, and mended when it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.archive.segments.streams import Stream
from bot.archive.sqlite.connection.database import Database
from bot.archive.sqlite.index.background_merge import BackgroundMerger
from bot.articles.model import SHARED, ArticleKey
from tests.archive.conftest import open_sqlite
from tests.search.test_merging import answers, lively

if TYPE_CHECKING:
    from pathlib import Path

    from bot.archive.protocols import Archive


OF_STREAM = "WHERE id >> 24 & 255 = ?"
HARM = {
    "counts cut short": ("UPDATE chunk SET data = substr(data, 2)", Stream.COUNTS),
    "counts changed": ("UPDATE chunk SET data = zeroblob(length(data))", Stream.COUNTS),
    "documents lost": ("DELETE FROM chunk", Stream.DOCUMENTS),
    "documents changed": ("UPDATE chunk SET data = zeroblob(length(data))", Stream.DOCUMENTS),
    "positions lost": ("DELETE FROM chunk", Stream.POSITIONS),
    "words cut short": ("UPDATE chunk SET data = substr(data, 1, 20)", Stream.WORDS),
    "hashes changed": ("UPDATE chunk SET data = zeroblob(length(data))", Stream.HASHES),
}


async def harmed(folder: Path, harm: str, *values: int) -> Archive:
    """Open the archive in `folder` anew after its settled index was harmed."""
    database = await Database.open(folder / "archive.db")
    await BackgroundMerger(database).merge_all()
    async with database.write() as connection:
        await connection.execute(harm, values)
    await database.close()
    return await open_sqlite(folder)


async def test_what_was_stored_changed_and_removed_is_in_step(tmp_path: Path) -> None:
    archive = await open_sqlite(tmp_path)
    await lively(archive)
    condition = await archive.care.condition()
    assert condition.is_sound, condition
    assert condition.articles
    before = await answers(archive)
    assert await archive.care.rebuild() == condition.articles
    assert (await archive.care.condition()).is_sound
    assert await answers(archive) == before
    await archive.close()


@pytest.mark.parametrize("harm", HARM.values(), ids=HARM.keys())
async def test_harm_is_seen_and_mended(tmp_path: Path, harm: tuple[str, Stream]) -> None:
    archive = await open_sqlite(tmp_path)
    await lively(archive)
    before = await answers(archive)
    await archive.close()
    statement, stream = harm
    archive = await harmed(tmp_path, f"{statement} {OF_STREAM}", stream)
    assert not (await archive.care.condition()).is_sound
    await archive.care.rebuild()
    assert (await archive.care.condition()).is_sound
    assert await answers(archive) == before
    await archive.close()


async def test_lost_articles_are_seen_and_found_again(tmp_path: Path) -> None:
    archive = await open_sqlite(tmp_path)
    await lively(archive)
    before = await answers(archive)
    await archive.close()
    archive = await harmed(tmp_path, "INSERT OR IGNORE INTO tombstone SELECT id, 0 FROM segment")
    assert (await archive.care.condition()).missing
    await archive.care.rebuild()
    assert await answers(archive) == before
    await archive.close()


async def test_an_article_that_should_not_be_there_is_named(tmp_path: Path) -> None:
    archive = await open_sqlite(tmp_path)
    await lively(archive)
    await archive.close()
    archive = await harmed(tmp_path, "UPDATE article SET removed_at = '2026-01-01' WHERE guild = 0 AND number = 1")
    condition = await archive.care.condition()
    assert condition.stray == (ArticleKey(SHARED, 1),)
    assert not condition.is_sound
    await archive.close()


async def test_an_index_in_the_middle_of_being_rebuilt_is_not_seen(tmp_path: Path) -> None:
    archive = await open_sqlite(tmp_path)
    await lively(archive)
    database = archive._database  # type: ignore[attr-defined]  # a crash in the middle cannot be had through the door
    async with database.write() as connection:
        await archive.care._index(connection, [ArticleKey(SHARED, 1)])  # type: ignore[attr-defined]
    assert (await archive.care.condition()).is_sound
    await archive.care.rebuild()
    assert (await archive.care.condition()).is_sound
    await archive.close()
