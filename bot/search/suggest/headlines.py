"""The newest headlines of each scope in memory, for autocomplete."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from bot.articles import Reference, shown_headline
from bot.search.analysis.analyser import TOKEN, fold_word, is_unspaced
from bot.search.analysis.cjk import fold_run
from bot.search.model import Suggestion
from bot.search.suggest.cache import ScopeTables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.archive import ArticleReader
    from bot.articles import ArticleCard, Scope, Scopes

MOST_HEADLINES: Final = 2_000
"""Maximum number of headlines per scope, the newest."""

LONGEST_LABEL: Final = 100
LONGEST_TYPED: Final = 100
_PAGE: Final = 100


@dataclass(frozen=True, slots=True)
class _Headline:
    folded: str
    title: str
    suggestion: Suggestion


class Headlines:
    """Caches the headlines of recently used scopes."""

    def __init__(self, articles: ArticleReader) -> None:
        self._articles = articles
        self._tables: ScopeTables[tuple[_Headline, ...]] = ScopeTables(articles.generation, self._read)

    def matching(self, scopes: Scopes, typed: str, limit: int, others: Sequence[str] = ()) -> tuple[Suggestion, ...]:
        """Return articles with every word of `typed` in their headline, newest first; a reference finds its article.

        `others` are other ways to type it.
        """
        reference = typed.strip().upper()
        found = (
            headline.suggestion
            for headline, fits in self._judged(scopes, (typed, *others))
            if fits or (reference and headline.suggestion.label.startswith(f"{reference} "))
        )
        return tuple(islice(found, limit))

    def titles(self, scopes: Scopes, typed: str, limit: int, others: Sequence[str] = ()) -> tuple[str, ...]:
        """Return distinct headlines, without generated ones, with every word of `typed`, newest first."""
        found = dict.fromkeys(
            headline.title for headline, fits in self._judged(scopes, (typed, *others)) if fits and headline.title
        )
        return tuple(found)[:limit]

    async def refresh(self, scope: Scope) -> None:
        """Reload the headlines of `scope` if they are stale."""
        await self._tables.refresh(scope)

    def _judged(self, scopes: Scopes, typed: Sequence[str]) -> Iterator[tuple[_Headline, bool]]:
        wanted = [[f" {word}" for word in _folded(one[:LONGEST_TYPED]).split()] for one in typed]
        for scope in reversed(scopes):  # a guild's own before the shared ones
            for headline in self._tables.of(scope) or ():
                yield headline, any(all(word in headline.folded for word in words) for words in wanted)

    async def _read(self, scope: Scope) -> tuple[_Headline, ...]:
        cards: list[ArticleCard] = []
        while len(cards) < MOST_HEADLINES:
            page = await self._articles.recent((scope,), limit=_PAGE, offset=len(cards))
            cards += page
            if len(page) < _PAGE:
                break
        return tuple(_headline(card) for card in cards)


def _headline(card: ArticleCard) -> _Headline:
    label = f"{Reference(card.key)} · {shown_headline(card)}"
    if len(label) > LONGEST_LABEL:
        label = label[: LONGEST_LABEL - 1].rstrip() + "…"
    title = "" if card.headline_generated else _cut(card.headline)
    return _Headline(f" {_folded(card.headline)}", title, Suggestion(label, card.key))


def _cut(headline: str) -> str:
    """Return as many words of `headline` as fit a label; a word cut in two would match no phrase."""
    if len(headline) <= LONGEST_LABEL:
        return headline
    kept = headline[:LONGEST_LABEL]
    return kept.rpartition(" ")[0] or kept


def _folded(text: str) -> str:
    """Fold `text` into words separated by spaces, each Chinese character a word."""
    return " ".join(
        " ".join(fold_run(token)) if is_unspaced(token) else fold_word(token) for token in TOKEN.findall(text)
    )
