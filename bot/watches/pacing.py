"""When a watch tells what it found: at once, or held back, and then all of it in one message.

After three messages in ten minutes the rest waits for the end of the ten; quiet hours, the day's limit and muting hold
back likewise. So do a message that could not be posted yet, and a time zone that the system does not know any more:
nobody can say then what its day and its quiet hours are.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from bot.archive import Held, PlannedMessage
from bot.runtime import open_zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.archive import Find, Pace, Watch
    from bot.articles import ArticleKey

WINDOW: Final = timedelta(minutes=10)
MOST_IN_WINDOW: Final = 3
"""Messages of one watch in ten minutes; what it finds more comes as one message at their end."""

ZONE_AGAIN: Final = timedelta(hours=1)
"""How often it is looked whether an unknown time zone is known again."""

_SOON: Final = timedelta(seconds=5)
_TOKEN_BYTES: Final = 8


@dataclass(frozen=True, slots=True)
class Plan:
    """The messages that a watch sends now, why the rest waits, and its pace then."""

    messages: tuple[PlannedMessage, ...]
    held: Held | None
    pace: Pace


def plan_messages(watch: Watch, finds: Sequence[Find], now: datetime, *, unsent: datetime | None = None) -> Plan:
    """Return what a watch tells now of what it found and has not told.

    `unsent` is when a message of it is tried again that could not be posted yet.
    """
    pace, waiting = replace(watch.pace, next_at=None), [one.article for one in finds]
    messages: list[PlannedMessage] = []
    if finds and any(one.held for one in finds) and _hold(watch, pace, now, unsent) is None:
        messages.append(_message(waiting))
        pace, waiting = _after_one(watch, pace, now), []
    while waiting and (hold := _hold(watch, pace, now, unsent)) is None:
        messages.append(_message([waiting.pop(0)]))
        pace = _after_one(watch, pace, now)
    if not waiting:
        return Plan(tuple(messages), None, pace)
    hold = _hold(watch, pace, now, unsent)
    why, until = hold if hold is not None else (None, now)
    return Plan(tuple(messages), why, replace(pace, next_at=until))


def _message(articles: Sequence[ArticleKey]) -> PlannedMessage:
    return PlannedMessage(secrets.token_hex(_TOKEN_BYTES), tuple(articles))


def _after_one(watch: Watch, pace: Pace, now: datetime) -> Pace:
    """Return the pace after one more message."""
    today = now.astimezone(ZoneInfo(watch.zone)).date()
    sent = pace.day_sent if pace.day == today else 0
    if _is_over(pace, now):
        return replace(pace, window_at=now, window_sent=1, day=today, day_sent=sent + 1)
    return replace(pace, window_sent=pace.window_sent + 1, day=today, day_sent=sent + 1)


def _is_over(pace: Pace, now: datetime) -> bool:
    # A beginning in the future is that of a clock that was set back.
    return pace.window_at is None or not pace.window_at <= now < pace.window_at + WINDOW


def _hold(watch: Watch, pace: Pace, now: datetime, unsent: datetime | None) -> tuple[Held, datetime] | None:
    """Return why a watch tells nothing now, and until when."""
    if watch.muted_until is not None and now < watch.muted_until:
        return Held.MUTED, watch.muted_until
    zone = open_zone(watch.zone)
    if zone is None:
        return Held.ZONE, now + ZONE_AGAIN
    if watch.quiet is not None and (end := end_of_quiet(watch.quiet, watch.zone, now)) is not None:
        return Held.QUIET, end
    if watch.per_day is not None and pace.day == now.astimezone(zone).date() and pace.day_sent >= watch.per_day:
        return Held.DAY, end_of_day(watch.zone, now)
    if unsent is not None:
        return Held.UNSENT, max(unsent, now + _SOON)
    if not _is_over(pace, now) and pace.window_sent >= MOST_IN_WINDOW and pace.window_at is not None:
        return Held.RATE, pace.window_at + WINDOW
    return None


def end_of_day(zone: str, now: datetime) -> datetime:
    """Return when the day of `now` ends in a zone; in UTC where that is unknown."""
    local = open_zone(zone) or UTC
    tomorrow = now.astimezone(local).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time(), local).astimezone(UTC)


def end_of_quiet(quiet: str, zone: str, now: datetime) -> datetime | None:
    """Return when the quiet hours end in which `now` is; None where it is in none. They are written 22:00-07:00."""
    first, last = (time.fromisoformat(one) for one in quiet.split("-"))
    local = now.astimezone(ZoneInfo(zone))
    at, over_night = local.time(), first > last
    if not (at >= first or at < last if over_night else first <= at < last):
        return None
    day = local.date() + timedelta(days=1 if over_night and at >= first else 0)
    # In the hour that is repeated where a clock is set back, the end is the second one of its time.
    end = datetime.combine(day, last.replace(fold=local.fold), ZoneInfo(zone)).astimezone(UTC)
    return max(end, now + timedelta(seconds=1))
