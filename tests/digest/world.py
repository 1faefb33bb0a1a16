"""A small world of digests: a few articles, a plain composer and a plain renderer, real parts else."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import time, timedelta
from typing import TYPE_CHECKING, Any

import discord
from discord.http import HTTPClient, Route

from bot.archive import open_archive
from bot.archive.digests import DigestOptions, NewDigest, Schedule
from bot.articles.model import SHARED, ArticleKey
from bot.digest.delivery import Delivery
from bot.digest.model import Composed, DigestItem, Rendered, RenderedPart, StageCounts
from bot.digest.schedule import next_runs
from bot.runtime.request_gate import guard
from bot.search.analysis.analyser import analyse
from cogs.shared import rest_sender as posting
from tests.archive.making import new, open_new, store
from tests.digest.standin import BEGINNING, CHANNEL, OWN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from bot.archive.digests import Cursor, DigestRun, Subscription
    from bot.archive.protocols import Archive
    from bot.digest.model import Markers
    from bot.digest.protocols import DeliveryStores
    from bot.runtime.clock import Clock

GUILD, OWNER = 5, 500
A_DAY, A_PART = 4, 2
"""Articles that the composer takes for a digest, and that the renderer puts into a message."""

SCHEDULE = Schedule(time(8), "UTC")


@dataclass
class QueueComposer:
    """Takes the next articles in the order in which they were loaded."""

    archive: Archive

    async def compose(self, subscription: Subscription, now: datetime, dates: Sequence[date]) -> Composed:
        reading = self.archive.digests.reading
        numbers = await reading.loaded_after(SHARED, subscription.cursor.get(SHARED, 0), A_DAY)
        keys = [ArticleKey(SHARED, number) for number in numbers]
        shown = await reading.shown(subscription.key, keys)
        cards = await self.archive.articles.cards([key for key in keys if key not in shown])
        items = tuple(DigestItem(cards[key], "") for key in keys if key in cards)
        cursor: Cursor = {SHARED: numbers[-1]} if numbers else {}
        counts = StageCounts(len(keys), len(keys), len(shown), 0, 0, len(items))
        return Composed(items, (), counts, (), cursor, tuple(dates))


class PlainRenderer:
    """Writes the references of two articles into a message."""

    async def render(
        self, subscription: Subscription, run: DigestRun, composed: Composed, markers: Markers
    ) -> Rendered:
        groups = [composed.items[start : start + A_PART] for start in range(0, len(composed.items), A_PART)]
        parts = tuple(
            RenderedPart(_payload(group, markers(index)), frozenset(item.card.key for item in group))
            for index, group in enumerate(groups)
        )
        return Rendered(parts, "Talk" if subscription.options.thread else None)


def _payload(items: Sequence[DigestItem], marker: str) -> Mapping[str, Any]:
    button = {"type": 2, "style": 2, "label": "Read", "custom_id": f"read:{marker}"}
    content = " ".join(f"A{item.card.key.number}" for item in items)
    return {"content": content, "components": [{"type": 1, "components": [button]}]}


@dataclass
class Told:
    """Remembers who was told of a pause."""

    paused_: list[Subscription] = field(default_factory=list)
    open: bool = True

    async def paused(self, subscription: Subscription) -> bool:
        self.paused_.append(subscription)
        return self.open


async def opened(path: Path, clock: Clock) -> Archive:
    return await open_archive(path, clock=clock, analyse=analyse)


async def furnish(path: Path, clock: Clock, *, articles: int, digests: int = 1, thread: bool = True) -> None:
    """Make an archive of so many articles, and digests that have read none of them, each in a channel of its own."""
    archive = await open_new(path, clock)
    try:
        await store(archive, SHARED, *(new(f"Article number {n} tells of harbour {n}.") for n in range(articles)))
        (first,) = next_runs(SCHEDULE, BEGINNING, 1)
        for n in range(digests):
            options = DigestOptions(thread=thread)
            # Guilds of ten digests each: one guild has a bound.
            digest = NewDigest(GUILD + n // 10, CHANNEL + n, OWNER, SCHEDULE, options=options, cursor={SHARED: 0})
            await archive.digests.subscriptions.create(digest, BEGINNING - timedelta(hours=1), next_due=first)
    finally:
        await archive.close()


async def connect(port: int, token: str) -> HTTPClient:
    """Return discord.py's own HTTP client, as the bot's client has it, but for the address."""
    Route.BASE = f"http://127.0.0.1:{port}/api"
    http = HTTPClient(asyncio.get_running_loop(), max_ratelimit_timeout=30.0, http_trace=guard())
    await http.static_login(token)
    return http


class Sleepless:
    """asyncio, for discord.py's HTTP client: its sleeps move the clock instead."""

    def __init__(self, advance: Any) -> None:
        self._advance = advance

    def __getattr__(self, name: str) -> Any:
        return getattr(asyncio, name)

    async def sleep(self, seconds: float) -> None:
        self._advance(seconds)
        await asyncio.sleep(0)


def without_waits(clock: Any) -> None:
    """Let nothing in discord.py's HTTP client, nor the even pace of the sender, take real time."""
    discord.http.asyncio = Sleepless(clock.advance)  # type: ignore[attr-defined, assignment]
    posting.PER_SECOND = 100_000


def delivery_of(archive: Archive, stores: DeliveryStores, sender: Any, clock: Clock, told: Any = None) -> Delivery:
    return Delivery(stores, QueueComposer(archive), PlainRenderer(), sender, told or Told(), clock)


def sender_of(http: HTTPClient, clock: Clock) -> posting.RestSender:
    return posting.RestSender(http, OWN, clock)
