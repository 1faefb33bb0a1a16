"""What counts how much. Two half-remembered words and a whole question want different weights.

With two words, where they stand tells most: together, early, in a short article. With a long question most of the words
are beside the point, and how often the telling ones occur counts.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass, replace
from functools import cache
from typing import Final


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of one query.

    `saturation` and `length` are BM25's k1 and b. The others weigh, beside the BM25 score of the whole article: exact
    forms of words, the best paragraph, words near one another, words early on, the share of the words that are met, and
    what is shared with the best article (0 where that is not looked at).
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
"""The exact form is what was remembered of two words; of five it tells hardly more than any other form."""


def weights_for(words: int) -> Weights:
    """Return the weights for a query of so many words that count, between those of short and of long ones."""
    return _between(min(max(words, _SHORT_UP_TO), _LONG_FROM))


@cache
def _between(words: int) -> Weights:
    share = (words - _SHORT_UP_TO) / (_LONG_FROM - _SHORT_UP_TO)
    between = Weights(*(a + share * (b - a) for a, b in zip(astuple(SHORT), astuple(LONG), strict=True)))
    return replace(between, exact=LONG.exact + (1 - share) ** _EXACT_FALL * (SHORT.exact - LONG.exact))
