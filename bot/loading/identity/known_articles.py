"""What the archive knows of a batch, and the articles that its own may turn out to be."""

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
"""How many articles that share samples with one are compared with it in full; the most shared come first."""


@dataclass(eq=False, slots=True)
class Entry:
    """An article as it stands now, or as its batch will leave it. `number` is None until a new one is stored.

    `version` is the one it has in the archive. A retired article is back once it `stands` on a page again.
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
        """The version its text will have."""
        return self.version + (self.change is not None)


@dataclass(frozen=True, slots=True)
class Holders:
    """Which known articles were stored with which sample, as teasers and as whole articles."""

    teasers: Mapping[int, Sequence[int]]
    wholes: Mapping[int, Sequence[int]]

    def most_alike(self, article: IncomingArticle) -> list[int]:
        """Return the numbers of those that share most samples with an article, of each kind it may be one with."""
        found = _most_shared(article, self.teasers)
        return found + _most_shared(article, self.wholes) if article.text.truncated else found


class KnownCandidates:
    """What arriving articles may be: known ones and those of their own batch, by number and by samples."""

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
        """The known articles that got another text."""
        return [entry for entry in self.by_number.values() if entry.change is not None]

    @property
    def returning(self) -> dict[int, Entry]:
        """The retired articles that stand on a page again, by number."""
        return {n: entry for n, entry in self.by_number.items() if entry.retired and entry.stands}

    def create(self, article: IncomingArticle) -> Entry:
        """Make an entry of a new article."""
        entry = Entry(None, removed=False, now=article)
        self.created.append(entry)
        self._place(entry)
        return entry

    def change(self, entry: Entry, article: IncomingArticle, reason: VersionReason) -> None:
        """Give an entry the text of `article`; a new one has had no version yet that anybody could have seen."""
        entry.now = article
        if entry.number is not None and entry.change is not VersionReason.UPGRADED:
            entry.change = reason
        self._place(entry)

    def _place(self, entry: Entry) -> None:
        for sample in entry.now.samples:
            self._holders[sample].append(entry)

    def teaser_of(self, longer: IncomingArticle) -> Entry | None:
        """Return the teaser that `longer` is the whole of, or the same teaser under a later cut."""
        alike = self._alike(longer, truncated=True)
        if longer.text.truncated:
            alike = [one for one in alike if one.now.print.overlap(longer.print) >= CONTAINED]
        return _best((one.now.print.held_by(longer.print), one) for one in alike if one.now.print.tells)

    def holding(self, teaser: IncomingArticle) -> Entry | None:
        """Return the article that `teaser` is the beginning of, or the same teaser under no earlier cut."""
        alike = self._alike(teaser, truncated=False) + self._alike(teaser, truncated=True)
        return _best((teaser.share_within(one.now), one) for one in alike)

    def _alike(self, article: IncomingArticle, *, truncated: bool) -> list[Entry]:
        holders = chain.from_iterable(self._holders.get(sample, ()) for sample in article.samples)
        shared = Counter(entry for entry in holders if entry.truncated is truncated and not entry.retired)
        return [entry for entry, _ in shared.most_common(MOST_COMPARED)]


@dataclass(frozen=True, slots=True)
class Before:
    """What a page was before: the articles that may stand on it, and which have their newest text from its bytes.

    `same_content` tells that the place it was read at held the same bytes, so that only their division can differ.
    """

    entries: Sequence[Entry]
    given: frozenset[Entry]
    same_content: bool


@dataclass(frozen=True, slots=True)
class Known:
    """What the archive knows of a batch."""

    pages_from: dict[str, KnownPage]
    pages_with: dict[str, tuple[KnownPage, ...]]
    records: dict[tuple[str, str], SourceRecord]
    candidates: KnownCandidates

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
    return Known(pages_from, pages_with, records, KnownCandidates(known.values(), holders))


async def _holders(storing: Storing, batch: Batch) -> Holders:
    """Teasers are looked for among all articles, whole ones among teasers only: whole ones may be told twice."""
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
