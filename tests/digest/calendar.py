"""Walk digests through the clock changes of every zone, with and without downtime, and look for lost or doubled days.

    python -m tests.digest.calendar [--from 2010] [--years 10] [--zone NAME]

Around each change of a zone's clocks a digest is walked at every class of time of day: as the scheduler would, from one
due moment to the next, once without a break and once for each downtime of minutes to months around the change. The days
that it covers must be the days that there were, each once and in order, with one run after a downtime; and each due
moment must be the first at which the zone's clocks showed the time, or later than that only where they never did.
Prints a line of JSON; the exit status is 1 where anything was wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
import time as clock
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, available_timezones

from bot.archive.digests import Schedule, Subscription
from bot.digest.planning import scheduled
from bot.digest.schedule import due_at, next_due
from tests.fakes.digests import a_subscription

if TYPE_CHECKING:
    from collections.abc import Iterator

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TIMES = tuple(
    time.fromisoformat(at)
    for at in (
        "00:00",
        "00:01",
        "00:30",
        "01:00",
        "01:30",
        "02:00",
        "02:30",
        "03:00",
        "08:00",
        "12:00",
        "23:30",
        "23:59",
    )
)
AWAY = (
    None,
    (timedelta(minutes=-20), timedelta(minutes=5)),
    (-HOUR, HOUR),
    (-26 * HOUR, 3 * HOUR),
    (-9 * DAY, DAY),
    (-70 * DAY, DAY),
)
"""Downtimes: from when to when, as differences to a change of clocks."""


@dataclass
class Walk:
    """The runs of a digest, as the local dates that each covered."""

    runs: list[tuple[datetime, tuple[date, ...]]] = field(default_factory=list)

    def go(self, digest: Subscription, start: datetime, end: datetime, away: tuple[datetime, datetime] | None) -> None:
        """Wake at each due moment, unless the bot is away; then as soon as it is back."""
        now = start
        while True:
            now = max(now, next_due(digest, now))
            if away is not None and away[0] <= now < away[1]:
                now = away[1]
            if now > end:
                return
            plan = scheduled(digest, now)
            if plan is None:
                continue
            self.runs.append((now, plan.dates))
            digest = replace(digest, planned=plan.planned)


def changes(zone: ZoneInfo, first: datetime, last: datetime) -> Iterator[datetime]:
    """Return the hours in which the zone's clocks were changed."""
    step, moment = 6 * HOUR, first
    while moment < last:
        if _offset(zone, moment) != _offset(zone, moment + step):
            yield next(
                at for at in (moment + HOUR * n for n in range(1, 7)) if _offset(zone, at) != _offset(zone, moment)
            )
        moment += step


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta | None:
    return moment.astimezone(zone).utcoffset()


def days_there_were(zone: ZoneInfo, first: datetime, last: datetime) -> list[date]:
    """Return the dates that a clock in the zone showed, by looking at it every half hour."""
    seen: dict[date, None] = {}
    moment = first
    while moment <= last:
        seen[moment.astimezone(zone).date()] = None
        moment += timedelta(minutes=30)
    return list(seen)


def faults(zone_name: str, first: datetime, last: datetime) -> Iterator[str]:
    """Walk everything in a zone and say what is wrong."""
    zone = ZoneInfo(zone_name)
    for change in changes(zone, first, last):
        spans = {away[0] if away else -4 * DAY for away in AWAY}
        days = days_there_were(zone, change + min(spans) - 4 * DAY, change + 5 * DAY)
        for at in TIMES:
            schedule = Schedule(at, zone_name)
            yield from (f"{zone_name} {at} {day}: {fault}" for day in days[-9:] for fault in wrong_due(schedule, day))
            for away in AWAY:
                yield from (
                    f"{zone_name} {at} {change} away {away}: {fault}" for fault in walked(schedule, change, away, days)
                )


def walked(
    schedule: Schedule, change: datetime, away: tuple[timedelta, timedelta] | None, days: list[date]
) -> Iterator[str]:
    """Walk a digest over a change of clocks."""
    start, end = change + (away[0] if away else -DAY) - 2 * DAY, change + 3 * DAY
    gone = (change + away[0], change + away[1]) if away else None
    digest = a_subscription(schedule=schedule, since=start, created=start)
    walk = Walk()
    walk.go(digest, start, end, gone)
    covered = [day for _, dates in walk.runs for day in dates]
    owed = [day for day in days if (due := due_at(schedule, day)) is not None and start < due <= end]
    if covered != owed:
        yield f"covered {covered} of {owed}"
    if not all((due := due_at(schedule, day)) for day in owed):
        yield "a day without a moment"
    late = [dates for now, dates in walk.runs if now != due_at(schedule, dates[-1])]
    if gone is None and late:
        yield f"late without a downtime: {late}"
    if len(late) > 1 or (gone is None and any(len(dates) != 1 for _, dates in walk.runs)):
        yield f"a backlog: {walk.runs}"


def wrong_due(schedule: Schedule, day: date) -> Iterator[str]:
    """Compare a due moment with what the clocks showed around it, by every difference to UTC that they had."""
    zone, due = ZoneInfo(schedule.zone), due_at(schedule, day)
    if due is None:
        yield "a day that there was has no moment"
        return
    shown = due.astimezone(zone)
    offsets = {_offset(zone, due + HOUR * n) or timedelta(0) for n in range(-50, 51)}
    moments = sorted(datetime.combine(day, schedule.at, UTC) - offset for offset in offsets)
    first = next((moment for moment in moments if _shows(zone, moment, day, schedule.at)), None)
    if first is not None and first != due:
        yield f"{due} is not the first time, which was {first}"
    if first is None and not (shown.date(), shown.time()) > (day, schedule.at):
        yield f"{due} is {shown}: neither the time nor later"


def _shows(zone: ZoneInfo, moment: datetime, day: date, at: time) -> bool:
    local = moment.astimezone(zone)
    return (local.date(), local.hour, local.minute) == (day, at.hour, at.minute)


def main() -> int:
    """Walk what was asked for, print the figures, and tell whether all was right."""
    parser = argparse.ArgumentParser(prog="python -m tests.digest.calendar")
    parser.add_argument("--from", dest="first", type=int, default=2010)
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--zone", action="append")
    args = parser.parse_args()
    first, last = datetime(args.first, 1, 1, tzinfo=UTC), datetime(args.first + args.years, 1, 1, tzinfo=UTC)
    zones = sorted(args.zone or available_timezones())
    began, wrong, seen = clock.monotonic(), [], 0
    for zone in zones:
        seen += sum(1 for _ in changes(ZoneInfo(zone), first, last))
        wrong += list(faults(zone, first, last))
    figures = {
        "zones": len(zones),
        "changes": seen,
        "walks": seen * len(TIMES) * len(AWAY),
        "wrong": len(wrong),
        "seconds": round(clock.monotonic() - began, 1),
        "examples": wrong[:5],
    }
    sys.stdout.write(json.dumps(figures) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
