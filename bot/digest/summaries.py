"""Extractive summaries of a digest: two sentences of an article, with their references."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bot.articles import Position, Reference
from bot.segmentation import joined_sentences, split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.articles import Article, ArticleCard

_SENTENCES: Final = 2
_SEARCHED_PARAGRAPHS: Final = 60


@dataclass(frozen=True, slots=True)
class Extract:
    """Sentences of an article: adjacent ones joined as in the article, others by "…".

    `passages` are where they stand, one for sentences that follow one another, else one each; none where the article
    has no such sentence.
    """

    text: str
    passages: tuple[Reference, ...] = ()


def summary_of(card: ArticleCard) -> str:
    """Return a two-sentence summary: the one made when the article was loaded, or else its beginning."""
    if card.summary:
        return card.summary
    sentences = split_sentences(card.lead)[:_SENTENCES]
    return card.lead[sentences[0][0] : sentences[-1][1]] if sentences else card.lead


def extract_of(article: Article, summary: str) -> Extract:
    """Return the sentences of `summary` as they are in `article` now, or `summary` if none is."""
    placed = list(_sentences(article))
    chosen = _named(placed, summary)
    if not chosen:
        first = placed[0][0] if placed else None
        return Extract(summary, () if first is None else (Reference.to(article.key, article.version, first),))
    paragraphs = [(paragraph.text, paragraph.sentences) for paragraph in article.text.paragraphs[:_SEARCHED_PARAGRAPHS]]
    text = joined_sentences(paragraphs, chosen)
    places = [placed[index][0] for index in chosen]
    if all(after == before + 1 for before, after in pairwise(chosen)):
        end = places[-1] if len(places) > 1 else None
        return Extract(text, (Reference.to(article.key, article.version, places[0], end),))
    return Extract(text, tuple(Reference.to(article.key, article.version, place) for place in places))


def _named(placed: list[tuple[Position, str]], summary: str) -> list[int]:
    """Return the indices of the sentences in a summary, in order; any separator may be between them."""
    chosen: list[int] = []
    rest = summary
    for index, (_, sentence) in enumerate(placed):
        if sentence and rest.startswith(sentence):
            chosen.append(index)
            rest = rest[len(sentence) :].lstrip(" …\n\u3000")
        if not rest or len(chosen) == _SENTENCES:
            break
    return chosen


def _sentences(article: Article) -> Iterator[tuple[Position, str]]:
    for number, paragraph in enumerate(article.text.paragraphs[:_SEARCHED_PARAGRAPHS], start=1):
        for at, (start, end) in enumerate(paragraph.sentences, start=1):
            yield Position(number, at), paragraph.text[start:end]
