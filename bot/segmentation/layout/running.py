"""What the printer adds to every page of paper: its number, and the title that runs along the top."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from bot.segmentation.layout.marks import is_rule
from bot.segmentation.text.dates import find_dates, is_date_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.segmentation.layout.lines import PageLine

_LONGEST = 120
_NUMBER = re.compile(r"\d+")
_MONTH = re.compile(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b"
)
# `12`, `- 13 -`, `[Page 4]`, `Page 14 of 20`, `第 3 頁`.
_PAGE_NUMBER = re.compile(
    r"[-–—~\[(| ]{0,4}(?:(?:page|seite|pagina|página|pg?\.) ?(\d{1,4})(?: ?(?:of|/|von|de) ?\d{1,4})?|"
    r"(\d{1,4})(?: ?/ ?\d{1,4})?|第 ?(\d{1,4}) ?[頁页])[-–—~\])| ]{0,4}",
    re.IGNORECASE,
)
_SAYS_PAGE = re.compile(r"\b(?:page|pg|p|seite|pagina|página)\b|[頁页]", re.IGNORECASE)
_FEWEST_HEADS, _FEWEST_NUMBERS = 3, 2
_WIDEST_STEP = 3


def find_running(lines: Sequence[PageLine]) -> frozenset[int]:
    """Find the places (among the lines) of running heads and page numbers.

    A page number stands alone and grows; a running head comes again letter for letter but for a number that grows, or
    is the first line of the page and dated, or stands beside one.
    """
    found = {at for run in _growing(_numbered(lines), _FEWEST_NUMBERS) for at in run}
    forms: dict[str, list[tuple[int, tuple[int, ...]]]] = defaultdict(list)
    same: dict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if not _stands_alone(lines, at) or len(line.text) > _LONGEST or is_rule(line.text):
            continue
        same[line.text].append(at)
        if at not in found and _NUMBER.search(line.text) and not is_date_line(line.text):
            numbers = tuple(int(number[:9]) for number in _NUMBER.findall(line.text))
            forms[_form(line.text)].append((at, numbers))
    for places in forms.values():
        found.update(_paged(lines, places))
    found.update(_repeated(lines, same, found))
    return frozenset(found)


def _form(text: str) -> str:
    """The letters of a line without its numbers and months."""
    return " ".join(re.findall(r"[^\W\d_]+", _MONTH.sub("", text.lower())))


def _stands_alone(lines: Sequence[PageLine], at: int) -> bool:
    """Tell whether a blank line, the end of the page or another line of the kind stands on either side."""
    above = at == 0 or lines[at].blanks > 0
    below = at + 1 == len(lines) or lines[at + 1].blanks > 0
    return above and below


def _numbered(lines: Sequence[PageLine]) -> list[tuple[int, int]]:
    """The lines that are nothing but the number of a page: their places and numbers."""
    found: list[tuple[int, int]] = []
    for at, line in enumerate(lines):
        match = _PAGE_NUMBER.fullmatch(line.text) if len(line.text) <= _LONGEST // 4 else None
        if match and _stands_alone(lines, at):
            found.append((at, int(match.group(1) or match.group(2) or match.group(3))))
    return found


def _growing(numbers: list[tuple[int, int]], fewest: int) -> Iterator[list[int]]:
    """The runs of places whose numbers grow by one, or nearly: a page may be missing."""
    run: list[tuple[int, int]] = []
    for place in [*numbers, (-1, -1)]:
        if run and not 0 < place[1] - run[-1][1] <= _WIDEST_STEP:
            if len(run) >= fewest:
                yield [at for at, _ in run]
            run = []
        run.append(place)


def _paged(lines: Sequence[PageLine], places: list[tuple[int, tuple[int, ...]]]) -> Iterator[int]:
    """The places of lines of one form that say `Page`, or end or begin in a number, which grows."""
    if len(places) < _FEWEST_HEADS or len({len(numbers) for _, numbers in places}) > 1:
        return
    for which in range(len(places[0][1])):
        runs = list(_growing([(at, numbers[which]) for at, numbers in places], _FEWEST_HEADS))
        if not runs or not all(_counts_pages(lines[at].text, which) for run in runs for at in run):
            continue
        for run in runs:
            yield from run
        return


def _counts_pages(text: str, which: int) -> bool:
    """Tell whether the number at a place of a line is that of a page: `Page` stands before it, or it ends the line."""
    number = list(_NUMBER.finditer(text))[which]
    before = text[max(0, number.start() - 12) : number.start()]
    return _SAYS_PAGE.search(before) is not None


def _repeated(lines: Sequence[PageLine], same: dict[str, list[int]], found: set[int]) -> Iterator[int]:
    """Lines that come again word for word: the dated first line of the page, and what stands beside page numbers."""
    for text, places in same.items():
        beside = sum(at - 1 in found or at + 1 in found for at in places)
        first = places[0] == 0 and len(places) > 1 and bool(find_dates([text]))
        if first or (len(places) >= _FEWEST_HEADS and beside * 2 > len(places)):
            yield from places
