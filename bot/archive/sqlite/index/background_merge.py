"""Keep the number of segments small by merging them in the background, in small steps.

A merge that a crash interrupted leaves only rows that belong to no published segment; they are deleted.
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING, Final

from bot.archive.segments.merge_policy import SegmentSize, segments_to_merge, segments_to_merge_when_idle
from bot.archive.sqlite.index.merger import Merger
from bot.archive.sqlite.index.orphans import delete_orphans
from bot.articles import Scope
from bot.errors import ArchiveDamagedError, ArchiveError

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from bot.archive.sqlite.connection.database import Database

logger = logging.getLogger(__name__)

MOST_SEGMENTS: Final = 24
"""With more segments than this in a scope, storing articles waits until some are merged."""

FIRST_PAUSE: Final = 30.0
"""Seconds until a failed merge is tried again, as after a full disk; doubled after each failure."""

LONGEST_PAUSE: Final = 3_600.0

IDLE: Final = 60.0
"""Seconds without storing after which there is time for more merges than storing needs."""

BIG: Final = 10_000
"""Documents of a new segment from which on searches may have to prepare something for it."""


class BackgroundMerger:
    """Merges the segments of a database. Call `wake` after changes and `stop` at the end.

    It awaits `merged` after every merge of at least `big` documents.
    """

    def __init__(
        self,
        database: Database,
        pause: float = FIRST_PAUSE,
        idle: float = IDLE,
        big: int = BIG,
        merged: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        self._database = database
        self._big = big
        self._merged = merged
        self._idle = idle
        self._first_pause = self._pause = pause
        self._later: asyncio.TimerHandle | None = None
        self._task: asyncio.Task[None] | None = None
        self._again = False
        self._is_idle = False
        self._behind = False
        self._stopped = False

    def wake(self) -> None:
        """Merge soon if there is something to merge, and again when nothing has been stored for a minute."""
        self._start(idle=False)
        self._start_later(self._idle, partial(self._start, idle=True))

    def _start(self, *, idle: bool) -> None:
        self._again, self._is_idle = True, idle
        if not self._stopped and (self._task is None or self._task.done()):
            self._task = asyncio.get_running_loop().create_task(self._work())

    def _start_later(self, seconds: float, start: Callable[[], None]) -> None:
        if self._later is not None:
            self._later.cancel()
        if not self._stopped:
            self._later = asyncio.get_running_loop().call_later(seconds, start)

    async def keep_up(self) -> None:
        """Wake, and wait for merging if it is far behind: a long load must not outrun it."""
        self.wake()
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                "SELECT max(segments) FROM (SELECT count(*) AS segments FROM segment WHERE published GROUP BY guild)"
            )
        (most,) = next(iter(rows))
        if (most or 0) > MOST_SEGMENTS and self._task is not None:
            self._behind = True
            await asyncio.wait([self._task])

    async def stop(self) -> None:
        """Stop at the next step. An unfinished merge starts over another time."""
        self._stopped = True
        if self._later is not None:
            self._later.cancel()
        if self._task is not None:
            await asyncio.wait([self._task])

    @asynccontextmanager
    async def paused(self) -> AsyncGenerator[None]:
        """Merge nothing in this context."""
        await self.stop()
        try:
            yield
        finally:
            self._stopped = False
            self.wake()

    async def settle(self) -> None:
        """Merge everything that is worth it and wait for that: nothing more is coming."""
        self._start(idle=True)
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
        """Wake after a pause: nothing else may do so for days."""
        self._start_later(self._pause, self.wake)
        self._pause = min(2 * self._pause, LONGEST_PAUSE)

    async def merge_all(self) -> int:
        """Merge until there is nothing left to merge; return the number of merges."""
        await delete_orphans(self._database, lambda: self._stopped)
        merges = 0
        self._behind = False
        while not self._stopped and (chosen := await self._next_merge()):
            scope, segments, needed = chosen
            merger = Merger(self._database, scope, segments, partial(self._should_stop, needed=needed))
            if not await merger.run():
                break
            merges += 1
            if self._merged is not None and merger.documents >= self._big:
                await self._merged()
            await delete_orphans(self._database, lambda: self._stopped)
        return merges

    def _should_stop(self, *, needed: bool) -> bool:
        return self._stopped or (self._behind and not needed)

    async def _next_merge(self) -> tuple[Scope, list[int], bool] | None:
        """Return the segments of a scope to merge next, and whether storing needs this merge."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                "SELECT guild, id, size, (SELECT count(*) FROM tombstone WHERE segment = segment.id)"
                " FROM segment WHERE published"
            )
        sizes: defaultdict[int, list[SegmentSize]] = defaultdict(list)
        for guild, segment, size, deleted in rows:
            sizes[guild].append(SegmentSize(segment, size, size - deleted))
        for guild, of_guild in sizes.items():
            if segments := segments_to_merge(of_guild):
                return Scope(guild), segments, True
            if self._is_idle and (segments := segments_to_merge_when_idle(of_guild)):
                return Scope(guild), segments, False
        return None
