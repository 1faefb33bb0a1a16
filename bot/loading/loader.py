"""Load files and folders into the archive, and split again what it holds."""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import aclosing
from itertools import chain, islice
from typing import TYPE_CHECKING

from bot.articles.model import SHARED
from bot.errors import QuotaError, SourceError, UsageError
from bot.loading.exchange.importing import adopt
from bot.loading.identity.decisions import Outcome
from bot.loading.identity.store import store_what_fits
from bot.loading.pages.read_page import SPLITTER
from bot.loading.preparation import Preparation
from bot.loading.records.files import is_record_file
from bot.loading.report import LoadReport, Progress, Rejected
from bot.loading.resegmentation import Resegmentation
from bot.loading.workers.pool import Processes, Threads
from bot.loading.workers.prefetch import ahead
from bot.monitoring.metrics import ARTICLES, loading
from bot.sources.files import MOST_FILES, FoundFile, NotFound, find_files, shown

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterable, Sequence
    from pathlib import Path

    from bot.archive.protocols import Archive
    from bot.articles.model import Scope
    from bot.loading.pages.read_page import Splitter
    from bot.loading.preparation import Prepared
    from bot.loading.report import ProgressListener
    from bot.loading.workers.prefetch import Work

MOST_REJECTED = 10_000
MUCH = 512 << 10
"""From so many bytes on, processes do the work: they can be stopped, and take half a second to start."""

_PREPARED_AHEAD = 4 << 20


class Loader:
    """Loads into one archive."""

    def __init__(self, archive: Archive, splitter: Splitter = SPLITTER) -> None:
        self._archive = archive
        self._splitter = splitter

    async def load(
        self,
        paths: Sequence[Path],
        *,
        scope: Scope = SHARED,
        source: str | None = None,
        boundaries: Path | None = None,
        progress: ProgressListener | None = None,
    ) -> LoadReport:
        """Load files, and folders with all that is below them, in the order of their names.

        What cannot be used is in the report with its reason and stops nothing else. `source` is where articles say
        they come from, unless they say so themselves. `boundaries` is the file that says where the articles of one page
        start, instead of the one beside it. When cancelled, whole batches are stored or nothing of them.
        Raises UsageError for boundaries of anything but one page, and what a write may raise.
        """
        if boundaries is not None:
            await asyncio.to_thread(_check_one_page, paths)
        found = await asyncio.to_thread(_find, paths)
        return await self.load_found(found, scope=scope, source=source, boundaries=boundaries, progress=progress)

    async def load_found(
        self,
        found: Sequence[FoundFile | NotFound],
        *,
        scope: Scope = SHARED,
        source: str | None = None,
        boundaries: Path | None = None,
        progress: ProgressListener | None = None,
        apart: bool = False,
    ) -> LoadReport:
        """Load files that were found, likewise; their `origin` is what makes them the same page again.

        `apart` has even little work done in processes that can be stopped: for files of strangers.
        """
        files = [one for one in found if isinstance(one, FoundFile)]
        size = sum(file.size for file in files)
        tally = _Tally(size, progress)
        tally.reject(Rejected(one.path, None, one.error) for one in found if isinstance(one, NotFound))
        workshop = Processes() if apart or size >= MUCH else Threads()
        try:
            works = Preparation(self._archive, scope, workshop, self._splitter, source, boundaries).works(files)
            with loading():
                await self._store(works, scope, tally)
        finally:
            await workshop.close()
        return _counted(tally.report())

    async def resegment(
        self,
        below: Sequence[Path] = (),
        *,
        scope: Scope = SHARED,
        progress: ProgressListener | None = None,
    ) -> LoadReport:
        """Split stored pages again that another splitter split: all, or those last read at and `below` some paths.

        The files are not needed, and a person's boundaries stay in force. A page that another place or time has
        replaced is left alone. What cannot be split stays as it is, and is in the report. When cancelled, whole batches
        are stored or nothing of them. Raises what a write may raise.
        """
        places = [shown(path) for path in await asyncio.to_thread(_resolved, below)] if below else None
        counts = await self._archive.writer.count_pages(scope, segmenter=self._splitter.version, below=places)
        tally = _Tally(counts.size, progress, unchanged=counts.articles_of_its_own)
        tally.reject(
            [Rejected(place, None, SourceError("source-not-stored")) for place in await self._not_stored(scope, places)]
        )
        workshop = Processes() if counts.size >= MUCH else Threads()
        try:
            works = Resegmentation(self._archive, scope, workshop, self._splitter).works(places)
            with loading():
                await self._store(works, scope, tally)
        finally:
            await workshop.close()
        return _counted(tally.report())

    async def _not_stored(self, scope: Scope, places: Sequence[str] | None) -> list[str]:
        version = self._splitter.version
        writer = self._archive.writer
        counts = [(one, await writer.count_pages(scope, segmenter=version, below=[one])) for one in places or ()]
        return [place for place, count in counts if not count.pages and not count.articles_of_its_own]

    async def _store(self, works: AsyncGenerator[Work[Prepared]], scope: Scope, tally: _Tally) -> None:
        async with aclosing(ahead(works, _PREPARED_AHEAD)) as portions:
            async for prepared in portions:
                try:
                    for batch in prepared.batches:
                        await store_what_fits(self._archive, scope, batch, tally.outcomes)
                    await adopt(self._archive, scope, prepared.exported, tally.outcomes)
                except QuotaError as error:
                    tally.reject([Rejected(prepared.path, None, SourceError(error.key, **error.data))])
                    tally.add(prepared)
                    return
                tally.add(prepared)


