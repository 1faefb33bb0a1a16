"""Write a scope out: JSON lines that can be loaded again, and Markdown to read, in ZIPs that Discord takes."""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bot.library.markdown_pages import pages_of
from bot.library.uploads import EXPORT_MARK, LARGEST_UPLOAD, MOST_UNPACKED
from bot.loading import alias_line_of, board_lines, line_of
from bot.runtime import background, finish
from bot.sources import LONGEST_LINE

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Sequence
    from pathlib import Path

    from bot.archive import Archive, ArticleHistory
    from bot.articles import Scope
    from bot.runtime import Clock

MOST_PARTS: Final = 5
"""Files that one export sends; the rest comes with the next one, from the article on that it names."""

SPARE: Final = 64 << 10
"""Bytes that a part stays below what Discord takes."""

_AT_ONCE: Final = 50
_BLOCK: Final = 2 << 20
_ENTRY: Final = 400
"""Bytes that a ZIP takes for a member beside its content and twice its name, at most."""

_FIRST: Final = "aliases-and-boards.jsonl"
_NO_BOUND: Final = 1 << 62

_Entry = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class ExportFile:
    """A file of an export: where it lies, what it is called, and how many articles it holds."""

    path: Path
    name: str
    articles: int


@dataclass(frozen=True, slots=True)
class Export:
    """What was written. `next_number` is where the next export goes on, None where all is written.

    `left_out` are the numbers of articles that are too long for a line.
    """

    parts: tuple[ExportFile, ...]
    articles: int
    left_out: tuple[int, ...]
    next_number: int | None


@dataclass(slots=True)
class _Block:
    """Some neighbouring articles, ready to be put into a file."""

    first: int = 0
    last: int = 0
    articles: int = 0
    lines: bytearray = field(default_factory=bytearray)
    pages: list[_Entry] = field(default_factory=list[_Entry])
    weight: int = 0

    @property
    def entries(self) -> list[_Entry]:
        """The members of a ZIP that hold it."""
        return [(f"articles-{self.first}-{self.last}.jsonl", bytes(self.lines)), *self.pages]


@dataclass(frozen=True, slots=True)
class _Writing:
    """One article, written."""

    number: int
    line: bytes
    pages: list[_Entry]

    @property
    def weight(self) -> int:
        return len(self.line) + sum(_room(name, len(page)) for name, page in self.pages)


class Exporter:
    """Writes what is in an archive."""

    def __init__(self, archive: Archive, clock: Clock) -> None:
        self._archive = archive
        self._clock = clock

    async def lines(self, scope: Scope) -> AsyncGenerator[list[bytes]]:
        """Yield the lines of every article of a scope that can be quoted, some at a time.

        A line longer than 8 MB is written like any other, though no load takes it.
        """
        async for histories in self._histories(scope, 1):
            yield await background.run(_lines, histories)

    async def pack(
        self,
        scope: Scope,
        folder: Path,
        *,
        markdown: bool,
        first: int = 1,
        largest: int = LARGEST_UPLOAD,
        tell: Callable[[int, int], None] | None = None,
    ) -> Export:
        """Write a scope, from its article number `first` on, into ZIPs of at most `largest` bytes in `folder`.

        Each can be loaded by itself. With `markdown` there is a page of each article beside the lines.
        """
        packing = _Packing(
            lambda part: folder / f"{part}.zip",
            self._clock,
            min(largest, LARGEST_UPLOAD) - SPARE,
            MOST_UNPACKED,
            MOST_PARTS,
        )
        return await self._pack(packing, scope, first, markdown=markdown, tell=tell)

    async def pack_whole(self, scope: Scope, file: Path) -> Export:
        """Write a whole scope with its pages into the one ZIP `file`, however large; none where there is nothing."""
        packing = _Packing(lambda _: file, self._clock, _NO_BOUND, _NO_BOUND, 1)
        return await self._pack(packing, scope, 1, markdown=True, tell=None)

    async def _pack(
        self, packing: _Packing, scope: Scope, first: int, *, markdown: bool, tell: Callable[[int, int], None] | None
    ) -> Export:
        total = (await self._archive.articles.counts((scope,))).articles
        next_number = None
        if first <= 1:
            packing.first_lines = b"".join(await self.first_lines(scope))
        try:
            # A thread that writes must be done before its file can be closed, cancelled or not.
            async for histories in self._histories(scope, first):
                next_number = await finish(background.run(packing.add, histories, markdown))
                if next_number is not None:
                    break
                if tell is not None:
                    tell(min(packing.articles, total), total)
            else:
                next_number = await finish(background.run(packing.finish))
        finally:
            await finish(background.run(packing.close))
        return Export(tuple(packing.parts), packing.articles, tuple(packing.left_out), next_number)

    async def first_lines(self, scope: Scope) -> list[bytes]:
        """Return the lines of the aliases and boards of a scope."""
        aliases = [alias_line_of(alias.names) for alias in await self._archive.aliases.aliases(scope.guild)]
        return [*aliases, *[line async for line in board_lines(self._archive, scope)]]

    async def _histories(self, scope: Scope, first: int) -> AsyncGenerator[tuple[ArticleHistory, ...]]:
        after = first - 1
        while histories := await self._archive.articles.histories(scope, after=after, limit=_AT_ONCE):
            yield histories
            after = histories[-1].key.number


