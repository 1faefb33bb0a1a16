"""The newest headlines of each scope in memory, for autocomplete."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.errors import BroadsheetError
from bot.quotation.references import Reference
from bot.search.analysis import TOKEN, fold_word, is_unspaced
from bot.search.cjk import fold_run
from bot.search.model import Suggestion

if TYPE_CHECKING:
    from bot.archive.model import ArticleCard, Scope, Scopes
    from bot.archive.protocols import ArticleReader

MOST_HEADLINES: Final = 2_000
"""How many headlines of a scope are kept, the newest."""

LONGEST_LABEL: Final = 100
LONGEST_TYPED: Final = 100
_MOST_SCOPES: Final = 500
_PAGE: Final = 100


@dataclass(frozen=True, slots=True)
class _Headline:
    folded: str
    suggestion: Suggestion


@dataclass(frozen=True, slots=True)
class _Table:
    generation: int
    headlines: tuple[_Headline, ...]


class Headlines:
    """Keeps the headlines of the scopes that were asked for of late, and brings them up to date."""

    def __init__(self, articles: ArticleReader) -> None:
        self._articles = articles
        self._tables: OrderedDict[Scope, _Table] = OrderedDict()
        self._refreshing: dict[Scope, asyncio.Task[None]] = {}

    def matching(self, scopes: Scopes, typed: str, limit: int) -> tuple[Suggestion, ...]:
        """Return articles whose headline has every word of `typed`, newest first; a reference finds its article."""
        wanted = [f" {word}" for word in _folded(typed[:LONGEST_TYPED]).split()]
        reference = typed.strip().upper()
        found: list[Suggestion] = []
        for scope in reversed(scopes):  # a guild's own before the shared ones
            self._refresh_soon(scope)
            table = self._tables.get(scope)
            for headline in table.headlines if table else ():
                if len(found) >= limit:
                    return tuple(found)
                is_named = bool(reference) and headline.suggestion.label.startswith(f"{reference} ")
                if is_named or all(word in headline.folded for word in wanted):
                    found.append(headline.suggestion)
        return tuple(found)

    async def refresh(self, scope: Scope) -> None:
        """Read the headlines of `scope` again if anything has changed."""
        generation = await self._articles.generation()
        known = self._tables.get(scope)
        if known is not None and known.generation == generation:
            return
        cards: list[ArticleCard] = []
        while len(cards) < MOST_HEADLINES:
            page = await self._articles.recent((scope,), limit=_PAGE, offset=len(cards))
            cards += page
            if len(page) < _PAGE:
                break
        self._tables[scope] = _Table(generation, tuple(_headline(card) for card in cards))
        self._tables.move_to_end(scope)
        if len(self._tables) > _MOST_SCOPES:
            self._tables.popitem(last=False)

    def _refresh_soon(self, scope: Scope) -> None:
        if scope not in self._refreshing:
            task = asyncio.get_running_loop().create_task(self._refresh_quietly(scope))
            self._refreshing[scope] = task
            task.add_done_callback(lambda _: self._refreshing.pop(scope, None))

    async def _refresh_quietly(self, scope: Scope) -> None:
        try:
            await self.refresh(scope)
        except BroadsheetError:
            return  # a busy or closing archive: the next keystroke tries again


def _headline(card: ArticleCard) -> _Headline:
    label = f"{Reference(card.key)} · {card.headline}"
    if len(label) > LONGEST_LABEL:
        label = label[: LONGEST_LABEL - 1].rstrip() + "…"
    return _Headline(f" {_folded(card.headline)}", Suggestion(label, card.key))


def _folded(text: str) -> str:
    """Fold `text` into words with spaces between, each Chinese character a word of its own."""
    return " ".join(
        " ".join(fold_run(token)) if is_unspaced(token) else fold_word(token) for token in TOKEN.findall(text)
    )