def _counted(report: LoadReport) -> LoadReport:
    """Return `report`, and count what is in it for whoever watches the bot."""
    counts = {"loaded": report.loaded, "updated": report.updated, "unchanged": report.unchanged}
    for outcome, count in (counts | {"rejected": report.rejected_count}).items():
        ARTICLES.labels(outcome).inc(count)
    return report


class _Tally:
    """Counts what became of a load, and tells how far it is."""

    def __init__(self, total: int, progress: ProgressListener | None, *, unchanged: int = 0) -> None:
        self.outcomes: Counter[Outcome] = Counter({Outcome.UNCHANGED: unchanged})
        self._rejected: list[Rejected] = []
        self._rejected_count = 0
        self._done = 0
        self._total = total
        self._progress = progress

    def add(self, prepared: Prepared) -> None:
        self.outcomes[Outcome.UNCHANGED] += prepared.unchanged
        self.reject(prepared.rejected)
        self._done += prepared.length
        if self._progress is not None:
            self._progress(Progress(self._done, self._total, prepared.path))

    def reject(self, rejected: Iterable[Rejected]) -> None:
        for one in rejected:
            self._rejected_count += 1
            if len(self._rejected) < MOST_REJECTED:
                self._rejected.append(one)

    def report(self) -> LoadReport:
        return LoadReport(
            loaded=self.outcomes[Outcome.LOADED],
            updated=self.outcomes[Outcome.UPDATED],
            unchanged=self.outcomes[Outcome.UNCHANGED],
            rejected=tuple(self._rejected),
            rejected_count=self._rejected_count,
            renumbered=self.outcomes[Outcome.RENUMBERED],
        )


def _check_one_page(paths: Sequence[Path]) -> None:
    if len(paths) != 1 or paths[0].is_dir() or is_record_file(paths[0]):
        raise UsageError("load-boundaries-one")


def _resolved(paths: Iterable[Path]) -> list[Path]:
    return [path.resolve() for path in paths]


def _find(paths: Sequence[Path]) -> list[FoundFile | NotFound]:
    found = list(islice(chain.from_iterable(map(find_files, paths)), MOST_FILES + 1))
    if len(found) > MOST_FILES:
        found[-1] = NotFound(found[-1].path, SourceError("source-too-many", most=MOST_FILES))
    # The same file by two paths is one file.
    return list({one.origin if isinstance(one, FoundFile) else one: one for one in reversed(found)}.values())[::-1]
