"""Boards: make one, pin passages to it, put them in order, say something of them, and see what has become of them."""

from __future__ import annotations

import logging
import re
import secrets
from typing import TYPE_CHECKING, Final

from bot.archive import LONGEST_BOARD_NAME, LONGEST_NOTE, REMOVED_FOR, BoardKey, NewEntry, board_name
from bot.articles import parse_reference
from bot.boards.checking import Standings, check_entries
from bot.boards.exporting import export_board
from bot.boards.keeper import LONGEST_NAP, Keeper
from bot.boards.model import CheckedBoard, Pinned
from bot.boards.sharing import Sharing
from bot.errors import ArchiveError, NotFoundError, UsageError
from bot.quotation import hash_of, verified_in
from bot.runtime import answering, background

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
    from datetime import datetime, timedelta

    from bot.archive import Archive, Board, BoardEntry, BoardShare
    from bot.articles import Reference
    from bot.boards.exporting import BoardFormat, ExportedBoard
    from bot.boards.model import CheckedEntry
    from bot.boards.places import BoardPlaces, BoardRenderer
    from bot.posting import EditingSender
    from bot.quotation import QuotationService, Style
    from bot.runtime import Clock
    from bot.texts import Texts

    Shown = Callable[[Sequence[BoardEntry]], Collection[int]]
    Names = Callable[[frozenset[int]], Awaitable[Mapping[int, str]]]

logger = logging.getLogger(__name__)

LONGEST_PINNED: Final = 6_000
"""Characters of a passage on a board: as many as a quotation may have that is verified."""

MOST_PINNED: Final = 25
"""Passages that are pinned at once."""

_TOKEN_BYTES: Final = 8
_PLACE: Final = re.compile(r"#?([1-9][0-9]{0,3})\.?")


