"""RSS addresses: who may read a watch, a board or a digest in a feed reader. Of each address only a hash is kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol

from bot.errors import UsageError

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Self

MOST_ADDRESSES_OF_PERSON: Final = 10
"""Addresses of one person, in all servers together."""

MOST_ADDRESSES: Final = 200
"""Addresses of one server."""

MOST_ADDRESSES_OF_ALL: Final = 20_000

_WRITTEN: Final = re.compile(r"\s*([WwBbDd])([1-9][0-9]{0,8})\s*")


class RssKind(StrEnum):
    """What is read in a feed reader, by the letter that its number is written with."""

    WATCH = "W"
    BOARD = "B"
    DIGEST = "D"


@dataclass(frozen=True, slots=True, order=True)
class RssKey:
    """A watch, board or digest of a guild. As text it is `W2`, `B2` or `D2`."""

    guild: int
    kind: RssKind
    number: int

    @classmethod
    def read(cls, written: str, guild: int) -> Self:
        """Return what was typed as `W2`, `B2` or `D2` in a guild. Raises UsageError for what is no such name."""
        found = _WRITTEN.fullmatch(written)
        if found is None:
            raise UsageError("rss-what")
        return cls(guild, RssKind(found[1].upper()), int(found[2]))

    def __str__(self) -> str:
        return f"{self.kind}{self.number}"


@dataclass(frozen=True, slots=True)
class RssAddress:
    """That a person (a Discord id) has an address of something, and since when."""

    key: RssKey
    owner: int
    made_at: datetime


class RssStore(Protocol):
    """Keeps RSS addresses by the hashes of their secrets. A person has one address of a thing."""

    async def create(self, key: RssKey, owner: int, secret_hash: str, now: datetime) -> RssAddress:
        """Give a person an address of something, in place of the one that they had.

        Raises UsageError where the person (10), the guild (200) or all (20,000) have as many as they may.
        """
        ...

    async def find(self, secret_hash: str) -> RssAddress | None:
        """Return whose address that is."""
        ...

    async def of_person(self, guild: int, owner: int) -> tuple[RssAddress, ...]:
        """Return the addresses that a person has in a guild, the newest first."""
        ...

    async def revoke(self, key: RssKey, owner: int) -> bool:
        """Take an address away; tell whether it was there."""
        ...

    async def hashes(self) -> frozenset[str]:
        """Return the hashes of all secrets."""
        ...

    async def count(self) -> int:
        """Return how many addresses there are in all guilds."""
        ...
