"""What the last document of a board had in it, so that the next one says what has changed: hashes, never text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from bot.archive.boards import BoardKey

MOST_EXPORTED_OF_ALL: Final = 500_000
"""Entries in the last documents of all boards."""


@dataclass(frozen=True, slots=True)
class ExportedEntry:
    """An entry as it was exported.

    `version` is the newest of its article then (0 where there was none), `hash` one of the words that were said to be
    its newest, `verdict` what the check found. `notes` are the people who had one, each with a hash of it.
    """

    reference: str
    version: int
    hash: str
    verdict: str
    notes: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class BoardExport:
    """A board as it was exported at a moment, its entries in their order."""

    key: BoardKey
    at: datetime
    entries: tuple[ExportedEntry, ...]


class ExportStore(Protocol):
    """Keeps the last export of each board."""

    async def exported(self, key: BoardKey) -> BoardExport | None:
        """Return the last export of a board; None where there was none, or where it is damaged."""
        ...

    async def keep_exported(self, export: BoardExport) -> None:
        """Keep an export instead of the one before, where its board is still there.

        Beyond 500,000 entries of all boards, the oldest exports go.
        """
        ...
