"""What is held for or against an article whatever was asked: whole ones before teasers, and newer ones a little."""

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
"""What a teaser's score is multiplied by."""

RECENT: Final = 0.04
"""By how much the score of an article of today is raised; it halves every half year."""

_HALF_LIFE: Final = 182.0


def with_priors(ranked: Ranked, today: date, *, recency: bool) -> Ranked:
    """Return `ranked` with its scores adjusted; `recency` is left out where the query itself speaks of time."""
    documents = ranked.candidates.segment.documents
    chosen = ranked.candidates.documents
    scores = np.where(documents.truncated[chosen], ranked.scores * TEASER, ranked.scores)
    if recency:
        scores = scores * (1 + recency_of(documents.days[chosen], today))
    return replace(ranked, scores=scores)


def recency_of(days: Days, today: date) -> NDArray[np.floating]:
    """Return by what share the score of articles of these `days` (ordinals, 0 for undated) is raised."""
    age = np.maximum(today.toordinal() - days, 0)
    return np.where(days > 0, RECENT * 0.5 ** (age / _HALF_LIFE), 0)
