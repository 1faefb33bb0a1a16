"""Write a board as a file: its passages with their verdicts and notes, and the list of what they are from."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from bot.articles import Reference
from bot.boards.model import Standing
from bot.quotation import Style, cite, ris, source_of, verified_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime

    from bot.boards.model import CheckedBoard, CheckedEntry
    from bot.quotation import Source
    from bot.texts import Texts

_MARKDOWN: Final = re.compile(r"([\\`*_\[\]()<>#+|~!&])")


_LONGEST_NOW: Final = 900
"""Characters of how a passage reads now: a sentence of the catalogue takes no more."""


class BoardFormat(StrEnum):
    """The forms of file in which a board is exported."""

    MARKDOWN = "markdown"
    HTML = "html"
    CSL_JSON = "csl-json"
    RIS = "ris"
    BIBTEX = "bibtex"


_SUFFIXES: Final = {
    BoardFormat.MARKDOWN: "md",
    BoardFormat.HTML: "html",
    BoardFormat.CSL_JSON: "json",
    BoardFormat.RIS: "ris",
    BoardFormat.BIBTEX: "bib",
}


@dataclass(frozen=True, slots=True)
class ExportedBoard:
    """A file: its name and what is in it."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class _Line:
    """An entry as it is written: each part is text without any marks; `words` is empty where they are gone."""

    words: str
    said: str
    checked: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What a board says on paper: its title, when it was checked, its entries, and the list of references."""

    title: str
    checked: str
    lines: tuple[_Line, ...]
    references_title: str
    references: tuple[str, ...]
    language: str


def export_board(
    board: CheckedBoard,
    form: BoardFormat,
    style: Style,
    names: Mapping[int, str],
    now: datetime,
    texts: Texts,
) -> ExportedBoard:
    """Write a board, whose notes are by people with those `names`. Takes up to a second for 200 entries."""
    sources = _sources(board, now)
    name = f"board-{str(board.board.key).lower()}.{_SUFFIXES[form]}"
    if form in _DATA:
        return ExportedBoard(name, _DATA[form](list(sources.values())).encode())
    sheet = _sheet(board, sources, style, names, now, texts)
    return ExportedBoard(name, (_markdown(sheet) if form is BoardFormat.MARKDOWN else _html(sheet)).encode())


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


def _sheet(
    board: CheckedBoard,
    sources: Mapping[str, Source],
    style: Style,
    names: Mapping[int, str],
    now: datetime,
    texts: Texts,
) -> _Sheet:
    numbers = {ref: number for number, ref in enumerate(sources, start=1)}
    return _Sheet(
        f"{board.board.name} ({board.board.key})",
        texts(
            "board-export-checked",
            moment=f"{now:%Y-%m-%d %H:%M} UTC",
            entries=len(board.entries),
            sources=board.sources,
            changed=sum(entry.standing is not Standing.SAME for entry in board.entries),
        ),
        tuple(_line(entry, numbers, names, texts) for entry in board.entries),
        texts("board-export-references"),
        tuple(cite(source, style).text for source in sources.values()),
        texts.language,
    )


def _line(entry: CheckedEntry, numbers: Mapping[str, int], names: Mapping[int, str], texts: Texts) -> _Line:
    notes = tuple(
        texts("board-export-note", text=note.text, person=names.get(note.person) or texts("board-someone"))
        for note in entry.entry.notes
    )
    if entry.passage is None:
        return _Line("", str(entry.ref), texts(f"board-export-{entry.standing}"), notes)
    article = entry.passage.article
    verification = verified_in(entry.passage.text, article)
    number = numbers[str(Reference(article.key, article.version))]
    said = f"[{number}] {entry.ref}"
    said = f"{verification.speaker}, {said}" if verification.speaker else said
    now = entry.passage.drift
    if entry.standing is Standing.CHANGED and now is not None and now.source:
        words = texts.within_marks(now.source[:_LONGEST_NOW])
        checked = texts("board-export-now", words=words, reference=str(now.ref))
    elif entry.standing is Standing.SAME:
        checked = texts("board-export-same", verdict=verification.verdict.value)
    else:
        checked = texts(f"board-export-{entry.standing}")
    return _Line(entry.passage.text, said, checked, notes)


def _markdown(sheet: _Sheet) -> str:
    parts = [f"# {_escaped(sheet.title)}", _escaped(sheet.checked)]
    for place, line in enumerate(sheet.lines, start=1):
        block = [f"**{place}.**", *_quoted(line.words), "", f"— {_escaped(line.said)}  ", f"*{_escaped(line.checked)}*"]
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


def _html(sheet: _Sheet) -> str:
    entries = "\n".join(
        "<li>"
        + (f"<blockquote>{_marked_up(line.words)}</blockquote>" if line.words else "")
        + f"<p>— {html.escape(line.said)}<br><small>{html.escape(line.checked)}</small></p>"
        + "".join(f"<p><em>{_marked_up(note)}</em></p>" for note in line.notes)
        + "</li>"
        for line in sheet.lines
    )
    references = "\n".join(f"<li>{html.escape(one)}</li>" for one in sheet.references)
    return (
        f'<!doctype html>\n<html lang="{html.escape(sheet.language)}">\n<meta charset="utf-8">\n'
        f"<title>{html.escape(sheet.title)}</title>\n<h1>{html.escape(sheet.title)}</h1>\n"
        f"<p>{html.escape(sheet.checked)}</p>\n<ol>\n{entries}\n</ol>\n"
        f"<h2>{html.escape(sheet.references_title)}</h2>\n<ol>\n{references}\n</ol>\n</html>\n"
    )


def _marked_up(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")
