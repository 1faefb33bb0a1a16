"""How alike the text before a gap is to the text after it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from bot.segmentation.text.terms import rarity

Vector = dict[str, float]


def weigh(terms: dict[str, int]) -> Vector:
    """Turn counted terms into weights: 1 + log of the count, times the term's rarity (the usual tf-idf)."""
    return {
        term: rarity(term) if count == 1 else (1.0 + math.log(count)) * rarity(term) for term, count in terms.items()
    }


def product(one: Vector, other: Vector) -> float:
    """The scalar product of two weighted vectors."""
    if len(one) > len(other):
        one, other = other, one
    # In the order of the text, so that the same page gives the same last digit in every process.
    return sum([weight * other[term] for term, weight in one.items() if term in other])


def square(one: Vector) -> float:
    """The squared length of a weighted vector."""
    return sum([weight * weight for weight in one.values()])


def cosine(one: Vector, other: Vector) -> float:
    """The cosine of two weighted vectors, 0 to 1."""
    shared = product(one, other)
    return shared / math.sqrt(square(one) * square(other)) if shared else 0.0


class Cohesion:
    """The cosines of neighbouring windows of blocks, from the products of single blocks up to `reach` apart."""

    def __init__(self, vectors: Sequence[Vector], reach: int = 6) -> None:
        self._products = [
            [square(vector), *(product(vector, other) for other in vectors[at + 1 : at + reach + 1])]
            for at, vector in enumerate(vectors)
        ]

    def of_gaps(self, before: int, after: int) -> list[float]:
        """The cosine of up to `before` blocks before each gap and `after` behind it; their sum is at most reach + 1."""
        return [self._cosine(max(0, gap - before), gap, gap + after) for gap in range(1, len(self._products))]

    def _cosine(self, start: int, gap: int, end: int) -> float:
        end = min(end, len(self._products))
        shared = sum([self._products[one][other - one] for one in range(start, gap) for other in range(gap, end)])
        return shared / math.sqrt(self._square_of(start, gap) * self._square_of(gap, end)) if shared else 0.0

    def _square_of(self, start: int, end: int) -> float:
        """The squared length of the sum of some vectors."""
        rows = self._products
        return sum([rows[at][0] + 2 * sum(rows[at][1 : end - at]) for at in range(start, end)])
