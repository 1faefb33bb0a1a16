"""A board as it is shown: every entry with what has become of its passage."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.archive import Board, BoardEntry
    from bot.articles import Reference
    from bot.quotation import PinnedPassage


class Standing(StrEnum):
    """What has become of a passage since it was pinned."""

    SAME = "same"
    CHANGED = "changed"
    """The newest version of its article has other words, or none."""

    REMOVED = "removed"
    """Its article is not in the archive any more."""

    OTHER = "other"
    """The reference names other words than those that were pinned, as in an archive that was put together anew."""

    DAMAGED = "damaged"
    """It cannot be read."""


@dataclass(frozen=True, slots=True)
class CheckedEntry:
    """An entry, its place on the board (from 1), and what has become of its passage.

    That is None where it is gone, and where only its standing was asked for. `source` is where its article is from,
    `newest` the version that the passage was compared with, 0 without one.
    """

    place: int
    entry: BoardEntry
    ref: Reference
    standing: Standing
    passage: PinnedPassage | None = None
    source: str | None = None
    newest: int = 0


@dataclass(frozen=True, slots=True)
class CheckedBoard:
    """A board with its entries in their order, all of them checked at one moment."""

    board: Board
    entries: tuple[CheckedEntry, ...]

    @property
    def sources(self) -> int:
        """Count the newspapers, feeds and files that the passages are from."""
        return len({entry.source for entry in self.entries if entry.source is not None})

    def count(self, standing: Standing) -> int:
        """Count the entries of which that has become."""
        return sum(entry.standing is standing for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Pinned:
    """Passages that were pinned to a board, and those of them that it had already."""

    board: Board
    refs: tuple[Reference, ...]
    known: tuple[Reference, ...]
