"""Articles in memory, in all their versions, and the stories that they tell."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.archive.histories import ArticleHistory
from bot.archive.model import ArchiveCounts, SourceCount
from bot.articles.model import (
    SHARED,
    Article,
    ArticleCard,
    ArticleKey,
    ArticleText,
    Paragraph,
    Scope,
    Scopes,
    VersionReason,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.archive.stories import SetApart

BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
_LEAD, _MOST_ARTICLES, _MOST_CARDS, _MOST_LISTED, _MOST_HISTORIES = 400, 200, 1_000, 100, 200


def article_text(headline: str = "A headline", *paragraphs: str, **more: Any) -> ArticleText:
    """Return a text of those paragraphs, each one sentence."""
    stored = tuple(Paragraph(text, "body", ((0, len(text)),)) for text in paragraphs)
    return ArticleText(headline, headline_generated=False, summary="", paragraphs=stored, **more)


def card_of(article: Article) -> ArticleCard:
    """Return what a list shows of an article."""
    text = article.text
    return ArticleCard(
        key=article.key,
        version=article.version,
        headline=text.headline,
        headline_generated=text.headline_generated,
        summary=text.summary,
        lead=text.paragraphs[0].text[:_LEAD] if text.paragraphs else "",
        people=text.people,
        source=article.source,
        source_id=article.source_id,
        url=article.url,
        published=text.published,
        language=text.language,
        truncated=text.truncated,
        loaded_at=article.loaded_at,
        paragraph_count=len(text.paragraphs),
    )


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a version came from."""

    source: str
    source_id: str | None = None
    url: str | None = None


