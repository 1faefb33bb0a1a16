"""Prepare what files hold for being stored: read it, pass over what has not changed, split the rest."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from bot.errors import SourceError
from bot.loading import pages
from bot.loading.ahead import Work
from bot.loading.batches import Batch, portions_of
from bot.loading.incoming import digest_of
from bot.loading.pages import RawPage
from bot.loading.record_files import is_record_file, read_pieces
from bot.loading.records import work_out
from bot.loading.report import Rejected
from bot.shielding import finish
from bot.sources.files import FoundFile, read_page

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Iterable, Iterator, Sequence

    from bot.archive.model import Scope
    from bot.archive.protocols import Archive
    from bot.loading.incoming import IncomingPage
    from bot.loading.record_files import Piece
    from bot.loading.workshop import Workshop

T = TypeVar("T")
R = TypeVar("R")

_PAGES_AT_ONCE = 256
_BYTES_AT_ONCE = 1 << 20
_BYTES_IN_ONE_CALL = 128 << 10


@dataclass(slots=True)
class Prepared:
    """What is to be stored, a transaction for each batch, and what needs no storing. `length` counts bytes read."""

    path: str
    length: int
    batches: list[Batch] = field(default_factory=list[Batch])
    unchanged: int = 0
    rejected: list[Rejected] = field(default_factory=list[Rejected])


class Preparation:
    """Prepares files for one scope of an archive. `source` is where articles come from that do not say so."""

    def __init__(self, archive: Archive, scope: Scope, workshop: Workshop, source: str | None) -> None:
        self._writer = archive.writer
        self._scope = scope
        self._workshop = workshop
        self._source = source

    async def works(self, files: Iterable[FoundFile]) -> AsyncGenerator[Work[Prepared]]:
        """Yield the work on the files, in order and in portions."""
        for group in _groups(files):
            if not is_record_file(group[0]):
                yield Work(sum(file.size for file in group), partial(self._pages, group))
                continue
            pieces = read_pieces(group[0], self._source)
            try:
                # The thread that reads must be done before the file can be closed, cancelled or not.
                while (piece := await finish(asyncio.to_thread(next, pieces, None))) is not None:
                    yield Work(piece.length, partial(self._records, group[0], piece))
            except SourceError as error:
                yield Work(0, partial(_rejected, group[0], error))
            finally:
                pieces.close()

    async def _pages(self, group: Sequence[FoundFile]) -> Prepared:
        prepared = Prepared(group[-1].path, sum(file.size for file in group))
        contents = await asyncio.to_thread(_read_all, group)
        known = await self._writer.known_pages(self._scope, [file.origin for file in group])
        changed: list[RawPage] = []
        for file, content in zip(group, contents, strict=True):
            before = known.get(file.origin)
            if isinstance(content, SourceError):
                prepared.rejected.append(Rejected(file.path, None, content))
            elif before is not None and before.digest == digest_of(content):
                prepared.unchanged += len(before.numbers)
            else:
                changed.append(RawPage(file.path, file.origin, self._source or Path(file.path).name, content))
        incoming: list[IncomingPage] = []
        for portion in _portions(changed):
            results = await self._do_each(pages.read_pages, portion)
            for page, result in zip(portion, results, strict=True):
                if isinstance(result, SourceError):
                    prepared.rejected.append(Rejected(page.path, None, result))
                else:
                    incoming.append(result)
        prepared.batches = list(portions_of(incoming))
        return prepared

    async def _records(self, file: FoundFile, piece: Piece) -> Prepared:
        known = await self._writer.known_records(self._scope, {record.identity for record in piece.records})
        fresh = [
            record
            for record in piece.records
            if (before := known.get(record.identity)) is None or before.digest != record.digest
        ]
        prepared = Prepared(file.path, piece.length, unchanged=len(piece.records) - len(fresh))
        prepared.rejected = [Rejected(file.path, line, error) for line, error in piece.rejected]
        results = await self._do_each(work_out, fresh) if fresh else []
        batch = Batch()
        for record, result in zip(fresh, results, strict=True):
            if isinstance(result, SourceError):
                prepared.rejected.append(Rejected(file.path, record.line, result))
            else:
                batch.records.append(result)
        prepared.batches = [batch] if batch.records else []
        return prepared

    async def _do_each(
        self, function: Callable[[Sequence[T]], list[R | SourceError]], items: Sequence[T]
    ) -> list[R | SourceError]:
        """Do the work on some items at once; when it is too much, on each alone, to find out which one is."""
        try:
            return await self._workshop.do(function, items)
        except SourceError as error:
            if len(items) == 1:
                return [error]
            return [result for item in items for result in await self._do_each(function, [item])]


def _groups(files: Iterable[FoundFile]) -> Iterator[list[FoundFile]]:
    """Group neighbouring pages up to a bound on memory; files of records stand alone. The order stays."""
    group: list[FoundFile] = []
    size = 0
    for file in files:
        full = len(group) >= _PAGES_AT_ONCE or size + file.size > _BYTES_AT_ONCE
        if group and (full or is_record_file(file)):
            yield group
            group, size = [], 0
        if is_record_file(file):
            yield [file]
        else:
            group.append(file)
            size += file.size
    if group:
        yield group


def _portions(changed: Sequence[RawPage]) -> Iterator[list[RawPage]]:
    """Divide pages into what one call to the workshop splits."""
    portion: list[RawPage] = []
    for page in changed:
        if portion and sum(len(one.content) for one in portion) + len(page.content) > _BYTES_IN_ONE_CALL:
            yield portion
            portion = []
        portion.append(page)
    if portion:
        yield portion


def _read_all(files: Iterable[FoundFile]) -> list[bytes | SourceError]:
    contents: list[bytes | SourceError] = []
    for file in files:
        try:
            contents.append(read_page(file.location))
        except SourceError as error:
            contents.append(error)
    return contents


async def _rejected(file: FoundFile, error: SourceError) -> Prepared:
    return Prepared(file.path, 0, rejected=[Rejected(file.path, None, error)])
