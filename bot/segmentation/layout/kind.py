"""Whether a page is a collection or a document: what its top, its heads and its words say."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from bot.segmentation.text.dates import find_dates
from bot.segmentation.text.page_words import asks, names_section
from bot.segmentation.text.terms import rarity, read_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.segmentation.layout.heads import Head
    from bot.segmentation.layout.page import LaidOut

_TOP = 40
_PERIODICAL = re.compile(
    r"\b(?:issue|iss|volume|vol|number|no|numero|ausgabe|nr)\b[.:# ]{0,3}(?:\d|[ivxlc]+\b|one|two|three|four|five|six)|"
    r"\b(?:news ?letters?|e-?zine|zine|magazine|digest|gazette|bulletin|weekly|monthly|quarterly|daily|fortnightly|"
    r"mail ?bag|letters to|news ?wire|press (?:review|digest|clippings?)|round-?up|headlines|briefs?|journal|"
    r"loop ?back|world news)\b|"
    r"第\s?[\d一二三四五六七八九十百]+\s?[期號号]|[週周月季半]刊|電子報|电子报|通訊|通讯|快報|快报|文摘|剪報|剪报|早報|早报|晚報|晚报|日報|日报",
    re.IGNORECASE,
)
_NO_PERIODICAL = re.compile(
    r"\b(?:rfc|version|chapter|draft|manual|readme|faq|how-?to|specification|standard)\b", re.IGNORECASE
)
_SECTIONS_SHARE, _QUESTIONS_SHARE = 0.2, 0.4
_SAMPLE = 4_800
_SUBJECT_SHARE, _APART_SHARE = 0.75, 0.5
_TELLING = 4.0
_FEWEST_PARTS = 3


def names_periodical(page: LaidOut, first: int) -> bool:
    """Tell whether the short lines at the top of a page name a periodical, or number an issue."""
    top = [page.blocks[at].text for at in range(min(first + 1, _TOP)) if not page.text[at] and not page.rule[at]]
    said = [text for text in top if _PERIODICAL.search(text)]
    return bool(said) and not any(_NO_PERIODICAL.search(text) for text in top[:8])


def is_masthead(page: LaidOut, head: Head) -> bool:
    """Tell whether a head itself, or a line between it and its text, names a periodical."""
    return any(_PERIODICAL.search(page.blocks[at].text) for at in range(head.at, head.body) if not page.rule[at])


def is_dated(page: LaidOut, first: int) -> bool:
    """Tell whether a short line at the top of a page, above the first head, holds a date."""
    top = [page.blocks[at].text for at in range(min(first, _TOP)) if not page.text[at]]
    return bool(find_dates(top))


def document_signs(titles: Sequence[str]) -> int:
    """Count what says that heads are the sections of one document: their names, or that they are questions."""
    total = max(1, len(titles))
    sections = sum(names_section(title) for title in titles)
    questions = sum(asks(title) for title in titles)
    return (sections >= _SECTIONS_SHARE * total) + (questions >= _QUESTIONS_SHARE * total)


def shared_subject(parts: Sequence[str]) -> float:
    """The share of the parts of a page that hold the word which most of them hold, among words that tell something."""
    if len(parts) < 2:
        return 1.0
    counts: Counter[str] = Counter()
    for part in parts:
        counts.update({term for term in read_terms(part[:_SAMPLE]) if rarity(term) >= _TELLING})
    return max(counts.values(), default=0) / len(parts)


def stand_apart(parts: Sequence[str]) -> bool:
    """Tell whether the parts of a page speak of different things."""
    return len(parts) >= _FEWEST_PARTS and shared_subject(parts) <= _APART_SHARE


def share_a_subject(parts: Sequence[str]) -> bool:
    """Tell whether the parts of a page speak of one thing."""
    return len(parts) >= 2 and shared_subject(parts) >= _SUBJECT_SHARE
