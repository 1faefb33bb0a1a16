"""Write a board as a Word document."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from datetime import datetime

    from docx.document import Document
    from docx.text.paragraph import Paragraph

    from bot.boards.sheet import Sheet, SheetLine

_FONTS: Final = {"ascii": "Calibri", "hAnsi": "Calibri", "cs": "Calibri", "eastAsia": "Microsoft JhengHei"}
"""Where a machine has no such font, Word and LibreOffice choose another by the script and the language of the text."""

_STYLES: Final = ("Normal", "Title", "Heading 1", "Quote")
_NOT_IN_XML: Final = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST_PROPERTY: Final = 255  # ECMA-376, as the library holds it
_WIDTH_MM, _HEIGHT_MM, _INDENT_MM, _SMALL_PT = 210, 297, 8, 9


def write_docx(sheet: Sheet, now: datetime) -> bytes:
    """Return a Word document; characters that XML can't hold become U+FFFD. Call it off the event loop.

    A full board takes a second of the processor, one with the longest passages and notes two.
    """
    document = _begun(sheet, now)
    quote = document.styles["Quote"].style_id
    document.add_heading(_clean(sheet.title), 0)
    document.add_paragraph(_clean(sheet.checked))
    if sheet.since:
        document.add_paragraph(_clean(sheet.since))
    for place, line in enumerate(sheet.lines, start=1):
        _add_entry(document, place, line, quote)
    if sheet.references:
        document.add_heading(_clean(sheet.references_title), 1)
    for number, reference in enumerate(sheet.references, start=1):
        _indented(document.add_paragraph(f"{number}.\t{_clean(reference)}"), hanging=True)
    held = BytesIO()
    document.save(held)
    return held.getvalue()


def _begun(sheet: Sheet, now: datetime) -> Document:
    """Return an empty document of A4 pages, with fonts and languages for English and Chinese."""
    import docx  # 15 MB, imported only for such a document
    from docx.shared import Mm

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(_WIDTH_MM), Mm(_HEIGHT_MM)
    for name in _STYLES:
        _set_fonts(document.styles[name])
    _set_quote(document.styles)
    _set_language(document)
    said = document.core_properties
    said.title, said.language = _clean(sheet.title)[:_LONGEST_PROPERTY], sheet.language
    said.author = said.comments = ""
    said.created = said.modified = now.replace(tzinfo=None)
    return document


def _set_fonts(style: Any) -> None:
    """Name the fonts of a style in place of those of the template's theme, which has none for Chinese."""
    from docx.oxml.ns import qn

    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for script, font in _FONTS.items():
        fonts.set(qn(f"w:{script}"), font)


def _set_quote(styles: Any) -> None:
    """Set quotations upright: Chinese has no italics."""
    styles["Quote"].font.italic = False


def _set_language(document: Any) -> None:
    """Let Chinese characters be drawn as in Taiwan where a font draws them in several ways."""
    from docx.oxml.ns import qn

    for language in document.styles.element.xpath("w:docDefaults//w:lang"):
        language.set(qn("w:eastAsia"), "zh-TW")


def _add_entry(document: Document, place: int, line: SheetLine, quote: str) -> None:
    from docx.shared import Pt

    number = document.add_paragraph()
    number.add_run(f"{place}.").bold = True
    if line.since:
        number.add_run(f" {_clean(' '.join(line.since))}").font.size = Pt(_SMALL_PT)
    number.paragraph_format.keep_with_next = True
    if line.words:
        words = _indented(document.add_paragraph(_clean(line.words)))
        words.paragraph_format.keep_with_next = True
        # By its name, the library would look for it among all styles, each time.
        words.paragraph_format.element.style = quote
    _indented(document.add_paragraph(f"{_clean(line.said)}\n")).add_run(_clean(line.checked)).font.size = Pt(_SMALL_PT)
    for note in line.notes:
        _indented(document.add_paragraph(_clean(note)))


def _indented(paragraph: Paragraph, *, hanging: bool = False) -> Paragraph:
    from docx.shared import Mm

    paragraph.paragraph_format.left_indent = Mm(_INDENT_MM)
    if hanging:
        paragraph.paragraph_format.first_line_indent = Mm(-_INDENT_MM)
    return paragraph


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n"))
