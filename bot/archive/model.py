"""What the archive holds and hands out. Plain values: no SQL, no engine."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, TypeAlias

from bot.articles import ArticleKey

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class ArchiveCounts:
    """How much some scopes hold, removed articles left out. Dates are ISO, None when nothing has one."""

    articles: int
    full: int
    teasers: int
    paragraphs: int
    sources: int
    oldest: str | None
    newest: str | None
    last_loaded: datetime | None


@dataclass(frozen=True, slots=True)
class SourceCount:
    """How many articles of some scopes come from a source, and when the last of them was loaded."""

    source: str
    articles: int
    last_loaded: datetime


@dataclass(frozen=True, slots=True)
class GuildSettings:
    """What a guild has chosen: Discord's ids of roles and channels, where it names some.

    Commands may be used in `command_channels`, or everywhere where there are none; what is linked or referred to is
    unfolded in `unfurl_channels` alone. With `plain_text`, answers are for those who listen to them. Results of
    a search are compact, or in full with `full_results`. `changes` says where it is told that what was quoted has
    changed: nowhere (`off`), as a reply to the quotation (`reply`), or in the channel of that id. With `rereading`,
    pages are read again for it.
    """

    prefix: str = "!"
    zone: str = "UTC"
    language: str = "en"
    digest_roles: frozenset[int] = field(default_factory=frozenset[int])
    library_roles: frozenset[int] = field(default_factory=frozenset[int])
    command_channels: frozenset[int] = field(default_factory=frozenset[int])
    unfurl_channels: frozenset[int] = field(default_factory=frozenset[int])
    plain_text: bool = False
    full_results: bool = False
    changes: str = "reply"
    rereading: bool = True


def storable(text: str) -> str:
    """Return what is kept of something typed: no U+0000, which not every engine takes, and nothing UTF-8 has not."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


@dataclass(frozen=True, slots=True)
class SettingsChange:
    """What a guild had chosen, and what it chose instead."""

    before: GuildSettings
    after: GuildSettings


@dataclass(frozen=True, slots=True)
class KeptSearch:
    """A search kept for its page buttons: the query alone, and whether it was asked to be taken literally."""

    token: str
    query: str
    literal: bool
    kept_at: datetime


@dataclass(frozen=True, slots=True)
class SearchBounds:
    """How much is kept of searches: characters of one, the newest of a guild, and bytes of all; the oldest go first."""

    characters: int = 1_000
    of_guild: int = 500
    size: int = 64 << 20

    def cut(self, query: str) -> str:
        """Return what is kept of a query."""
        return storable(query[: self.characters])

    @staticmethod
    def size_of(query: str) -> int:
        """Return the bytes that a query takes when it is kept."""
        size = len(query.encode())
        return size + SEARCH_OVERHEAD + (SEARCH_PAGE if size > SEARCH_INLINE else 0)


SEARCH_OVERHEAD = 200
"""Bytes that a kept search takes in a database beside its query."""

SEARCH_INLINE, SEARCH_PAGE = 800, 4096
"""A query of more bytes than the first takes a page of the database beside."""


@dataclass(frozen=True, slots=True)
class QuotedMessage:
    """A message in which the bot quoted an article in public: where it stands, what it quotes, and when.

    All ids are Discord's; `parent` is the channel that a thread belongs to. Nothing that anybody wrote is kept.
    """

    guild: int
    channel: int
    parent: int | None
    message: int
    key: ArticleKey
    reference: str
    at: datetime


class Field(IntEnum):
    """Where a term of the index stands. The values are stored: never change one.

    FUNCTION holds the words too common to tell articles apart (the, of), kept without positions. AUTHOR, SOURCE and
    NAME hold whole names: the root is the folded name, the word the name as an answer may print it.
    """

    BODY = 0
    HEADLINE = 1
    FUNCTION = 2
    AUTHOR = 3
    SOURCE = 4
    NAME = 5


Term: TypeAlias = tuple[str, str]
"""A term as (root, word): words with one root are forms of one word. An empty root marks a function word."""


@dataclass(frozen=True, slots=True)
class IndexedArticle:
    """What an analyser makes of an article: the texts it is found by, and what filters ask of it.

    `headline` is empty where the headline was generated. `authors` and `names` are terms already. `day` is the
    proleptic ordinal of the publication date, 0 where the page states none.
    """

    headline: str
    paragraphs: tuple[str, ...]
    authors: tuple[Term, ...] = ()
    names: tuple[Term, ...] = ()
    day: int = 0
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """An article as it enters the index."""

    key: ArticleKey
    source: str
    article: IndexedArticle


@dataclass(frozen=True, slots=True)
class IndexCondition:
    """How the index stands to the articles.

    `missing` articles are not in it, `stray` ones are in it and should not be, or twice. `damaged` counts postings that
    contradict themselves or the words they stand under.
    """

    articles: int
    missing: tuple[ArticleKey, ...]
    stray: tuple[ArticleKey, ...]
    damaged: int

    @property
    def is_sound(self) -> bool:
        """Tell whether the index answers for exactly the articles there are."""
        return not (self.missing or self.stray or self.damaged)


@dataclass(frozen=True, slots=True)
class DamagedRow:
    """A row that is not as it was written: its table, its key in words, and the article it is of, if it is of one."""

    table: str
    key: str
    article: ArticleKey | None


@dataclass(frozen=True, slots=True)
class StorageCondition:
    """How the database itself is: the version of its schema, its size in bytes, and what is wrong with it.

    `faults` are of the file. Of what nothing can make again, `articles` are damaged (100 are named at most), and by
    table so many `rows`, each with the key of the first. Rows that are older than `since` are vouched for since then.
    """

    schema: int
    size: int
    faults: tuple[str, ...]
    articles: tuple[ArticleKey, ...] = ()
    rows: Mapping[str, tuple[int, str]] = field(default_factory=dict[str, "tuple[int, str]"])
    since: datetime | None = None

    @property
    def is_sound(self) -> bool:
        """Tell whether the file and every row are as they were written."""
        return not (self.faults or self.articles or self.rows)
