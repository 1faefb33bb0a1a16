"""Texts are cut to what there is room for: before they are escaped, between words, never inside a character."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.model import HighlightedText
from cogs.ui.cutting import ELLIPSIS, escaped, escaped_line, from_first_hit, highlighted, label, pieces
from cogs.ui.escape import clean, escape, one_line
from cogs.ui.limits import length
from tests.cogs.ui.texts import article_texts, mentions, shown

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn


@pytest.fixture(scope="module", autouse=True)
def language() -> None:
    """No language: no word of the bot's own is drawn here."""


room = st.integers(min_value=8, max_value=300)


@st.composite
def marked_texts(draw: DrawFn) -> HighlightedText:
    text = draw(article_texts)
    edges = sorted(draw(st.lists(st.integers(0, len(text)), max_size=10, unique=True)))
    return HighlightedText(text, tuple(zip(edges[::2], edges[1::2], strict=False)))


@given(article_texts, room)
def test_a_text_fits_and_is_a_beginning(text: str, most: int) -> None:
    for drawn, whole in ((escaped(text, most), clean(text)), (escaped_line(text, most), one_line(text))):
        assert length(drawn) <= most
        assert mentions(drawn) == []
        kept = shown(drawn)
        assert drawn == escape(whole) or whole.replace("\u200b", "").startswith(kept.removesuffix(ELLIPSIS))


@given(article_texts, room)
def test_a_label_fits(text: str, most: int) -> None:
    assert length(label(text, most)) <= most


@given(marked_texts(), room)
def test_a_marked_text_fits(marked: HighlightedText, most: int) -> None:
    drawn = highlighted(marked, most)
    assert length(drawn) <= most
    assert mentions(drawn) == []
    assert re.sub(r"\\[^0-9A-Za-z\s]", "", drawn).count("**") % 2 == 0


@given(article_texts, st.integers(min_value=20, max_value=300))
def test_pieces_leave_nothing_out(text: str, most: int) -> None:
    parts = list(pieces(text, most))
    assert all(length(escape(part)) <= most for part in parts)
    assert "".join("".join(parts).split()) == "".join(clean(text).split())


def test_spans_are_bold_and_the_rest_is_not() -> None:
    marked = HighlightedText("Taiwan *Semiconductor* Manufacturing", ((7, 22),))
    assert highlighted(marked, 100) == "Taiwan **\\*Semiconductor\\*** Manufacturing"


def test_spans_that_touch_are_one_and_spaces_stay_outside() -> None:
    assert highlighted(HighlightedText("大安區 x", ((0, 1), (1, 2))), 100) == "**大安**區 x"
    assert highlighted(HighlightedText("a b c", ((1, 3),)), 100) == "a **b** c"


@given(marked_texts(), room)
def test_the_first_hit_is_kept(marked: HighlightedText, most: int) -> None:
    nearer = from_first_hit(marked, most)
    assert marked.text.endswith(nearer.text)
    assert [nearer.text[a:b] for a, b in nearer.spans] == [marked.text[a:b] for a, b in marked.spans]
    if nearer.spans and nearer is not marked:
        assert nearer.spans[0][0] <= most // 4 + 24


def test_a_late_hit_is_shown() -> None:
    marked = HighlightedText("word " * 50 + "found it", ((250, 255),))
    assert highlighted(from_first_hit(marked, 100), 100).endswith("word **found** it")


def test_a_cut_text_begins_with_a_word() -> None:
    marked = HighlightedText("word " * 50 + "– Squid are back", ((252, 257),))
    assert highlighted(from_first_hit(marked, 8), 100) == "**Squid** are back"


def test_a_cut_falls_between_words() -> None:
    assert escaped_line("one two three four", 12) == "one two…"


@pytest.mark.parametrize("cluster", ["👩‍👩‍👧‍👦", "👍🏽", "é", "❤️"])
def test_a_cut_never_falls_inside_a_character(cluster: str) -> None:
    for most in range(8, 60):
        kept = label(cluster * 40, most).removesuffix(ELLIPSIS)
        assert kept == cluster * (len(kept) // len(cluster))
