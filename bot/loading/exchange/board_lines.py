"""Boards in an export: a line for each, without anybody's notes, and how it is put up again in another archive."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, Final, cast

from bot.archive import LONGEST_BOARD_NAME, MOST_BOARDS, MOST_ENTRIES, BoardKey, NewEntry, board_name
from bot.articles import SHARED, ArticleKey, parse_reference
from bot.errors import NotFoundError, SourceError, UsageError
from bot.loading.exchange.write_lines import EXPORTED, FORMAT, MARK, key_of

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterator, Mapping, Sequence

    from bot.archive import Archive, Board
    from bot.articles import Reference, Scope

BOARD: Final = "board"
"""The field that holds the name of a board, on a line of its own."""

_ENTRIES: Final = "entries"
_NOBODY: Final = 0
_ANY_GUILD: Final = 1
_LONGEST_REFERENCE: Final = 60
_HEX: Final = re.compile(r"[0-9a-f]{32}")
"""The hash of words, and the key of an article."""


@dataclass(frozen=True, slots=True)
class ExportedPin:
    """A passage on an exported board; `key` is the export key of its article where that is the server's own."""

    reference: str
    hash: str
    key: str | None


@dataclass(frozen=True, slots=True)
class ExportedBoard:
    """A board of an export, its entries in their order."""

    name: str
    pins: tuple[ExportedPin, ...]


async def board_lines(archive: Archive, scope: Scope) -> AsyncGenerator[bytes]:
    """Yield the line of each board of a server, the oldest first, with its line end."""
    for board in reversed(await archive.boards.boards(scope.guild) if scope != SHARED else ()):
        entries = await archive.boards.entries(board.key)
        refs = [parse_reference(entry.reference, scope.guild) for entry in entries]
        keys = {number: await _key_of(archive, scope, number) for number in _own(refs, scope)}
        pins = [
            ExportedPin(entry.reference, entry.hash, keys.get(ref.key.number) if _is_own(ref) else None)
            for entry, ref in zip(entries, refs, strict=True)
        ]
        fields = {MARK: FORMAT, BOARD: board.name, _ENTRIES: list(map(asdict, pins))}
        yield f"{json.dumps(fields, ensure_ascii=False)}\n".encode()


def _is_own(ref: Reference) -> bool:
    return ref.key.scope != SHARED


def _own(refs: Sequence[Reference], scope: Scope) -> list[int]:
    return sorted({ref.key.number for ref in refs if ref.key.scope == scope})


async def _key_of(archive: Archive, scope: Scope, number: int) -> str | None:
    """Return the export key of an article; None where it was removed."""
    found = await archive.articles.histories(scope, after=number - 1, limit=1)
    return key_of(found[0]) if found and found[0].key.number == number else None


def read_board(fields: Mapping[str, Any]) -> ExportedBoard:
    """Read the line of a board. Raises SourceError for a field that is none."""
    name, entries = fields[BOARD], fields.get(_ENTRIES, [])
    name = board_name(name) if isinstance(name, str) else ""
    if not 0 < len(name) <= LONGEST_BOARD_NAME:
        raise SourceError("record-field", field=BOARD)
    if not isinstance(entries, list) or len(cast("list[Any]", entries)) > MOST_ENTRIES:
        raise SourceError("record-field", field=_ENTRIES)
    return ExportedBoard(name, tuple(map(_pin, cast("list[Any]", entries))))


def _pin(held: Any) -> ExportedPin:
    if not isinstance(held, dict):
        raise SourceError("record-field", field=_ENTRIES)
    fields = cast("dict[str, Any]", held)
    reference, words, key = fields.get("reference"), fields.get("hash"), fields.get("key")
    if not isinstance(reference, str) or not _names_a_passage(reference):
        raise SourceError("record-field", field="reference")
    for field, value in (("hash", words), ("key", key)):
        if not (isinstance(value, str) and _HEX.fullmatch(value)) and not (field == "key" and value is None):
            raise SourceError("record-field", field=field)
    return ExportedPin(reference, cast("str", words), cast("str | None", key))


def _names_a_passage(written: str) -> bool:
    try:
        return len(written) <= _LONGEST_REFERENCE and parse_reference(written, _ANY_GUILD).start is not None
    except NotFoundError:
        return False


async def adopt_boards(archive: Archive, scope: Scope, boards: Sequence[ExportedBoard]) -> Iterator[SourceError]:
    """Put up the boards of an export, each with what a board of its name does not have yet; nobody owns them.

    An entry keeps its hash, so a board says where its reference names other words here. Returns what could not be
    done: passages of articles that did not come along, boards beyond as many as may be.
    """
    if not boards:
        return iter(())
    if scope == SHARED:
        return iter([SourceError("record-board-shared")])
    numbers = await _numbers_of(archive, scope, boards)
    named = {board.name.casefold(): board.key for board in reversed(await archive.boards.boards(scope.guild))}
    faults: list[SourceError] = []
    for board in boards[:MOST_BOARDS]:
        try:
            lost = await _adopt(archive, scope, board, named, numbers)
        except UsageError as error:
            faults.append(SourceError(error.key, **error.data))
        else:
            faults += [SourceError("record-pins", board=board.name, number=lost)] if lost else []
    if len(boards) > MOST_BOARDS:
        faults.append(SourceError("board-cap", most=MOST_BOARDS))
    return iter(faults)


async def _adopt(
    archive: Archive, scope: Scope, board: ExportedBoard, named: dict[str, BoardKey], numbers: Mapping[str, int]
) -> int:
    """Put up a board, or add to the one of its name; return how many of its passages are not here."""
    pins = [_placed(pin, scope, numbers) for pin in board.pins]
    new = [one for one in pins if one is not None]
    async with archive.writer.storing(scope) as storing:
        now = storing.now
    key = named.get(board.name.casefold())
    if key is None:
        made: Board = await archive.boards.create(scope.guild, board.name, _NOBODY, now)
        key = named[board.name.casefold()] = made.key
    there = {entry.reference for entry in await archive.boards.entries(key)}
    if missing := [one for one in new if one.reference not in there]:
        await archive.boards.add(key, missing, now)
    return len(pins) - len(new)


def _placed(pin: ExportedPin, scope: Scope, numbers: Mapping[str, int]) -> NewEntry | None:
    """Return a passage under the number that its article has here; None where that did not come along."""
    ref = parse_reference(pin.reference, scope.guild)
    if _is_own(ref):
        if pin.key is None or pin.key not in numbers:
            return None
        ref = replace(ref, key=ArticleKey(scope, numbers[pin.key]))
    return NewEntry(str(ref), pin.hash, _NOBODY)


async def _numbers_of(archive: Archive, scope: Scope, boards: Sequence[ExportedBoard]) -> dict[str, int]:
    """Return the numbers that the server's own articles have here, by export key."""
    pins = [pin for board in boards[:MOST_BOARDS] for pin in board.pins if pin.key is not None]
    own = {parse_reference(pin.reference, scope.guild).key.number for pin in pins}
    async with archive.writer.storing(scope) as storing:
        records = await storing.records({(EXPORTED, pin.key) for pin in pins if pin.key is not None})
        # An article first stored here has no record with its key, but still its number.
        native = await storing.histories(own)
    return {
        **{key_of(history): number for number, history in native.items()},
        **{key: record.number for (_, key), record in records.items()},
    }
