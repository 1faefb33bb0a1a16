"""Look up the known articles of a batch, and the candidates that its articles may be duplicates of."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from bot.articles import CONTAINED, VersionReason
from bot.loading.incoming import IncomingArticle

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.archive import KnownArticle, KnownPage, SourceRecord, Storing
    from bot.loading.incoming import Batch, IncomingPage

MOST_COMPARED = 3
"""The number of candidates compared in full with an article, those with the most shared fingerprint samples first."""


@dataclass(eq=False, slots=True)
class Entry:
    """An article as it is stored, or as this batch will store it. `number` is None for a new one.

    `version` is the stored version. A retired article returns once it `stands` on a page again.
    """

    number: int | None
    removed: bool
    now: IncomingArticle
    change: VersionReason | None = None
    version: int = 0
    retired: bool = False
    stands: bool = False

    @property
    def truncated(self) -> bool:
        """Whether it is a teaser."""
        return self.now.text.truncated

    @property
    def version_now(self) -> int:
        """The version number that its text will have."""
        return self.version + (self.change is not None)


@dataclass(frozen=True, slots=True)
class Holders:
    """An inverted index from fingerprint samples to known articles, for teasers and for full articles."""

    teasers: Mapping[int, Sequence[int]]
    wholes: Mapping[int, Sequence[int]]

    def most_alike(self, article: IncomingArticle) -> list[int]:
        """Return the numbers of the articles that share the most samples, of every kind that may be a duplicate."""
        found = _most_shared(article, self.teasers)
        return found + _most_shared(article, self.wholes) if article.text.truncated else found


class KnownCandidates:
    """The candidates for incoming articles: known articles and those of the same batch, by number and by sample."""

    def __init__(self, known: Iterable[KnownArticle], holders: Holders) -> None:
        self.by_number = {
            one.number: Entry(
                one.number,
                one.removed,
                IncomingArticle(one.text, one.source, one.source_id, one.url),
                version=one.version,
                retired=one.retired,
            )
            for one in known
        }
        self.created: list[Entry] = []
        self._holders: defaultdict[int, list[Entry]] = defaultdict(list)
        for sample, numbers in chain(holders.teasers.items(), holders.wholes.items()):
            self._holders[sample] += [self.by_number[number] for number in numbers if number in self.by_number]

    @property
    def changed(self) -> list[Entry]:
        """The known articles with a changed text."""
        return [entry for entry in self.by_number.values() if entry.change is not None]

    @property
    def returning(self) -> dict[int, Entry]:
        """The retired articles that are on a page again, by number."""
        return {n: entry for n, entry in self.by_number.items() if entry.retired and entry.stands}

    def create(self, article: IncomingArticle) -> Entry:
        """Add a new article."""
        entry = Entry(None, removed=False, now=article)
        self.created.append(entry)
        self._place(entry)
        return entry

    def change(self, entry: Entry, article: IncomingArticle, reason: VersionReason) -> None:
        """Replace the text of an entry; a new article gets no extra version, since nobody has seen the first one."""
        entry.now = article
        if entry.number is not None and entry.change is not VersionReason.UPGRADED:
            entry.change = reason
        self._place(entry)

    def _place(self, entry: Entry) -> None:
        for sample in entry.now.samples:
            self._holders[sample].append(entry)

    def teaser_of(self, longer: IncomingArticle) -> Entry | None:
        """Return the teaser of a full article, or the same teaser cut off earlier."""
        alike = self._alike(longer, truncated=True)
        if longer.text.truncated:
            alike = [one for one in alike if one.now.print.overlap(longer.print) >= CONTAINED]
        return _best((one.now.print.held_by(longer.print), one) for one in alike if one.now.print.tells)

    def holding(self, teaser: IncomingArticle) -> Entry | None:
        """Return the full article of a teaser, or the same teaser cut off later."""
        alike = self._alike(teaser, truncated=False) + self._alike(teaser, truncated=True)
        return _best((teaser.share_within(one.now), one) for one in alike)

    def _alike(self, article: IncomingArticle, *, truncated: bool) -> list[Entry]:
        holders = chain.from_iterable(self._holders.get(sample, ()) for sample in article.samples)
        shared = Counter(entry for entry in holders if entry.truncated is truncated and not entry.retired)
        return [entry for entry, _ in shared.most_common(MOST_COMPARED)]


@dataclass(frozen=True, slots=True)
class Before:
    """The state of a page before this load: the articles it may have, and those whose newest text is from its bytes.

    `same_content` is true if the origin had the same bytes before, so that only the division can differ.
    """

    entries: Sequence[Entry]
    given: frozenset[Entry]
    same_content: bool


@dataclass(frozen=True, slots=True)
class Known:
    """Everything in the archive that is relevant to a batch."""

    pages_from: dict[str, KnownPage]
    pages_with: dict[str, tuple[KnownPage, ...]]
    records: dict[tuple[str, str], SourceRecord]
    candidates: KnownCandidates

    def before(self, page: IncomingPage, read: Iterable[Entry]) -> Before:
        """Return the previous state of a page; `read` are the articles found on the same page earlier in the batch."""
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
        """Return whether to process a page: false for a stored page whose origin has been replaced in the meantime."""
        here = self.pages_from.get(page.origin)
        return not page.again or (here is not None and here.checksum == page.checksum)


def _has_text_of(pages: Iterable[KnownPage], entry: Entry) -> bool:
    """Return whether the newest text of an article is from one of `pages`, and this batch has not replaced it."""
    if entry.number is None or entry.change not in (None, VersionReason.RESEGMENTED):
        return False
    return any(page.given.get(entry.number) == entry.version for page in pages)


async def look_up(storing: Storing, batch: Batch) -> Known:
    """Read everything in the archive that is relevant to a batch."""
    pages_from = await storing.pages_from({page.origin for page in batch.pages})
    pages_with = await storing.pages_with({page.content_checksum for page in batch.pages})
    records = await storing.records({key for one in batch.records for key in (one.identity, *one.aliases)})
    holders = await _holders(storing, batch)
    numbers = {record.number for record in records.values()}
    of_pages = chain(pages_from.values(), chain.from_iterable(pages_with.values()))
    numbers.update(*((*page.numbers, *page.former) for page in of_pages))
    numbers.update(*(holders.most_alike(article) for article in batch.articles))
    known = await storing.known(numbers) if numbers else {}
    return Known(pages_from, pages_with, records, KnownCandidates(known.values(), holders))


async def _holders(storing: Storing, batch: Batch) -> Holders:
    """Find articles that share samples. Full articles are only compared with teasers: two full ones never merge."""
    everything = {sample for article in batch.articles for sample in article.samples}
    of_teasers = {sample for article in batch.articles if article.text.truncated for sample in article.samples}
    return Holders(
        teasers=await storing.resembling(everything, truncated=True),
        wholes=await storing.resembling(of_teasers, truncated=False),
    )


def _most_shared(article: IncomingArticle, holders: Mapping[int, Sequence[int]]) -> list[int]:
    shared = Counter(number for sample in article.samples for number in holders.get(sample, ()))
    return [number for number, _ in shared.most_common(MOST_COMPARED)]


def _best(shares: Iterable[tuple[float, Entry]]) -> Entry | None:
    best = max(shares, key=lambda pair: pair[0], default=None)
    return best[1] if best is not None and best[0] >= CONTAINED else None
