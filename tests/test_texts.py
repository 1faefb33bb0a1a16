"""The catalogue holds every text a person reads."""

from __future__ import annotations

import pytest

from bot.errors import NotFoundError
from bot.texts import load_texts


def test_an_error_becomes_its_sentence() -> None:
    assert load_texts().of_error(NotFoundError("A17")) == "Nothing is called A17 in this archive."


def test_a_missing_key_and_a_missing_value_are_mistakes() -> None:
    texts = load_texts()
    with pytest.raises(LookupError):
        texts("no-such-key")
    with pytest.raises(ValueError, match="reference"):
        texts("error-not-found")


def test_a_language_nobody_translated_reads_english() -> None:
    assert load_texts("tlh")("error-not-found", reference="A1") == load_texts()("error-not-found", reference="A1")
