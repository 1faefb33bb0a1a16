"""An archive in memory that keeps the promises of `bot.archive.protocols`."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.archive.model import ArchiveCounts, GuildSettings, KeptSearch, QuotedMessage, SettingsChange
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
from tests.fakes.idle_digests import NoDigests

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
_KEPT_FOR = timedelta(days=7)


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
        lead=text.paragraphs[0].text[:400] if text.paragraphs else "",
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


@dataclass
class FakeArticles:
    """Articles by key, in all their versions."""

    held: dict[ArticleKey, list[Article]] = field(default_factory=dict)

    def add(
        self, text: ArticleText, scope: Scope = SHARED, *, source: str = "seed.txt", url: str | None = None
    ) -> Article:
        number = 1 + sum(key.scope == scope for key in self.held)
        return self._put(ArticleKey(scope, number), text, source, url, VersionReason.LOADED)

    def edit(self, key: ArticleKey, text: ArticleText) -> Article:
        last = self.held[key][-1]
        return self._put(key, text, last.source, last.url, VersionReason.EDITED)

    def _put(self, key: ArticleKey, text: ArticleText, source: str, url: str | None, reason: VersionReason) -> Article:
        versions = self.held.setdefault(key, [])
        at = BEGINNING + timedelta(minutes=len(self.held))
        number = len(versions) + 1
        versions.append(Article(key, number, number, reason, source, None, url, at, at, text))
        return versions[-1]

    async def article(self, key: ArticleKey, version: int | None = None) -> Article | None:
        versions = self.held.get(key, [])
        number = len(versions) if version is None else version
        return replace(versions[number - 1], latest=len(versions)) if 1 <= number <= len(versions) else None

    async def articles(self, keys: Sequence[ArticleKey]) -> dict[ArticleKey, Article]:
        return {key: self.held[key][-1] for key in keys if key in self.held}

    async def cards(self, keys: Sequence[ArticleKey]) -> dict[ArticleKey, ArticleCard]:
        return {key: card_of(self.held[key][-1]) for key in keys if key in self.held}

    def of(self, scopes: Scopes) -> list[ArticleCard]:
        return [card_of(versions[-1]) for key, versions in self.held.items() if key.scope in scopes]

    async def recent(
        self, scopes: Scopes, *, limit: int, offset: int = 0, once: bool = False
    ) -> tuple[ArticleCard, ...]:
        return tuple(self.of(scopes)[::-1][offset : offset + limit])

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

    async def came_before(self, keys: Sequence[ArticleKey]) -> frozenset[ArticleKey]:
        return frozenset()

    async def generation(self) -> int:
        return sum(len(versions) for versions in self.held.values())


@dataclass
class FakeSettings:
    """Choices of guilds, and notes."""

    guilds: dict[int, GuildSettings] = field(default_factory=dict)
    changes: dict[tuple[int, int], SettingsChange] = field(default_factory=dict)
    kept_notes: dict[str, str] = field(default_factory=dict)

    async def guild_settings(self, guild: int) -> GuildSettings:
        return self.guilds.get(guild, GuildSettings())

    async def all_guild_settings(self) -> dict[int, GuildSettings]:
        return dict(self.guilds)

    async def keep_guild_settings(self, guild: int, settings: GuildSettings) -> int:
        change = SettingsChange(self.guilds.get(guild, GuildSettings()), settings)
        self.guilds[guild] = settings
        self.changes[guild, len(self.changes) + 1] = change
        return len(self.changes)

    async def settings_change(self, guild: int, number: int) -> SettingsChange | None:
        return self.changes.get((guild, number))

    async def note(self, name: str) -> str | None:
        return self.kept_notes.get(name)

    async def keep_note(self, name: str, value: str) -> None:
        self.kept_notes[name] = value

    async def notes(self, beginning: str, *, limit: int = 5_000) -> dict[str, str]:
        found = sorted(item for item in self.kept_notes.items() if item[0].startswith(beginning))
        return dict(found[:limit])

    async def forget_note(self, name: str) -> None:
        self.kept_notes.pop(name, None)


@dataclass
class FakeSearches:
    """Kept queries."""

    kept: dict[tuple[int, str], KeptSearch] = field(default_factory=dict)

    async def keep_search(self, scope_guild: int, query: str, *, literal: bool, now: datetime) -> str:
        token = hashlib.sha256(f"{literal}{query}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
        self.kept[scope_guild, token] = KeptSearch(token, query, literal, now)
        return token

    async def kept_search(self, scope_guild: int, token: str, *, now: datetime) -> KeptSearch | None:
        kept = self.kept.get((scope_guild, token))
        return kept if kept and now - kept.kept_at < _KEPT_FOR else None

    async def forget_search(self, scope_guild: int, token: str) -> None:
        self.kept.pop((scope_guild, token), None)

    async def forget_old_searches(self, now: datetime) -> int:
        old = [place for place, kept in self.kept.items() if now - kept.kept_at >= _KEPT_FOR]
        for place in old:
            del self.kept[place]
        return len(old)


@dataclass
class FakeQuoted:
    """Messages that quote."""

    held: dict[int, QuotedMessage] = field(default_factory=dict)

    async def keep_quoted(self, quoted: QuotedMessage) -> None:
        self.held[quoted.message] = quoted

    async def quoted(
        self, guild: int, keys: Sequence[ArticleKey], *, now: datetime
    ) -> dict[ArticleKey, tuple[QuotedMessage, ...]]:
        newest = sorted(self.held.values(), key=lambda one: one.at, reverse=True)
        here = [one for one in newest if one.guild == guild and now - one.at < timedelta(days=365)]
        found = {key: tuple(one for one in here if one.key == key)[:20] for key in keys}
        return {key: messages for key, messages in found.items() if messages}

    async def forget_messages(self, guild: int, messages: Sequence[int]) -> int:
        return self._forget([one for one in self.held.values() if one.guild == guild and one.message in messages])

    async def forget_channel(self, guild: int, channel: int) -> int:
        here = [one for one in self.held.values() if one.guild == guild]
        return self._forget([one for one in here if channel in (one.channel, one.parent)])

    async def forget_guild(self, guild: int) -> int:
        return self._forget([one for one in self.held.values() if one.guild == guild])

    def _forget(self, gone: list[QuotedMessage]) -> int:
        for one in gone:
            del self.held[one.message]
        return len(gone)


class FakeStories:
    """Stories that one article tells each."""

    async def stories(self, scopes: Scopes, keys: Sequence[ArticleKey]) -> dict[ArticleKey, tuple[ArticleKey, ...]]:
        return {}

    async def told_again(self, scopes: Scopes) -> int:
        return 0


@dataclass
class FakeHoldings:
    """Holds nothing of anybody."""

    async def guilds(self) -> frozenset[int]:
        return frozenset()

    async def stay(self, guilds: Collection[int]) -> int:
        return 0

    async def depart(self, guilds: Collection[int], now: datetime) -> None:
        """Note nothing."""

    async def departed(self) -> dict[int, datetime]:
        return {}


@dataclass
class FakeArchive:
    """All of it."""

    articles: FakeArticles = field(default_factory=FakeArticles)
    settings: FakeSettings = field(default_factory=FakeSettings)
    searches: FakeSearches = field(default_factory=FakeSearches)
    digests: NoDigests = field(default_factory=NoDigests)
    terms: None = None
    quoted: FakeQuoted = field(default_factory=FakeQuoted)
    stories: FakeStories = field(default_factory=FakeStories)
    holdings: FakeHoldings = field(default_factory=FakeHoldings)

    async def close(self) -> None:
        """Let go of nothing: nothing is open."""
