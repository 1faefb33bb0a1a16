"""An in-memory cache of small tables per scope, for autocomplete."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from bot.errors import BroadsheetError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.articles import Scope, Scopes

MOST_SCOPES: Final = 100

TableT = TypeVar("TableT")


class ScopeTables(Generic[TableT]):
    """Caches the results of `read` for recently used scopes, and refreshes stale ones.

    `generation` is a cheap check for changes of scopes.
    """

    def __init__(
        self, generation: Callable[[Scopes], Awaitable[int]], read: Callable[[Scope], Awaitable[TableT]]
    ) -> None:
        self._generation = generation
        self._read = read
        self._tables: OrderedDict[Scope, tuple[int, TableT]] = OrderedDict()
        self._refreshing: dict[Scope, asyncio.Task[None]] = {}

    def of(self, scope: Scope) -> TableT | None:
        """Return the cached table of `scope`; a stale one is refreshed in the background, for the next keystroke."""
        if scope not in self._refreshing:
            task = asyncio.get_running_loop().create_task(self._refresh_quietly(scope))
            self._refreshing[scope] = task
            task.add_done_callback(lambda _: self._refreshing.pop(scope, None))
        known = self._tables.get(scope)
        return known[1] if known is not None else None

    async def refresh(self, scope: Scope) -> None:
        """Reload the table of `scope` if it is stale."""
        generation = await self._generation((scope,))
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
            return  # the archive is busy or closing: the next keystroke tries again
