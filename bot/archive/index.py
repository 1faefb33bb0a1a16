"""What search and its care ask of the index over the articles, whatever engine stands behind it.

A reading raises DeadlineError in whatever it asks after its deadline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence
    from contextlib import AbstractAsyncContextManager

    from bot.archive.model import Field, IndexCondition, IndexedArticle, Term
    from bot.archive.terms import Integers, Posting, Segment
    from bot.articles.model import Article, ArticleCard, ArticleKey, ArticleText, Scopes

T = TypeVar("T")


class Analyser(Protocol):
    """Makes what an article is found by; handed in when an archive is opened, since words are the business of search.

    It is plain CPU work: call it in a thread where many articles come at once.
    """

    def __call__(self, text: ArticleText) -> IndexedArticle:
        """Return what of `text` is indexed."""
        ...

    def terms_of(self, piece: str, /) -> tuple[Term, ...]:
        """Return the terms of a piece of text, one for each position; those of a text are the terms of its pieces.

        Pieces lie between white space and NULs, of which no term holds any.
        """
        ...


class TermReader(Protocol):
    """Reads the index of some scopes as it stood at one moment."""

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The index of those scopes, in parts that never change."""
        ...

    async def postings(self, fields: Sequence[Field], roots: Sequence[str]) -> list[Posting]:
        """Return the postings of all words of these `roots` (at most 400) in all segments."""
        ...


class Snapshot(Protocol):
    """One moment of some scopes, read without waiting: for a thread that has much to ask.

    DeadlineError is raised in whatever asks after the deadline.
    """

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The index of those scopes, in parts that never change."""
        ...

    def postings(self, fields: Sequence[Field], roots: Sequence[str]) -> list[Posting]:
        """Return the postings of all words of these `roots` (at most 400) in all segments."""
        ...

    def places(self, wanted: Sequence[tuple[Posting, Integers]]) -> list[tuple[Integers, Integers]]:
        """Return, for each posting and some ascending documents, where it stands in them.

        As two parallel arrays: the index into those documents, and the position; both ascending.
        """
        ...

    def grant(self, seconds: float) -> None:
        """Allow so many seconds from now, to show what was found in time."""
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

    def paragraphs(self, wanted: Sequence[tuple[ArticleKey, int]]) -> dict[ArticleKey, str]:
        """Return one paragraph (from 0) of the newest version of each of those articles (at most 200)."""
        ...


class TermIndex(Protocol):
    """Opens the index over the articles for reading. What is committed is seen by the next reading."""

    def reading(self, scopes: Scopes, *, deadline: float) -> AbstractAsyncContextManager[TermReader]:
        """Open the index of `scopes`; DeadlineError is raised in whatever runs `deadline` seconds from now."""
        ...

    async def look(self, scopes: Scopes, work: Callable[[Snapshot], T], *, deadline: float) -> T:
        """Run `work` in a thread over one moment of `scopes`; what it asks after `deadline` raises DeadlineError."""
        ...

    def after_merges(self, work: Callable[[], Awaitable[None]]) -> None:
        """Have `work` done whenever a big part of the index was put together anew, to prepare what searches need."""
        ...


class IndexCare(Protocol):
    """Proves that the index is in step with the articles, and mends it."""

    async def condition(self) -> IndexCondition:
        """Compare the whole index with the articles; reads everything, so give it time."""
        ...

    async def rebuild(self) -> int:
        """Index every article anew and return how many; searches see the old index until the new one is whole."""
        ...
