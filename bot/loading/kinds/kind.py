"""Which kind of file it is: by its name, which decides, and by its first bytes, which may contradict it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from bot.errors import SourceError

if TYPE_CHECKING:
    from bot.segmentation import PageFormat


class FileKind(StrEnum):
    """A kind of file that is opened before it is read, as people call it."""

    MAIL = "EML"
    SAVED_PAGE = "MHTML"
    RTF = "RTF"
    WORD = "DOCX"
    PDF = "PDF"
    TABLE = "CSV"
    JSON = "JSON"


@dataclass(frozen=True, slots=True)
class OpenedPage:
    """What a page is split from: its bytes, and how they are marked up, where that is known."""

    content: bytes
    format: PageFormat | None


_BY_SUFFIX: Final = {
    ".eml": FileKind.MAIL,
    ".mhtml": FileKind.SAVED_PAGE,
    ".mht": FileKind.SAVED_PAGE,
    ".rtf": FileKind.RTF,
    ".docx": FileKind.WORD,
    ".pdf": FileKind.PDF,
    ".csv": FileKind.TABLE,
    ".tsv": FileKind.TABLE,
    ".json": FileKind.JSON,
}
FILE_SUFFIXES: Final = frozenset(_BY_SUFFIX)
"""The ends of names of files that are opened before they are read."""

_TABLES = frozenset({FileKind.TABLE, FileKind.JSON})
# What people have beside pages and nothing here opens: read as text it would be stored as its markup.
_CLOSED = frozenset(
    {
        *(".msg", ".doc", ".dot", ".docm", ".odt", ".pages", ".epub", ".mobi"),
        *(".xlsx", ".xls", ".ods", ".pptx", ".ppt", ".odp", ".one"),
    }
)
_HEAD = 2_048
# A saved page or a mail that somebody named otherwise: only where its bytes are encoded is it no text to read.
_ENCODED_MAIL = re.compile(
    rb"(?is)\A\s*(?:[\w-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*)*?"
    rb"(?:content-transfer-encoding:\s*(?:quoted-printable|base64)|content-type:\s*multipart/)"
)
_SAVED_PAGE = re.compile(rb"(?i)\ncontent-type:\s*multipart/related")
_STARTS = ((b"{\\rtf", ".rtf", FileKind.RTF), (b"%PDF-", ".pdf", FileKind.PDF))


def suffix_of(path: str) -> str:
    """Return what the name of a file ends with, in small letters; an address is no name of a file."""
    return "" if "://" in path else PurePath(path).suffix.lower()


def kind_of_name(path: str) -> FileKind | None:
    """Return the kind of file that a name tells; None for pages and whatever else is read as it is."""
    return _BY_SUFFIX.get(suffix_of(path))


def is_table(path: str) -> bool:
    """Tell by its name whether a file holds articles that are already apart, in a table or in JSON."""
    return kind_of_name(path) in _TABLES


def require_page(path: str, content: bytes) -> None:
    """Raise SourceError for a file that would be stored as markup: of a kind that nothing opens, or named as another.

    What it is in truth is not opened under a false name: only by its name is it known, before a byte of it is read,
    that a process which can be stopped must open it.
    """
    suffix = suffix_of(path)
    if suffix in _CLOSED:
        raise SourceError("source-no-page", kind=suffix.removeprefix(".").upper())
    found = next(((end, kind) for start, end, kind in _STARTS if content.startswith(start)), None)
    if found is None and _ENCODED_MAIL.match(content[:_HEAD]):
        saved = _SAVED_PAGE.search(content[:_HEAD]) is not None
        found = (".mhtml", FileKind.SAVED_PAGE) if saved else (".eml", FileKind.MAIL)
    if found is not None:
        raise SourceError("source-other-kind", kind=found[1].value, suffix=found[0])
