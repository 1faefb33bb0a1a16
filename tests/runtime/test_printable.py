"""Nothing from outside moves a terminal's cursor, forges a line or turns its letters around."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.runtime.printable import printable, printable_lines

HOSTILE = ["\x1b]0;pwned\x07", "\x1b[2K", "a\nA9  Forged", "a\rb", "\x9b31m", "\u202egpj.exe", "\u2067", "\ud800", "\0"]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_terminal_would_obey_is_spelled_out(text: str) -> None:
    assert "\\" in printable(text)
    assert printable(text).isprintable()


def test_other_text_stays_as_it_is() -> None:
    assert printable("Kåre’s 報導 (1).html 🗞️") == "Kåre’s 報導 (1).html 🗞️"


@given(st.text(st.characters()))
def test_lines_stay_lines_and_hold_nothing_that_cannot_be_written(text: str) -> None:
    cleaned = printable_lines(text)
    assert cleaned.count("\n") == text.count("\n")
    assert not {unicodedata.category(sign) for sign in cleaned.replace("\n", "")} & {"Cc", "Cs", "Zl", "Zp"}
