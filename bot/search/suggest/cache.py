"""Small tables of each scope in memory, for what is offered while somebody types."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from bot.errors import BroadsheetError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.articles import Scope

MOST_SCOPES: Final = 100

TableT = TypeVar("TableT")


class ScopeTables(Generic[TableT]):
    """Keeps what `read` made of the scopes that were asked for of late, and reads anew what has changed.

    `generation` tells cheaply whether anything has.
    """

    def __init__(self, generation: Callable[[], Awaitable[int]], read: Callable[[Scope], Awaitable[TableT]]) -> None:
        self._generation = generation
        self._read = read
        self._tables: OrderedDict[Scope, tuple[int, TableT]] = OrderedDict()
        self._refreshing: dict[Scope, asyncio.Task[None]] = {}

    def of(self, scope: Scope) -> TableT | None:
        """Return what is in memory for `scope`; what has changed is read behind it, for the next keystroke."""
        if scope not in self._refreshing:
            task = asyncio.get_running_loop().create_task(self._refresh_quietly(scope))
            self._refreshing[scope] = task
            task.add_done_callback(lambda _: self._refreshing.pop(scope, None))
        known = self._tables.get(scope)
        return known[1] if known is not None else None

    async def refresh(self, scope: Scope) -> None:
        """Read the table of `scope` again if anything has changed."""
        generation = await self._generation()
        known = self._tables.get(scope)
        if known is None or known[0] != generation:
            self._tables[scope] = (generation, await self._read(scope))
            if len(self._tables) > MOST_SCOPES:
                self._tables.popitem(last=False)
        self._tables.move_to_end(scope)

    async def _refresh_quietly(self, scope: Scope) -> None:
        try:
            await self.refresh(scope)
        except BroadsheetError:
            return  # a busy or closing archive: the next keystroke tries again
