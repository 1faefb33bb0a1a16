"""What the archive does not have is said, and never read as something else; what is no word is still mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.articles.model import SHARED
from bot.search import SearchService
from bot.search.spelling.language import LANGUAGE
from tests.archive.making import SteppingClock, new, store

if TYPE_CHECKING:
    from bot.archive.protocols import Archive


@pytest.fixture
async def search(archive: Archive) -> SearchService:
    await store(
        archive,
        SHARED,
        new("Orders for ships from Taiwan rose, said the harbour master.", source_id="orders"),
        new("The drainage of the valley is a matter of change, said the engineers.", source_id="change"),
        new("Mrs Ou Chang of Taiwan spoke. Ou Chang was led to the semiconductor plant.", source_id="chang"),
        new("Exceptions were made for the ministry and its residents.", source_id="exceptions"),
        new("A chiang mai letter about the Chiang family and about vitamins.", source_id="chiang"),
    )
    return SearchService(archive, SteppingClock())


@pytest.mark.parametrize(
    "absent",
    [
        *("election", "damage", "murder", "prison", "minister", "Lao", "lao", "climate", "harbinger", "organise"),
        *("Lai Ching-te", "Ching-te", "tsai-wan", "2025", "a24", "Orderx", "Taiwam's-son"),
    ],
)
async def test_a_word_of_the_language_a_name_or_a_number_is_never_replaced(search: SearchService, absent: str) -> None:
    answer = await search.search((SHARED,), absent)
    assert answer.reading.used == absent
    assert answer.reading.corrections == ()
    assert "".join(answer.reading.missing)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("semicondutor", "semiconductor"),
        ("drainnage", "drainage"),
        ("enginneers", "engineers"),
        ("ministr", "ministry"),
        ("Tawian", "Taiwan"),
        ("tawian semicondutor", "taiwan semiconductor"),
    ],
)
async def test_what_is_no_word_is_still_mended(search: SearchService, typed: str, meant: str) -> None:
    answer = await search.search((SHARED,), typed)
    assert answer.reading.used.casefold() == meant.casefold()
    assert answer.hits


@pytest.mark.parametrize("typed", ["Semicondutor", "Enginneers"])
async def test_a_capitalised_word_is_read_as_a_name_only(search: SearchService, typed: str) -> None:
    answer = await search.search((SHARED,), typed)
    assert answer.reading.used == typed
    assert answer.suggestion


async def test_no_word_is_read_as_one_that_the_query_has_already(search: SearchService) -> None:
    answer = await search.search((SHARED,), "semiconductor semicondutor")
    assert answer.reading.used == "semiconductor semicondutor"


async def test_the_nearest_that_the_archive_has_is_offered_for_an_absent_word(search: SearchService) -> None:
    answer = await search.search((SHARED,), "damage harbour")
    assert answer.reading.missing == ("damage",)
    assert answer.suggestion == "drainage harbour"
    assert answer.reading.offers[0].nearest[0] == "drainage"


async def test_each_result_says_what_it_does_not_have(search: SearchService) -> None:
    answer = await search.search((SHARED,), "semiconductor drainage climate")
    assert {hit.card.source_id: hit.missing for hit in answer.hits} == {
        "chang": ("drainage", "climate"),
        "change": ("semiconductor", "climate"),
    }
    assert answer.reading.missing == ("climate",)


@pytest.mark.parametrize(
    ("query", "found"),
    [("change", ["change"]), ("climate change", ["change"]), ("Chang", ["chang"]), ("chang", ["chang"])],
)
async def test_a_name_and_a_word_of_one_stem_stay_apart(search: SearchService, query: str, found: list[str]) -> None:
    answer = await search.search((SHARED,), query)
    assert [hit.card.source_id for hit in answer.hits] == found


@pytest.mark.parametrize("word", ["teh", "recieve", "goverment", "seperate", "definately", "wich", "untill"])
def test_no_misspelling_is_a_word_of_the_language(word: str) -> None:
    assert not LANGUAGE.has(word)


@pytest.mark.parametrize(
    "word",
    [
        "elections",
        "harbour",
        "harbor",
        "organise",
        "organize",
        "deputize",
        "pandemic",
        "kindness",
        "unmanned",
        "colors",
        "traveled",
    ],
)
def test_words_and_their_forms_are_of_the_language_in_both_spellings(word: str) -> None:
    assert LANGUAGE.has(word)


def test_the_list_is_long_enough_to_be_called_one() -> None:
    assert len(LANGUAGE.prepare()[0]) > 80_000
