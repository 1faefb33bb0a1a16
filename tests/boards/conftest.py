"""Services over a new archive with two articles, one of the shared archive and one of a server's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.app import Services, open_services
from bot.articles.model import SHARED, Scope
from bot.config import read_settings
from tests.archive.making import lay_empty, new, store
from tests.fakes.clock import FakeClock

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

HERE, THERE, KAI, MIA = 7, 8, 41, 42
CLOSING = "The harbor will close before the summer, the council said on Monday."
CRANES = "The cranes move to the northern terminal in the first week of May."


@pytest.fixture
async def services(tmp_path: Path) -> AsyncIterator[Services]:
    async with open_services(read_settings(), FakeClock(), await lay_empty(tmp_path / "archive.db")) as opened:
        await store(opened.archive, SHARED, new(CLOSING, headline="Harbor to close"))
        await store(opened.archive, Scope(HERE), new(CRANES, headline="Cranes move"))
        yield opened
