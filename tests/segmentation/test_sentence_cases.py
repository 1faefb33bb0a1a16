"""Where a sentence ends, and where only a mark stands."""

from __future__ import annotations

import pytest

from bot.segmentation import split_sentences


@pytest.mark.parametrize(
    "said",
    [
        "Am 5. Mai kam er.|Es regnete.",
        "Er mag Obst, z. B. Birnen.|Sie auch.",
        "It cost Rs. 500 then.|He paid.",
        "「你要去嗎？」他問。|她點頭。",
        "「不去。」她說。|他走了。",
        "هل جاء؟| نعم جاء.",
        "वह आया।|वह गया।",
        "The list shows it.[3]|Nobody has read it.",
        "The pier was built in 1907.2|Nobody has repaired it.",
        "Prices fell in 2009.5 percent were left.",
        "She was born on 7. June 1952 in Bern.|He was not.",
        "It was the 7.|June was warm.",
        "1. First comes the boat.|2. Second comes the bus.",
        "The boat left at 9 P.M.|Then it sank.",
        "It stands in Pt. 3.|Read on.",
        "彼は「いいえ。」と言った。|次の日だった。",
        "他說「不行。」|就走了。",
        "She said: “Stop. It is late.”|Then she sat down.",
        "She said: “Stop.|It is late and nobody has seen the boat, which was to come in before the night.|Go.”|Yes.",
        "“Stop.|It is late,” she said.",
        "她說：「走吧！該回家了。」|她走了。",
        "The register shows it.[2]|Nobody has mended it.[3][4]|It rained.",
        "The No.1 Seed won.|It rained.",
        "So is “Oh! Calcutta!”|The film “Help!” is old.",
        "So is Yum! Brands.|I like Yahoo!|The rest is lost.",
        "他走了……然後又回來。|不會吧……|會的。",
        "This happened in the U.S.|On Monday it stopped.",
    ],
)
def test_a_sentence_ends_where_it_does(said: str) -> None:
    expected = [part.strip() for part in said.split("|")]
    joint = "" if "\u3400" <= said[-2] <= "\u9fff" else " "
    text = joint.join(expected)
    assert [text[start:end] for start, end in split_sentences(text)] == expected
