"""Detect datelines, bylines, bullets, footnote marks and page numbers at the edges of a sentence."""

from __future__ import annotations

import re
from typing import Final

from bot.segmentation import dateline, end_of_dateline

_WINDOW: Final = 160
_FILED: Final = (
    r"報導|报道|報道|綜合|综合|記者|记者|編譯|编译|特派員|特派员|通訊員|通讯员|電|电|訊|讯|整理|攝影|摄影|中央社"
)
_OPENINGS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        # 〔記者王小明／台北報導〕 and its like in any brackets, one after another
        rf"[〔【（(\[［〈《][^〕】）)\]］〉》\n]{{0,38}}(?:{_FILED})[^〕】）)\]］〉》\n]{{0,30}}[〕】）)\]］〉》]\s*",
        # 記者王小明／台北報導, 本報記者王小明台北報導, set apart by a space
        r"(?:本報|本报|特約|特约)?(?:記者|记者|編譯|编译|特派員|特派员)[^\s，。：:「]{1,24}(?:報導|报道|報道|電|电|訊|讯)[\s:：]\s*",
        # 本報訊, 新华社北京3月16日电, 中新社台北3月16日電, set apart by a space or a bracket
        r"[\u3400-\u9fff]{2,14}(?:\d{1,2}月)?(?:\d{1,2}日)?(?:讯|訊|電|电)(?:[\s:：]\s*|(?=[（(]))",
        # Berlin (dpa) -, QUAY, March 16 (Reuters) -
        r"[A-ZÀ-Þ][^\n.!?;:“”\"]{0,60}\([A-Za-z][\w .&/]{1,30}\) ?(?:—|–|-+|:) ?",
        # LONDON -, WASHINGTON, D.C. —
        r"[A-ZÀ-Þ][A-ZÀ-Þ.’'/ -]{2,}(?:, [A-Z][\w. ]{0,24})*(?:, \d{4})? ?(?:—|–|--|-) ?",
        # Quay, 16 March. and Quay, March 16 -
        r"[A-ZÀ-Þ][\w’' -]{1,30}, (?:\d{1,2}\.? [A-Z][a-z]{2,9}|[A-Z][a-z]{2,9}\.? \d{1,2})(?:,? \d{4})?"
        r" ?(?:\.|:|—|–|-+) ",
        # Paris:
        r"[A-ZÀ-Þ][\w’'-]{1,20}(?: [A-ZÀ-Þ][\w’'-]{1,20}){0,2}: ",
        # By Nora Ashdown |
        r"(?:By|BY|Von|Par|Por) [^\n|.!?]{3,60} ?[|—–] ?",
        # (1), 1., • and a page-number that stands apart: "12 people" is none
        r"\(?\d{1,2}[.)]\s+|[•·▪◦*] ?|(?:[Pp](?:age|\.) ?\d{1,4}|第\d{1,4}[頁页版])\s+|\d{1,4}(?: {2,}|[\t\u3000|]\s*)",
    )
)
_NOTE: Final = (
    r"\[(?:\d{1,3}|[a-z]|note \d{1,2}|注\d{0,2}|註\d{0,2})\]|[¹²³⁰⁴-⁹*†‡]++|[①-⑳]|\((?:pp?\.|page) ?\d[\d–, -]{0,10}\)"
)
_CREDIT: Final = (
    r"\((?:Reporting|Additional reporting|Writing|Editing|Photo)\b[^()\n]{0,120}\)"
    rf"|[（(〔【][^（）()〔〕【】\n]{{0,38}}(?:{_FILED}|編輯|编辑|責編|责编|圖／|圖/)[^（）()〔〕【】\n]{{0,38}}[）)〕】]"
    r"|\d{1,4}|[Pp](?:age|\.) ?\d{1,4}|第\d{1,4}[頁页版]"
)
_CLOSING: Final = re.compile(rf"(?:\s*+(?:{_NOTE}))*+(?:\s*+(?:{_CREDIT}))?\s*")
_NOTES: Final = re.compile(rf"\s*(?:{_NOTE})\s*")


def opening_end(text: str, start: int, end: int) -> int:
    """Return the offset of the first sentence of a paragraph, behind its dateline, byline, bullet or number.

    Nothing behind `end` is looked at; returns `start` where there is nothing of the kind.
    """
    opening = text[start : min(end, start + _WINDOW)]
    position = 0
    for _ in range(3):
        rest = opening[position:]
        filed = max(len(dateline(rest)), end_of_dateline(rest))
        found = filed or max((len(m[0]) for one in _OPENINGS if (m := one.match(rest))), default=0)
        if not found:
            break
        position += found
    return start + position


def without_notes(rest: str, *, ends_paragraph: bool) -> str:
    """Remove footnote marks from the text behind a quoted part, and a credit or page number that ends a paragraph."""
    if len(rest) > _WINDOW:
        return rest
    found = _CLOSING.fullmatch(rest.strip(" \t\n.。!?！？\"'”’」』)")) if ends_paragraph else _NOTES.fullmatch(rest)
    return "" if found else rest
