"""What a loader hands an archive, and what an archive knows of it: texts, pages, records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from datetime import datetime

    from bot.articles import ArticleText, VersionReason


PagePlace: TypeAlias = tuple[str, int]
"""A place in the order of stored pages: the splitter's version, then as they were first read."""


MOST_OWN_BYTES = 2 << 30
"""Bytes of text and pages, in all versions and with what was removed, that may be stored of one guild."""

MOST_OWN_ARTICLES = 100_000
"""Articles that one guild may have of its own, removed ones left out."""


FIRST_PAGE: PagePlace = ("", 0)
"""Before all pages."""


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
    """A new version of the article of that number; `changed_at` is when another archive stored it, if one did."""

    number: int
    new: NewText
    reason: VersionReason
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class KnownArticle:
    """An article as it stands in its newest version; removed ones are known too, so that they are not loaded again.

    A retired one is out of sight because its page is divided otherwise now; it can still be quoted.
    """

    number: int
    version: int
    removed: bool
    retired: bool
    source: str
    source_id: str | None
    url: str | None
    text: ArticleText


@dataclass(frozen=True, slots=True)
class KnownPage:
    """A page that was read before, and the numbers of the articles on it, in order.

    `checksum` tells one division of a content from another, `content_checksum` one content from another. `former` are
    the articles that stood on it while it was divided otherwise. `given` maps a number, present or former, to the
    version of the article whose text is this page's. `boundaries` are the lines (from 0) on which a person says
    articles start, None where nobody does; `by_hand` tells that they came with a load, asked of the place the page was
    read at.
    """

    checksum: str
    content_checksum: str
    numbers: tuple[int, ...]
    former: tuple[int, ...] = ()
    given: Mapping[int, int] = field(default_factory=dict[int, int])
    boundaries: tuple[int, ...] | None = None
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A page as it was read from `origin` (a path or an address), and the numbers of the articles on it, in order.

    `content` is the page's own bytes, `encoding` what they were read as; `unsure` tells that somebody should look how
    it was cut, `certainty` (0 to 1) how sure the splitter is. The rest is said of `KnownPage`.
    """

    origin: str
    checksum: str
    content_checksum: str
    source: str
    format: str
    encoding: str
    content: bytes
    segmenter: str
    numbers: tuple[int, ...]
    former: tuple[int, ...] = ()
    given: Mapping[int, int] = field(default_factory=dict[int, int])
    boundaries: tuple[int, ...] | None = None
    by_hand: bool = False
    certainty: float = 1.0
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class StoredPage:
    """A page to be divided again, and its place in the order in which such pages are handed out.

    `content` is its bytes, `size` how many of them are stored: they are stored compressed.
    """

    place: PagePlace
    origin: str
    checksum: str
    content_checksum: str
    source: str
    content: bytes
    size: int
    boundaries: tuple[int, ...] | None
    by_hand: bool


@dataclass(frozen=True, slots=True)
class PageCounts:
    """How many pages another splitter divided, their size as stored in bytes, and the articles on its own pages."""

    pages: int
    size: int
    articles_of_its_own: int


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """An article that has an id where it came from (`origin`: a source's name or a path), and its number here."""

    origin: str
    source_id: str
    checksum: str
    number: int
