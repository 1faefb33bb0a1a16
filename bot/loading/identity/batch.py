"""What is stored in one transaction, and how much that may be."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.loading.incoming import IncomingArticle, IncomingPage, IncomingRecord

_ARTICLES_AT_ONCE = 512


@dataclass(slots=True)
class Batch:
    """What is stored in one transaction. What is new in one that `came_before` is no news."""

    pages: list[IncomingPage] = field(default_factory=list["IncomingPage"])
    records: list[IncomingRecord] = field(default_factory=list["IncomingRecord"])
    came_before: bool = False

    def halves(self) -> tuple[Batch, Batch] | None:
        """Return the batch in two, the first things in the first; None where it cannot be divided."""
        middle = (len(self.pages) + len(self.records)) // 2
        if not middle:
            return None
        first = Batch(self.pages[:middle], self.records[: max(0, middle - len(self.pages))], self.came_before)
        rest = Batch(self.pages[middle:], self.records[max(0, middle - len(self.pages)) :], self.came_before)
        return first, rest

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
