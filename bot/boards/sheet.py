"""What a board says on paper, in any form: its entries as they were checked, and the list of what they are from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.articles import Reference
from bot.boards.model import Standing
from bot.boards.since import Mark, changes_since, exported_entry
from bot.quotation import cite, verified_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from bot.archive import BoardExport, ExportedEntry
    from bot.boards.model import CheckedBoard, CheckedEntry
    from bot.boards.since import Marked, Since
    from bot.quotation import Source, Style, Verification
    from bot.texts import Texts

_LONGEST_NOW: Final = 900
"""Characters of how a passage reads now: a sentence of the catalogue takes no more."""


@dataclass(frozen=True, slots=True)
class SheetLine:
    """An entry as it is written: each part is text without any marks; `words` is empty where they are gone.

    `since` is what has become of it since the last export.
    """

    words: str
    said: str
    checked: str
    notes: tuple[str, ...]
    since: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a board says on paper: its title, when it was checked, its entries, and the list of references.

    `since` is what has changed since the last export, nothing where there was none.
    """

    title: str
    checked: str
    lines: tuple[SheetLine, ...]
    references_title: str
    references: tuple[str, ...]
    language: str
    since: str = ""


def sheet_of(
    board: CheckedBoard,
    sources: Mapping[str, Source],
    style: Style,
    names: Mapping[int, str],
    now: datetime,
    texts: Texts,
    before: BoardExport | None = None,
) -> tuple[Sheet, tuple[ExportedEntry, ...]]:
    """Put a board into words, with what has changed since the export `before`; return it, and what is to be kept of it.

    Notes are by people with those `names`, references are in `style`.
    """
    numbers = {ref: number for number, ref in enumerate(sources, start=1)}
    verified = [_verified(entry) for entry in board.entries]
    held = tuple(map(exported_entry, board.entries, map(_verdict, board.entries, verified)))
    since = changes_since(before, board.board.key, held)
    sheet = Sheet(
        f"{board.board.name} ({board.board.key})",
        texts(
            "board-export-checked",
            moment=_moment(now),
            entries=len(board.entries),
            sources=board.sources,
            changed=sum(entry.standing is not Standing.SAME for entry in board.entries),
        ),
        tuple(
            _line(entry, found, numbers, names, since, texts)
            for entry, found in zip(board.entries, verified, strict=True)
        ),
        texts("board-export-references"),
        tuple(cite(source, style).text for source in sources.values()),
        texts.language,
        _since(since, texts) if since else "",
    )
    return sheet, held


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"


def _since(since: Since, texts: Texts) -> str:
    """Say how much has changed since the last export, and when that was."""
    counts = [(f"board-since-{mark}", since.count(mark), "") for mark in Mark]
    counts.insert(2, ("board-since-removed", len(since.removed), texts.listed(since.removed)))
    told = [texts(key, number=number, references=named) for key, number, named in counts if number]
    key = "board-since" if told else "board-since-nothing"
    return texts(key, moment=_moment(since.at), changes=texts.listed(told))


def _verified(entry: CheckedEntry) -> Verification | None:
    return verified_in(entry.passage.text, entry.passage.article) if entry.passage is not None else None


def _verdict(entry: CheckedEntry, found: Verification | None) -> str:
    return found.verdict.value if found is not None and entry.standing is Standing.SAME else entry.standing.value


def _line(
    entry: CheckedEntry,
    found: Verification | None,
    numbers: Mapping[str, int],
    names: Mapping[int, str],
    since: Since | None,
    texts: Texts,
) -> SheetLine:
    notes = tuple(
        texts("board-export-note", text=note.text, person=names.get(note.person) or texts("board-someone"))
        for note in entry.entry.notes
    )
    marked = since.entries.get(entry.entry.reference) if since else None
    marks = tuple(_marks(entry, marked, texts)) if marked else ()
    if entry.passage is None or found is None:
        return SheetLine(
            "",
            texts("board-export-credit", credit=str(entry.ref)),
            texts(f"board-export-{entry.standing}"),
            notes,
            marks,
        )
    article = entry.passage.article
    number = numbers[str(Reference(article.key, article.version))]
    credit = texts("parts-between").join(filter(None, (found.speaker, f"[{number}] {entry.ref}")))
    said = texts("board-export-credit", credit=credit)
    return SheetLine(entry.passage.text, said, _checked(entry, found, texts), notes, marks)


def _checked(entry: CheckedEntry, found: Verification, texts: Texts) -> str:
    """Say what the check found."""
    now = entry.passage.drift if entry.passage else None
    if entry.standing is Standing.CHANGED and now is not None and now.source:
        words = texts.within_marks(now.source[:_LONGEST_NOW])
        return texts("board-export-now", words=words, reference=str(now.ref))
    if entry.standing is Standing.SAME:
        return texts("board-export-same", verdict=found.verdict.value)
    return texts(f"board-export-{entry.standing}")


def _marks(entry: CheckedEntry, marked: Marked, texts: Texts) -> Iterator[str]:
    """Say what has become of an entry since the last export."""
    then = str(Reference(entry.ref.key, marked.version)) if marked.version else ""
    for mark in marked.marks:
        yield texts(f"board-mark-{mark}", version=marked.version, reference=then, place=marked.place)
