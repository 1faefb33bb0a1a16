"""Fold the same story met twice: the hit stays, and what is like it is told as "also in"."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain, combinations
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.archive.model import ArticleCard

MOST_FOLDED: Final = 40
"""How many of the best articles are compared with one another."""

_LEAD: Final = 240
"""Characters of a lead that are compared: a teaser and its whole article begin alike, and so do reprints."""

_SHINGLE: Final = 3
_FEWEST_SHINGLES: Final = 6
_ALIKE: Final = 0.8
_MOST_HOLDERS: Final = 12
"""What stands in more leads than this is a formula of the paper's, and no story."""


def fold_alike(
    cards: Sequence[ArticleCard], *, most: int = MOST_FOLDED
) -> list[tuple[ArticleCard, tuple[ArticleCard, ...]]]:
    """Return each story once, in the order of its best place, with its other articles.

    A whole article stands for its teasers. Two are one story when four fifths of the shorter lead are in the other;
    the first `most` are compared.
    """
    head = list(range(len(cards)))
    for left, right in _pairs(cards[:most]):
        if head[right] == right:
            head[right] = head[left]
    groups: defaultdict[int, list[ArticleCard]] = defaultdict(list)
    for place, first in enumerate(head):
        groups[first].append(cards[place])
    return [_told(groups[place]) for place in sorted(groups)]


def _told(group: list[ArticleCard]) -> tuple[ArticleCard, tuple[ArticleCard, ...]]:
    chosen = next((card for card in group if not card.truncated), group[0])
    return chosen, tuple(card for card in group if card is not chosen)


def _pairs(cards: Sequence[ArticleCard]) -> list[tuple[int, int]]:
    shingles = [_shingles(card.lead) for card in cards]
    met = Counter(chain.from_iterable(shingles))
    holders: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, held in enumerate(shingles):
        for shingle in held:
            if met[shingle] > 1:  # most leads share nothing with any other
                holders[shingle].append(place)
    shared = Counter(
        pair for places in holders.values() if 1 < len(places) <= _MOST_HOLDERS for pair in combinations(places, 2)
    )
    return sorted(
        (left, right)
        for (left, right), count in shared.items()
        if count >= _ALIKE * max(_FEWEST_SHINGLES, min(len(shingles[left]), len(shingles[right])))
    )


def _shingles(lead: str) -> frozenset[tuple[str, ...]]:
    words = lead[:_LEAD].casefold().split()
    parts = words if len(words) > _FEWEST_SHINGLES else list(lead[:_LEAD])  # Chinese writes no spaces
    return frozenset(zip(*(parts[start:] for start in range(_SHINGLE)), strict=False))
