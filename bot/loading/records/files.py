"""Read a JSON lines file in pieces, whatever its size."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from bot.errors import SourceError
from bot.loading.exchange.read_lines import ExportLine
from bot.loading.kinds.kind import is_table
from bot.loading.records.records import Record, own_identity, read_record
from bot.segmentation import is_binary
from bot.sources import open_file, read_lines

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence

    from bot.sources import FoundFile

RECORDS_AT_ONCE = 256
_BYTES_AT_ONCE = 4 << 20
_HEAD = 4096
_MOST_TOLD_APART = 50_000
_MOST_IDS = 200_000
_SUFFIXES = frozenset({".jsonl", ".ndjson"})

_Line: TypeAlias = tuple[int, int, "bytes | SourceError"]
"""A line: its number, its length in bytes, and its content or error."""

_LastLines: TypeAlias = dict[int, tuple[int, int]]
"""The number and hash of the last line with each identity, by the hash of the identity."""


@dataclass(slots=True)
class RecordPortion:
    """Some lines of a file: records, lines of an export, and errors by line number.

    `length` is in bytes.
    """

    records: list[Record] = field(default_factory=list[Record])
    exported: list[ExportLine] = field(default_factory=list[ExportLine])
    rejected: list[tuple[int, SourceError]] = field(default_factory=list[tuple[int, SourceError]])
    length: int = 0

    @property
    def count(self) -> int:
        """The number of non-blank lines."""
        return len(self.records) + len(self.exported) + len(self.rejected)

    def add(self, line: Record | ExportLine | None) -> None:
        """Add a line to its list."""
        if isinstance(line, ExportLine):
            self.exported.append(line)
        elif line is not None:
            self.records.append(line)


def is_record_file(path: Path) -> bool:
    """Return by its name whether a file holds articles that need no splitting: JSON lines, a table, or JSON."""
    return path.suffix.lower() in _SUFFIXES or is_table(path.name)


def read_pieces(file: FoundFile, source: str | None) -> Generator[RecordPortion]:
    """Yield a file piece by piece. Raises SourceError if it is empty, not text, or cannot be read.

    If several lines have the same id, the last one counts and the others are rejected.
    """
    with open_file(file.location) as opened:
        head = opened.peek(_HEAD)[:_HEAD]
        if not head.strip():
            raise SourceError("source-empty")
        if is_binary(head):
            raise SourceError("source-binary")
        last: _LastLines = {}
        for _ in _find_last_lines(read_lines(opened), file.origin, source, last):
            yield RecordPortion()  # so that reading a long file can be cancelled
        opened.seek(0)
        yield from _portions(file, source, read_lines(opened), last)


def read_pieces_of_table(
    file: FoundFile, source: str | None, rows: Sequence[tuple[int, bytes]]
) -> Generator[RecordPortion]:
    """Yield a table piece by piece; `rows` are its articles as JSON lines, with their positions."""
    share = file.size // len(rows) if rows else 0
    lines: list[_Line] = [(place, share, line) for place, line in rows]
    last: _LastLines = {}
    for _ in _find_last_lines(lines, file.origin, source, last):
        yield RecordPortion()
    yield from _portions(file, source, lines, last)


def _find_last_lines(lines: Iterable[_Line], path: str, source: str | None, last: _LastLines) -> Generator[None]:
    """Find the last line of each id in a file, for up to 200,000 ids; pause every 4 MB."""
    read = 0
    for number, length, line in lines:
        read += length
        if not isinstance(line, SourceError) and (identity := own_identity(line, path=path, source=source)) is not None:
            key = hash(identity)
            last.pop(key, None)
            last[key] = number, hash(line.strip())
            if len(last) > _MOST_IDS:
                del last[next(iter(last))]
        if read >= _BYTES_AT_ONCE:
            read = 0
            yield


def _require_last(record: Record | ExportLine | None, line: bytes | SourceError, last: _LastLines) -> None:
    """Raise SourceError for a record whose id is on a later line with different content.

    If both were loaded, they would replace each other at every load.
    """
    if isinstance(line, SourceError) or not isinstance(record, Record) or not record.own_id:
        return
    number, said = last.get(hash(record.identity), (0, 0))
    if number > record.line and said != hash(line.strip()):
        raise SourceError("record-doubled", line=number)


def _portions(
    file: FoundFile, source: str | None, lines: Iterable[_Line], last: _LastLines
) -> Generator[RecordPortion]:
    name = Path(file.path).name
    piece = RecordPortion()
    told: dict[tuple[str, str], str] = {}
    blank = True
    for number, length, line in lines:
        piece.length += length
        try:
            record = _told_apart(_record(line, number, path=file.origin, source=source, name=name), told)
            _require_last(record, line, last)
        except SourceError as error:
            piece.rejected.append((number, error))
            blank = False
        else:
            piece.add(record)
            blank = blank and record is None
        if piece.count >= RECORDS_AT_ONCE or piece.length >= _BYTES_AT_ONCE:
            yield piece
            piece = RecordPortion()
    if blank:
        raise SourceError("source-empty")
    yield piece


def _told_apart(line: Record | ExportLine | None, told: dict[tuple[str, str], str]) -> Record | ExportLine | None:
    """Give a record without an id a different id if an earlier record has the same text but different metadata.

    With one id they would replace each other at every load. `told` remembers the last 50,000.
    """
    if not isinstance(line, Record) or line.own_id:
        return line
    earlier = told.setdefault(line.identity, line.checksum)
    if len(told) > _MOST_TOLD_APART:
        del told[next(iter(told))]
    return line if earlier == line.checksum else replace(line, source_id=f"{line.source_id}.{line.checksum}")


def _record(
    line: bytes | SourceError, number: int, *, path: str, source: str | None, name: str
) -> Record | ExportLine | None:
    if isinstance(line, SourceError):
        raise line
    return read_record(line, number, path=path, source=source, name=name)
