"""Detect the kind of a file by its extension, and reject it if its first bytes contradict that."""

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
    """A kind of file that is converted before it is read, by the name that people use."""

    MAIL = "EML"
    SAVED_PAGE = "MHTML"
    RTF = "RTF"
    WORD = "DOCX"
    PDF = "PDF"
    TABLE = "CSV"
    JSON = "JSON"


@dataclass(frozen=True, slots=True)
class OpenedPage:
    """A converted page: its bytes, and its markup format if known."""

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
"""The extensions of files that are converted before they are read."""

_TABLES = frozenset({FileKind.TABLE, FileKind.JSON})
# Common formats that are not supported: read as text, their markup would be stored.
_CLOSED = frozenset(
    {
        *(".msg", ".doc", ".dot", ".docm", ".odt", ".pages", ".epub", ".mobi"),
        *(".xlsx", ".xls", ".ods", ".pptx", ".ppt", ".odp", ".one"),
    }
)
_HEAD = 2_048
# Mail or MHTML under another name is only rejected if its text is transfer-encoded and thus unreadable.
_ENCODED_MAIL = re.compile(
    rb"(?is)\A\s*(?:[\w-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*)*?"
    rb"(?:content-transfer-encoding:\s*(?:quoted-printable|base64)|content-type:\s*multipart/)"
)
_SAVED_PAGE = re.compile(rb"(?i)\ncontent-type:\s*multipart/related")
_STARTS = ((b"{\\rtf", ".rtf", FileKind.RTF), (b"%PDF-", ".pdf", FileKind.PDF))


def suffix_of(path: str) -> str:
    """Return the file extension in lower case; empty for a web address."""
    return "" if "://" in path else PurePath(path).suffix.lower()


def kind_of_name(path: str) -> FileKind | None:
    """Return the kind of file for a name; None for pages and all other files that are read unchanged."""
    return _BY_SUFFIX.get(suffix_of(path))


def is_table(path: str) -> bool:
    """Return whether a file name is that of a table or JSON file, which hold articles that need no splitting."""
    return kind_of_name(path) in _TABLES


def require_page(path: str, content: bytes) -> None:
    """Raise SourceError for a file of an unsupported format, or whose content does not match its extension.

    The file is not opened as its real format: the extension must show, before any byte is read, that a killable process
    has to open it.
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
