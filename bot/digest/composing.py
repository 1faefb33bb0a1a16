"""Select the articles of a digest, and explain the decision for each.

    loaded          articles in sight of the guild with numbers above the cursor
    matching        those that its saved search lets through (`bot.search.saved`)
    already shown   those that the digest has shown before, or whose story it has told with another article
    clustered       those that tell a story another one tells, and are named beside it
    over the limit  those shown on request
    posted          those that are left

At most the thousand best of the matching ones are looked at one by one; all are counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from hashlib import blake2b
from itertools import chain
from typing import TYPE_CHECKING, Final, Protocol
from zoneinfo import ZoneInfo

from bot.archive import NOTHING_READ, WhenEmpty
from bot.articles import SHARED, Reference, scopes_of
from bot.digest.choosing import Placed, Story, arrange
from bot.digest.model import Composed, DigestItem, Reason, StageCounts
from bot.digest.schedule import local_day
from bot.digest.summaries import extract_of, summary_of
from bot.runtime import background
from bot.search import select
from bot.stories import grouped, representative

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date, datetime
    from typing import TypeAlias

    from bot.archive import ArticleReader, Cursor, DigestKey, StoryStore, Subscription, TermIndex
    from bot.articles import Article, ArticleCard, ArticleKey, Scopes
    from bot.search import Selection

    _Told: TypeAlias = Mapping[ArticleKey, tuple[ArticleKey, ...]]

MOST_REST: Final = 200
"""Maximum articles over the limit that are kept to be shown on request."""

EVERYTHING_LIMIT: Final = 12

MOST_ASKED: Final = 5_000
"""Maximum articles that are checked for having been shown."""


class ShownArticles(Protocol):
    """Tells which articles digests have shown."""

    async def shown(self, key: DigestKey, articles: Sequence[ArticleKey]) -> frozenset[ArticleKey]:
        """Return those of `articles` that the digest has shown, or may have."""
        ...


@dataclass(frozen=True, slots=True)
class _Order:
    """The parameters of a selection. `digest` is None if no digest has shown anything yet."""

    scopes: Scopes
    filter: str
    after: Cursor
    limit: int
    today: date
    digest: DigestKey | None


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The selected stories in order, and what happened to the others."""

    placed: list[Placed]
    rest: list[Placed]


class DigestComposer:
    """Composes digests. Read-only."""

    def __init__(self, articles: ArticleReader, terms: TermIndex, shown: ShownArticles, stories: StoryStore) -> None:
        self._articles = articles
        self._stories = stories
        self._terms = terms
        self._shown = shown

    async def compose(self, subscription: Subscription, now: datetime, dates: Sequence[date]) -> Composed:
        """Return what `subscription` would post now for these local dates. Raises DeadlineError."""
        order = _Order(
            scopes=scopes_of(subscription.key.guild),
            filter=subscription.filter,
            after=subscription.cursor,
            limit=subscription.options.limit,
            today=now.astimezone(ZoneInfo(subscription.schedule.zone)).date(),
            digest=subscription.key,
        )
        composed = await self._compose(order, dates)
        if composed.items or subscription.options.when_empty is not WhenEmpty.ARCHIVE:
            return composed
        return await self._from_archive(order, composed)

    async def preview(self, subscription: Subscription, now: datetime) -> Composed:
        """Return what `subscription` would post if it were due now."""
        return await self.compose(subscription, now, (local_day(subscription.schedule, now),))

    async def sample(self, guild: int, subscription: Subscription | None, now: datetime) -> Composed:
        """Return a sample digest over all articles visible to a guild, as if none had been shown."""
        zone = ZoneInfo(subscription.schedule.zone) if subscription else UTC
        today = now.astimezone(zone).date()
        filtered = subscription.filter if subscription else ""
        limit = subscription.options.limit if subscription else EVERYTHING_LIMIT
        return await self._compose(_Order(scopes_of(guild), filtered, NOTHING_READ, limit, today, None), (today,))

    async def compose_everything(self, now: datetime, *, limit: int = EVERYTHING_LIMIT) -> Composed:
        """Return a digest of the whole shared archive, as if nothing had been shown."""
        today = now.date()
        return await self._compose(_Order((SHARED,), "", NOTHING_READ, limit, today, None), (today,))

    async def count(self, guild: int, filtered: str, now: datetime, zone: str) -> tuple[int, int]:
        """Return how many articles visible to a guild match a saved search, and how many there are."""
        today = now.astimezone(ZoneInfo(zone)).date()
        selection = await select(self._terms, scopes_of(guild), filtered, NOTHING_READ, today)
        return selection.matching, selection.loaded

    async def _compose(self, order: _Order, dates: Sequence[date]) -> Composed:
        selection = await select(self._terms, order.scopes, order.filter, order.after, order.today)
        keys = [one.key for one in selection.selected]
        told = await self._stories.stories(order.scopes, keys)
        shown = await self._shown_of(order, keys, told)
        no_news = await self._articles.came_before(keys)
        cards = await self._articles.cards([key for key in keys if key not in shown and key not in no_news])
        scores = {one.key: one.score for one in selection.selected}
        chosen = await background.run(_choose, cards, scores, order, told)
        gone = sum(key not in shown and key not in cards for key in keys)
        return Composed(
            items=await self._items([placed.story for placed in chosen.placed]),
            rest=tuple(placed.story.card for placed in chosen.rest[:MOST_REST]),
            counts=_counted(selection, chosen, len(shown), gone),
            reasons=tuple(_reasons(chosen, shown, selection)),
            cursor=selection.ends,
            dates=tuple(dates),
        )

    async def _from_archive(self, order: _Order, nothing_new: Composed) -> Composed:
        """Return one older article that matches the filter and was never shown, if there is one."""
        older = await select(self._terms, order.scopes, order.filter, NOTHING_READ, order.today)
        keys = [one.key for one in older.selected]
        shown = await self._shown_of(order, keys, await self._stories.stories(order.scopes, keys))
        cards = await self._articles.cards([key for key in keys if key not in shown])
        if not cards:
            return nothing_new
        card = min(cards.values(), key=lambda card: (card.truncated, _lot(order.today, card.key)))
        counts = nothing_new.counts
        return Composed(
            items=await self._items([Story(card)]),
            rest=(),
            counts=StageCounts(counts.loaded, counts.matching, counts.already_shown, counts.clustered, 0, 1),
            reasons=(*nothing_new.reasons, Reason(card.key, "digest-why-archive", {"choices": len(cards)})),
            cursor=nothing_new.cursor,
            dates=nothing_new.dates,
            from_archive=True,
        )

    async def _items(self, stories: Sequence[Story]) -> tuple[DigestItem, ...]:
        articles = await self._articles.articles([story.card.key for story in stories])
        return tuple(_item(story, articles[story.card.key]) for story in stories if story.card.key in articles)

    async def _shown_of(self, order: _Order, keys: Sequence[ArticleKey], told: _Told) -> dict[ArticleKey, ArticleKey]:
        """Return which of `keys` a digest has shown before, and the article that represented each story."""
        if order.digest is None or not keys:
            return {}
        asked = dict.fromkeys(chain(keys, chain.from_iterable(told.values())))
        shown = await self._shown.shown(order.digest, list(asked)[:MOST_ASKED])
        by_key = ((key, (key, *told.get(key, ()))) for key in keys)
        return {key: next(one for one in all_ if one in shown) for key, all_ in by_key if not shown.isdisjoint(all_)}


