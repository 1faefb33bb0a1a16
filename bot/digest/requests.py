"""Convert a digest request to a schedule and a saved filter."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from bot.archive import EVERY_DAY, Schedule
from bot.digest.request_parser import read_request
from bot.errors import UsageError
from bot.search import read_saved

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.archive import Subscription
    from bot.digest.request_parser import Request
    from bot.search import SavedReading

LONGEST_FILTER: Final = 500
MOST_ARTICLES: Final = 25

_NAME: Final = re.compile(r"[Dd]?([1-9][0-9]{0,8})", re.ASCII)
_LIMIT: Final = re.compile(r"[0-9]{1,3}", re.ASCII)
_MOST_NAMED: Final = 25


def schedule_of(request: Request, zone: str) -> Schedule:
    """Return the schedule of a request; without a zone in `zone`, without days on every day."""
    return Schedule(request.time, request.zone or zone, request.days or EVERY_DAY, request.month_days)


def schedules_of(request: Request, zone: str) -> tuple[Schedule, ...]:
    """Return a schedule for each time of a request: a digest has one time a day, on which its coming once rests."""
    first = schedule_of(request, zone)
    return (first, *(replace(first, at=at) for at in request.more))


def changed_schedule(typed: str, schedule: Schedule) -> Schedule:
    """Return `schedule` with what was typed of it; the rest stays as it was. Raises UsageError."""
    request = read_request(typed)
    if request.filter or request.channel or request.role is not None:
        raise UsageError("digest-when-only", rest=(request.filter or request.channel or "@")[:40])
    if request.more:
        raise UsageError("digest-one-time")
    changed = replace(schedule, at=request.time, zone=request.zone or schedule.zone)
    if request.days is None and not request.month_days:
        return changed
    return replace(changed, days=request.days or EVERY_DAY, month_days=request.month_days)


def read_filter(typed: str, now: datetime, zone: str) -> SavedReading:
    """Parse a filter. Raises UsageError if it is too long or has no search terms."""
    if len(typed) > LONGEST_FILTER:
        raise UsageError("digest-filter-long", most=LONGEST_FILTER)
    reading = read_saved(typed, now.astimezone(ZoneInfo(zone)).date())
    if reading.cut:
        raise UsageError("digest-filter-long", most=LONGEST_FILTER)
    if typed.strip() and reading.is_empty:
        raise UsageError("digest-filter-unreadable", filter=typed.strip()[:40])
    return reading


def read_limit(typed: str) -> int:
    """Parse the maximum number of articles of a digest. Raises UsageError if out of range."""
    limit = int(typed) if _LIMIT.fullmatch(typed.strip()) else 0
    if not 1 <= limit <= MOST_ARTICLES:
        raise UsageError("digest-limit", limit=typed.strip()[:20] or " ", most=MOST_ARTICLES)
    return limit


def named(digests: Sequence[Subscription], name: str) -> Subscription:
    """Return the digest named `name` (D1, or 1), or the only one. Raises UsageError."""
    if not digests:
        raise UsageError("digest-none")
    known = tuple(f"D{digest.key.number}" for digest in digests[:_MOST_NAMED])
    match = _NAME.fullmatch(name.strip())
    if not name.strip() and len(digests) == 1:
        return digests[0]
    for digest in digests:
        if match and int(match[1]) == digest.key.number:
            return digest
    raise UsageError("digest-unknown" if name.strip() else "digest-which", name=name.strip()[:20], known=known)
