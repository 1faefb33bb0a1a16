"""Stories in memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.articles.model import ArticleKey

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.archive.stories import SetApart
    from bot.articles.model import Scope, Scopes
    from tests.fakes.articles import FakeArticles

_MOST_KEYS = 1_000


@dataclass
class FakeStories:
    """Which of some articles tell the same."""

    articles: FakeArticles

    async def stories(self, scopes: Scopes, keys: Sequence[ArticleKey]) -> dict[ArticleKey, tuple[ArticleKey, ...]]:
        told = {key: self.articles.told_with(scopes, key) for key in keys[:_MOST_KEYS]}
        return {key: others for key, others in told.items() if key in others and len(others) > 1}

    async def told_again(self, scopes: Scopes) -> int:
        told = {self.articles.told_with(scopes, key) for key in self.articles.held}
        return sum(len(others) - 1 for others in told if others)

    async def untold(self, scope: Scope, *, after: int, through: int, limit: int) -> tuple[int, ...]:
        articles = self.articles
        numbers = [key.number for key in articles.held if key.scope == scope and articles.is_there(key)]
        untold = [n for n in sorted(numbers) if after < n <= through and ArticleKey(scope, n) not in articles.heads]
        return tuple(untold[:limit])

    async def set_apart(self, guild: int, key: ArticleKey, said: SetApart) -> bool:
        is_new = (guild, key) not in self.articles.apart
        self.articles.apart.setdefault((guild, key), said)
        return is_new

    async def put_back(self, guild: int, key: ArticleKey) -> bool:
        return self.articles.apart.pop((guild, key), None) is not None

    async def apart(self, guild: int, key: ArticleKey) -> SetApart | None:
        return self.articles.apart.get((guild, key))
