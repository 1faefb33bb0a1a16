"""Boards: passages that people of a server put together, kept as references and hashes, never as text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Protocol

from bot.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Self

MOST_BOARDS: Final = 50
"""Boards of one server."""

MOST_BOARDS_OF_ALL: Final = 20_000

MOST_ENTRIES: Final = 200
"""Entries of one board."""

MOST_ENTRIES_OF_ALL: Final = 500_000

MOST_NOTES: Final = 5
"""Notes of one entry, one of a person each."""

LONGEST_NOTE: Final = 500
"""Characters of a note."""

LONGEST_BOARD_NAME: Final = 80
"""Characters of the name of a board."""

MOST_REMOVED_BOARDS: Final = 10
"""Boards of one server that can be brought back."""

MOST_REMOVED_ENTRIES: Final = 20
"""Entries of one board that can be brought back."""

REMOVED_FOR: Final = timedelta(days=1)

_BLANK: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and symbols that nobody sees."""

_WRITTEN: Final = re.compile(r"\s*[Bb]?([1-9][0-9]{0,8})\s*")


@dataclass(frozen=True, slots=True, order=True)
class BoardKey:
    """The identity of a board: its guild, and its number in it (from 1, never reused). As text it is `B2`."""

    guild: int
    number: int

    @classmethod
    def read(cls, written: str, guild: int) -> Self:
        """Return the board that was typed as `B2` in a guild. Raises UsageError for what is no such name."""
        found = _WRITTEN.fullmatch(written)
        if found is None:
            raise UsageError("board-unknown", board=written.strip()[:40] or "?")
        return cls(guild, int(found[1]))

    def __str__(self) -> str:
        return f"B{self.number}"


def board_name(typed: str) -> str:
    """Return what a board is called, on one line and without what nobody sees around it; "" where that is all."""
    seen = [at for at, sign in enumerate(typed) if unicodedata.category(sign)[0] in "LMNPS" and sign not in _BLANK]
    name = " ".join(typed[seen[0] : seen[-1] + 1].split()) if seen else ""
    return name if any(unicodedata.category(sign)[0] != "M" for sign in name) else ""


@dataclass(frozen=True, slots=True)
class Board:
    """A board. `revision` grows with whatever changes on it; `owner` is the Discord id of who made it, 0 for nobody."""

    key: BoardKey
    name: str
    owner: int
    created: datetime
    revision: int
    entries: int


@dataclass(frozen=True, slots=True)
class BoardNote:
    """What a person (a Discord id) says of an entry."""

    person: int
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class BoardEntry:
    """A passage on a board: its reference, which names the version, and the hash of its words when it was pinned."""

    number: int
    reference: str
    hash: str
    person: int
    at: datetime
    notes: tuple[BoardNote, ...] = ()


@dataclass(frozen=True, slots=True)
class NewEntry:
    """A passage to pin, by a person."""

    reference: str
    hash: str
    person: int
    note: str = ""


class BoardStore(Protocol):
    """Keeps boards. Each change is one transaction, so that people who work at once lose nothing."""

    async def boards(self, guild: int) -> tuple[Board, ...]:
        """Return the boards of a guild, the newest first."""
        ...

    async def board(self, key: BoardKey) -> Board | None:
        """Return a board."""
        ...

    async def count(self) -> tuple[int, int]:
        """Return how many boards all guilds have, and how many entries are on them."""
        ...

    async def create(self, guild: int, name: str, owner: int, now: datetime) -> Board:
        """Make a board.

        Raises UsageError where the guild (50), or all guilds (20,000), have as many as they may.
        """
        ...

    async def remove(self, key: BoardKey, now: datetime) -> bool:
        """Put a board aside for a day; tell whether it was there."""
        ...

    async def restore(self, key: BoardKey, now: datetime) -> Board:
        """Bring a board back. Raises UsageError where it is gone, or the guild has as many as it may."""
        ...

    async def entries(self, key: BoardKey) -> tuple[BoardEntry, ...]:
        """Return the entries of a board with their notes, in their order."""
        ...

    async def add(self, key: BoardKey, new: Sequence[NewEntry], now: datetime) -> tuple[int, ...]:
        """Pin passages at the end of a board, all of them or none, and return the numbers of the entries.

        What is pinned already keeps its place, and gets the note. Raises UsageError where there is no such board, or
        where it (200), or all boards together (500,000), would have more entries than they may.
        """
        ...

    async def remove_entry(self, key: BoardKey, entry: int, now: datetime) -> bool:
        """Put an entry aside for a day; tell whether it was there."""
        ...

    async def restore_entry(self, key: BoardKey, entry: int, now: datetime) -> None:
        """Bring an entry back to its place. Raises UsageError where it is gone, or the board is full."""
        ...

    async def move(self, key: BoardKey, entry: int, place: int, now: datetime) -> bool:
        """Have an entry stand at a place, from 1; beyond the last is the last. Tell whether it was there."""
        ...

    async def keep_note(self, key: BoardKey, entry: int, person: int, text: str, now: datetime) -> bool:
        """Keep what a person says of an entry instead of what they said before; nothing takes it away.

        Tell whether the entry was there. Raises UsageError where it has as many notes as it may.
        """
        ...
