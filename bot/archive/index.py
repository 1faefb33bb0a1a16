"""The index over the articles as search and `check` use it, whatever engine stores it.

A reading raises DeadlineError in every call after its deadline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence
    from contextlib import AbstractAsyncContextManager

    from bot.archive.model import Field, IndexCondition, IndexedArticle, Term
    from bot.archive.terms import Integers, Posting, Segment
    from bot.articles import Article, ArticleCard, ArticleKey, ArticleText, Scopes

T = TypeVar("T")


class Analyser(Protocol):
    """Turns texts into terms. It is handed in when an archive is opened, since the analysis belongs to search.

    It only computes: call it in a worker thread for many articles.
    """

    def __call__(self, text: ArticleText) -> IndexedArticle:
        """Return what is indexed of `text`."""
        ...

    def terms_of(self, part: str, /) -> tuple[Term, ...]:
        """Return the terms of a part of a text, one for each position.

        The parts of a text are separated by white space and NULs. No term contains either, so that the terms of a text
        are the terms of its parts.
        """
        ...


class TermReader(Protocol):
    """Reads the index of some scopes as of one moment."""

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The segments of those scopes; they never change."""
        ...

    async def postings(self, fields: Sequence[Field], roots: Sequence[str]) -> list[Posting]:
        """Return the postings of all words of these `roots` (at most 400) in all segments."""
        ...


class Snapshot(Protocol):
    """The articles of some scopes and their index as of one moment, read by blocking calls in a worker thread.

    Every call after the deadline raises DeadlineError.
    """

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The segments of those scopes; they never change."""
        ...

    def postings(self, fields: Sequence[Field], roots: Sequence[str]) -> list[Posting]:
        """Return the postings of all words of these `roots` (at most 400) in all segments."""
        ...

    def positions(self, wanted: Sequence[tuple[Posting, Integers]]) -> list[tuple[Integers, Integers]]:
        """Return the positions of each posting in some ascending documents.

        They are two parallel arrays: the index into those documents, and the position; both ascend.
        """
        ...

    def grant(self, seconds: float) -> None:
        """Set the deadline to so many seconds from now, to show what was found in time."""
        ...

    def cards(self, keys: Sequence[ArticleKey]) -> dict[ArticleKey, ArticleCard]:
        """Return the cards of those `keys` (at most 1,000) that exist."""
        ...

    def articles(self, keys: Sequence[ArticleKey]) -> dict[ArticleKey, Article]:
        """Return the newest versions of those `keys` (at most 200) that exist."""
        ...

    def stories(self, keys: Sequence[ArticleKey]) -> Mapping[ArticleKey, tuple[ArticleKey, ...]]:
        """Return for those of `keys` (at most 1,000) that others tell too all that tell it in sight, oldest first."""
        ...

    def aliases(self) -> tuple[tuple[str, ...], ...]:
        """Return the names that people have tied in those scopes, an alias after the other."""
        ...

    def paragraphs(self, wanted: Sequence[tuple[ArticleKey, int]]) -> dict[ArticleKey, str]:
        """Return one paragraph (from 0) of the newest version of each of those articles (at most 200)."""
        ...


class TermIndex(Protocol):
    """Opens the index for reading. The next reading sees what has been committed."""

    def reading(self, scopes: Scopes, *, deadline: float) -> AbstractAsyncContextManager[TermReader]:
        """Open the index of `scopes`; calls later than `deadline` seconds from now raise DeadlineError."""
        ...

    async def look(self, scopes: Scopes, work: Callable[[Snapshot], T], *, deadline: float) -> T:
        """Run `work` in a worker thread on a snapshot of `scopes`; its calls after `deadline` raise DeadlineError."""
        ...

    def after_merges(self, work: Callable[[], Awaitable[None]]) -> None:
        """Have `work` awaited after every merge of a big part of the index, to prepare what searches need."""
        ...


class IndexMaintenance(Protocol):
    """Checks the index against the articles, and rebuilds it."""

    async def condition(self) -> IndexCondition:
        """Compare the whole index with the articles. This reads everything and takes a while."""
        ...

    async def rebuild(self) -> int:
        """Index every article again and return their number. Searches use the old index until the new one is whole."""
        ...

    async def derived_faults(self) -> tuple[str, ...]:
        """Return what else is made of the articles and is not as they make it, by the names of tables."""
        ...

    async def mend_derived(self, tables: Sequence[str]) -> None:
        """Make that again."""
        ...
