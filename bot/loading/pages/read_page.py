"""Split the bytes of pages into articles."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Protocol

from bot.articles import words_of
from bot.errors import SourceError
from bot.loading.incoming import FROM_WEB, IncomingArticle, IncomingPage, checksum_of, divided_checksum
from bot.loading.kinds.opening import open_page
from bot.loading.pages.boundaries import check_against
from bot.loading.pages.teasers import stored_as
from bot.segmentation import SEGMENTER, PageFormat, is_legible, segment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.loading.pages.boundaries import Boundaries
    from bot.segmentation import SegmentedArticle, SegmentedPage

logger = logging.getLogger(__name__)

FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class RawPage:
    """The bytes of a page, with its origin and the source of its articles."""

    path: str
    origin: str
    source: str
    content: bytes
    boundaries: Boundaries | None = None
    again: bool = False


class Split(Protocol):
    """A function that divides the bytes of a page into articles."""

    def __call__(
        self,
        page: bytes,
        *,
        format: PageFormat | None,  # noqa: A002 (the splitter's own word)
        boundaries: tuple[int, ...] | None,
    ) -> SegmentedPage:
        """Divide a page; `format` None means detection, and `boundaries` override the splitter."""
        ...


@dataclass(frozen=True, slots=True)
class Splitter:
    """A splitter with its version: pages that another version split can be split again.

    `split` must be a module-level function, so that it can be pickled for a worker process.
    """

    version: str
    split: Split


SPLITTER = Splitter(SEGMENTER, segment)


def read_pages(splitter: Splitter, raws: Sequence[RawPage]) -> list[IncomingPage | SourceError]:
    """Split pages (CPU work); a page without text or articles gives the error that says so."""
    return [_read_or_say_why(splitter, raw) for raw in raws]


def _read_or_say_why(splitter: Splitter, raw: RawPage) -> IncomingPage | SourceError:
    try:
        return _read_page(splitter, raw)
    except MemoryError:
        raise
    except SourceError as error:
        return error
    except Exception as error:
        # A bug in the splitter must not keep out the other pages of the batch.
        logger.exception("page not split", extra={"path": raw.path})
        return SourceError("source-unexpected", kind=type(error).__name__)


def _read_page(splitter: Splitter, raw: RawPage) -> IncomingPage:
    opened = open_page(raw.path, raw.content)
    if not raw.again and not is_legible(opened.content):
        raise SourceError("source-encoding")
    starts = raw.boundaries.starts if raw.boundaries else None
    page = splitter.split(opened.content, format=opened.format, boundaries=starts)
    if raw.boundaries is not None and raw.boundaries.to_check and not raw.again:
        check_against(page, raw.boundaries.starts)
    if page.wall is not None:
        raise SourceError("web-wall", wall=page.wall.value)
    named = raw.source != PurePath(raw.path).name
    articles = tuple(incoming_article(one, raw.source, named=named) for one in _from_source(page, named=named))
    if raw.origin.startswith(FROM_WEB):
        articles = _at_address(articles, raw.origin.removeprefix(FROM_WEB))
    if sum(len(words_of(article.body)) for article in articles) < FEWEST_WORDS:
        raise SourceError("source-no-article")
    for article in articles:
        _ = article.samples  # computed here, off the event loop
    content_checksum = checksum_of(raw.content)
    return IncomingPage(
        origin=raw.origin,
        checksum=divided_checksum(content_checksum, starts),
        content_checksum=content_checksum,
        source=raw.source,
        format=page.format.value,
        encoding=page.encoding,
        content=raw.content,
        segmenter=splitter.version,
        boundaries=starts,
        by_hand=raw.boundaries is not None and raw.boundaries.by_hand,
        again=raw.again,
        articles=articles,
        stored_as=stored_as(articles, [article.duplicate_of for article in page.articles]),
        path=raw.path,
        certainty=page.certainty,
        unsure=starts is None and page.is_unsure,
    )


def _from_source(page: SegmentedPage, *, named: bool) -> Sequence[SegmentedArticle]:
    """Return the articles of a page; for HTML, a source named by a person overrides the site name."""
    if page.format is PageFormat.HTML and named:
        return [replace(article, source=None) for article in page.articles]
    return page.articles


def _at_address(articles: tuple[IncomingArticle, ...], address: str) -> tuple[IncomingArticle, ...]:
    """Return the articles of a web page; an article without an address of its own gets that of the page."""
    return tuple(replace(one, url=address if len(articles) == 1 else one.url or address) for one in articles)


def incoming_article(article: SegmentedArticle, source: str, *, named: bool = True) -> IncomingArticle:
    """Return a split article as an incoming one, from `source` unless it states its own.

    If no person `named` the source, the agency of its dateline is preferred to the name of the file.
    """
    stated = article.source or (None if named else article.agency)
    return IncomingArticle(article.text, stated or source, None, article.url)
