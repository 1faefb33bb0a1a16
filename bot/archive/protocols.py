"""What services ask of an archive, whatever engine stands behind it.

Every call names the scopes it may see or the scope it writes to. A reading call may raise DeadlineError; a writing one
ArchiveReadOnlyError, ArchiveFullError or ArchiveBusyError.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Collection, Sequence
    from datetime import datetime
    from typing import Any

    from bot.archive.aliases import AliasStore
    from bot.archive.announcements import AnnouncementStore
    from bot.archive.board_exports import ExportStore
    from bot.archive.board_shares import ShareStore
    from bot.archive.boards import BoardStore
    from bot.archive.digest_store import DigestStores
    from bot.archive.feeds import FeedStore
    from bot.archive.held_pages import HeldPageStore
    from bot.archive.histories import ArticleHistory
    from bot.archive.index import IndexMaintenance, TermIndex
    from bot.archive.model import (
        ArchiveCounts,
        GuildSettings,
        KeptSearch,
        QuotedMessage,
        SettingsChange,
        SourceCount,
        StorageCondition,
    )
    from bot.archive.pages import PageStore
    from bot.archive.rereading import RereadingStore
    from bot.archive.rss_addresses import RssStore
    from bot.archive.stories import StoryStore
    from bot.archive.usage import UsageStore
    from bot.archive.watches import WatchStore
    from bot.archive.writing import ArticleWriter
    from bot.articles import Article, ArticleCard, ArticleKey, Scope, Scopes


class ArticleReader(Protocol):
    """Reads articles. A removed article is as if it had never been."""

    async def article(self, key: ArticleKey, version: int | None = None) -> Article | None:
        """Return an article in its newest version, or in `version`; None when there is no such thing."""
        ...

    async def articles(self, keys: Sequence[ArticleKey]) -> dict[ArticleKey, Article]:
        """Return the newest versions of those `keys` (at most 200) that exist."""
        ...

    async def versions(self, wanted: Sequence[tuple[ArticleKey, int]]) -> dict[tuple[ArticleKey, int], Article]:
        """Return those versions of articles (at most 200) that exist, by key and version."""
        ...

    async def latest(self, keys: Sequence[ArticleKey]) -> dict[ArticleKey, tuple[int, str]]:
        """Return the newest version of those `keys` (at most 200) that exist, and a mark of when it was loaded.

        Both are the same only where the article is.
        """
        ...

    async def cards(self, keys: Sequence[ArticleKey]) -> dict[ArticleKey, ArticleCard]:
        """Return the cards of those `keys` (at most 1,000) that exist."""
        ...

    async def recent(
        self, scopes: Scopes, *, limit: int, offset: int = 0, once: bool = False
    ) -> tuple[ArticleCard, ...]:
        """Return cards, newest loaded first (at most 100 at once); with `once`, of each story the newest alone."""
        ...

    async def random(self, scopes: Scopes) -> ArticleCard | None:
        """Return any one article, full ones before teasers where there are any; None from an empty archive."""
        ...

    async def counts(self, scopes: Scopes) -> ArchiveCounts:
        """Return how much there is."""
        ...

    async def sources(self, scopes: Scopes, *, limit: int, offset: int = 0) -> tuple[SourceCount, ...]:
        """Return the sources of what is in sight, those with most articles first (at most 100 at once)."""
        ...

    async def loaded_since(self, scopes: Scopes, moments: Sequence[datetime]) -> tuple[int, ...]:
        """Return how many articles were loaded from each of some moments (ascending) to the next, the last to now."""
        ...

    async def came_before(self, keys: Sequence[ArticleKey]) -> frozenset[ArticleKey]:
        """Return those of `keys` that a feed held already when it was added: they are no news."""
        ...

    async def histories(self, scope: Scope, *, after: int, limit: int) -> tuple[ArticleHistory, ...]:
        """Return the next articles of a scope that can be quoted, by number (at most 200), in all their versions."""
        ...

    async def generation(self, scopes: Scopes) -> int:
        """Return a number that changes whenever an article of `scopes` is stored, changed or removed (for caches).

        It changes with the shared archive too, and never comes again, even where a guild's articles are forgotten.
        """
        ...


class Storage(Protocol):
    """Looks at the database itself, whatever it holds."""

    async def size(self) -> int:
        """Return how many bytes the database takes."""
        ...

    async def condition(self) -> StorageCondition:
        """Read the whole database and return how it is; give it time."""
        ...


class SettingsStore(Protocol):
    """Keeps what guilds have chosen, and facts of the program's own (`note`)."""

    async def guild_settings(self, guild: int) -> GuildSettings:
        """Return what `guild` has chosen; the defaults where it has not."""
        ...

    async def all_guild_settings(self) -> dict[int, GuildSettings]:
        """Return the settings of every guild that has any."""
        ...

    async def change_guild_settings(self, guild: int, before: GuildSettings, after: GuildSettings) -> int:
        """Store what `guild` chooses instead of `before`; return the number of the change, by which it is found again.

        Raises StaleError where `before` is no longer what is stored.
        """
        ...

    async def settings_change(self, guild: int, number: int) -> SettingsChange | None:
        """Return a change of the settings of `guild`, if it is one of its last 20."""
        ...

    async def note(self, name: str) -> str | None:
        """Return a fact the program keeps for itself, such as the hash of its command tree."""
        ...

    async def keep_note(self, name: str, value: str) -> None:
        """Store such a fact."""
        ...

    async def notes(self, beginning: str, *, limit: int = 5_000) -> dict[str, str]:
        """Return the facts whose names begin so (at most `limit`), by name, in the order of their names."""
        ...

    async def forget_note(self, name: str) -> None:
        """Delete such a fact, if it is there."""
        ...


