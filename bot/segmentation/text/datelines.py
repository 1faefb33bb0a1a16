"""The dateline that a story opens with: where it was filed, when, and by which agency."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.articles import is_agency
from bot.segmentation.text.stated_dates import MONTH_NAME, to_iso

_LONGEST = 120
_NAME = r"[^\W\d_a-zß-ÿ][\w.’'-]*"
_PLACE = (
    r"(?!(?:The|A|An|On|In|At|By|It|He|She|We|They|This|When|As) )"
    rf"(?P<place>{_NAME}(?:,? (?:of |de |la |del )?{_NAME}){{0,4}}?)"
)
_DAY_NAME = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,? )?"
_WHEN = (
    rf"(?P<when>{_DAY_NAME}(?:{MONTH_NAME}\.? \d{{1,2}}|\d{{1,2}}\.? {MONTH_NAME}\.?)(?:,? \d{{4}})?|"
    r"\d{4}-\d\d-\d\d)"
)
_AGENCY = r"[(\[](?P<agency>[^\W\d_a-zß-ÿ][\w.&/’'-]*(?: [\w.&/’'-]+){0,4})[)\]]"
_DASH = r" ?(?:—|–|--|-(?= ))"
_DATED = re.compile(rf"{_PLACE},? {_WHEN},? ?(?:{_AGENCY})?{_DASH}")
_UNDATED = re.compile(rf"{_PLACE} {_AGENCY}{_DASH}")
_CLOSED = re.compile(r"[（(〔\[【][^）)〕\]】]{2,40}[）)〕\]】]")
_REPORTERS = re.compile(r"(?:記者|记者)[\u3400-\u9fff]{2,4}(?=[\u3400-\u9fff]{2}\d)")
_EASTERN = re.compile(
    r"[（(〔\[【](?P<agency>[\u3400-\u9fff]{2,8}?(?:社|網|网|報|报))?"
    r"(?P<place>[\u3400-\u9fff]{2,3})(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日[\u3400-\u9fff]{0,6}(?:電|电|訊|讯)[）)〕\]】]"
)
_BARE_AGENCY = re.compile(r"[（(〔\[【](?P<agency>[\u3400-\u9fff]{2,6}社)[^）)〕\]】]{0,30}[）)〕\]】]")


# `ST. GALLEN`, `KAOHSIUNG`; but `U.S.`, `UAE`.
_SHOUTED = re.compile(r"(?<![\w.])[^\W\d_a-zß-ÿ]{4,}(?![\w.])")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says; `published` is YYYY-MM-DD, and None where it names no year."""

    place: str | None = None
    published: str | None = None
    agency: str | None = None

    @property
    def shown_place(self) -> str | None:
        """The place without the capitals of a dateline: `Chenggong, Taiwan`; what is short is an abbreviation."""
        if self.place is None:
            return None
        return _SHOUTED.sub(lambda found: found.group().title(), self.place)


def read_dateline(text: str) -> Dateline | None:
    """Read `CHENGGONG, Taiwan, Oct. 11, 2025 (Strait Wire) –` or `（中央社台北11日電）` at the start of a text.

    A day without a year tells no date: only the page could say which year it was.
    """
    head = text[:_LONGEST]
    if head[:1] in "（(〔[【":
        return _eastern(head)
    if (dated := _DATED.match(head)) is not None:
        return Dateline(dated["place"], to_iso(dated["when"]), dated["agency"])
    found = _UNDATED.match(head)
    if found is None or not (found["place"].isupper() or is_agency(found["agency"])):
        return None
    return Dateline(found["place"], None, found["agency"])


def end_of_dateline(text: str) -> int:
    """Return where the text begins behind its dateline: 0 where it has none."""
    head = text[:_LONGEST]
    if read_dateline(head) is None:
        return 0
    found = next((one for form in (_DATED, _UNDATED, _CLOSED) if (one := form.match(head))), None)
    return len(head) - len(head[found.end() :].lstrip()) if found else 0


def _eastern(head: str) -> Dateline | None:
    found = _EASTERN.match(_REPORTERS.sub("", head))
    if found is not None:
        return Dateline(found["place"], None, found["agency"])
    bare = _BARE_AGENCY.match(head)
    return Dateline(agency=bare["agency"]) if bare else None
