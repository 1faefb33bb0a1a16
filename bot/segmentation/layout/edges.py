"""What a periodical says of itself: how to subscribe, to contribute, to reach it, who makes it, what may be copied."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.segmentation.text.issue_words import count_of_issue
from bot.segmentation.text.page_words import names_nobody

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
_FEWEST_INSIDE, _LONGEST_PART = 3, 220
_OF_LETTERS = 0.7
_SAYING = re.compile(r"[\"“].{10,400}[\"”]\s{0,4}(?:--?|—|–)\s?[A-Z].{1,60}")
_STAFF = re.compile(
    r"\b(?:editors?|writers?|staff|designe?r?s?|publishers?|contributors?|layout|webmasters?|art(?:ists?)?|"
    r"production|illustrat\w+|proof-?read\w+|columnists?|correspondents?|photograph\w+|distribution|circulation|"
    r"advertising|acknowledge?ments)\s{0,12}:\s*\S",
    re.IGNORECASE,
)
_FEWEST_STAFF, _FEWEST_SAYINGS, _DEEP = 3, 2, 12
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


def find_asides(page: LaidOut, spans: Sequence[tuple[int, int]]) -> set[int]:
    """Find the blocks inside articles that are nobody's: parts that speak of the periodical, sayings, lists of staff.

    Each span is an article, from its head to its end; after the first, a whole one may be none.
    """
    found: set[int] = set()
    sayings: list[int] = []
    for head, end in spans:
        first = next((at for at in range(head, end) if page.text[at]), head)
        for start, stop in _parts(page, first, end):
            if _is_aside(page, start, stop):
                found.update(range(start, stop))
        last = next((at for at in range(end - 1, first, -1) if not page.rule[at] and at not in found), None)
        if last is not None and _SAYING.fullmatch(page.blocks[last].text):
            sayings.append(last)
        found.update(_staff(page, first, end))
    found.update(at for start, end in spans[1:] if _is_whole_aside(page, start, end) for at in range(start, end))
    return found | (set(sayings) if len(sayings) >= _FEWEST_SAYINGS else set())


def _parts(page: LaidOut, first: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of an article after its first: each behind a rule or a longer run of blank lines."""
    usual = max(1, page.usual_blanks)
    edges = [at for at in range(first + 1, end) if page.rule[at - 1] or page.blocks[at].blanks > usual]
    yield from zip(edges, [*edges[1:], end], strict=False)


def _is_aside(page: LaidOut, start: int, end: int) -> bool:
    texts = [page.blocks[at].text for at in range(start, end) if not page.rule[at]]
    told = " ".join(texts)
    words, hits = told.count(" ") + 1, _hits(told)
    titled = len(texts) > 1 and names_nobody(texts[0].strip(" =-*~#:.[]"))
    needed = _FEWEST if titled else _FEWEST_INSIDE
    return words <= _LONGEST_PART and hits >= needed and (titled or hits >= _DENSE * words)


def _is_whole_aside(page: LaidOut, start: int, end: int) -> bool:
    """Tell whether an article with its head is none: each of its paragraphs speaks of the periodical."""
    told = [page.blocks[at].text for at in range(start + 1, end) if page.text[at]]
    return bool(told) and _is_aside(page, start, end) and all(_hits(text) for text in told)


def _hits(told: str) -> int:
    """Count what of a text speaks of the periodical."""
    return len(_COLOPHON.findall(told)) + count_of_issue(told)


def _staff(page: LaidOut, first: int, end: int) -> Iterator[int]:
    """Lines of those who make the periodical, three or more, each with what they do, and the names set under them."""
    run: list[int] = []
    named = 0
    for at in range(first + 1, end + 1):
        text = page.blocks[at].text if at < end else ""
        roles = len(_STAFF.findall(text)) if len(text) <= _LONGEST_FOOT else 0
        if roles or (run and at < end and page.blocks[at].indent > _DEEP and not page.text[at]):
            run.append(at)
            named += roles
            continue
        if named >= _FEWEST_STAFF:
            yield from run
        run, named = [], 0


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
