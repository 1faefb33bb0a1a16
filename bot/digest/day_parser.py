"""Parse on which days a digest comes, as people write it: of the week (mon-fri, weekly on friday) or of the month."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bot.archive import EVERY_DAY, LAST_DAY
from bot.digest.time_parser import LONGEST, days_of, plain, value_of
from bot.errors import UsageError

_LONGEST_MONTH: Final = 31
_NUMBER: Final = r"[0-9]{1,2}(?:st|nd|rd|th)?|first|last(?: day)?|end"
_DAY: Final = rf"(?:the )?(?:day )?(?:{_NUMBER})"
_DAYS: Final = rf"{_DAY}(?:(?: ?[,/&+] ?(?:and )?| and | ){_DAY}){{0,9}}"
_EVERY_MONTH: Final = r"(?:monthly|(?:every|each) month|once (?:a|per) month)"
_MONTHLY: Final = re.compile(rf"{_EVERY_MONTH}|每[個个]?月")
_MONTH_END: Final = re.compile(r"(?:at |on )?(?:the )?month[- ]end|(?:每[個个]?月)?的?月?[底末]")
_OF_MONTH: Final = re.compile(
    rf"(?:on |at )?(?P<before>{_DAYS})(?: day)? of (?:the|each|every|a) month"
    rf"|{_EVERY_MONTH}(?: on| at)? (?P<after>{_DAYS})"
)
_EACH: Final = re.compile(r"[0-9]+|first|last|end")
_NUMERAL: Final = "[一二三四五六七八九十]{1,3}"
_CHINESE_DAY: Final = rf"(?:(?:[0-9]{{1,2}}|{_NUMERAL})(?:[日號号]|(?=[、,和與与及跟]))|最[後后]一?[天日]|月?底)"
_CHINESE: Final = re.compile(
    rf"每[個个]?月的? ?(?P<days>{_CHINESE_DAY}(?: ?[、,和與与及跟] ?(?:每[個个]?月的? ?)?{_CHINESE_DAY}){{0,9}})"
)
_CHINESE_EACH: Final = re.compile(rf"[0-9]{{1,2}}|最[後后]|底|{_NUMERAL}(?=[日號号、,和與与及跟])")
_LAST_WORDS: Final = frozenset({"last", "end", "最後", "最后", "底"})


@dataclass(frozen=True, slots=True)
class DayPattern:
    """The days on which a digest comes: days of the week, or days of the month where there are any."""

    days: frozenset[int] = EVERY_DAY
    month_days: frozenset[int] = frozenset()


def read_pattern(text: str) -> DayPattern:
    """Parse days of the week or of the month. Raises UsageError for anything else."""
    found = pattern_of(text)
    if found is None:
        raise UsageError("digest-days", days=text.strip()[:40] or " ")
    return found


def pattern_of(text: str) -> DayPattern | None:
    """Return the days that `text` names, of the week or of the month; None for anything else.

    Raises UsageError for a day that no month has.
    """
    days = days_of(text)
    if days is not None:
        return DayPattern(days)
    if _MONTHLY.fullmatch(plain(text)):
        return DayPattern(month_days=frozenset({1}))
    month_days = month_days_of(text)
    return None if month_days is None else DayPattern(month_days=month_days)


def month_days_of(text: str) -> frozenset[int] | None:
    """Return the days of the month that `text` names, such as "the 1st of each month", 每月15日; None for else.

    Only what says which days is one: "monthly" alone is not. Raises UsageError for a day that no month has.
    """
    written = plain(text)
    if len(written) > LONGEST:
        return None
    if _MONTH_END.fullmatch(written):
        return frozenset({LAST_DAY})
    if match := _OF_MONTH.fullmatch(written):
        found = [_day(each) for each in _EACH.findall(match["before"] or match["after"])]
    elif match := _CHINESE.fullmatch(written):
        found = [_day(each) for each in _CHINESE_EACH.findall(match["days"])]
    else:
        return None
    for day in found:
        if day != LAST_DAY and not 1 <= day <= _LONGEST_MONTH:
            raise UsageError("digest-month-days", days=written[:40])
    return frozenset(found)


def _day(written: str) -> int:
    if written in _LAST_WORDS:
        return LAST_DAY
    return 1 if written == "first" else value_of(written)
