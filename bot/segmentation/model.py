"""What a segmented page is made of: blocks in reading order, and the articles they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.articles import ArticleText


class PageFormat(StrEnum):
    """How a page is marked up; plain text has no markup at all."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    RSS = "rss"


class BlockKind(StrEnum):
    """The job of one block of text on its page."""

    BODY = "body"
    HEADING = "heading"
    SUBHEADING = "subheading"
    BYLINE = "byline"
    AUTHOR = "author"
    TRANSLATOR = "translator"
    CREDIT = "credit"
    DATELINE = "dateline"
    CAPTION = "caption"
    SEPARATOR = "separator"
    FURNITURE = "furniture"
    FRONT_MATTER = "front_matter"


class Wall(StrEnum):
    """What stands before an article."""

    PAYWALL = "paywall"
    CONSENT = "consent"
    LOGIN = "login"
    CHALLENGE = "challenge"
    SCRIPTED = "scripted"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text with one job.

    `line` is the 0-based line it starts on, or None where lines mean nothing (HTML, feeds). `article` is the
    index of the article it belongs to, or None for what belongs to nobody.
    """

    kind: BlockKind
    text: str
    line: int | None
    article: int | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for a boundary before an article: a name and its weight (log-odds; positive speaks for it)."""

    name: str
    weight: float


@dataclass(frozen=True, slots=True)
class SegmentedArticle:
    """One article of a page: what it says, and what only its page knows.

    `start_line` is the 0-based line it starts on, or None where lines mean nothing. `duplicate_of` is the index of an
    earlier article of the same page that holds the same text. `source` is the newspaper, where the page states it in
    front matter; `agency` is who filed it and `place` where, where its dateline says so.
    """

    text: ArticleText
    start_line: int | None
    evidence: tuple[Evidence, ...]
    url: str | None = None
    source: str | None = None
    agency: str | None = None
    place: str | None = None
    duplicate_of: int | None = None


UNSURE = 0.75
"""Below this certainty of a page a person should look at it: of articles said to be so sure three in five are right."""


@dataclass(frozen=True, slots=True)
class SegmentedPage:
    """A whole page, split. `segmenter` names the version of rules and weights that split it.

    `wall` tells that a page saved from the web shows something in place of its article.
    """

    format: PageFormat
    encoding: str
    blocks: tuple[Block, ...]
    articles: tuple[SegmentedArticle, ...]
    segmenter: str
    wall: Wall | None = None

    @property
    def certainty(self) -> float:
        """How sure it is that the page is cut where it should be (0 to 1): the mean over its articles."""
        told = [article.text.certainty for article in self.articles]
        return sum(told) / len(told) if told else 1.0

    @property
    def is_unsure(self) -> bool:
        """Whether a person should look at how it was cut."""
        return self.certainty < UNSURE

    @property
    def starts(self) -> tuple[int, ...]:
        """Where its articles start, as `segment` takes boundaries: lines, or blocks of HTML."""
        first: dict[int, int] = {}
        for at, block in enumerate(self.blocks):
            if block.article is not None:
                first.setdefault(block.article, at if block.line is None else block.line)
        return tuple(first[article] for article in sorted(first))
