"""The loop that keeps boards in their channels up to date; one failure does not stop the others."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from bot.boards.sharing import SETTLES
from bot.runtime import Rounds

if TYPE_CHECKING:
    from bot.archive import BoardStore, ShareStore, WatchedShare
    from bot.boards.places import BoardRenderer
    from bot.boards.sharing import Sharing
    from bot.runtime import Clock

LONGEST_NAP: Final = timedelta(seconds=15)
AT_ONCE: Final = 4
"""Messages of boards that are posted or edited at once."""


class Keeper:
    """Keeps boards up to date between `start` and `stop`; whatever changes them wakes it."""

    def __init__(
        self,
        store: ShareStore,
        boards: BoardStore,
        sharing: Sharing,
        renderer: BoardRenderer,
        clock: Clock,
        *,
        longest_nap: timedelta = LONGEST_NAP,
    ) -> None:
        self._store = store
        self._boards = boards
        self._sharing = sharing
        self._renderer = renderer
        self._clock = clock
        self._longest_nap = longest_nap
        self._rounds = Rounds("boards", self.tick)
        self._recovered = False
        self._looked: dict[int, Any] = {}
        """The marks that messages had when it was looked last whether they must be drawn again."""

    def start(self) -> None:
        """Begin, in a task of its own; a second time it does nothing."""
        self._store.when_changed(self.wake)
        self._rounds.start()

    async def stop(self) -> None:
        """Stop; what was under way goes on with the next start."""
        await self._rounds.stop()

    def wake(self) -> None:
        """Look again now."""
        self._rounds.wake()

    async def tick(self) -> timedelta:
        """Look which messages would read otherwise, post and edit what is due, and return how long to sleep."""
        if not self._recovered:
            await self._store.recover()
            self._recovered = True
        await self._look()
        ready = await self._store.ready(self._clock.now(), limit=AT_ONCE)
        await asyncio.gather(*map(self._sharing.deliver, ready))
        if len(ready) == AT_ONCE:
            return timedelta(0)
        following = await self._store.next_ready()
        wait = self._longest_nap if following is None else following - self._clock.now()
        return max(timedelta(0), min(wait, self._longest_nap))

    async def _look(self) -> None:
        """Have those messages drawn again that are drawn from something else by now."""
        watched = {one.id: one for one in await self._store.watched()}
        looked = {number: (one.mark, self._renderer.look(one.key.guild)) for number, one in watched.items()}
        fresh = [watched[number] for number, mark in looked.items() if self._looked.get(number) != mark]
        if others := [one.id for one in fresh if await self._has_changed(one)]:
            await self._store.want(others, self._clock.now() + SETTLES)
        self._looked = looked

    async def _has_changed(self, one: WatchedShare) -> bool:
        return one.seen != await self._sharing.seen(one.key, await self._boards.board(one.key))
