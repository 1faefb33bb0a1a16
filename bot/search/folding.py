"""Fold the same story met twice: the hit stays, and what is like it is told as "also in"."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain, combinations
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_FOLDED: Final = 40
"""How many of the best articles are compared with one another."""

_LEAD: Final = 240
"""Characters of a lead that are compared: a teaser and its whole article begin alike, and so do reprints."""

_SHINGLE: Final = 3
_FEWEST_SHINGLES: Final = 6
_ALIKE: Final = 0.8
_MOST_HOLDERS: Final = 12
"""What stands in more leads than this is a formula of the paper's, and no story."""


class Told(Protocol):
    """An article, as far as folding looks at it: how it begins, and whether no more than that is known."""

    @property
    def lead(self) -> str:
        """The start of its first paragraph."""
        ...

    @property
    def truncated(self) -> bool:
        """Whether it is only the beginning of an article."""
        ...


ToldT = TypeVar("ToldT", bound=Told)


def fold_alike(articles: Sequence[ToldT], *, most: int = MOST_FOLDED) -> list[tuple[ToldT, tuple[ToldT, ...]]]:
    """Return each story once, in the order of its best place, with its other articles.

    A whole article stands for its teasers. Two are one story when four fifths of the shorter lead are in the other;
    the first `most` are compared.
    """
    head = list(range(len(articles)))
    for left, right in _pairs([article.lead for article in articles[:most]]):
        if head[right] == right:
            head[right] = head[left]
    groups: defaultdict[int, list[ToldT]] = defaultdict(list)
    for place, first in enumerate(head):
        groups[first].append(articles[place])
    return [_told(groups[place]) for place in sorted(groups)]


def _told(group: list[ToldT]) -> tuple[ToldT, tuple[ToldT, ...]]:
    chosen = next((article for article in group if not article.truncated), group[0])
    return chosen, tuple(article for article in group if article is not chosen)


def _pairs(leads: Sequence[str]) -> list[tuple[int, int]]:
    shingles = [_shingles(lead) for lead in leads]
    if len(set[tuple[str, ...]]().union(*shingles)) == sum(map(len, shingles)):
        return []  # as mostly: nothing is in two of them
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