class KeptSearches(Protocol):
    """Keeps queries for the page buttons under a result, seven days and within `SearchBounds`."""

    async def keep_search(self, scope_guild: int, query: str, *, literal: bool, now: datetime) -> str:
        """Store a query and return its token (16 characters); the same query in the same guild has the same token.

        What is beyond the bounds goes, the oldest first.
        """
        ...

    async def kept_search(self, scope_guild: int, token: str, *, now: datetime) -> KeptSearch | None:
        """Return a query kept in that guild less than seven days ago."""
        ...

    async def forget_search(self, scope_guild: int, token: str) -> None:
        """Delete a kept query."""
        ...

    async def forget_old_searches(self, now: datetime) -> int:
        """Delete queries kept for longer than seven days, and return how many."""
        ...


class QuotedMessages(Protocol):
    """Keeps which messages quote what: 365 days, and the newest 5,000 of a guild."""

    async def keep_quoted(self, quoted: QuotedMessage) -> None:
        """Remember a message that quotes, or that it quotes something else now, and drop the oldest beyond bounds."""
        ...

    async def quoted(
        self, guild: int, keys: Sequence[ArticleKey], *, now: datetime
    ) -> dict[ArticleKey, tuple[QuotedMessage, ...]]:
        """Return the messages of `guild` that quote one of `keys`, newest first, twenty at most for each."""
        ...

    async def quoted_of_changed(self, guild: int, *, since: datetime, limit: int) -> tuple[QuotedMessage, ...]:
        """Return the messages of `guild` after `since` that quote an article with a newer version, newest first.

        That of one passage in one channel which is newest stands for all of them there.
        """
        ...

    async def forget_messages(self, guild: int, messages: Sequence[int]) -> int:
        """Forget messages that are gone, and return how many of them were remembered."""
        ...

    async def forget_channel(self, guild: int, channel: int) -> int:
        """Forget all that was quoted in a channel or thread that is gone, and in its threads; return how much."""
        ...

    async def forget_guild(self, guild: int) -> int:
        """Forget all that was quoted in a guild, and return how much."""
        ...


