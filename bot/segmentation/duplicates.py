"""The same article twice on a page: most of one text's word sequences are in the other."""

from __future__ import annotations

import re

_SHINGLE = 4
_CONTAINED = 0.5
_FEWEST_SHINGLES = 8
_MAX_WORDS = 3000
_MAX_CANDIDATES = 50
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
    holders: dict[int, list[int]] = {}
    sizes: list[int] = []
    found: list[int | None] = []
    for index, text in enumerate(texts):
        mine = shingles(text)
        shared: dict[int, int] = {}
        for shingle in mine:
            for holder in holders.setdefault(shingle, []):
                shared[holder] = shared.get(holder, 0) + 1
        found.append(_same(shared, sizes, len(mine)))
        sizes.append(len(mine))
        for shingle in mine:
            if len(holders[shingle]) < _MAX_CANDIDATES:
                holders[shingle].append(index)
    return found


def _same(shared: dict[int, int], sizes: list[int], mine: int) -> int | None:
    alike = [
        holder
        for holder, count in shared.items()
        if min(mine, sizes[holder]) >= _FEWEST_SHINGLES and count >= _CONTAINED * min(mine, sizes[holder])
    ]
    return min(alike, default=None)
