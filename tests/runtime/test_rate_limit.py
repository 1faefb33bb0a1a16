"""How fast one person may ask."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.errors import UsageError
from bot.runtime.rate_limit import RateLimit
from tests.fakes.clock import FakeClock


def test_each_person_has_steps_of_their_own_in_any_span() -> None:
    clock = FakeClock()
    pace = RateLimit(clock, steps=2, seconds=10)
    pace.step(1)
    clock.at += timedelta(seconds=4)
    pace.step(1)
    pace.step(2)
    with pytest.raises(UsageError) as refused:
        pace.step(1)
    assert refused.value.data == {"seconds": 6}
    clock.at += timedelta(seconds=6)
    pace.step(1)
    with pytest.raises(UsageError):
        pace.step(1)


def test_people_are_forgotten_beyond_a_bound() -> None:
    pace = RateLimit(FakeClock(), steps=1, seconds=10)
    for person in range(10_001):
        pace.step(person)
    pace.step(0)  # the longest silent has been forgotten
    with pytest.raises(UsageError):
        pace.step(10_000)


def test_who_was_silent_for_the_span_is_forgotten() -> None:
    clock = FakeClock()
    pace = RateLimit(clock, steps=2, seconds=10)
    pace.step(1)
    clock.at += timedelta(seconds=6)
    pace.step(2)
    clock.at += timedelta(seconds=4)
    pace.step(2)
    assert len(pace) == 1
