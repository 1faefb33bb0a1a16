"""The model of the gaps: how likely an article starts behind each, and the reasons."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.segmentation.boundaries.second_look import describe_again, log_odds
from bot.segmentation.model import Evidence

if TYPE_CHECKING:
    from numpy import int64
    from numpy.typing import NDArray

    from bot.segmentation.boundaries.features import Gap, PageFacts

_FEWEST_NATS = 0.15
_MOST_REASONS = 6
_AT_ONCE = 512
# Below these log-odds nobody asks why there is no boundary.
_WORTH_A_REASON = -4.0


@dataclass(frozen=True, slots=True)
class BoundaryVerdict:
    """The probability that an article starts before a unit, and the reasons, heaviest first."""

    unit: int
    probability: float
    evidence: tuple[Evidence, ...]


_UNJUDGED = BoundaryVerdict(0, 0.5, ())


def judge(page: PageFacts) -> list[BoundaryVerdict]:
    """Weigh what is known about each gap of a page, by the weights that `benchmarks/segmentation` learned."""
    return published_model().judge(page)


@lru_cache(maxsize=1)
def published_model() -> TwoLooks:
    """The model that the package brings."""
    return TwoLooks(json.loads(Path(__file__).with_name("weights.json").read_text(encoding="utf-8")))


class TwoLooks:
    """Two models: one judges every gap alone, the other the doubtful ones again by what the first said of the page."""

    def __init__(self, learned: dict[str, Any]) -> None:
        self.first, self.second = GapModel(learned["first"]), GapModel(learned["second"])
        self.calibration = Calibration(**learned["certainty"]) if "certainty" in learned else AS_SAID

    def judge(self, page: PageFacts) -> list[BoundaryVerdict]:
        """The verdicts on the gaps of a page."""
        verdicts = self.first.judge(page.gaps)
        doubts = describe_again(page, [verdict.probability for verdict in verdicts])
        again = self.second.judge(list(doubts.values()), [verdicts[at] for at in doubts])
        for at, verdict in zip(doubts, again, strict=True):
            verdicts[at] = verdict
        return verdicts


@dataclass(frozen=True, slots=True)
class Calibration:
    """A straight line over log-odds (Platt 1999): from what was said to how often that was right."""

    intercept: float
    slope: float


AS_SAID = Calibration(0.0, 1.0)


def certainty(edges: list[float], inner: list[float]) -> float:
    """How likely an article starts and ends where it was cut, learned from pages that no model had seen."""
    return calibrated(least_certain(edges, inner), published_model().calibration)


def least_certain(edges: list[float], inner: list[float]) -> float:
    """The probability of the least certain edge or inner gap: the gaps of one article err together."""
    return min([1.0, *edges, *(1.0 - one for one in inner)])


def calibrated(said: float, line: Calibration) -> float:
    """What a stated probability is worth."""
    return _probability(line.intercept + line.slope * log_odds(said))


def _probability(score: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


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
        self._children = np.array([trees["right"], trees["left"]], dtype=np.int32).T.ravel()
        self._value = np.array(trees["value"], dtype=np.float64)
        self._depth: int = trees["depth"]

    def judge(self, gaps: list[Gap], before: list[BoundaryVerdict] | None = None) -> list[BoundaryVerdict]:
        """The verdicts on some gaps of one page; `before` holds earlier ones, to whose log-odds this model adds."""
        found: list[BoundaryVerdict] = []
        for start in range(0, len(gaps), _AT_ONCE):
            some = slice(start, start + _AT_ONCE)
            found += self._judge(gaps[some], before[some] if before else [_UNJUDGED] * len(gaps[some]))
        return found

    def _judge(self, gaps: list[Gap], before: list[BoundaryVerdict]) -> list[BoundaryVerdict]:
        rows = self._rows(gaps)
        path = self._walk(rows)
        own = self._bias + rows @ self._linear + self._value[path[-1]].sum(axis=1)
        scores = [score + log_odds(earlier.probability) for score, earlier in zip(own.tolist(), before, strict=True)]
        asked = [at for at, score in enumerate(scores) if score > _WORTH_A_REASON]
        weights = self._weights(rows[asked], [nodes[asked] for nodes in path])
        reasons = {at: self._reasons(row, before[at].evidence) for at, row in zip(asked, weights, strict=True)}
        return [
            BoundaryVerdict(gap.unit, _probability(score), reasons.get(at, ()))
            for at, (gap, score) in enumerate(zip(gaps, scores, strict=True))
        ]

    def _rows(self, gaps: list[Gap]) -> NDArray[Any]:
        rows = self._np.zeros((len(gaps), len(self.names)))
        for row, gap in zip(rows, gaps, strict=True):
            for name, value in gap.features.items():
                at = self._index.get(name)
                if at is not None:
                    row[at] = value
        return rows

    def _walk(self, rows: NDArray[Any]) -> list[NDArray[Any]]:
        """Walk all trees for all rows at once: the nodes at each depth; a leaf leads to itself."""
        np = self._np
        lines = np.arange(len(rows), dtype=np.int32).reshape(-1, 1) * np.int32(rows.shape[1])
        values = rows.ravel()
        nodes = np.tile(self._roots, (len(rows), 1))
        path = [nodes]
        for _ in range(self._depth):
            below = values.take(lines + self._feature.take(nodes)) <= self._threshold.take(nodes)
            nodes = self._children.take(2 * nodes + below)
            path.append(nodes)
        return path

    def _weights(self, rows: NDArray[Any], path: list[NDArray[Any]]) -> NDArray[Any]:
        """What each feature adds to the log-odds of each row, given the rows' way through the trees."""
        np = self._np
        count, width = rows.shape
        lines = np.arange(count, dtype="int64").reshape(count, 1)
        weights = np.zeros(count * width)
        for nodes, following in pairwise(path):
            steps: NDArray[Any] = self._value[following] - self._value[nodes]
            cells: NDArray[int64] = lines * width + self._feature[nodes]
            weights += np.bincount(cells.ravel(), steps.ravel(), count * width)
        return rows * self._linear + weights.reshape(count, width)

    def _reasons(self, weights: NDArray[Any], earlier: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        heaviest: list[int] = self._np.argsort(-abs(weights))[:_MOST_REASONS].tolist()
        own = [Evidence(self.names[at], round(float(weights[at]), 2)) for at in heaviest]
        reasons = sorted([*earlier, *own], key=lambda reason: -abs(reason.weight))
        return tuple(reason for reason in reasons[:_MOST_REASONS] if abs(reason.weight) >= _FEWEST_NATS)
