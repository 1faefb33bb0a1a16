"""Draw boards: their head, and a page of entries, each with its words, who says them, and what has become of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from discord import ui

from bot.archive import MOST_BOARDS, MOST_ENTRIES
from bot.articles import PersonRole, is_file_name, shown_headline
from bot.boards import Obstacle, Standing
from cogs.shared import CONTEXT
from cogs.ui import (
    LONGEST_WORD,
    WARNING,
    Address,
    Answer,
    beside,
    escaped_line,
    label,
    lines,
    opening,
    page_turns,
    panel,
    shared_by,
    standing,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from bot.archive import Board, BoardEntry, BoardNote, BoardShare
    from bot.articles import Article, Reference
    from bot.boards import CheckedBoard, CheckedEntry, Pinned
    from bot.texts import Texts
    from cogs.ui import Item, Viewer

BOARD_PAGE: Final = 8
"""Entries on an answer: each has a text and a button."""

BOARDS_PAGE: Final = 15
_NAME: Final = 100
_PERSON: Final = 60
_MOST_OBSTACLES: Final = 3
_OBSTACLES: Final = frozenset(Obstacle)


@dataclass(frozen=True, slots=True)
class Room:
    """Characters of an entry: its words, who says them, how they read now, each note; and how many notes."""

    words: int
    credit: int
    now: int
    note: int
    notes: int


ROOMS: Final = (
    Room(480, 120, 160, 160, 3),
    Room(270, 100, 110, 100, 2),
    Room(150, 70, 80, 60, 1),
    Room(90, 40, 50, 30, 1),
)
"""The first with which a page fits a message is taken."""


def draw_board(
    checked: CheckedBoard,
    offset: int,
    speakers: Mapping[int, str],
    viewer: Viewer,
    shares: Sequence[BoardShare] = (),
) -> Answer:
    """Return a page of a board, and where it stands. `speakers` are those that sources name, by numbers of entries."""
    stands = _stands(shares, viewer.texts)
    drawings = (_page(checked, offset, speakers, viewer, room, stands) for room in ROOMS[:-1])
    smallest = partial(_page, checked, offset, speakers, viewer, ROOMS[-1], stands)
    return next((drawn for drawn in drawings if drawn.fits), None) or smallest()


def _stands(shares: Sequence[BoardShare], texts: Texts) -> str | None:
    """Return where a board is kept up to date, and what keeps it from being so elsewhere."""
    fine = [f"<#{one.channel}>" for one in shares if one.error not in _OBSTACLES]
    told = [
        texts(f"board-obstacle-{one.error}", channel=f"<#{one.channel}>", board=str(one.key))
        for one in shares
        if one.error in _OBSTACLES
    ]
    kept = texts("board-kept-in", channels=texts.listed(fine)) if fine else None
    return lines(kept, *told[-_MOST_OBSTACLES:]) or None


def _page(
    checked: CheckedBoard,
    offset: int,
    speakers: Mapping[int, str],
    viewer: Viewer,
    room: Room,
    stands: str | None,
) -> Answer:
    texts, total, number = viewer.texts, len(checked.entries), str(checked.board.key)
    shown = checked.entries[offset : offset + BOARD_PAGE]
    empty = texts("board-empty", board=number) if not total else None
    body = panel(
        lines(head_of(checked, texts), stands),
        *(draw_entry(entry, speakers.get(entry.entry.number), texts, room) for entry in shown),
        empty,
        texts("board-page", first=offset + 1, last=offset + len(shown), total=total) if total > len(shown) else None,
        shared_by(viewer),
    )
    turns = page_turns(viewer, lambda at: Address("board", (number, str(at))), offset, BOARD_PAGE, total)
    return Answer(body, buttons=[*turns, *standing(viewer, Address("board", (number, str(offset))))])


def head_of(checked: CheckedBoard, texts: Texts) -> str:
    """Return what a board is called, how much is on it, and what has become of that."""
    became = [
        texts(f"board-count-{standing}", number=number)
        for standing in Standing
        if standing is not Standing.SAME and (number := checked.count(standing))
    ]
    counted = texts("board-counts", entries=len(checked.entries), sources=checked.sources)
    return lines(f"### {named(checked.board)}", f"-# {' · '.join((counted, *became))}")


def named(board: Board) -> str:
    """Return a board's number and name."""
    return f"{board.key} · {escaped_line(board.name, _NAME)}"


