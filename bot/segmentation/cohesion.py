"""How alike the text before a gap is to the text after it."""

from __future__ import annotations

import math

from bot.segmentation.terms import rarity
from bot.segmentation.units import Unit

Vector = dict[str, float]


def weigh(terms: dict[str, int]) -> Vector:
    """Turn counted terms into weights: 1 + log of the count, times the term's rarity (the usual tf-idf)."""
    return {term: (1.0 + math.log(count)) * rarity(term) for term, count in terms.items()}


def cosine(one: Vector, other: Vector) -> float:
    """The cosine of two weighted vectors, 0 to 1."""
    if len(one) > len(other):
        one, other = other, one
    shared = sum(weight * other[term] for term, weight in one.items() if term in other)
    return shared / math.sqrt(_square(one) * _square(other)) if shared else 0.0


def _square(vector: Vector) -> float:
    return sum(weight * weight for weight in vector.values())


def gap_cosines(units: list[Unit], before: int, after: int) -> list[float]:
    """The cosine of up to `before` blocks before each gap and `after` blocks behind it; one for each gap of the units."""
    vectors = [weigh(unit.terms) for unit in units]
    return [
        cosine(_add(vectors[max(0, gap - before) : gap]), _add(vectors[gap : gap + after]))
        for gap in range(1, len(units))
    ]


def _add(vectors: list[Vector]) -> Vector:
    if len(vectors) == 1:
        return vectors[0]
    total: Vector = {}
    for vector in vectors:
        for term, weight in vector.items():
            total[term] = total.get(term, 0.0) + weight
    return total
