"""Plain answers: what is read aloud says everything, and nothing that is only to be looked at is left."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from simcord.components import walk_components

from bot.texts import load_texts
from cogs.search.results import draw_results
from cogs.ui.answer import Answer, beside, panel, rule
from cogs.ui.controls import opening, page_turns
from cogs.ui.escape import escape
from cogs.ui.plain import plain_words, spoken_plainly
from cogs.ui.screens import Address
from tests.cogs.ui.drawing import check_against_discord, payload_of, result_pages, viewer
from tests.cogs.ui.largest import largest_page
from tests.cogs.ui.texts import article_texts
from tests.examples import examples

if TYPE_CHECKING:
    from bot.search.sessions import ResultPage

_TEXTS = load_texts()
_TEXT, _CONTAINER, _SEPARATOR = 10, 17, 14


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("### Related to *x*", "Related to x"),
        ("-# 7 articles · page 1", "7 articles, page 1"),
        ("**Head** · `A1.p2`", "Head, A1.p2"),
        ("> One.\n> Two.\nBy me", "“One.\nTwo.”\nBy me"),
        ("**APA**\n```bibtex\n- @article{a\\&*b*}\n```", "APA\n```bibtex\n- @article{a\\&*b*}\n```"),
        (r"a \*star\* and \` stay", r"a \*star\* and \` stay"),
        (r"a backslash \\**bold**", r"a backslash \\bold"),
        ("▸ **`p2`** Text", "Here: p2 Text"),
        ("- one\n- two", "one\ntwo"),
        ("✓ F1 is paused.\n- ⚠ Last: failed", "F1 is paused.\nLast: failed"),
    ],
)
def test_formatting_is_left_out_and_words_stay(shown: str, said: str) -> None:
    assert plain_words(shown, _TEXTS) == said


@given(article_texts)
def test_escaped_text_is_said_as_it_is(text: str) -> None:
    inside = f"x {escape(' '.join(text.split()))} x"
    assert plain_words(inside, _TEXTS) == inside.replace(" · ", ", ")


def test_nothing_is_left_but_words_and_buttons_that_tell_themselves_apart() -> None:
    sections = [
        beside(f"**Head** · `A{number}.p1`", opening(Address("article", (f"A{number}",)), "Read")) for number in (1, 2)
    ]
    with spoken_plainly(_TEXTS):
        turns = page_turns(viewer(), lambda offset: Address("recent", (str(offset),)), 5, 5, 20)
        payload = payload_of(Answer(panel("### Title", rule(), *sections), buttons=turns))
    shown = repr(payload)
    assert not {item["type"] for item in payload} & {_CONTAINER, _SEPARATOR}
    assert "Read A1.p1" in shown
    assert "Read A2.p1" in shown
    assert not set("◀▶") & set(shown)
    check_against_discord(payload)


@examples(8)
@given(result_pages())
@pytest.mark.unmeasured
def test_plain_results_fit(page: ResultPage) -> None:
    with spoken_plainly(_TEXTS):
        payload_of(draw_results(page, viewer()))


def test_the_largest_plain_results_are_what_discord_takes() -> None:
    with spoken_plainly(_TEXTS):
        payload = payload_of(draw_results(largest_page(), viewer()))
    check_against_discord(payload)
    texts = [item["content"] for item in walk_components(payload) if item["type"] == _TEXT]
    assert not re.search(r"^(?:#|-# )", "\n".join(texts), re.MULTILINE)


def test_outside_nothing_is_plain() -> None:
    with spoken_plainly(_TEXTS):
        pass
    assert {item["type"] for item in payload_of(Answer(panel("x")))} == {_CONTAINER}
