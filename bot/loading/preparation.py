"""Prepare what files hold for being stored: read it, pass over what has not changed, split the rest."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import SourceError
from bot.loading.exchange.read_lines import ExportedArticle, ExportLine, read_export_lines
from bot.loading.identity.store import Batch, portions_of
from bot.loading.incoming import checksum_of, divided_checksum
from bot.loading.pages.boundaries import read_sidecar, still_in_force
from bot.loading.pages.read_page import RawPage
from bot.loading.pages.splitting import do_each, split_pages
from bot.loading.records.files import is_record_file, read_pieces
from bot.loading.records.records import work_out
from bot.loading.report import Rejected
from bot.loading.workers.prefetch import Work
from bot.runtime.cancellation import finish
from bot.sources.files import FoundFile, read_page, shown

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterable, Iterator, Sequence

    from bot.archive.protocols import Archive
    from bot.archive.stored import KnownPage
    from bot.articles.model import Scope
    from bot.loading.pages.boundaries import Boundaries
    from bot.loading.pages.read_page import Splitter
    from bot.loading.records.files import Piece
    from bot.loading.workers.pool import Workshop

_PAGES_AT_ONCE = 256
_BYTES_AT_ONCE = 1 << 20


@dataclass(slots=True)
class Prepared:
    """What is to be stored, a transaction for each batch, and what needs no storing. `length` counts bytes read.

    `exported` are articles of an export.
    """

    path: str
    length: int
    batches: list[Batch] = field(default_factory=list[Batch])
    unchanged: int = 0
    rejected: list[Rejected] = field(default_factory=list[Rejected])
    exported: list[ExportedArticle] = field(default_factory=list[ExportedArticle])


@dataclass(frozen=True, slots=True)
class _Page:
    """A file that was read, and the boundaries that came with it."""

    file: FoundFile
    content: bytes
    boundaries: Boundaries | None


class Preparation:
    """Prepares files for one scope of an archive.

    `source` is where articles come from that do not say so, `given` a file of boundaries that stands for the one
    beside the page.
    """

    def __init__(
        self,
        archive: Archive,
        scope: Scope,
        workshop: Workshop,
        splitter: Splitter,
        source: str | None,
        given: Path | None,
    ) -> None:
        self._writer = archive.writer
        self._scope = scope
        self._workshop = workshop
        self._splitter = splitter
        self._source = source
        self._given = given

    async def works(self, files: Iterable[FoundFile]) -> AsyncGenerator[Work[Prepared]]:
        """Yield the work on the files, in order and in portions."""
        for group in _groups(files):
            if group[0].sidecar is not None and is_record_file(group[0].location):
                yield Work(0, partial(_rejected, shown(group[0].sidecar), SourceError("boundaries-records")))
            if not is_record_file(group[0].location):
                yield Work(sum(file.size for file in group), partial(self._pages, group))
                continue
            pieces = read_pieces(group[0], self._source)
            try:
                # The thread that reads must be done before the file can be closed, cancelled or not.
                while (piece := await finish(asyncio.to_thread(next, pieces, None))) is not None:
                    yield Work(piece.length, partial(self._records, group[0], piece))
            except SourceError as error:
                yield Work(0, partial(_rejected, group[0].path, error))
            finally:
                pieces.close()

    async def _pages(self, group: Sequence[FoundFile]) -> Prepared:
        prepared = Prepared(group[-1].path, sum(file.size for file in group))
        read = await asyncio.to_thread(_read_all, group, self._given)
        known = await self._writer.known_pages(self._scope, [file.origin for file in group])
        changed: list[RawPage] = []
        for page in read:
            if isinstance(page, Rejected):
                prepared.rejected.append(page)
                continue
            before = known.get(page.file.origin)
            raw = self._raw(page, before)
            if before is not None and _is_unchanged(raw, before):
                prepared.unchanged += len(before.numbers)
            else:
                changed.append(raw)
        incoming, rejected = await split_pages(self._workshop, self._splitter, changed)
        prepared.rejected += rejected
        prepared.batches = list(portions_of(incoming))
        return prepared

    def _raw(self, page: _Page, before: KnownPage | None) -> RawPage:
        path = page.file.path
        boundaries = page.boundaries or still_in_force(before, page.content, path)
        return RawPage(path, page.file.origin, self._source or Path(path).name, page.content, boundaries)

    async def _records(self, file: FoundFile, piece: Piece) -> Prepared:
        known = await self._writer.known_records(self._scope, {record.identity for record in piece.records})
        fresh = [
            record
            for record in piece.records
            if (before := known.get(record.identity)) is None or before.checksum != record.checksum
        ]
        prepared = Prepared(file.path, piece.length, unchanged=len(piece.records) - len(fresh))
        prepared.rejected = [Rejected(file.path, line, error) for line, error in piece.rejected]
        results = await do_each(self._workshop, work_out, fresh) if fresh else []
        batch = Batch()
        for record, result in zip(fresh, results, strict=True):
            if isinstance(result, SourceError):
                prepared.rejected.append(Rejected(file.path, record.line, result))
            else:
                batch.records.append(result)
        prepared.batches = [batch] if batch.records else []
        await self._exported(file, piece.exported, prepared)
        return prepared

    async def _exported(self, file: FoundFile, lines: Sequence[ExportLine], prepared: Prepared) -> None:
        results = await do_each(self._workshop, read_export_lines, lines) if lines else []
        for line, result in zip(lines, results, strict=True):
            if isinstance(result, SourceError):
                prepared.rejected.append(Rejected(file.path, line.line, result))
            else:
                prepared.exported.append(result)


def _is_unchanged(raw: RawPage, before: KnownPage) -> bool:
    starts = raw.boundaries.starts if raw.boundaries else None
    by_hand = raw.boundaries is not None and raw.boundaries.by_hand
    return before.checksum == divided_checksum(checksum_of(raw.content), starts) and before.by_hand == by_hand


def _groups(files: Iterable[FoundFile]) -> Iterator[list[FoundFile]]:
    """Group neighbouring pages up to a bound on memory; files of records stand alone. The order stays."""
    group: list[FoundFile] = []
    size = 0
    for file in files:
        full = len(group) >= _PAGES_AT_ONCE or size + file.size > _BYTES_AT_ONCE
        if group and (full or is_record_file(file.location)):
            yield group
            group, size = [], 0
        if is_record_file(file.location):
            yield [file]
        else:
            group.append(file)
            size += file.size
    if group:
        yield group


def _read_all(files: Iterable[FoundFile], given: Path | None) -> list[_Page | Rejected]:
    return [_read(file, given) for file in files]


def _read(file: FoundFile, given: Path | None) -> _Page | Rejected:
    at = file.path
    try:
        content = read_page(file.location)
        sidecar = given or file.sidecar
        at = shown(sidecar) if sidecar else at
        return _Page(file, content, read_sidecar(sidecar, by_hand=given is not None) if sidecar else None)
    except SourceError as error:
        line = error.data.get("line")
        return Rejected(at, line if isinstance(line, int) else None, error)


async def _rejected(path: str, error: SourceError) -> Prepared:
    return Prepared(path, 0, rejected=[Rejected(path, None, error)])
