"""The real archive, the real search and real pages, under a simulated Discord."""

from __future__ import annotations

import asyncio
import shutil
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from bot.app import Services, open_services
from bot.config import ROOT, read_settings
from tests.archive.making import lay_empty
from tests.fakes.clock import FakeClock

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture(scope="session")
def loaded_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Load the sample pages once, and return the database they are in."""
    database = tmp_path_factory.mktemp("samples") / "archive.db"

    async def load() -> None:
        async with open_services(read_settings(), FakeClock(), database) as services:
            await services.loader.load([ROOT / "data" / "samples"])

    asyncio.run(load())
    return database


@pytest_asyncio.fixture
async def empty_services(tmp_path: Path) -> AsyncIterator[Services]:
    """Yield services over a new archive."""
    async with open_services(read_settings(), FakeClock(), await lay_empty(tmp_path / "archive.db")) as services:
        yield services


@pytest_asyncio.fixture
async def services(loaded_database: Path, tmp_path: Path) -> AsyncIterator[Services]:
    """Yield services over a copy of the archive of the sample pages."""
    database = shutil.copy(loaded_database, tmp_path / "archive.db")
    async with open_services(read_settings(), FakeClock(), database) as services:
        yield services
