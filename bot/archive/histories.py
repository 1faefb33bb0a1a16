"""Articles with all that was ever stored of them: what leaves an archive, and comes into another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from bot.archive.stored import NewText, SourceRecord
    from bot.articles import Article, ArticleKey, VersionReason

LARGEST_KEPT_NUMBER = 1_000_000
"""Up to which number an article keeps its own in another archive: nobody may use the numbers up with a made-up one."""


@dataclass(frozen=True, slots=True)
class ArticleHistory:
    """An article in all its versions, the oldest first, and what it is known as where it came from.

    A removed one is out of sight for good; a retired one because no page says it any more, and can still be quoted.
    """

    key: ArticleKey
    versions: tuple[Article, ...]
    records: tuple[SourceRecord, ...]
    removed: bool = False
    retired: bool = False

    @property
    def newest(self) -> Article:
        """The version that is shown."""
        return self.versions[-1]


@dataclass(frozen=True, slots=True)
class PastVersion:
    """A version as another archive stored it, and when."""

    new: NewText
    reason: VersionReason
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Adopted:
    """An article of another archive, its versions from the oldest, and the number it would like to keep."""

    number: int
    versions: tuple[PastVersion, ...]
