"""Keep the index in few segments, in the background and in small steps.

A merge reads segments that never change, writes the new one unpublished in short transactions, and in a last one puts
it in the place of the old. A crash leaves nothing but rows that belong to no published segment; they are swept away.
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict, deque
from collections.abc import Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

from bot.archive.model import Scope
from bot.archive.sqlite.index import read_documents, read_live
from bot.archive.sqlite.merging import Renumbering, Size, choose, merge_postings, renumber
from bot.archive.sqlite.postings import insert_postings, insert_segment, insert_vocabularies, vocabulary_rows
from bot.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Sequence

    import aiosqlite

    from bot.archive.sqlite.database import Database
    from bot.archive.sqlite.merging import Key
    from bot.archive.sqlite.postings import PostingRow

logger = logging.getLogger(__name__)

_ROWS: Final = 3_000
"""Postings read of each segment in one step."""

MOST_SEGMENTS: Final = 24
"""With more segments than this in a scope, who stores articles waits until some are merged."""

_SWEPT: Final = 10_000
"""Postings swept away in one step."""

_FIRST: Final = (-1, "", "")
Stopped: TypeAlias = Callable[[], bool]


class IndexUpkeep:
    """Merges the segments of a database. Tell it of changes with `wake`; end it with `stop`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._task: asyncio.Task[None] | None = None
        self._again = False
        self._stopped = False

    def wake(self) -> None:
        """Look, soon, whether there is something to merge."""
        self._again = True
        if not self._stopped and (self._task is None or self._task.done()):
            self._task = asyncio.get_running_loop().create_task(self._work())

    async def keep_up(self) -> None:
        """Wake, and where merging has fallen far behind, wait for it: a long load must not outrun it."""
        self.wake()
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                "SELECT max(held) FROM (SELECT count(*) AS held FROM segment WHERE published GROUP BY guild)"
            )
        (most,) = next(iter(rows))
        if (most or 0) > MOST_SEGMENTS and self._task is not None:
            await asyncio.wait([self._task])

    async def stop(self) -> None:
        """Leave off at the next step; what was not finished begins anew another time."""
        self._stopped = True
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

    async def _work(self) -> None:
        try:
            while self._again and not self._stopped:
                self._again = False
                await self.merge_all()
        except ArchiveError:
            logger.warning("the index could not be merged; the next change tries again", exc_info=True)
        except (IndexError, ValueError):
            logger.exception("the index is damaged and was not merged; check and repair it")

    async def merge_all(self) -> int:
        """Merge until nothing should be; return how many merges that took."""
        await self._sweep()
        merges = 0
        while not self._stopped and (chosen := await self._chosen()):
            scope, segments = chosen
            if not await _Merge(self._database, scope, segments, lambda: self._stopped).run():
                break
            merges += 1
            await self._sweep()
        return merges

    async def _chosen(self) -> tuple[Scope, list[int]] | None:
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
                return Scope(guild), segments
        return None

    async def _sweep(self) -> None:
        """Delete what belongs to no published segment, a step at a time."""
        async with self._database.write() as connection:
            await connection.execute("DELETE FROM segment WHERE NOT published")
        while not self._stopped and (orphan := await self._orphan()) is not None:
            async with self._database.write() as connection:
                await _sweep_some(connection, orphan)

    async def _orphan(self) -> int | None:
        last = -1
        async with self._database.read() as connection:
            while True:
                rows = await connection.execute_fetchall("SELECT min(segment) FROM posting WHERE segment > ?", (last,))
                (found,) = next(iter(rows))
                if found is None:
                    return None
                known = await connection.execute_fetchall("SELECT 1 FROM segment WHERE id = ?", (found,))
                if not list(known):
                    return int(found)
                last = found


async def _sweep_some(connection: aiosqlite.Connection, segment: int) -> None:
    """Delete the first postings of `segment`, all those of a root together."""
    found = await connection.execute_fetchall(
        "SELECT field, root FROM posting WHERE segment = ? ORDER BY field, root LIMIT 1 OFFSET ?", (segment, _SWEPT)
    )
    bounds = list(found)
    if not bounds:
        await connection.execute("DELETE FROM posting WHERE segment = ?", (segment,))
        return
    await connection.execute(
        "DELETE FROM posting WHERE segment = ? AND (field, root) <= (?, ?)", (segment, *tuple(bounds[0]))
    )


