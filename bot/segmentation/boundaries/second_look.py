"""A second look at the doubtful gaps of a page, with what the first look made of the rest: where articles end nearby,
how much alike the articles on both sides would be, and between what kinds of blocks this page divides elsewhere."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from bot.segmentation.blocks.unit import label
from bot.segmentation.boundaries.cohesion import Vector, cosine
from bot.segmentation.boundaries.features import Gap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.segmentation.boundaries.features import Features, PageFacts

DOUBTFUL = 0.02
"""A gap is looked at again when both answers had at least this probability."""

_MOST_DOUBTS = 3000
_MOST_BLOCKS = 16
_NEAR = 4
_EDGE, _NONE = 6.0, -8.0
_KEPT = (
    "cohesion",
    "cohesion of neighbours",
    "cohesion above the page's",
    "lead-like",
    "lead-like next",
    "words before",
    "words after",
    "names known",
    "blocks since a sure end",
    "position",
    "opens with connective",
    "opens with pronoun",
    "before heading",
    "before body",
    "after body",
    "after heading",
    "page: share headings",
    "page: share cut",
    "words divide here (prior 2)",
)


def describe_again(page: PageFacts, probabilities: Sequence[float]) -> dict[int, Gap]:
    """Describe the doubtful gaps (by their place among the gaps), given how likely each gap was at first."""
    doubtful = [at for at, one in enumerate(probabilities) if DOUBTFUL < one < 1 - DOUBTFUL][:_MOST_DOUBTS]
    if not doubtful:
        return {}
    beliefs = _Beliefs(page, probabilities, len(doubtful))
    return {at: Gap(page.gaps[at].unit, beliefs.describe(at)) for at in doubtful}


def log_odds(probability: float) -> float:
    """The log-odds of a probability, at most 9.2 either way."""
    bounded = min(max(probability, 1e-4), 1 - 1e-4)
    return math.log(bounded / (1 - bounded))


class _Beliefs:
    """What the first look believes of a page. Gap `at` lies before block `at + 1`."""

    def __init__(self, page: PageFacts, probabilities: Sequence[float], doubtful: int) -> None:
        self.page, self.probabilities = page, probabilities
        self.odds = [log_odds(one) for one in probabilities]
        self.cuts = [at for at, one in enumerate(probabilities) if one > 0.5]
        self.kinds = [label(block) for block in page.blocks]
        self.meetings = Counter[tuple[str, str]]()
        self.divided: dict[tuple[str, str], float] = {}
        for at, probability in enumerate(probabilities):
            pair = self._pair(at)
            self.meetings[pair] += 1
            self.divided[pair] = self.divided.get(pair, 0.0) + probability
        self.expected = sum(probabilities)
        self.surest = sorted(self.odds)[-2:]
        self.rivals = sorted(one for one in probabilities if one <= 0.5)[-2:]
        self.doubtful = doubtful / len(probabilities)

    def describe(self, at: int) -> Features:
        """What is believed around a gap, and some of what was known of it at first."""
        first = self.page.gaps[at].features
        found = {name: first.get(name, 0.0) for name in _KEPT}
        found.update(self._around(at))
        found.update(self._elsewhere(at))
        found.update(self._sides(at))
        return found

    def _pair(self, at: int) -> tuple[str, str]:
        return self.kinds[at], self.kinds[at + 1]

    def _around(self, at: int) -> Features:
        odds, count = self.odds, len(self.odds)
        found = {"log-odds at first": odds[at]}
        for step in (1, 2, 3):
            found[f"log-odds {step} before"] = odds[at - step] if at >= step else _EDGE
            found[f"log-odds {step} behind"] = odds[at + step] if at + step < count else _EDGE
        near = range(max(0, at - _NEAR), min(count, at + _NEAR + 1))
        found["best rival near"] = max((odds[one] for one in near if one != at and odds[one] <= 0), default=_NONE)
        return found

    def _elsewhere(self, at: int) -> Features:
        probability, pair = self.probabilities[at], self._pair(at)
        others, divided = self.meetings[pair] - 1, self.divided[pair] - probability
        expected = self.expected - probability
        rivals = [one for one in self.rivals if one != probability] if probability <= 0.5 else self.rivals
        return {
            "boundaries elsewhere": expected,
            "share of boundaries elsewhere": expected / len(self.odds),
            "the same kinds divide elsewhere": divided / others if others else -1.0,
            "the same kinds meet elsewhere": float(min(5, others)),
            "boundaries elsewhere between the same kinds": divided / max(0.5, expected),
            "best rival on the page": rivals[-1] if rivals else 0.0,
            "surest boundary elsewhere": _other(self.surest, self.odds[at]),
            "share of doubtful gaps": self.doubtful,
            "usual length of an article": len(self.page.blocks) / (len(self.cuts) + 1),
        }

    def _sides(self, at: int) -> Features:
        """The articles that would end and start here, up to the next boundary believed in."""
        before = self.cuts[bisect_left(self.cuts, at) - 1] if self.cuts and self.cuts[0] < at else -1
        behind = bisect_right(self.cuts, at)
        end = self.cuts[behind] if behind < len(self.cuts) else len(self.odds)
        left = range(max(before + 1, at + 1 - _MOST_BLOCKS), at + 1)
        right = range(at + 1, min(end + 1, at + 1 + _MOST_BLOCKS))
        return {
            "blocks of the article before": float(min(20, at - before)),
            "blocks of the article behind": float(min(20, end - at)),
            "words of the article before": self._length(left),
            "words of the article behind": self._length(right),
            **self._alike(left, right),
            **self._names(left, right),
        }

    def _alike(self, left: range, right: range) -> Features:
        vectors = self.page.vectors
        before, behind = self._sum(left), self._sum(right)
        last, first = vectors[left[-1]], vectors[right[0]]
        return {
            "articles on both sides alike": cosine(before, behind),
            "first block like the article before": cosine(first, before),
            "first block like what follows it": cosine(first, self._sum(right[1:])) if len(right) > 1 else -1.0,
            "last block like the article behind": cosine(last, behind),
            "last block like what precedes it": cosine(last, self._sum(left[:-1])) if len(left) > 1 else -1.0,
        }

    def _names(self, left: range, right: range) -> Features:
        mentions = self.page.mentions
        before = frozenset[str]().union(*(mentions[at].single for at in left))
        behind = frozenset[str]().union(*(mentions[at].single for at in right))
        full = frozenset[str]().union(*(mentions[at].full for at in left))
        full_behind = frozenset[str]().union(*(mentions[at].full for at in right))
        return {
            "names on both sides": len(before & behind) / max(1, min(len(before), len(behind))),
            "full names on both sides": float(min(3, len(full & full_behind))),
        }

    def _sum(self, places: Iterable[int]) -> Vector:
        total: Vector = {}
        for at in places:
            for term, weight in self.page.vectors[at].items():
                total[term] = total.get(term, 0.0) + weight
        return total

    def _length(self, places: range) -> float:
        return math.log2(1 + sum(self.page.blocks[at].size.words for at in places))


def _other(best: list[float], mine: float) -> float:
    """The best of the others, where the two best of all are known."""
    if not best or (len(best) == 1 and best[0] == mine):
        return _NONE
    return best[0] if best[-1] == mine and len(best) > 1 else best[-1]
