"""Load files and folders into the archive."""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import aclosing
from itertools import chain, islice
from typing import TYPE_CHECKING

from bot.archive.model import SHARED
from bot.errors import SourceError
from bot.loading.ahead import ahead
from bot.loading.batches import store
from bot.loading.preparing import Preparation
from bot.loading.report import LoadReport, Progress, Rejected
from bot.loading.settling import Outcome
from bot.loading.workshop import Processes, Threads
from bot.sources.files import MOST_FILES, FoundFile, NotFound, find_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from bot.archive.model import Scope
    from bot.archive.protocols import Archive
    from bot.loading.preparing import Prepared
    from bot.loading.report import ProgressListener

MOST_REJECTED = 10_000
MUCH = 512 << 10
"""From so many bytes on, processes do the work: they can be stopped, and take half a second to start."""

_PREPARED_AHEAD = 4 << 20


class Loader:
    """Loads into one archive."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    async def load(
        self,
        paths: Sequence[Path],
        *,
        scope: Scope = SHARED,
        source: str | None = None,
        progress: ProgressListener | None = None,
    ) -> LoadReport:
        """Load files, and folders with all that is below them, in the order of their names.

        What cannot be used is in the report with its reason and stops nothing else. `source` is where articles say
        they come from, unless they say so themselves. When cancelled, whole batches are stored or nothing of them.
        Raises what a write may raise.
        """
        found = await asyncio.to_thread(_find, paths)
        files = [one for one in found if isinstance(one, FoundFile)]
        size = sum(file.size for file in files)
        tally = _Tally(size, progress)
        tally.reject(Rejected(one.path, None, one.error) for one in found if isinstance(one, NotFound))
        workshop = Processes() if size >= MUCH else Threads()
        try:
            works = Preparation(self._archive, scope, workshop, source).works(files)
            async with aclosing(ahead(works, _PREPARED_AHEAD)) as portions:
                async for prepared in portions:
                    for batch in prepared.batches:
                        tally.count(await store(self._archive, scope, batch))
                    tally.add(prepared)
        finally:
            await workshop.close()
        return tally.report()


class _Tally:
    """Counts what became of a load, and tells how far it is."""

    def __init__(self, total: int, progress: ProgressListener | None) -> None:
        self._outcomes: Counter[Outcome] = Counter()
        self._rejected: list[Rejected] = []
        self._rejected_count = 0
        self._done = 0
        self._total = total
        self._progress = progress

    def count(self, outcomes: Counter[Outcome]) -> None:
        self._outcomes.update(outcomes)

    def add(self, prepared: Prepared) -> None:
        self._outcomes[Outcome.UNCHANGED] += prepared.unchanged
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
            loaded=self._outcomes[Outcome.LOADED],
            updated=self._outcomes[Outcome.UPDATED],
            unchanged=self._outcomes[Outcome.UNCHANGED],
            rejected=tuple(self._rejected),
            rejected_count=self._rejected_count,
        )


def _find(paths: Sequence[Path]) -> list[FoundFile | NotFound]:
    found = list(islice(chain.from_iterable(map(find_files, paths)), MOST_FILES + 1))
    if len(found) > MOST_FILES:
        found[-1] = NotFound(found[-1].path, SourceError("source-too-many", most=MOST_FILES))
    # The same file by two paths is one file.
    return list({one.origin if isinstance(one, FoundFile) else one: one for one in reversed(found)}.values())[::-1]
