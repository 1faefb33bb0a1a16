"""Timelines of what matches a query, or of an article with what is closely related to it."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.articles import scopes_of
from bot.errors import NotFoundError
from bot.runtime import open_zone
from bot.search import Matches, find_all, published_day, sources_of
from bot.timelines.composing import LARGEST_PAGE, PAGE, Composer
from bot.timelines.figures import Figures, figures_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.archive import Archive, Snapshot
    from bot.articles import ArticleCard, ArticleKey
    from bot.runtime import Clock
    from bot.search import SearchService
    from bot.stories import StoryService
    from bot.timelines.model import Timeline
    from bot.timelines.place import Place

DEADLINE: Final = 2.0
"""Seconds for one page of a timeline, or for the figures of a chart."""

MOST_RELATED: Final = 100
"""Closely related articles on the timeline of an article, each with those that tell the same."""


class TimelineService:
    """Makes timelines."""

    def __init__(self, archive: Archive, search: SearchService, stories: StoryService, clock: Clock) -> None:
        self._terms = archive.terms
        self._articles = archive.articles
        self._search = search
        self._stories = stories
        self._clock = clock

    async def of_query(self, guild: int | None, query: str, place: Place, zone: str, *, size: int = PAGE) -> Timeline:
        """Return a page of the timeline of all articles that match `query`: every word required, nothing corrected.

        Dates in the query are in `zone` (IANA). A page has `size` entries (at most `LARGEST_PAGE`).
        Raises DeadlineError.
        """
        today = self._today(zone)

        def work(snapshot: Snapshot) -> Timeline:
            return Composer(snapshot, query, today, min(size, LARGEST_PAGE)).compose(
                find_all(snapshot, query, today), place
            )

        return await self._terms.look(scopes_of(guild), work, deadline=DEADLINE)

    async def of_article(self, guild: int | None, key: ArticleKey, place: Place, *, size: int = PAGE) -> Timeline:
        """Return a page of the timeline of an article: those that tell its story, and those closely related.

        Raises NotFoundError and DeadlineError.
        """
        matches = _matches_of(await self._around(guild, key))
        today = self._today("UTC")

        def work(snapshot: Snapshot) -> Timeline:
            return Composer(snapshot, None, today, min(size, LARGEST_PAGE)).compose(matches, place)

        return await self._terms.look(scopes_of(guild), work, deadline=DEADLINE)

    async def figures_of_query(self, guild: int | None, query: str, zone: str) -> Figures:
        """Count the articles that match `query` by week and source. Raises DeadlineError."""
        today = self._today(zone)

        def work(snapshot: Snapshot) -> Figures:
            found = find_all(snapshot, query, today)
            dated = found.take(found.days > 0)
            return figures_of(dated.days, *sources_of(snapshot, dated), len(found) - len(dated))

        return await self._terms.look(scopes_of(guild), work, deadline=DEADLINE)

    async def figures_of_article(self, guild: int | None, key: ArticleKey) -> Figures:
        """Count the articles on the timeline of an article likewise. Raises NotFoundError."""
        cards = await self._around(guild, key)
        dated = [card for card in cards if published_day(card.published)]
        names = {card.source.casefold(): card.source for card in dated}
        places = {name: place for place, name in enumerate(names)}
        days = np.array([published_day(card.published) for card in dated], np.int32)
        sources = np.array([places[card.source.casefold()] for card in dated], np.int64)
        return figures_of(days, sources, list(names.values()), len(cards) - len(dated))

    async def _around(self, guild: int | None, key: ArticleKey) -> Sequence[ArticleCard]:
        """Return an article, those that tell its story and those closely related, each once."""
        scopes = scopes_of(guild)
        if key.scope not in scopes:
            raise NotFoundError(str(key.number))
        told = await self._stories.told(guild, key)
        related = await self._search.related(scopes, key, limit=MOST_RELATED)
        found = [*told.cards, *(card for hit in related for card in (hit.card, *hit.folded))]
        return list({card.key: card for card in found}.values())

    def _today(self, zone: str) -> date:
        return self._clock.now().astimezone(open_zone(zone) or UTC).date()


def _matches_of(cards: Sequence[ArticleCard]) -> Matches:
    """Return articles as matches, all alike, in their order."""
    ordered = sorted(cards, key=lambda card: (published_day(card.published), card.key))
    nowhere = np.full(len(ordered), -1, np.int64)
    return Matches(
        np.array([card.key.scope.guild for card in ordered], np.int64),
        np.array([card.key.number for card in ordered], np.int64),
        np.array([published_day(card.published) for card in ordered], np.int32),
        np.array([card.truncated for card in ordered], np.bool_),
        np.zeros(len(ordered), np.float32),
        nowhere,
        nowhere,
    )
