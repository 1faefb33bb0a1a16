"""A whole question is answered by what is about the same as its best answer, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.articles.model import SHARED
from bot.search import SearchService
from tests.archive.making import SteppingClock, new, store

if TYPE_CHECKING:
    from bot.archive.protocols import Archive

QUESTION = "which surveyor warned council engineers about the harbor bridge collapse in heavy winter storms"


@pytest.fixture
async def search(archive: Archive) -> SearchService:
    filler = [new(f"Nothing of note happened in village number {n}.", source_id=f"filler{n}") for n in range(20)]
    await store(
        archive,
        SHARED,
        new(
            "A surveyor warned council engineers that the harbor bridge would collapse during heavy winter storms.",
            "Rust had eaten the girders, rivets and trusses, wrote Okonedo, and the bearings were seized.",
            source_id="best",
        ),
        new(
            "Okonedo, who found rust in girders, rivets, trusses and seized bearings of the bridge, left in winter.",
            source_id="kin",
        ),
        new(
            "The council was warned of pigeons, which winter in the town hall and foil scarecrows.", source_id="pigeons"
        ),
        new("Okonedo wrote of rust, girders, rivets and trusses.", source_id="without"),
        *filler,
    )
    return SearchService(archive, SteppingClock())


async def found(search: SearchService, query: str) -> list[str | None]:
    return [hit.card.source_id for hit in (await search.search((SHARED,), query)).hits]


async def test_what_is_like_the_best_answer_comes_before_what_has_more_of_the_words(search: SearchService) -> None:
    assert await found(search, QUESTION) == ["best", "kin", "pigeons"]


async def test_a_few_words_are_taken_at_their_word(search: SearchService) -> None:
    assert await found(search, "council warned winter") == ["pigeons", "best", "kin"]


async def test_nothing_comes_in_that_has_none_of_the_words(search: SearchService) -> None:
    assert "without" not in await found(search, QUESTION)
