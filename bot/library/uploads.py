"""Files that people upload: what may be one, and the files that a ZIP holds, unpacked within bounds."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from bot.errors import SourceError
from bot.sources import LARGEST_PAGE, FoundFile, NotFound

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from pathlib import Path

    from bot.archive import Workroom

MOST_MEMBERS = 2_000
MOST_UNPACKED = 100 << 20
LARGEST_UPLOAD = 25 << 20
EXPORT_MARK = b"broadsheet export"
"""The comment of a ZIP that an export has written: its lines are read, and not its pages, which say the same."""

_PIECE = 256 << 10
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, NotImplementedError, RuntimeError, ValueError,
           LookupError, EOFError, OSError)  # fmt: skip
"""What the library raises for damage: its own errors are the smaller part."""

_SUFFIXES = frozenset(
    {".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".xml", ".rss", ".atom"}
)
_LINES = frozenset({".jsonl", ".ndjson"})


@dataclass(frozen=True, slots=True)
class Upload:
    """A file somebody uploaded: its name, and its bytes."""

    name: str
    content: bytes


@contextmanager
def unpacked(
    uploads: Sequence[Upload], room: Workroom, *, only_lines: bool = False
) -> Generator[list[FoundFile | NotFound]]:
    """Lay uploads out in `room` as files to load, those of ZIPs unpacked; they are gone at the end.

    With `only_lines` nothing but JSON lines is taken. Raises what the room raises where they cannot be laid out.
    Files are known by their names and not by where they lie for the moment: uploaded again, they are the same again.
    A name is never used as a path.
    """
    with room.folder("upload") as folder:
        found: list[FoundFile | NotFound] = []
        budget = MOST_UNPACKED
        for upload in uploads:
            for name, content in _files_of(upload, budget, only_lines=only_lines):
                if isinstance(content, SourceError):
                    found.append(NotFound(name, content))
                    continue
                budget -= len(content)
                with room.guarded():
                    found.append(_lay_out(folder, len(found), name, content))
        yield found


def _lay_out(folder: Path, number: int, name: str, content: bytes) -> FoundFile:
    suffix = PurePosixPath(name).suffix.lower()
    path = folder / f"{number}{suffix}"
    path.write_bytes(content)
    return FoundFile(path, name, f"upload:{name}", len(content))


def _files_of(upload: Upload, budget: int, *, only_lines: bool) -> Iterator[tuple[str, bytes | SourceError]]:
    name = _shown(upload.name)
    suffixes = _LINES if only_lines else _SUFFIXES
    if len(upload.content) > LARGEST_UPLOAD:
        yield name, SourceError("source-too-large", limit=LARGEST_UPLOAD >> 20)
    elif upload.content.startswith(b"PK\x03\x04") or name.lower().endswith(".zip"):
        yield from _members(name, upload.content, budget, suffixes)
    elif PurePosixPath(name).suffix.lower() in suffixes:
        yield name, upload.content
    else:
        yield name, SourceError("upload-lines" if only_lines else "upload-kind")


def _members(
    name: str, content: bytes, budget: int, suffixes: frozenset[str]
) -> Iterator[tuple[str, bytes | SourceError]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            wanted = _LINES if archive.comment == EXPORT_MARK else suffixes
            members = [one for one in archive.infolist() if _is_page(one, wanted)]
            if not members:
                yield name, SourceError("upload-empty")
            for count, member in enumerate(members):
                shown = f"{name}/{_shown(member.filename)}"
                if count >= MOST_MEMBERS or budget <= 0:
                    yield shown, SourceError("upload-too-much", files=MOST_MEMBERS, limit=MOST_UNPACKED >> 20)
                    return
                inside = _read(archive, member, min(budget, LARGEST_PAGE))
                budget -= 0 if isinstance(inside, SourceError) else len(inside)
                yield shown, inside
    except _BROKEN:
        yield name, SourceError("upload-broken")


def _is_page(member: zipfile.ZipInfo, suffixes: frozenset[str]) -> bool:
    path = PurePosixPath(member.filename.replace("\\", "/"))
    hidden = any(part.startswith((".", "__MACOSX")) and part not in (".", "..") for part in path.parts)
    return not member.is_dir() and not hidden and path.suffix.lower() in suffixes and path.stem.lower() != "readme"


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes | SourceError:
    """Read a member; what its header says of its size counts for nothing."""
    if member.flag_bits & 1:
        return SourceError("upload-locked")
    content = bytearray()
    try:
        with archive.open(member) as file:
            while piece := file.read(_PIECE):
                content += piece
                if len(content) > most:
                    return SourceError("source-too-large", limit=max(1, most >> 20))
    except _BROKEN:
        return SourceError("upload-broken")
    return bytes(content)


def _shown(name: str) -> str:
    """A name as text that can be stored and printed: no folders above, no control characters, not too long."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return "".join(sign for sign in "/".join(parts) if sign.isprintable())[-200:] or "file"
