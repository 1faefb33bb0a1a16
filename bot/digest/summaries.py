"""What a digest says of an article: two sentences of its own, and where they stand in it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bot.articles import Position, Reference
from bot.segmentation import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.articles import Article, ArticleCard

_SENTENCES: Final = 2
_SEARCHED_PARAGRAPHS: Final = 60


def summary_of(card: ArticleCard) -> str:
    """Return two sentences of an article: those its summary was made of when it was loaded, or else how it begins."""
    if card.summary:
        return card.summary
    sentences = split_sentences(card.lead)[:_SENTENCES]
    return card.lead[sentences[0][0] : sentences[-1][1]] if sentences else card.lead


def find_passage(article: Article, summary: str) -> Reference | None:
    """Return where the sentences of `summary` stand in `article`, or the first of them; None where it has no text."""
    placed = list(_sentences(article))
    if not placed:
        return None
    for (start, first), (end, second) in pairwise(placed):
        if f"{first} {second}" == summary:
            return Reference.to(article.key, article.version, start, end)
    start = next((place for place, sentence in placed if summary.startswith(sentence)), placed[0][0])
    return Reference.to(article.key, article.version, start)


def _sentences(article: Article) -> Iterator[tuple[Position, str]]:
    for number, paragraph in enumerate(article.text.paragraphs[:_SEARCHED_PARAGRAPHS], start=1):
        for at, (start, end) in enumerate(paragraph.sentences, start=1):
            yield Position(number, at), paragraph.text[start:end]
