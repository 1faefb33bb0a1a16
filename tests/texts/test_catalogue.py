"""The catalogue holds every text a person reads."""

from __future__ import annotations

from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast

from bot.config import ROOT
from bot.errors import NotFoundError
from bot.texts import load_texts

CATALOGUES = ROOT / "bot" / "texts"


def test_an_error_becomes_its_sentence() -> None:
    assert load_texts().of_error(NotFoundError("A17")) == "There's no A17 in this archive. Try `!search`."


def test_a_missing_key_and_a_missing_value_are_mistakes() -> None:
    texts = load_texts()
    with pytest.raises(LookupError):
        texts("no-such-key")
    with pytest.raises(ValueError, match="reference"):
        texts("error-not-found")


@pytest.mark.parametrize("file", sorted(CATALOGUES.glob("*/*.ftl")), ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_no_line_of_a_catalogue_is_passed_over(file: Path) -> None:
    read = FluentParser().parse(file.read_text(encoding="utf-8"))
    junk = [entry.content for entry in read.body if isinstance(entry, ast.Junk)]
    assert junk == []
    keys = [entry.id.name for entry in read.body if isinstance(entry, ast.Message)]
    assert len(keys) == len(set(keys))


def test_no_key_is_in_two_files() -> None:
    keys = [
        entry.id.name
        for file in sorted((CATALOGUES / "en").glob("*.ftl"))
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body
        if isinstance(entry, ast.Message)
    ]
    assert [key for key in keys if keys.count(key) > 1] == []


def test_a_language_nobody_translated_reads_english() -> None:
    assert load_texts("tlh")("error-not-found", reference="A1") == load_texts()("error-not-found", reference="A1")


def test_marks_inside_marks_are_the_inner_ones() -> None:
    assert load_texts().within_marks("“It’s late,” she said. 「是」") == "‘It’s late,’ she said. 「是」"
    assert load_texts("zh-TW").within_marks("她說：「是」“It”") == "她說：『是』“It”"