@dataclass
class FakeArticles:
    """Articles by key, oldest first. `heads` are the stories they tell, `apart` what guilds say against that.

    `samples` are the hashes that each was stored with, each with whether it was cut then.
    """

    held: dict[ArticleKey, list[Article]] = field(default_factory=dict)
    removed: set[ArticleKey] = field(default_factory=set)
    before: set[ArticleKey] = field(default_factory=set)
    samples: dict[ArticleKey, list[tuple[bool, int]]] = field(default_factory=dict)
    heads: dict[ArticleKey, ArticleKey] = field(default_factory=dict)
    apart: dict[tuple[int, ArticleKey], SetApart] = field(default_factory=dict)
    last: dict[Scope, int] = field(default_factory=dict)
    changes: int = 0
    generations: Counter[Scope] = field(default_factory=Counter)

    def add(
        self, text: ArticleText, scope: Scope = SHARED, *, source: str = "seed.txt", url: str | None = None
    ) -> Article:
        return self.put(self.next_key(scope), text, Origin(source, None, url), VersionReason.LOADED, self.next_moment())

    def edit(self, key: ArticleKey, text: ArticleText) -> Article:
        last = self.held[key][-1]
        origin = Origin(last.source, last.source_id, last.url)
        return self.put(key, text, origin, VersionReason.EDITED, self.next_moment())

    def copied(self) -> FakeArticles:
        """Return a copy to go back to."""
        return FakeArticles(
            held={key: list(versions) for key, versions in self.held.items()},
            removed=set(self.removed),
            before=set(self.before),
            samples={key: list(stored) for key, stored in self.samples.items()},
            heads=dict(self.heads),
            apart=dict(self.apart),
            last=dict(self.last),
            changes=self.changes,
            generations=Counter(self.generations),
        )

    def next_key(self, scope: Scope) -> ArticleKey:
        self.last[scope] = self.last.get(scope, 0) + 1
        return ArticleKey(scope, self.last[scope])

    def next_moment(self) -> datetime:
        """A minute later with each change."""
        self.changes += 1
        return BEGINNING + timedelta(minutes=self.changes)

    def put(
        self,
        key: ArticleKey,
        text: ArticleText,
        origin: Origin,
        reason: VersionReason,
        at: datetime,
        *,
        loaded_at: datetime | None = None,
    ) -> Article:
        """Store another version of an article, or its first."""
        versions = self.held.setdefault(key, [])
        number = len(versions) + 1
        first = versions[0].loaded_at if versions else loaded_at or at
        made = Article(key, number, number, reason, origin.source, origin.source_id, origin.url, first, at, text)
        versions.append(made)
        self.generations[key.scope] += 1
        return made

    async def article(self, key: ArticleKey, version: int | None = None) -> Article | None:
        versions = [] if key in self.removed else self.held.get(key, [])
        number = len(versions) if version is None else version
        return replace(versions[number - 1], latest=len(versions)) if 1 <= number <= len(versions) else None

    async def articles(self, keys: Sequence[ArticleKey]) -> dict[ArticleKey, Article]:
        return {key: self.held[key][-1] for key in keys[:_MOST_ARTICLES] if self.is_there(key)}

    async def versions(self, wanted: Sequence[tuple[ArticleKey, int]]) -> dict[tuple[ArticleKey, int], Article]:
        there = [(key, version) for key, version in wanted[:_MOST_ARTICLES] if self.is_there(key)]
        return {(key, version): self.held[key][version - 1] for key, version in there if version <= len(self.held[key])}

    async def latest(self, keys: Sequence[ArticleKey]) -> dict[ArticleKey, tuple[int, str]]:
        return {key: (self.held[key][-1].version, "") for key in keys[:_MOST_ARTICLES] if self.is_there(key)}

    async def cards(self, keys: Sequence[ArticleKey]) -> dict[ArticleKey, ArticleCard]:
        return {key: card_of(self.held[key][-1]) for key in keys[:_MOST_CARDS] if self.is_there(key)}

    def is_there(self, key: ArticleKey) -> bool:
        return key in self.held and key not in self.removed

    def of(self, scopes: Scopes) -> list[ArticleCard]:
        """Return the cards of what is in sight, as it was loaded."""
        return [
            card_of(versions[-1]) for key, versions in self.held.items() if key.scope in scopes and self.is_there(key)
        ]

    async def recent(
        self, scopes: Scopes, *, limit: int, offset: int = 0, once: bool = False
    ) -> tuple[ArticleCard, ...]:
        cards = [card for card in self.of(scopes) if not once or not self._is_told_later(scopes, card.key)]
        return tuple(cards[::-1][offset : offset + min(limit, _MOST_LISTED)])

    async def random(self, scopes: Scopes) -> ArticleCard | None:
        cards = sorted(self.of(scopes), key=lambda card: card.truncated)
        return cards[0] if cards else None

    async def counts(self, scopes: Scopes) -> ArchiveCounts:
        cards = self.of(scopes)
        teasers = sum(card.truncated for card in cards)
        days = sorted(card.published for card in cards if card.published)
        return ArchiveCounts(
            articles=len(cards),
            full=len(cards) - teasers,
            teasers=teasers,
            paragraphs=sum(card.paragraph_count for card in cards),
            sources=len({card.source for card in cards}),
            oldest=days[0] if days else None,
            newest=days[-1] if days else None,
            last_loaded=cards[-1].loaded_at if cards else None,
        )

    async def sources(self, scopes: Scopes, *, limit: int, offset: int = 0) -> tuple[SourceCount, ...]:
        cards = self.of(scopes)
        loaded = {card.source: card.loaded_at for card in cards}
        counted = sorted(Counter(card.source for card in cards).items(), key=lambda one: (-one[1], one[0]))
        counts = [SourceCount(source, articles, loaded[source]) for source, articles in counted]
        return tuple(counts[offset : offset + min(limit, _MOST_LISTED)])

    async def loaded_since(self, scopes: Scopes, moments: Sequence[datetime]) -> tuple[int, ...]:
        until = [*moments[1:], datetime.max.replace(tzinfo=UTC)]
        loaded = [card.loaded_at for card in self.of(scopes)]
        return tuple(sum(begin <= at < end for at in loaded) for begin, end in zip(moments, until, strict=True))

    async def came_before(self, keys: Sequence[ArticleKey]) -> frozenset[ArticleKey]:
        return frozenset(self.before.intersection(keys))

    async def histories(self, scope: Scope, *, after: int, limit: int) -> tuple[ArticleHistory, ...]:
        keys = [key for key in self.held if key.scope == scope and key.number > after and self.is_there(key)]
        keys.sort(key=lambda key: key.number)
        return tuple(self.history(key) for key in keys[: min(limit, _MOST_HISTORIES)])

    def history(self, key: ArticleKey) -> ArticleHistory:
        """Return an article in all its versions, whether it was removed or not."""
        versions = self.held[key]
        known = tuple(replace(version, latest=len(versions)) for version in versions)
        return ArticleHistory(key, known, (), removed=key in self.removed)

    async def generation(self, scopes: Scopes) -> int:
        return sum(self.generations[scope] for scope in {SHARED, *scopes})

    def told_with(self, scopes: Scopes, key: ArticleKey) -> tuple[ArticleKey, ...]:
        """Return all in sight that tell what an article tells, oldest first."""
        head = self.heads.get(key, key)
        told = [
            other for other in self.held if self.heads.get(other, other) == head and self._is_in_sight(scopes, other)
        ]
        return tuple(sorted(told, key=self._age))

    def _is_in_sight(self, scopes: Scopes, key: ArticleKey) -> bool:
        view = max(scope.guild for scope in scopes)
        return key.scope in scopes and self.is_there(key) and (view, key) not in self.apart

    def _is_told_later(self, scopes: Scopes, key: ArticleKey) -> bool:
        told = self.told_with(scopes, key)
        return key in told and told[-1] != key

    def _age(self, key: ArticleKey) -> tuple[datetime, int, int]:
        return self.held[key][0].loaded_at, key.number, key.scope.guild