def draw_entry(entry: CheckedEntry, speaker: str | None, texts: Texts, room: Room) -> Item | str:
    """Return an entry with a button that shows its passage, where there is one."""
    notes = [_note(one, room.note, texts) for one in entry.entry.notes[: room.notes]]
    more = len(entry.entry.notes) - room.notes
    content = lines(
        _quoted(entry, speaker, room, texts),
        _became(entry, room.now, texts),
        *notes,
        texts("board-more-notes", number=more) if more > 0 else None,
    )
    if entry.passage is None or len(str(entry.ref)) > LONGEST_WORD:
        return content
    return beside(content, opening(Address("quote", (str(entry.ref), CONTEXT)), texts("button-show")))


def _quoted(entry: CheckedEntry, speaker: str | None, room: Room, texts: Texts) -> str:
    if entry.passage is None:
        return f"**{entry.place}.** `{entry.ref}`"
    words = texts("board-words", words=texts.within_marks(escaped_line(entry.passage.text, room.words)))
    said = escaped_line(credit_of(entry.passage.article, speaker, texts), room.credit)
    credited = texts("board-credited", words=words, credit=texts("parts-between").join((said, f"`{entry.ref}`")))
    return f"**{entry.place}.** {credited}"


def credit_of(article: Article, speaker: str | None, texts: Texts) -> str:
    """Return who says the words, and in whose article, in a phrase (unescaped)."""
    authors = [person.name for person in article.text.people if person.role is PersonRole.AUTHOR]
    by = texts.listed(label(name, _PERSON) for name in authors[:2]) if authors else ""
    if not by:
        by = label(shown_headline(article.text) if is_file_name(article.source) else article.source, _PERSON)
    return texts("board-said-in", speaker=label(speaker, _PERSON), by=by) if speaker else by


def _became(entry: CheckedEntry, most: int, texts: Texts) -> str | None:
    if entry.standing is Standing.SAME:
        return None
    drift = entry.passage.drift if entry.passage else None
    if entry.standing is Standing.CHANGED and drift is not None and drift.source:
        now = texts.within_marks(escaped_line(drift.source, most))
        return texts("board-now", words=now, reference=str(drift.ref))
    return texts(f"board-became-{entry.standing}")


def _note(note: BoardNote, longest: int, texts: Texts) -> str:
    return texts("board-note", text=escaped_line(note.text, longest), person=person_of(note.person, texts))


def person_of(person: int, texts: Texts) -> str:
    """Return a mention of a person, or that it is nobody any more."""
    return f"<@{person}>" if person else texts("board-someone")


def draw_boards(boards: Sequence[Board], offset: int, viewer: Viewer) -> Answer:
    """Return a page of the boards of a server."""
    texts = viewer.texts
    if not boards:
        return Answer(panel(texts("board-none", prefix=viewer.prefix)), buttons=standing(viewer))
    listed = [
        texts(
            "board-listed",
            board=named(board),
            entries=board.entries,
            person=person_of(board.owner, texts),
        )
        for board in boards[offset : offset + BOARDS_PAGE]
    ]
    said = lines(texts("board-list", total=len(boards), most=MOST_BOARDS), *listed)
    turns = page_turns(viewer, lambda at: Address("boards", (str(at),)), offset, BOARDS_PAGE, len(boards))
    return Answer(panel(said), buttons=[*turns, *standing(viewer, Address("boards", (str(offset),)))])


