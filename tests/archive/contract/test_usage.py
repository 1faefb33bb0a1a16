"""How much guilds bring in on a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bot.archive.protocols import Archive

pytestmark = pytest.mark.needs("usage")

GUILD = 2**62
DAY = date(2026, 2, 14)


async def test_what_a_guild_brings_in_adds_up_over_a_day(archive: Archive) -> None:
    assert await archive.usage.used(GUILD, DAY) == 0
    assert await archive.usage.use(GUILD, DAY, 300) == 300
    assert await archive.usage.use(GUILD, DAY, 200) == 500
    assert await archive.usage.used(GUILD, DAY) == 500
    assert await archive.usage.used(7, DAY) == 0


async def test_what_would_be_too_much_is_not_added(archive: Archive) -> None:
    await archive.usage.use(GUILD, DAY, 300)
    assert await archive.usage.use(GUILD, DAY, 201, most=500) is None
    assert await archive.usage.used(GUILD, DAY) == 300
    assert await archive.usage.use(GUILD, DAY, 200, most=500) == 500


async def test_what_would_be_too_much_of_all_guilds_together_is_not_added(archive: Archive) -> None:
    await archive.usage.use(GUILD, DAY, 300)
    await archive.usage.use(7, DAY - timedelta(days=1), 900)
    assert await archive.usage.use(8, DAY, 201, most=500, most_of_all=500) is None
    assert await archive.usage.use(8, DAY, 200, most=500, most_of_all=500) == 200
    assert await archive.usage.use(9, DAY, 1, most=500, most_of_all=500) is None
    assert await archive.usage.used_by_all(DAY) == 500


async def test_only_the_newest_day_is_kept(archive: Archive) -> None:
    await archive.usage.use(GUILD, DAY, 300)
    assert await archive.usage.use(GUILD, DAY + timedelta(days=1), 5) == 5
    assert await archive.usage.used(GUILD, DAY) == 0
