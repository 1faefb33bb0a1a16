"""The model of the gaps: how likely an article starts behind each, and the reasons."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.segmentation.model import Evidence

if TYPE_CHECKING:
    from numpy import int64
    from numpy.typing import NDArray

    from bot.segmentation.features import Gap

_FEWEST_NATS = 0.15
_MOST_REASONS = 6
_AT_ONCE = 512
# Below these log-odds nobody asks why there is no boundary.
_WORTH_A_REASON = -4.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """The probability that an article starts before a unit, and the reasons, heaviest first."""

    unit: int
    probability: float
    evidence: tuple[Evidence, ...]


def judge(gaps: list[Gap]) -> list[Verdict]:
    """Weigh what is known about each gap, by the weights that `benchmarks/segmentation` learned."""
    found: list[Verdict] = []
    for start in range(0, len(gaps), _AT_ONCE):
        found += _model().judge(gaps[start : start + _AT_ONCE])
    return found


@lru_cache(maxsize=1)
def _model() -> GapModel:
    return GapModel(json.loads(Path(__file__).with_name("weights.json").read_text(encoding="utf-8")))


def certainty(edges: list[float], inner: list[float]) -> float:
    """How likely an article starts and ends where it was cut: from the probabilities of its edges and of its gaps.

    The gaps of one article err together, so the least certain one counts and not their product.
    """
    return min([1.0, *edges, *(1.0 - one for one in inner)])


class GapModel:
    """A logistic regression whose log-odds boosted regression trees correct (Friedman 2001).

    The regression carries what holds in every layout, the trees how features act together. What a node adds to the
    value of the node above is the weight of the feature that divided there (Saabas 2014): with the regression's terms
    these are the reasons of a verdict, and they add up to its log-odds.
    """

    def __init__(self, learned: dict[str, Any]) -> None:
        import numpy as np  # here, so that importing the package stays quick

        self._np = np
        self.names: list[str] = learned["features"]
        self._index = {name: at for at, name in enumerate(self.names)}
        self._bias: float = learned["bias"]
        self._linear = np.array(learned["linear"], dtype=np.float64)
        trees = learned["trees"]
        self._roots = np.array(trees["roots"], dtype=np.int32)
        self._feature = np.array(trees["feature"], dtype=np.int32)
        self._threshold = np.array(trees["threshold"], dtype=np.float64)
        self._children = np.array([trees["right"], trees["left"]], dtype=np.int32)
        self._value = np.array(trees["value"], dtype=np.float64)
        self._depth: int = trees["depth"]

    def judge(self, gaps: list[Gap]) -> list[Verdict]:
        """The verdicts of some gaps of one page."""
        rows = self._rows(gaps)
        weights = rows * self._linear + self._tree_weights(rows)
        scores = self._bias + float(self._value[self._roots].sum()) + weights.sum(axis=1)
        return [
            Verdict(
                gap.unit,
                1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score)))),
                self._reasons(row) if score > _WORTH_A_REASON else (),
            )
            for gap, score, row in zip(gaps, scores.tolist(), weights, strict=True)
        ]

    def _rows(self, gaps: list[Gap]) -> NDArray[Any]:
        rows = self._np.zeros((len(gaps), len(self.names)))
        for row, gap in zip(rows, gaps, strict=True):
            for name, value in gap.features.items():
                at = self._index.get(name)
                if at is not None:
                    row[at] = value
        return rows

    def _tree_weights(self, rows: NDArray[Any]) -> NDArray[Any]:
        """Walk all trees for all rows at once; a leaf leads to itself."""
        np = self._np
        count, width = rows.shape
        lines: NDArray[int64] = np.arange(count, dtype="int64").reshape(count, 1)
        nodes = np.broadcast_to(self._roots, (count, len(self._roots)))
        weights = np.zeros(count * width)
        for _ in range(self._depth):
            features = self._feature[nodes]
            below = (rows[lines, features] <= self._threshold[nodes]).astype(np.int32)
            following = self._children[below, nodes]
            steps: NDArray[Any] = self._value[following] - self._value[nodes]
            cells: NDArray[int64] = lines * width + features
            weights += np.bincount(cells.ravel(), steps.ravel(), count * width)
            nodes = following
        return weights.reshape(count, width)

    def _reasons(self, weights: NDArray[Any]) -> tuple[Evidence, ...]:
        heaviest: list[int] = self._np.argsort(-abs(weights))[:_MOST_REASONS].tolist()
        reasons = [Evidence(self.names[at], round(float(weights[at]), 2)) for at in heaviest]
        return tuple(reason for reason in reasons if abs(reason.weight) >= _FEWEST_NATS)
