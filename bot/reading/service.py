"""Read articles: one by its reference, the newest, or any."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.archive import ArticleReader, StoryStore
    from bot.articles import Article, ArticleCard, ArticleKey, Reference, Scopes


@dataclass(frozen=True, slots=True)
class NewestArticles:
    """A page of the newest articles, each story once, and how many stories there are in all."""

    cards: tuple[ArticleCard, ...]
    offset: int
    total: int


class ReadingService:
    """Looks up what people ask to read."""

    def __init__(self, articles: ArticleReader, stories: StoryStore) -> None:
        self._articles = articles
        self._stories = stories

    async def article(self, reference: Reference) -> Article:
        """Return the article that `reference` names, in the version it names.

        Raises NotFoundError where there is no such article, version or paragraph.
        """
        article = await self._articles.article(reference.key, reference.version)
        if article is None or _beyond(article, reference):
            raise NotFoundError(str(reference))
        return article

    async def card(self, reference: Reference) -> ArticleCard:
        """Return what a list shows of the article that `reference` names. Raises NotFoundError where there is none."""
        cards = await self._articles.cards([reference.key])
        if reference.key not in cards:
            raise NotFoundError(str(reference))
        return cards[reference.key]

    async def cards(self, keys: Sequence[ArticleKey]) -> dict[ArticleKey, ArticleCard]:
        """Return what a list shows of those `keys` (at most 1,000) that exist."""
        return await self._articles.cards(keys)

    async def newest(self, scopes: Scopes, *, offset: int, limit: int) -> NewestArticles:
        """Return the stories that were loaded last, from `offset` on, or the last page where there are not so many.

        A story that several articles tell is its newest article.
        """
        counts = await self._articles.counts(scopes)
        total = counts.articles - await self._stories.told_again(scopes)
        offset = max(0, min(offset, (total - 1) // limit * limit))
        cards = await self._articles.recent(scopes, limit=limit, offset=offset, once=True)
        return NewestArticles(cards, offset, total)

    async def is_empty(self, scopes: Scopes) -> bool:
        """Tell whether there is no article at all."""
        return not (await self._articles.counts(scopes)).articles

    async def random(self, scopes: Scopes) -> ArticleCard | None:
        """Return any one article, full ones before teasers where there are any; None from an empty archive."""
        return await self._articles.random(scopes)


def _beyond(article: Article, reference: Reference) -> bool:
    return reference.start is not None and reference.start.paragraph > len(article.text.paragraphs)
