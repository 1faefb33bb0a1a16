"""Screens: answers that can be drawn again from a few words, which is how their buttons survive a restart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias, runtime_checkable

from bot.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from typing import Self

    from bot.client import BroadsheetClient
    from cogs.ui.answer import Answer
    from cogs.ui.viewer import Viewer

Screen: TypeAlias = "Callable[[Viewer, tuple[str, ...]], Awaitable[Answer]]"

LONGEST_WORD = 40
"""Characters of a word in an address."""

ADDRESS = rf"[a-z]{{1,12}}(?::[A-Za-z0-9@._-]{{1,{LONGEST_WORD}}}){{0,2}}"
"""The pattern of a written address."""

_LONGEST = 64  # with what else a control's id holds, it then stays within Discord's hundred characters

_GREATEST: Final = 1 << 62  # SQLite counts to twice that, and a page is added
_PATTERN = re.compile(ADDRESS, re.ASCII)


@dataclass(frozen=True, slots=True)
class Address:
    """Where an answer is found again: the name of its screen, and the words that screen draws it from."""

    screen: str
    words: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if len(str(self)) > _LONGEST or not _PATTERN.fullmatch(str(self)) or ":" in "".join(self.words):
            raise ValueError(f"no address: {self!s:.80}")

    def __str__(self) -> str:
        return ":".join((self.screen, *self.words))

    @classmethod
    def read(cls, written: str) -> Self:
        """Return the address that was written as `written`. Raises ValueError for anything else."""
        screen, *words = written.split(":")
        return cls(screen, tuple(words))


@runtime_checkable
class HasScreens(Protocol):
    """A cog that draws answers which have an address."""

    @property
    def screens(self) -> Mapping[str, Screen]:
        """Its screens by name."""
        ...


def word_of(words: tuple[str, ...], at: int) -> str:
    """Return the word at a place of an address. Raises UsageError where there is none: anybody can make up an id."""
    if at >= len(words):
        raise UsageError("button-unknown")
    return words[at]


def number_of(written: str) -> int:
    """Return the number, from 0, that is written in an id. Raises UsageError for what no database counts to."""
    if not re.fullmatch("[0-9]{1,19}", written) or int(written) > _GREATEST:
        raise UsageError("button-unknown")
    return int(written)


def page_start(asked: int, total: int, page: int) -> int:
    """Return where the page begins that has the place `asked` for, or the last page there still is."""
    return min(asked // page * page, max(0, (total - 1) // page * page))


def find_screen(client: BroadsheetClient, name: str) -> Screen:
    """Return the screen of that name. Raises UsageError where no loaded cog has it."""
    for cog in client.cogs.values():
        if isinstance(cog, HasScreens) and name in cog.screens:
            return cog.screens[name]
    raise UsageError("button-unknown")


async def draw(client: BroadsheetClient, viewer: Viewer, address: Address) -> Answer:
    """Draw the answer at `address` for `viewer`. Raises what the screen raises."""
    return await find_screen(client, address.screen)(viewer, address.words)
