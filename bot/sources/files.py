"""Files as sources: what lies under a path, and bytes out of it, within bounds and without ever waiting on a device."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import SourceError
from bot.runtime import printable
from bot.segmentation import BOUNDARIES_SUFFIX

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from io import BufferedReader

LARGEST_PAGE = 20 << 20
LARGEST_SIDECAR = 2 << 20
LONGEST_LINE = 8 << 20
MOST_FILES = 200_000
DEEPEST_FOLDER = 32

_SKIPPED_STEM = "readme"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read: its path as a person knows it, the one place it is at (both as text), and its size in bytes.

    `sidecar` is the file of a person's boundaries beside it, if there is one.
    """

    location: Path
    path: str
    origin: str
    size: int
    sidecar: Path | None = None


@dataclass(frozen=True, slots=True)
class NotFound:
    """A path that holds nothing to read, and why."""

    path: str
    error: SourceError


def find_files(path: Path) -> Iterator[FoundFile | NotFound]:
    """Find what is to be read at `path`: itself, or every file below it by name, hidden files and READMEs left out.

    Links are followed, each folder once, so that a loop of links ends. A sidecar comes with its page and is none.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            yield from _below(path, set(), 0)
        elif _is_sidecar(path):
            yield NotFound(shown(path), SourceError("source-sidecar", page=shown(Path(_page_of(path).name))))
        else:
            yield _found(path)
    except OSError as error:
        yield NotFound(shown(path), _why(error))


def _below(folder: Path, seen: set[tuple[int, int]], depth: int) -> Iterator[FoundFile | NotFound]:
    status = folder.stat()
    if (status.st_dev, status.st_ino) in seen:
        return
    seen.add((status.st_dev, status.st_ino))
    if depth > DEEPEST_FOLDER:
        yield NotFound(shown(folder), SourceError("source-too-deep", most=DEEPEST_FOLDER))
        return
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith(".") or entry.stem.casefold() == _SKIPPED_STEM:
            continue
        try:
            if entry.is_dir():
                yield from _below(entry, seen, depth + 1)
            elif _is_sidecar(entry):
                if not _page_of(entry).exists():
                    yield NotFound(
                        shown(entry), SourceError("source-sidecar-alone", page=shown(Path(_page_of(entry).name)))
                    )
            else:
                yield _found(entry)
        except OSError as error:
            yield NotFound(shown(entry), _why(error))


def _found(path: Path) -> FoundFile:
    resolved = path.resolve()
    return FoundFile(path, shown(path), shown(resolved), path.stat().st_size, _sidecar_of(path, resolved))


def _is_sidecar(path: Path) -> bool:
    return path.suffix == BOUNDARIES_SUFFIX


def _page_of(sidecar: Path) -> Path:
    return sidecar.with_suffix("")


def _sidecar_of(path: Path, resolved: Path) -> Path | None:
    """Return the sidecar beside a page as it was named, else beside what a link leads to."""
    beside = (one.with_name(one.name + BOUNDARIES_SUFFIX) for one in dict.fromkeys((path, resolved)) if one.name)
    return next((sidecar for sidecar in beside if sidecar.exists() or sidecar.is_symlink()), None)


def shown(path: Path) -> str:
    """Return a path as text that can be stored and printed, whatever bytes and signs its name holds."""
    return printable(os.fsencode(path).decode("utf-8", "backslashreplace"))


def read_page(path: Path) -> bytes:
    """Return the bytes of a page.

    Raises SourceError for what is empty, larger than 20 MB, no file, or cannot be read.
    """
    content = _read(path, LARGEST_PAGE, "source-too-large")
    if not content.strip():
        raise SourceError("source-empty")
    return content


def read_sidecar(path: Path) -> bytes:
    """Return the bytes of a sidecar, which may be empty; SourceError where it is larger than 2 MB or cannot be read."""
    return _read(path, LARGEST_SIDECAR, "source-sidecar-too-large")


def _read(path: Path, most: int, too_large: str) -> bytes:
    with open_file(path) as file:
        # The size of some files is not what they hold.
        large = os.fstat(file.fileno()).st_size > most
        content = b"" if large else file.read(most + 1)
    if large or len(content) > most:
        raise SourceError(too_large, limit=most >> 20)
    return content


@contextmanager
def open_file(path: Path) -> Generator[BufferedReader]:
    """Open a regular file for reading; SourceError for anything else, and for whatever goes wrong while it is open."""
    try:
        # Opening a pipe that nobody writes to would wait for ever.
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | getattr(os, "O_NONBLOCK", 0))
        with open(descriptor, "rb") as file:  # noqa: PTH123 (from a descriptor)
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise SourceError("source-no-file")
            yield file
    except OSError as error:
        raise _why(error) from error


def read_lines(file: BufferedReader) -> Iterator[tuple[int, int, bytes | SourceError]]:
    """Yield the lines of a file as (number from 1, length in bytes, line); of one beyond 8 MB only the error."""
    number = 0
    while line := file.readline(LONGEST_LINE + 1):
        number += 1
        length = len(line)
        if length <= LONGEST_LINE:
            yield number, length, line
            continue
        while not line.endswith(b"\n") and (line := file.readline(_CHUNK)):
            length += len(line)
        yield number, length, SourceError("source-line-too-long", limit=LONGEST_LINE >> 20)


def _why(error: OSError) -> SourceError:
    if isinstance(error, FileNotFoundError):
        return SourceError("source-missing")
    if isinstance(error, PermissionError):
        return SourceError("source-forbidden")
    if isinstance(error, IsADirectoryError):
        return SourceError("source-no-file")
    return SourceError("source-unreadable", reason=error.strerror or type(error).__name__)
