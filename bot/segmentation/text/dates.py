"""Dates, found as they are written on the page."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[89]|20)\d\d"
_DATE = re.compile(
    rf"\b{_MONTH} {_DAY}(?:, ?{_YEAR}| {_YEAR})?(?![\d%]|,\d|\.\d)"
    rf"|\b{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR}\b)?"
    rf"|\b{_MONTH},? {_YEAR}\b"
    rf"|\b{_YEAR}[-/.](?:1[0-2]|0?[1-9])[-/.](?:[12]\d|3[01]|0?[1-9])\b"
    rf"|\b(?:[12]\d|3[01]|0?[1-9])[/.](?:1[0-2]|0?[1-9])[/.]{_YEAR}\b"
    rf"|\b(?:1[0-2]|0?[1-9])/(?:[12]\d|3[01]|0?[1-9])/{_YEAR}\b"
    r"|(?:民國\s?\d{2,3}年|(?:1[89]|20)\d\d\s?年)(?:\s?(?:1[0-2]|0?[1-9])\s?月(?:\s?(?:[12]\d|3[01]|"
    r"0?[1-9])\s?[日号號])?)?"
    r"|(?<!\d)(?:1[0-2]|0?[1-9])\s?月\s?(?:[12]\d|3[01]|0?[1-9])\s?[日号號]"
)
# The hour over an entry of a live report.
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])[.:h][0-5]\d ?(?:[ap]\.?m\.?)?(?: ?[A-Z]{2,4})?", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_MAX_DATES = 200
_BESIDE_A_DATE = re.compile(
    r"\b(?:(?:first |last )?(?:published|updated|posted|modified|issued)|special to [\w’' ]{2,40}|on|at|by|from|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|[ap]\.?m|gmt|utc|bst|[ce][eds]?t|"
    r"\d+ ?min(?:ute)?s?(?: read)?)\b|\d{1,2}[:.]\d\d|\b\d{1,2}(?=[ap]m)|[ap]m\b|發布時間|更新時間|发布时间|更新时间|"
    r"上午|下午|星期[一二三四五六日]|週[一二三四五六日]",
    re.IGNORECASE,
)
_LONGEST_DATE_LINE = 100


def find_dates(texts: list[str]) -> tuple[str, ...]:
    """Find the different dates of some texts, in order of appearance, at most 200."""
    found: dict[str, None] = {}
    for text in texts:
        if not _DIGIT.search(text):
            continue
        for match in _DATE.finditer(text):
            found.setdefault(match.group().rstrip(","))
            if len(found) >= _MAX_DATES:
                return tuple(found)
    return tuple(found)


def is_date_line(text: str) -> bool:
    """Tell whether a line says nothing but when: `Published 3 March 2025 at 6:00 · 4 min read`."""
    if len(text) > _LONGEST_DATE_LINE or _DATE.search(text) is None:
        return False
    return not re.search(r"\w", _BESIDE_A_DATE.sub("", _DATE.sub("", text)))


def is_clock(text: str) -> bool:
    """Tell whether a line is nothing but a time of day: `10:05`, `9.40 pm GMT`."""
    return len(text) <= 20 and _CLOCK.fullmatch(text) is not None
