"""Find the bytes of a SQLite file that belong to nothing, and overwrite them, without SQLite.

SQLite overwrites what is deleted when it is told to, but not what it leaves behind when it moves rows between pages:
the gap in the middle of a page may hold a copy of a row that lies, or lay, in another. Only the bytes are touched that
the page's own header calls free, those of pages that are free as a whole, and those behind the end of a long row. Left
are fragments of three bytes at most. Format: https://sqlite.org/fileformat2.html
"""

from __future__ import annotations

import os
import struct
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.archive.sqlite.failures import damage

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator, Iterator

_FILE_HEADER: Final = 100
_INDEX_INTERIOR, _TABLE_INTERIOR, _INDEX_LEAF, _TABLE_LEAF = 2, 5, 10, 13
_INTERIOR: Final = frozenset({_INDEX_INTERIOR, _TABLE_INTERIOR})
_KINDS: Final = frozenset({*_INTERIOR, _INDEX_LEAF, _TABLE_LEAF})
_LARGEST_PAGE: Final = 65_536
_LOG_HEADER, _FRAME_HEADER = 32, 24
_MORE: Final = 0x80


@dataclass(frozen=True, slots=True)
class Span:
    """Bytes of a page, from `start` to before `end`."""

    page: int
    start: int
    end: int


