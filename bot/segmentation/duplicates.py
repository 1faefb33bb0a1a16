"""The same article twice on a page: most of one text's word sequences are in the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SHINGLE = 4
_CONTAINED = 0.5
_FEWEST_SHINGLES = 8
_MAX_WORDS = 3000
_MAX_CANDIDATES = 50
_FEW = 60
_TOKEN = re.compile(r"[\u3400-\u9fff]|[^\W_]+")


def shingles(text: str) -> frozenset[int]:
    """The different runs of four words (characters, in Chinese) of a text, hashed; of its first 3,000 words."""
    words = _TOKEN.findall(text.lower())[:_MAX_WORDS]
    return frozenset(map(hash, zip(*(words[at:] for at in range(_SHINGLE)), strict=False)))


def find_duplicates(texts: list[str]) -> list[int | None]:
    """For each text the first earlier one that is the same article: half of the smaller one's shingles are shared.

    Containment finds the full text of a teaser with kickers, edits and missing paragraphs; a comparison of the
    beginnings, or of whole texts by MinHash, does not.
    """
    sets = [shingles(text) for text in texts]
    shared = _overlaps(sets) if len(texts) <= _FEW else _overlaps_by_index(sets)
    sizes = [len(one) for one in sets]
    return [_same(counts, sizes, sizes[index]) for index, counts in enumerate(shared)]


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


def _same(shared: dict[int, int], sizes: list[int], mine: int) -> int | None:
    alike = [
        holder
        for holder, count in shared.items()
        if min(mine, sizes[holder]) >= _FEWEST_SHINGLES and count >= _CONTAINED * min(mine, sizes[holder])
    ]
    return min(alike, default=None)
