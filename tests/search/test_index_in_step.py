"""What is stored, changed, removed or restored is found, or not found, at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.articles.model import SHARED, VersionReason
from bot.search import SearchService, service
from tests.archive.making import SteppingClock, new, revise, store

if TYPE_CHECKING:
    from bot.archive.protocols import Archive


async def found(search: SearchService, query: str) -> list[int]:
    answer = await search.search((SHARED,), query, limit=50, literal=True)
    return sorted(hit.card.key.number for hit in answer.hits)


async def test_search_follows_the_archive(archive: Archive) -> None:
    search = SearchService(archive, SteppingClock())
    assert await found(search, "walrus") == []
    first, second = await store(archive, SHARED, new("A walrus sleeps."), new("Another walrus wakes."))
    assert await found(search, "walrus") == [1, 2]
    await revise(archive, first, new("A seal sleeps."), VersionReason.EDITED)
    assert await found(search, "walrus") == [2]
    assert await found(search, "seal") == [1]
    await archive.writer.remove([second])
    assert await found(search, "walrus") == []
    await archive.writer.restore([second])
    assert await found(search, "walrus") == [2]


async def test_a_correction_follows_the_archive(archive: Archive) -> None:
    search = SearchService(archive, SteppingClock())
    await store(archive, SHARED, new("A walrus sleeps."))
    assert (await search.search((SHARED,), "pengiun")).hits == ()
    await store(archive, SHARED, new("A penguin wakes."))
    answer = await search.search((SHARED,), "pengiun")
    assert answer.reading.used == "penguin"
    assert [hit.card.key.number for hit in answer.hits] == [2]


async def test_a_search_that_has_no_time_says_so(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    search = SearchService(archive, SteppingClock())
    await store(archive, SHARED, new("A walrus sleeps."))
    monkeypatch.setattr(service, "DEADLINE", -1.0)
    answer = await search.search((SHARED,), "walrus")
    assert answer.partial
    assert answer.hits == ()
    patient = await search.search((SHARED,), "walrus", patient=True)
    assert (len(patient.hits), patient.partial) == (1, False)
