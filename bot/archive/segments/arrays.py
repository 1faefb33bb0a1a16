"""Arithmetic on arrays of runs: consecutive groups of numbers of different lengths."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bot.archive.terms import Integers


def offsets_of(lengths: Integers) -> NDArray[np.int64]:
    """Return where each of consecutive runs begins, and behind them where the last one ends."""
    offsets = np.zeros(len(lengths) + 1, dtype=np.int64)
    np.cumsum(lengths, out=offsets[1:])
    return offsets


def ranges_of(firsts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return `lengths[i]` numbers counting up from `firsts[i]`, for one i after the other."""
    ends = lengths.cumsum()
    return np.repeat(firsts - (ends - lengths), lengths) + np.arange(int(ends[-1]))


def gather_runs(values: Integers, lengths: Integers | NDArray[np.int64], order: NDArray[np.intp]) -> Integers:
    """Return the runs of `values` (run i has `lengths[i]` of them) in another order, which may repeat or omit runs."""
    ends = np.cumsum(lengths, dtype=np.int64)
    chosen = lengths[order].astype(np.int64)
    inner = np.arange(int(chosen.sum())) - np.repeat(np.cumsum(chosen) - chosen, chosen)
    return values[np.repeat(ends[order] - chosen, chosen) + inner]
