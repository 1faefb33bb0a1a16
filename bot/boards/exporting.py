"""Write a board as a file: its passages with their verdicts and notes, and the list of what they are from."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from bot.archive import BoardExport
from bot.articles import Reference
from bot.boards.sheet import sheet_of
from bot.boards.word import write_docx
from bot.quotation import Style, cite, ris, source_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime

    from bot.boards.model import CheckedBoard
    from bot.boards.sheet import Sheet
    from bot.quotation import Source
    from bot.texts import Texts

_MARKDOWN: Final = re.compile(r"([\\`*_\[\]()<>#+|~!&])")


class BoardFormat(StrEnum):
    """The forms of file in which a board is exported."""

    MARKDOWN = "markdown"
    DOCX = "docx"
    HTML = "html"
    CSL_JSON = "csl-json"
    RIS = "ris"
    BIBTEX = "bibtex"


_SUFFIXES: Final = {
    BoardFormat.MARKDOWN: "md",
    BoardFormat.DOCX: "docx",
    BoardFormat.HTML: "html",
    BoardFormat.CSL_JSON: "json",
    BoardFormat.RIS: "ris",
    BoardFormat.BIBTEX: "bib",
}


@dataclass(frozen=True, slots=True)
class ExportedBoard:
    """A file: its name and what is in it. Of a document, `held` is what is to be kept of it."""

    name: str
    content: bytes
    held: BoardExport | None = None


def export_board(
    board: CheckedBoard,
    form: BoardFormat,
    style: Style,
    names: Mapping[int, str],
    now: datetime,
    texts: Texts,
    before: BoardExport | None = None,
) -> ExportedBoard:
    """Write a board, whose notes are by people with those `names`. Takes up to a second for 200 entries.

    A document marks what has changed since the export `before`. Data for programs has no place for marks.
    """
    sources = _sources(board, now)
    name = f"board-{str(board.board.key).lower()}.{_SUFFIXES[form]}"
    if form in _DATA:
        return ExportedBoard(name, _DATA[form](list(sources.values())).encode())
    sheet, entries = sheet_of(board, sources, style, names, now, texts, before)
    held = BoardExport(board.board.key, now, entries)
    if form is BoardFormat.DOCX:
        return ExportedBoard(name, write_docx(sheet, now), held)
    written = _markdown(sheet) if form is BoardFormat.MARKDOWN else _html(sheet)
    return ExportedBoard(name, written.encode(), held)


def _sources(board: CheckedBoard, now: datetime) -> dict[str, Source]:
    """Return what the passages are from, each article in each version once, in their order."""
    sources: dict[str, Source] = {}
    for entry in board.entries:
        if entry.passage is not None:
            article = entry.passage.article
            ref = Reference(article.key, article.version)
            sources.setdefault(str(ref), source_of(article, ref, now.date()))
    return sources


def _csl_json(sources: Sequence[Source]) -> str:
    items: list[Any] = [item for source in sources for item in json.loads(cite(source, Style.CSL_JSON).text)]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _bibtex(sources: Sequence[Source]) -> str:
    return "\n\n".join(cite(source, Style.BIBTEX).text for source in sources) + "\n"


def _ris(sources: Sequence[Source]) -> str:
    return "\r\n".join(map(ris, sources))


_DATA: Final[dict[BoardFormat, Callable[[Sequence[Source]], str]]] = {
    BoardFormat.CSL_JSON: _csl_json,
    BoardFormat.RIS: _ris,
    BoardFormat.BIBTEX: _bibtex,
}


def _markdown(sheet: Sheet) -> str:
    parts = [f"# {_escaped(sheet.title)}", _escaped(sheet.checked), *([_escaped(sheet.since)] if sheet.since else [])]
    for place, line in enumerate(sheet.lines, start=1):
        number = " ".join([f"**{place}.**", *(f"**{_escaped(one)}**" for one in line.since)])
        block = [number, *_quoted(line.words), "", f"{_escaped(line.said)}  ", f"*{_escaped(line.checked)}*"]
        parts.append("\n".join([*block, *(f"  \n{_escaped(note)}" for note in line.notes)]))
    if sheet.references:
        parts.append(f"## {_escaped(sheet.references_title)}")
        parts.append("\n".join(f"{at}. {_escaped(one)}" for at, one in enumerate(sheet.references, start=1)))
    return "\n\n".join(parts) + "\n"


def _quoted(words: str) -> Iterator[str]:
    if words:
        yield ""
        yield from (f"> {_escaped(line)}" for line in words.split("\n"))


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)


def _html(sheet: Sheet) -> str:
    entries = "\n".join(
        "<li>"
        + (f"<p><mark>{html.escape(' '.join(line.since))}</mark></p>" if line.since else "")
        + (f"<blockquote>{_marked_up(line.words)}</blockquote>" if line.words else "")
        + f"<p>{html.escape(line.said)}<br><small>{html.escape(line.checked)}</small></p>"
        + "".join(f"<p><em>{_marked_up(note)}</em></p>" for note in line.notes)
        + "</li>"
        for line in sheet.lines
    )
    since = f"<p>{html.escape(sheet.since)}</p>\n" if sheet.since else ""
    references = "\n".join(f"<li>{html.escape(one)}</li>" for one in sheet.references)
    return (
        f'<!doctype html>\n<html lang="{html.escape(sheet.language)}">\n<meta charset="utf-8">\n'
        f"<title>{html.escape(sheet.title)}</title>\n<h1>{html.escape(sheet.title)}</h1>\n"
        f"<p>{html.escape(sheet.checked)}</p>\n{since}<ol>\n{entries}\n</ol>\n"
        f"<h2>{html.escape(sheet.references_title)}</h2>\n<ol>\n{references}\n</ol>\n</html>\n"
    )


def _marked_up(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")
