"""Show each story once: one of its articles stays, and the others are told as "also in"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.articles import ArticleCard, ArticleKey


def grouped(keys: Iterable[ArticleKey], stories: Mapping[ArticleKey, Sequence[ArticleKey]]) -> list[list[ArticleKey]]:
    """Return articles by their stories, in the order of each story's first; `stories` gives all that tell the same."""
    groups: dict[ArticleKey, list[ArticleKey]] = {}
    for key in keys:
        told = stories.get(key)
        groups.setdefault(told[0] if told else key, []).append(key)
    return list(groups.values())


def representative(group: Sequence[ArticleKey], cards: Mapping[ArticleKey, ArticleCard]) -> ArticleKey:
    """Return which of a story's articles is shown: the first whole one of those there are cards of, else the first."""
    return next((key for key in group if key in cards and not cards[key].truncated), group[0])
