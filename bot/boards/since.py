"""What has changed on a board since its last export: between what was kept of that, and what it is now."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bot.archive import BoardExport, ExportedEntry
from bot.boards.model import Standing
from bot.quotation import hash_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from bot.archive import BoardKey, BoardNote
    from bot.boards.model import CheckedEntry

_HASH_BYTES: Final = 16


class Mark(StrEnum):
    """What has become of an entry since the last export."""

    NEW = "new"
    CHANGED = "changed"
    """The check found something else, or the newest version has other words than it had."""

    NOTES = "notes"
    MOVED = "moved"
    """It is at another place among those that were there: as few are said to be as have to be."""


@dataclass(frozen=True, slots=True)
class Marked:
    """What has become of an entry, with its version and place then; 0 where it had none."""

    marks: tuple[Mark, ...]
    version: int = 0
    place: int = 0


@dataclass(frozen=True, slots=True)
class Since:
    """What has changed since an export: entries by their references, and which are gone."""

    at: datetime
    entries: Mapping[str, Marked]
    removed: tuple[str, ...]

    def count(self, mark: Mark) -> int:
        """Count the entries with a mark."""
        return sum(mark in one.marks for one in self.entries.values())


def exported_entry(entry: CheckedEntry, verdict: str) -> ExportedEntry:
    """Return what is kept of an entry that is exported, of which the check found `verdict`."""
    notes = tuple(map(_hashed, entry.entry.notes))
    return ExportedEntry(entry.entry.reference, entry.newest, _words_hash(entry), verdict, notes)


def _words_hash(entry: CheckedEntry) -> str:
    """Return the hash of how a passage is said to read now; none where it is said to be gone."""
    if entry.passage is None:
        return ""
    if entry.standing is not Standing.CHANGED:
        return hash_of(entry.passage.text)
    drift = entry.passage.drift
    return hash_of(drift.source) if drift is not None and drift.source else ""


def _hashed(note: BoardNote) -> tuple[int, str]:
    return note.person, hashlib.blake2b(note.text.encode(), digest_size=_HASH_BYTES).hexdigest()


def changes_since(before: BoardExport | None, key: BoardKey, now: Sequence[ExportedEntry]) -> Since | None:
    """Compare a board with its last export; None where there was none."""
    if before is None or before.key != key:
        return None
    was = {entry.reference: (place, entry) for place, entry in enumerate(before.entries, start=1)}
    common = [entry.reference for entry in now if entry.reference in was]
    moved = set(common) - _in_order(common, {reference: place for reference, (place, _) in was.items()})
    marked: dict[str, Marked] = {}
    for entry in now:
        if entry.reference not in was:
            marked[entry.reference] = Marked((Mark.NEW,))
            continue
        place, old = was[entry.reference]
        if marks := _marks(old, entry, is_moved=entry.reference in moved):
            marked[entry.reference] = Marked(marks, old.version, place)
    return Since(before.at, marked, tuple(reference for reference in was if reference not in set(common)))


def _marks(old: ExportedEntry, new: ExportedEntry, *, is_moved: bool) -> tuple[Mark, ...]:
    told = {
        Mark.CHANGED: (old.verdict, old.hash) != (new.verdict, new.hash),
        Mark.NOTES: set(old.notes) != set(new.notes),
        Mark.MOVED: is_moved,
    }
    return tuple(mark for mark, is_so in told.items() if is_so)


def _in_order(references: Sequence[str], places: Mapping[str, int]) -> set[str]:
    """Return as many as can be that are still in the order of their former places (a longest rising sequence)."""
    ends: list[int] = []
    chains: list[tuple[str, int]] = []
    """Each reference with the one before it in the longest sequence that it ends; -1 for none."""
    last: list[int] = []
    for at, reference in enumerate(references):
        length = bisect_left(ends, places[reference])
        chains.append((reference, last[length - 1] if length else -1))
        ends[length : length + 1] = [places[reference]]
        last[length : length + 1] = [at]
    kept: set[str] = set()
    at = last[-1] if last else -1
    while at >= 0:
        reference, at = chains[at]
        kept.add(reference)
    return kept
