"""Why an article was found, and authors' names that nobody has."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.articles.model import SHARED, Person, PersonRole, Scope
from tests.archive.making import new, store

if TYPE_CHECKING:
    from bot.archive.protocols import Archive
    from bot.archive.stored import NewText
    from bot.search import SearchService
    from bot.search.model import HitReasons

SCOPES = (SHARED,)


async def _evidence(search: SearchService, query: str, source_id: str, **options: bool) -> HitReasons:
    explained = await search.explain(SCOPES, query, limit=10, **options)
    assert len(explained.evidence) == len(explained.answer.hits)
    placed = zip(explained.answer.hits, explained.evidence, strict=True)
    return next(evidence for hit, evidence in placed if hit.card.source_id == source_id)


async def test_the_answer_that_is_explained_is_the_answer_there_was(search: SearchService) -> None:
    for newest_first in (False, True):
        explained = await search.explain(SCOPES, "taipei chips", newest_first=newest_first)
        assert explained.answer == await search.search(SCOPES, "taipei chips", newest_first=newest_first)


async def test_words_are_told_by_form_place_and_number(search: SearchService) -> None:
    evidence = await _evidence(search, "chip nearer okapi", "chips")
    chip, nearer = evidence.found
    assert (chip.asked, chip.used, set(chip.forms)) == ("chip", None, {"chip", "chips"})
    assert chip.in_headline
    assert chip.paragraphs == (1,)
    assert chip.times == 2
    assert (nearer.paragraphs, nearer.in_headline, nearer.in_authors) == ((2,), False, False)
    assert evidence.lacking == ("okapi",)


async def test_a_word_that_was_read_as_another_is_told(search: SearchService) -> None:
    evidence = await _evidence(search, "semicondutor", "chips")
    assert [(one.asked, one.used) for one in evidence.found] == [("semicondutor", "semiconductor")]


async def test_a_guess_beside_the_likeliest_reading_is_not_counted(search: SearchService) -> None:
    evidence = await _evidence(search, "chps", "chips")
    (found,) = evidence.found
    assert found.used in {"chip", "chips"}
    assert set(found.forms) <= {"chip", "chips"}


async def test_a_phrase_is_told_as_one(search: SearchService) -> None:
    evidence = await _evidence(search, '"rare earths" fishing', "lai")
    phrase, word = evidence.found
    assert (phrase.is_phrase, phrase.asked, phrase.paragraphs) == (True, "rare earths", (1,))
    assert not word.is_phrase
    assert not (await _evidence(search, "rare earths", "lai")).found[0].is_phrase


async def test_chinese_is_told_as_it_was_asked(search: SearchService) -> None:
    evidence = await _evidence(search, "賴清德", "lai")
    assert evidence.found[0].asked == "賴清德"
    assert evidence.found[0].paragraphs == (1,)


async def test_words_beside_one_another_are_near(search: SearchService) -> None:
    evidence = await _evidence(search, "rare earths", "lai")
    assert evidence.nearness is not None
    assert (evidence.nearness.left, evidence.nearness.right, evidence.nearness.apart) == ("rare", "earths", 1)
    assert (await _evidence(search, "semiconductor island", "chips")).nearness is None  # in two paragraphs


async def test_the_date_counts_only_where_the_query_speaks_of_none(search: SearchService) -> None:
    assert (await _evidence(search, "rare earths", "lai")).recency > 0
    assert (await _evidence(search, "rare earths after:2024", "lai")).recency == 0


async def test_nothing_is_evidence_that_was_excluded(search: SearchService) -> None:
    evidence = await _evidence(search, "chips -okapi", "chips")
    assert [one.asked for one in evidence.found] == ["chips"]
    assert evidence.lacking == ()


@pytest.fixture
async def bylines(newspaper: Archive) -> Archive:
    await store(newspaper, SHARED, _by("A quiet report on roads.", "Margaret Johnson", "莊瑪格", "byline"))
    await store(newspaper, Scope(7), _by("Roads.", "Zebulon Quark", None, "own"))
    return newspaper


def _by(words: str, name: str, cjk: str | None, source_id: str) -> NewText:
    article = new(words, source_id=source_id)
    return replace(article, text=replace(article.text, people=(Person(PersonRole.AUTHOR, name, None, cjk),)))


@pytest.mark.parametrize(
    ("query", "mended"),
    [
        ("author:jonson", "author:Johnson"),
        ('roads author:"margret jonson"', 'roads author:"Margaret Johnson"'),
        ("author:Johnson", None),
        ("author:莊瑪格", None),
    ],
)
async def test_an_author_is_found_however_spelt_and_the_answer_says_so(
    search: SearchService, bylines: Archive, query: str, mended: str | None
) -> None:
    answer = await search.search(SCOPES, query)
    assert [hit.card.source_id for hit in answer.hits] == ["byline"]
    assert bool(answer.reading.corrections) == (mended is not None)
    assert answer.reading.used == (mended or query)


@pytest.mark.parametrize("query", ["author:xylophone", "author:莊瑪各", "author:qark", "roads author:quark"])
async def test_no_author_is_made_up_or_taken_from_elsewhere(
    search: SearchService, bylines: Archive, query: str
) -> None:
    answer = await search.search(SCOPES, query)
    assert answer.hits == ()
    assert answer.reading.corrections == ()


async def test_an_author_is_taken_literally_or_excluded_as_typed(search: SearchService, bylines: Archive) -> None:
    assert (await search.search(SCOPES, "author:jonson", literal=True)).hits == ()
    answer = await search.search(SCOPES, "roads -author:jonson", limit=20)
    assert "byline" in [hit.card.source_id for hit in answer.hits]
