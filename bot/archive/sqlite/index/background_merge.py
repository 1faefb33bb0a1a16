"""Keep the index in few segments, in the background and in small steps.

A merge that a crash broke off leaves nothing but rows that belong to no published segment; they are swept away.
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING, Final

from bot.archive.sqlite.index.merge_policy import Size, choose, choose_at_rest
from bot.archive.sqlite.index.merger import Merger
from bot.archive.sqlite.index.streams import row_of, segment_of
from bot.articles.model import Scope
from bot.errors import ArchiveDamagedError, ArchiveError

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from bot.archive.sqlite.connection.database import Database

logger = logging.getLogger(__name__)

MOST_SEGMENTS: Final = 24
"""With more segments than this in a scope, who stores articles waits until some are merged."""

_SWEPT: Final = 200
"""Chunks swept away in one step: a few megabytes."""

FIRST_PAUSE: Final = 30.0
"""Seconds until a merge that failed is tried again, as after a full disk; twice as long after each failure."""

LONGEST_PAUSE: Final = 3_600.0

REST: Final = 60.0
"""Seconds in which nothing is stored, after which there is time for more merges than storing needs."""

BIG: Final = 10_000
"""Documents of a new segment from which on somebody may have to prepare something for it."""


class IndexUpkeep:
    """Merges the segments of a database. Tell it of changes with `wake`; end it with `stop`.

    It awaits `merged` after every merge of much (`big` documents).
    """

    def __init__(
        self,
        database: Database,
        pause: float = FIRST_PAUSE,
        rest: float = REST,
        big: int = BIG,
        merged: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        self._database = database
        self._big = big
        self._merged = merged
        self._rest = rest
        self._first_pause = self._pause = pause
        self._later: asyncio.TimerHandle | None = None
        self._task: asyncio.Task[None] | None = None
        self._again = False
        self._at_rest = False
        self._behind = False
        self._stopped = False

    def wake(self) -> None:
        """Look, soon, whether there is something to merge; and again once nothing was stored for a minute."""
        self._begin(at_rest=False)
        self._look_later(self._rest, partial(self._begin, at_rest=True))

    def _begin(self, *, at_rest: bool) -> None:
        self._again, self._at_rest = True, at_rest
        if not self._stopped and (self._task is None or self._task.done()):
            self._task = asyncio.get_running_loop().create_task(self._work())

    def _look_later(self, seconds: float, look: Callable[[], None]) -> None:
        if self._later is not None:
            self._later.cancel()
        if not self._stopped:
            self._later = asyncio.get_running_loop().call_later(seconds, look)

    async def keep_up(self) -> None:
        """Wake, and where merging has fallen far behind, wait for it: a long load must not outrun it."""
        self.wake()
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                "SELECT max(held) FROM (SELECT count(*) AS held FROM segment WHERE published GROUP BY guild)"
            )
        (most,) = next(iter(rows))
        if (most or 0) > MOST_SEGMENTS and self._task is not None:
            self._behind = True
            await asyncio.wait([self._task])

    async def stop(self) -> None:
        """Leave off at the next step; what was not finished begins anew another time."""
        self._stopped = True
        if self._later is not None:
            self._later.cancel()
        if self._task is not None:
            await asyncio.wait([self._task])

    @asynccontextmanager
    async def paused(self) -> AsyncGenerator[None]:
        """Merge nothing in the meantime."""
        await self.stop()
        try:
            yield
        finally:
            self._stopped = False
            self.wake()

    async def settle(self) -> None:
        """Wait until there is nothing left to merge: nothing more is coming."""
        self._begin(at_rest=True)
        while self._task is not None and not self._task.done():
            await asyncio.wait([self._task])

    async def _work(self) -> None:
        while self._again and not self._stopped:
            self._again = False
            try:
                await self.merge_all()
                self._pause = self._first_pause
            except ArchiveDamagedError:
                logger.exception("the index is damaged and was not merged; check and repair it")
            except ArchiveError:
                logger.warning("the index could not be merged; it is tried again", exc_info=True)
                self._try_later()

    def _try_later(self) -> None:
        """Wake after a while: nothing may be stored for days that would."""
        self._look_later(self._pause, self.wake)
        self._pause = min(2 * self._pause, LONGEST_PAUSE)

    async def merge_all(self) -> int:
        """Merge until nothing should be; return how many merges that took."""
        await self._sweep()
        merges = 0
        self._behind = False
        while not self._stopped and (chosen := await self._chosen()):
            scope, segments, needed = chosen
            merge = Merger(self._database, scope, segments, partial(self._leaves_off, needed=needed))
            if not await merge.run():
                break
            merges += 1
            if self._merged is not None and merge.documents >= self._big:
                await self._merged()
            await self._sweep()
        return merges

    def _leaves_off(self, *, needed: bool) -> bool:
        return self._stopped or (self._behind and not needed)

    async def _chosen(self) -> tuple[Scope, list[int], bool] | None:
        """Return the segments of a scope to merge next, and whether storing needs it."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                "SELECT guild, id, size, (SELECT count(*) FROM tombstone WHERE segment = segment.id)"
                " FROM segment WHERE published"
            )
        sizes: defaultdict[int, list[Size]] = defaultdict(list)
        for guild, segment, size, dead in rows:
            sizes[guild].append(Size(segment, size, size - dead))
        for guild, of_guild in sizes.items():
            if segments := choose(of_guild):
                return Scope(guild), segments, True
            if self._at_rest and (segments := choose_at_rest(of_guild)):
                return Scope(guild), segments, False
        return None

    async def _sweep(self) -> None:
        """Delete what belongs to no segment, a step at a time."""
        async with self._database.write(patience=None) as connection:
            await connection.execute("DELETE FROM segment WHERE NOT published")
        while not self._stopped and (orphan := await self._orphan()) is not None:
            async with self._database.write(patience=None) as connection:
                await connection.execute(
                    "DELETE FROM chunk WHERE id IN (SELECT id FROM chunk WHERE id >= ? AND id < ? LIMIT ?)",
                    (row_of(orphan), row_of(orphan + 1), _SWEPT),
                )

    async def _orphan(self) -> int | None:
        """Return a segment that is no more, but has chunks."""
        segment = -1
        async with self._database.read() as connection:
            while True:
                rows = await connection.execute_fetchall(
                    "SELECT min(id) FROM chunk WHERE id >= ?", (row_of(segment + 1),)
                )
                (row,) = next(iter(rows))
                if row is None:
                    return None
                segment = segment_of(row)
                if not list(await connection.execute_fetchall("SELECT 1 FROM segment WHERE id = ?", (segment,))):
                    return segment
