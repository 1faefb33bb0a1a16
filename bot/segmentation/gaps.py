"""The model of the gaps: how likely an article starts behind each, and the reasons."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bot.segmentation.features import Features, Gap
from bot.segmentation.model import Evidence

_FEWEST_NATS = 0.15
_MOST_REASONS = 6


@dataclass(frozen=True, slots=True)
class Verdict:
    """The probability that an article starts before a unit, and the reasons, heaviest first."""

    unit: int
    probability: float
    evidence: tuple[Evidence, ...]


@lru_cache(maxsize=1)
def _weights() -> tuple[float, dict[str, float]]:
    data = json.loads(Path(__file__).with_name("weights.json").read_text(encoding="utf-8"))
    return data["bias"], data["weights"]


def judge(gaps: list[Gap]) -> list[Verdict]:
    """Weigh what is known about each gap: a logistic regression whose weights `benchmarks/segmentation` learned."""
    return [_judge(gap) for gap in gaps]


def _judge(gap: Gap) -> Verdict:
    bias, weights = _weights()
    score = bias + sum(weights.get(name, 0.0) * value for name, value in gap.features.items())
    return Verdict(gap.unit, 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score)))), _reasons(gap.features, weights))


def _reasons(features: Features, weights: dict[str, float]) -> tuple[Evidence, ...]:
    reasons = [Evidence(name, round(weights.get(name, 0.0) * value, 2)) for name, value in features.items()]
    heavy = sorted(
        (reason for reason in reasons if abs(reason.weight) >= _FEWEST_NATS), key=lambda one: -abs(one.weight)
    )
    return tuple(heavy[:_MOST_REASONS])
