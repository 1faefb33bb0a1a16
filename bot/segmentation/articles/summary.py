"""A summary of an article: sentences of its own, chosen."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from bot.segmentation.boundaries.cohesion import Vector, cosine, product, square, weigh
from bot.segmentation.text.terms import read_terms

if TYPE_CHECKING:
    from bot.articles import Sentence

_LONGEST = 600
_CONSIDERED = 40
_WIDE = re.compile("[\u3000-\u303f\u3040-\u30ff\u3400-\u9fff\uff00-\uffef]")
_LEAD_BONUS, _NOVELTY = 0.25, 0.6


def summarise(paragraphs: Iterable[tuple[str, Iterable[Sentence]]], *, opinion: bool) -> str:
    """Take the first two sentences of a report; of opinion, the two most central that do not repeat each other.

    A paragraph is its text with its sentences.

    Central: cosine with the centroid of all sentences plus a bonus for the lead; not repeating: maximal marginal
    relevance (Carbonell and Goldstein 1998). Neither LexRank nor TextRank did better on newspaper text.
    """
    paragraphs = [(text, tuple(sentences)) for text, sentences in paragraphs]
    sentences = _sentences(paragraphs)
    chosen = _central(sentences) if opinion and len(sentences) > 4 else [0, 1]
    taken: list[int] = []
    length = 0
    for index in sorted(chosen):
        if index < len(sentences) and length + len(sentences[index]) < _LONGEST:
            taken.append(index)
            length += len(sentences[index])
    return joined_sentences(paragraphs, taken) or (sentences[0][: _LONGEST - 1] + "…" if sentences else "")


def joined_sentences(paragraphs: Sequence[tuple[str, Sequence[Sentence]]], chosen: Sequence[int]) -> str:
    """Return some sentences of an article as it has them: neighbours as they are joined there, others by an ellipsis.

    A paragraph is its text with its sentences; `chosen` are numbers among all sentences, from 0, ascending.
    """
    placed = [(number, span) for number, (_, spans) in enumerate(paragraphs) for span in spans]
    joined = ""
    for at, index in enumerate(chosen):
        number, (start, stop) = placed[index]
        text = paragraphs[number][0]
        sentence = text[start:stop]
        if at:
            before, (_, end) = placed[chosen[at - 1]]
            is_wide = bool(_WIDE.match(joined[-1:]) or _WIDE.match(sentence[:1]))
            if index != chosen[at - 1] + 1:
                joined += "……" if is_wide else " … "
            elif before == number:
                joined += text[end:start]
            else:
                joined += "" if is_wide else " "
        joined += sentence
    return joined


def _sentences(paragraphs: Sequence[tuple[str, Sequence[Sentence]]]) -> list[str]:
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
