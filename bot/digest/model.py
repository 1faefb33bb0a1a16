"""The value types of composing a digest; stored types are in `bot.archive.digests`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from datetime import date

    from bot.archive import Cursor
    from bot.articles import ArticleCard, ArticleKey, Reference

Markers: TypeAlias = Callable[[int], str]
"""Gives the marker (at most 32 characters of [a-z0-9]) of the part of an index; it must stand in a custom_id of it."""


@dataclass(frozen=True, slots=True)
class DigestItem:
    """A story of a digest: its article, a two-sentence extract, and articles with the same story.

    `passage` is where these sentences stand in it, or the first of them; `second` the second where it is no neighbour.
    """

    card: ArticleCard
    summary: str
    also: tuple[ArticleCard, ...] = ()
    passage: Reference | None = None
    second: Reference | None = None


@dataclass(frozen=True, slots=True)
class StageCounts:
    """How many articles were left after each stage of composing, for explanations."""

    loaded: int
    matching: int
    already_shown: int
    clustered: int
    over_limit: int
    posted: int


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an article is in a digest or not: a message key and its arguments."""

    article: ArticleKey
    key: str
    data: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Composed:
    """A digest before rendering. `rest` is over the limit, `cursor` is the new read position.

    Without items there is nothing to post. `from_archive` tells that nothing is new and the item is an older article.
    """

    items: tuple[DigestItem, ...]
    rest: tuple[ArticleCard, ...]
    counts: StageCounts
    reasons: tuple[Reason, ...]
    cursor: Cursor
    dates: tuple[date, ...]
    from_archive: bool = False


@dataclass(frozen=True, slots=True)
class RenderedPart:
    """A message of a digest: the body of the create-message request (without nonce), and its articles."""

    payload: Mapping[str, Any]
    articles: frozenset[ArticleKey]


@dataclass(frozen=True, slots=True)
class Rendered:
    """The messages of a digest, in order, and the name of the thread to open under the first (None: no thread)."""

    parts: tuple[RenderedPart, ...]
    thread: str | None = None
