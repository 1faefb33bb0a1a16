"""What a segmented page is made of: blocks in reading order, and the articles they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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


class CreditRole(StrEnum):
    """What a credited person did for an article."""

    AUTHOR = "author"
    TRANSLATOR = "translator"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as offsets (in characters, end exclusive) into the text of its block."""

    start: int
    end: int


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
class Credit:
    """A person credited with an article; `cjk` is the name in Chinese characters where the page gives it."""

    role: CreditRole
    name: str
    affiliation: str | None = None
    cjk: str | None = None


@dataclass(frozen=True, slots=True)
class NamePair:
    """A name the page itself ties in two scripts: `William Lai (賴清德)`."""

    latin: str
    cjk: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an article that can be quoted, with its sentences; `kind` is body, subheading or caption."""

    text: str
    kind: BlockKind
    line: int | None
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for a boundary before an article: a name and its weight (log-odds; positive speaks for it)."""

    name: str
    weight: float


@dataclass(frozen=True, slots=True)
class SegmentedArticle:
    """One article of a page.

    `certainty` is the probability (0 to 1) that the article starts and ends where the splitter says.
    `duplicate_of` is the index of an earlier article of the same page that holds the same text.
    `dates` are written as on the page; `published` is the ISO date of publication where the page states one.
    """

    start_line: int | None
    paragraphs: tuple[Paragraph, ...]
    headline: str
    headline_generated: bool
    summary: str
    truncated: bool
    credits: tuple[Credit, ...]
    names: tuple[NamePair, ...]
    dates: tuple[str, ...]
    published: str | None
    language: str
    url: str | None
    duplicate_of: int | None
    certainty: float
    evidence: tuple[Evidence, ...]
    source: str | None = None
    """The newspaper, where the page states it in front matter."""


@dataclass(frozen=True, slots=True)
class SegmentedPage:
    """A whole page, split. `segmenter` names the version of rules and weights that split it."""

    format: PageFormat
    encoding: str
    blocks: tuple[Block, ...]
    articles: tuple[SegmentedArticle, ...]
    segmenter: str
