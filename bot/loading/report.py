"""What came of a load: what became of its articles, what was rejected, and how far it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from bot.errors import SourceError
from bot.monitoring import ARTICLES
from bot.texts import load_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Self

MOST_REJECTED = 10_000
MOST_UNSURE = 10_000
MOST_PAGES = 25
"""Pages that a report names one by one."""


class Outcome(Enum):
    """What became of an arriving article; RENUMBERED counts those among the loaded that could not keep their number."""

    LOADED = "loaded"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    RENUMBERED = "renumbered"


@dataclass(frozen=True, slots=True)
class Rejected:
    """A page, or a line of a file (from 1), that could not be used, and why."""

    path: str
    line: int | None
    error: SourceError

    @property
    def reason(self) -> str:
        """The sentence that says why, in English, for programs; people are told of `error` in their language."""
        return load_texts().of_error(self.error)


@dataclass(frozen=True, slots=True)
class LoadedPage:
    """A page that was stored: what people call it, its checksum in the archive, its articles, how sure their cuts are.

    `certainty` is 0 to 1; `unsure` tells that somebody should look at it.
    """

    path: str
    checksum: str
    articles: int
    certainty: float
    unsure: bool


@dataclass(frozen=True, slots=True)
class LoadReport:
    """How many articles were loaded, updated and found unchanged, and what was rejected.

    The lists of what was rejected and of unsure pages are cut at 10,000; `rejected_count` and `unsure_count` count on.
    `pages` are the first 25 that were stored. `renumbered` counts those among the loaded that came with a
    number of another archive and could not keep it.
    """

    loaded: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: tuple[Rejected, ...] = ()
    rejected_count: int = 0
    renumbered: int = 0
    unsure: tuple[LoadedPage, ...] = ()
    unsure_count: int = 0
    pages: tuple[LoadedPage, ...] = ()

    @classmethod
    def of(
        cls, outcomes: Mapping[Outcome, int], rejected: Sequence[Rejected] = (), rejected_count: int | None = None
    ) -> Self:
        """Return the report of what became of articles; `rejected_count` where more were rejected than are listed."""
        return cls(
            loaded=outcomes.get(Outcome.LOADED, 0),
            updated=outcomes.get(Outcome.UPDATED, 0),
            unchanged=outcomes.get(Outcome.UNCHANGED, 0),
            rejected=tuple(rejected),
            rejected_count=len(rejected) if rejected_count is None else rejected_count,
            renumbered=outcomes.get(Outcome.RENUMBERED, 0),
        )

    @property
    def usable(self) -> int:
        """How many articles could be used."""
        return self.loaded + self.updated + self.unchanged

    def with_more(self, more: LoadReport) -> LoadReport:
        """Return the report of both."""
        return LoadReport(
            self.loaded + more.loaded,
            self.updated + more.updated,
            self.unchanged + more.unchanged,
            self.rejected + more.rejected,
            self.rejected_count + more.rejected_count,
            self.renumbered + more.renumbered,
            (self.unsure + more.unsure)[:MOST_UNSURE],
            self.unsure_count + more.unsure_count,
            (self.pages + more.pages)[:MOST_PAGES],
        )


@dataclass(frozen=True, slots=True)
class Recut:
    """What dividing stored pages anew changes.

    How many pages change at all; how many articles have another text, are new, or go out of sight (their references
    keep resolving).
    """

    pages: int = 0
    changed: int = 0
    new: int = 0
    hidden: int = 0

    def __add__(self, more: Recut) -> Recut:
        """Return both together."""
        return Recut(
            self.pages + more.pages, self.changed + more.changed, self.new + more.new, self.hidden + more.hidden
        )


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a load has come: in bytes read, for files; `path` is what is read now."""

    done: int
    total: int
    path: str


ProgressListener: TypeAlias = Callable[[Progress], None]


def count_articles(outcomes: Mapping[str, int]) -> None:
    """Count what became of articles, by the names of outcomes, for the metrics."""
    for outcome, count in outcomes.items():
        ARTICLES.labels(outcome).inc(count)


class Tally:
    """Counts what became of a load of `total` bytes, and tells `progress` how far it is."""

    def __init__(self, total: int, progress: ProgressListener | None, *, unchanged: int = 0) -> None:
        self.outcomes: Counter[Outcome] = Counter({Outcome.UNCHANGED: unchanged})
        self._rejected: list[Rejected] = []
        self._rejected_count = 0
        self._unsure: list[LoadedPage] = []
        self._unsure_count = 0
        self._pages: list[LoadedPage] = []
        self._done = 0
        self._total = total
        self._progress = progress

    def add(self, path: str, length: int, unchanged: int, rejected: Iterable[Rejected]) -> None:
        """Count so many bytes of `path` as done, with what of them was passed over and what could not be used."""
        self.outcomes[Outcome.UNCHANGED] += unchanged
        self.reject(rejected)
        self._done += length
        if self._progress is not None:
            self._progress(Progress(self._done, self._total, path))

    def reject(self, rejected: Iterable[Rejected]) -> None:
        """Count what could not be used, and list it up to a bound."""
        for one in rejected:
            self._rejected_count += 1
            if len(self._rejected) < MOST_REJECTED:
                self._rejected.append(one)

    def name(self, pages: Iterable[LoadedPage]) -> None:
        """List pages that were stored, up to a bound, and those to be looked at."""
        for page in pages:
            if len(self._pages) < MOST_PAGES:
                self._pages.append(page)
            self._unsure_count += page.unsure
            if page.unsure and len(self._unsure) < MOST_UNSURE:
                self._unsure.append(page)

    def report(self) -> LoadReport:
        """Return what came of it so far."""
        report = LoadReport.of(self.outcomes, self._rejected, self._rejected_count)
        return replace(report, unsure=tuple(self._unsure), unsure_count=self._unsure_count, pages=tuple(self._pages))
