"""Verdicts, case by case."""

from __future__ import annotations

import pytest

from bot.errors import UsageError
from bot.quotation.verification.verify import LONGEST_QUOTATION, checked, verify
from tests.quotation.by_hand import CASES, TOO_SHORT, Case
from tests.quotation.newspaper import documents


@pytest.mark.parametrize("case", CASES, ids=[f"{case.verdict}-{case.text[:40]!r}" for case in CASES])
def test_verdict_place_and_difference(case: Case) -> None:
    found = verify(checked(case.text), documents())
    assert found.verdict == case.verdict
    assert (str(found.places[0].ref) if found.places else None) == case.ref
    if case.kind:
        assert case.kind in [difference.kind for difference in found.differences]


@pytest.mark.parametrize("text", TOO_SHORT)
def test_too_short_to_verify(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        checked(text)
    assert caught.value.key == "quotation-too-short"


def test_too_long_to_verify() -> None:
    with pytest.raises(UsageError) as caught:
        checked("word " * LONGEST_QUOTATION)
    assert caught.value.key == "quotation-too-long"


def test_there_are_a_hundred_of_them() -> None:
    assert len(CASES) >= 100
