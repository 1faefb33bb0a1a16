"""What keeping a board in a channel depends on: who knows the channels, who draws, and who sends."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from typing import Any

    from bot.archive import BoardEntry, BoardKey, BoardShare
    from bot.boards.model import CheckedBoard, CheckedEntry


class Obstacle(StrEnum):
    """What keeps a board from being kept in a channel, until a person does something about it."""

    FORBIDDEN = "forbidden"
    """The bot may not write there any more."""

    ARCHIVED = "archived"
    """The thread is closed: nothing in it can be edited."""

    GONE = "gone"
    """There is no such channel any more."""

    DELETED = "deleted"
    """The message was deleted."""

    UNCERTAIN = "uncertain"
    """It may have been posted; the channel cannot be read, so nobody knows."""

    REFUSED = "refused"
    """Discord does not take it."""


class Checker(Protocol):
    """Verifies boards."""

    async def checked(
        self, key: BoardKey, shown: Callable[[Sequence[BoardEntry]], Collection[int]] | None = None
    ) -> CheckedBoard:
        """Return a board with every entry verified now, with the passages at the places `shown`. Raises UsageError."""
        ...

    async def speakers(self, entries: Sequence[CheckedEntry]) -> dict[int, str]:
        """Return who says the words of some entries, where their sources name them, by the numbers of the entries."""
        ...


class BoardPlaces(Protocol):
    """Knows the channels of Discord."""

    def obstacle(self, guild: int, channel: int, parent: int | None) -> Obstacle | None:
        """Return why a guild's board cannot be kept in a channel, or in a thread of `parent`.

        Raises UnknownOutcomeError where nobody knows at the moment.
        """
        ...


class BoardRenderer(Protocol):
    """Draws boards that stand in a channel."""

    def look(self, guild: int) -> str:
        """Return what the drawings of a guild depend on beside its boards: it differs where that does."""
        ...

    def newest(self, entries: Sequence[BoardEntry]) -> Collection[int]:
        """Return the places (from 1) of the entries that a message shows at most, the newest."""
        ...

    def render(self, checked: CheckedBoard, speakers: Mapping[int, str], marker: str) -> Mapping[str, Any]:
        """Return the body of the message of a board. `speakers` are those that sources name, by numbers of entries."""
        ...

    def render_ended(self, share: BoardShare, message: int | None) -> Mapping[str, Any]:
        """Return what the message says instead once the board stands there no longer, but perhaps in `message`."""
        ...

    def render_deleted(self, key: BoardKey) -> Mapping[str, Any]:
        """Return what the message says while its board is deleted."""
        ...
