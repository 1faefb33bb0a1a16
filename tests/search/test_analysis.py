"""Words that are written in several ways or without spaces: initials, two scripts, Thai, letters spelt out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.articles.model import SHARED
from bot.search import SearchService
from bot.search.analysis.acronyms import MOST_OF_TEXT, spelt_out
from tests.archive.making import SteppingClock, new, store

if TYPE_CHECKING:
    from bot.archive.protocols import Archive


@pytest.fixture
async def search(archive: Archive) -> SearchService:
    await store(
        archive,
        SHARED,
        new("Nobody told us about the ferry.", source_id="us"),
        new("The U.S. envoy was late.", source_id="dots"),
        new("A US envoy was early.", source_id="capitals"),
        new("醫師說，維他命C對感冒沒有幫助。", source_id="vitamin"),
        new("維他命在市場上賣得很好，C是一個字母。", source_id="apart"),
        new("台積電2奈米製程下半年量產。", source_id="nanometre"),
        new("วันนี้กรุงเทพมหานครมีฝนตกหนักและน้ำท่วมถนนหลายสาย", source_id="bangkok"),
        new("เชียงใหม่มีอากาศหนาว", source_id="chiangmai"),
        new(
            "Taiwan Semiconductor Manufacturing Co (TSMC, 台積電) said so.",
            source_id="spelt",
            names=(("TSMC", "台積電"),),
        ),
        new("Shares of TSMC fell.", source_id="letters"),
        new("Taiwan Semiconductor Manufacturing Co was founded in Hsinchu.", source_id="name"),
        new("台積電昨天說明。", source_id="chinese"),
    )
    return SearchService(archive, SteppingClock())


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("U.S.", {"dots", "capitals"}),
        ("US", {"dots", "capitals"}),
        ("us", {"us", "dots", "capitals"}),
        ('"U.S. envoy"', {"dots", "capitals"}),
        ("維他命C", {"vitamin"}),
        ('"維他命C"', {"vitamin"}),
        ("维他命c", {"vitamin"}),
        ("台積電2奈米", {"nanometre"}),
        ("กรุงเทพ", {"bangkok"}),
        ("น้ำท่วม", {"bangkok"}),
        ("อากาศหนาว", {"chiangmai"}),
        ("TSMC", {"spelt", "letters", "name", "chinese", "nanometre"}),
        ("台積電", {"spelt", "letters", "name", "chinese", "nanometre"}),
        ('"Taiwan Semiconductor Manufacturing Co"', {"spelt", "letters", "name", "chinese", "nanometre"}),
        ("tsmc 2nm", {"spelt", "letters", "name", "chinese", "nanometre"}),
    ],
)
async def test_a_word_is_found_however_it_is_written(search: SearchService, query: str, found: set[str]) -> None:
    answer = await search.search((SHARED,), query, limit=20)
    assert {hit.card.source_id for hit in answer.hits} == found
    assert answer.reading.used == query


async def test_a_word_of_two_scripts_that_is_nowhere_is_missing(search: SearchService) -> None:
    answer = await search.search((SHARED,), "維他命D")
    assert answer.reading.missing == ("維他命D",)
    assert {hit.card.source_id for hit in answer.hits} == {"vitamin", "apart"}
    assert all(hit.missing == ("維他命D",) for hit in answer.hits) or answer.reading.missing


async def test_initials_that_no_article_has_are_missing(archive: Archive) -> None:
    await store(archive, SHARED, new("Nobody told us about the ferry."))
    answer = await SearchService(archive, SteppingClock()).search((SHARED,), "U.S. ferry")
    assert answer.reading.missing == ("U.S.",)
    assert answer.reading.used == "U.S. ferry"


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Taiwan Semiconductor Manufacturing Co (TSMC) said", [("Taiwan Semiconductor Manufacturing Co", "TSMC")]),
        ("the Ministry of Foreign Affairs (MOFA) said", [("Ministry of Foreign Affairs", "MOFA")]),
        ("the Ministry of National Defense (MND) said", [("Ministry of National Defense", "MND")]),
        ("the Democratic Progressive Party (DPP, 民進黨)", [("Democratic Progressive Party", "DPP")]),
        ("Advanced Semiconductor Engineering Inc (ASE)", [("Advanced Semiconductor Engineering Inc", "ASE")]),
        ("WHO (World Health Organization) said", [("World Health Organization", "WHO")]),
        ("the World Health Organization’s (WHO) report", [("World Health Organization", "WHO")]),
        ("Air-Sea Rescue (ASR)", [("Air-Sea Rescue", "ASR")]),
        ("The Chinese Nationalist Party (KMT) said", []),
        ("He left. Some Men Came (SMC)", [("Some Men Came", "SMC")]),
        ("rain and snow (RAS)", []),
        ("a note (see page 3) and (SW) mtc", []),
        ("Every Day. Rain (EDR)", []),
    ],
)
def test_letters_that_a_text_spells_out(text: str, pairs: list[tuple[str, str]]) -> None:
    assert [(name.removesuffix("’s"), letters) for name, letters in spelt_out([text])] == pairs


def test_as_many_acronyms_as_may_be() -> None:
    letters = "ABCDEFGHIJKLMNOP"
    many = [f"{one}nce {two}pon {one}gain ({one}{two}{one})" for one in letters for two in letters]
    assert len(many) > MOST_OF_TEXT
    assert len(spelt_out(many)) == MOST_OF_TEXT


async def test_a_chinese_question_finds_a_place_by_its_other_name_and_says_what_is_missing(archive: Archive) -> None:
    await store(archive, SHARED, new("The capital of Taiwan is Taipei.", source_id="capital"), new("漁港的新聞。"))
    search = SearchService(archive, SteppingClock())
    answer = await search.search((SHARED,), "台灣的首都在哪裡")
    assert [hit.card.source_id for hit in answer.hits] == ["capital"]
    assert answer.reading.also_searched == ("Taiwan",)
    assert answer.reading.missing == ()
    nothing = await search.search((SHARED,), "稀土礦物何時出口")
    assert nothing.hits == ()
    assert nothing.reading.missing == ("稀土礦物何時出口",)
