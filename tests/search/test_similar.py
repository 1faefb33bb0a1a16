"""Articles about the same thing as an article, or as what somebody wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from bot.articles.model import SHARED, ArticleKey, Scope
from bot.search import SearchService
from tests.archive.making import SteppingClock, new, store
from tests.examples import examples
from tests.search.test_any_text import ANYTHING, assert_well_marked

if TYPE_CHECKING:
    from bot.archive.protocols import Archive

SCOPES = (SHARED, Scope(7))


@pytest.fixture
async def search(archive: Archive) -> SearchService:
    await store(
        archive,
        SHARED,
        new(
            "Parliament voted on the recall of six legislators in Keelung. The recall of the Anchor League goes on.",
            "The Anchor League asked voters in Keelung to sign. Legislators called the recall campaign a waste.",
            headline="Recall campaign reaches parliament",
            source_id="recall",
        ),
        new(
            "A recall campaign against legislators divides Keelung, where the Anchor League has six offices.",
            "Legislators have answered the Anchor League with posters of their own.",
            headline="A campaign divides a harbor",
            source_id="campaign",
        ),
        new("Chip makers build factories abroad. Six of them asked for land.", source_id="chips"),
        new("Fishing quotas were cut. Six boats asked why.", source_id="fish"),
        new("The embassy in Daan (大安) mourned the pope.", source_id="embassy"),
    )
    await store(
        archive, Scope(8), new("The Anchor League has a secret recall campaign in Keelung.", source_id="secret")
    )
    return SearchService(archive, SteppingClock())


async def test_related_articles_share_names_and_telling_words(search: SearchService) -> None:
    (hit,) = await search.related(SCOPES, ArticleKey(SHARED, 1))
    assert hit.card.source_id == "campaign"
    assert "Anchor League" in hit.ties
    assert not {"six", "asked"} & {word.casefold() for word in hit.ties}


async def test_nothing_is_shown_where_nothing_is_close(search: SearchService) -> None:
    assert await search.related(SCOPES, ArticleKey(SHARED, 3)) == ()
    assert await search.related(SCOPES, ArticleKey(SHARED, 4)) == ()


ENGLISH = (
    "The Lamp Basin Museum (燈塢博物館) in Keelung will close for a winter, said director Kao Ming-che.",
    "Visitors of the museum came for its lamps. The director wants to mend the roof of the hall first.",
)
CHINESE = (
    "燈塢博物館今年冬天休館，館長高明哲說屋頂的問題已經沒有辦法再等。",
    "館方表示，燈塢博物館的屋頂修好以後，燈具會重新展出。",
)
NO_GLOSS = (
    "The Lamp Basin Museum sold its oldest lamp on Monday, and the buyer left no name.",
    "Nobody at the Lamp Basin Museum would say how much was paid.",
)


@pytest.fixture
async def twins(archive: Archive) -> SearchService:
    name = ("Lamp Basin Museum", "燈塢博物館")
    await store(
        archive,
        SHARED,
        new(*ENGLISH, headline="A museum closes its doors", names=(name,), source_id="english"),
        new(*CHINESE, headline="屋頂漏水 博物館休館", source_id="chinese"),
        new(*NO_GLOSS, headline="An old lamp changes hands", source_id="lamp"),
        new("市府表示，今年冬天的問題已經沒有辦法再等，時間就是一切。", headline="市府說沒有時間", source_id="city"),
        new("夜市的攤販說，今年冬天的生意已經沒有問題，他們表示滿意。", headline="夜市沒有問題", source_id="market"),
    )
    return SearchService(archive, SteppingClock())


@pytest.mark.parametrize(
    ("number", "expected"), [(1, {"chinese", "lamp"}), (2, {"english", "lamp"}), (3, {"english", "chinese"})]
)
async def test_names_tie_articles_in_two_scripts(twins: SearchService, number: int, expected: set[str]) -> None:
    hits = await twins.related(SCOPES, ArticleKey(SHARED, number))
    assert {hit.card.source_id for hit in hits} == expected
    for hit in hits:
        assert {"Lamp Basin Museum", "燈塢博物館"} & set(hit.ties), hit.ties


async def test_characters_of_grammar_tie_nothing(twins: SearchService) -> None:
    assert await twins.related(SCOPES, ArticleKey(SHARED, 4)) == ()


async def test_a_place_or_a_part_of_a_name_alone_ties_nothing(archive: Archive) -> None:
    await store(
        archive,
        SHARED,
        new("Baker Lin Mei-hua opened a shop in Daan District (大安) on Monday.", headline="Bread", source_id="bread"),
        new("Surgeon Kao Mei-hua left the clinic in Daan District (大安).", headline="A farewell", source_id="clinic"),
        new("大安的公園星期一關門，居民說沒有辦法。", headline="公園關門", source_id="park"),
    )
    search = SearchService(archive, SteppingClock())
    for number in (1, 2, 3):
        assert await search.related(SCOPES, ArticleKey(SHARED, number)) == ()


@pytest.mark.parametrize("word", ["ドキュメント", "セキュリティ"])
async def test_a_word_in_katakana_or_a_piece_of_one_alone_ties_nothing(archive: Archive, word: str) -> None:
    filler = [new(f"第{n}回の集まりで町の人が話した。", source_id=f"filler{n}") for n in range(20)]
    await store(
        archive,
        SHARED,
        new("港の工事ではセキュリティが足りず、鍵が失われた。セキュリティは誰も見ない。"),
        new(f"図書館では{word}を読む人が増え、{word}の棚が新しくなった。"),
        *filler,
    )
    assert await SearchService(archive, SteppingClock()).related((SHARED,), ArticleKey(SHARED, 1)) == ()


async def test_names_that_people_tie_tie_articles(archive: Archive) -> None:
    await store(
        archive,
        SHARED,
        new(
            "The poet Whitlow read at the harbor on Monday.",
            "Whitlow will read again in May.",
            headline="Verse",
            source_id="poet",
        ),
        new("郭秀梅星期一在港邊讀詩。", "郭秀梅五月還會再讀一次。", headline="讀詩", source_id="詩"),
        new("A ferry was late on Monday.", source_id="ferry"),
    )
    search = SearchService(archive, SteppingClock())
    assert await search.related(SCOPES, ArticleKey(SHARED, 1)) == ()
    await archive.aliases.add(0, ("郭秀梅", "Whitlow"), SteppingClock().now())
    (hit,) = await search.related(SCOPES, ArticleKey(SHARED, 1))
    assert (hit.card.source_id, hit.ties) == ("詩", ("郭秀梅",))


async def test_what_a_message_is_about(search: SearchService) -> None:
    hits = await search.about(SCOPES, "did you read that the chip people are building factories everywhere? 大安 too")
    assert {hit.card.source_id for hit in hits} == {"chips", "embassy"}
    assert "大安" in next(hit.ties for hit in hits if hit.card.source_id == "embassy")


async def test_nothing_is_like_what_cannot_be_seen(search: SearchService) -> None:
    assert await search.related(SCOPES, ArticleKey(Scope(8), 1)) == ()
    assert await search.related(SCOPES, ArticleKey(SHARED, 99)) == ()
    assert await search.about(SCOPES, "") == ()


@examples(40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(ANYTHING, st.text(max_size=3000)))
async def test_any_message_may_be_asked_about(search: SearchService, text: str) -> None:
    for hit in await search.about(SCOPES, text, limit=3):
        assert_well_marked(hit.headline)
        assert hit.ties
