"""What a loader tells an archive, and what it asks of it to decide which articles it knows already."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from bot.archive.stored import (
    KnownArticle,
    KnownPage,
    NewText,
    PageCounts,
    PagePlace,
    Revision,
    SourcePage,
    SourceRecord,
    StoredPage,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from contextlib import AbstractAsyncContextManager
    from datetime import datetime

    from bot.archive.histories import Adopted, ArticleHistory
    from bot.archive.stories import StoryHead
    from bot.articles import ArticleKey, ArticleText, Scope


class Storing(Protocol):
    """One transaction in one scope: all that is stored in it is kept, or nothing. Look up first, then store."""

    @property
    def now(self) -> datetime:
        """When it began: what is stored in it is stored as of then."""
        ...

    async def pages_from(self, origins: Collection[str]) -> dict[str, KnownPage]:
        """Return the page last read from each of `origins`."""
        ...

    async def pages_with(self, content_checksums: Collection[str]) -> dict[str, tuple[KnownPage, ...]]:
        """Return the pages of these contents, wherever they were read and however they were divided."""
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
        """Store new articles and return their numbers, ascending.

        Raises QuotaError where a guild would have more than `MOST_OWN_ARTICLES`.
        """
        ...

    async def histories(self, numbers: Collection[int]) -> dict[int, ArticleHistory]:
        """Return the articles of these numbers in all their versions; removed ones are known too."""
        ...

    async def first_stored(self, moments: Collection[datetime]) -> frozenset[int]:
        """Return the numbers of the articles first stored here at one of `moments` (5,000 at most)."""
        ...

    async def adopt(self, articles: Sequence[Adopted]) -> tuple[int, ...]:
        """Store articles of another archive with all their versions, and return their numbers, ascending.

        Each keeps its own number where nothing here has had it or a later one. Raises QuotaError likewise.
        """
        ...

    async def revise(self, revisions: Sequence[Revision]) -> None:
        """Store new versions; those of one article one after the other."""
        ...

    async def keep_pages(self, pages: Sequence[SourcePage]) -> None:
        """Store pages, and that they are what their origins hold now."""
        ...

    async def keep_records(self, records: Sequence[SourceRecord]) -> None:
        """Store under which number records are known."""
        ...

    async def mark_before(self, numbers: Collection[int]) -> None:
        """Store that articles are no news: a feed held them already when it was added."""
        ...

    async def holders(self, samples: Collection[int], *, before: int) -> dict[int, tuple[ArticleKey, ...]]:
        """Return for each hash the newest articles in sight of the scope (16 of each kind) that were stored with it.

        In sight are the shared ones, and its own with numbers below `before`.
        """
        ...

    async def texts(self, keys: Collection[ArticleKey]) -> dict[ArticleKey, ArticleText]:
        """Return what those of `keys` say now that are in sight of the scope, and neither removed nor retired."""
        ...

    async def heads(self, keys: Collection[ArticleKey]) -> dict[ArticleKey, StoryHead]:
        """Return the heads of the stories that articles tell; an article may be its own."""
        ...

    async def keep_heads(self, heads: Mapping[int, ArticleKey | None]) -> None:
        """Store which stories articles of the scope tell, by their numbers; None for one that tells its own."""
        ...

    async def retire(self, numbers: Collection[int]) -> None:
        """Take those that stand on no page any more out of sight; they can still be quoted. After `keep_pages`."""
        ...

    async def bring_back(self, articles: Mapping[int, NewText]) -> None:
        """Show retired articles again, as what they say in their newest version."""
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

    async def count_pages(self, scope: Scope, *, segmenter: str, below: Sequence[str] | None) -> PageCounts:
        """Count the pages that were last read somewhere, in all or only at and below the paths or addresses `below`."""
        ...

    async def pages_of_others(
        self, scope: Scope, *, segmenter: str, below: Sequence[str] | None, after: PagePlace, limit: int
    ) -> tuple[StoredPage, ...]:
        """Return the next pages that another splitter than `segmenter` divided: some, until they are `limit` bytes."""
        ...

    async def remove(self, keys: Iterable[ArticleKey]) -> int:
        """Take articles out of sight, for good unless restored; return how many were there."""
        ...

    async def restore(self, keys: Iterable[ArticleKey]) -> int:
        """Bring removed articles back under their numbers; return how many were removed."""
        ...

    async def settle(self) -> None:
        """Wait until what was stored is in the shape that is quickest to search; it can be searched before."""
        ...
