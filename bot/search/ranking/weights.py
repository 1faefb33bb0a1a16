"""Ranking weights, which depend on the length of the query.

For two words, their positions say most: adjacent, early, in a short article. In a long question most words are
irrelevant, and the frequency of the rare ones matters.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass, replace
from functools import cache
from typing import Final


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights for one query.

    `saturation` and `length` are k1 and b of BM25. The others weigh features beside the BM25 score of the whole
    article: exact word forms, the best paragraph, proximity, earliness, the share of clauses matched, and similarity to
    the best article (relevance feedback; 0 disables it).
    """

    saturation: float
    length: float
    exact: float
    passage: float
    nearness: float
    earliness: float
    coverage: float
    likeness: float


SHORT: Final = Weights(1.0, 0.4, 0.8, 0.3, 0.3, 1.4, 0.9, 0.0)
LONG: Final = Weights(2.0, 0.8, 0.05, 0.15, 0.3, 0.3, 0.0, 1.0)
_SHORT_UP_TO: Final = 3
_LONG_FROM: Final = 8
_EXACT_FALL: Final = 3
"""The exact form matters for two words; of five words it says hardly more than any other form."""


def weights_for(words: int) -> Weights:
    """Return the weights for a query with so many counting words, interpolated between short and long ones."""
    return _between(min(max(words, _SHORT_UP_TO), _LONG_FROM))


@cache
def _between(words: int) -> Weights:
    share = (words - _SHORT_UP_TO) / (_LONG_FROM - _SHORT_UP_TO)
    between = Weights(*(a + share * (b - a) for a, b in zip(astuple(SHORT), astuple(LONG), strict=True)))
    return replace(between, exact=LONG.exact + (1 - share) ** _EXACT_FALL * (SHORT.exact - LONG.exact))
