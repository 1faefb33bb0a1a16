"""What arrives to be loaded: articles, by the page they stand on or as records of their own."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bot.archive.writing import NewText
from bot.loading.shingles import Print, samples

if TYPE_CHECKING:
    from bot.archive.model import ArticleText


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

    def to_store(self) -> NewText:
        """Return it as the archive stores it."""
        return NewText(self.text, self.source, self.source_id, self.url, self.samples)


@dataclass(frozen=True, slots=True)
class IncomingPage:
    """A page that was split. `duplicates` gives for each article an earlier one that is the same, or None.

    `again` tells that it was not read but taken from the archive. Of the rest `KnownPage` speaks.
    """

    origin: str
    digest: str
    content_digest: str
    source: str
    format: str
    encoding: str
    content: bytes
    segmenter: str
    boundaries: tuple[int, ...] | None
    by_hand: bool
    again: bool
    articles: tuple[IncomingArticle, ...]
    duplicates: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class IncomingRecord:
    """An article that came already apart, with its id in its origin."""

    origin: str
    source_id: str
    digest: str
    article: IncomingArticle


def body_of(text: ArticleText) -> str:
    """Return the paragraphs of an article, one a line."""
    return "\n".join(paragraph.text for paragraph in text.paragraphs)


def digest_of(content: bytes) -> str:
    """Return what tells one content from another."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def divided_digest(content_digest: str, boundaries: tuple[int, ...] | None) -> str:
    """Return what tells a page from others: its content, and the boundaries a person gave it."""
    if boundaries is None:
        return content_digest
    return digest_of(f"{content_digest} {' '.join(map(str, boundaries))}".encode())
