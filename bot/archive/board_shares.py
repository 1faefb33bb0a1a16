"""Boards that stand in a channel: a message for each, posted once and edited whenever it would read otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from bot.archive.boards import BoardKey
    from bot.archive.messages import MessageState

MOST_SHARES: Final = 3
"""Channels in which one board stands."""

MOST_SHARES_OF_ALL: Final = 2_000
"""Messages of boards of all servers that are kept up to date, and those that could not be."""

MOST_FAILED: Final = 5
"""Messages of one board that are kept no longer, the newest, of which it is remembered why."""

GIVES_WAY: Final = timedelta(seconds=5)
"""How long after a board is shared again its former message waits, to lead to the new one."""


class ShareState(StrEnum):
    """Where the message of a board stands. For open and claimed ones there is something to be posted or edited."""

    OPEN = "open"
    CLAIMED = "claimed"
    KEPT = "kept"
    FAILED = "failed"
    """It is kept no longer, for a reason that a person must see to."""


class Ending(StrEnum):
    """Why a message is to say that it is kept up to date no longer."""

    UNSHARED = "unshared"
    SHARED_AGAIN = "shared-again"


@dataclass(frozen=True, slots=True)
class BoardShare:
    """A board in a channel. `message` is the id of its message once that is posted.

    `token` is random, and what its nonce and marker are made of. `seen` is a hash of what the message was drawn from,
    `shown` one of the message. It rests between two edits. `fence` counts claims; `error` says what is in the way.
    """

    id: int
    key: BoardKey
    channel: int
    parent: int | None
    token: str
    ending: Ending | None
    state: ShareState
    fence: int
    intent_at: datetime | None
    message: int | None
    seen: str
    shown: str
    attempts: int
    error: str | None


@dataclass(frozen=True, slots=True)
class ShareClaim:
    """The right to post or edit the message of a board, until a moment and as long as nobody else has claimed it."""

    share: BoardShare
    fence: int
    until: datetime

    @property
    def id(self) -> int:
        """The id of the message."""
        return self.share.id


@dataclass(frozen=True, slots=True)
class WatchedShare:
    """A message that stands, and a mark that differs whenever what it says may have changed."""

    id: int
    key: BoardKey
    seen: str
    mark: tuple[int | None, ...]


class ShareStore(Protocol):
    """Keeps which boards stand where.

    Any write with a claim raises LeaseLostError where another has claimed it since, or it is gone.
    """

    def when_changed(self, wake: Callable[[], None]) -> None:
        """Call `wake` whenever this process has changed what boards may show: articles edited, removed or restored."""
        ...

    async def share(self, key: BoardKey, channel: int, parent: int | None, token: str, now: datetime) -> BoardShare:
        """Let a board stand in a channel, instead of where it stood in that channel before.

        Raises UsageError where there is no such board, or where it (3), or all servers (2,000), have as many as may be.
        """
        ...

    async def unshare(self, key: BoardKey, channel: int, now: datetime) -> bool:
        """Let a board stand in a channel no longer; tell whether it did, or was to."""
        ...

    async def of_board(self, key: BoardKey) -> tuple[BoardShare, ...]:
        """Return where a board stands, and where it no longer does for a reason that a person must see to."""
        ...

    async def watched(self) -> tuple[WatchedShare, ...]:
        """Return the messages that stand and wait for nothing."""
        ...

    async def want(self, shares: Sequence[int], at: datetime) -> None:
        """Have messages that stand drawn again, at a moment or once they have rested."""
        ...

    async def recover(self) -> int:
        """End the claims of other holders, whose process has lost its lease; return how many."""
        ...

    async def ready(self, now: datetime, *, limit: int) -> tuple[int, ...]:
        """Return the ids of open ones that may be claimed now, the one that waits longest first."""
        ...

    async def next_ready(self) -> datetime | None:
        """Return when the next open one may be claimed."""
        ...

    async def one(self, share: int) -> BoardShare | None:
        """Return one."""
        ...

    async def claim(self, share: int, now: datetime, *, lease: timedelta) -> ShareClaim | None:
        """Claim one; None where it is not open or another has it."""
        ...

    async def renew(self, claim: ShareClaim, until: datetime) -> ShareClaim:
        """Hold a claim for longer."""
        ...

    async def intend(self, claim: ShareClaim, index: int, now: datetime) -> None:
        """Note that the message may be sent from now on; an earlier moment stays."""
        ...

    async def withdraw(self, claim: ShareClaim, index: int) -> None:
        """Note that the message was certainly not sent."""
        ...

    async def settle(self, claim: ShareClaim, index: int, state: MessageState, message: int | None = None) -> None:
        """Note what became of the message."""
        ...

    async def keep(self, claim: ShareClaim, seen: str, shown: str, rests_until: datetime) -> None:
        """Note that the message shows what it should; one that is to end by now stays open."""
        ...

    async def fail(self, claim: ShareClaim, error: str) -> None:
        """Note why the message is kept no longer."""
        ...

    async def end(self, claim: ShareClaim) -> None:
        """Forget one that has ended."""
        ...

    async def postpone(self, claim: ShareClaim, retry_at: datetime, error: str) -> None:
        """Give one back, to be tried again, and count the attempt."""
        ...

    async def tally(self) -> dict[ShareState, int]:
        """Return how many of all servers are in each state."""
        ...
