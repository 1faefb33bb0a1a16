"""The same article twice on a page: two texts read much alike, or one is the beginning of the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SHINGLE = 4
_SHARED = 0.5
_FEWEST_SHINGLES = 8
_MAX_WORDS = 3000
_BEFORE_A_TEASER = 200
_MAX_CANDIDATES = 50
_FEW = 60
_TOKEN = re.compile(r"[\u3400-\u9fff]|[^\W_]+")


@dataclass(frozen=True, slots=True)
class Likeness:
    """What tells whether a text is another: the text, its shingles, and whether it is a teaser."""

    text: str
    shingles: frozenset[int]
    truncated: bool


def shingles(text: str, most_words: int = _MAX_WORDS) -> frozenset[int]:
    """The different runs of four words (characters, in Chinese) of the beginning of a text, hashed."""
    words = _TOKEN.findall(text.lower())[:most_words]
    return frozenset(map(hash, zip(*(words[at:] for at in range(_SHINGLE)), strict=False)))


def find_duplicates(texts: list[str], truncated: list[bool]) -> list[int | None]:
    """For each text the first earlier one that is the same article.

    A teaser is the same as a longer text whose beginning holds half of its shingles: that finds the full text with
    kickers, edits and missing paragraphs, where a comparison of the first words, or of whole texts by MinHash, does
    not. Two whole texts share half of the longer one's shingles: what merely contains another is not the same.
    """
    likes = [Likeness(text, shingles(text), cut) for text, cut in zip(texts, truncated, strict=True)]
    sets = [one.shingles for one in likes]
    shared = _overlaps(sets) if len(texts) <= _FEW else _overlaps_by_index(sets)
    return [_first_same(counts, likes, likes[index]) for index, counts in enumerate(shared)]


def _overlaps(sets: list[frozenset[int]]) -> Iterator[dict[int, int]]:
    """For each set how many members it shares with every earlier one; quickest on a page of few articles."""
    for index, mine in enumerate(sets):
        yield {earlier: len(mine & sets[earlier]) for earlier in range(index) if not mine.isdisjoint(sets[earlier])}


def _overlaps_by_index(sets: list[frozenset[int]]) -> Iterator[dict[int, int]]:
    """The same, by who holds what; time grows with the length of the page and not with its square."""
    holders: dict[int, list[int]] = {}
    for index, mine in enumerate(sets):
        shared: dict[int, int] = {}
        for shingle in mine:
            known = holders.setdefault(shingle, [])
            for holder in known:
                shared[holder] = shared.get(holder, 0) + 1
            if len(known) < _MAX_CANDIDATES:
                known.append(index)
        yield shared


def _first_same(shared: dict[int, int], likes: list[Likeness], mine: Likeness) -> int | None:
    return min((holder for holder, count in shared.items() if _are_same(mine, likes[holder], count)), default=None)


def _are_same(one: Likeness, other: Likeness, shared: int) -> bool:
    shorter, longer = sorted((one, other), key=lambda like: len(like.shingles))
    if len(shorter.shingles) < _FEWEST_SHINGLES or shared < _SHARED * len(shorter.shingles):
        return False
    if not shorter.truncated:
        return shared >= _SHARED * len(longer.shingles)
    beginning = shingles(longer.text, 2 * len(shorter.shingles) + _BEFORE_A_TEASER)
    return len(shorter.shingles & beginning) >= _SHARED * len(shorter.shingles)
