"""Merging the index changes nothing that can be seen of it, whatever happened to the articles before and meanwhile."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.archive.segments.merge_policy import (
    FAN,
    SMALLEST,
    WORTH_MERGING,
    SegmentSize,
    segments_to_merge,
    segments_to_merge_when_idle,
)
from bot.archive.sqlite.connection.database import Database
from bot.archive.sqlite.index.background_merge import BackgroundMerger
from bot.archive.sqlite.term_index import SqliteTermIndex
from bot.articles.model import SHARED, ArticleKey, Scope, VersionReason
from bot.errors import ArchiveFullError
from bot.search import SearchService
from bot.search.spelling.signatures import SignatureTable, signatures_of
from tests.archive.conftest import open_sqlite
from tests.archive.making import SteppingClock, new, revise, store

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from bot.archive.protocols import Archive
    from bot.archive.terms import Words

THINGS = ("walrus", "penguin", "seal", "otter", "heron")
QUERIES = (*THINGS, '"walrus sleeps"', "wal*", "-seal", "walrsu", "title:heron", "the", "author:lee")


async def answers(archive: Archive) -> list[list[tuple[int, str]]]:
    search = SearchService(archive, SteppingClock())
    found = [await search.search((SHARED, Scope(7)), query, limit=100, fold=False) for query in QUERIES]
    return [
        [(hit.card.key.number, hit.passage.excerpt.text if hit.passage else "") for hit in one.hits] for one in found
    ]


async def segments(database: Database) -> int:
    async with SqliteTermIndex(database).reading((SHARED,), deadline=5) as reader:
        return len(reader.segments)


async def lively(archive: Archive) -> None:
    """Store articles one at a time, change some and remove some."""
    for number in range(4 * FAN):
        thing, other = THINGS[number % 5], THINGS[number % 3]
        await store(
            archive, SHARED, new(f"The {thing} sleeps near {number} rocks.", f"An {other}.", headline=f"{other} day")
        )
        if number % 5 == 2:
            await revise(archive, ArticleKey(SHARED, number), new(f"A {other} woke."), VersionReason.EDITED)
        if number % 7 == 3:
            await archive.writer.remove([ArticleKey(SHARED, number - 1)])
    await store(archive, Scope(7), new("The guild's own walrus sleeps."))


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    archive = await open_sqlite(tmp_path)
    await archive._merger.stop()  # type: ignore[attr-defined] (what is to be merged is left for the test)
    await lively(archive)
    before = await answers(archive)
    await archive.close()
    opened = await Database.open(tmp_path / "archive.db")
    yield opened
    await opened.close()
    archive = await open_sqlite(tmp_path)
    assert await answers(archive) == before
    await archive.close()


async def test_a_merge_leaves_the_answers_as_they_were(database: Database) -> None:
    await BackgroundMerger(database).merge_all()
    assert await segments(database) < FAN + 2


async def test_what_is_removed_during_a_merge_stays_removed(tmp_path: Path) -> None:
    archive = await open_sqlite(tmp_path)
    for number in range(3 * FAN):
        await store(archive, SHARED, new(f"The walrus sleeps near {number} rocks."))
        await archive.writer.remove([ArticleKey(SHARED, number + 1)])
    assert (await answers(archive))[0] == []
    await archive.close()


async def test_a_stopped_merge_begins_anew_and_leaves_nothing_behind(database: Database) -> None:
    stopped = BackgroundMerger(database)
    await stopped.stop()
    assert await stopped.merge_all() == 0
    async with database.write() as connection:
        await connection.execute(
            "INSERT INTO chunk (id, data) SELECT (id & 0xFFFFFFFF) | (999 << 32), data FROM chunk"
            " WHERE id >> 32 = (SELECT min(id) >> 32 FROM chunk)"
        )
    await BackgroundMerger(database).merge_all()
    async with database.read() as connection:
        rows = await connection.execute_fetchall(
            "SELECT count(*) FROM chunk WHERE id >> 32 NOT IN (SELECT id FROM segment WHERE published)"
        )
    assert next(iter(rows))[0] == 0


def merged(sizes: list[tuple[int, int]], choosing: Callable[[list[SegmentSize]], list[int]]) -> list[int]:
    """Return how many live documents the segments have that are left when nothing is chosen any more."""
    held = {number: SegmentSize(number, max(a, b), min(a, b)) for number, (a, b) in enumerate(sizes)}
    for number in range(1_000, 1_200):
        chosen = choosing(list(held.values()))
        if not chosen:
            break
        live = sum(held.pop(old).live for old in chosen)
        held[number] = SegmentSize(number, live, live)
    assert not choosing(list(held.values()))
    return sorted(size.live for size in held.values())


SIZES = st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 5000)), max_size=60)


@given(SIZES)
def test_merging_ends_with_few_segments(sizes: list[tuple[int, int]]) -> None:
    assert len(merged(sizes, segments_to_merge)) <= (FAN - 1) * 3


@given(SIZES)
def test_what_is_left_at_rest_is_much_bigger_than_all_that_is_smaller(sizes: list[tuple[int, int]]) -> None:
    left = merged(sizes, segments_to_merge_when_idle)
    for place, size in enumerate(left[1:], start=1):
        assert sum(left[:place]) < WORTH_MERGING * size
        assert size >= SMALLEST


async def test_when_nothing_more_is_coming_everything_small_is_put_together(database: Database) -> None:
    merger = BackgroundMerger(database)
    await merger.settle()
    assert await segments(database) == 1
    await merger.stop()


async def test_after_a_rest_everything_small_is_put_together(database: Database) -> None:
    together = asyncio.Event()

    async def merged() -> None:
        if await segments(database) == 1:
            together.set()

    merger = BackgroundMerger(database, idle=0.001, big=1, merged=merged)
    merger.wake()
    async with asyncio.timeout(20):
        await together.wait()
    await merger.stop()


@pytest.mark.parametrize(("big", "told"), [(1, 1), (10_000, 0)])
async def test_a_merge_of_much_is_told(database: Database, big: int, told: int) -> None:
    calls: list[int] = []

    async def merged() -> None:
        calls.append(await segments(database))

    merger = BackgroundMerger(database, big=big, merged=merged)
    await merger.settle()
    await merger.stop()
    assert calls[-1:] == [1] * told


async def test_after_a_merge_the_words_are_ready_for_the_next_misspelt_search(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = await open_sqlite(tmp_path)
    await archive._merger.stop()  # type: ignore[attr-defined] (a merge in between would be another)
    search = SearchService(archive, SteppingClock())
    await lively(archive)
    await archive.terms.merged()  # type: ignore[attr-defined]
    monkeypatch.setattr("bot.search.spelling.guesses.signatures_of", only_of_what_is_typed)
    assert (await search.search((SHARED,), "walrsu")).hits
    await archive.close()


def only_of_what_is_typed(words: Words) -> SignatureTable:
    assert len(words) == 1, "a table of the archive's words is built while somebody waits"
    return signatures_of(words)


async def test_a_merge_that_failed_is_tried_again_though_nothing_is_stored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = await open_sqlite(tmp_path)
    await archive._merger.stop()  # type: ignore[attr-defined]
    await lively(archive)
    await archive.close()
    opened = await Database.open(tmp_path / "archive.db")
    merger = BackgroundMerger(opened, pause=0.001)
    merged = asyncio.Event()
    merge_all = merger.merge_all
    failures = iter([ArchiveFullError("archive-full"), ArchiveFullError("archive-full")])

    async def failing_at_first() -> int:
        if (failure := next(failures, None)) is not None:
            raise failure
        merges = await merge_all()
        merged.set()
        return merges

    monkeypatch.setattr(merger, "merge_all", failing_at_first)
    merger.wake()
    async with asyncio.timeout(20):
        await merged.wait()
    await merger.stop()
    assert await segments(opened) < FAN + 2
    await opened.close()
