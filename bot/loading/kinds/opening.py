"""Convert a file to what the splitter reads. CPU work on untrusted input, for a worker process."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from bot.errors import SourceError
from bot.loading.kinds.documents import open_pdf, open_rtf, open_word
from bot.loading.kinds.kind import FileKind, OpenedPage, kind_of_name, require_page, suffix_of
from bot.loading.kinds.mail import open_mail, open_saved_page
from bot.segmentation import format_of_suffix, is_binary

if TYPE_CHECKING:
    from collections.abc import Callable

logger = logging.getLogger(__name__)

_OPENED_BY: Final[dict[FileKind, Callable[[bytes], OpenedPage]]] = {
    FileKind.MAIL: open_mail,
    FileKind.SAVED_PAGE: open_saved_page,
    FileKind.RTF: open_rtf,
    FileKind.WORD: open_word,
    FileKind.PDF: open_pdf,
}


def open_page(path: str, content: bytes) -> OpenedPage:
    """Return the converted content of a file, by its name. Raises SourceError, with advice, if it cannot be read."""
    kind = kind_of_name(path)
    opened_by = _OPENED_BY.get(kind) if kind else None
    if kind is not None and opened_by is None:
        raise SourceError("file-table")
    if kind is not None and opened_by is not None:
        return _opened(kind, opened_by, content)
    require_page(path, content)
    if is_binary(content):
        raise SourceError("source-binary")
    return OpenedPage(content, format_of_suffix(suffix_of(path)))


def _opened(kind: FileKind, opened_by: Callable[[bytes], OpenedPage], content: bytes) -> OpenedPage:
    if not content.strip():
        raise SourceError("source-empty")
    try:
        return opened_by(content)
    except (MemoryError, SourceError):
        raise
    except Exception as error:  # the libraries may raise any exception for an invalid file
        logger.info("file not opened", extra={"file_kind": kind.value, "error": type(error).__name__})
        raise SourceError("file-broken", kind=kind.value) from None
