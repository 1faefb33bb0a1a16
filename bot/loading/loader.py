"""Load files and folders into the archive, and split stored pages again."""

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
"""Bytes from which on worker processes are used: they can be killed, but take half a second to start."""


class Loader:
    """Loads files into one archive.

    `workers` is the pool shared by the whole bot; without it, each load starts its own.
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
        """Load files, and folders recursively, in the order of their names.

        Files that cannot be used are reported with the reason and do not stop the load. `source` is the default source
        of articles that name none. `boundaries` is a file with the article starts of a single page, used instead of its
        sidecar file. On cancellation, each batch is stored completely or not at all. Raises UsageError for boundaries
        with more than one page, and any error of writing.
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
        """Load files that were already found; their `origin` is their identity for later loads.

        `ask` puts aside pages with an unsure division. With `apart`, even small files of untrusted people are split in
        worker processes, which can be killed; formats that need conversion (PDF and others) always are.
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
        """Split stored pages again that an older splitter version split: all, or those at and `below` some paths.

        The original files are not needed, and boundaries set by a person are kept. Pages whose origin has newer content
        are skipped. Pages that cannot be split stay unchanged and are reported. On cancellation, each batch is stored
        completely or not at all. Raises any error of writing.
        """
        places = await _places(below)
        tally, counts = await self._tally_of_stored(scope, places, progress)
        async with self._pool(scope, apart=_much(counts, scope)) as pool:
            with loading():
                await Pipeline(self._archive, scope, self._splitter, pool).resegment(places, tally)
        return _counted(tally)

    async def count_old(self, scope: Scope) -> int:
        """Count the stored pages of a scope that an older splitter version split."""
        version = self._splitter.version
        return (await self._archive.writer.count_pages(scope, segmenter=version, below=None)).pages

    async def foresee(
        self, below: Sequence[Path] = (), *, scope: Scope = SHARED, progress: ProgressListener | None = None
    ) -> tuple[Recut, LoadReport]:
        """Do a dry run of `resegment`: return what would change, and a report of pages that cannot be split."""
        places = await _places(below)
        tally, counts = await self._tally_of_stored(scope, places, progress)
        async with self._pool(scope, apart=_much(counts, scope)) as pool:
            recut = await Pipeline(self._archive, scope, self._splitter, pool).foresee(places, tally)
        return recut, tally.report()

    async def load_page(self, page: RawPage, *, scope: Scope, is_news: bool, apart: bool = True) -> LoadReport:
        """Load one page from its bytes and boundaries; unless `is_news`, digests do not treat it as new."""
        tally = Tally(len(page.content), None)
        async with self._pool(scope, apart=apart) as pool:
            with loading():
                await Pipeline(self._archive, scope, self._splitter, pool).take(page, tally, is_news=is_news)
        return _counted(tally)

    async def view(self, page: RawPage, *, scope: Scope = SHARED, apart: bool = True) -> PageView:
        """Return the division of a page, and the alternatives. Raises SourceError for content that is not text."""
        async with self._pool(scope, apart=apart) as pool:
            viewed = await pool.run(view_page, self._splitter, page)
        if isinstance(viewed, SourceError):
            raise viewed
        return viewed

    async def _tally_of_stored(
        self, scope: Scope, places: Sequence[str] | None, progress: ProgressListener | None
    ) -> tuple[Tally, PageCounts]:
        """Start the tally of stored pages to split again, with requested pages that are not stored as rejected."""
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
        """Yield the worker processes of a scope, or threads for small work."""
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
    """Return whether to split stored pages in processes: for many pages, or pages of a guild."""
    return counts.size >= MUCH or scope != SHARED


def _counted(tally: Tally) -> LoadReport:
    """Return the report of a load, and record it in the metrics."""
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
    # Two paths of the same file count once.
    return list({one.origin if isinstance(one, FoundFile) else one: one for one in reversed(found)}.values())[::-1]
