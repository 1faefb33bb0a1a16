"""Post one message exactly once: intent first, then the message with a nonce, then what became of it.

Wherever this stops, what is in the archive says how to go on (docs/digest.md has the table): without an intent, it
was not sent; with one, it is sent again under the same nonce while Discord still knows that, and looked for in
the channel later; where the channel cannot be read, nobody guesses.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING, Generic

from bot.archive import MessageState
from bot.errors import HistoryUnreadableError, LeaseLostError, NotSentError, RateLimitedError, RefusedError
from bot.posting.protocols import ClaimT

if TYPE_CHECKING:
    from datetime import datetime

    from bot.posting.protocols import Leases, Messages, Outgoing, Sender
    from bot.runtime import Clock

logger = logging.getLogger(__name__)

LEASE = timedelta(seconds=90)
SEND_LIMIT = timedelta(seconds=35)
"""Deadline of a send after its start. discord.py may wait up to 30 s for a rate limit."""

NONCE_TRUST = timedelta(seconds=60) - SEND_LIMIT
"""How long after an intent a send may start, so that all requests are made while Discord knows the nonce (60 s)."""

CLOCK_SKEW = timedelta(minutes=75)
"""Tolerated clock skew to Discord when a message is searched by time."""


class Posting(Generic[ClaimT]):
    """Posts messages under claims."""

    def __init__(self, leases: Leases[ClaimT], messages: Messages[ClaimT], sender: Sender, clock: Clock) -> None:
        self._leases = leases
        self._messages = messages
        self._sender = sender
        self._clock = clock

    async def post(self, claim: ClaimT, channel: int, message: Outgoing) -> ClaimT:
        """Post a message that waits, or find that it was posted; return the claim, held for longer if need be.

        Raises LeaseLostError, and what the sender raises once it is noted what that means for the message.
        """
        claim = await self._hold(claim)
        if message.intent_at is not None and not self._nonce_holds(message.intent_at):
            if await self.settle_uncertain(claim, channel, message, message.intent_at):
                return claim
            claim = await self._hold(claim)
        await self._messages.intend(claim, message.index, self._clock.now())
        deadline = self.deadline(claim)
        if self._clock.now() >= deadline:
            raise LeaseLostError("lease-lost")
        await self._send(claim, channel, message, deadline)
        return claim

    async def _hold(self, claim: ClaimT) -> ClaimT:
        """Renew the lease if it would expire during a send."""
        now = self._clock.now()
        if now + SEND_LIMIT <= claim.until <= now + LEASE:
            return claim
        return await self._leases.renew(claim, now + LEASE)

    def deadline(self, claim: ClaimT) -> datetime:
        """Return the deadline of a send under `claim`. A stalled process that wakes up is past it."""
        return min(claim.until, self._clock.now() + SEND_LIMIT)

    def _nonce_holds(self, intent_at: datetime) -> bool:
        # If the clock was set back, the age of the intent is unknown.
        return timedelta(0) <= self._clock.now() - intent_at <= NONCE_TRUST

    async def settle_uncertain(self, claim: ClaimT, channel: int, message: Outgoing, intent_at: datetime) -> bool:
        """Find out whether an uncertain message was sent; False means that it certainly was not."""
        until = intent_at + NONCE_TRUST + SEND_LIMIT + CLOCK_SKEW
        try:
            found = await self._sender.find(channel, [message.marker], intent_at - CLOCK_SKEW, until)
        except HistoryUnreadableError:
            await self._messages.settle(claim, message.index, MessageState.UNCERTAIN)
            return True
        except NotSentError:
            await self._messages.settle(claim, message.index, MessageState.UNCERTAIN)
            raise
        if message.marker in found:
            await self._messages.settle(claim, message.index, MessageState.SENT, found[message.marker])
            return True
        await self._messages.withdraw(claim, message.index)
        return False

    async def _send(self, claim: ClaimT, channel: int, message: Outgoing, deadline: datetime) -> None:
        first = message.intent_at is None or not self._nonce_holds(message.intent_at)
        try:
            posted = await self._sender.send(channel, message.payload, message.nonce, deadline=deadline)
        except RefusedError as error:
            # A refused message stays in the archive and does not block later ones.
            detail = {"channel": channel, "number": message.index, "reason": error.reason}
            logger.error("Discord refuses a message", extra=detail)  # noqa: TRY400 (a named failure)
            await self._messages.settle(claim, message.index, MessageState.REFUSED)
        except (NotSentError, RateLimitedError) as error:
            if first and error.is_certain:
                await self._messages.withdraw(claim, message.index)
            elif isinstance(error, NotSentError):
                await self._messages.settle(claim, message.index, MessageState.UNCERTAIN)
            raise
        else:
            await self._messages.settle(claim, message.index, MessageState.SENT, posted)
