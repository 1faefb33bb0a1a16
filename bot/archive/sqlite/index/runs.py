"""Runs of numbers that lie one behind the other (pure, no SQL)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bot.archive.terms import Integers


def gathered(runs: Integers, lengths: Integers | NDArray[np.int64], order: NDArray[np.intp]) -> Integers:
    """Return the runs, so long each, in another order; one may come several times, or not at all."""
    ends = np.cumsum(lengths, dtype=np.int64)
    wanted = lengths[order].astype(np.int64)
    inner = np.arange(int(wanted.sum())) - np.repeat(np.cumsum(wanted) - wanted, wanted)
    return runs[np.repeat(ends[order] - wanted, wanted) + inner]
