"""What a check is, and what it finds."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from bot.runtime import printable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bot.archive import Archive
    from bot.config import Settings
    from bot.errors import BroadsheetError
    from bot.runtime import Clock
    from bot.texts import Texts


class State(StrEnum):
    """Whether what was found needs a person: `WRONG` does, a `NOTE` only may."""

    FINE = "fine"
    NOTE = "note"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One line of a report: the sentence `check-<key>` of the catalogue, and what fills it.

    The sentence of an `error` fills it too, as `why`.
    """

    state: State
    key: str
    data: Mapping[str, str | float] = field(default_factory=dict[str, "str | float"])
    error: BroadsheetError | None = None

    def told(self, texts: Texts) -> str:
        """Return the sentence."""
        why = {"why": texts.of_error(self.error)} if self.error is not None else {}
        data = {name: printable(value) if isinstance(value, str) else value for name, value in self.data.items()}
        return texts(f"check-{self.key}", **data, **why)


@dataclass(frozen=True, slots=True)
class Installation:
    """Where a bot lives: its settings and its database, which may not exist yet."""

    settings: Settings
    database: Path


@dataclass(frozen=True, slots=True)
class CheckContext:
    """An archive on the bench. With `repair` it is open for writing, and what can be mended is."""

    place: Installation
    archive: Archive
    clock: Clock
    repair: bool


PlaceCheck: TypeAlias = Callable[[Installation], Iterator[CheckResult]]
ArchiveCheck: TypeAlias = Callable[[CheckContext], AsyncIterator[CheckResult]]


def fine(key: str, **data: str | float) -> CheckResult:
    """Return what is as it should be."""
    return CheckResult(State.FINE, key, data)


def note(key: str, **data: str | float) -> CheckResult:
    """Return what somebody may want to know."""
    return CheckResult(State.NOTE, key, data)


def wrong(key: str, **data: str | float) -> CheckResult:
    """Return what needs a person."""
    return CheckResult(State.WRONG, key, data)
