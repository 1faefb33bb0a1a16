"""Read how a watch is asked for: what for, in which channel, whom to ping and how often a day."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, time
from typing import TYPE_CHECKING, Final

from bot.archive import LONGEST_WATCH_FILTER
from bot.errors import UsageError
from bot.runtime import open_zone
from bot.search import read_saved

if TYPE_CHECKING:
    from datetime import datetime

    from bot.search import SavedReading

MOST_A_DAY: Final = 50
"""The greatest limit of messages a day."""

_ROLE: Final = r"""(<@&[0-9]{1,20}>|@[^\s<#@"“”「」][^<#@"“”「」]{0,99}?)"""
_CHANNEL: Final = r"(<#[0-9]{1,20}>|#[^\s#]{1,100})"
_PARTS: Final = (
    ("per_day", re.compile(r"\s+at\s+most\s+([0-9]{1,9})\s*(?:times?\s*)?(?:a|per|each)\s*day\s*$", re.IGNORECASE)),
    ("per_day", re.compile(r"\s*(?:每天|一天|每日)?最多\s*(\d{1,9})\s*(?:則|次|篇)\s*$")),
    ("role", re.compile(rf"(?:\s+(?:and\s+)?ping|\s*(?:並|且)?(?:通知|提及))\s*{_ROLE}\s*$", re.IGNORECASE)),
    ("channel", re.compile(rf"(?:\s+(?:in|to)|\s*(?:在|到))\s*{_CHANNEL}\s*$", re.IGNORECASE)),
)
_HOURS, _MINUTES = 24, 60
_LONGEST_HOURS: Final = 100
_HOUR: Final = r"([0-9]{1,2})(?::?([0-9]{2}))?"
_QUIET: Final = re.compile(rf"\s*{_HOUR}\s*(?:-|–|—|to|~|至|到)\s*{_HOUR}\s*")


@dataclass(frozen=True, slots=True)
class WatchRequest:
    """A watch as it is asked for in a message; what was not said is None.

    `channel` is a mention or a name; `role` is an id where it was mentioned, and else a name.
    """

    filter: str
    channel: str | None = None
    role: int | str | None = None
    per_day: int | None = None


def read_watch(typed: str) -> WatchRequest:
    """Take a request apart: after the filter comes where, whom to ping and how often, in any order."""
    # With single spaces: a pattern that begins with any number of them is tried at each of a long row.
    rest, found = f" {' '.join(typed.split())}", dict[str, str]()
    looking = True
    while looking:
        looking = False
        for name, pattern in _PARTS:
            if name not in found and (part := pattern.search(rest)):
                found[name], rest, looking = part[1], rest[: part.start()], True
    role, per_day = found.get("role"), found.get("per_day")
    return WatchRequest(
        rest.strip(),
        found.get("channel"),
        _role(role) if role is not None else None,
        int(per_day) if per_day is not None else None,
    )


def _role(written: str) -> int | str:
    return int(written[3:-1]) if written.startswith("<@&") else written[1:]


def require_per_day(per_day: int | None) -> None:
    """Let a limit of messages a day pass. Raises UsageError for one out of range."""
    if per_day is not None and not 1 <= per_day <= MOST_A_DAY:
        raise UsageError("watch-per-day", most=MOST_A_DAY)


def read_watch_filter(typed: str, now: datetime, zone: str) -> SavedReading:
    """Return how a filter is read. Raises UsageError for one that is too long, or that says nothing to look for."""
    reading = read_saved(typed, now.astimezone(open_zone(zone) or UTC).date())
    if len(typed) > LONGEST_WATCH_FILTER or reading.cut:
        raise UsageError("watch-filter-long", most=LONGEST_WATCH_FILTER)
    if not typed.strip():
        raise UsageError("watch-filter-none")
    if not (reading.required or reading.filters):
        raise UsageError("watch-filter-empty", filter=typed.strip()[:40])
    return reading


def quiet_hours(typed: str) -> str:
    """Return quiet hours as they are kept (22:00-07:00). Raises UsageError for what are none."""
    found = _QUIET.fullmatch(unicodedata.normalize("NFKC", typed[:_LONGEST_HOURS]))
    hours = [(int(found[at]), int(found[at + 1] or 0)) for at in (1, 3)] if found else []
    if not hours or hours[0] == hours[1] or any(hour >= _HOURS or minute >= _MINUTES for hour, minute in hours):
        raise UsageError("watch-quiet", hours=typed.strip()[:40] or "?")
    return "-".join(f"{time(*one):%H:%M}" for one in hours)
