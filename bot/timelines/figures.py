"""How many articles there were each week, by source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.timelines.choosing import week_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

MOST_BARS: Final = 40
"""Bars of a chart: where there are more weeks, a bar is of several."""

MOST_NAMED: Final = 5
"""Sources that are told apart, those with most articles; the others are one."""

_WIDTHS: Final = (1, 2, 4, 8, 13, 26, 52, 104, 260, 520)


@dataclass(frozen=True, slots=True)
class Bar:
    """The articles from a Monday on: of each named source, and of all others together."""

    monday: date
    counts: tuple[int, ...]
    others: int

    @property
    def total(self) -> int:
        """Return the number of all."""
        return sum(self.counts) + self.others


@dataclass(frozen=True, slots=True)
class Figures:
    """Articles by week and source: bars of so many weeks each, one after the other, also where there are none.

    `sources` are named, those with most articles first; `undated` articles are in no bar.
    """

    sources: tuple[str, ...]
    bars: tuple[Bar, ...]
    weeks_of_bar: int
    undated: int

    @property
    def articles(self) -> int:
        """Return the number of dated articles."""
        return sum(bar.total for bar in self.bars)

    @property
    def others(self) -> int:
        """Return how many articles are from sources that are not named."""
        return sum(bar.others for bar in self.bars)

    def of_source(self, place: int) -> int:
        """Return how many articles a named source has."""
        return sum(bar.counts[place] for bar in self.bars)


def figures_of(days: NDArray[np.int32], sources: NDArray[np.int64], names: Sequence[str], undated: int) -> Figures:
    """Count dated articles: the day of each (an ordinal), and its source as a place in `names`, or -1."""
    if not len(days):
        return Figures((), (), 1, undated)
    weeks = week_of(days)
    first = int(weeks.min())
    width = _width((int(weeks.max()) - first) // 7 + 1)
    bars = (weeks - first) // (7 * width)
    named = _commonest(sources, len(names))
    column = np.full(len(names) + 1, len(named))
    column[named] = np.arange(len(named))
    counted = np.zeros((int(bars.max()) + 1, len(named) + 1), np.int64)
    np.add.at(counted, (bars, column[sources]), 1)
    rows = enumerate(counted.tolist())
    return Figures(
        tuple(names[place] for place in named),
        tuple(Bar(date.fromordinal(first + 7 * width * at), tuple(row[:-1]), row[-1]) for at, row in rows),
        width,
        undated,
    )


def _commonest(sources: NDArray[np.int64], names: int) -> list[int]:
    counts = np.bincount(sources[sources >= 0], minlength=names)
    ranked = np.argsort(-counts, kind="stable")[:MOST_NAMED].tolist()
    return [place for place in ranked if counts[place]]


def _width(weeks: int) -> int:
    """Return how many weeks a bar is of."""
    return next((width for width in _WIDTHS if -(-weeks // width) <= MOST_BARS), -(-weeks // MOST_BARS))
