"""Match the articles of a page with the articles that were on it before."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from bot.articles import CONTAINED

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from bot.loading.identity.known_articles import Entry
    from bot.loading.incoming import IncomingArticle

_MOST_HOLDERS = 50
_MOST_COMPARED = 5


def match(articles: Sequence[IncomingArticle], earlier: Sequence[Entry]) -> dict[int, Entry]:
    """Return the earlier article of each matched index: identical texts first, then by decreasing overlap.

    If an article was split, the larger part keeps its number; if two were merged, the larger one continues.
    """
    matched = _the_same(articles, earlier)
    taken = set(matched.values())
    if len(taken) == len(earlier):
        return matched
    free = _Features(entry for entry in earlier if entry not in taken)
    pairs = [
        (article.print.overlap(entry.now.print), at, entry)
        for at, article in enumerate(articles)
        if at not in matched
        for entry in free.sharing_most(article)
        if article.print.likeness(entry.now.print) >= CONTAINED
    ]
    for _, at, entry in sorted(pairs, key=lambda pair: pair[0], reverse=True):
        if at not in matched and entry not in taken:
            matched[at] = entry
            taken.add(entry)
    return matched


def _the_same(articles: Sequence[IncomingArticle], earlier: Sequence[Entry]) -> dict[int, Entry]:
    by_body: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in reversed(earlier):
        by_body[entry.now.body].append(entry)
    return {at: by_body[article.body].pop() for at, article in enumerate(articles) if by_body.get(article.body)}


class _Features:
    """An inverted index over entries, so that a page with thousands of articles needs no pairwise comparison."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._holders: defaultdict[Hashable, list[Entry]] = defaultdict(list)
        for entry in entries:
            for feature in _features(entry.now):
                if len(self._holders[feature]) < _MOST_HOLDERS:
                    self._holders[feature].append(entry)

    def sharing_most(self, article: IncomingArticle) -> list[Entry]:
        shared = Counter(entry for feature in _features(article) for entry in self._holders.get(feature, ()))
        return [entry for entry, _ in shared.most_common(_MOST_COMPARED)]


def _features(article: IncomingArticle) -> Iterable[Hashable]:
    return article.print.runs if article.print.tells else set(article.print.words)