class _Merge:
    """One merge of the segments of a scope into a new one."""

    def __init__(self, database: Database, scope: Scope, segments: Sequence[int], stopped: Stopped) -> None:
        self._database = database
        self._scope = scope
        self._segments = segments
        self._stopped = stopped
        self._cursors = [_Cursor(database, segment) for segment in segments]
        self._words: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)

    async def run(self) -> bool:
        """Merge; tell whether it came to its end."""
        renumbering = await self._renumbering()
        async with self._database.write() as connection:
            target = await insert_segment(connection, self._scope, renumbering.described, published=False)
        while True:
            if self._stopped():
                return False
            await asyncio.gather(*(cursor.fill() for cursor in self._cursors))
            rows = await asyncio.to_thread(self._step, renumbering, target)
            if rows is None:
                break
            async with self._database.write() as connection:
                await insert_postings(connection, rows)
        await self._publish(renumbering, target)
        return True

    async def _renumbering(self) -> Renumbering:
        async with self._database.read() as connection:
            held = [(segment, await read_documents(connection, segment)) for segment in self._segments]
            parts = [(s, documents, await read_live(connection, s, len(documents))) for s, documents in held]
        return await asyncio.to_thread(renumber, parts)

    def _step(self, renumbering: Renumbering, target: int) -> list[PostingRow] | None:
        """Merge what has been read of all segments up to where the least far of them was read."""
        if not any(cursor.rows for cursor in self._cursors):
            return None
        limit = min((cursor.last for cursor in self._cursors if not cursor.ended), default=None)
        by_key: defaultdict[Key, list[PostingRow]] = defaultdict(list)
        for cursor in self._cursors:
            while cursor.rows and (limit is None or _key(cursor.rows[0]) <= limit):
                row = cursor.rows.popleft()
                by_key[_key(row)].append(row)
        merged = [merge_postings(key, rows, renumbering, target) for key, rows in sorted(by_key.items())]
        kept = [row for row in merged if row is not None]
        for row in kept:
            self._words[row[1]].append((row[3], len(row[4]) // 4))
        return kept

    async def _publish(self, renumbering: Renumbering, target: int) -> None:
        """Put the new segment in the place of the old, with what was removed since it was begun."""
        vocabularies = await asyncio.to_thread(vocabulary_rows, target, self._words)
        async with self._database.write() as connection:
            await insert_vocabularies(connection, vocabularies)
            for segment in self._segments:
                await _carry_tombstones(connection, segment, renumbering, target)
            gone = [(segment,) for segment in self._segments]
            await connection.executemany("DELETE FROM segment WHERE id = ?", gone)
            await connection.executemany("DELETE FROM tombstone WHERE segment = ?", gone)
            await connection.executemany("DELETE FROM vocabulary WHERE segment = ?", gone)
            await connection.execute("UPDATE segment SET published = 1 WHERE id = ?", (target,))


class _Cursor:
    """Reads the postings of a segment in the order of their keys, some at a time."""

    def __init__(self, database: Database, segment: int) -> None:
        self._database = database
        self._segment = segment
        self.rows: deque[PostingRow] = deque()
        self.last: Key = _FIRST
        self.ended = False

    async def fill(self) -> None:
        """Read on if nothing is left of what was read."""
        if self.rows or self.ended:
            return
        async with self._database.read() as connection:
            found = await connection.execute_fetchall(
                "SELECT segment, field, root, word, documents, counts, positions FROM posting"
                " WHERE segment = ? AND (field, root, word) > (?, ?, ?) ORDER BY field, root, word LIMIT ?",
                (self._segment, *self.last, _ROWS),
            )
        self.rows.extend(tuple(row) for row in found)
        self.ended = len(self.rows) < _ROWS
        if self.rows:
            self.last = _key(self.rows[-1])


def _key(row: PostingRow) -> Key:
    return row[1], row[2], row[3]


async def _carry_tombstones(
    connection: aiosqlite.Connection, segment: int, renumbering: Renumbering, target: int
) -> None:
    rows = await connection.execute_fetchall("SELECT document FROM tombstone WHERE segment = ?", (segment,))
    dead = np.array([document for (document,) in rows], dtype=np.int64)
    places = renumbering.places[segment][dead] if len(dead) else dead
    await connection.executemany(
        "INSERT INTO tombstone VALUES (?, ?)", [(target, int(place)) for place in places if place >= 0]
    )