class _Packing:
    """The files of one export (blocking: call it in a thread)."""

    def __init__(
        self, place: Callable[[int], Path], clock: Clock, largest: int, most_unpacked: int, most_parts: int
    ) -> None:
        self.parts: list[ExportFile] = []
        self.articles = 0
        self.left_out: list[int] = []
        self.first_lines = b""
        self._place = place
        self._moment = clock.now()
        self._largest = largest
        self._most_unpacked = most_unpacked
        self._most_parts = most_parts
        self._block = _Block()
        self._zip: zipfile.ZipFile | None = None
        self._size = self._unpacked = self._held = 0

    def add(self, histories: Sequence[ArticleHistory], markdown: bool) -> int | None:
        """Add articles; return the number of the first that there is no room for, None where all have found some."""
        for history in histories:
            pages = list(pages_of(history)) if markdown else []
            written = _Writing(history.key.number, line_of(history), pages)
            if len(written.line) > LONGEST_LINE or written.weight + _ENTRY > self._largest:
                self.left_out.append(written.number)
                continue
            if self._block.articles and self._block.weight + written.weight > min(_BLOCK, self._largest - _ENTRY):
                first = self._block.first
                if not self._store():
                    return first
            self._take(written)
        return None

    def _take(self, written: _Writing) -> None:
        block = self._block
        block.first = block.first or written.number
        block.last = written.number
        block.articles += 1
        block.lines += written.line
        block.pages += written.pages
        block.weight += written.weight

    def finish(self) -> int | None:
        """Write what is left; return the number of the first article that there is no room for."""
        first = self._block.first
        if not self._block.articles:
            if self.first_lines:
                self._open()
            return None
        return None if self._store() else first

    def _store(self) -> bool:
        entries = self._block.entries
        size = sum(_room(name, len(zlib.compress(content))) for name, content in entries) + len(self.first_lines)
        full = self._size + size > self._largest or self._unpacked + len(self._block.lines) > self._most_unpacked
        if self._zip is not None and full:
            self.close()
        if self._zip is None:
            if len(self.parts) >= self._most_parts:
                return False
            self._open()
        for name, content in entries:
            self._put(name, content)
        self._size += size
        self._unpacked += len(self._block.lines)
        self._held += self._block.articles
        self.articles += self._block.articles
        self._block = _Block()
        return True

    def _open(self) -> None:
        self._zip = zipfile.ZipFile(self._place(len(self.parts) + 1), "w", zipfile.ZIP_DEFLATED)
        self._zip.comment = EXPORT_MARK
        self._size, self._unpacked, self._held = _ENTRY, 0, 0
        if self.first_lines:
            self._put(_FIRST, self.first_lines)
            self._size += _room(_FIRST, len(self.first_lines))
            self._unpacked += len(self.first_lines)
            self.first_lines = b""

    def _put(self, name: str, content: bytes) -> None:
        if self._zip is not None:
            member = zipfile.ZipInfo(name, self._moment.timetuple()[:6])
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            self._zip.writestr(member, content)

    def close(self) -> None:
        """Finish the file under way."""
        if self._zip is not None and self._zip.filename is not None:
            self._zip.close()
            name = f"broadsheet-{self._moment:%Y-%m-%d}-{len(self.parts) + 1}.zip"
            self.parts.append(ExportFile(self._place(len(self.parts) + 1), name, self._held))
            self._zip = None


def _lines(histories: Sequence[ArticleHistory]) -> list[bytes]:
    return [line_of(one) for one in histories]


def _room(name: str, size: int) -> int:
    """Return how many bytes a member takes in a ZIP, at most."""
    return size + 2 * len(name.encode()) + _ENTRY
