"""Anybody's text shows its own characters, formats nothing and mentions nobody."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from cogs.ui.escape import clean, escape, one_line
from tests.cogs.ui.texts import article_texts, mentions, shown
from tests.timing import allowed


@pytest.fixture(scope="module", autouse=True)
def language() -> None:
    """No language: no word of the bot's own is drawn here."""


@given(article_texts)
def test_the_same_characters_show(text: str) -> None:
    text = clean(text).replace("\u200b", "")
    assert shown(escape(text)) == text


@given(article_texts)
def test_no_mention_link_or_invite_survives(text: str) -> None:
    assert mentions(escape(clean(text))) == []


@given(article_texts)
def test_markdown_finds_nothing_to_format(text: str) -> None:
    # A stand-in for Discord's own reader: everything inline that CommonMark knows, spaces trimmed as it trims them.
    tokens = MarkdownIt("commonmark").disable(["entity", "code", "lheading", "reference"]).parse(escape(one_line(text)))
    kinds = {token.type for token in tokens} | {child.type for token in tokens for child in token.children or []}
    assert kinds <= {"paragraph_open", "inline", "paragraph_close", "text", "text_special", "softbreak"}


@given(article_texts)
def test_what_is_cleaned_can_be_sent(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode()
    assert not set(cleaned) & set("\x00\x1b\r\u202e\u2066\u2028\ufeff")
    assert clean(cleaned) == cleaned
    assert "\n" not in one_line(text)


@pytest.mark.parametrize(
    "line", ["# title", "-# small", "> quote", "- item", "+ item", "1. item", "  - item", "22) item", "* item"]
)
def test_the_start_of_a_line_means_nothing(line: str) -> None:
    drawn = escape(f"before\n{line}")
    assert "\\" in drawn
    assert shown(drawn) == f"before\n{line}"


def test_ordinary_prose_is_left_as_it_is() -> None:
    prose = "TSMC’s 2-nanometer process (N2), at 10:30, cost US$30 billion — “vital”, he said: yes."
    assert escape(prose) == prose.replace(":30", "\\:30")


@pytest.mark.parametrize("unit", ["[a](", "<@", "**", "@everyone", "\n- ", "||", "1" * 10, " "])
def test_time_is_linear(unit: str) -> None:
    text = unit * (400_000 // len(unit))
    started = time.thread_time()
    escape(clean(text))
    assert time.thread_time() - started < allowed(2.0)