class PageFile:
    """The pages of a database in the open file `descriptor`, which does not change meanwhile but for what we overwrite.

    All of it blocks. Raises the error that SQLite has for a damaged file where it is one.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        header = os.pread(descriptor, _FILE_HEADER, 0)
        if len(header) < _FILE_HEADER:
            raise damage("no header")
        (size,) = struct.unpack_from(">H", header, 16)
        self.page_size: int = _LARGEST_PAGE if size == 1 else size
        self._usable: int = self.page_size - header[20]
        (self._trunk,) = struct.unpack_from(">I", header, 32)
        self._count = os.fstat(descriptor).st_size // self.page_size
        self._seen: set[int] = set()

    def overwrite(self, roots: Collection[int], check: Callable[[], None] = lambda: None) -> set[int]:
        """Overwrite what belongs to nothing with zeros, and return the pages that was done on.

        `roots` are the root pages of all tables and indexes. Nothing is written before the whole file was found sound.
        `check` is called often; what it raises ends this.
        """
        return self._overwrite(self._free(roots), check)

    def overwrite_on(self, pages: Collection[int], roots: Collection[int]) -> set[int]:
        """Do so on some pages alone; return those of them that are certain to hold nothing free any more.

        The others are those on which long rows go on. Reads some hundredth of the file.
        """
        self._overwrite(self._free_on(set(pages), roots), lambda: None)
        return self._seen.intersection(pages)

    def _overwrite(self, free: Iterator[Span], check: Callable[[], None]) -> set[int]:
        # Some hundred thousand in a large file: three numbers each, and no objects.
        spans = array("Q")
        self._seen.clear()
        try:
            for span in free:
                check()
                if any(os.pread(self._descriptor, span.end - span.start, self._offset(span.page) + span.start)):
                    spans.extend((span.page, span.start, span.end))
        except (struct.error, IndexError) as error:
            raise damage("a page cannot be read") from error
        for page, start, end in zip(spans[::3], spans[1::3], spans[2::3], strict=True):
            os.pwrite(self._descriptor, bytes(end - start), self._offset(page) + start)
        os.fdatasync(self._descriptor)
        return set(spans[::3])

    def _free(self, roots: Collection[int]) -> Iterator[Span]:
        yield from self._free_pages()
        # Page 1 is the root of the table of tables.
        waiting = [1, *roots]
        while waiting:
            number = waiting.pop()
            page = self._page(number)
            yield from self._gaps(number, page)
            for overflow, length in self._overflows(number, page):
                yield from self._chain(overflow, length)
            waiting += self._children(number, page)

    def _free_on(self, pages: set[int], roots: Collection[int]) -> Iterator[Span]:
        yield from (span for span in self._free_pages() if span.page in pages)
        for root in (1, *roots):
            level = [root]
            # All leaves of a tree are equally far from its root, so that the first of a level tells what all are.
            while level and os.pread(self._descriptor, 1, self._offset(level[0]) + _start(level[0]))[0] in _INTERIOR:
                below: list[int] = []
                for number in level:
                    page = self._page(number)
                    if number in pages:
                        yield from self._gaps(number, page)
                    below += self._children(number, page)
                level = below
            for number in pages.intersection(level):
                yield from self._gaps(number, self._page(number))

    def _free_pages(self) -> Iterator[Span]:
        trunk = self._trunk
        while trunk:
            page = self._page(trunk)
            following, count = struct.unpack_from(">II", page)
            leaves = struct.unpack_from(f">{count}I", page, 8)
            yield Span(trunk, 8 + 4 * count, self._usable)
            for leaf in leaves:
                self._visit(leaf)
                yield Span(leaf, 0, self._usable)
            trunk = following

    def _gaps(self, number: int, page: bytes) -> Iterator[Span]:
        start = _start(number)
        block, cells, content = struct.unpack_from(">HHH", page, start + 1)
        pointers_end = start + _header(page[start]) + 2 * cells
        content = content or _LARGEST_PAGE
        places = _cells(number, page)
        if not pointers_end <= content <= min(places, default=self._usable):
            raise damage(f"page {number}")
        if pointers_end < content:
            yield Span(number, pointers_end, content)
        while block:
            following, size = struct.unpack_from(">HH", page, block)
            if block < content or size < 4 or block + size > self._usable or (following and following < block + size):
                raise damage(f"page {number}")
            if any(block <= place < block + size for place in places):
                raise damage(f"page {number}")
            if size > 4:
                yield Span(number, block + 4, block + size)
            block = following

    def _children(self, number: int, page: bytes) -> list[int]:
        start = _start(number)
        if page[start] not in _INTERIOR:
            return []
        children = [struct.unpack_from(">I", page, cell)[0] for cell in _cells(number, page)]
        return [*children, struct.unpack_from(">I", page, start + 8)[0]]

    def _overflows(self, number: int, page: bytes) -> Generator[tuple[int, int]]:
        """Yield the first overflow page of each row that has any, and how many bytes lie there."""
        kind = page[_start(number)]
        if kind == _TABLE_INTERIOR:
            return
        # The names of the format's own description.
        usable = self._usable
        least = (usable - 12) * 32 // 255 - 23
        most = usable - 35 if kind == _TABLE_LEAF else (usable - 12) * 64 // 255 - 23
        for cell in _cells(number, page):
            size, place = _varint(page, cell + 4 if kind == _INDEX_INTERIOR else cell)
            if size <= most:
                continue
            if kind == _TABLE_LEAF:
                _, place = _varint(page, place)
            local = least + (size - least) % (usable - 4)
            local = local if local <= most else least
            yield struct.unpack_from(">I", page, place + local)[0], size - local

    def _chain(self, number: int, length: int) -> Iterator[Span]:
        room = self._usable - 4
        while length > room:
            self._visit(number)
            (number,) = struct.unpack(">I", os.pread(self._descriptor, 4, self._offset(number)))
            length -= room
        self._visit(number)
        if length < room:
            yield Span(number, 4 + length, self._usable)

    def _page(self, number: int) -> bytes:
        self._visit(number)
        page = os.pread(self._descriptor, self.page_size, self._offset(number))
        if len(page) < self.page_size:
            raise damage(f"page {number}")
        return page

    def _visit(self, number: int) -> None:
        """Hold that each page is of one use: a page that has two would lose one of them."""
        if not 1 <= number <= self._count or number in self._seen:
            raise damage(f"page {number}")
        self._seen.add(number)

    def _offset(self, number: int) -> int:
        return (number - 1) * self.page_size


def pages_in_log(path: str, page_size: int) -> set[int]:
    """Return the pages that the write-ahead log at `path` may hold; none where there is no log."""
    try:
        with open(path, "rb") as log:  # noqa: PTH123 (of bytes and offsets)
            content = log.read(_LOG_HEADER)
            pages: set[int] = set()
            while len(content := log.read(_FRAME_HEADER)) == _FRAME_HEADER:
                pages.add(int.from_bytes(content[:4]))
                log.seek(page_size, os.SEEK_CUR)
            return pages
    except FileNotFoundError:
        return set()


def _start(number: int) -> int:
    return _FILE_HEADER if number == 1 else 0


def _header(kind: int) -> int:
    if kind not in _KINDS:
        raise damage("a page of no kind")
    return 12 if kind in _INTERIOR else 8


def _cells(number: int, page: bytes) -> tuple[int, ...]:
    start = _start(number)
    (count,) = struct.unpack_from(">H", page, start + 3)
    return struct.unpack_from(f">{count}H", page, start + _header(page[start]))


def _varint(page: bytes, place: int) -> tuple[int, int]:
    """Return the number at `place` and where it ends."""
    value = 0
    for _ in range(8):
        byte = page[place]
        place += 1
        value = value << 7 | byte & 0x7F
        if byte < _MORE:
            return value, place
    return value << 8 | page[place], place + 1
