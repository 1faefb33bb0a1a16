"""An archive in memory that keeps the promises of `bot.archive.protocols`, as far as it goes (`OFFERED`)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.archive.model import GuildSettings, KeptSearch, QuotedMessage, SearchBounds, SettingsChange
from bot.errors import StaleError
from tests.fakes.articles import FakeArticles
from tests.fakes.stories import FakeStories
from tests.fakes.writing import FakeWriter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.articles.model import ArticleKey

OFFERED: Final = frozenset({"articles", "writer", "stories", "settings", "searches", "quoted"})
"""The parts of an archive that it has, each held to the same contract as those of every engine.

Its writer knows nothing of pages and records: a contract test that stores those needs `pages` too.
"""

_KEPT_FOR: Final = timedelta(days=7)
_QUOTED_FOR: Final = timedelta(days=365)
_CHANGES_KEPT: Final = 20
_MOST_QUOTED: Final = 5_000


@dataclass
class FakeSettings:
    """Choices of guilds, and notes."""

    guilds: dict[int, GuildSettings] = field(default_factory=dict)
    changes: dict[int, dict[int, SettingsChange]] = field(default_factory=dict)
    kept_notes: dict[str, str] = field(default_factory=dict)

    async def guild_settings(self, guild: int) -> GuildSettings:
        return self.guilds.get(guild, GuildSettings())

    async def all_guild_settings(self) -> dict[int, GuildSettings]:
        return dict(self.guilds)

    async def change_guild_settings(self, guild: int, before: GuildSettings, after: GuildSettings) -> int:
        if await self.guild_settings(guild) != before:
            raise StaleError("stale")
        made = self.changes.setdefault(guild, {})
        number = max(made, default=0) + 1
        made[number] = SettingsChange(before, after)
        self.guilds[guild] = after
        for old in list(made)[:-_CHANGES_KEPT]:
            del made[old]
        return number

    async def settings_change(self, guild: int, number: int) -> SettingsChange | None:
        return self.changes.get(guild, {}).get(number)

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
    bounds: SearchBounds = field(default_factory=SearchBounds)

    async def keep_search(self, scope_guild: int, query: str, *, literal: bool, now: datetime) -> str:
        query = self.bounds.cut(query)
        token = hashlib.sha256(f"{scope_guild} {literal} {query}".encode()).hexdigest()[:16]
        self.kept[scope_guild, token] = KeptSearch(token, query, literal, now)
        oldest = sorted(self.kept, key=lambda place: self.kept[place].kept_at)
        here = [place for place in oldest if place[0] == scope_guild]
        for place in here[: max(0, len(here) - self.bounds.of_guild)]:
            del self.kept[place]
        for place in oldest:
            if self._size() > self.bounds.size:
                self.kept.pop(place, None)
        return token

    def _size(self) -> int:
        return sum(self.bounds.size_of(one.query) for one in self.kept.values())

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
    articles: FakeArticles = field(default_factory=FakeArticles)

    async def keep_quoted(self, quoted: QuotedMessage) -> None:
        self.held[quoted.message] = quoted
        here = sorted((one for one in self.held.values() if one.guild == quoted.guild), key=lambda one: one.at)
        old = [one for one in self.held.values() if quoted.at - one.at >= _QUOTED_FOR]
        self._forget(list({one.message: one for one in (*here[:-_MOST_QUOTED], *old)}.values()))

    async def quoted(
        self, guild: int, keys: Sequence[ArticleKey], *, now: datetime
    ) -> dict[ArticleKey, tuple[QuotedMessage, ...]]:
        newest = sorted(self.held.values(), key=lambda one: one.at, reverse=True)
        here = [one for one in newest if one.guild == guild and now - one.at < _QUOTED_FOR]
        found = {key: tuple(one for one in here if one.key == key)[:20] for key in keys}
        return {key: messages for key, messages in found.items() if messages}

    async def quoted_of_changed(self, guild: int, *, since: datetime, limit: int) -> tuple[QuotedMessage, ...]:
        changed = {key for key, versions in self.articles.held.items() if len(versions) > 1}
        newest = sorted(self.held.values(), key=lambda one: (one.at, -one.message), reverse=True)
        here = [one for one in newest if one.guild == guild and one.at > since and one.key in changed]
        once = {(one.key, one.reference, one.channel): one for one in reversed(here)}
        return tuple(one for one in here if one in once.values() and one.key not in self.articles.removed)[:limit]

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


@dataclass
class FakeArchive:
    """All of it."""

    articles: FakeArticles = field(default_factory=FakeArticles)
    settings: FakeSettings = field(default_factory=FakeSettings)
    searches: FakeSearches = field(default_factory=FakeSearches)
    quoted: FakeQuoted = field(default_factory=FakeQuoted)
    stories: FakeStories = field(init=False)
    writer: FakeWriter = field(init=False)

    def __post_init__(self) -> None:
        self.quoted.articles = self.articles
        self.stories = FakeStories(self.articles)
        self.writer = FakeWriter(self.articles)

    async def close(self) -> None:
        """Let go of nothing: nothing is open."""
