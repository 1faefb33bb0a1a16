"""The foot of a periodical: how to subscribe, to contribute, to reach it, and what may be copied."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.segmentation.layout.page import LaidOut

_COLOPHON = re.compile(
    r"\b(?:(?:un)?subscri(?:be|ptions?|bers?|bing)|submissions?|submit|copyright|\(c\)|all rights reserved|"
    r"back issues|archives?|"
    r"mailing list|e-?mail|ftp|http|www|editors?|publisher|published|permission|redistribut\w+|reproduc\w+|issn|"
    r"contributions?|advertis\w+|circulation|masthead|contact|send (?:mail|e-?mail|your))\b|©|@|訂閱|"
    r"订阅|版權|版权|投稿|聯絡|联系",
    re.IGNORECASE,
)
_DENSE = 1 / 14
_FEWEST = 2
_LONGEST_FOOT = 400
_OF_LETTERS = 0.7
_SENTENCE = re.compile(r"[^\W\d_][.!?…][\"'”’)]*(?:\s|$)|[。！？]")


def find_colophon(page: LaidOut, last: int) -> set[int]:
    """Find the blocks at the foot of a page that speak of the periodical: from the end, part by part.

    `last` is the first prose of the last article; it and what stands above stay.
    """
    found: set[int] = set()
    end = len(page)
    words = 0
    while end > last + 1:
        start = _part_start(page, end, last)
        own = " ".join(page.blocks[at].text for at in range(start, end) if not page.rule[at])
        count = own.count(" ") + 1 if own else 0
        words += count
        hits = len(_COLOPHON.findall(own))
        if words > _LONGEST_FOOT or (count and (hits < _FEWEST or hits < _DENSE * count)):
            break
        found.update(range(start, end))
        end = start
    return found


def is_colophon(texts: Sequence[str]) -> bool:
    """Tell whether a run of text speaks of the periodical that it stands in: how to reach it, what may be copied."""
    told = " ".join(texts)
    hits = len(_COLOPHON.findall(told))
    return hits >= _FEWEST and hits >= _DENSE * (told.count(" ") + 1)


def is_prose(page: LaidOut, at: int) -> bool:
    """Tell whether a block is written in sentences: not drawn of signs, and no list of names."""
    text = page.blocks[at].text
    letters = sum(letter.isalpha() or letter == " " for letter in text)
    return page.text[at] and letters >= _OF_LETTERS * len(text) and _SENTENCE.search(text) is not None


def _part_start(page: LaidOut, end: int, last: int) -> int:
    """Where the last part before `end` begins: behind a rule, or a longer run of blank lines."""
    start = end - 1
    while start > last + 1 and not page.rule[start - 1] and page.blocks[start].blanks <= max(1, page.usual_blanks):
        start -= 1
    return start
