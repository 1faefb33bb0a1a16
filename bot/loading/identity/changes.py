"""Decide what a batch changes in the archive by comparing it with known articles, and store it in one transaction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from bot.archive import Revision, SourcePage, SourceRecord
from bot.loading.identity.decisions import Decisions
from bot.loading.report import Recut
from bot.stories import NONE_NEW

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from bot.archive import NewText, Storing
    from bot.loading.identity.known_articles import Entry, Known
    from bot.loading.incoming import Batch, IncomingPage
    from bot.loading.report import Outcome


@dataclass(frozen=True, slots=True)
class _DecidedPage:
    """A page with the entries of its articles, and the entries that the same bytes gave under an earlier division."""

    page: IncomingPage
    entries: tuple[Entry, ...]
    former: tuple[Entry, ...]

    @property
    def changes_articles(self) -> bool:
        """Return whether an article of the page is new, has a changed text, or is no longer on it."""
        gone = any(not entry.retired for entry in self.former)
        return gone or any(entry.number is None or entry.change is not None for entry in self.entries)

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
            certainty=page.certainty,
            unsure=page.unsure,
        )


@dataclass(frozen=True, slots=True)
class Changes:
    """The changes of a batch, ready to store."""

    decisions: Decisions
    pages: Sequence[_DecidedPage]
    records: Sequence[tuple[SourceRecord, Entry]]
    came_before: bool

    @property
    def outcomes(self) -> Counter[Outcome]:
        """The number of articles by outcome."""
        return self.decisions.outcomes

    @property
    def recut(self) -> Recut:
        """What dividing its pages again changes, for a report."""
        candidates = self.decisions.candidates
        changed = [decided for decided in self.pages if decided.changes_articles]
        return Recut(
            pages=len(changed),
            changed=len(candidates.changed),
            new=len(candidates.created),
            hidden=len({_number(entry) for decided in self.pages for entry in decided.former if not entry.retired}),
        )

    @property
    def stored(self) -> dict[int, NewText]:
        """New, changed and returning articles by number; call `store` first."""
        candidates = self.decisions.candidates
        entries = chain(candidates.created, candidates.changed, candidates.returning.values())
        return {_number(entry): entry.now.to_store() for entry in entries}

    @property
    def first_new(self) -> int:
        """The lowest new number; a number above all others if nothing is new."""
        return min(map(_number, self.decisions.candidates.created), default=NONE_NEW)

    async def store(self, storing: Storing) -> None:
        """Write the changes to the archive."""
        candidates = self.decisions.candidates
        if candidates.created:
            numbers = await storing.create([entry.now.to_store() for entry in candidates.created])
            for entry, number in zip(candidates.created, numbers, strict=True):
                entry.number, entry.version = number, 1
            if self.came_before:
                await storing.mark_before(numbers)
        revisions = [
            Revision(_number(entry), entry.now.to_store(), entry.change) for entry in candidates.changed if entry.change
        ]
        if revisions:
            await storing.revise(revisions)
        if candidates.returning:
            await storing.bring_back({number: entry.now.to_store() for number, entry in candidates.returning.items()})
        if self.pages:
            await storing.keep_pages([decided.to_store() for decided in self.pages])
        former = {_number(entry) for decided in self.pages for entry in decided.former if not entry.retired}
        if former:
            await storing.retire(former)
        if self.records:
            await storing.keep_records([replace(one, number=_number(entry)) for one, entry in self.records])


def decide(batch: Batch, known: Known) -> Changes:
    """Match the pages and records of a batch with known articles (CPU work)."""
    decisions = Decisions(known.candidates)
    read: dict[str, tuple[Entry, ...]] = {}
    pages: list[_DecidedPage] = []
    for page in filter(known.is_due, batch.pages):
        before = known.before(page, read.get(page.content_checksum, ()))
        entries = decisions.page(page, before)
        read[page.content_checksum] = entries
        pages.append(_DecidedPage(page, entries, tuple(entry for entry in before.given if entry not in entries)))
    return Changes(decisions, pages, _decide_records(batch, known, decisions), batch.came_before)


def _decide_records(batch: Batch, known: Known, decisions: Decisions) -> list[tuple[SourceRecord, Entry]]:
    """Decide the records. A new alias is stored without a checksum, unless its page has brought the text."""
    entries = {key: known.candidates.by_number[one.number] for key, one in known.records.items()}
    own_route = {key for key, one in known.records.items() if one.checksum}
    kept: list[tuple[SourceRecord, Entry]] = []
    for record in batch.records:
        key = record.identity
        earlier = next((entries[one] for one in (key, *record.aliases) if one in entries), None)
        if earlier is None or key in own_route:
            entry = decisions.record(record, earlier)
        else:
            entry = decisions.alias(record, earlier)
        new = [alias for alias in record.aliases if alias not in entries and alias != key]
        kept.append((SourceRecord(*key, record.checksum, 0), entry))
        kept += [(SourceRecord(*alias, "", 0), entry) for alias in new]
        entries |= dict.fromkeys((key, *new), entry)
        if record.page and entries[record.aliases[0]] is entry:
            kept.append((SourceRecord(*record.aliases[0], record.page, 0), entry))
        own_route.add(key)
    return kept


def _number(entry: Entry) -> int:
    if entry.number is None:
        raise AssertionError("an article that was not stored")
    return entry.number
