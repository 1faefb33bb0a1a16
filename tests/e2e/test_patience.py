"""The simulated Discord waits for a machine that is slower than it expects: no answer is missed for that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fakes.newsroom import newsroom, text_of

if TYPE_CHECKING:
    from bot.app import Services

FAR_TOO_SHORT = 0.002
"""Seconds: a search through the real archive takes several times as long."""


async def test_an_answer_that_takes_longer_than_the_simulator_waits_is_still_seen(services: Services) -> None:
    async with newsroom(services, settle_timeout=FAR_TOO_SHORT) as room:
        for _ in range(5):
            assert "squid" in text_of(await room.say("!search squid")).lower()
