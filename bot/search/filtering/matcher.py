"""Put new articles to many filters: an index of the filters by their rarest word names the few that may match each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.archive import Field
from bot.runtime import background
from bot.search.filtering.article_words import ArticleWords
from bot.search.filtering.compiled import CompiledFilter, compile_all

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date, datetime
    from typing import TypeAlias

    from bot.archive import Snapshot, TermIndex
    from bot.articles import Article, ArticleKey, Scopes
    from bot.runtime import Clock
    from bot.search.query.language import Phrase, Word

    Wanted: TypeAlias = tuple[str, date]
    """A filter as typed, and the day that its dates are relative to."""

MATCHING_DEADLINE: Final = 20.0
"""Time limit in seconds for matching some articles. No one is waiting for it."""

KEPT_FOR: Final = timedelta(minutes=1)
"""How long filters are kept ready: a name that people tie to another is known to them after that at the latest."""

_MOST_ASKED: Final = 64
"""Distinct counts of articles are asked of at most so many segments: the largest ones, which say enough."""


class FilterIndex:
    """Filters by the word of each that is in the fewest articles; those without such a word are tried on all."""

    def __init__(self, filters: Mapping[Wanted, CompiledFilter], snapshot: Snapshot) -> None:
        self._filters = filters
        self._by_root: defaultdict[str, list[Wanted]] = defaultdict(list)
        self._others: list[Wanted] = []
        counted = _Counted(snapshot)
        for wanted, one in filters.items():
            keys = [found for choice in one.choices if not choice.excluded if (found := choice.keys(counted))]
            for root in min(keys, key=lambda key: key[0])[1] if keys else ():
                self._by_root[root].append(wanted)
            if not keys:
                self._others.append(wanted)

    def matching(self, words: ArticleWords) -> list[Wanted]:
        """Return the filters that an article matches."""
        roots = words.roots & self._by_root.keys()
        tried = dict.fromkeys([*self._others, *(wanted for root in roots for wanted in self._by_root[root])])
        return [wanted for wanted in tried if self._filters[wanted].matches(words)]


class _Counted:
    """Tells in about how many articles a word is."""

    def __init__(self, snapshot: Snapshot) -> None:
        largest = sorted(snapshot.segments, key=lambda segment: -segment.live_count)[:_MOST_ASKED]
        self._vocabularies = [each for segment in largest if (each := segment.vocabularies.get(Field.BODY)) is not None]
        self._known: dict[str, int] = {}

    def __call__(self, one: Word | Phrase) -> int:
        word = one.asked
        if word not in self._known:
            self._known[word] = sum(vocabulary.frequency(word) for vocabulary in self._vocabularies)
        return self._known[word]


class FilterMatcher:
    """Matches articles with filters as digests do: every word required, nothing corrected, other names matched too."""

    def __init__(self, terms: TermIndex, clock: Clock) -> None:
        self._terms = terms
        self._clock = clock
        self._ready: dict[Scopes, _Ready] = {}

    async def matching(
        self, wanted: Mapping[Scopes, Collection[Wanted]], articles: Sequence[Article]
    ) -> dict[Scopes, dict[ArticleKey, list[Wanted]]]:
        """Return which filters each of some new articles matches, by the scopes in sight of which it is asked.

        Raises DeadlineError.
        """
        texts = await background.run(lambda: [ArticleWords(article) for article in articles])
        tied = frozenset[str]().union(*(words.tied for words in texts))
        indexes = {scopes: (await self._made(scopes, frozenset(some), tied)).index for scopes, some in wanted.items()}
        self._ready = {scopes: ready for scopes, ready in self._ready.items() if scopes in wanted}
        return await background.run(_matched, indexes, texts)

    async def _made(self, scopes: Scopes, filters: frozenset[Wanted], tied: frozenset[str]) -> _Ready:
        """Return filters ready to be matched: kept for a minute, unless a name in them was tied to another."""
        ready, now = self._ready.get(scopes), self._clock.now()
        if ready and ready.filters == filters and now - ready.at < KEPT_FOR and ready.touched.isdisjoint(tied):
            return ready

        def work(snapshot: Snapshot) -> _Ready:
            queries = list(filters)
            compiled = dict(zip(queries, compile_all(snapshot, queries), strict=True))
            touched = frozenset[str]().union(*(one.touched for one in compiled.values()))
            return _Ready(filters, FilterIndex(compiled, snapshot), touched, now)

        made = self._ready[scopes] = await self._terms.look(scopes, work, deadline=MATCHING_DEADLINE)
        return made


@dataclass(frozen=True, slots=True)
class _Ready:
    """Filters that are ready to be matched, and when they were made so."""

    filters: frozenset[Wanted]
    index: FilterIndex
    touched: frozenset[str]
    at: datetime


def _matched(
    indexes: Mapping[Scopes, FilterIndex], texts: Sequence[ArticleWords]
) -> dict[Scopes, dict[ArticleKey, list[Wanted]]]:
    return {
        scopes: {words.key: found for words in texts if words.key.scope in scopes and (found := index.matching(words))}
        for scopes, index in indexes.items()
    }
