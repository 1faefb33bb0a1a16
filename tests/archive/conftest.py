"""Archives to test, one for each engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.archive import open_archive
from bot.search.analysis.analyser import analyse
from tests.archive.making import SteppingClock, lay_empty

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from pathlib import Path

    from bot.archive.protocols import Archive


async def open_sqlite(folder: Path) -> Archive:
    path = folder / "archive.db"
    if not path.exists():
        await lay_empty(path)
    return await open_archive(path, clock=SteppingClock(), analyse=analyse)


ENGINES: dict[str, Callable[[Path], Awaitable[Archive]]] = {"sqlite": open_sqlite}


@pytest.fixture(params=ENGINES)
async def archive(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Archive]:
    opened = await ENGINES[request.param](tmp_path)
    yield opened
    await opened.close()
