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
    ],
)
def test_a_sentence_ends_where_it_does(said: str) -> None:
    expected = [part.strip() for part in said.split("|")]
    joint = "" if "\u3400" <= said[-2] <= "\u9fff" else " "
    text = joint.join(expected)
    assert [text[start:end] for start, end in split_sentences(text)] == expected
