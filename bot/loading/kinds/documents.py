"""Convert Word, RTF and PDF documents to text; for Word with headings, lists and links."""

from __future__ import annotations

import io
import logging
import re
import zipfile
from importlib import import_module
from typing import Any, Final

from bot.errors import SourceError
from bot.loading.kinds.kind import OpenedPage
from bot.segmentation import PageFormat

LARGEST_MARKUP: Final = 16 << 20
"""Maximum uncompressed size (bytes) of the XML in a Word document; also the most that is read of any part."""

MOST_MEMBERS: Final = 5_000
MOST_SHEETS: Final = 2_000
"""Maximum pages of a PDF."""

MOST_CHARACTERS: Final = 20_000_000
_LEAST_LETTERS = 12
_TEXT_OF_WORD = "word/document.xml"
_ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_TITLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => p:fresh\nu => em"


def open_word(content: bytes) -> OpenedPage:
    """Convert a Word document to HTML without pictures. Raises SourceError for a damaged, encrypted or hostile one."""
    mammoth: Any = import_module("mammoth")  # 13 MB, imported only for such a document; it has no type hints

    _require_sound(content)
    read = mammoth.convert_to_html(io.BytesIO(content), style_map=_TITLES, convert_image=_no_picture)
    return OpenedPage(f"<html><body>{read.value}</body></html>".encode("utf-8-sig", "replace"), PageFormat.HTML)


def _no_picture(image: Any) -> list[Any]:
    return []


def _require_sound(content: bytes) -> None:
    """Raise SourceError for a damaged package, a zip bomb, or XML that defines entities (Word never does)."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        # Word stores a password-protected document in an OLE container, not a ZIP file.
        raise SourceError("file-locked", kind="DOCX")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        members = package.infolist()
        # Pictures and fonts are never unpacked.
        markup = [one for one in members if one.filename.lower().endswith((".xml", ".rels"))]
        if len(members) > MOST_MEMBERS or sum(one.file_size for one in markup) > LARGEST_MARKUP:
            raise SourceError("source-too-heavy")
        if _TEXT_OF_WORD not in package.namelist() or any(_ENTITY.search(package.read(one)) for one in markup):
            raise SourceError("file-broken", kind="DOCX")


def open_rtf(content: bytes) -> OpenedPage:
    """Convert an RTF document to text, one paragraph per line."""
    striprtf: Any = import_module("striprtf.striprtf")  # it has no type hints
    text: str = striprtf.rtf_to_text(content.decode("latin-1"), encoding="cp1252", errors="replace")
    return OpenedPage(text[:MOST_CHARACTERS].encode("utf-8-sig", "replace"), PageFormat.TEXT)


def open_pdf(content: bytes) -> OpenedPage:
    """Extract the text of a PDF page by page, in the order of its content stream.

    Raises SourceError for an encrypted PDF, one of more than 2,000 pages, or one that only has images of pages.
    """
    import pypdf

    # pypdf logs every syntax error of a file at length.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = pypdf.PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not _unlocked(reader):
        raise SourceError("file-locked", kind="PDF")
    if len(reader.pages) > MOST_SHEETS:
        raise SourceError("file-too-many", most=MOST_SHEETS)
    sheets: list[str] = []
    left = MOST_CHARACTERS
    for sheet in reader.pages:
        sheets.append(sheet.extract_text())
        if (left := left - len(sheets[-1])) < 0:
            raise SourceError("source-too-heavy")
    text = "\n\n".join(sheets)
    if sum(letter.isalpha() for letter in text[:10_000]) < _LEAST_LETTERS:
        raise SourceError("file-no-text", kind="PDF")
    return OpenedPage(text.encode("utf-8-sig", "replace"), PageFormat.TEXT)


def _unlocked(reader: Any) -> bool:
    """Return whether a PDF opens with an empty password, as those do that only restrict printing."""
    try:
        return bool(reader.decrypt(""))
    except Exception:
        return False
