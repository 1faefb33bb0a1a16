"""Deliver a run exactly once: claim, freeze, post each message by `bot.posting`, finish."""

from __future__ import annotations

import logging
from dataclasses import asdict
from typing import TYPE_CHECKING

from bot.archive import MessageState, Pause, PauseReason, RunState
from bot.digest.freezing import freeze
from bot.errors import (
    BroadsheetError,
    DeliveryError,
    LeaseLostError,
    NotSentError,
)
from bot.monitoring import DIGESTS, waiting
from bot.posting import LEASE, MOST_ATTEMPTS, Outgoing, Posting, marker_of, named, wait_after

if TYPE_CHECKING:
    from bot.archive import Claim, DigestPart, Subscription
    from bot.digest.model import Composed
    from bot.digest.protocols import Composer, DeliveryStores, Notifier, Renderer, ThreadSender
    from bot.runtime import Clock

logger = logging.getLogger(__name__)


class Delivery:
    """Delivers runs. Several workers are safe: the archive leases each run to one."""

    def __init__(
        self,
        stores: DeliveryStores,
        composer: Composer,
        renderer: Renderer,
        sender: ThreadSender,
        notifier: Notifier,
        clock: Clock,
    ) -> None:
        self._subscriptions = stores.subscriptions
        self._runs = stores.runs
        self._messages = stores.messages
        self._composer = composer
        self._renderer = renderer
        self.posting = Posting(stores.runs, stores.messages, sender, clock)
        self._sender = sender
        self._notifier = notifier
        self._clock = clock

    async def deliver(self, run: int) -> bool:
        """Deliver as much of a run as possible now; return whether it could be claimed.

        Failures are stored with the run. Raises ArchiveError if that fails too; the lease then expires.
        """
        claim = await self._runs.claim(run, self._clock.now(), lease=LEASE)
        if claim is None:
            return False
        try:
            with waiting("digests"):
                await self._attempt(claim)
        except LeaseLostError:
            logger.warning("a run went to another worker", extra={"run": run})
        return True

    async def _attempt(self, claim: Claim) -> None:
        try:
            if claim.run.attempts >= MOST_ATTEMPTS:
                await self._give_up(claim)
            else:
                await self._carry_out(claim)
        except LeaseLostError:
            raise
        except NotSentError as error:
            await self._pause(claim, error)
        except BroadsheetError as error:
            logger.warning("a digest waits", extra={"run": claim.run.id, "error": str(error)})
            await self._postpone(claim, error)
        except Exception as error:
            logger.exception("a digest failed", extra={"run": claim.run.id})
            await self._postpone(claim, error)

    async def _carry_out(self, claim: Claim) -> None:
        subscription = await self._subscriptions.get(claim.run.digest)
        if subscription is None:
            return
        channel = await self._channel(subscription)
        if not await self._messages.parts(claim.run.id) and not await self._freeze(claim, subscription, channel):
            return
        run = await self._runs.get(claim.run.id)
        if run is None or run.channel is None:
            return
        for part in await self._messages.parts(run.id):
            if part.state is MessageState.WAITING:
                claim = await self.posting.post(claim, run.channel, _outgoing(part))
        parts = await self._messages.parts(run.id)
        if run.thread is not None:
            await self._open_thread(run.channel, parts[0], run.thread)
        await self._finish(claim, _outcome(parts), _error(parts))

    async def _channel(self, subscription: Subscription) -> int:
        """Return where a digest goes now; who has left the server gets nothing more of it."""
        if subscription.reader is None:
            return subscription.channel
        return await self._sender.open_direct(subscription.key.guild, subscription.reader)

    async def _freeze(self, claim: Claim, subscription: Subscription, channel: int) -> bool:
        """Compose the run and freeze its messages; return whether there are any."""
        run = claim.run
        composed = await self._composer.compose(subscription, self._clock.now(), run.dates)
        if not composed.items:
            await self._finish_empty(claim, composed)
            return False
        rendered = await self._renderer.render(subscription, run, composed, lambda index: marker_of(run.token, index))
        await self._messages.freeze(claim, freeze(run, channel, composed, rendered))
        return True

    async def _finish_empty(self, claim: Claim, composed: Composed) -> None:
        await self._runs.finish_empty(claim, composed.cursor, asdict(composed.counts), self._clock.now())
        DIGESTS.labels(RunState.EMPTY.value).inc()

    async def _open_thread(self, channel: int, part: DigestPart, name: str) -> None:
        if part.message is None:
            return
        try:
            await self._sender.open_thread(channel, part.message, name)
        except DeliveryError as error:
            # The digest is posted; its thread is optional.
            logger.warning("no thread under a digest", extra={"channel": channel, "error": str(error)})

    async def _pause(self, claim: Claim, error: NotSentError) -> None:
        """Close the run, pause its digest and notify the owner; unshown articles come with the next digest."""
        now = self._clock.now()
        gone = PauseReason.LEFT if error.left else PauseReason.CHANNEL_GONE
        reason = gone if error.gone or error.left else PauseReason.FORBIDDEN
        logger.warning("a digest is paused", extra={"run": claim.run.id, "reason": reason})
        await self._close(claim, error.key)
        key = claim.run.digest
        # Mark as notified before notifying: at most one notice is sent.
        if await self._subscriptions.pause(key, Pause(reason, now, told=True)):
            subscription = await self._subscriptions.get(key)
            if subscription is not None and not await self._notifier.paused(subscription):
                await self._subscriptions.pause(key, Pause(reason, now, told=False))

    async def _postpone(self, claim: Claim, error: Exception) -> None:
        retry_at = self._clock.now() + wait_after(error, claim.run.attempts)
        await self._runs.postpone(claim, retry_at, named(error))

    async def _give_up(self, claim: Claim) -> None:
        """Close a run that has failed for a day, after a last search for uncertain messages."""
        channel = claim.run.channel
        for part in await self._messages.parts(claim.run.id):
            if part.state is MessageState.WAITING and part.intent_at is not None and channel is not None:
                try:
                    await self.posting.settle_uncertain(claim, channel, _outgoing(part), part.intent_at)
                except DeliveryError:
                    await self._messages.settle(claim, part.index, MessageState.UNCERTAIN)
        await self._close(claim, claim.run.error or "gave-up")

    async def _close(self, claim: Claim, error: str) -> None:
        parts = await self._messages.parts(claim.run.id)
        uncertain = any(part.state is MessageState.UNCERTAIN for part in parts)
        state = RunState.UNCERTAIN if uncertain else RunState.FAILED
        await self._finish(claim, state, error)

    async def _finish(self, claim: Claim, state: RunState, error: str | None) -> None:
        await self._runs.finish(claim, state, self._clock.now(), error)
        DIGESTS.labels(state.value).inc()


def _outgoing(part: DigestPart) -> Outgoing:
    return Outgoing(part.index, part.payload, part.nonce, part.marker, part.intent_at)


def _outcome(parts: tuple[DigestPart, ...]) -> RunState:
    states = {part.state for part in parts}
    if MessageState.UNCERTAIN in states:
        return RunState.UNCERTAIN
    return RunState.FAILED if MessageState.REFUSED in states else RunState.SENT


def _error(parts: tuple[DigestPart, ...]) -> str | None:
    match _outcome(parts):
        case RunState.UNCERTAIN:
            return "history-unreadable"
        case RunState.FAILED:
            return "message-refused"
        case _:
            return None
