"""Files that people upload: what may be one, and the files that a ZIP holds, unpacked within bounds."""

from __future__ import annotations

import io
import itertools
import lzma
import struct
import zipfile
import zlib
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from bot.errors import SourceError
from bot.loading import FILE_SUFFIXES
from bot.runtime import background, finish, in_thread
from bot.sources import LARGEST_PAGE, FoundFile, NotFound

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Generator, Iterator, Sequence
    from pathlib import Path

    from bot.archive import WorkingFolder

MOST_MEMBERS = 2_000
MOST_UNPACKED = 100 << 20
LARGEST_UPLOAD = 25 << 20
MOST_UPLOADED = 50 << 20
"""Bytes of the files of one message, which are held in memory together."""

LONGEST_NAME = 400
"""Characters of a name in a ZIP, with its folders: cut shorter, two pages could have one name."""

EXPORT_MARK = b"broadsheet export"
"""The comment of a ZIP that an export has written: its lines are read, and not its pages, which say the same."""

_LONGEST_SHOWN = 200
_MOST_LISTED = 20_000
"""Entries that a ZIP may list, of whatever kind: the list alone takes memory and time."""

_ENTRY = b"PK\x01\x02"
_ZIP_BEGINS = b"PK\x03\x04"
_ZIP = ".zip"
_WORD = ".docx"
_PIECE = 256 << 10
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, NotImplementedError, RuntimeError, ValueError,
           LookupError, EOFError, OSError)  # fmt: skip
"""What the library raises for damage: its own errors are the smaller part."""

_SUFFIXES = FILE_SUFFIXES | {
    *(".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".xml", ".rss", ".atom")
}
_LINES = frozenset({".jsonl", ".ndjson"})


@dataclass(frozen=True, slots=True)
class Upload:
    """A file somebody uploaded: its name, and its bytes."""

    name: str
    content: bytes


class Budget:
    """What may still be unpacked, in bytes, over all files of one upload; what is refused counts too."""

    def __init__(self, most: int = MOST_UNPACKED) -> None:
        self.left = most
        self.spent = 0

    def spend(self, size: int) -> None:
        """Count so many bytes more."""
        self.left -= size
        self.spent += size


@asynccontextmanager
async def unpacked(
    uploads: Sequence[Upload], room: WorkingFolder, budget: Budget, *, only_lines: bool = False
) -> AsyncGenerator[list[FoundFile | NotFound]]:
    """Lay uploads out in `room` as files to load, those of ZIPs unpacked; they are gone at the end.

    With `only_lines` nothing but JSON lines is taken. Raises what the room raises where they cannot be laid out. A
    cancellation takes effect between two files. Files are known by their names and not by where they lie for the
    moment: uploaded again, they are the same again. A name is never used as a path.
    """
    async with in_thread(room.folder("upload")) as folder:
        files = _laid_out(uploads, folder, room, budget, only_lines=only_lines)
        found: list[FoundFile | NotFound] = []
        try:
            # The thread must be done with a file before the folder can go, cancelled or not.
            while (one := await finish(background.run(next, files, None))) is not None:
                found.append(one)
        finally:
            files.close()
        yield found


def _laid_out(
    uploads: Sequence[Upload], folder: Path, room: WorkingFolder, budget: Budget, *, only_lines: bool
) -> Generator[FoundFile | NotFound]:
    numbers = itertools.count()
    for upload in uploads:
        for name, content in _files_of(upload, budget, only_lines=only_lines):
            if isinstance(content, SourceError):
                yield NotFound(name, content)
                continue
            with room.guarded():
                laid = _lay_out(folder, next(numbers), name, content)
            yield laid


def _lay_out(folder: Path, number: int, name: str, content: bytes) -> FoundFile:
    suffix = PurePosixPath(name).suffix.lower()
    path = folder / f"{number}{suffix}"
    path.write_bytes(content)
    return FoundFile(path, name, f"upload:{name}", len(content))


def _files_of(upload: Upload, budget: Budget, *, only_lines: bool) -> Iterator[tuple[str, bytes | SourceError]]:
    name = _shown(upload.name, _LONGEST_SHOWN)
    suffixes = _LINES if only_lines else _SUFFIXES
    if len(upload.content) > LARGEST_UPLOAD:
        yield name, SourceError("source-too-large", limit=LARGEST_UPLOAD >> 20)
    elif _is_zip(name, upload.content):
        yield from _members(name, upload.content, budget, suffixes)
    elif PurePosixPath(name).suffix.lower() in suffixes:
        budget.spend(len(upload.content))
        yield name, upload.content
    else:
        yield name, SourceError("upload-lines" if only_lines else "upload-kind")


def _is_zip(name: str, content: bytes) -> bool:
    """Tell whether a file is a ZIP to be unpacked; a Word document is a ZIP too, and is none."""
    return name.lower().endswith(_ZIP) or (content.startswith(_ZIP_BEGINS) and not name.lower().endswith(_WORD))


def _members(
    name: str, content: bytes, budget: Budget, suffixes: frozenset[str]
) -> Iterator[tuple[str, bytes | SourceError]]:
    too_much = SourceError("upload-too-much", files=MOST_MEMBERS, limit=MOST_UNPACKED >> 20)
    if content.count(_ENTRY) > _MOST_LISTED:
        yield name, too_much
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            wanted = _LINES if archive.comment == EXPORT_MARK else suffixes
            members = [one for one in archive.infolist() if _is_page(one, wanted)]
            if not members:
                yield name, SourceError("upload-empty")
            for count, member in enumerate(members):
                shown = f"{name}/{_shown(member.filename, LONGEST_NAME)}"
                if count >= MOST_MEMBERS or budget.left <= 0:
                    yield shown, too_much
                    return
                yield shown, _inside(archive, member, budget)
    except _BROKEN:
        yield name, SourceError("upload-broken")


def _is_page(member: zipfile.ZipInfo, suffixes: frozenset[str]) -> bool:
    path = PurePosixPath(member.filename.replace("\\", "/"))
    hidden = any(part.startswith((".", "__MACOSX")) and part not in (".", "..") for part in path.parts)
    is_wanted = path.suffix.lower() in suffixes or path.suffix.lower() == _ZIP
    return not member.is_dir() and not hidden and is_wanted and path.stem.lower() != "readme"


def _inside(archive: zipfile.ZipFile, member: zipfile.ZipInfo, budget: Budget) -> bytes | SourceError:
    """Return what a member holds, or why it is not taken."""
    if len(member.filename) > LONGEST_NAME:
        return SourceError("upload-name-long", most=LONGEST_NAME)
    if member.filename.lower().endswith(_ZIP):
        return SourceError("upload-nested")
    if member.flag_bits & 1:
        return SourceError("upload-locked")
    inside = _read(archive, member, budget)
    is_nested = isinstance(inside, bytes) and _is_zip(member.filename, inside)
    return SourceError("upload-nested") if is_nested else inside


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, budget: Budget) -> bytes | SourceError:
    """Read a member; what its header says of its size counts for nothing."""
    most = min(budget.left, LARGEST_PAGE)
    content = bytearray()
    try:
        with archive.open(member) as file:
            while piece := file.read(_PIECE):
                budget.spend(len(piece))
                content += piece
                if len(content) > most:
                    return SourceError("source-too-large", limit=max(1, most >> 20))
    except _BROKEN:
        return SourceError("upload-broken")
    return bytes(content)


def _shown(name: str, longest: int) -> str:
    """A name as text that can be stored and printed: no folders above, no control characters, not too long."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return "".join(sign for sign in "/".join(parts) if sign.isprintable())[-longest:] or "file"
