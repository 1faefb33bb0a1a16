"""Runs each contract test over every engine, and over the archive in memory as far as that goes.

A module says which parts of an archive it needs (`pytestmark = pytest.mark.needs("settings", "searches")`), by their
names in `bot.archive.protocols.Archive`; a test that needs more says so itself.
"""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, TypeAlias, cast

import pytest

from tests.archive.conftest import ENGINES
from tests.fakes.archive import OFFERED, FakeArchive

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from bot.archive.protocols import Archive

    Reopened: TypeAlias = Callable[[], AbstractAsyncContextManager[Archive]]

IN_MEMORY = "in memory"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "archive" in metafunc.fixturenames:
        metafunc.parametrize("archive", engines_of(metafunc.definition), indirect=True)


def engines_of(test: pytest.Item) -> list[str]:
    """Return the engines that offer all a test needs."""
    needed = {part for mark in test.iter_markers("needs") for part in mark.args}
    if not needed:
        raise pytest.UsageError(f"{test.nodeid} does not say what of an archive it needs")
    return [*ENGINES, IN_MEMORY] if needed <= OFFERED else [*ENGINES]


@pytest.fixture
async def archive(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Archive]:
    if request.param == IN_MEMORY:
        yield cast("Archive", FakeArchive())
        return
    opened = await ENGINES[request.param](tmp_path)
    yield opened
    await opened.close()


@pytest.fixture
def reopened(request: pytest.FixtureRequest, archive: Archive, tmp_path: Path) -> Reopened:
    """Return what closes the archive and opens it anew, as the next process does."""

    @asynccontextmanager
    async def reopen() -> AsyncIterator[Archive]:
        await archive.close()
        later = await ENGINES[request.node.callspec.params["archive"]](tmp_path)
        try:
            yield later
        finally:
            # Its threads would outlive a test that fails, and the run never end.
            await later.close()

    return reopen
