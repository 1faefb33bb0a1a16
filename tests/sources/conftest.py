"""A site and a fetcher for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.sources.site import Site, fetcher_for, open_site

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.sources.fetching import Fetcher


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with open_site() as opened:
        yield opened


@pytest.fixture
async def fetcher(site: Site) -> AsyncIterator[Fetcher]:
    async with fetcher_for(site) as made:
        yield made
