"""Which sentence stands for an article: the one that matches best, or the first; whole, and short enough to print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.articles import Position, Reference
from bot.quotation import opening_end
from bot.search import best_sentence
from bot.segmentation import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bot.articles import Article, ArticleText

LONGEST: Final = 280
"""Characters of a sentence on a timeline; where an article has none so short, its shortest one is taken."""

LONGEST_OF_ALL: Final = 500
"""Characters that such a sentence may have."""

SEARCHED: Final = 60
"""Paragraphs of an article that are looked through."""


_COLONS: Final = (":", "：")
_FILED: Final = ("(", "（", "記", "记")
"""What a dateline with a colon has, and who is quoted has not."""


def sentence_of(article: Article, query: str | None, today: date) -> tuple[Reference, str | None]:
    """Return the sentence that stands for an article, or the article itself where it has none.

    It is the first of those that have most of what `query` requires, in the body of the text; without a query, the
    first. A dateline is no part of it. The last sentence of an excerpt may be cut, and is left out.
    """
    whole = dict(_whole(article.text))
    fitting = {place for place, sentence in whole.items() if len(sentence) <= LONGEST}
    place = _best(article.text, query, today, fitting) if fitting else _shortest(whole)
    if place is None:
        return Reference(article.key), None
    return Reference.to(article.key, article.version, place), whole[place]


def _best(text: ArticleText, query: str | None, today: date, fitting: set[Position]) -> Position | None:
    if query is None:
        return min(fitting)
    return best_sentence(text, query, today, lambda place, _: place in fitting)


def _shortest(whole: dict[Position, str]) -> Position | None:
    place = min(whole, key=lambda one: (len(whole[one]), one), default=None)
    return place if place is not None and len(whole[place]) <= LONGEST_OF_ALL else None


def _whole(text: ArticleText) -> Iterator[tuple[Position, str]]:
    """Yield the sentences of the body, on one line each and with letters in them."""
    last = max((at for at, paragraph in enumerate(text.paragraphs, 1) if paragraph.sentences), default=0)
    for at, paragraph in enumerate(text.paragraphs[:SEARCHED], 1):
        if paragraph.kind != BlockKind.BODY.value:
            continue
        cut = len(paragraph.sentences) if text.truncated and at == last else 0
        for number, (start, end) in enumerate(paragraph.sentences, 1):
            sentence = paragraph.text[_behind_dateline(paragraph.text, start, end) if number == 1 else start : end]
            if number != cut and any(map(str.isalpha, sentence)):
                yield Position(at, number), sentence


def _behind_dateline(text: str, start: int, end: int) -> int:
    """Return where a sentence begins behind its dateline; a name and a colon may say who says the rest, and stay."""
    begins = opening_end(text, start, end)
    opening = text[start:begins].rstrip()
    return start if opening[-1:] in _COLONS and not any(mark in opening for mark in _FILED) else begins
