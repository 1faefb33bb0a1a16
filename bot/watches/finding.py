"""Put new articles to the watches, and keep what each found."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC
from typing import TYPE_CHECKING

from bot.articles import scopes_of
from bot.runtime import open_zone

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from bot.archive import ArticleReader, StoryStore, Watch, WatchKey, WatchStore
    from bot.articles import Article, ArticleKey, Scopes
    from bot.runtime import Clock
    from bot.search import FilterMatcher


class Finding:
    """Finds what watches tell."""

    def __init__(
        self, store: WatchStore, articles: ArticleReader, stories: StoryStore, matcher: FilterMatcher, clock: Clock
    ) -> None:
        self._store = store
        self._articles = articles
        self._stories = stories
        self._matcher = matcher
        self._clock = clock

    async def find(self) -> bool:
        """Put the next articles that are due to all watches; tell whether there were any. Raises DeadlineError."""
        due = await self._store.due()
        if not due:
            return False
        no_news = await self._articles.came_before(due)
        articles = await self._articles.articles([key for key in due if key not in no_news])
        found: list[tuple[WatchKey, ArticleKey]] = []
        watches = await self._store.active() if articles else ()
        if watches:
            found = await self._found(watches, articles)
        await self._store.keep_finds(due, found, self._clock.now())
        return True

    async def _found(
        self, watches: Sequence[Watch], articles: Mapping[ArticleKey, Article]
    ) -> list[tuple[WatchKey, ArticleKey]]:
        now = self._clock.now()  # one moment for all: midnight may pass meanwhile
        by_scopes: defaultdict[Scopes, list[Watch]] = defaultdict(list)
        for watch in watches:
            by_scopes[scopes_of(watch.key.guild)].append(watch)
        wanted = {scopes: [_wanted(one, now) for one in some] for scopes, some in by_scopes.items()}
        matched = await self._matcher.matching(wanted, list(articles.values()))
        found: list[tuple[WatchKey, ArticleKey]] = []
        for scopes, some in by_scopes.items():
            if not matched[scopes]:
                continue
            told = await self._stories.stories(scopes, list(matched[scopes]))
            for key, filters in matched[scopes].items():
                # Who tells a story again brings no news.
                if told.get(key, (key,))[0] != key:
                    continue
                loaded = articles[key].loaded_at
                found += [(one.key, key) for one in some if _wanted(one, now) in filters and _is_news(one, loaded, now)]
        return found


def _wanted(watch: Watch, now: datetime) -> tuple[str, date]:
    return watch.filter, now.astimezone(open_zone(watch.zone) or UTC).date()


def _is_news(watch: Watch, loaded: datetime, now: datetime) -> bool:
    # A beginning in the future is that of a clock that was set back.
    return watch.since <= loaded or watch.since > now
