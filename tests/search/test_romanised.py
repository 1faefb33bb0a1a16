"""A name is found in the other script by its sound: in Pinyin, Wade–Giles and Tongyong, glossed or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.articles.model import SHARED
from bot.search import SearchService
from bot.search.romanisation.readings import readings
from bot.search.romanisation.syllables import LONGEST, MOST_SPLITS, SYLLABLES, splits, tongyong, wade_giles
from tests.archive.making import SteppingClock, new, store

if TYPE_CHECKING:
    from bot.archive.protocols import Archive

NAMES = ("王鴻薇", "陳建仁", "林佳龍", "蕭美琴", "謝長廷")


@pytest.fixture
async def search(archive: Archive) -> SearchService:
    await store(
        archive,
        SHARED,
        *(new(f"{name}昨天在台北市說明政策。", source_id=name) for name in NAMES),
        new("賴清德在高雄市談稀土。", source_id="lai"),
        new("William Lai (賴清德) spoke.", source_id="gloss", names=(("William Lai", "賴清德"),)),
        new("Kuo Yao-chi answered the press.", source_id="kuo"),
        new("The ferry to the island was late.", source_id="ferry"),
    )
    return SearchService(archive, SteppingClock())


@pytest.mark.parametrize(
    ("query", "first", "also"),
    [
        ("Chen Chien-jen", "陳建仁", "陳建仁"),
        ("Chen Jianren", "陳建仁", "陳建仁"),
        ("chen jianren", "陳建仁", "陳建仁"),
        ('"Chen Chien-jen"', "陳建仁", "陳建仁"),
        ("Lin Chia-lung", "林佳龍", "林佳龍"),
        ("Lin Jia-long", "林佳龍", "林佳龍"),
        ("Hsiao Mei-chin", "蕭美琴", "蕭美琴"),
        ("Siao Mei-cin", "蕭美琴", "蕭美琴"),
        ("Hsieh Chang-ting", "謝長廷", "謝長廷"),
        ("Chang-ting Hsieh", "謝長廷", "謝長廷"),
        ("Kaohsiung", "lai", "高雄"),
        ("郭瑤琪", "kuo", "Kuo Yao-Chi"),
        ("Lai Ching-te", "lai", "賴清德"),
        ("Lai Qingde", "lai", "賴清德"),
    ],
)
async def test_a_name_is_found_by_its_sound_and_the_answer_says_so(
    search: SearchService, query: str, first: str, also: str
) -> None:
    answer = await search.search((SHARED,), query)
    assert answer.hits[0].card.source_id in {first, "gloss"}
    assert first in {hit.card.source_id for hit in answer.hits}
    assert also.casefold() in {name.casefold() for name in answer.reading.also_searched}
    assert answer.reading.used == query
    assert answer.reading.missing == ()


async def test_every_name_of_a_person_leads_to_the_same_articles(search: SearchService) -> None:
    found: list[set[str | None]] = []
    for query in ("Lai Ching-te", "賴清德", "赖清德", "William Lai", "Lai Qingde", '"Lai Ching-te"'):
        answer = await search.search((SHARED,), query)
        found.append({hit.card.source_id for hit in answer.hits})
    assert all(each == {"lai", "gloss"} for each in found)


async def test_a_spelling_that_fits_too_many_names_tells_none(archive: Archive) -> None:
    await store(archive, SHARED, *(new(f"{name}說明。", source_id=name) for name in ("王明", "汪明", "王鳴", "王銘")))
    answer = await SearchService(archive, SteppingClock()).search((SHARED,), "Wang Ming")
    assert answer.reading.also_searched == ()
    assert answer.hits == ()


@pytest.mark.parametrize("query", ["island ferry", "late", "the man can sing", "China"])
async def test_ordinary_words_are_no_names(search: SearchService, query: str) -> None:
    answer = await search.search((SHARED,), query)
    assert answer.reading.also_searched == ()


@pytest.mark.parametrize(
    ("syllable", "wade", "tong"),
    [
        ("qing", "ching", "cing"),
        ("zhong", "chung", "jhong"),
        ("xie", "hsieh", "sie"),
        ("si", "szu", "sih"),
        ("zhi", "chih", "jhih"),
        ("guo", "kuo", "guo"),
        ("luo", "lo", "luo"),
        ("xiong", "hsiung", "syong"),
        ("jiu", "chiu", "jiou"),
        ("gui", "kuei", "guei"),
        ("yan", "yen", "yan"),
        ("ri", "jih", "rih"),
        ("xu", "hsu", "syu"),
    ],
)
def test_a_syllable_in_other_systems(syllable: str, wade: str, tong: str) -> None:
    assert (wade_giles(syllable), tongyong(syllable)) == (wade, tong)


@given(st.lists(st.sampled_from(sorted(SYLLABLES)), min_size=1, max_size=3))
def test_what_is_spelt_is_read_again(name: list[str]) -> None:
    for system in (str, wade_giles, tongyong):
        for syllable in name:
            assert any(syllable in way[0] for way in splits(system(syllable)) if len(way) == 1)


@given(st.text("aeioungh", max_size=60))
def test_any_word_is_split_within_bounds(word: str) -> None:
    ways = splits(word)
    assert len(ways) <= MOST_SPLITS
    assert not ways or len(word) <= LONGEST


def test_common_characters_are_read() -> None:
    assert [readings().syllables[character][0] for character in "赖清德高雄"] == ["lai", "qing", "de", "gao", "xiong"]


async def test_a_family_name_that_is_one_syllable_is_not_read_as_two(archive: Archive) -> None:
    await store(
        archive, SHARED, new("部落一直在山上，他們昨天回來了。", source_id="tribe"), new("Lee spoke.", source_id="lee")
    )
    answer = await SearchService(archive, SteppingClock()).search((SHARED,), "Lai Ching-te")
    assert answer.reading.also_searched == ()
    assert answer.hits == ()
