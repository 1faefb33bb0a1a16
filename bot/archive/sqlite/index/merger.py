"""Run one merge: read old segments, write a new one unpublished, and replace the old ones by it.

All writing is done in short transactions, so that other writers do not wait long.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

import numpy as np

from bot.archive.segments.documents import encode_term_counts
from bot.archive.segments.merging import SegmentMerge
from bot.archive.segments.renumbering import renumber
from bot.archive.sqlite.index.chunks import SqliteChunkReader, insert_chunks
from bot.archive.sqlite.index.segments import dictionary_of, read_documents, read_live
from bot.archive.sqlite.index.writer import insert_segment
from bot.runtime import background

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    import aiosqlite

    from bot.archive.segments.dictionary import TermDictionary
    from bot.archive.segments.renumbering import Renumbering
    from bot.archive.segments.streams import Chunk
    from bot.archive.sqlite.connection.database import Database
    from bot.articles import Scope

_CHUNKS_AT_ONCE: Final = 256
"""Chunks written in one transaction: a few megabytes."""

_READ_SECONDS: Final = 600.0
"""Seconds that one step of reading may take: nobody waits for it."""

Stopped: TypeAlias = Callable[[], bool]
T = TypeVar("T")


class Merger:
    """Merges some segments of a scope into a new one."""

    def __init__(self, database: Database, scope: Scope, segments: Sequence[int], stopped: Stopped) -> None:
        self._database = database
        self._scope = scope
        self._segments = segments
        self._stopped = stopped
        self.documents = 0

    async def run(self) -> bool:
        """Merge; return False if it was stopped."""
        dictionaries, renumbering = await self._read(self._open)
        self.documents = len(renumbering.documents.numbers)
        async with self._database.write(patience=None) as connection:
            target = await insert_segment(connection, self._scope, renumbering.documents, (), published=False)
        merge = SegmentMerge(target, dictionaries, renumbering)
        chunks: list[Chunk] = []
        while (full := await self._read(lambda one: merge.next_chunks(SqliteChunkReader(one)))) is not None:
            if self._stopped():
                return False
            chunks += full
            if len(chunks) >= _CHUNKS_AT_ONCE:
                async with self._database.write(patience=None) as connection:
                    await insert_chunks(connection, chunks)
                chunks.clear()
        term_counts = list(merge.term_counts.values())
        await self._publish(renumbering, target, term_counts, [*chunks, *merge.last_chunks()])
        return True

    async def _read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        async with self._database.moment(_READ_SECONDS) as moment:
            return await moment.run(lambda: work(moment.connection), background)

    def _open(self, connection: sqlite3.Connection) -> tuple[dict[int, TermDictionary], Renumbering]:
        documents = {segment: read_documents(connection, segment) for segment in self._segments}
        inputs = [(segment, one, read_live(connection, segment, len(one))) for segment, one in documents.items()]
        dictionaries = {segment: dictionary_of(connection, segment) for segment in self._segments}
        return dictionaries, renumber(inputs)

    async def _publish(
        self, renumbering: Renumbering, target: int, term_counts: Sequence[int], chunks: Sequence[Chunk]
    ) -> None:
        """Replace the old segments by the new one. Documents deleted since the merge began are deleted in it too."""
        async with self._database.write(patience=None) as connection:
            await insert_chunks(connection, chunks)
            for segment in self._segments:
                await _carry_tombstones(connection, segment, renumbering, target)
            old = [(segment,) for segment in self._segments]
            await connection.executemany("DELETE FROM segment WHERE id = ?", old)
            await connection.executemany("DELETE FROM tombstone WHERE segment = ?", old)
            await connection.execute(
                "UPDATE segment SET published = 1, term_counts = ? WHERE id = ?",
                (encode_term_counts(term_counts), target),
            )


async def _carry_tombstones(
    connection: aiosqlite.Connection, segment: int, renumbering: Renumbering, target: int
) -> None:
    rows = await connection.execute_fetchall("SELECT document FROM tombstone WHERE segment = ?", (segment,))
    deleted = np.array([document for (document,) in rows], dtype=np.int64)
    numbers = renumbering.new_numbers[segment][deleted] if len(deleted) else deleted
    await connection.executemany(
        "INSERT INTO tombstone VALUES (?, ?)", [(target, int(number)) for number in numbers if number >= 0]
    )
