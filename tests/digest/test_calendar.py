"""No day is posted twice or lost: not by clock changes, downtime, changed schedules, or a wrong clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.archive.digests import LAST_DAY, AfterDowntime, DigestOptions, RunState, Schedule
from bot.digest.planning import LATE, corrected, scheduled
from bot.digest.schedule import covered, due_at, next_due, next_runs, owed_dates, since_of_change
from tests.digest.calendar import DAY, faults
from tests.examples import examples
from tests.fakes.digests import a_subscription

UNUSUAL = (
    ("Europe/Berlin", 2025),
    ("America/New_York", 2025),
    ("America/Havana", 2025),
    ("Asia/Beirut", 2023),
    ("Australia/Lord_Howe", 2025),
    ("Pacific/Apia", 2011),
    ("Africa/Casablanca", 2024),
    ("Asia/Pyongyang", 2018),
    ("Antarctica/Troll", 2024),
    ("America/Nuuk", 2023),
)
ZONES = (
    "UTC", "Europe/Berlin", "America/New_York", "Pacific/Kiritimati", "Pacific/Niue", "Pacific/Apia", "Asia/Kathmandu",
)  # fmt: skip
BERLIN = Schedule(time(2, 30), "Europe/Berlin")


@pytest.mark.parametrize(("zone", "year"), UNUSUAL)
def test_each_day_around_a_change_of_clocks_is_covered_once(zone: str, year: int) -> None:
    first = datetime(year, 1, 1, tzinfo=UTC)
    assert list(faults(zone, first, first + timedelta(days=366))) == []


def test_a_time_that_is_left_out_moves_later_and_one_that_comes_twice_is_its_first() -> None:
    assert due_at(BERLIN, date(2026, 3, 29)) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert due_at(BERLIN, date(2026, 10, 25)) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert due_at(Schedule(time(8), "Pacific/Apia"), date(2011, 12, 30)) is None
    # A weekday on which nothing is due.
    assert due_at(replace(BERLIN, days=frozenset({0})), date(2026, 3, 29)) is None


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Pacific/Apia"])
@pytest.mark.parametrize(
    ("month_days", "february"), [({1}, 1), ({29}, 28), ({31}, 28), ({LAST_DAY}, 28), ({30, LAST_DAY}, 28)]
)
def test_a_digest_by_the_month_comes_once_in_every_month(zone: str, month_days: set[int], february: int) -> None:
    schedule = Schedule(time(2, 30), zone, month_days=frozenset(month_days))
    start = datetime(2022, 12, 31, 20, tzinfo=UTC)
    digest, due = a_subscription(schedule=schedule, since=start, created=start), list[date]()
    while len(due) < 20 * len(month_days):
        plan = scheduled(digest, next_due(digest, start))
        assert plan is not None
        due.extend(plan.dates)
        digest, start = replace(digest, planned=plan.planned), plan.due
    months = {(day.year, day.month) for day in due}
    assert len(months) >= 18
    by_month = [[day.day for day in due if (day.year, day.month) == month] for month in sorted(months)]
    assert all(1 <= len(days) <= len(month_days) for days in by_month)
    assert date(2023, 2, february) in due
    assert (date(2024, 2, 29) in due) == (february == 28)  # a leap year
    assert due_at(schedule, date(2024, 2, 28)) is None


def test_a_month_of_downtime_is_one_digest_by_the_month() -> None:
    start = datetime(2026, 1, 15, tzinfo=UTC)
    digest = a_subscription(schedule=Schedule(time(8), "UTC", month_days=frozenset({31})), since=start, created=start)
    plan = scheduled(digest, datetime(2026, 4, 2, tzinfo=UTC))
    assert plan is not None
    assert plan.dates == (date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31))
    assert plan.next_due == datetime(2026, 4, 30, 8, tzinfo=UTC)


def test_a_digest_is_of_the_time_since_it_was_due_before() -> None:
    made = datetime(2026, 1, 20, tzinfo=UTC)
    monthly = a_subscription(schedule=Schedule(time(8), "UTC", month_days=frozenset({31})), created=made)
    assert covered(monthly, (date(2026, 2, 28),)) == (date(2026, 1, 31), date(2026, 2, 28))
    assert covered(monthly, (date(2026, 1, 31),)) == (date(2026, 1, 20), date(2026, 1, 31))
    weekly = replace(monthly, schedule=Schedule(time(8), "UTC", frozenset({0})))
    assert covered(weekly, (date(2026, 3, 2), date(2026, 3, 9))) == (date(2026, 2, 23), date(2026, 3, 9))
    assert covered(a_subscription(created=made), (date(2026, 3, 2),)) is None


def test_the_next_runs_leave_out_what_is_planned() -> None:
    schedule = Schedule(time(8), "Asia/Taipei", frozenset({0, 1, 2, 3, 4}))
    friday = datetime(2026, 2, 13, 3, tzinfo=UTC)
    assert [run.isoformat() for run in next_runs(schedule, friday, 3, date(2026, 2, 16))] == [
        "2026-02-17T00:00:00+00:00",
        "2026-02-18T00:00:00+00:00",
        "2026-02-19T00:00:00+00:00",
    ]


def test_after_a_downtime_one_run_names_the_days_or_they_are_skipped() -> None:
    start = datetime(2026, 2, 10, 12, tzinfo=UTC)
    digest = a_subscription(schedule=Schedule(time(8), "UTC"), since=start, created=start)
    back = datetime(2026, 2, 14, 9, tzinfo=UTC)
    plan = scheduled(digest, back)
    assert plan is not None
    assert (plan.dates, plan.occasion) == (tuple(date(2026, 2, day) for day in range(11, 15)), "2026-02-14")
    assert plan.next_due == datetime(2026, 2, 15, 8, tzinfo=UTC)
    skipping = replace(digest, options=DigestOptions(after_downtime=AfterDowntime.SKIP))
    late, on_time = scheduled(skipping, back), scheduled(skipping, datetime(2026, 2, 14, 8, tzinfo=UTC) + LATE)
    assert late is not None
    assert on_time is not None
    assert (late.state, late.planned) == (RunState.SKIPPED, date(2026, 2, 14))
    assert (on_time.state, on_time.dates) == (RunState.PENDING, (date(2026, 2, 14),))


changes_of_schedule = st.lists(
    st.tuples(
        st.integers(0, 20 * 24 * 60),
        st.sampled_from(ZONES),
        st.times(max_value=time(23, 59)).map(lambda at: at.replace(second=0, microsecond=0)),
    ),
    max_size=12,
)


@examples(150)
@given(changes_of_schedule, st.lists(st.tuples(st.integers(0, 20 * 24 * 60), st.integers(1, 3 * 24 * 60)), max_size=3))
def test_a_changed_schedule_neither_repeats_nor_loses_a_day(
    changes: list[tuple[int, str, time]], downtimes: list[tuple[int, int]]
) -> None:
    start = datetime(2026, 3, 20, 0, 5, tzinfo=UTC)
    digest = a_subscription(schedule=Schedule(time(8), "UTC"), since=start, created=start)
    minutes = sorted(
        {minute for minute, _, _ in changes} | {minute + length for minute, length in downtimes} | {30_000}
    )
    by_minute = {minute: Schedule(at, zone) for minute, zone, at in changes}
    covered: list[date] = []
    now = start
    for minute in minutes:
        moment = start + timedelta(minutes=minute)
        while (now := max(now, next_due(digest, now))) <= moment:
            # While the bot is away nobody changes anything; the next moment it looks is that of a change.
            if any(begin < (now - start) / timedelta(minutes=1) < begin + length for begin, length in downtimes):
                break
            plan = scheduled(digest, now)
            assert plan is not None
            covered.extend(plan.dates)
            digest = replace(digest, planned=plan.planned)
        now = moment
        while plan := scheduled(digest, now):
            covered.extend(plan.dates)
            digest = replace(digest, planned=plan.planned)
        if minute in by_minute:
            since = since_of_change(digest, by_minute[minute], now)
            digest = replace(digest, schedule=by_minute[minute], since=since)
    assert covered == [covered[0] + DAY * n for n in range(len(covered))]


def test_a_day_whose_new_time_is_past_gets_its_digest_at_once() -> None:
    noon = datetime(2026, 2, 14, 12, tzinfo=UTC)
    digest = a_subscription(schedule=Schedule(time(18), "UTC"), since=noon - DAY, planned=date(2026, 2, 13))
    earlier = Schedule(time(8), "UTC")
    changed = replace(digest, schedule=earlier, since=since_of_change(digest, earlier, noon))
    assert owed_dates(changed, noon) == (date(2026, 2, 14),)
    # Days on which nothing was due are not owed by a schedule that has them.
    weekly = replace(digest, schedule=Schedule(time(8), "UTC", frozenset({2})), planned=date(2026, 2, 11))
    changed = replace(weekly, schedule=earlier, since=since_of_change(weekly, earlier, noon))
    assert owed_dates(changed, noon) == ()


def test_a_clock_that_was_wrong_is_put_right() -> None:
    now = datetime(2026, 2, 14, 12, tzinfo=UTC)
    good = a_subscription(
        schedule=Schedule(time(8), "UTC"), since=now - 9 * DAY, planned=date(2026, 2, 14), next_due=now
    )
    assert corrected(good, now) == replace(good, next_due=datetime(2026, 2, 15, 8, tzinfo=UTC))
    ahead = replace(good, planned=date(2031, 1, 1), since=now + 900 * DAY)
    right = corrected(ahead, now)
    assert (right.planned, right.since, right.next_due) == (
        date(2026, 2, 14),
        now,
        datetime(2026, 2, 15, 8, tzinfo=UTC),
    )
    # One date ahead is no wrong clock: the zone may have been moved west.
    west = replace(good, planned=date(2026, 2, 15))
    assert corrected(west, now).planned == date(2026, 2, 15)
