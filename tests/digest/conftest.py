"""Deliveries through discord.py's own HTTP client to a stand-in in the same event loop."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import discord
import pytest
from discord.http import Route

from bot.archive.digests import DigestKey
from bot.digest.scheduler import Scheduler
from bot.digest.service import DigestService
from cogs.shared import rest_sender as posting
from tests.digest.standin import BEGINNING, SharedClock, StandIn, serve
from tests.digest.world import GUILD, Told, connect, delivery_of, furnish, opened, sender_of, without_waits

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.archive.digests import DigestRun, Subscription
    from bot.archive.protocols import Archive
    from bot.digest.delivery import Delivery

DUE = BEGINNING + timedelta(hours=1)
FIRST = DigestKey(GUILD, 1)


@dataclass
class Office:
    """Everything between a database and the stand-in; its clock is set by hand."""

    archive: Archive
    standin: StandIn
    clock: SharedClock
    sender: posting.RestSender
    told: Told
    delivery: Delivery
    scheduler: Scheduler
    service: DigestService

    async def tick(self, after: timedelta = timedelta(0)) -> timedelta:
        """Let time pass, have what is due planned and delivered, and return how long nothing else will be."""
        self.clock.advance(after.total_seconds())
        nap = await self.scheduler.tick()
        while self.scheduler._under_way:
            await asyncio.wait(list(self.scheduler._under_way.values()))
            nap = await self.scheduler.tick()
        return nap

    async def runs(self, key: DigestKey = FIRST) -> tuple[DigestRun, ...]:
        return await self.archive.digests.history.of_digest(key)

    async def digest(self, key: DigestKey = FIRST) -> Subscription:
        return await self.service.get(key)

    def worker(self, **more: Any) -> Delivery:
        return delivery_of(self.archive, self.archive.digests, more.get("sender", self.sender), self.clock, self.told)


@pytest.fixture(autouse=True)
def discord_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    """Undo what a test does to discord.py's address and waits."""
    monkeypatch.setattr(discord.http, "asyncio", discord.http.asyncio)  # type: ignore[attr-defined]
    monkeypatch.setattr(posting, "PER_SECOND", posting.PER_SECOND)
    monkeypatch.setattr(Route, "BASE", Route.BASE)


@pytest.fixture
def office_of(tmp_path: Path) -> Any:
    """Return what opens an office with so many digests, each in a channel of its own from 50 on."""

    @asynccontextmanager
    async def open_office(**more: Any) -> AsyncIterator[Office]:
        clock = SharedClock()
        without_waits(clock)
        path = tmp_path / "archive.db"
        await furnish(path, clock, **{"articles": 6, **more})
        standin = StandIn(clock)
        runner, port = await serve(standin.app())
        archive, http, told = await opened(path, clock), await connect(port, "1"), Told()
        sender = sender_of(http, clock)
        delivery = delivery_of(archive, archive.digests, sender, clock, told)
        scheduler = Scheduler(archive.digests, delivery, clock)
        service = DigestService(archive.digests, archive.settings, clock)
        service.attach(delivery, sender, scheduler.wake)
        try:
            yield Office(archive, standin, clock, sender, told, delivery, scheduler, service)
        finally:
            await scheduler.stop()
            standin.speaks.set()
            await http.close()
            await runner.cleanup()
            await archive.close()

    return open_office


@pytest.fixture
async def office(office_of: Any) -> AsyncIterator[Office]:
    """Yield an office with one digest, at the moment at which it is due."""
    async with office_of() as opened_office:
        opened_office.clock.set(DUE)
        yield opened_office
