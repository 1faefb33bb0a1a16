"""Load files and folders into the archive, and split again what it holds."""

from __future__ import annotations

from contextlib import asynccontextmanager
from itertools import chain, islice
from typing import TYPE_CHECKING

from bot.articles import SHARED
from bot.errors import SourceError, UsageError
from bot.loading.kinds.kind import kind_of_name
from bot.loading.pages.page_view import view_page
from bot.loading.pages.read_page import SPLITTER
from bot.loading.pipeline import Pipeline
from bot.loading.records.files import is_record_file
from bot.loading.report import Rejected, Tally, count_articles
from bot.loading.workers.pool import Processes, Threads
from bot.monitoring import loading
from bot.runtime import background
from bot.sources import MOST_FILES, FoundFile, NotFound, find_files, shown

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterable, Sequence
    from pathlib import Path

    from bot.archive import Archive, PageCounts
    from bot.articles import Scope
    from bot.loading.pages.page_view import PageView
    from bot.loading.pages.read_page import RawPage, Splitter
    from bot.loading.pipeline import Ask
    from bot.loading.report import LoadReport, ProgressListener, Recut
    from bot.loading.workers.pool import SharedPool, WorkerPool

MUCH = 512 << 10
"""From so many bytes on, processes do the work: they can be stopped, and take half a second to start."""


class Loader:
    """Loads into one archive.

    `workers` are those of the whole bot; a load that was given none starts some of its own.
    """

    def __init__(self, archive: Archive, splitter: Splitter = SPLITTER, *, workers: SharedPool | None = None) -> None:
        self._archive = archive
        self._splitter = splitter
        self._workers = workers

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
            await background.run(_check_one_page, paths)
        found = await background.run(_find, paths)
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
        ask: Ask | None = None,
    ) -> LoadReport:
        """Load files that were found, likewise; their `origin` is what makes them the same page again.

        `ask` puts pages aside that the splitter is not sure of. `apart` has even little work done in processes that can
        be stopped: for files of strangers. Files that are opened before they are read (PDF and
        their like) are always opened there.
        """
        files = [one for one in found if isinstance(one, FoundFile)]
        size = sum(file.size for file in files)
        tally = Tally(size, progress)
        tally.reject(Rejected(one.path, None, one.error) for one in found if isinstance(one, NotFound))
        apart = apart or size >= MUCH or any(kind_of_name(file.path) for file in files)
        async with self._pool(scope, apart=apart) as pool:
            with loading():
                pipeline = Pipeline(self._archive, scope, self._splitter, pool, ask)
                await pipeline.load(files, source, boundaries, tally)
        return _counted(tally)

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
        places = await _places(below)
        tally, counts = await self._tally_of_stored(scope, places, progress)
        async with self._pool(scope, apart=_much(counts, scope)) as pool:
            with loading():
                await Pipeline(self._archive, scope, self._splitter, pool).resegment(places, tally)
        return _counted(tally)

    async def count_old(self, scope: Scope) -> int:
        """Count the pages of a scope that another splitter split."""
        version = self._splitter.version
        return (await self._archive.writer.count_pages(scope, segmenter=version, below=None)).pages

    async def foresee(
        self, below: Sequence[Path] = (), *, scope: Scope = SHARED, progress: ProgressListener | None = None
    ) -> tuple[Recut, LoadReport]:
        """Return what `resegment` would change, with a report of what cannot be split; nothing is stored."""
        places = await _places(below)
        tally, counts = await self._tally_of_stored(scope, places, progress)
        async with self._pool(scope, apart=_much(counts, scope)) as pool:
            recut = await Pipeline(self._archive, scope, self._splitter, pool).foresee(places, tally)
        return recut, tally.report()

    async def load_page(self, page: RawPage, *, scope: Scope, is_news: bool, apart: bool = True) -> LoadReport:
        """Load one page from its bytes, by the boundaries it comes with; without `is_news` no digest tells of it."""
        tally = Tally(len(page.content), None)
        async with self._pool(scope, apart=apart) as pool:
            with loading():
                await Pipeline(self._archive, scope, self._splitter, pool).take(page, tally, is_news=is_news)
        return _counted(tally)

    async def view(self, page: RawPage, *, scope: Scope = SHARED, apart: bool = True) -> PageView:
        """Return how a page of a scope is cut, and how else it could be. Raises SourceError for what is no text."""
        async with self._pool(scope, apart=apart) as pool:
            viewed = await pool.run(view_page, self._splitter, page)
        if isinstance(viewed, SourceError):
            raise viewed
        return viewed

    async def _tally_of_stored(
        self, scope: Scope, places: Sequence[str] | None, progress: ProgressListener | None
    ) -> tuple[Tally, PageCounts]:
        """Begin to count pages that are split again, with those named among them that are not stored."""
        counts = await self._archive.writer.count_pages(scope, segmenter=self._splitter.version, below=places)
        tally = Tally(counts.size, progress, unchanged=counts.articles_of_its_own)
        not_stored = await self._not_stored(scope, places)
        tally.reject([Rejected(place, None, SourceError("source-not-stored")) for place in not_stored])
        return tally, counts

    async def _not_stored(self, scope: Scope, places: Sequence[str] | None) -> list[str]:
        version = self._splitter.version
        writer = self._archive.writer
        counts = [(one, await writer.count_pages(scope, segmenter=version, below=[one])) for one in places or ()]
        return [place for place, count in counts if not count.pages and not count.articles_of_its_own]

    @asynccontextmanager
    async def _pool(self, scope: Scope, *, apart: bool) -> AsyncGenerator[WorkerPool]:
        """Yield the share of a scope in the processes, or for little work a pool of threads."""
        if not apart:
            yield Threads()
        elif self._workers is not None:
            yield self._workers.share(scope.guild)
        else:
            workers = Processes()
            try:
                yield workers.share(scope.guild)
            finally:
                await workers.close()


def _much(counts: PageCounts, scope: Scope) -> bool:
    """Tell whether stored pages are split apart: many are, and those of strangers."""
    return counts.size >= MUCH or scope != SHARED


def _counted(tally: Tally) -> LoadReport:
    """Return what came of a load, and count it for the metrics."""
    report = tally.report()
    counts = {"loaded": report.loaded, "updated": report.updated, "unchanged": report.unchanged}
    count_articles(counts | {"rejected": report.rejected_count})
    return report


def _check_one_page(paths: Sequence[Path]) -> None:
    if len(paths) != 1 or paths[0].is_dir() or is_record_file(paths[0]):
        raise UsageError("load-boundaries-one")


async def _places(below: Sequence[Path]) -> list[str] | None:
    return [shown(path) for path in await background.run(_resolved, below)] if below else None


def _resolved(paths: Iterable[Path]) -> list[Path]:
    return [path.resolve() for path in paths]


def _find(paths: Sequence[Path]) -> list[FoundFile | NotFound]:
    found = list(islice(chain.from_iterable(map(find_files, paths)), MOST_FILES + 1))
    if len(found) > MOST_FILES:
        found[-1] = NotFound(found[-1].path, SourceError("source-too-many", most=MOST_FILES))
    # The same file by two paths is one file.
    return list({one.origin if isinstance(one, FoundFile) else one: one for one in reversed(found)}.values())[::-1]
