"""A real archive behind a real port, and rights that a test decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest_asyncio

from bot.app import Services, open_services
from bot.config import read_settings
from bot.rss import Access
from tests.archive.making import lay_empty
from tests.fakes.clock import FakeClock

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@dataclass
class FakeRights:
    """Rights as a test decides them, of everybody."""

    access: Access = Access.ALLOWED

    async def look(self, guild: int, person: int, channel: int | None) -> Access:
        return self.access


@pytest_asyncio.fixture
async def services(tmp_path: Path) -> AsyncIterator[Services]:
    """Yield services over a new archive, with feeds."""
    settings = read_settings(BROADSHEET_RSS_PORT=4317)
    async with open_services(settings, FakeClock(), await lay_empty(tmp_path / "archive.db")) as opened:
        yield opened


@pytest_asyncio.fixture
async def rights(services: Services) -> FakeRights:
    """Return the rights that `services` asks."""
    found = FakeRights()
    services.rss.ask(found)
    return found
