"""What is the same story, and what only looks like it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.stories.distinctive import telling
from bot.stories.sameness import Account, is_same_story

WIRE = (
    "Engineers will close the Lower Ferry Bridge at Marlow to lorries from Monday after divers found that two of its"
    " nine piers had lost a third of their footing to the winter floods, the county surveyor Ada Renner said.\n"
    "The bridge carries some 4,000 vehicles a day. A detour by way of Cooper's Weir adds 17 kilometres, and the county"
    " has asked the bus company to lay on smaller vehicles until the piers are mended.\n"
    "“Nobody will be cut off,” Ms Renner told the council, “but nobody should expect it to be quick.” The repairs are"
    " put at 2.4 million and will be paid from the flood fund, which the assembly set up after the storms of last year."
)
WEATHER = (
    "Tuesday will begin with mist in the valleys and clear by noon. Highs of 14 degrees on the coast and 11 inland,"
    " with winds from the west at 20 kilometres an hour. The night will be dry, with lows of 6. The sun rises at 6:41"
    " and sets at 17:58. The outlook for Wednesday is for cloud and a few showers in the north."
)
MARKET = (
    "Wheat for March delivery closed at 285 on the Marlow exchange, up 3, and maize at 174, down 1, in quiet trading."
    " Some 1,200 lots changed hands. Dealers said buyers were waiting for the crop report that is due at the end of the"
    " week, and that nobody wished to be caught short of it. Barley was not traded."
)
OBITUARY = (
    "Agnes Holt, who taught three generations of Marlow to read, died on Friday at the age of 91. She is survived by"
    " her sister, Clara, and by two nephews. The service will be held at St Anne's Tuesday, 11 o'clock; the family"
    " asks that those who wish to give something give it to the library, where she spent her Saturdays."
)
CHINESE = (
    "市府昨日宣布，舊港區的三號碼頭將在夏天以前關閉，因為木樁遭到蟲蛀，起重機也無法再投保。港務局長林文雄表示，"
    "停靠在那裡的四十艘漁船將暫時移到北岸，搬遷費用由市府負擔。漁民協會說，北岸水太淺，颱風來時並不安全。"
)


def same(one: str, other: str) -> bool:
    told = is_same_story(Account(one), Account(other))
    assert is_same_story(Account(other), Account(one)) is told
    return told


@pytest.mark.parametrize(
    "other",
    [
        WIRE,
        WIRE.replace("\n", " "),
        WIRE.upper(),
        "\n".join(WIRE.split("\n")[:2]),
        "MARLOW (Press Union) — " + WIRE,
        WIRE.replace("Engineers will close", "Engineers are to shut").replace("has asked", "asked"),
        WIRE.replace("17 kilometres", "19 kilometres"),
        WIRE.replace("Ada Renner", "Ada Rennert"),
        WIRE + "\nThe council will vote in its next session. Lorries over ten tonnes were banned already. " * 3,
    ],
    ids=["itself", "one line", "capitals", "shortened", "dateline", "edited", "corrected", "misspelt", "with more"],
)
def test_the_same_story(other: str) -> None:
    assert same(WIRE, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            WEATHER,
            WEATHER.replace("14", "12").replace("6:41", "6:43").replace("17:58", "17:56").replace("Tues", "Wednes"),
        ),
        (MARKET, MARKET.replace("285", "288").replace("174", "171")),
        (MARKET, MARKET.replace("285", "288")),
        (OBITUARY, OBITUARY.replace("Agnes Holt", "Edith Marsh").replace("91", "84").replace("Clara", "Ruth")),
        (CHINESE, CHINESE.replace("三號", "五號").replace("四十", "六十").replace("林文雄", "陳大同")),
        ("Quarterly dividend 27 cents against 27 prior. Pay 15 April. Record 31 March.",) * 2,
        (WIRE, CHINESE),
        (WIRE, OBITUARY),
        ("", ""),
        (WIRE, ""),
    ],
    ids=[
        "weather",
        "market",
        "a figure",
        "obituary",
        "Chinese",
        "formula",
        "translated",
        "another",
        "empty",
        "nothing",
    ],
)
def test_another_story(one: str, other: str) -> None:
    assert not same(one, other)


def test_the_same_event_in_other_words_is_another_article() -> None:
    assert not same(
        WIRE,
        "Lorries are banned from a bridge over the Marlow after an underwater survey showed that floods had eaten away"
        " its foundations. County surveyor Ada Renner said the ban starts on Monday; drivers face a detour of 17"
        " kilometres by Cooper's Weir. About 4,000 vehicles use the crossing daily. The 2.4 million for the work comes"
        " out of the flood fund.",
    )


def test_a_round_up_is_not_one_of_its_stories() -> None:
    round_up = "\n".join((*(f"{OBITUARY} {WEATHER} {MARKET}",) * 2, WIRE))
    assert not same(WIRE, round_up)


def test_chinese_copies_are_told() -> None:
    assert same(CHINESE, CHINESE.replace("漁民協會說", "漁會則說") + "市議會下週將就此表決。")


def test_what_comes_back_with_the_year_is_another_story() -> None:
    first = Account(WIRE, "2025-03-30")
    assert not is_same_story(first, replace(first, published="2026-03-29"))
    assert is_same_story(first, replace(first, published="2025-04-20"))
    assert is_same_story(first, replace(first, published="no date"))


def test_figures_and_names() -> None:
    found = telling("Ada Renner said: Nobody in Marlow paid 2.4 million on 3/4. Lorries wait. 共四十二人，三月五日。")
    assert found.figures == {"2.4", "3/4", "四十二", "三", "五"}
    assert found.names == {"renner", "marlow"}


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_texts_are_judged_the_same_in_either_order(one: str, other: str) -> None:
    same(one, other)