class BoardService:
    """The boards of servers."""

    def __init__(self, archive: Archive, quotation: QuotationService, clock: Clock) -> None:
        self._articles = archive.articles
        self._store = archive.boards
        self._exports = archive.board_exports
        self._shares = archive.board_shares
        self._quotation = quotation
        self._clock = clock
        self._changed: Callable[[], None] = lambda: None
        self._known = Standings()

    def keep_through(
        self,
        renderer: BoardRenderer,
        sender: EditingSender,
        places: BoardPlaces,
        *,
        longest_nap: timedelta = LONGEST_NAP,
    ) -> Keeper:
        """Return what keeps boards up to date where they stand, which the caller starts and stops."""
        sharing = Sharing(self._shares, self._store, self._articles, self, renderer, sender, places, self._clock)
        keeper = Keeper(self._shares, self._store, sharing, renderer, self._clock, longest_nap=longest_nap)
        self._changed = keeper.wake
        return keeper

    async def share(self, key: BoardKey, channel: int, parent: int | None) -> None:
        """Let a board stand in a channel, or a thread of `parent`, from now on. Raises UsageError."""
        await self._shares.share(key, channel, parent, secrets.token_hex(_TOKEN_BYTES), self._clock.now())
        self._changed()

    async def unshare(self, key: BoardKey, channel: int) -> None:
        """Let a board stand in a channel no longer. Raises UsageError where it does not."""
        if not await self._shares.unshare(key, channel, self._clock.now()):
            raise UsageError("board-not-shared", board=str(key), channel=str(channel))
        self._changed()

    async def shares(self, key: BoardKey) -> tuple[BoardShare, ...]:
        """Return where a board stands, and where it no longer does for a reason that a person must see to."""
        return await self._shares.of_board(key)

    async def of_guild(self, guild: int) -> tuple[Board, ...]:
        """Return the boards of a server, the newest first."""
        return await self._store.boards(guild)

    async def find(self, guild: int, written: str) -> Board:
        """Return the board that is typed as `B2`, or by its name. Raises UsageError where there is none."""
        name = board_name(written).casefold()
        named = [board for board in await self._store.boards(guild) if board.name.casefold() == name]
        return await self.get(named[0].key if named else BoardKey.read(written, guild))

    async def get(self, key: BoardKey) -> Board:
        """Return a board. Raises UsageError where there is none."""
        board = await self._store.board(key)
        if board is None:
            raise UsageError("board-unknown", board=str(key))
        return board

    async def create(self, guild: int, name: str, owner: int) -> Board:
        """Make a board. Raises UsageError for a name that is none, and where there are as many as may be."""
        name = board_name(name)
        if not name:
            raise UsageError("board-name")
        if len(name) > LONGEST_BOARD_NAME:
            raise UsageError("board-name-long", most=LONGEST_BOARD_NAME)
        return await self._store.create(guild, name, owner, self._clock.now())

    async def checked(self, key: BoardKey, shown: Shown | None = None) -> CheckedBoard:
        """Return a board with every entry verified now, with the passages of those `shown`, or of all.

        `shown` returns their places (from 1) for the entries there are. Raises UsageError where there is no such board.
        """
        board, entries = await self.get(key), await self._store.entries(key)
        places = range(1, len(entries) + 1) if shown is None else shown(entries)
        checked = await check_entries(self._articles, key.guild, entries, shown=frozenset(places), known=self._known)
        return CheckedBoard(board, checked)

    async def speakers(self, entries: Sequence[CheckedEntry]) -> dict[int, str]:
        """Return who says the words of some entries, where their sources name them, by the numbers of the entries."""
        return await answering.run(_speakers, entries)

    async def export(self, key: BoardKey, form: BoardFormat, style: Style, names: Names, texts: Texts) -> ExportedBoard:
        """Write a board as a file, verified now, with a list of references in `style`. Raises UsageError.

        `names` tells what the writers of notes (Discord ids) are called, as far as that is known. A document marks what
        has changed since the last one that `keep_exported` was told of.
        """
        checked, before = await self.checked(key), await self._exports.exported(key)
        people = frozenset(note.person for entry in checked.entries for note in entry.entry.notes if note.person)
        named, now = await names(people), self._clock.now()
        return await background.run(export_board, checked, form, style, named, now, texts, before)

    async def keep_exported(self, made: ExportedBoard) -> None:
        """Note that somebody has a document: the next one marks what has changed since. A full disk keeps none back."""
        if made.held is not None:
            try:
                await self._exports.keep_exported(made.held)
            except ArchiveError as error:
                logger.warning("what was exported of a board could not be kept", extra={"error": repr(error)})

    async def pin(self, key: BoardKey, refs: Sequence[Reference], person: int, note: str = "") -> Pinned:
        """Pin passages to a board, all of them or none; one that is there already gets the note.

        Raises NotFoundError where there is no such passage, UsageError for an article without a place in it, for what
        is too long, and where there are as many as may be.
        """
        if len(refs) > MOST_PINNED:
            raise UsageError("board-many", most=MOST_PINNED)
        note = _checked_note(note)
        passages = [await self._passage(ref) for ref in dict.fromkeys(refs)]
        there = {entry.reference for entry in await self._store.entries(key)}
        new = [NewEntry(str(ref), hash_of(text), person, note) for ref, text in passages]
        await self._store.add(key, new, self._clock.now())
        self._changed()
        known = tuple(ref for ref, _ in passages if str(ref) in there)
        return Pinned(await self.get(key), tuple(ref for ref, _ in passages), known)

    async def _passage(self, ref: Reference) -> tuple[Reference, str]:
        if ref.start is None:
            raise UsageError("board-passage", reference=str(ref))
        passage = (await self._quotation.quote(ref, longest=LONGEST_PINNED)).passage
        if passage.rest is not None or len(passage.text) > LONGEST_PINNED:
            raise UsageError("board-long", reference=str(ref), most=LONGEST_PINNED)
        return ref, passage.text

    async def entry(self, key: BoardKey, written: str) -> BoardEntry:
        """Return the entry at a place of a board, or of a reference. Raises UsageError where there is none."""
        entries, typed = await self._store.entries(key), written.strip()
        if (place := _PLACE.fullmatch(typed)) and int(place[1]) <= len(entries):
            return entries[int(place[1]) - 1]
        for entry in entries:
            if entry.reference.casefold() == typed.casefold():
                return entry
        await self.get(key)
        raise UsageError("board-entry", entry=typed[:40] or "?", board=str(key))

    async def move(self, key: BoardKey, written: str, to: int) -> BoardEntry:
        """Have an entry stand at another place, and return it. Raises UsageError where there is none."""
        entry = await self.entry(key, written)
        if not await self._store.move(key, entry.number, to, self._clock.now()):
            raise UsageError("board-entry", entry=entry.reference, board=str(key))
        self._changed()
        return entry

    async def note(self, key: BoardKey, written: str, person: int, text: str) -> BoardEntry:
        """Keep what a person says of an entry, or take it away where that is nothing. Raises UsageError."""
        entry = await self.entry(key, written)
        if not await self._store.keep_note(key, entry.number, person, _checked_note(text), self._clock.now()):
            raise UsageError("board-entry", entry=entry.reference, board=str(key))
        self._changed()
        return entry

    async def remove_entry(self, key: BoardKey, written: str) -> tuple[BoardEntry, datetime]:
        """Take an entry from a board; return it, and until when it can be brought back. Raises UsageError."""
        entry, now = await self.entry(key, written), self._clock.now()
        if not await self._store.remove_entry(key, entry.number, now):
            raise UsageError("board-entry", entry=entry.reference, board=str(key))
        self._changed()
        return entry, now + REMOVED_FOR

    async def restore_entry(self, key: BoardKey, entry: int) -> Board:
        """Bring an entry back, and return its board. Raises UsageError where it is gone for good."""
        await self._store.restore_entry(key, entry, self._clock.now())
        self._changed()
        return await self.get(key)

    async def require_deletable(self, key: BoardKey, person: int, *, moderates: bool) -> Board:
        """Return a board that a person may delete: who made it, or a moderator. Raises UsageError for anybody else."""
        board = await self.get(key)
        if board.owner != person and not moderates:
            raise UsageError("board-not-yours", board=str(key))
        return board

    async def remove(self, key: BoardKey, person: int, *, moderates: bool) -> tuple[Board, datetime]:
        """Take a board away; return it, and until when it can be brought back. Raises UsageError."""
        board, now = await self.require_deletable(key, person, moderates=moderates), self._clock.now()
        if not await self._store.remove(key, now):
            raise UsageError("board-unknown", board=str(key))
        self._changed()
        return board, now + REMOVED_FOR

    async def restore(self, key: BoardKey) -> Board:
        """Bring a board back. Raises UsageError where it is gone for good, or there are as many as may be."""
        restored = await self._store.restore(key, self._clock.now())
        self._changed()
        return restored


def _speakers(entries: Sequence[CheckedEntry]) -> dict[int, str]:
    verified = [
        (one.entry.number, verified_in(one.passage.text, one.passage.article)) for one in entries if one.passage
    ]
    return {number: verification.speaker for number, verification in verified if verification.speaker}


def read_pins(typed: str, guild: int) -> tuple[tuple[Reference, ...], str]:
    """Return the references that a text begins with, and the note after them. Raises UsageError without any."""
    refs: list[Reference] = []
    rest = typed.strip()
    while rest:
        word, _, after = rest.partition(" ")
        try:
            ref = parse_reference(word.strip("`,"), guild)
        except NotFoundError:
            break
        if refs and ref.start is None:  # A4 is a sheet of paper
            break
        refs.append(ref)
        rest = after.strip()
    if not refs:
        raise UsageError("board-what")
    return tuple(refs), rest


def _checked_note(text: str) -> str:
    text = text.strip()
    if len(text) > LONGEST_NOTE:
        raise UsageError("board-note-long", most=LONGEST_NOTE)
    return text
