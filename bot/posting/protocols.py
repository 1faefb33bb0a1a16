"""What posting a message depends on: who claims it, where it is kept what became of it, and what sends it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from typing import Any

    from bot.archive import MessageState


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message that is to be posted: the body of Discord's request, without the nonce.

    `index` is its number among those that go out under one claim, `marker` is in a custom_id of it, and `intent_at` the
    first moment at which it may have been sent.
    """

    index: int
    payload: Mapping[str, Any]
    nonce: str
    marker: str
    intent_at: datetime | None = None


class Held(Protocol):
    """The right to post something, until a moment and as long as nobody else has claimed it."""

    @property
    def until(self) -> datetime:
        """When it ends."""
        ...


ClaimT = TypeVar("ClaimT", bound=Held)
ClaimT_contra = TypeVar("ClaimT_contra", bound=Held, contravariant=True)


class Leases(Protocol[ClaimT]):
    """Keeps claims."""

    async def renew(self, claim: ClaimT, until: datetime) -> ClaimT:
        """Hold a claim for longer. Raises LeaseLostError where another has it by now."""
        ...


class Messages(Protocol[ClaimT_contra]):
    """Keeps what became of each message. Any write raises LeaseLostError where another has claimed it since."""

    async def intend(self, claim: ClaimT_contra, index: int, now: datetime) -> None:
        """Note that a message may be sent from now on; an earlier moment stays."""
        ...

    async def withdraw(self, claim: ClaimT_contra, index: int) -> None:
        """Note that a message was certainly not sent: it has no intent any more."""
        ...

    async def settle(self, claim: ClaimT_contra, index: int, state: MessageState, message: int | None = None) -> None:
        """Note what became of a message."""
        ...


class Sender(Protocol):
    """Posts messages."""

    async def send(self, channel: int, payload: Mapping[str, Any], nonce: str, *, deadline: datetime) -> int:
        """Post a message and return its id; nothing leaves after `deadline`.

        A `nonce` makes Discord return the message that was posted with it less than 60 s ago.
        Raises NotSentError, RateLimitedError, RefusedError, or UnknownOutcomeError where it may have been posted.
        """
        ...

    async def find(self, channel: int, markers: Sequence[str], since: datetime, until: datetime) -> Mapping[str, int]:
        """Return the ids, by marker, of the bot's own messages in the channel that were posted between the two.

        Raises HistoryUnreadableError where a person must help, UnknownOutcomeError where a later try may.
        """
        ...


class EditingSender(Sender, Protocol):
    """Posts messages, and edits them."""

    async def edit(self, channel: int, message: int, payload: Mapping[str, Any], *, deadline: datetime) -> None:
        """Put something else into a message of the bot. Raises what `send` raises."""
        ...
