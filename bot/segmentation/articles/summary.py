"""A summary of an article: sentences of its own, chosen."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING

from bot.segmentation.boundaries.cohesion import Vector, cosine, product, square, weigh
from bot.segmentation.text.terms import read_terms

if TYPE_CHECKING:
    from bot.articles import Sentence

_LONGEST = 600
_CONSIDERED = 40
_LEAD_BONUS, _NOVELTY = 0.25, 0.6


def summarise(paragraphs: Iterable[tuple[str, Iterable[Sentence]]], *, opinion: bool) -> str:
    """Take the first two sentences of a report; of opinion, the two most central that do not repeat each other.

    A paragraph is its text with its sentences.

    Central: cosine with the centroid of all sentences plus a bonus for the lead; not repeating: maximal marginal
    relevance (Carbonell and Goldstein 1998). Neither LexRank nor TextRank did better on newspaper text.
    """
    sentences = _sentences(paragraphs)
    chosen = _central(sentences) if opinion and len(sentences) > 4 else [0, 1]
    text = ""
    for index in sorted(chosen):
        if index < len(sentences) and len(text) + len(sentences[index]) < _LONGEST:
            text = f"{text} {sentences[index]}".strip()
    return text or (sentences[0][: _LONGEST - 1] + "…" if sentences else "")


def _sentences(paragraphs: Iterable[tuple[str, Iterable[Sentence]]]) -> list[str]:
    found = (text[start:end] for text, sentences in paragraphs for start, end in sentences)
    return list(islice(found, _CONSIDERED))


def _central(sentences: list[str]) -> list[int]:
    vectors = [weigh(read_terms(sentence)) for sentence in sentences]
    centroid: Vector = {}
    for vector in vectors:
        for term, weight in vector.items():
            centroid[term] = centroid.get(term, 0.0) + weight
    length = math.sqrt(square(centroid)) or 1.0
    worth = [_along(vector, centroid) / length + _LEAD_BONUS / (1 + index) for index, vector in enumerate(vectors)]
    first = max(range(len(worth)), key=worth.__getitem__)
    second = max(
        (index for index in range(len(worth)) if index != first),
        key=lambda index: worth[index] - _NOVELTY * cosine(vectors[index], vectors[first]),
    )
    return [first, second]


def _along(vector: Vector, other: Vector) -> float:
    """How long the other vector is in the direction of a vector."""
    length = square(vector)
    return product(vector, other) / math.sqrt(length) if length else 0.0
