"""Protocols that planning and delivery depend on: stores, composer, renderer, sender, notifier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from bot.posting import Sender

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from bot.archive import (
        DigestPlanning,
        DigestRun,
        RunHistory,
        RunMessages,
        RunQueue,
        SchedulerHeartbeat,
        Subscription,
        SubscriptionStore,
    )
    from bot.digest.model import Composed, Markers, Rendered


class DeliveryStores(Protocol):
    """The stores that a delivery uses."""

    @property
    def subscriptions(self) -> SubscriptionStore:
        """Where digests are kept."""
        ...

    @property
    def runs(self) -> RunQueue:
        """Where runs are claimed and finished."""
        ...

    @property
    def messages(self) -> RunMessages:
        """Where the messages of runs are kept."""
        ...


class SchedulerStores(Protocol):
    """The stores that the scheduler uses."""

    @property
    def subscriptions(self) -> SubscriptionStore:
        """Where digests are kept."""
        ...

    @property
    def planning(self) -> DigestPlanning:
        """Where runs are planned."""
        ...

    @property
    def runs(self) -> RunQueue:
        """Where runs are claimed and finished."""
        ...

    @property
    def history(self) -> RunHistory:
        """The history of runs."""
        ...

    @property
    def heartbeat(self) -> SchedulerHeartbeat:
        """The store of the scheduler's last tick."""
        ...


class Composer(Protocol):
    """Composes digests. Read-only."""

    async def compose(self, subscription: Subscription, now: datetime, dates: Sequence[date]) -> Composed:
        """Return what `subscription` would post now for these local dates."""
        ...


class Renderer(Protocol):
    """Draws a digest."""

    async def render(
        self, subscription: Subscription, run: DigestRun, composed: Composed, markers: Markers
    ) -> Rendered:
        """Return the messages of a digest with items, at least one, each with its marker in a custom_id."""
        ...


class ThreadSender(Sender, Protocol):
    """Posts messages, opens threads under them, and knows where a person's direct messages are."""

    async def open_direct(self, guild: int, person: int) -> int:
        """Return the channel of the direct messages of somebody who is in a guild.

        Raises NotSentError where they are not, and what `send` raises.
        """
        ...

    async def open_thread(self, channel: int, message: int, name: str) -> None:
        """Open a thread under a message, if there is none. Raises what `send` raises."""
        ...


class Notifier(Protocol):
    """Notifies people."""

    async def paused(self, subscription: Subscription) -> bool:
        """Notify the owner of a digest that it was paused; return False if that is not possible."""
        ...
