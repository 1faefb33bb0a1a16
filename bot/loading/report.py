"""The report of a load: outcomes of articles, rejected items, and progress."""

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
"""Maximum number of pages that a report lists."""


class Outcome(Enum):
    """The outcome for an incoming article; RENUMBERED are loaded articles that could not keep their number."""

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
        """The reason as an English sentence, for programs; people see `error` in their language."""
        return load_texts().of_error(self.error)


@dataclass(frozen=True, slots=True)
class LoadedPage:
    """A stored page: its name, its checksum in the archive, the number of its articles, and its certainty (0 to 1).

    `unsure` marks a division that a person should check.
    """

    path: str
    checksum: str
    articles: int
    certainty: float
    unsure: bool


@dataclass(frozen=True, slots=True)
class LoadReport:
    """How many articles were loaded, updated and unchanged, and what was rejected.

    The lists of rejected items and unsure pages hold at most 10,000; `rejected_count` and `unsure_count` are exact.
    `pages` are the first 25 stored pages. `renumbered` counts loaded articles from another archive that could not keep
    their number.
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
        """Return a report from outcomes; pass `rejected_count` if more were rejected than are listed."""
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
        """The number of articles that could be used."""
        return self.loaded + self.updated + self.unchanged

    def with_more(self, more: LoadReport) -> LoadReport:
        """Return the sum of two reports."""
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
    """The effect of splitting stored pages again.

    The number of changed pages, and of articles with a changed text, new articles, and hidden articles (references to
    them still work).
    """

    pages: int = 0
    changed: int = 0
    new: int = 0
    hidden: int = 0

    def __add__(self, more: Recut) -> Recut:
        """Return the sum of both."""
        return Recut(
            self.pages + more.pages, self.changed + more.changed, self.new + more.new, self.hidden + more.hidden
        )


@dataclass(frozen=True, slots=True)
class Progress:
    """The progress of a load, for files in bytes read; `path` is the current file."""

    done: int
    total: int
    path: str


ProgressListener: TypeAlias = Callable[[Progress], None]


def count_articles(outcomes: Mapping[str, int]) -> None:
    """Count outcomes by name in the metrics."""
    for outcome, count in outcomes.items():
        ARTICLES.labels(outcome).inc(count)


class Tally:
    """Accumulates the outcomes of a load of `total` bytes, and reports to `progress`."""

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
        """Add finished bytes of `path`, with its unchanged articles and its rejected items."""
        self.outcomes[Outcome.UNCHANGED] += unchanged
        self.reject(rejected)
        self._done += length
        if self._progress is not None:
            self._progress(Progress(self._done, self._total, path))

    def reject(self, rejected: Iterable[Rejected]) -> None:
        """Count rejected items, and list them up to the limit."""
        for one in rejected:
            self._rejected_count += 1
            if len(self._rejected) < MOST_REJECTED:
                self._rejected.append(one)

    def name(self, pages: Iterable[LoadedPage]) -> None:
        """List stored pages up to the limit, and unsure ones."""
        for page in pages:
            if len(self._pages) < MOST_PAGES:
                self._pages.append(page)
            self._unsure_count += page.unsure
            if page.unsure and len(self._unsure) < MOST_UNSURE:
                self._unsure.append(page)

    def report(self) -> LoadReport:
        """Return the report so far."""
        report = LoadReport.of(self.outcomes, self._rejected, self._rejected_count)
        return replace(report, unsure=tuple(self._unsure), unsure_count=self._unsure_count, pages=tuple(self._pages))