def show_button(board: Board, texts: Texts) -> Item:
    """Return the button that shows a board."""
    return opening(Address("board", (str(board.key), "0")), texts("button-show-board", board=str(board.key)))


def draw_created(board: Board, viewer: Viewer) -> Answer:
    """Return that a board is there, and what to do with it."""
    said = viewer.texts("board-created", board=named(board), number=str(board.key), prefix=viewer.prefix)
    return Answer(panel(said), buttons=standing(viewer))


def draw_pinned(pinned: Pinned, viewer: Viewer) -> Answer:
    """Return what was pinned to which board."""
    texts, board = viewer.texts, pinned.board
    fresh = [ref for ref in pinned.refs if ref not in pinned.known]
    said = lines(
        texts("board-pinned", references=_listed(fresh, texts), board=named(board)) if fresh else None,
        texts("board-known", references=_listed(pinned.known, texts), board=named(board)) if pinned.known else None,
        texts("board-nearly-full", entries=board.entries, most=MOST_ENTRIES) if _is_nearly_full(board) else None,
    )
    return Answer(panel(said), buttons=[show_button(board, texts), *standing(viewer)])


def _is_nearly_full(board: Board) -> bool:
    return board.entries >= MOST_ENTRIES - 10


def _listed(refs: Sequence[Reference], texts: Texts) -> str:
    return texts.listed(f"`{ref}`" for ref in refs)


def draw_shared(key: str, board: Board, channels: Sequence[int], viewer: Viewer) -> Answer:
    """Return that a board is kept up to date in channels, or no longer is, in the words of `key`."""
    said = viewer.texts(key, board=named(board), channels=viewer.texts.listed(f"<#{one}>" for one in channels))
    return Answer(panel(said), buttons=[show_button(board, viewer.texts), *standing(viewer)])


def draw_done(key: str, board: Board, entry: BoardEntry, viewer: Viewer, **more: str | int) -> Answer:
    """Return that something was done with an entry, in the words of `key`."""
    said = viewer.texts(key, reference=f"`{entry.reference}`", board=named(board), **more)
    return Answer(panel(said), buttons=[show_button(board, viewer.texts), *standing(viewer)])


def draw_unpinned(board: Board, entry: BoardEntry, until: datetime, undo: Item, viewer: Viewer) -> Answer:
    """Return that an entry is gone, with the button that brings it back until a moment."""
    moment = f"<t:{int(until.timestamp())}:f>"
    said = viewer.texts("board-unpinned", reference=f"`{entry.reference}`", board=named(board), moment=moment)
    return Answer(panel(said), buttons=[undo, *standing(viewer)])


def draw_question(board: Board, delete: Item, viewer: Viewer) -> Answer:
    """Return the question before a board is deleted, with the button that does it."""
    said = viewer.texts("board-delete-question", board=named(board), entries=board.entries)
    return Answer(panel(said, accent=WARNING), buttons=[delete, *standing(viewer)])


def draw_deleted(board: Board, until: datetime, undo: Item, viewer: Viewer) -> Answer:
    """Return that a board is gone, with the button that brings it back until a moment."""
    moment = f"<t:{int(until.timestamp())}:f>"
    said = viewer.texts("board-deleted", board=named(board), moment=moment)
    return Answer(panel(said), buttons=[undo, *standing(viewer)])


def draw_back(key: str, board: Board, viewer: Viewer) -> Answer:
    """Return that a board, or an entry of it, is back."""
    said = viewer.texts(key, board=named(board))
    return Answer(panel(said), buttons=[show_button(board, viewer.texts), *standing(viewer)])


def draw_exported(board: Board, name: str, viewer: Viewer) -> Answer:
    """Return the answer that carries the file of a board."""
    held: ui.File[Any] = ui.File(media=f"attachment://{name}")
    said = viewer.texts("board-exported", board=named(board))
    return Answer(panel(said, held), buttons=standing(viewer))
