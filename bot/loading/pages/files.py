"""Read page files with their boundaries, in groups, and skip unchanged ones."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import SourceError
from bot.loading.incoming import checksum_of, divided_checksum
from bot.loading.pages.boundaries import Boundaries, read_sidecar, still_in_force
from bot.loading.pages.read_page import RawPage
from bot.loading.records.files import is_record_file
from bot.loading.report import Rejected
from bot.sources import read_page, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.archive import KnownPage, StoredPage
    from bot.sources import FoundFile

_PAGES_AT_ONCE = 256
_BYTES_AT_ONCE = 1 << 20


@dataclass(frozen=True, slots=True)
class PageFile:
    """A file with its content and boundaries."""

    file: FoundFile
    content: bytes
    boundaries: Boundaries | None


def groups_of(files: Iterable[FoundFile]) -> Iterator[list[FoundFile]]:
    """Group consecutive pages up to a size limit; files of records stay alone. The order is kept."""
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


def read_page_files(files: Iterable[FoundFile], given: Path | None) -> list[PageFile | Rejected]:
    """Read files (blocking); `given` is a file of boundaries used instead of the sidecar file."""
    return [_read(file, given) for file in files]


def _read(file: FoundFile, given: Path | None) -> PageFile | Rejected:
    at = file.path
    try:
        content = read_page(file.location)
        sidecar = given or file.sidecar
        at = shown(sidecar) if sidecar else at
        return PageFile(file, content, read_sidecar(sidecar, by_hand=given is not None) if sidecar else None)
    except SourceError as error:
        line = error.data.get("line")
        return Rejected(at, line if isinstance(line, int) else None, error)


def raw_page(page: PageFile, before: KnownPage | None, source: str | None) -> RawPage:
    """Return a page to split, with its boundaries; `source` defaults to the name of the file."""
    path = page.file.path
    boundaries = page.boundaries or still_in_force(before, page.content, path)
    return RawPage(path, page.file.origin, source or Path(path).name, page.content, boundaries)


def stored_page(page: StoredPage) -> RawPage:
    """Return a stored page to split again, with the boundaries set by a person."""
    boundaries = None if page.boundaries is None else Boundaries(page.boundaries, page.origin, page.by_hand)
    return RawPage(page.origin, page.origin, page.source, page.content, boundaries, again=True)


def is_unchanged(raw: RawPage, before: KnownPage) -> bool:
    """Return whether a page has the same bytes and boundaries as before."""
    starts = raw.boundaries.starts if raw.boundaries else None
    by_hand = raw.boundaries is not None and raw.boundaries.by_hand
    return before.checksum == divided_checksum(checksum_of(raw.content), starts) and before.by_hand == by_hand
