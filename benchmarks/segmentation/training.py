"""Learn both looks at the gaps from examples, some stories left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.segmentation.boosting import learn_first, learn_second
from benchmarks.segmentation.data import Example
from benchmarks.segmentation.regression import Array
from bot.segmentation.boundaries.features import Features
from bot.segmentation.boundaries.model import GapModel
from bot.segmentation.boundaries.second_look import describe_again, log_odds

Mask = NDArray[np.bool_]

_PARTS = 3
_TREES_OF_PARTS = 200


class Lessons:
    """The gaps of many examples as rows, made once; what is learned from is chosen by page and by story."""

    def __init__(self, sets: Sequence[tuple[list[Example], float]]) -> None:
        self.examples = [example for examples, _ in sets for example in examples]
        page_weights = [weight for examples, weight in sets for _ in examples]
        gaps = [(at, gap) for at, example in enumerate(self.examples) for gap in example.facts.gaps]
        self.names = sorted({name for _, gap in gaps for name in gap.features})
        self.rows = _rows(self.names, [gap.features for _, gap in gaps])
        self.page = np.array([at for at, _ in gaps])
        self.weights = np.array([page_weights[at] for at, _ in gaps])
        labels = [label for example in self.examples for label in example.labels]
        self.labels = np.array([float(label or False) for label in labels])
        self.known = np.array([label is not None for label in labels])
        self.beside = [stories for example in self.examples for stories in example.beside]
        self.starts = np.searchsorted(self.page, np.arange(len(self.examples)))

    def choose(self, pages: Iterable[int]) -> Mask:
        """A mask of the gaps of some pages of which the truth is known."""
        return self.known & np.isin(self.page, list(pages))

    def without(self, stories: frozenset[str]) -> Mask:
        """A mask of the gaps that are beside none of some stories."""
        return np.array([stories.isdisjoint(beside) for beside in self.beside])

    def learn(self, chosen: Mask) -> dict[str, Any]:
        """Learn both looks from the chosen gaps."""
        unseen = self._unseen(chosen)
        return {"first": self._first(chosen), "second": self._second(chosen, unseen)}

    def _first(self, chosen: Mask, trees: int = 300) -> dict[str, Any]:
        return learn_first(self.names, self.rows[chosen], self.labels[chosen], self.weights[chosen], trees)

    def _unseen(self, chosen: Mask) -> list[list[float]]:
        """What a first look says of each page that was not among those it was learned from."""
        said: list[list[float]] = [[] for _ in self.examples]
        for part in range(_PARTS):
            model = GapModel(self._first(chosen & (self.page % _PARTS != part), trees=_TREES_OF_PARTS))
            for at in range(part, len(self.examples), _PARTS):
                if chosen[self.starts[at] : self.starts[at] + len(self.examples[at].facts.gaps)].any():
                    said[at] = [verdict.probability for verdict in model.judge(self.examples[at].facts.gaps)]
        return said

    def _second(self, chosen: Mask, said: list[list[float]]) -> dict[str, Any]:
        features: list[Features] = []
        places: list[int] = []
        start: list[float] = []
        for at, probabilities in enumerate(said):
            for place, gap in describe_again(self.examples[at].facts, probabilities).items() if probabilities else ():
                if chosen[self.starts[at] + place]:
                    features.append(gap.features)
                    places.append(int(self.starts[at]) + place)
                    start.append(log_odds(probabilities[place]))
        names = sorted(features[0])
        return learn_second(names, _rows(names, features), self.labels[places], self.weights[places], np.array(start))


def _rows(names: list[str], described: list[Features]) -> Array:
    index = {name: at for at, name in enumerate(names)}
    rows = np.zeros((len(described), len(names)))
    for row, features in zip(rows, described, strict=True):
        for name, value in features.items():
            row[index[name]] = value
    return rows
