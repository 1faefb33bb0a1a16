"""What is drawn of a quotation over its source, and what is told of it: no more than differs."""

from __future__ import annotations

import pytest

from bot.quotation.model import Kind, Mark, Verdict, Verification
from bot.quotation.text.document import documents_of
from bot.quotation.verification.verify import checked, verify
from tests.quotation.newspaper import article

LEAD = "The board met on Tuesday evening and heard eleven people before it came to a vote."


def verified(quoted: str, *paragraphs: str) -> Verification:
    return verify(checked(quoted), documents_of(article(7, (LEAD, *paragraphs), published="2025-11-22")))


def drawn(found: Verification) -> str:
    signs = {Mark.SAME: "{}", Mark.SOURCE: "-{}-", Mark.QUOTED: "+{}+"}
    return "".join(signs[piece.mark].format(piece.text.strip()) for piece in found.marked if piece.text.strip())


def test_a_long_clause_left_out_silently_is_told_as_left_out() -> None:
    found = verified(
        "We know where we stand, and I thought that tonight we took a step forward.",
        "We know where we stand, we know what has to be done by all of us to get out of it again, and I thought that"
        " tonight we took a step forward.",
    )
    assert found.verdict is Verdict.ALTERED
    assert [(one.quoted, one.source) for one in found.differences] == [
        ("", "we know what has to be done by all of us to get out of it again,")
    ]


def test_a_stop_where_the_source_goes_on_is_no_word_of_it() -> None:
    found = verified(
        "The crew repaired the old pier in one single afternoon.",
        "The crew repaired the pier in one single afternoon that nobody forgot.",
    )
    assert found.verdict is Verdict.ALTERED
    assert [(one.quoted, one.source) for one in found.differences] == [("old", ""), (".", "")]


@pytest.mark.parametrize(
    ("quoted", "source"),
    [
        ("《潮水》得到當屆電影節的七個獎項", "《潮水》得到當屆電影節的六個獎項"),
        ("(Nearly all of it) will be lent to us in June", "(Nearly all of it) will be lent to us in May"),
    ],
)
def test_a_mark_that_begins_both_is_not_drawn_as_put_in(quoted: str, source: str) -> None:
    text = drawn(verified(quoted, f"{source}, and left."))
    assert not text.startswith("+")
    assert text.lstrip("-").startswith(source[0])


def test_all_of_an_ellipsis_is_shown_where_it_is_set_otherwise() -> None:
    found = verified("我們等得太久了…現在必須全部拆除", "我們等得太久了……現在必須全部拆除。")
    assert [(one.kind, one.quoted, one.source) for one in found.differences] == [(Kind.ELLIPSIS, "…", "……")]
