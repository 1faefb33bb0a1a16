"""The input of the load pipeline: incoming articles, pages and records, and batches of them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Final

from bot.archive import NewText
from bot.articles import CONTAINED, Print, samples

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from bot.articles import ArticleText

FROM_WEB: Final = "web:"
"""The prefix of the origin of a web page whose bytes are stored; its address follows."""

_ARTICLES_AT_ONCE = 512


@dataclass(frozen=True)
class IncomingArticle:
    """An article to load, before deduplication."""

    text: ArticleText
    source: str
    source_id: str | None = None
    url: str | None = None

    @cached_property
    def body(self) -> str:
        """The paragraphs, one per line."""
        return body_of(self.text)

    @cached_property
    def print(self) -> Print:
        """The fingerprint of the body."""
        return Print(self.body)

    @cached_property
    def samples(self) -> tuple[int, ...]:
        """The sampled shingles, by which near-duplicates are found."""
        return samples(self.body)

    def share_within(self, other: IncomingArticle) -> float:
        """Return the share (0 to 1) of its shingles that `other` contains; 0 if it has text that `other` lacks.

        That is the case if it is longer, or has a long paragraph that `other` lacks. A page may be divided so that a
        teaser includes part of another story, which must not be dropped with the teaser.
        """
        mine, theirs = self.print, other.print
        if not mine.tells or len(mine.words) > len(theirs.words):
            return 0.0
        parts = (Print(paragraph.text) for paragraph in self.text.paragraphs)
        is_whole = all(part.held_by(theirs) >= CONTAINED for part in parts if part.tells)
        return mine.held_by(theirs) if is_whole else 0.0

    def dated_until(self, day: date) -> IncomingArticle:
        """Return it without a publication date later than `day`, which is wrong for a page that exists already."""
        if self.text.published is None or self.text.published <= day.isoformat():
            return self
        return replace(self, text=replace(self.text, published=None))

    def with_sentences_of(self, stored: IncomingArticle) -> IncomingArticle:
        """Return it with the stored sentence splits of identical paragraphs: references to them stay valid."""
        known = {one.text: one.sentences for one in stored.text.paragraphs}
        paragraphs = tuple(replace(one, sentences=known.get(one.text, one.sentences)) for one in self.text.paragraphs)
        if paragraphs == self.text.paragraphs:
            return self
        return replace(self, text=replace(self.text, paragraphs=paragraphs))

    def to_store(self) -> NewText:
        """Return it in the form that the archive stores."""
        return NewText(self.text, self.source, self.source_id, self.url, self.samples)


@dataclass(frozen=True, slots=True)
class IncomingPage:
    """A page after splitting. `stored_as` has for each article the index of the article it is stored as.

    That is its own index, or the index of the full article if it is a teaser. `again` is true for a page that was read
    from the archive. `path` is its name for people; `unsure` marks a division that a person should check. The other
    fields are those of `KnownPage`.
    """

    origin: str
    checksum: str
    content_checksum: str
    source: str
    format: str
    encoding: str
    content: bytes
    segmenter: str
    boundaries: tuple[int, ...] | None
    by_hand: bool
    again: bool
    articles: tuple[IncomingArticle, ...]
    stored_as: tuple[int, ...]
    path: str = ""
    certainty: float = 1.0
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class IncomingRecord:
    """An article from JSON lines, a table or a feed, identified by its origin and its id there.

    `aliases` are (origin, id) pairs that may identify the same article from elsewhere. The texts may differ there, so a
    match by alias alone changes only teasers. `page` is the checksum of the page that the first alias names, if the
    text was read from it.
    """

    origin: str
    source_id: str
    checksum: str
    article: IncomingArticle
    aliases: tuple[tuple[str, str], ...] = ()
    page: str = ""

    @property
    def identity(self) -> tuple[str, str]:
        """The key that identifies the article in its scope: (origin, id)."""
        return self.origin, self.source_id


@dataclass(slots=True)
class Batch:
    """The content of one transaction. With `came_before`, digests do not treat its articles as new."""

    pages: list[IncomingPage] = field(default_factory=list[IncomingPage])
    records: list[IncomingRecord] = field(default_factory=list[IncomingRecord])
    came_before: bool = False

    def halves(self) -> tuple[Batch, Batch] | None:
        """Return the batch split into halves, in order; None if it has only one item."""
        middle = (len(self.pages) + len(self.records)) // 2
        if not middle:
            return None
        first = Batch(self.pages[:middle], self.records[: max(0, middle - len(self.pages))], self.came_before)
        rest = Batch(self.pages[middle:], self.records[max(0, middle - len(self.pages)) :], self.came_before)
        return first, rest

    def dated_until(self, day: date) -> Batch:
        """Return the batch without publication dates later than `day`."""
        if all(article.dated_until(day) is article for article in self.articles):
            return self
        pages = [replace(one, articles=tuple(each.dated_until(day) for each in one.articles)) for one in self.pages]
        records = [replace(one, article=one.article.dated_until(day)) for one in self.records]
        return Batch(pages, records, self.came_before)

    @property
    def articles(self) -> Iterable[IncomingArticle]:
        """All articles of the batch."""
        return chain((article for page in self.pages for article in page.articles), (r.article for r in self.records))


def batches_of(pages: Iterable[IncomingPage]) -> Iterator[Batch]:
    """Group pages into batches of about 512 articles, since known texts are loaded into memory for each of them."""
    batch = Batch()
    count = 0
    for page in pages:
        if batch.pages and count + len(page.articles) > _ARTICLES_AT_ONCE:
            yield batch
            batch, count = Batch(), 0
        batch.pages.append(page)
        count += len(page.articles)
    if batch.pages:
        yield batch


def body_of(text: ArticleText) -> str:
    """Return the paragraphs of an article, one per line."""
    return "\n".join(paragraph.text for paragraph in text.paragraphs)


def checksum_of(content: bytes) -> str:
    """Return the content hash (BLAKE2b, 128 bits, hexadecimal)."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def divided_checksum(content_checksum: str, boundaries: tuple[int, ...] | None) -> str:
    """Return the hash of a page: its content, with the boundaries set by a person if any."""
    if boundaries is None:
        return content_checksum
    return checksum_of(f"{content_checksum} {' '.join(map(str, boundaries))}".encode())
