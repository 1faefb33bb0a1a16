"""A small archive with something to find in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.articles.model import SHARED
from bot.search import SearchService
from tests.archive.making import SteppingClock, new, open_new, store

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.archive.protocols import Archive

FILLER = [
    f"Report {number} on the {place} council speaks of {thing} and of nothing that would matter elsewhere."
    for number, (place, thing) in enumerate(
        (place, thing)
        for place in ("harbour", "mountain", "valley", "river")
        for thing in ("roads", "schools", "parks")
    )
]


@pytest.fixture
async def archive(tmp_path: Path) -> AsyncIterator[Archive]:
    opened = await open_new(tmp_path / "archive.db")
    yield opened
    await opened.close()


@pytest.fixture
async def newspaper(archive: Archive) -> Archive:
    """An archive of a dozen dull articles and a few that tests ask for."""
    await store(
        archive,
        SHARED,
        *(new(text, headline=f"Council notes {number}") for number, text in enumerate(FILLER)),
        new(
            "The island makes most of the world's advanced chips.",
            "Taiwan Semiconductor builds its 2-nanometer line, and Washington wants the technology nearer home.",
            headline="Chip makers look abroad",
            source_id="chips",
            published="2025-02-14",
        ),
        new(
            "President William Lai (賴清德) spoke in Taipei on Friday about rare earths.",
            "He did not speak about fishing quotas.",
            headline="Lai speaks on minerals",
            source_id="lai",
            names=(("William Lai", "賴清德"),),
            published="2025-04-18",
        ),
        new(
            "On a quiet lane in Taipei's central Daan District (大安), a high-rise is marked by a police guard",
            headline="The last embassy",
            source_id="daan",
            truncated=True,
            published="2025-04-25",
        ),
        new(
            "Fishing quotas were cut again, said the fisheries agency, and café owners in the harbour are worried.",
            headline="Fewer fish",
            source_id="fish",
            source="Harbour Post",
        ),
    )
    return archive


@pytest.fixture
async def search(newspaper: Archive) -> SearchService:
    return SearchService(newspaper, SteppingClock())


@pytest.fixture
async def empty(archive: Archive) -> SearchService:
    return SearchService(archive, SteppingClock())
