"""Words that are written in several ways meet, and phrases of nothing but common words are found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.articles.model import SHARED
from bot.search import SearchService, terms
from tests.archive.making import SteppingClock, new, store

if TYPE_CHECKING:
    from bot.archive.protocols import Archive


@pytest.mark.parametrize(
    ("printed", "asked"),
    [
        ("œuvre", "oeuvre"),
        ("Łódź", "Lodz"),
        ("Đà Nẵng", "Da Nang"),
        ("Ørsted", "Orsted"),
        ("ﾀｲﾜﾝ", "タイワン"),
        ("대통령이", "대통령"),
        ("대통령에게서", "대통령을"),
        ("किताबें", "किताब"),
        ("हिन्दी", "हिंदी"),
    ],
)
def test_what_is_written_in_several_ways_is_found_by_each(printed: str, asked: str) -> None:
    assert [root for root, _ in terms(printed)] == [root for root, _ in terms(asked)]


@given(st.text("가나은는이가을를에서으로", max_size=30))
def test_a_korean_word_keeps_two_syllables(word: str) -> None:
    for root, whole in terms(word):
        assert whole.startswith(root)
        assert len(root) >= min(2, len(whole))


@pytest.fixture
async def search(archive: Archive) -> SearchService:
    await store(
        archive,
        SHARED,
        new("Filler comes first.", "To be, or not to be: that is the question of the night.", source_id="hamlet"),
        new("It is not to be or so they say; to be sure.", source_id="words"),
        new("I would not have been there, said the pilot.", source_id="pilot"),
        new("Filler of the harbor isn't long. You don't — as they'd say — have to.", source_id="contracted"),
    )
    return SearchService(archive, SteppingClock())


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('"to be or not to be"', ["hamlet"]),
        ('"would not have been there"', ["pilot"]),
        ('"that is the"', ["hamlet"]),
        ('"to be or so they"', ["words"]),
        ('"there been have"', []),
        ('"you don’t as they’d"', ["contracted"]),
        ('"The Who"', []),
        ('"to be" question', ["hamlet", "words"]),
    ],
)
async def test_phrases_of_common_words_are_found_as_they_stand(
    search: SearchService, query: str, found: list[str]
) -> None:
    answer = await search.search((SHARED,), query)
    assert [hit.card.source_id for hit in answer.hits] == found


async def test_the_paragraph_that_has_the_phrase_is_shown(search: SearchService) -> None:
    answer = await search.search((SHARED,), '"to be or not to be"')
    assert answer.hits[0].passage is not None
    assert answer.hits[0].passage.paragraph == 2
