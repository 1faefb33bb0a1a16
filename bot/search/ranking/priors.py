"""Query-independent ranking factors: full articles before teasers, and a small recency boost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from datetime import date

    from numpy.typing import NDArray

    from bot.archive import Days
    from bot.search.ranking.proximity import Ranked

TEASER: Final = 0.93
"""The factor for the score of a teaser."""

RECENT: Final = 0.04
"""The relative recency boost for an article of today; it halves every half year."""

_HALF_LIFE: Final = 182.0


def with_priors(ranked: Ranked, today: date, *, recency: bool) -> Ranked:
    """Return `ranked` with adjusted scores; pass `recency=False` if the query itself has dates."""
    documents = ranked.candidates.segment.documents
    chosen = ranked.candidates.documents
    scores = np.where(documents.truncated[chosen], ranked.scores * TEASER, ranked.scores)
    if recency:
        scores = scores * (1 + recency_of(documents.days[chosen], today))
    return replace(ranked, scores=scores)


def recency_of(days: Days, today: date) -> NDArray[np.floating]:
    """Return the relative recency boost for these `days` (ordinals, 0 for undated)."""
    age = np.maximum(today.toordinal() - days, 0)
    return np.where(days > 0, RECENT * 0.5 ** (age / _HALF_LIFE), 0)
