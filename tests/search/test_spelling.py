"""Which word a misspelt one is read as: how it was misspelt, how common it is, and the company it keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from bot.articles.model import SHARED
from bot.search import SearchService
from bot.search.spelling.edit_costs import slip_costs
from tests.archive.making import SteppingClock, new, store

if TYPE_CHECKING:
    from bot.archive.protocols import Archive

WORDS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=12)
PLACES = st.integers(0, 10)
FIRST_LETTER = 0.3


@pytest.fixture
async def search(archive: Archive) -> SearchService:
    filler = [new(f"Nothing of note happened in village number {n}.", source_id=f"filler{n}") for n in range(30)]
    await store(
        archive,
        SHARED,
        *filler,
        new("A treaty with Ireland was signed by ministers.", source_id="ireland"),
        new("A treaty with the island was signed by ministers.", source_id="island"),
        new("The doctor set a broken leg in plaster at the hospital.", source_id="plaster"),
        new("The farmer drove a maize planter over a ploughed field.", source_id="planter"),
        new("An amount of money was found by clerks.", source_id="amount"),
        new("Trust was shaken by engineers of the council.", source_id="trust"),
        new("A nonlinear equation of waves.", source_id="nonlinear"),
        new("A linear accelerator in the valley.", source_id="linear"),
        new("Ferries and tugs were seen in the rain.", source_id="forms"),
        new("A ferry and a tug were seen in the rain.", source_id="form"),
    )
    return SearchService(archive, SteppingClock())


async def read(search: SearchService, query: str) -> tuple[str, list[str | None]]:
    answer = await search.search((SHARED,), query)
    return answer.reading.used, [hit.card.source_id for hit in answer.hits]


async def test_a_letter_is_left_out_oftener_than_exchanged(search: SearchService) -> None:
    assert await read(search, "irland") == ("ireland", ["ireland", "island"])


@pytest.mark.parametrize(
    ("typed", "word"),
    [("tyfoon", "typhoon"), ("arkive", "archive"), ("ekwal", "equal"), ("teksts", "texts"), ("skool", "school")],
)
async def test_a_sound_that_is_written_otherwise_is_one_error(archive: Archive, typed: str, word: str) -> None:
    await store(archive, SHARED, new(f"It was written of the {word} in the ledger.", source_id="meant"))
    assert await read(SearchService(archive, SteppingClock()), f"{typed} ledger") == (f"{word} ledger", ["meant"])


@pytest.mark.parametrize(
    ("typed", "word"),
    [("flower", "flour"), ("lone", "loan"), ("boarder", "border"), ("counsel", "council"), ("rain", "reign")],
)
async def test_a_word_that_sounds_like_another_is_kept_and_the_other_offered(
    archive: Archive, typed: str, word: str
) -> None:
    filler = [new(f"Nothing of note happened in village number {n}.", source_id=f"filler{n}") for n in range(30)]
    await store(
        archive,
        SHARED,
        *filler,
        new(f"Clerks wrote {typed} in the margin.", source_id="as typed"),
        *(new(f"Portugal spoke of the {word} in week {n}.", source_id=f"meant{n}") for n in range(5)),
    )
    answer = await SearchService(archive, SteppingClock()).search((SHARED,), f"portugal {typed}")
    assert answer.reading.used == f"portugal {typed}"
    assert [(offer.asked, word in offer.nearest) for offer in answer.reading.offers] == [(typed, True)]


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("doctor at hospital used planster for a leg that was badly broken", "plaster"),
        ("farmer whose maize stood in a field used planster for ploughed furrows", "planter"),
    ],
)
async def test_words_all_over_a_question_tell_which_of_two_was_meant(
    search: SearchService, query: str, meant: str
) -> None:
    used, found = await read(search, query)
    assert used == query.replace("planster", meant)
    assert found[0] == meant


async def test_a_misspelt_function_word_asks_for_nothing(search: SearchService) -> None:
    used, found = await read(search, "engineers amoung council")
    assert used == "engineers amoung council"
    assert found[0] == "trust"
    assert "amount" not in found


async def test_a_word_that_stands_alone_is_none_of_the_function_words(search: SearchService) -> None:
    used, found = await read(search, "amoung")
    assert (used, found) == ("amount", ["amount"])


async def test_a_misspelt_half_still_joins_the_other(search: SearchService) -> None:
    _, found = await read(search, "non-llinear waves")
    assert found[0] == "nonlinear"


@pytest.mark.parametrize(("query", "first"), [("ferries tugs", "forms"), ("ferry tug", "form")])
async def test_of_two_words_the_very_form_tells(search: SearchService, query: str, first: str) -> None:
    _, found = await read(search, query)
    assert found[0] == first


@given(WORDS, PLACES)
@example("ireland", 2)
def test_a_letter_too_few_costs_less_than_one_too_many(word: str, place: int) -> None:
    place %= len(word)
    shorter = word[:place] + word[place + 1 :]
    assume(shorter)
    assert slip_costs(shorter, [word])[0] < slip_costs(word, [shorter])[0]


@given(WORDS, PLACES)
def test_neighbours_swapped_cost_less_than_any_other_slip(word: str, place: int) -> None:
    place %= len(word) - 1
    swapped = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    assume(swapped != word)
    cost = slip_costs(swapped, [word])[0] - (0 if swapped[0] == word[0] else FIRST_LETTER)
    assert cost < min(slip_costs(f"{word}q", [word])[0], slip_costs(word[:-1], [word])[0])


@given(st.lists(WORDS, min_size=1, max_size=8), WORDS)
def test_a_word_costs_the_same_whatever_it_is_compared_with(words: list[str], typed: str) -> None:
    together = slip_costs(typed, words)
    assert together.tolist() == pytest.approx([slip_costs(typed, [word])[0] for word in words])
    assert [cost == 0 for cost in together] == [word == typed for word in words]
