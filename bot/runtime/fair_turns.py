"""A few places for many who wait, given out in turns: whoever asks for a hundred keeps nobody else waiting."""

from __future__ import annotations

import asyncio
from collections import Counter, OrderedDict, deque
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Hashable

MOST_WAITING: Final = 200
"""Turns that one party may wait for at a time."""


MOST_WAITING_OF_ALL: Final = 5_000
"""Turns that all parties together may wait for."""


class CrowdedError(Exception):
    """One party, or all of them together, wait for too many turns already."""


class FairTurns:
    """`places` at once, of which one party has at most `each`; the parties that wait are served round robin.

    A party is whatever the places are to be shared between, such as a guild. Use it in one event loop.
    """

    def __init__(
        self,
        places: int,
        *,
        each: int,
        most_waiting: int = MOST_WAITING,
        most_waiting_of_all: int = MOST_WAITING_OF_ALL,
    ) -> None:
        self._free = places
        self._each = each
        self._most_waiting = most_waiting
        self._most_waiting_of_all = most_waiting_of_all
        self._held: Counter[Hashable] = Counter()
        self._waiting: OrderedDict[Hashable, deque[asyncio.Future[None]]] = OrderedDict()

    @asynccontextmanager
    async def turn(self, party: Hashable) -> AsyncGenerator[None]:
        """Wait for a place, and hold it. Raises CrowdedError."""
        await self.take(party)
        try:
            yield
        finally:
            self.give_back(party)

    async def take(self, party: Hashable) -> None:
        """Wait for a place, to be given back with `give_back`. Raises CrowdedError."""
        if party not in self._waiting and self._may_have(party):
            self._give(party)
            return
        if self._is_crowded(party):
            raise CrowdedError
        queue = self._waiting.setdefault(party, deque())
        place = asyncio.get_running_loop().create_future()
        queue.append(place)
        try:
            await place
        except BaseException:
            if place.done() and not place.cancelled():
                self.give_back(party)  # it was given in the moment it was no longer wanted
            else:
                self._forget(party, place)
            raise

    def give_back(self, party: Hashable) -> None:
        """Give a place back; the next party in turn gets it."""
        self._free += 1
        self._held[party] -= 1
        if not self._held[party]:
            del self._held[party]
        self._serve()

    def _is_crowded(self, party: Hashable) -> bool:
        if len(self._waiting.get(party, ())) >= self._most_waiting:
            return True
        return sum(map(len, self._waiting.values())) >= self._most_waiting_of_all

    def _may_have(self, party: Hashable) -> bool:
        return self._free > 0 and self._held[party] < self._each

    def _give(self, party: Hashable) -> None:
        self._free -= 1
        self._held[party] += 1

    def _serve(self) -> None:
        for party in list(self._waiting):
            if not self._free:
                return
            while party in self._waiting and self._waiting[party][0].done():
                self._serve_one(party)
            if party in self._waiting and self._may_have(party):
                self._serve_one(party)

    def _serve_one(self, party: Hashable) -> None:
        queue = self._waiting[party]
        place = queue.popleft()
        if not place.done():  # else nobody waits for it any more
            self._give(party)
            place.set_result(None)
            self._waiting.move_to_end(party)
        if not queue:
            del self._waiting[party]

    def _forget(self, party: Hashable, place: asyncio.Future[None]) -> None:
        queue = self._waiting.get(party)
        if queue is not None and place in queue:
            queue.remove(place)
            if not queue:
                del self._waiting[party]
