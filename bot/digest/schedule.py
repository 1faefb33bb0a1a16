"""When a digest is due: local wall time, converted to UTC.

A time that a clock change leaves out moves later, one that occurs twice is its first, and a date that a zone has left
out (Pacific/Apia had no 2011-12-30) has no digest. That is `fold=0` of PEP 495, and a look at what came of it.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.archive import LAST_DAY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.archive import Schedule, Subscription

LOOK_BACK = timedelta(days=400)
"""Maximum missed days that a digest still lists afterwards."""

_DAY = timedelta(days=1)
_LOOK_AHEAD = 15  # a weekly digest whose weekday a zone leaves out once
_MONTHS_AHEAD = 93  # a monthly one whose day a zone leaves out once
_LAST_MINUTE = time(23, 59)


def due_at(schedule: Schedule, day: date) -> datetime | None:
    """Return the moment (UTC) at which a local date is due; None on other days and for skipped dates.

    Raises zoneinfo.ZoneInfoNotFoundError for a zone that is not, or no longer, known.
    """
    if not _has(schedule, day):
        return None
    zone = ZoneInfo(schedule.zone)
    moment = _moment(zone, day, schedule.at)
    # Only a shifted time can belong to a skipped date.
    return moment if moment.astimezone(zone).date() == day or _exists(zone, day) else None


def _has(schedule: Schedule, day: date) -> bool:
    if not schedule.month_days:
        return day.weekday() in schedule.days
    if day.day in schedule.month_days:
        return True
    last = monthrange(day.year, day.month)[1]
    return day.day == last and any(wanted == LAST_DAY or wanted > last for wanted in schedule.month_days)


def covered(subscription: Subscription, dates: Sequence[date]) -> tuple[date, date] | None:
    """Return from which local date to which the news of a digest are, that comes once a week or by the month.

    That is from the date before on which it was due, or from its first day if that is later. None for other digests.
    """
    schedule = subscription.schedule
    if not dates or not (schedule.is_weekly or schedule.month_days):
        return None
    before = (dates[0] - _DAY * back for back in range(1, _MONTHS_AHEAD))
    first = next((day for day in before if _has(schedule, day)), dates[0])
    return min(max(first, local_day(schedule, subscription.created)), dates[-1]), dates[-1]


def local_day(schedule: Schedule, moment: datetime) -> date:
    """Return the local date of `moment` in the schedule's zone."""
    return moment.astimezone(ZoneInfo(schedule.zone)).date()


def next_runs(schedule: Schedule, after: datetime, count: int, planned: date | None = None) -> tuple[datetime, ...]:
    """Return the next moments later than `after`, without those of dates up to `planned`."""
    first = local_day(schedule, after) - _DAY
    if planned is not None:
        first = max(first, planned + _DAY)
    ahead = _DAY * (_MONTHS_AHEAD if schedule.month_days else _LOOK_AHEAD) * count
    moments = (due for _, due in _due_dates(schedule, first, first + ahead) if due > after)
    return tuple(due for due, _ in zip(moments, range(count), strict=False))


def owed_dates(subscription: Subscription, now: datetime) -> tuple[date, ...]:
    """Return the due local dates without a run, in order."""
    schedule = subscription.schedule
    today = local_day(schedule, now)
    first = max(local_day(schedule, subscription.since) - _DAY, today - LOOK_BACK)
    if subscription.planned is not None:
        first = max(first, subscription.planned + _DAY)
    return tuple(day for day, due in _due_dates(schedule, first, today) if subscription.since < due <= now)


def next_due(subscription: Subscription, now: datetime) -> datetime:
    """Return the next planning time of the digest; it is in the past if a date is due."""
    owed = owed_dates(subscription, now)
    if owed:
        return due_at(subscription.schedule, owed[0]) or now
    return next_runs(subscription.schedule, now, 1, subscription.planned)[0]


def last_over(schedule: Schedule, now: datetime) -> date:
    """Return the last local date whose moment is past or does not exist."""
    today = local_day(schedule, now)
    due = due_at(schedule, today)
    return today if due is not None and due <= now else today - _DAY


def since_of_change(subscription: Subscription, schedule: Schedule, now: datetime) -> datetime:
    """Return the start of a new schedule such that no day is lost.

    A day that was not yet due, but whose new time is past, gets its digest at once. Days on which
    nothing was due do not.
    """
    ahead = local_day(subscription.schedule, now) - _DAY
    lost = [
        due
        for day, was_due in _due_dates(subscription.schedule, ahead, ahead + 3 * _DAY)
        if was_due > now and (subscription.planned is None or day > subscription.planned)
        if (due := due_at(schedule, day)) is not None and due <= now
    ]
    return min((due - timedelta(microseconds=1) for due in lost), default=now)


def _due_dates(schedule: Schedule, first: date, last: date) -> Iterator[tuple[date, datetime]]:
    day = first
    while day <= last:
        due = due_at(schedule, day)
        if due is not None:
            yield day, due
        day += _DAY


def _moment(zone: ZoneInfo, day: date, at: time) -> datetime:
    return datetime.combine(day, at, zone).astimezone(UTC)


def _exists(zone: ZoneInfo, day: date) -> bool:
    ends = (_moment(zone, day, time.min), _moment(zone, day, _LAST_MINUTE))
    return any(moment.astimezone(zone).date() == day for moment in ends)
