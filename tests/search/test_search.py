"""What a reader types, and what is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.articles.model import SHARED

if TYPE_CHECKING:
    from bot.search import SearchService
    from bot.search.model import HighlightedText, SearchAnswer

SCOPES = (SHARED,)


def ids(answer: SearchAnswer) -> list[str | None]:
    return [hit.card.source_id for hit in answer.hits]


def found_in(text: HighlightedText) -> list[str]:
    return [text.text[start:end] for start, end in text.spans]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("semiconductor", "chips"),
        ("SEMICONDUCTORS", "chips"),
        ("taiwan's chip", "chips"),
        ("2-nanometer technology", "chips"),
        ("賴清德", "lai"),
        ("赖清德", "lai"),
        ("大安", "daan"),
        ("安", "daan"),
        ("大安区", "daan"),
        ("cafe", "fish"),
        ("rare earth", "lai"),
        ("semi*", "chips"),
        ('"quiet lane"', "daan"),
        ("“fishing quotas were”", "fish"),
        ("embassy OR nanometer -chips", "daan"),
        ("title:embassy", "daan"),
        ("taiwan semi conductor", "chips"),
    ],
)
async def test_finds(search: SearchService, query: str, first: str) -> None:
    answer = await search.search(SCOPES, query)
    assert ids(answer)[:1] == [first]


@pytest.mark.parametrize(
    ("typed", "used", "first"),
    [
        ("semicondutor", "semiconductor", "chips"),
        ("Tawian semicondutor", "taiwan semiconductor", "chips"),
        ("wasington tecnology", "washington technology", "chips"),
        ("fisching qotas", "fishing quotas", "fish"),
    ],
)
async def test_mends_misspellings(search: SearchService, typed: str, used: str, first: str) -> None:
    answer = await search.search(SCOPES, typed)
    assert ids(answer)[:1] == [first]
    assert answer.reading.used == used
    assert [correction.used for correction in answer.reading.corrections] == used.split()


async def test_a_word_typed_in_two_halves_is_shown_as_one(search: SearchService) -> None:
    answer = await search.search(SCOPES, "taiwan (semi  conductor)")
    assert answer.reading.used == "taiwan (semiconductor)"


async def test_a_literal_search_mends_nothing(search: SearchService) -> None:
    answer = await search.search(SCOPES, "semicondutor", literal=True)
    assert not answer.hits
    assert answer.reading.used == "semicondutor"


async def test_a_phrase_must_stand_as_it_is(search: SearchService) -> None:
    assert ids(await search.search(SCOPES, '"fishing quotas" -cut')) == ["lai"]
    assert set(ids(await search.search(SCOPES, '"fishing quotas"'))) == {"fish", "lai"}


async def test_the_passage_is_the_best_paragraph_and_marks_what_was_found(search: SearchService) -> None:
    hit = (await search.search(SCOPES, "nanometer technology")).hits[0]
    assert hit.passage is not None
    assert (hit.passage.paragraph, hit.passage.version) == (2, 1)
    assert found_in(hit.passage.excerpt) == ["nanometer", "technology"]


async def test_a_chinese_name_is_marked_in_one_piece(search: SearchService) -> None:
    hit = (await search.search(SCOPES, "赖清德")).hits[0]
    assert hit.passage is not None
    assert "賴清德" in found_in(hit.passage.excerpt)


async def test_pages_follow_one_another(search: SearchService) -> None:
    whole = await search.search(SCOPES, "council", limit=12)
    pages = [await search.search(SCOPES, "council", limit=5, offset=offset) for offset in (0, 5, 10)]
    assert [hit.card.key for page in pages for hit in page.hits] == [hit.card.key for hit in whole.hits]
    assert {page.total for page in pages} == {12}


async def test_function_words_alone_find_something(search: SearchService) -> None:
    assert (await search.search(SCOPES, "on the")).hits


@pytest.mark.parametrize(
    "query", ["", "   ", '"', '""', "((", "-", "😀", "\u200b\u200d", "\ud800", "*", "::", "\u202e"]
)
async def test_what_holds_no_word_is_answered_and_said_to_be_unreadable(search: SearchService, query: str) -> None:
    answer = await search.search(SCOPES, query)
    assert not answer.hits
    assert answer.reading.unreadable


async def test_an_overlong_query_is_cut_and_says_so(search: SearchService) -> None:
    assert (await search.search(SCOPES, "semiconductor " + "x" * 4000)).reading.cut
    many = await search.search(SCOPES, " ".join(f"council{number}" for number in range(60)))
    assert many.reading.cut
    assert not (await search.search(SCOPES, "semiconductor")).reading.cut


async def test_an_empty_archive_answers_too(empty: SearchService) -> None:
    answer = await empty.search(SCOPES, "anything")
    assert (answer.hits, answer.total, answer.partial) == ((), 0, False)
