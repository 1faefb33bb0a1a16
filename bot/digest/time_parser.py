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
MONDAY: Final = frozenset({0})
"""The day of what is weekly, where none is named."""

_NAMED_TIMES: Final = {
    **dict.fromkeys(("noon", "midday", "中午", "正午"), time(12)),
    **dict.fromkeys(("midnight", "午夜", "半夜"), time(0)),
}
_CLOCK: Final = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})|h| ?o.?clock)?(?: ?(?P<half>[ap])\.?m\.?)?", re.IGNORECASE
)
_FOUR_DIGITS: Final = re.compile(r"(?P<hour>\d{2})(?P<minute>\d{2})(?: ?h(?:rs|ours)?)?(?P<half>)", re.IGNORECASE)
_HALF_DAY: Final = 12
_NUMERAL: Final = "[〇零一二兩两三四五六七八九十]{1,3}"
_CHINESE_CLOCK: Final = re.compile(
    rf"(?P<part>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜裡|夜间|夜間)? ?"
    rf"(?:(?P<clock>\d{{1,2}}):(?P<past>\d{{2}})|(?P<hour>\d{{1,2}}|{_NUMERAL}) ?[點点時时]鐘?钟?整?"
    rf"(?: ?(?P<half>半)| ?(?P<minute>\d{{1,2}}|{_NUMERAL})分?)?)"
)
_DIGITS: Final = dict(zip("〇零一二兩两三四五六七八九", (0, 0, 1, 2, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_NIGHT: Final = {_HALF_DAY: 0, **{hour: hour for hour in range(7)}}
_MORNING: Final = {hour: hour for hour in range(_HALF_DAY)}
_AFTERNOON: Final = {_HALF_DAY: _HALF_DAY, **{hour: hour + _HALF_DAY for hour in range(1, _HALF_DAY)}}
_EVENING: Final = {_HALF_DAY: 0, **{hour: hour + _HALF_DAY for hour in range(5, _HALF_DAY)}}
_PARTS: Final = (
    ("凌晨", _NIGHT),
    ("清晨早上早晨上午", _MORNING),
    ("中午", {11: 11, 12: 12, 1: 13}),
    ("下午傍晚", _AFTERNOON),
    ("晚上夜裡夜間夜间", _EVENING),
)
"""What an hour means in a part of the day: at 12 in the evening a day ends."""

_NAMED_DAYS: Final = {
    **dict.fromkeys(("daily", "everyday", "every day", "each day", "all days", "all"), EVERY_DAY),
    **dict.fromkeys(("每天", "每日", "天天"), EVERY_DAY),
    **dict.fromkeys(("weekdays", "weekday", "workdays", "working days", "every weekday"), WORKING_DAYS),
    **dict.fromkeys(("平日", "工作日", "上班日", "週間", "每個工作日"), WORKING_DAYS),
    **dict.fromkeys(("weekends", "weekend", "the weekend", "every weekend"), WEEKEND),
    **dict.fromkeys(("週末", "周末", "每週末", "每周末"), WEEKEND),
    **dict.fromkeys(("weekly", "every week", "each week", "once a week"), MONDAY),
    **dict.fromkeys(("每週", "每周", "每星期", "每禮拜", "每個星期", "每個禮拜"), MONDAY),
}
_DAY: Final = (
    r"(?:mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)s?"
)
_SPAN: Final = rf"{_DAY}(?: ?(?:-|to|until|till|through|thru) ?{_DAY})?"
_DAYS: Final = re.compile(
    rf"(?:on |every |each |(?:weekly|(?:every|each|once a) week) (?:on )?(?:every )?)?"
    rf"{_SPAN}(?:(?: ?[,;/&+] ?(?:and )?| and | ){_SPAN})*(?: weekly)?"
)
_SPANS: Final = re.compile(rf"({_DAY})(?: ?(?:-|to|until|till|through|thru) ?({_DAY}))?")
_WEEK: Final = "每?(?:週|周|星期|禮拜|礼拜)"
_CHINESE_SPAN: Final = rf"(?:{_WEEK})?[一二三四五六日天](?: ?[到至~-] ?(?:{_WEEK})?[一二三四五六日天])?"
_CHINESE_DAYS: Final = re.compile(rf"(?={_WEEK}){_CHINESE_SPAN}(?: ?[、,和與与及跟]? ?{_CHINESE_SPAN}){{0,6}}")
_CHINESE_SPANS: Final = re.compile(rf"([一二三四五六日天])(?: ?[到至~-] ?(?:{_WEEK})?([一二三四五六日天]))?")
_WEEKDAYS: Final = {sign: day for day, signs in enumerate((*"一二三四五六", "日天")) for sign in signs}
_RHYTHM: Final = re.compile(
    r"(?:every|each) (?:other|second|third|fourth|two|three|four|[2-9]|\d\d) ?\w*"
    r"|every (?:hour|year|quarter)"
    r"|(?:bi|semi)-?(?:weekly|monthly|annually)|fortnightly|hourly|quarterly|yearly|annually"
    r"|(?:on |every |each )?(?:the )?(?:first|second|third|fourth|last|[1-5](?:st|nd|rd|th))"
    rf" {_DAY}(?: of (?:the|each|every) month)?"
    r"|(?:once|twice|thrice|[1-9] times) (?:a|per|each|every) \w+|隔[天日週周月].*|每(?:小時|季|年|隔.*)"
    r"|每個?月的?(?:第[一二三四五]|最後一?)個?(?:週|周|星期|禮拜).*"
    r"|每[兩两二三四五六七八九十2-9].*[天日週周月年時]"
)
_FIRST_LETTERS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LONGEST: Final = 120
"""Characters of what may be days, a time or a zone."""


def read_time(text: str) -> time:
    """Parse a time of day, to the minute. Raises UsageError for anything else."""
    found = time_of(text)
    if found is None:
        raise UsageError("digest-time", time=text.strip()[:40] or " ")
    return found


def time_of(text: str) -> time | None:
    """Return the time of day that `text` names, such as 8am, 20.30, 0800, noon, 早上八點; None for anything else."""
    written = plain(text)
    if written in _NAMED_TIMES:
        return _NAMED_TIMES[written]
    match = _CLOCK.fullmatch(written) or _FOUR_DIGITS.fullmatch(written)
    if match is None:
        return _chinese_time(written)
    hour, minute, half = int(match["hour"]), int(match["minute"] or 0), match["half"]
    if half:
        if not 1 <= hour <= _HALF_DAY:
            return None
        hour = hour % _HALF_DAY + (_HALF_DAY if half.lower() == "p" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        return None


def _chinese_time(written: str) -> time | None:
    """Return the time of day in Chinese, such as 早上八點, 下午3:30, 20時; None for anything else."""
    match = _CHINESE_CLOCK.fullmatch(written)
    if match is None or (match["clock"] and not match["part"]):
        return None
    hour, minute = value_of(match["clock"] or match["hour"]), value_of(match["past"] or match["minute"] or "0")
    if match["part"] and hour <= _HALF_DAY:
        hour = next(hours for parts, hours in _PARTS if match["part"] in parts).get(hour, -1)
    try:
        return time(hour, 30 if match["half"] else minute)
    except ValueError:
        return None


def value_of(numeral: str) -> int:
    """Return what a number below a hundred says, in digits or in Chinese; -1 for what says none."""
    if numeral.isdecimal():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return _DIGITS[numeral] if len(numeral) == 1 else _DIGITS[numeral[1]] if numeral[0] in "〇零" else -1
    if len(tens) > 1 or len(ones) > 1 or "十" in tens:
        return -1
    return 10 * (_DIGITS[tens] if tens else 1) + (_DIGITS[ones] if ones else 0)


def is_rhythm(text: str) -> bool:
    """Tell whether `text` asks for a rhythm that digests do not have, such as every other day, 隔天."""
    written = plain(text)
    return len(written) <= LONGEST and _RHYTHM.fullmatch(written) is not None


def read_days(text: str) -> frozenset[int]:
    """Parse weekdays (Monday is 0). Raises UsageError for anything else."""
    found = days_of(text)
    if found is None:
        raise UsageError("digest-days", days=text.strip()[:40] or " ")
    return found


def days_of(text: str) -> frozenset[int] | None:
    """Return the weekdays that `text` names, such as mon-fri, "mon and fri", 週一到週五; None for anything else."""
    written = plain(text)
    if written in _NAMED_DAYS:
        return _NAMED_DAYS[written]
    if len(written) > LONGEST:
        return None
    if _DAYS.fullmatch(written):
        spans = [(_number(first), _number(last or first)) for first, last in _SPANS.findall(written)]
    elif _CHINESE_DAYS.fullmatch(written):
        spans = [(_WEEKDAYS[first], _WEEKDAYS[last or first]) for first, last in _CHINESE_SPANS.findall(written)]
    else:
        return None
    return frozenset((first + step) % 7 for first, last in spans for step in range((last - first) % 7 + 1))


def read_zone(text: str) -> str:
    """Parse an IANA zone by its name or city. Raises UsageError for anything else."""
    return valid_zone(text)


def _number(day: str) -> int:
    return _FIRST_LETTERS.index(day[:3])


def plain(text: str) -> str:
    """Return a text as it is compared: one case, one width, one kind of space and of dash."""
    folded = unicodedata.normalize("NFKC", text[: LONGEST + 1]).casefold()
    return " ".join(re.sub("[–—−]", "-", folded).split())