def _item(story: Story, article: Article) -> DigestItem:
    extract = extract_of(article, summary_of(story.card))
    first, second = (*extract.passages, None, None)[:2]
    return DigestItem(story.card, extract.text, story.also, first, second)


def _choose(
    cards: Mapping[ArticleKey, ArticleCard], scores: Mapping[ArticleKey, float], order: _Order, told: _Told
) -> _Chosen:
    groups = grouped((key for key in scores if key in cards), told)
    stories = [_story(group, cards, scores) for group in groups]
    return _Chosen(*arrange(stories, order.limit, order.today))


def _story(
    group: Sequence[ArticleKey], cards: Mapping[ArticleKey, ArticleCard], scores: Mapping[ArticleKey, float]
) -> Story:
    chosen = representative(group, cards)
    return Story(cards[chosen], tuple(cards[key] for key in group if key != chosen), max(scores[key] for key in group))


def _counted(selection: Selection, chosen: _Chosen, shown: int, gone: int) -> StageCounts:
    clustered = sum(len(placed.story.also) for placed in (*chosen.placed, *chosen.rest))
    matching = selection.matching - gone
    posted = len(chosen.placed)
    return StageCounts(
        loaded=selection.loaded - gone,
        matching=matching,
        already_shown=shown,
        clustered=clustered,
        over_limit=matching - shown - clustered - posted,
        posted=posted,
    )


def _reasons(chosen: _Chosen, shown: Mapping[ArticleKey, ArticleKey], selection: Selection) -> Iterator[Reason]:
    for position, placed in enumerate(chosen.placed, start=1):
        yield _reason(placed, "digest-why-posted", position)
        yield from _clustered(placed)
    for position, placed in enumerate(chosen.rest, start=len(chosen.placed) + 1):
        yield _reason(placed, "digest-why-over-limit", position)
        yield from _clustered(placed)
    for one in selection.selected:
        if shown.get(one.key) == one.key:
            yield Reason(one.key, "digest-why-shown", {})
        elif one.key in shown:
            yield Reason(one.key, "digest-why-told", {"reference": str(Reference(shown[one.key]))})
    for key in selection.left_out:
        yield Reason(key, "digest-why-no-match", {})


def _reason(placed: Placed, key: str, position: int) -> Reason:
    worth, card = placed.worth, placed.story.card
    data: dict[str, str | int] = {
        "position": position,
        "kind": "teaser" if card.truncated else "whole",
        "worth": _percent(worth.total),
        "match": _percent(worth.match),
        "fresh": _percent(worth.fresh),
        "carried": _percent(worth.carried),
        "substance": _percent(worth.substance),
        "source": placed.same_source,
        "author": placed.same_author,
    }
    return Reason(card.key, key, data)


def _clustered(placed: Placed) -> Iterator[Reason]:
    told = str(Reference(placed.story.card.key))
    for card in placed.story.also:
        yield Reason(card.key, "digest-why-clustered", {"reference": told})


def _percent(share: float) -> int:
    return round(100 * share)


def _lot(today: date, key: ArticleKey) -> bytes:
    """Return a pseudo-random sort key that is different each day and stable within a day."""
    return blake2b(f"{today}:{key.scope.guild}:{key.number}".encode(), digest_size=8).digest()