class Holdings(Protocol):
    """What is held of whom: of a guild, or of a person (Discord ids)."""

    async def guilds(self) -> frozenset[int]:
        """Return the guilds of which anything is held."""
        ...

    def of_guild(self, guild: int) -> AsyncGenerator[tuple[str, dict[str, Any]]]:
        """Yield every row held of `guild`, as its table and its columns; bytes are in base64."""
        ...

    def of_person(self, person: int) -> AsyncGenerator[tuple[str, dict[str, Any]]]:
        """Yield every row that names `person`, likewise."""
        ...

    async def forget_guilds(self, guilds: Collection[int]) -> int:
        """Delete all that is held of `guilds`, without a trace in the database's files; return how many rows.

        Others go on meanwhile. Nothing of theirs is found any more from the beginning, and storing for them raises
        ArchiveBusyError until the end; what is cut off is ended by `finish_forgetting`.
        Raises ArchiveFullError or ArchiveBusyError where the traces could not be taken yet: the rows are gone, and
        `finish_forgetting` takes the traces later.
        """
        ...

    async def forget_person(self, person: int) -> int:
        """Take the id of `person` out of every row, and their notes away, likewise; return of how many rows."""
        ...

    async def is_cut_off(self) -> bool:
        """Tell whether the deletion of a guild has begun and not ended."""
        ...

    async def finish_forgetting(self) -> bool:
        """End deletions that were cut off, and take the traces of deleted rows out of the files where any are left.

        Tell whether there were. Whatever it takes: where another program has the database open, who writes waits.
        """
        ...

    async def depart(self, guilds: Collection[int], now: datetime) -> None:
        """Note that the bot has left `guilds`; one that is noted already keeps its time."""
        ...

    async def stay(self, guilds: Collection[int]) -> int:
        """Take such notes back, and return how many there were."""
        ...

    async def departed(self) -> dict[int, datetime]:
        """Return the guilds that the bot has left, and when."""
        ...

    async def expire_copies(self, before: datetime) -> int:
        """Delete the copies that updates took before that moment, and return how many."""
        ...


class Archive(Protocol):
    """One open archive: its small protocols by name, and its end."""

    @property
    def articles(self) -> ArticleReader:
        """Where articles are read."""
        ...

    @property
    def terms(self) -> TermIndex:
        """Where search reads the index."""
        ...

    @property
    def care(self) -> IndexMaintenance:
        """Where the index is checked and mended."""
        ...

    @property
    def storage(self) -> Storage:
        """Where the database itself is looked at."""
        ...

    @property
    def writer(self) -> ArticleWriter:
        """Where articles are stored and removed."""
        ...

    @property
    def settings(self) -> SettingsStore:
        """Where choices are kept."""
        ...

    @property
    def searches(self) -> KeptSearches:
        """Where queries are kept for page buttons."""
        ...

    @property
    def quoted(self) -> QuotedMessages:
        """Where it is kept which messages quote what."""
        ...

    @property
    def announcements(self) -> AnnouncementStore:
        """Where it is kept what servers are told of changes."""
        ...

    @property
    def rereading(self) -> RereadingStore:
        """Where it is kept which pages are read again because they were quoted."""
        ...

    @property
    def holdings(self) -> Holdings:
        """Where it is asked what is held of whom, and deleted."""
        ...

    @property
    def digests(self) -> DigestStores:
        """The stores of digests, by subject."""
        ...

    @property
    def usage(self) -> UsageStore:
        """Where it is kept how much guilds have brought in."""
        ...

    @property
    def stories(self) -> StoryStore:
        """Where it is kept which articles tell the same."""
        ...

    @property
    def pages(self) -> PageStore:
        """Where the pages are that articles came from."""
        ...

    @property
    def held_pages(self) -> HeldPageStore:
        """Where files wait until somebody says how to cut them."""
        ...

    @property
    def aliases(self) -> AliasStore:
        """Where names of the same are kept that people tie."""
        ...

    @property
    def boards(self) -> BoardStore:
        """Where boards are kept."""
        ...

    @property
    def board_exports(self) -> ExportStore:
        """Where it is kept what the last documents of boards had in them."""
        ...

    @property
    def board_shares(self) -> ShareStore:
        """Where it is kept which boards stand in which channels."""
        ...

    @property
    def watches(self) -> WatchStore:
        """Where watches are kept."""
        ...

    @property
    def rss(self) -> RssStore:
        """Where RSS addresses are kept."""
        ...

    @property
    def feeds(self) -> FeedStore:
        """Where feeds are kept."""
        ...

    async def close(self) -> None:
        """Finish what is under way, write everything down and let go of the database. May be called twice."""
        ...
