"""A stated date of publication as YYYY-MM-DD: as feeds, heads of pages, fields of mails and datelines write it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

_YEAR = r"(?:1[89]|20)\d\d"
_LONGEST = 120
# English, German, French, Spanish, Italian, Portuguese, Dutch: what a name begins with, longest first.
_MONTHS = {
    1: "january jan januar jänner janvier janv enero ene gennaio gen janeiro januari",
    2: "february feb februar februari février fevrier févr fevr fév febrero febbraio fevereiro fev",
    3: "march mar märz maerz mär mars marzo março maart mrt",
    4: "april apr avril avr abril abr aprile",
    5: "may mai mayo maggio mag maio mei",
    6: "june jun juni juin junio giugno giu junho",
    7: "july jul juli juillet juil julio luglio lug julho",
    8: "august aug août aout agosto ago augustus",
    9: "september sept sep septembre septiembre settembre set setembro",
    10: "october oct oktober okt octobre octubre ottobre ott outubro out",
    11: "november nov novembre noviembre novembro",
    12: "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro",
}
_MONTH_OF = {name: number for number, names in _MONTHS.items() for name in names.split()}
MONTH_NAME = "(?:" + "|".join(sorted((name.capitalize() for name in _MONTH_OF), key=len, reverse=True)) + r")\b"
# Russian, Polish, Swedish, Danish, Hungarian, Turkish, Greek: in feeds and heads; no dateline is looked for by them.
_FURTHER_MONTHS = {
    1: "января янв stycznia január ocak ιανουαρίου ιαν",
    2: "февраля фев lutego február şubat φεβρουαρίου φεβ",
    3: "марта мар marca marts március mart μαρτίου μάρ μαρ",
    4: "апреля апр kwietnia április nisan απριλίου απρ",
    5: "мая май maja maj május mayıs μαΐου μαίου μάι μαϊ μαι",
    6: "июня июн czerwca június haziran ιουνίου ιούν ιουν",
    7: "июля июл lipca július temmuz ιουλίου ιούλ ιουλ",
    8: "августа авг sierpnia augusti augusztus ağustos αυγούστου αύγ αυγ",
    9: "сентября сен сент września szeptember eylül σεπτεμβρίου σεπ",
    10: "октября окт października október ekim οκτωβρίου οκτ",
    11: "ноября ноя нояб listopada kasım νοεμβρίου νοέ νοε",
    12: "декабря дек grudnia desember aralık δεκεμβρίου δεκ",
}
_MONTH_OF.update({name: number for number, names in _FURTHER_MONTHS.items() for name in names.split()})
_MONTH = "(?P<month>" + "|".join(sorted(_MONTH_OF, key=len, reverse=True)) + r")(?![^\W\d_])\.?"
_DAY = r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?(?![\d:])"
_DAY_FIRST = re.compile(
    rf"{_DAY}[ -]?(?:(?:of|de|del|di) )?(?<![^\W\d_]){_MONTH}"
    rf"[ ,-]*(?:de |del )?(?P<year>{_YEAR}(?!\d)|(?<!\d)\d\d(?![\d:]))",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"(?<![^\W\d_]){_MONTH} {{0,2}}{_DAY},? "
    rf"(?:(?:at )?[\d:.]{{4,8}}(?: ?[ap]\.?m\.?)?,? (?:[A-Z]{{2,4}} )?)?(?P<year>{_YEAR})(?!\d)",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(
    rf"(?<!\d)(?P<year>{_YEAR})(?:\. ?|-| )(?<![^\W\d_]){_MONTH}[ -]{{1,2}}(?P<day>\d{{1,2}})(?![\d:])", re.IGNORECASE
)
_NUMBERS = re.compile(rf"(?<!\d)({_YEAR})([-/.])(\d\d?)\2(\d\d?)(?!\d)")
_COMPACT = re.compile(rf"(?<!\d)({_YEAR})(\d\d)(\d\d)(?:T?\d{{4,6}}(?:Z|[+-]\d\d:?\d\d)?)?(?!\d)")
_YEAR_LAST = re.compile(rf"(?<!\d)(\d\d?)([-/.])(\d\d?)\2({_YEAR})(?!\d)")
_WEEK = re.compile(rf"(?<!\d)({_YEAR})-?W([0-5]\d)(?:-?([1-7]))?(?!\d)")
_CJK = re.compile(r"(\d{4})\s?[年년]\s?(\d\d?)\s?[月월]\s?(\d\d?)")
_REPUBLIC = re.compile(r"(?:民國|中華民國)\s?(\d{2,3})\s?年\s?(\d\d?)\s?月\s?(\d\d?)")
_SECONDS = re.compile(r"(\d{9,10})(\d{3})?")
# What stands where nobody gave a date.
_ZERO = re.compile(r"(?:0|1970-01-01T00:00:00.*|\w{3}, 0?1 Jan 1970 00:00:00.*)")
_TWO_DIGITS_OF_THIS_CENTURY = 70
_REPUBLIC_BEGAN = 1911
_MONTHS_OF_A_YEAR = 12


def to_iso(written: str) -> str | None:
    """Read a stated date of publication as YYYY-MM-DD; None where it is none, cannot be, or could be two.

    ISO 8601 (with weeks and without hyphens), RFC 822 (with years of two digits), seconds since 1970,
    `Aug. 13, 2021`, `16. März 2026`, `16 mars 2026`, `16.03.2026`, `2025年3月12日`, `民國114年4月21日`. `03/04/2026` is
    the fourth of March to some and the third of April to others: it is no date.
    """
    text = written.strip()[:_LONGEST]
    if _ZERO.fullmatch(text):
        return None
    for read in (_republican, _chinese, _in_numbers, _by_week, _by_name, _since_1970):
        found = read(text)
        if found is not None:
            return found.isoformat()
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _republican(text: str) -> date | None:
    found = _REPUBLIC.search(text)
    return _date(int(found[1]) + _REPUBLIC_BEGAN, int(found[2]), int(found[3])) if found else None


def _chinese(text: str) -> date | None:
    found = None if _REPUBLIC.search(text) else _CJK.search(text)
    return _date(*map(int, found.groups())) if found else None


def _in_numbers(text: str) -> date | None:
    if (found := _NUMBERS.search(text)) is not None:
        return _date(int(found[1]), int(found[3]), int(found[4]))
    if (found := _YEAR_LAST.search(text)) is not None:
        return _of_two(int(found[1]), int(found[3]), int(found[4]), day_first=found[2] == ".")
    found = _COMPACT.search(text)
    return _date(int(found[1]), int(found[2]), int(found[3])) if found else None


def _of_two(first: int, second: int, year: int, *, day_first: bool) -> date | None:
    """A day and a month of which only points tell the order, or a number over twelve."""
    if day_first or first == second or first > _MONTHS_OF_A_YEAR:
        return _date(year, second, first)
    return _date(year, first, second) if second > _MONTHS_OF_A_YEAR else None


def _by_week(text: str) -> date | None:
    found = _WEEK.search(text)
    if found is None:
        return None
    try:
        return date.fromisocalendar(int(found[1]), int(found[2]), int(found[3] or 1))
    except ValueError:
        return None


def _by_name(text: str) -> date | None:
    found = _YEAR_FIRST.search(text) or _DAY_FIRST.search(text) or _MONTH_FIRST.search(text)
    if found is None:
        return None
    year = int(found["year"])
    if len(found["year"]) == 2:
        year += 2000 if year < _TWO_DIGITS_OF_THIS_CENTURY else 1900
    return _date(year, _MONTH_OF[found["month"].lower()], int(found["day"]))


def _since_1970(text: str) -> date | None:
    found = _SECONDS.fullmatch(text)
    return datetime.fromtimestamp(int(found[1]), UTC).date() if found else None
