"""Read a file of JSON lines in pieces, whatever its size, and pass over what has not changed."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import SourceError
from bot.loading.records import Record, read_record
from bot.segmentation import is_binary
from bot.shielding import finish
from bot.sources.files import open_file, read_lines

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Generator

    from bot.archive.model import Scope
    from bot.archive.protocols import Archive
    from bot.loading.incoming import IncomingRecord
    from bot.sources.files import FoundFile

RECORDS_AT_ONCE = 256
_BYTES_AT_ONCE = 4 << 20
_HEAD = 4096


@dataclass(slots=True)
class RecordChunk:
    """Some lines of a file: what is to be stored, how many are stored already, and what was rejected by line."""

    records: list[IncomingRecord] = field(default_factory=list["IncomingRecord"])
    unchanged: int = 0
    rejected: list[tuple[int, SourceError]] = field(default_factory=list[tuple[int, SourceError]])
    length: int = 0


@dataclass(slots=True)
class _Lines:
    records: list[Record] = field(default_factory=list[Record])
    rejected: list[tuple[int, SourceError]] = field(default_factory=list[tuple[int, SourceError]])
    length: int = 0


async def read_record_file(
    archive: Archive, scope: Scope, file: FoundFile, source: str | None
) -> AsyncGenerator[RecordChunk]:
    """Yield the file in chunks; SourceError if it is empty or cannot be read."""
    pieces = _pieces(file, source)
    try:
        # A thread that reads must be done before the file may be closed, cancelled or not.
        while (lines := await finish(asyncio.to_thread(next, pieces, None))) is not None:
            known = await archive.writer.known_records(
                scope, {(record.origin, record.source_id) for record in lines.records}
            )
            fresh = [
                record
                for record in lines.records
                if (before := known.get((record.origin, record.source_id))) is None or before.digest != record.digest
            ]
            records = await asyncio.to_thread(_worked_out, fresh)
            yield RecordChunk(records, len(lines.records) - len(fresh), lines.rejected, lines.length)
    finally:
        pieces.close()


def _worked_out(records: list[Record]) -> list[IncomingRecord]:
    return [record.to_incoming() for record in records]


def _pieces(file: FoundFile, source: str | None) -> Generator[_Lines]:
    name = Path(file.path).name
    with open_file(file.location) as opened:
        head = opened.peek(_HEAD)[:_HEAD]
        if not head.strip():
            raise SourceError("source-empty")
        if is_binary(head):
            raise SourceError("source-binary")
        lines = _Lines()
        for number, length, line in read_lines(opened):
            lines.length += length
            try:
                record = _record(line, path=file.origin, source=source, name=name)
            except SourceError as error:
                lines.rejected.append((number, error))
            else:
                lines.records += [record] if record is not None else []
            if len(lines.records) + len(lines.rejected) >= RECORDS_AT_ONCE or lines.length >= _BYTES_AT_ONCE:
                yield lines
                lines = _Lines()
        yield lines


def _record(line: bytes | SourceError, *, path: str, source: str | None, name: str) -> Record | None:
    if isinstance(line, SourceError):
        raise line
    return read_record(line, path=path, source=source, name=name)
