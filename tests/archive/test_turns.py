"""Searches one after the other, unless one is slow."""

from __future__ import annotations

import asyncio

import pytest

from bot.archive.sqlite.connection import turns
from bot.archive.sqlite.connection.turns import OneByOne


async def test_one_works_at_a_time() -> None:
    at_work: list[int] = []
    most = 0
    one_by_one = OneByOne()

    async def work(number: int) -> None:
        nonlocal most
        async with one_by_one.turn():
            at_work.append(number)
            most = max(most, len(at_work))
            await asyncio.sleep(0)
            at_work.remove(number)

    await asyncio.gather(*(work(number) for number in range(8)))
    assert most == 1


async def test_who_is_slow_holds_nobody_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "LONGEST_TURN", 0.001)
    one_by_one = OneByOne()
    done = asyncio.Event()

    async def slow() -> None:
        async with one_by_one.turn():
            await done.wait()

    first = asyncio.create_task(slow())
    await asyncio.sleep(0)
    for _ in range(3):
        async with one_by_one.turn():
            pass
    assert not first.done()
    done.set()
    await first
    # The slow one's turn was passed on once, and not again when it ended.
    async with one_by_one.turn():
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0):
                async with one_by_one.turn():
                    pass


async def test_a_turn_ends_with_an_error() -> None:
    one_by_one = OneByOne()
    with pytest.raises(ValueError, match="mistake"):
        async with one_by_one.turn():
            raise ValueError("mistake")
    async with one_by_one.turn():
        pass
