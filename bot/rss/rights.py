"""What RSS asks of Discord: whether a person may still read what an address shows them."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol


class Access(StrEnum):
    """Whether a person may read something."""

    ALLOWED = "allowed"
    REFUSED = "refused"
    LEFT = "left"
    """The person is certainly not in the server any more."""

    UNKNOWN = "unknown"
    """Discord does not say at the moment."""


class RssRights(Protocol):
    """Knows who is in which server, and what they see there."""

    async def look(self, guild: int, person: int, channel: int | None) -> Access:
        """Tell whether a person is in a guild and, where one is given, reads a channel of it with its history."""
        ...


class NobodyKnows:
    """What is known before Discord is there."""

    async def look(self, guild: int, person: int, channel: int | None) -> Access:
        """Tell that nobody knows."""
        del guild, person, channel
        return Access.UNKNOWN
