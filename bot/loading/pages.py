"""A page's bytes to the articles on it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from bot.archive.model import ArticleText, Person, PersonRole, StoredParagraph
from bot.errors import SourceError
from bot.loading.incoming import IncomingArticle, IncomingPage, digest_of
from bot.loading.shingles import words_of
from bot.segmentation import format_of_suffix, is_binary, segment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.segmentation import SegmentedArticle

logger = logging.getLogger(__name__)

FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class RawPage:
    """The bytes of a page, where they were read, and the source its articles come from."""

    path: str
    origin: str
    source: str
    content: bytes


def read_pages(raws: Sequence[RawPage]) -> list[IncomingPage | SourceError]:
    """Split pages (CPU work); those that are no text, or hold no article, give the error that says so."""
    return [_read_or_say_why(raw) for raw in raws]


def _read_or_say_why(raw: RawPage) -> IncomingPage | SourceError:
    try:
        return _read_page(raw)
    except MemoryError:
        raise
    except Exception as error:
        # A mistake of ours must not keep the pages beside it out.
        logger.exception("page not split", extra={"path": raw.path})
        return SourceError("source-unexpected", kind=type(error).__name__)


def _read_page(raw: RawPage) -> IncomingPage | SourceError:
    if is_binary(raw.content):
        return SourceError("source-binary")
    page = segment(raw.content, format=format_of_suffix(PurePath(raw.path).suffix))
    articles = tuple(_article(article, raw.source) for article in page.articles)
    if sum(len(words_of(article.body)) for article in articles) < FEWEST_WORDS:
        return SourceError("source-no-article")
    for article in articles:
        _ = article.samples  # worked out here, off the event loop
    return IncomingPage(
        origin=raw.origin,
        digest=digest_of(raw.content),
        source=raw.source,
        format=page.format.value,
        encoding=page.encoding,
        content=raw.content,
        segmenter=page.segmenter,
        articles=articles,
        duplicates=tuple(article.duplicate_of for article in page.articles),
    )


def _article(article: SegmentedArticle, source: str) -> IncomingArticle:
    text = ArticleText(
        headline=article.headline,
        headline_generated=article.headline_generated,
        summary=article.summary,
        paragraphs=tuple(
            StoredParagraph(
                paragraph.text,
                paragraph.kind.value,
                tuple((sentence.start, sentence.end) for sentence in paragraph.sentences),
            )
            for paragraph in article.paragraphs
        ),
        people=tuple(
            Person(PersonRole(credit.role.value), credit.name, credit.affiliation, credit.cjk)
            for credit in article.credits
        ),
        names=tuple((name.latin, name.cjk) for name in article.names),
        dates=article.dates,
        published=article.published,
        language=article.language,
        truncated=article.truncated,
        certainty=article.certainty,
    )
    return IncomingArticle(text, source, None, article.url)
