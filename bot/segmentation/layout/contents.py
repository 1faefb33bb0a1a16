"""A list of contents: short lines near one another that name what stands further down."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.segmentation.text.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.segmentation.layout.page import LaidOut

_TOKEN = re.compile(r"[^\W\d_]+|[\u3400-\u9fff]")
_LONGEST, _MOST_WORDS = 110, 18
_MOST_ENTRIES, _MOST_COMMON = 2_000, 60
_ALIKE = 0.75
_NEAR_RUN = 3
_FEWEST = 2
_KINDS = words("review reviews reviewed interview interviews article column part the a an of by and")
_SAYS = re.compile(
    r"\W*(?:(?:table of )?contents|in this (?:issue|edition|number)|this (?:month|week|issue)|"
    r"inside(?: this issue)?|index|"
    r"toc|headlines|目錄|目录|本期(?:內容|内容|目錄|目录)|內容|内容|sommaire|inhalt|índice)\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of contents: the blocks it takes, and for each head it names (by its block) the entry's block."""

    blocks: frozenset[int]
    named: dict[int, int]


def find_listing(page: LaidOut, heads: Sequence[int]) -> Listing:
    """Find the runs of short lines whose entries name heads further down: two of them at least.

    A head is named where an entry holds its words, or three in four of them.
    """
    runs = _short_runs(page)
    entries = _entries(page, heads)
    index: dict[str, list[int]] = defaultdict(list)
    for at, tokens in entries.items():
        for token in tokens:
            index[token].append(at)
    named: dict[int, int] = {}
    taken: set[int] = set()
    for head in heads:
        entry = _entry_of(page, head, entries, index, taken, runs)
        if entry is not None:
            named[head] = entry
            taken.add(entry)
    support: dict[int, set[int]] = defaultdict(set)
    for head, entry in named.items():
        support[runs[entry]].add(runs[head])
    named = {head: entry for head, entry in named.items() if len(support[runs[entry]]) >= _FEWEST}
    return Listing(_region(page, named, runs), named)


def _short_runs(page: LaidOut) -> list[int]:
    """For each block the number of its run of short lines; prose parts the runs."""
    found: list[int] = []
    run = 0
    for text in page.text:
        run += text
        found.append(run)
        run += text
    return found


def says_contents(text: str) -> bool:
    """Tell whether a line announces a list of contents."""
    return len(text) <= _LONGEST and _SAYS.fullmatch(text) is not None


def _says(page: LaidOut, at: int) -> bool:
    return says_contents(page.blocks[at].text)


def _tokens(text: str) -> frozenset[str]:
    return frozenset(_TOKEN.findall(text.lower()))


def _entries(page: LaidOut, heads: Sequence[int]) -> dict[int, frozenset[str]]:
    """The short lines above the last head, with their words."""
    last = heads[-1] if heads else 0
    found: dict[int, frozenset[str]] = {}
    for at in range(last):
        text = page.blocks[at].text
        short = len(text) <= _LONGEST and text.count(" ") <= _MOST_WORDS
        if short and not page.rule[at] and not page.blocks[at].aside and len(found) < _MOST_ENTRIES:
            found[at] = _tokens(text)
    return found


def _entry_of(
    page: LaidOut,
    head: int,
    entries: dict[int, frozenset[str]],
    index: dict[str, list[int]],
    taken: set[int],
    runs: list[int],
) -> int | None:
    """The entry above a head which shares most of its words."""
    tokens = _tokens(page.blocks[head].text)
    tokens = tokens - _KINDS or tokens
    size = sum(len(token) for token in tokens)
    if size < 3:
        return None
    shared: Counter[int] = Counter()
    for token in tokens:
        for at in index.get(token, ())[:_MOST_COMMON]:
            above = runs[at] < runs[head] or (head - at >= _NEAR_RUN and page.blocks[head].blanks > 0)
            if at < head and above and at not in taken:
                shared[at] += len(token)
    best = max(shared, key=lambda at: (shared[at], -at), default=None)
    if best is None or shared[best] < _ALIKE * size:
        return None
    # An entry may name an author, too; but not be mostly something else.
    extra = sum(len(token) for token in entries[best] - tokens)
    return best if extra <= 2 * size + 20 else None


def _region(page: LaidOut, named: dict[int, int], runs: list[int]) -> frozenset[int]:
    """The blocks of the lists: from the first entry of each run to the last, and the line that announces them."""
    spans: dict[int, list[int]] = defaultdict(list)
    for entry in named.values():
        spans[runs[entry]].append(entry)
    found: set[int] = set()
    for entries in spans.values():
        start, end = min(entries), max(entries)
        announced = next((at for at in range(start, -1, -1) if runs[at] != runs[start] or _says(page, at)), -1)
        announced = announced if announced >= 0 and runs[announced] == runs[start] else -1
        start = announced if announced >= 0 else start
        # A list that says it is one goes on to the first head under it; another to its first blank line.
        stop = min([len(page), *(head for head in named if head > start and runs[head] == runs[start])])
        end = min(end, stop - 1)
        while end + 1 < stop and runs[end + 1] == runs[end] and (announced >= 0 or not page.blocks[end + 1].blanks):
            end += 1
        found.update(range(start, end + 1))
    return frozenset(found - set(named))
