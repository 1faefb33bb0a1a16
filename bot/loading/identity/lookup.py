"""Look up what the archive knows of a batch: its pages, its records, and the articles that its own may be."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from bot.articles.model import VersionReason
from bot.loading.identity.decisions import Before
from bot.loading.identity.known_articles import Candidates, Holders

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.archive.stored import KnownPage, SourceRecord
    from bot.archive.writing import Storing
    from bot.loading.identity.batch import Batch
    from bot.loading.identity.known_articles import Entry
    from bot.loading.incoming import IncomingPage


@dataclass(frozen=True, slots=True)
class Known:
    """What the archive knows of a batch."""

    pages_from: dict[str, KnownPage]
    pages_with: dict[str, tuple[KnownPage, ...]]
    records: dict[tuple[str, str], SourceRecord]
    candidates: Candidates

    def before(self, page: IncomingPage, read: Iterable[Entry]) -> Before:
        """Return what a page was before; `read` are the articles found on it earlier in the batch."""
        here = self.pages_from.get(page.origin)
        alike = self.pages_with.get(page.content_checksum, ())
        numbers = chain((here.numbers if here else ()), *((*one.numbers, *one.former) for one in alike))
        entries = [self.candidates.by_number[number] for number in dict.fromkeys(numbers)]
        return Before(
            entries=tuple(dict.fromkeys(chain(entries, read))),
            given=frozenset(entry for entry in entries if _has_text_of(alike, entry)),
            same_content=here is not None and here.content_checksum == page.content_checksum,
        )

    def is_due(self, page: IncomingPage) -> bool:
        """Tell whether a page is still what its place holds, where it comes from the archive itself."""
        here = self.pages_from.get(page.origin)
        return not page.again or (here is not None and here.checksum == page.checksum)


def _has_text_of(pages: Iterable[KnownPage], entry: Entry) -> bool:
    """Tell whether one of `pages` gave an article its newest text, and nothing in this batch another one."""
    if entry.number is None or entry.change not in (None, VersionReason.RESEGMENTED):
        return False
    return any(page.given.get(entry.number) == entry.version for page in pages)


async def look_up(storing: Storing, batch: Batch) -> Known:
    """Return what the archive knows of a batch."""
    pages_from = await storing.pages_from({page.origin for page in batch.pages})
    pages_with = await storing.pages_with({page.content_checksum for page in batch.pages})
    records = await storing.records({key for one in batch.records for key in (one.identity, *one.aliases)})
    holders = await _holders(storing, batch)
    numbers = {record.number for record in records.values()}
    of_pages = chain(pages_from.values(), chain.from_iterable(pages_with.values()))
    numbers.update(*((*page.numbers, *page.former) for page in of_pages))
    numbers.update(*(holders.most_alike(article) for article in batch.articles))
    known = await storing.known(numbers) if numbers else {}
    return Known(pages_from, pages_with, records, Candidates(known.values(), holders))


async def _holders(storing: Storing, batch: Batch) -> Holders:
    """Teasers are looked for among all articles, whole ones among teasers only: whole ones may be told twice."""
    everything = {sample for article in batch.articles for sample in article.samples}
    of_teasers = {sample for article in batch.articles if article.text.truncated for sample in article.samples}
    return Holders(
        teasers=await storing.resembling(everything, truncated=True),
        wholes=await storing.resembling(of_teasers, truncated=False),
    )
