"""Places that are shared between parties: nobody waits behind another's hundred, and no place is lost."""

from __future__ import annotations

import asyncio
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.runtime.fair_turns import CrowdedError, FairTurns


async def started(turns: FairTurns, party: str, entered: list[str], leave: asyncio.Event) -> None:
    async with turns.turn(party):
        entered.append(party)
        await leave.wait()


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_who_asks_for_many_keeps_nobody_waiting() -> None:
    turns, entered, leave = FairTurns(4, each=2), [], asyncio.Event()
    async with asyncio.TaskGroup() as group:
        for _ in range(40):
            group.create_task(started(turns, "greedy", entered, leave))
        await settle()
        assert entered == ["greedy"] * 2
        group.create_task(started(turns, "modest", entered, leave))
        await settle()
        assert entered[-1] == "modest"
        leave.set()
    assert len(entered) == 41


async def test_parties_that_wait_are_served_in_turns() -> None:
    turns, entered, leave = FairTurns(1, each=1), [], asyncio.Event()
    async with asyncio.TaskGroup() as group:
        for party in ("a", "a", "a", "b", "c"):
            group.create_task(started(turns, party, entered, leave))
        await settle()
        leave.set()
    assert entered == ["a", "a", "b", "c", "a"]


async def test_one_turn_more_than_may_wait_is_refused() -> None:
    turns, entered, leave = FairTurns(1, each=1, most_waiting=2), [], asyncio.Event()
    async with asyncio.TaskGroup() as group:
        for _ in range(3):
            group.create_task(started(turns, "a", entered, leave))
        await settle()
        with pytest.raises(CrowdedError):
            await turns.take("a")
        leave.set()


@given(st.lists(st.tuples(st.sampled_from("abc"), st.booleans()), max_size=30), st.integers(1, 3), st.integers(1, 2))
def test_no_place_is_lost_or_made_whoever_gives_up(asked: list[tuple[str, bool]], places: int, each: int) -> None:
    async def play() -> None:
        turns, entered, leave = FairTurns(places, each=each), [], asyncio.Event()
        tasks = [(asyncio.create_task(started(turns, party, entered, leave)), gives_up) for party, gives_up in asked]
        await settle()
        assert len(entered) <= places
        assert all(count <= each for count in Counter(entered).values())
        for task, gives_up in tasks:
            if gives_up:
                task.cancel()
        leave.set()
        await asyncio.gather(*(task for task, _ in tasks), return_exceptions=True)
        for party in "ab":
            for _ in range(min(each, places)):
                await asyncio.wait_for(turns.take(party), 1)
                turns.give_back(party)

    asyncio.run(play())
