"""What came of a load."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from bot.errors import SourceError
from bot.texts import load_texts


@dataclass(frozen=True, slots=True)
class Rejected:
    """A page, or a line of a file (from 1), that could not be used, and why."""

    path: str
    line: int | None
    error: SourceError

    @property
    def reason(self) -> str:
        """The sentence that says why, in English, for programs; people are told of `error` in their language."""
        return load_texts().of_error(self.error)


@dataclass(frozen=True, slots=True)
class LoadReport:
    """How many articles were loaded, updated and found unchanged, and what was rejected.

    The list is cut at 10,000; `rejected_count` counts on. `renumbered` counts those among the loaded that came with a
    number of another archive and could not keep it.
    """

    loaded: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: tuple[Rejected, ...] = ()
    rejected_count: int = 0
    renumbered: int = 0

    @property
    def usable(self) -> int:
        """How many articles could be used."""
        return self.loaded + self.updated + self.unchanged

    def with_more(self, more: LoadReport) -> LoadReport:
        """Return the report of both."""
        return LoadReport(
            self.loaded + more.loaded,
            self.updated + more.updated,
            self.unchanged + more.unchanged,
            self.rejected + more.rejected,
            self.rejected_count + more.rejected_count,
            self.renumbered + more.renumbered,
        )


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a load has come: in bytes read, for files; `path` is what is read now."""

    done: int
    total: int
    path: str


ProgressListener: TypeAlias = Callable[[Progress], None]
