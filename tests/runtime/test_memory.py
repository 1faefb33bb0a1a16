"""Memory that was freed goes back to the system."""

from __future__ import annotations

import asyncio
import ctypes
import os
from pathlib import Path

import pytest

from bot.runtime.memory import release_memory, release_memory_regularly

GLIBC = hasattr(ctypes.CDLL(None), "malloc_trim")


def resident() -> int:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.skipif(not GLIBC, reason="the C library is another")
def test_the_gaps_between_what_is_in_use_are_given_back() -> None:
    held = [bytearray(2_000) for _ in range(40_000)]
    del held[::2], held[1::2], held[2::2]  # what stays lies among it
    before = resident()
    assert release_memory()
    assert resident() < before - 20_000_000
    assert held


async def test_it_is_done_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[bool] = []
    monkeypatch.setattr("bot.runtime.memory.release_memory", lambda: done.append(True) or len(done) < 3)
    async with asyncio.timeout(60):
        await release_memory_regularly(0)
    assert len(done) == 3
