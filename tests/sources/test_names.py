"""Names that are answered slowly hold up whoever asked for them, and nobody else."""

from __future__ import annotations

import asyncio
import socket
import threading
from typing import TYPE_CHECKING, Any

import pytest

from bot.sources import dns
from bot.sources.dns import Resolver
from bot.sources.requester import fetching_for

if TYPE_CHECKING:
    from collections.abc import Iterator

FOUND = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("203.0.113.7", 80))]


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Let names that begin with "slow" be answered at the end of the test; return the names that were asked for."""
    answer, asked = threading.Event(), list[str]()

    def look_up(host: str, *_: Any) -> list[Any]:
        asked.append(host)
        if host.startswith("slow") and not answer.wait(30):
            raise OSError(socket.EAI_AGAIN, "nobody let it be answered")
        return FOUND

    monkeypatch.setattr(dns, "_look_up", look_up)
    yield asked
    answer.set()


async def asked_for(resolver: Resolver, guild: int, host: str) -> list[Any]:
    with fetching_for(guild):
        return await resolver.resolve(host, 80)


async def test_a_server_that_asks_for_forty_slow_names_keeps_no_other_waiting(slow: list[str]) -> None:
    resolver = Resolver()
    waiting = [asyncio.create_task(asked_for(resolver, 1, f"slow{number}.example")) for number in range(40)]
    found = await asyncio.wait_for(asked_for(resolver, 2, "news.example"), 20)
    assert found[0]["host"] == "203.0.113.7"
    assert sum(host.startswith("slow") for host in slow) <= 4
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    await resolver.close()


async def test_a_name_is_asked_for_once_at_a_time(slow: list[str]) -> None:
    resolver = Resolver()
    waiting = [asyncio.create_task(asked_for(resolver, 1, "slow.example")) for _ in range(20)]
    await asyncio.wait_for(asked_for(resolver, 1, "news.example"), 20)
    assert slow.count("slow.example") == 1
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    await resolver.close()
