"""How much of searches is kept, at each bound and one past it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.archive.model import SEARCH_INLINE, SEARCH_OVERHEAD, SearchBounds
from bot.archive.sqlite.connection.database import Database
from bot.archive.sqlite.guilds.kept_searches import SqliteKeptSearches
from bot.search import MOST_CHARACTERS
from tests.fakes.archive import FakeSearches

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.archive.protocols import KeptSearches

NOW = datetime(2026, 2, 14, 8, 0, tzinfo=UTC)
FEW = SearchBounds(characters=10, of_guild=3, size=5 * (SEARCH_OVERHEAD + 8))


@pytest.fixture(params=["sqlite", "in memory"])
async def searches(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[KeptSearches]:
    if request.param == "in memory":
        yield FakeSearches(bounds=FEW)
        return
    database = await Database.open(tmp_path / "archive.db")
    yield SqliteKeptSearches(database, FEW)
    await database.close()


async def keep(searches: KeptSearches, guild: int, minute: int) -> str:
    """Keep a query of eight bytes."""
    at = NOW + timedelta(minutes=minute)
    return await searches.keep_search(guild, f"query {minute:02d}", literal=False, now=at)


async def left(searches: KeptSearches, *places: tuple[int, str]) -> list[bool]:
    return [await searches.kept_search(guild, token, now=NOW) is not None for guild, token in places]


def test_what_is_kept_is_what_a_search_reads() -> None:
    bounds = SearchBounds()
    assert (bounds.characters, bounds.of_guild, bounds.size) == (MOST_CHARACTERS, 500, 64 << 20)


async def test_of_a_query_what_is_read_is_kept(searches: KeptSearches) -> None:
    for asked, kept in (
        ("賴清德" * 3 + "x", "賴清德" * 3 + "x"),
        ("賴清德" * 3 + "xy", "賴清德" * 3 + "x"),
        ("a\0b", "ab"),
    ):
        token = await searches.keep_search(1, asked, literal=False, now=NOW)
        found = await searches.kept_search(1, token, now=NOW)
        assert found is not None
        assert found.query == kept
        assert await searches.keep_search(1, kept, literal=False, now=NOW) == token


async def test_of_a_guild_the_newest_are_kept(searches: KeptSearches) -> None:
    elsewhere = await keep(searches, 2, 0)
    first, second, third = [await keep(searches, 1, minute) for minute in (1, 2, 3)]
    assert await left(searches, (1, first), (1, second), (1, third)) == [True] * 3
    assert await keep(searches, 1, 1) == first, "the same query again is no further one"
    await searches.keep_search(1, "query 01", literal=False, now=NOW + timedelta(minutes=4))
    fourth = await keep(searches, 1, 5)
    here = [(1, first), (1, second), (1, third), (1, fourth)]
    assert await left(searches, (2, elsewhere), *here) == [True, True, False, True, True]


async def test_of_all_together_the_oldest_go_until_they_fit(searches: KeptSearches) -> None:
    places = [(guild, await keep(searches, guild, guild)) for guild in range(1, 6)]
    assert await left(searches, *places) == [True] * 5
    places.append((6, await keep(searches, 6, 6)))
    assert await left(searches, *places) == [False] + [True] * 5
    await searches.forget_search(*places[3])
    places.append((7, await keep(searches, 7, 7)))
    assert await left(searches, *places) == [False, True, True, False, True, True, True]
    places.append((8, await searches.keep_search(8, "nine byte", literal=False, now=NOW + timedelta(minutes=8))))
    assert await left(searches, *places) == [False, False, False, False, True, True, True, True]
    assert await searches.forget_old_searches(NOW + timedelta(days=7, minutes=6)) == 2
    places += [(guild, await keep(searches, guild, guild)) for guild in (9, 10)]
    assert await left(searches, *places) == [False] * 6 + [True] * 4


async def test_a_long_query_counts_with_the_page_that_it_takes(tmp_path: Path) -> None:
    for length, rows in ((SEARCH_INLINE, 2), (SEARCH_INLINE + 1, 0)):
        bounds = SearchBounds(size=2 * (SEARCH_OVERHEAD + length))
        database = await Database.open(tmp_path / f"{length}.db")
        for kept in (SqliteKeptSearches(database, bounds), FakeSearches(bounds=bounds)):
            long = [await kept.keep_search(1, letter * length, literal=False, now=NOW) for letter in "ab"]
            assert sum(await left(kept, *((1, token) for token in long))) == rows
        await database.close()
