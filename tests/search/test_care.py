"""The index can be proved to be in step, and mended when it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.archive.model import SHARED, ArticleKey
from bot.archive.sqlite.database import Database
from bot.archive.sqlite.streams import Stream
from bot.archive.sqlite.upkeep import IndexUpkeep
from tests.archive.conftest import open_sqlite
from tests.search.test_merging import answers, lively

if TYPE_CHECKING:
    from pathlib import Path

    from bot.archive.protocols import Archive

def of_stream(stream: Stream) -> str:
    return f"id & {0xFF << 24} = {stream << 24}"


HARM = {
    "articles lost": "INSERT OR IGNORE INTO tombstone SELECT id, 0 FROM segment UNION SELECT id, size - 1 FROM segment",
    "counts cut short": f"UPDATE chunk SET data = substr(data, 2) WHERE {of_stream(Stream.COUNTS)}",
    "counts changed": f"UPDATE chunk SET data = zeroblob(length(data)) WHERE {of_stream(Stream.COUNTS)}",
    "documents lost": f"DELETE FROM chunk WHERE {of_stream(Stream.DOCUMENTS)}",
    "documents changed": f"UPDATE chunk SET data = zeroblob(length(data)) WHERE {of_stream(Stream.DOCUMENTS)}",
    "positions lost": f"DELETE FROM chunk WHERE {of_stream(Stream.POSITIONS)}",
    "words cut short": f"UPDATE chunk SET data = substr(data, 1, 20) WHERE {of_stream(Stream.WORDS)}",
    "hashes changed": f"UPDATE chunk SET data = zeroblob(length(data)) WHERE {of_stream(Stream.HASHES)}",
}


async def harmed(folder: Path, harm: str) -> Archive:
    """Open the archive in `folder` anew after its settled index was harmed."""
    database = await Database.open(folder / "archive.db")
    await IndexUpkeep(database).merge_all()
    async with database.write() as connection:
        await connection.execute(harm)
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
async def test_harm_is_seen_and_mended(tmp_path: Path, harm: str) -> None:
    archive = await open_sqlite(tmp_path)
    await lively(archive)
    before = await answers(archive)
    await archive.close()
    archive = await harmed(tmp_path, harm)
    assert not (await archive.care.condition()).is_sound
    await archive.care.rebuild()
    assert (await archive.care.condition()).is_sound
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
