"""Keyword extraction: the most distinctive words of a text, by which similar articles are found."""

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
"""Maximum number of keywords; fewer miss the topic, more bring in side topics."""

MOST_READ: Final = 6_000
"""Characters of a text that are read."""

MOST_TIES: Final = 5
SHORTEST_NUMBER: Final = 4
"""Minimum digits of a number that is a keyword: a year is, an eleven is not."""

LEAST_TIES: Final = 2
"""Minimum number of shared keywords of two similar articles, if one has that many."""

LEAST_SHARE: Final = 0.3
"""Minimum score of a similar article, relative to the best one."""

_COMMON: Final = 0.25
"""A word in a greater share of the articles is not a keyword."""


def telling_words(text: str, lexicon: Lexicon, documents: int, *, least: int) -> list[Alternative]:
    """Return the keywords of `text` by TF-IDF: frequent in it, rare among `documents` articles; at least `least`."""
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
    """Return the headline and all paragraphs of an article."""
    return "\n".join(_texts(article))


def ties(article: Article, marker: Marker) -> tuple[str, ...]:
    """Return up to five shared keywords, as printed, most distinctive first."""
    found: dict[str, tuple[float, str]] = {}
    for text in _texts(article):
        for (start, end), root, worth in marker.spans(text):
            found.setdefault(root, (worth, text[start:end]))
    return tuple(word for _, word in sorted(found.values(), key=lambda pair: -pair[0])[:MOST_TIES])


def _texts(article: Article) -> Iterable[str]:
    yield article.text.headline
    for paragraph in article.text.paragraphs:
        yield paragraph.text
