"""A server is welcomed once."""

from __future__ import annotations

from bot.guilds.welcomes import Welcomes
from tests.fakes.archive import FakeSettings
from tests.fakes.clock import FakeClock


async def test_a_guild_is_welcomed_once_for_good() -> None:
    settings = FakeSettings()
    assert await Welcomes(settings, FakeClock()).begin(7)
    assert not await Welcomes(settings, FakeClock()).begin(7)
    assert await Welcomes(settings, FakeClock()).begin(8)
