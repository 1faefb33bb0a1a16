"""Where changes are told: what a server chose, and which places Discord lets them be told in."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from bot.archive import Announcement
    from bot.quotation import PassageChange


TOLD_FOR: Final = timedelta(days=30)
"""How long after a passage was quoted it is told that its words changed."""

OFF: Final = "off"
REPLY: Final = "reply"


class Places(Protocol):
    """Knows the channels of Discord."""

    def may_tell(self, guild: int, channel: int, quoted_in: int) -> bool | None:
        """Tell whether the bot can write in a channel, whose readers all can read where the passage was quoted.

        None where nobody knows at the moment.
        """
        ...


class Renderer(Protocol):
    """Draws what a server is told."""

    def render(self, told: Announcement, change: PassageChange | None, marker: str) -> Mapping[str, Any]:
        """Return the body of a message on a change; without one, the words are again as they were quoted."""
        ...
