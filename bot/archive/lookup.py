"""Read articles: one by its reference, or the newest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import NotFoundError

if TYPE_CHECKING:
    from bot.archive.protocols import Archive, ArticleReader
    from bot.articles.model import Article, ArticleCard, Scopes
    from bot.articles.references import Reference


@dataclass(frozen=True, slots=True)
class NewestArticles:
    """A page of the newest articles, each story once, and how many stories there are in all."""

    cards: tuple[ArticleCard, ...]
    offset: int
    total: int


async def newest_articles(archive: Archive, scopes: Scopes, *, offset: int, limit: int) -> NewestArticles:
    """Return the stories that were loaded last, from `offset` on, or the last page where there are not so many.

    A story that several articles tell is its newest article.
    """
    counts = await archive.articles.counts(scopes)
    total = counts.articles - await archive.stories.told_again(scopes)
    offset = max(0, min(offset, (total - 1) // limit * limit))
    return NewestArticles(await archive.articles.recent(scopes, limit=limit, offset=offset, once=True), offset, total)


async def read_article(articles: ArticleReader, reference: Reference) -> Article:
    """Return the article that `reference` names, in the version it names.

    Raises NotFoundError where there is no such article, version or paragraph.
    """
    article = await articles.article(reference.key, reference.version)
    if article is None or _beyond(article, reference):
        raise NotFoundError(str(reference))
    return article


async def read_card(articles: ArticleReader, reference: Reference) -> ArticleCard:
    """Return what a list shows of the article that `reference` names. Raises NotFoundError where there is none."""
    cards = await articles.cards([reference.key])
    if reference.key not in cards:
        raise NotFoundError(str(reference))
    return cards[reference.key]


def _beyond(article: Article, reference: Reference) -> bool:
    return reference.start is not None and reference.start.paragraph > len(article.text.paragraphs)
