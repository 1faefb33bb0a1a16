"""Parse times of day, weekdays and time zones as people write them."""

from __future__ import annotations

import re
import unicodedata
from datetime import time
from typing import Final

from bot.errors import UsageError
from bot.runtime import valid_zone

EVERY_DAY: Final = frozenset(range(7))
WORKING_DAYS: Final = frozenset(range(5))
WEEKEND: Final = frozenset({5, 6})

_NAMED_TIMES: Final = {"noon": time(12), "midday": time(12), "midnight": time(0)}
_CLOCK: Final = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})|h| ?o.?clock)?(?: ?(?P<half>[ap])\.?m\.?)?", re.IGNORECASE
)
_FOUR_DIGITS: Final = re.compile(r"(?P<hour>\d{2})(?P<minute>\d{2})(?: ?h(?:rs|ours)?)?(?P<half>)", re.IGNORECASE)
_HALF_DAY: Final = 12

_NAMED_DAYS: Final = {
    **dict.fromkeys(("daily", "everyday", "every day", "each day", "all days", "all"), EVERY_DAY),
    **dict.fromkeys(("weekdays", "weekday", "workdays", "working days", "every weekday"), WORKING_DAYS),
    **dict.fromkeys(("weekends", "weekend", "the weekend", "every weekend"), WEEKEND),
}
_DAY: Final = (
    r"(?:mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)s?"
)
_SPAN: Final = rf"{_DAY}(?: ?(?:-|to|until|till|through) ?{_DAY})?"
_DAYS: Final = re.compile(rf"(?:on |every |each )?{_SPAN}(?:(?: ?[,;/&+] ?(?:and )?| and | ){_SPAN})*")
_SPANS: Final = re.compile(rf"({_DAY})(?: ?(?:-|to|until|till|through) ?({_DAY}))?")
_FIRST_LETTERS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LONGEST: Final = 120


def read_time(text: str) -> time:
    """Parse a time of day, to the minute. Raises UsageError for anything else."""
    found = time_of(text)
    if found is None:
        raise UsageError("digest-time", time=text.strip()[:40] or " ")
    return found


def time_of(text: str) -> time | None:
    """Parse a time of day such as 8am, 08:00, 20.30, 0800 or noon; return None for anything else."""
    plain = _plain(text)
    if plain in _NAMED_TIMES:
        return _NAMED_TIMES[plain]
    match = _CLOCK.fullmatch(plain) or _FOUR_DIGITS.fullmatch(plain)
    if match is None:
        return None
    hour, minute, half = int(match["hour"]), int(match["minute"] or 0), match["half"]
    if half:
        if not 1 <= hour <= _HALF_DAY:
            return None
        hour = hour % _HALF_DAY + (_HALF_DAY if half.lower() == "p" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        return None


def read_days(text: str) -> frozenset[int]:
    """Parse weekdays (Monday is 0). Raises UsageError for anything else."""
    found = days_of(text)
    if found is None:
        raise UsageError("digest-days", days=text.strip()[:40] or " ")
    return found


def days_of(text: str) -> frozenset[int] | None:
    """Parse weekdays such as mon-fri, weekends or "mon, wed and fri"; return None for anything else."""
    plain = _plain(text)
    if plain in _NAMED_DAYS:
        return _NAMED_DAYS[plain]
    if len(plain) > _LONGEST or not _DAYS.fullmatch(plain):
        return None
    spans = ((_number(first), _number(last or first)) for first, last in _SPANS.findall(plain))
    return frozenset((first + step) % 7 for first, last in spans for step in range((last - first) % 7 + 1))


def read_zone(text: str) -> str:
    """Parse an IANA zone by its name or city. Raises UsageError for anything else."""
    return valid_zone(text)


def _number(day: str) -> int:
    return _FIRST_LETTERS.index(day[:3])


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text[: _LONGEST + 1]).casefold()
    return " ".join(re.sub("[–—−]", "-", folded).split())
