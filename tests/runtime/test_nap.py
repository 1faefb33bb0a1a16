"""A nap ends when it is over or when it is woken, also by what came before it; whoever is cancelled stays cancelled."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.runtime import Nap

LONG = timedelta(hours=1)


async def test_a_nap_ends_when_it_is_woken() -> None:
    nap = Nap("test")
    asleep = asyncio.create_task(nap.take(LONG))
    await asyncio.sleep(0)
    nap.wake()
    await asleep


async def test_what_woke_it_before_ends_the_next_one_until_it_was_looked_at() -> None:
    nap = Nap("test")
    nap.wake()
    await nap.take(LONG)
    nap.begin_looking()
    asleep = asyncio.create_task(nap.take(LONG))
    await asyncio.sleep(0)
    assert not asleep.done()
    nap.wake()
    await asleep


async def test_a_cancelled_nap_is_cancelled() -> None:
    nap = Nap("test")
    asleep = asyncio.create_task(nap.take(LONG))
    await asyncio.sleep(0)
    asleep.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asleep
