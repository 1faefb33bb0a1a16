"""What a loader tells an archive, and what it asks of it to decide which articles it knows already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from contextlib import AbstractAsyncContextManager

    from bot.archive.model import ArticleKey, ArticleText, Scope, VersionReason


@dataclass(frozen=True, slots=True)
class NewText:
    """A text to be stored, where it came from, and the hashes by which its like is found (see `Storing.resembling`)."""

    text: ArticleText
    source: str
    source_id: str | None
    url: str | None
    samples: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Revision:
    """A new version of the article of that number."""

    number: int
    new: NewText
    reason: VersionReason


@dataclass(frozen=True, slots=True)
class KnownArticle:
    """An article as it stands in its newest version; removed ones are known too, so that they are not loaded again."""

    number: int
    removed: bool
    source: str
    source_id: str | None
    url: str | None
    text: ArticleText


@dataclass(frozen=True, slots=True)
class KnownPage:
    """A page that was read before, and the numbers of the articles on it, in order."""

    digest: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A page as it was read from `origin` (a path or an address), and the numbers of the articles on it, in order.

    `digest` tells one content from another. `content` is the page's own bytes, `encoding` what they were read as.
    """

    origin: str
    digest: str
    source: str
    format: str
    encoding: str
    content: bytes
    segmenter: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """An article that has an id where it came from (`origin`: a source's name or a path), and its number here."""

    origin: str
    source_id: str
    digest: str
    number: int


class Storing(Protocol):
    """One transaction in one scope: all that is stored in it is kept, or nothing. Look up first, then store."""

    async def pages_from(self, origins: Collection[str]) -> dict[str, KnownPage]:
        """Return the page last read from each of `origins`."""
        ...

    async def pages_with(self, digests: Collection[str]) -> dict[str, KnownPage]:
        """Return the pages of these contents, wherever they were read."""
        ...

    async def records(self, ids: Collection[tuple[str, str]]) -> dict[tuple[str, str], SourceRecord]:
        """Return what is known of each (origin, source id)."""
        ...

    async def resembling(self, samples: Collection[int], *, truncated: bool) -> dict[int, tuple[int, ...]]:
        """Return for each hash the newest articles (at most 64) that were stored with it, whole ones or cut ones.

        What an article was stored with may be of an earlier version: compare the texts.
        """
        ...

    async def known(self, numbers: Collection[int]) -> dict[int, KnownArticle]:
        """Return the articles of these numbers."""
        ...

    async def create(self, new: Sequence[NewText]) -> tuple[int, ...]:
        """Store new articles and return their numbers, ascending."""
        ...

    async def revise(self, revisions: Sequence[Revision]) -> None:
        """Store new versions, each of another article."""
        ...

    async def keep_pages(self, pages: Sequence[SourcePage]) -> None:
        """Store pages, and that they are what their origins hold now."""
        ...

    async def keep_records(self, records: Sequence[SourceRecord]) -> None:
        """Store under which number records are known."""
        ...


class ArticleWriter(Protocol):
    """Stores and removes articles."""

    def storing(self, scope: Scope) -> AbstractAsyncContextManager[Storing]:
        """Open a transaction; what it stores is indexed with it. Raises what a write may raise."""
        ...

    async def known_pages(self, scope: Scope, origins: Collection[str]) -> dict[str, KnownPage]:
        """Return the page last read from each of `origins`, without waiting for the writer's turn."""
        ...

    async def known_records(
        self, scope: Scope, ids: Collection[tuple[str, str]]
    ) -> dict[tuple[str, str], SourceRecord]:
        """Return what is known of each (origin, source id), without waiting for the writer's turn."""
        ...

    async def remove(self, keys: Iterable[ArticleKey]) -> int:
        """Take articles out of sight, for good unless restored; return how many were there."""
        ...

    async def restore(self, keys: Iterable[ArticleKey]) -> int:
        """Bring removed articles back under their numbers; return how many were removed."""
        ...
