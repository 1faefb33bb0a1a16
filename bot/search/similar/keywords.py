"""Find what is about the same thing: the words of a text that tell most, and articles that share them."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Final

from bot.search.analysis.analyser import terms
from bot.search.ranking.bm25 import Alternative

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.archive import Term
    from bot.articles import Article
    from bot.search.results.snippets import Marker
    from bot.search.spelling.lexicon import Lexicon

MOST_WORDS: Final = 14
"""How many words of a text are looked for; fewer lose what it is about, more bring in what it mentions."""

MOST_READ: Final = 6_000
"""Characters of a text that are looked at."""

MOST_TIES: Final = 5
SHORTEST_NUMBER: Final = 4
"""Digits of a number that tells anything: a year does, an eleven does not."""

LEAST_TIES: Final = 2
"""Words that must tie two articles, if one of them has so many telling ones."""

LEAST_SHARE: Final = 0.3
"""Of the score of the nearest article, what another must have to be about the same thing."""

_COMMON: Final = 0.25
"""A word in a greater share of the articles tells nothing."""


def telling_words(text: str, lexicon: Lexicon, documents: int, *, least: int) -> list[Alternative]:
    """Return the words of `text` that tell most: those it repeats and few of so many articles have, but `least` do."""
    counted: Counter[Term] = Counter(term for term in terms(text[:MOST_READ]) if term[0])
    rated: dict[str, tuple[float, str]] = {}
    for (root, word), count in counted.items():
        if word.isdigit() and len(word) < SHORTEST_NUMBER:
            continue
        frequency = lexicon.frequency(word)
        if least <= frequency <= max(least, _COMMON * documents):
            worth = (1 + math.log(count)) * math.log(1 + documents / frequency)
            rated[root] = max(rated.get(root, (0.0, "")), (worth, word))
    best = sorted(rated.items(), key=lambda item: (-item[1][0], item[0]))[:MOST_WORDS]
    return [Alternative(root, word) for root, (_, word) in best]


def whole_text(article: Article) -> str:
    """Return an article's headline and all its paragraphs."""
    return "\n".join(_texts(article))


def ties(article: Article, marker: Marker) -> tuple[str, ...]:
    """Return the words, as printed, by which `article` was found: five at most, the most telling first."""
    found: dict[str, tuple[float, str]] = {}
    for text in _texts(article):
        for (start, end), root, worth in marker.spans(text):
            found.setdefault(root, (worth, text[start:end]))
    return tuple(word for _, word in sorted(found.values(), key=lambda pair: -pair[0])[:MOST_TIES])


def _texts(article: Article) -> Iterable[str]:
    yield article.text.headline
    for paragraph in article.text.paragraphs:
        yield paragraph.text
