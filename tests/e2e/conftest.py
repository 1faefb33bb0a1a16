"""The real archive, the real search and real pages, under a simulated Discord."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest_asyncio

from bot.app import Services, open_services
from bot.config import ROOT, read_settings
from tests.fakes.clock import FakeClock

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest_asyncio.fixture
async def empty_services(tmp_path: Path) -> AsyncIterator[Services]:
    """Yield services over a new archive."""
    async with open_services(read_settings(), FakeClock(), tmp_path / "archive.db") as services:
        yield services


@pytest_asyncio.fixture
async def services(empty_services: Services) -> Services:
    """Return services over the sample pages."""
    await empty_services.loader.load([ROOT / "data" / "samples"])
    return empty_services
