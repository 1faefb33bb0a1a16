"""Store a batch of pages and records: look up what they may be, decide, store, all in one transaction."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING

from bot.archive.stored import Revision, SourcePage, SourceRecord
from bot.articles.model import VersionReason
from bot.errors import QuotaError
from bot.loading.identity.decisions import Before, Settlement
from bot.loading.identity.known_articles import Holders, Roster
from bot.stories.clustering import NONE_NEW, place

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator, Sequence

    from bot.archive.protocols import Archive
    from bot.archive.stored import KnownPage, NewText
    from bot.archive.writing import Storing
    from bot.articles.model import Scope
    from bot.loading.identity.decisions import Outcome
    from bot.loading.identity.known_articles import Entry
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


def portions_of(pages: Iterable[IncomingPage]) -> Iterator[Batch]:
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


@dataclass(frozen=True, slots=True)
class _Known:
    """What the archive says of a batch."""

    pages_from: dict[str, KnownPage]
    pages_with: dict[str, tuple[KnownPage, ...]]
    records: dict[tuple[str, str], SourceRecord]
    roster: Roster

    def before(self, page: IncomingPage, read: Iterable[Entry]) -> Before:
        """Return what a page was before; `read` are the articles found on it earlier in the batch."""
        here = self.pages_from.get(page.origin)
        alike = self.pages_with.get(page.content_checksum, ())
        numbers = chain((here.numbers if here else ()), *((*one.numbers, *one.former) for one in alike))
        entries = [self.roster.by_number[number] for number in dict.fromkeys(numbers)]
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


async def store(archive: Archive, scope: Scope, batch: Batch) -> Counter[Outcome]:
    """Store a batch in a scope and return what became of its articles."""
    async with archive.writer.storing(scope) as storing:
        known = await _look_up(storing, batch)
        decided = await asyncio.to_thread(_decide, batch, known)
        await decided.store(storing)
        await place(storing, scope, decided.stored, first_new=decided.first_new)
    return decided.settlement.tally


async def store_what_fits(archive: Archive, scope: Scope, batch: Batch, outcomes: Counter[Outcome]) -> None:
    """Store a batch, and add what became of its articles to `outcomes`.

    Raises QuotaError where a guild may not have so many, once as much is stored as it may have.
    """
    try:
        outcomes += await store(archive, scope, batch)
    except QuotaError:
        halves = batch.halves()
        if halves is None:
            raise
        for half in halves:
            await store_what_fits(archive, scope, half, outcomes)


async def _look_up(storing: Storing, batch: Batch) -> _Known:
    pages_from = await storing.pages_from({page.origin for page in batch.pages})
    pages_with = await storing.pages_with({page.content_checksum for page in batch.pages})
    records = await storing.records({key for one in batch.records for key in (one.identity, *one.aliases)})
    holders = await _holders(storing, batch)
    numbers = {record.number for record in records.values()}
    of_pages = chain(pages_from.values(), chain.from_iterable(pages_with.values()))
    numbers.update(*((*page.numbers, *page.former) for page in of_pages))
    numbers.update(*(holders.most_alike(article) for article in batch.articles))
    known = await storing.known(numbers) if numbers else {}
    return _Known(pages_from, pages_with, records, Roster(known.values(), holders))


async def _holders(storing: Storing, batch: Batch) -> Holders:
    """Teasers are looked for among all articles, whole ones among teasers only: whole ones may be told twice."""
    everything = {sample for article in batch.articles for sample in article.samples}
    of_teasers = {sample for article in batch.articles if article.text.truncated for sample in article.samples}
    return Holders(
        teasers=await storing.resembling(everything, truncated=True),
        wholes=await storing.resembling(of_teasers, truncated=False),
    )


@dataclass(frozen=True, slots=True)
class _Settled:
    """A page, what its articles are, and those that stood on these bytes while they were divided otherwise."""

    page: IncomingPage
    entries: tuple[Entry, ...]
    former: tuple[Entry, ...]

    def to_store(self) -> SourcePage:
        page = self.page
        pairs = dict(zip(self.entries, page.articles, strict=True))
        given = {entry: entry.version_now for entry, one in pairs.items() if one.body == entry.now.body}
        return SourcePage(
            origin=page.origin,
            checksum=page.checksum,
            content_checksum=page.content_checksum,
            source=page.source,
            format=page.format,
            encoding=page.encoding,
            content=page.content,
            segmenter=page.segmenter,
            numbers=tuple(map(_number, self.entries)),
            former=tuple(map(_number, self.former)),
            given={_number(entry): version for entry, version in given.items()},
            boundaries=page.boundaries,
            by_hand=page.by_hand,
        )


@dataclass(frozen=True, slots=True)
class _Decided:
    """What is to be stored of a batch."""

    settlement: Settlement
    pages: Sequence[_Settled]
    records: Sequence[tuple[SourceRecord, Entry]]
    came_before: bool

    @property
    def stored(self) -> dict[int, NewText]:
        """The articles that were stored with a text or are back in sight, by number; after `store`."""
        roster = self.settlement.roster
        entries = chain(roster.created, roster.changed, roster.returning.values())
        return {_number(entry): entry.now.to_store() for entry in entries}

    @property
    def first_new(self) -> int:
        """The lowest number that is new; one that is above all, where none is."""
        return min(map(_number, self.settlement.roster.created), default=NONE_NEW)

    async def store(self, storing: Storing) -> None:
        roster = self.settlement.roster
        if roster.created:
            numbers = await storing.create([entry.now.to_store() for entry in roster.created])
            for entry, number in zip(roster.created, numbers, strict=True):
                entry.number, entry.version = number, 1
            if self.came_before:
                await storing.mark_before(numbers)
        revisions = [
            Revision(_number(entry), entry.now.to_store(), entry.change) for entry in roster.changed if entry.change
        ]
        if revisions:
            await storing.revise(revisions)
        if roster.returning:
            await storing.bring_back({number: entry.now.to_store() for number, entry in roster.returning.items()})
        if self.pages:
            await storing.keep_pages([settled.to_store() for settled in self.pages])
        former = {_number(entry) for settled in self.pages for entry in settled.former if not entry.retired}
        if former:
            await storing.retire(former)
        if self.records:
            await storing.keep_records([replace(one, number=_number(entry)) for one, entry in self.records])


def _decide(batch: Batch, known: _Known) -> _Decided:
    settlement = Settlement(known.roster)
    read: dict[str, tuple[Entry, ...]] = {}
    pages: list[_Settled] = []
    for page in filter(known.is_due, batch.pages):
        before = known.before(page, read.get(page.content_checksum, ()))
        entries = settlement.page(page, before)
        read[page.content_checksum] = entries
        pages.append(_Settled(page, entries, tuple(entry for entry in before.given if entry not in entries)))
    return _Decided(settlement, pages, _decide_records(batch, known, settlement), batch.came_before)


def _decide_records(batch: Batch, known: _Known, settlement: Settlement) -> list[tuple[SourceRecord, Entry]]:
    """Settle the records; an alias not known yet is kept without a checksum, since its route brought nothing."""
    entries = {key: known.roster.by_number[one.number] for key, one in known.records.items()}
    own_route = {key for key, one in known.records.items() if one.checksum}
    kept: list[tuple[SourceRecord, Entry]] = []
    for record in batch.records:
        key = record.identity
        earlier = next((entries[one] for one in (key, *record.aliases) if one in entries), None)
        if earlier is None or key in own_route:
            entry = settlement.record(record, earlier)
        else:
            entry = settlement.alias(record, earlier)
        new = [alias for alias in record.aliases if alias not in entries and alias != key]
        kept.append((SourceRecord(*key, record.checksum, 0), entry))
        kept += [(SourceRecord(*alias, "", 0), entry) for alias in new]
        entries |= dict.fromkeys((key, *new), entry)
        own_route.add(key)
    return kept


def _number(entry: Entry) -> int:
    if entry.number is None:
        raise AssertionError("an article that was not stored")
    return entry.number
