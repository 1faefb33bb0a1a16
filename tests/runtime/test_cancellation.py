"""Work that must come to its end."""

from __future__ import annotations

import asyncio

import pytest

from bot.runtime.cancellation import finish


async def test_it_returns_or_raises_what_the_work_does() -> None:
    async def work(*, fail: bool) -> int:
        await asyncio.sleep(0)
        if fail:
            raise LookupError
        return 5

    assert await finish(work(fail=False)) == 5
    with pytest.raises(LookupError):
        await finish(work(fail=True))


@pytest.mark.parametrize("fail", [False, True])
async def test_a_cancellation_comes_after_the_end_of_the_work(*, fail: bool) -> None:
    steps: list[str] = []
    gate = asyncio.Event()

    async def work() -> None:
        steps.append("begun")
        await gate.wait()
        steps.append("ended")
        if fail:
            raise LookupError

    task = asyncio.create_task(finish(work()))
    for _ in range(3):
        await asyncio.sleep(0)
        task.cancel()
    await asyncio.sleep(0)
    assert steps == ["begun"]
    assert not task.done()
    gate.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert steps == ["begun", "ended"]
