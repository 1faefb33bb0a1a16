"""Show the division of a page and its alternatives, before or after it is stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.articles import shown_headline, words_of
from bot.errors import SourceError
from bot.loading.kinds.opening import open_page
from bot.segmentation import PageFormat, find_alternatives

if TYPE_CHECKING:
    from bot.loading.pages.read_page import RawPage, Splitter
    from bot.segmentation import Alternative, SegmentedPage

MOST_LINES = 2_000
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Cut:
    """An article of a page: the number of its first line for people (from 1), its headline, and its word count.

    `made` is true for a headline that is the beginning of the text.
    """

    number: int
    headline: str
    words: int
    made: bool


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page, or a block of HTML, on which an article may start: its number (from 1) and its first words."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class PageView:
    """The division of a page: its articles, its certainty (0 to 1), alternatives, and its lines (at most 2,000).

    `last` is the last line (from 0) on which an article can start. With `by_lines`, numbers are lines of the file; in
    HTML they count blocks. A page of `feed` items cannot be divided differently.
    """

    cuts: tuple[Cut, ...]
    certainty: float
    unsure: bool
    alternatives: tuple[Alternative, ...]
    lines: tuple[PageLine, ...]
    last: int
    by_lines: bool
    feed: bool


def view_page(splitter: Splitter, raw: RawPage) -> PageView | SourceError:
    """Split a page (CPU work) and return its division. Raises SourceError if it cannot be split."""
    try:
        opened = open_page(raw.path, raw.content)
    except SourceError as error:
        return error
    starts = raw.boundaries.starts if raw.boundaries else None
    page = splitter.split(opened.content, format=opened.format, boundaries=starts)
    placed = _lines(page)
    return PageView(
        cuts=_cuts(page),
        certainty=page.certainty,
        unsure=starts is None and page.is_unsure,
        alternatives=find_alternatives(opened.content, format=page.format),
        lines=tuple(PageLine(number + 1, text[:_LONGEST]) for number, text in placed[:MOST_LINES]),
        last=max((number for number, _ in placed), default=0),
        feed=page.format is PageFormat.RSS,
        by_lines=any(block.line is not None for block in page.blocks),
    )


def _cuts(page: SegmentedPage) -> tuple[Cut, ...]:
    return tuple(
        Cut(
            start + 1,
            shown_headline(article.text)[:_LONGEST],
            sum(len(words_of(paragraph.text)) for paragraph in article.text.paragraphs),
            article.text.headline_generated,
        )
        for start, article in zip(page.starts, page.articles, strict=False)
    )


def _lines(page: SegmentedPage) -> list[tuple[int, str]]:
    return [(at if block.line is None else block.line, block.text) for at, block in enumerate(page.blocks)]
