"""The articles that arriving ones may turn out to be: those the archive knows, and those their own batch brought."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from bot.articles.model import VersionReason
from bot.articles.shingles import CONTAINED
from bot.loading.incoming import IncomingArticle

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.archive.stored import KnownArticle

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


class Candidates:
    """Entries by number, and by the samples of their texts."""

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


def _most_shared(article: IncomingArticle, holders: Mapping[int, Sequence[int]]) -> list[int]:
    shared = Counter(number for sample in article.samples for number in holders.get(sample, ()))
    return [number for number, _ in shared.most_common(MOST_COMPARED)]


def _best(shares: Iterable[tuple[float, Entry]]) -> Entry | None:
    best = max(shares, key=lambda pair: pair[0], default=None)
    return best[1] if best is not None and best[0] >= CONTAINED else None
