"""What arrives to be loaded: articles, by the page they stand on or as records of their own."""

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
"""What the origin of a page of the web begins with whose bytes are kept; its address follows."""

_ARTICLES_AT_ONCE = 512


@dataclass(frozen=True)
class IncomingArticle:
    """An article that may be new, or may be known in another version."""

    text: ArticleText
    source: str
    source_id: str | None = None
    url: str | None = None

    @cached_property
    def body(self) -> str:
        """Its paragraphs, one a line."""
        return body_of(self.text)

    @cached_property
    def print(self) -> Print:
        """Its fingerprint."""
        return Print(self.body)

    @cached_property
    def samples(self) -> tuple[int, ...]:
        """The runs by which its like is looked for."""
        return samples(self.body)

    def share_within(self, other: IncomingArticle) -> float:
        """Return the share (0 to 1) of its runs that `other` holds; 0 where it says more than `other` does.

        It does where it is longer, or has a paragraph of some length that `other` has not: a page may be divided so
        that a teaser has another story behind it, which must not go with the teaser.
        """
        mine, theirs = self.print, other.print
        if not mine.tells or len(mine.words) > len(theirs.words):
            return 0.0
        parts = (Print(paragraph.text) for paragraph in self.text.paragraphs)
        is_whole = all(part.held_by(theirs) >= CONTAINED for part in parts if part.tells)
        return mine.held_by(theirs) if is_whole else 0.0

    def dated_until(self, day: date) -> IncomingArticle:
        """Return it without its date of publication where that lies after `day`: a page that is here was published."""
        if self.text.published is None or self.text.published <= day.isoformat():
            return self
        return replace(self, text=replace(self.text, published=None))

    def with_sentences_of(self, stored: IncomingArticle) -> IncomingArticle:
        """Return it with the sentences that stored paragraphs of the same words have: references to them stay."""
        known = {one.text: one.sentences for one in stored.text.paragraphs}
        paragraphs = tuple(replace(one, sentences=known.get(one.text, one.sentences)) for one in self.text.paragraphs)
        if paragraphs == self.text.paragraphs:
            return self
        return replace(self, text=replace(self.text, paragraphs=paragraphs))

    def to_store(self) -> NewText:
        """Return it as the archive stores it."""
        return NewText(self.text, self.source, self.source_id, self.url, self.samples)


@dataclass(frozen=True, slots=True)
class IncomingPage:
    """A page that was split. `stored_as` gives for each article the place of the one that it is stored as: its own,
    or that of the whole article which it is a teaser of.

    `again` tells that it was not read but taken from the archive. `path` is what people call it; `unsure` tells that
    somebody should look how it was cut. Of the rest `KnownPage` speaks.
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
    """An article that came already apart, with its id in its origin.

    `aliases` are other (origin, id) pairs of the same article, by which it may be known from elsewhere: there another
    cut of its text may have come from, so that an alias alone changes nothing but a teaser.
    """

    origin: str
    source_id: str
    checksum: str
    article: IncomingArticle
    aliases: tuple[tuple[str, str], ...] = ()

    @property
    def identity(self) -> tuple[str, str]:
        """What makes it the same article again, in its scope."""
        return self.origin, self.source_id


@dataclass(slots=True)
class Batch:
    """What is stored in one transaction. What is new in one that `came_before` is no news."""

    pages: list[IncomingPage] = field(default_factory=list[IncomingPage])
    records: list[IncomingRecord] = field(default_factory=list[IncomingRecord])
    came_before: bool = False

    def halves(self) -> tuple[Batch, Batch] | None:
        """Return the batch in two, the first things in the first; None where it cannot be divided."""
        middle = (len(self.pages) + len(self.records)) // 2
        if not middle:
            return None
        first = Batch(self.pages[:middle], self.records[: max(0, middle - len(self.pages))], self.came_before)
        rest = Batch(self.pages[middle:], self.records[max(0, middle - len(self.pages)) :], self.came_before)
        return first, rest

    def dated_until(self, day: date) -> Batch:
        """Return the batch without dates of publication after `day`."""
        if all(article.dated_until(day) is article for article in self.articles):
            return self
        pages = [replace(one, articles=tuple(each.dated_until(day) for each in one.articles)) for one in self.pages]
        records = [replace(one, article=one.article.dated_until(day)) for one in self.records]
        return Batch(pages, records, self.came_before)

    @property
    def articles(self) -> Iterable[IncomingArticle]:
        """Every article of the batch."""
        return chain((article for page in self.pages for article in page.articles), (r.article for r in self.records))


def batches_of(pages: Iterable[IncomingPage]) -> Iterator[Batch]:
    """Divide pages into batches of about 512 articles: each may bring the texts of several known ones into memory."""
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
    """Return the paragraphs of an article, one a line."""
    return "\n".join(paragraph.text for paragraph in text.paragraphs)


def checksum_of(content: bytes) -> str:
    """Return what tells one content from another."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def divided_checksum(content_checksum: str, boundaries: tuple[int, ...] | None) -> str:
    """Return what tells a page from others: its content, and the boundaries a person gave it."""
    if boundaries is None:
        return content_checksum
    return checksum_of(f"{content_checksum} {' '.join(map(str, boundaries))}".encode())
