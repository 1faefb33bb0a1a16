"""What people see of stories, and what they may say against one: that an article is not of it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from bot.archive import SetApart
from bot.articles import scopes_of
from bot.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.archive import ArticleReader, StoryStore
    from bot.articles import ArticleCard, ArticleKey, Scopes
    from bot.runtime import Clock

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Told:
    """An article and all that tell its story, itself among them, oldest first; who set it apart, if anybody did."""

    card: ArticleCard
    cards: tuple[ArticleCard, ...]
    apart: SetApart | None


class StoryService:
    """The stories in sight of guilds. What one guild says against a story is true in that guild alone."""

    def __init__(self, articles: ArticleReader, stories: StoryStore, clock: Clock) -> None:
        self._articles = articles
        self._stories = stories
        self._clock = clock

    async def also(self, scopes: Scopes, keys: Sequence[ArticleKey]) -> dict[ArticleKey, tuple[ArticleCard, ...]]:
        """Return the other articles in sight that tell what some tell (20 at most), oldest first."""
        told = await self._stories.stories(scopes, keys[:20])
        cards = await self._articles.cards(list(dict.fromkeys(chain.from_iterable(told.values()))))
        return {
            key: tuple(cards[other] for other in others if other != key and other in cards)
            for key, others in told.items()
        }

    async def told(self, guild: int | None, key: ArticleKey) -> Told:
        """Return the story of an article as it is seen in a guild, or elsewhere (None). Raises NotFoundError."""
        scopes = scopes_of(guild)
        told = (await self._stories.stories(scopes, [key])).get(key, (key,))
        cards = await self._articles.cards(told) if key.scope in scopes else {}
        if key not in cards:
            raise NotFoundError(str(key.number))
        apart = await self._stories.apart(guild, key) if guild is not None else None
        return Told(cards[key], tuple(cards[one] for one in told if one in cards), apart)

    async def set_apart(self, guild: int, person: int, key: ArticleKey) -> ArticleCard:
        """Let an article stand alone in a guild, for whatever is loaded later too, and return it.

        Raises NotFoundError, and UsageError where it stands alone anyway.
        """
        told = await self.told(guild, key)
        if len(told.cards) < 2:
            raise UsageError("story-alone")
        await self._stories.set_apart(guild, key, SetApart(person, self._clock.now()))
        self._note("an article was set apart from its story", guild, person, key)
        return told.card

    async def put_back(self, guild: int, person: int, key: ArticleKey) -> ArticleCard:
        """Let an article that was set apart be of its story again, and return it. Raises NotFoundError."""
        told = await self.told(guild, key)
        if await self._stories.put_back(guild, key):
            self._note("an article was put back into its story", guild, person, key)
        return told.card

    def _note(self, what: str, guild: int, person: int, key: ArticleKey) -> None:
        logger.info(what, extra={"guild": guild, "person": person, "article": str(key)})
