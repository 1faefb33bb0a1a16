"""Load files and folders into the archive."""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import aclosing
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from bot.archive.model import SHARED
from bot.errors import SourceError
from bot.loading import pages
from bot.loading.batches import Batch, store
from bot.loading.incoming import digest_of
from bot.loading.record_files import read_record_file
from bot.loading.report import LoadReport, Progress, Rejected
from bot.loading.settling import Outcome
from bot.sources.files import MOST_FILES, FoundFile, NotFound, find_files, read_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.archive.model import Scope
    from bot.archive.protocols import Archive
    from bot.loading.incoming import IncomingPage
    from bot.loading.report import ProgressListener

MOST_REJECTED = 10_000
SPLITTING_TIME = 60.0
"""Seconds a page may take to be split; the splitter needs about one for a megabyte."""

_RECORD_SUFFIXES = frozenset({".jsonl", ".ndjson"})
_PAGES_AT_ONCE = 64
_BYTES_AT_ONCE = 4 << 20


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
        return await _Load(self._archive, scope, source, progress).run(paths)


class _Load:
    """One load on its way."""

    def __init__(self, archive: Archive, scope: Scope, source: str | None, progress: ProgressListener | None) -> None:
        self._archive = archive
        self._scope = scope
        self._source = source
        self._progress = progress
        self._tally: Counter[Outcome] = Counter()
        self._rejected: list[Rejected] = []
        self._rejected_count = 0
        self._done = 0
        self._total = 0

    async def run(self, paths: Sequence[Path]) -> LoadReport:
        found = await asyncio.to_thread(_find, paths)
        files = [one for one in found if isinstance(one, FoundFile)]
        self._total = sum(file.size for file in files)
        for one in found:
            if isinstance(one, NotFound):
                self._reject(one.path, None, one.error)
        for group in _groups(files):
            if _holds_records(group[0]):
                await self._load_records(group[0])
            else:
                await self._load_pages(group)
        return LoadReport(
            loaded=self._tally[Outcome.LOADED],
            updated=self._tally[Outcome.UPDATED],
            unchanged=self._tally[Outcome.UNCHANGED],
            rejected=tuple(self._rejected),
            rejected_count=self._rejected_count,
        )

    async def _load_records(self, file: FoundFile) -> None:
        before = self._done
        try:
            async with aclosing(read_record_file(self._archive, self._scope, file, self._source)) as chunks:
                async for chunk in chunks:
                    for line, error in chunk.rejected:
                        self._reject(file.path, line, error)
                    self._tally[Outcome.UNCHANGED] += chunk.unchanged
                    await self._store(Batch(records=chunk.records))
                    self._advance(chunk.length, file)
        except SourceError as error:
            self._reject(file.path, None, error)
        self._advance(before + file.size - self._done, file)

    async def _load_pages(self, group: Sequence[FoundFile]) -> None:
        contents = await asyncio.to_thread(_read_all, group)
        known = await self._archive.writer.known_pages(self._scope, [file.origin for file in group])
        batch = Batch()
        for file, content in zip(group, contents, strict=True):
            if isinstance(content, SourceError):
                self._reject(file.path, None, content)
                continue
            before = known.get(file.origin)
            if before is not None and before.digest == digest_of(content):
                self._tally[Outcome.UNCHANGED] += len(before.numbers)
                continue
            try:
                batch.pages.append(await self._split(content, file))
            except SourceError as error:
                self._reject(file.path, None, error)
        await self._store(batch)
        self._advance(sum(file.size for file in group), group[-1])

    async def _split(self, content: bytes, file: FoundFile) -> IncomingPage:
        source = self._source or Path(file.path).name
        try:
            async with asyncio.timeout(SPLITTING_TIME):
                return await asyncio.to_thread(pages.read_page, content, origin=file.origin, source=source)
        except TimeoutError:
            raise SourceError("source-too-slow", seconds=SPLITTING_TIME) from None

    async def _store(self, batch: Batch) -> None:
        if batch.pages or batch.records:
            self._tally += await store(self._archive, self._scope, batch)

    def _reject(self, path: str, line: int | None, error: SourceError) -> None:
        self._rejected_count += 1
        if len(self._rejected) < MOST_REJECTED:
            self._rejected.append(Rejected(path, line, error))

    def _advance(self, length: int, file: FoundFile) -> None:
        self._done += length
        if self._progress is not None:
            self._progress(Progress(self._done, self._total, file.path))


def _find(paths: Sequence[Path]) -> list[FoundFile | NotFound]:
    found = list(islice(chain.from_iterable(map(find_files, paths)), MOST_FILES + 1))
    if len(found) > MOST_FILES:
        found[-1] = NotFound(found[-1].path, SourceError("source-too-many", most=MOST_FILES))
    # The same file by two paths is one file.
    return list({one.origin if isinstance(one, FoundFile) else one: one for one in reversed(found)}.values())[::-1]


def _groups(files: Iterable[FoundFile]) -> Iterator[list[FoundFile]]:
    """Group neighbouring pages up to a bound on memory; files of records stand alone. The order stays."""
    group: list[FoundFile] = []
    size = 0
    for file in files:
        full = len(group) >= _PAGES_AT_ONCE or size + file.size > _BYTES_AT_ONCE
        if group and (full or _holds_records(file)):
            yield group
            group, size = [], 0
        if _holds_records(file):
            yield [file]
        else:
            group.append(file)
            size += file.size
    if group:
        yield group


def _holds_records(file: FoundFile) -> bool:
    return Path(file.path).suffix.lower() in _RECORD_SUFFIXES


def _read_all(files: Iterable[FoundFile]) -> list[bytes | SourceError]:
    contents: list[bytes | SourceError] = []
    for file in files:
        try:
            contents.append(read_page(file.location))
        except SourceError as error:
            contents.append(error)
    return contents
