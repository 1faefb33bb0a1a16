"""Parse dates as people type them, each into a range of days."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

Days = tuple[date, date]
"""The first day of a range, and the first day after it."""

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH: Final = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_NUMBERS: Final = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})月?)?(?:[-/.]?(\d{1,2})日?)?年?")
_DAY_FIRST: Final = re.compile(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH}(?: (?P<year>\d{{4}}))?")
_MONTH_FIRST: Final = re.compile(rf"{_MONTH}(?: (?P<day>\d{{1,2}})(?:st|nd|rd|th)?)?(?: (?P<year>\d{{4}}))?")
_AGO: Final = re.compile(r"(\d{1,4}) ?(d|w|m|y|days?|weeks?|months?|years?)(?: ago)?")
_WEEKDAY: Final = re.compile(
    r"(?:last |this |on )?"
    r"(mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
)
_YEAR_DAYS: Final = 365


def read_days(text: str, today: date) -> Days | None:
    """Return the days that `text` means, relative to `today`; None if it is not a date.

    It parses 2025, 2025-04, 2025-04-16, "16 April 2025", "april", today, yesterday, "last-monday", "this-week",
    "last-month", "3-days-ago", "6m" and 2025年4月16日. A month or weekday without a year is the latest one so far.
    """
    plain = " ".join(re.sub(r"[-_,\s]+", " ", text.casefold()).split())
    dashed = text.strip().replace(" ", "")
    try:
        return _numbers(dashed) or _named(plain, today) or _relative(plain, today)
    except (ValueError, OverflowError):
        return None


def _numbers(text: str) -> Days | None:
    match = _NUMBERS.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    if year is None or (day is not None and month is None):
        return None
    if month is None:
        return date(year, 1, 1), date(year + 1, 1, 1)
    return _one(date(year, month, day)) if day is not None else _month(year, month)


def _named(text: str, today: date) -> Days | None:
    match = _DAY_FIRST.fullmatch(text) or _MONTH_FIRST.fullmatch(text)
    if match is None:
        return None
    month = _MONTHS.index(match["month"][:3]) + 1
    day = int(match["day"]) if match["day"] else None
    year = int(match["year"]) if match["year"] else today.year - (date(today.year, month, day or 1) > today)
    return _month(year, month) if day is None else _one(date(year, month, day))


def _relative(text: str, today: date) -> Days | None:
    if (match := _WEEKDAY.fullmatch(text)) is not None:
        back = (today.weekday() - _WEEKDAYS.index(match[1][:3])) % 7
        return _one(today - timedelta(days=back or 7 * text.startswith("last")))
    if (match := _AGO.fullmatch(text)) is not None:
        return _ago(int(match[1]), match[2][0], today)
    words = text.removeprefix("the ")
    return _SPANS[words](today) if words in _SPANS else None


def _ago(count: int, unit: str, today: date) -> Days:
    if unit == "m":
        months = today.year * 12 + today.month - 1 - count
        return _one(date(months // 12, months % 12 + 1, min(today.day, 28)))
    return _one(today - timedelta(days=count * {"d": 1, "w": 7, "y": _YEAR_DAYS}[unit]))


def _one(day: date) -> Days:
    return day, day + timedelta(days=1)


def _month(year: int, month: int) -> Days:
    return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)


def _week(day: date) -> Days:
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=7)


def _previous_month(today: date) -> Days:
    last = today.replace(day=1) - timedelta(days=1)
    return _month(last.year, last.month)


_SPANS: Final[dict[str, Callable[[date], Days]]] = {
    "today": _one,
    "now": _one,
    "yesterday": lambda today: _one(today - timedelta(days=1)),
    "this week": _week,
    "last week": lambda today: _week(today - timedelta(days=7)),
    "this month": lambda today: _month(today.year, today.month),
    "last month": _previous_month,
    "this year": lambda today: (date(today.year, 1, 1), date(today.year + 1, 1, 1)),
    "last year": lambda today: (date(today.year - 1, 1, 1), date(today.year, 1, 1)),
}
