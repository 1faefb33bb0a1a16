"""One request at a time for each host, with a pause between them."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

MOST_WAITING = 200
LONGEST_WAIT = 300.0
MOST_HOSTS = 2_000


@dataclass(slots=True)
class _Host:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    waiting: int = 0
    free_at: float = 0.0


class HostQueue:
    """Whose turn it is to ask a host. `pause` is in seconds, between the end of a request and the next."""

    def __init__(self, pause: float) -> None:
        self._pause = pause
        self._hosts: OrderedDict[str, _Host] = OrderedDict()

    @asynccontextmanager
    async def turn(self, host: str, pause: float = 0.0) -> AsyncGenerator[None]:
        """Wait for the host's turn, and hold it; `pause` is what the host itself asks for.

        Raises SourceError where too many wait already, or one would wait for more than five minutes.
        """
        place = self._place(host)
        if place.waiting >= MOST_WAITING:
            raise SourceError("fetch-crowded", host=host)
        place.waiting += 1
        try:
            await self._wait(host, place, pause)
            try:
                yield
            finally:
                place.free_at = asyncio.get_running_loop().time()
                place.lock.release()
        finally:
            place.waiting -= 1

    async def _wait(self, host: str, place: _Host, pause: float) -> None:
        try:
            async with asyncio.timeout(LONGEST_WAIT):
                await place.lock.acquire()
                try:
                    await self._rest(place, pause)
                except BaseException:
                    place.lock.release()
                    raise
        except TimeoutError:
            raise SourceError("fetch-crowded", host=host) from None

    async def _rest(self, place: _Host, pause: float) -> None:
        due = place.free_at + max(self._pause, pause) if place.free_at else 0.0
        rest = due - asyncio.get_running_loop().time()
        if rest > 0:
            await asyncio.sleep(rest)

    def _place(self, host: str) -> _Host:
        place = self._hosts.setdefault(host, _Host())
        self._hosts.move_to_end(host)
        if len(self._hosts) > MOST_HOSTS:
            idle = next((name for name, one in self._hosts.items() if not one.waiting and name != host), None)
            if idle is not None:
                del self._hosts[idle]
        return place
