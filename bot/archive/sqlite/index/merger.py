"""One merge: read segments that never change, write the new one unpublished, and put it in the place of the old.

All in short transactions, so that nobody else who writes waits for long.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

import numpy as np

from bot.archive.model import Field
from bot.archive.sqlite.index.cursors import Cursor, fields_with_terms, next_parts
from bot.archive.sqlite.index.inversion import PLACED_FIELDS, little_endian
from bot.archive.sqlite.index.merge_policy import merge_terms, renumber
from bot.archive.sqlite.index.postings import chunks_of, insert_chunks, insert_segment
from bot.archive.sqlite.index.segments import dictionary_of, read_documents, read_live
from bot.archive.sqlite.index.streams import StreamWriter

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    import aiosqlite

    from bot.archive.sqlite.connection.database import Database
    from bot.archive.sqlite.index.dictionary import Dictionary
    from bot.archive.sqlite.index.merge_policy import Renumbering
    from bot.archive.sqlite.index.streams import ChunkRow
    from bot.articles.model import Scope

_WRITTEN: Final = 256
"""Chunks written in one step: a few megabytes."""

_LONG: Final = 600.0
"""Seconds that one look of a merge may take: nobody waits for it."""

Stopped: TypeAlias = Callable[[], bool]
T = TypeVar("T")


class Merger:
    """One merge of the segments of a scope into a new one."""

    def __init__(self, database: Database, scope: Scope, segments: Sequence[int], stopped: Stopped) -> None:
        self._database = database
        self._scope = scope
        self._segments = segments
        self._stopped = stopped
        self._term_counts = dict.fromkeys(Field, 0)
        self.documents = 0

    async def run(self) -> bool:
        """Merge; tell whether it came to its end."""
        dictionaries, renumbering = await self._look(self._opened)
        self.documents = len(renumbering.described.numbers)
        async with self._database.write(patience=None) as connection:
            target = await insert_segment(connection, self._scope, renumbering.described, (), published=False)
        writer = StreamWriter(target)
        rows: list[ChunkRow] = []
        for field in fields_with_terms(list(dictionaries.values())):
            cursors = [
                Cursor(segment, dictionary, field, renumbering.places[segment], among=len(dictionaries))
                for segment, dictionary in dictionaries.items()
            ]
            step = partial(self._step, writer, field, cursors, renumbering)
            while (full := await self._look(step)) is not None:
                if self._stopped():
                    return False
                rows += full
                if len(rows) >= _WRITTEN:
                    async with self._database.write(patience=None) as connection:
                        await insert_chunks(connection, rows)
                    rows.clear()
        await self._publish(renumbering, target, [*rows, *writer.end()])
        return True

    async def _look(self, work: Callable[[sqlite3.Connection], T]) -> T:
        async with self._database.moment(_LONG) as moment:
            return await moment.run(lambda: work(moment.connection))

    def _opened(self, connection: sqlite3.Connection) -> tuple[dict[int, Dictionary], Renumbering]:
        held = [(segment, read_documents(connection, segment)) for segment in self._segments]
        parts = [(s, documents, read_live(connection, s, len(documents))) for s, documents in held]
        dictionaries = {segment: dictionary_of(connection, segment) for segment in self._segments}
        return dictionaries, renumber(parts)

    def _step(
        self,
        writer: StreamWriter,
        field: Field,
        cursors: Sequence[Cursor],
        renumbering: Renumbering,
        connection: sqlite3.Connection,
    ) -> list[ChunkRow] | None:
        """Merge the next terms; return the chunks that are full, None when there are no more terms."""
        parts = next_parts(connection, cursors)
        if not parts:
            return None
        terms = merge_terms(parts, in_order=renumbering.in_order, placed=field in PLACED_FIELDS)
        self._term_counts[field] += len(terms.words)
        return chunks_of(writer, terms)

    async def _publish(self, renumbering: Renumbering, target: int, rows: Sequence[ChunkRow]) -> None:
        """Put the new segment in the place of the old, with what was removed since it was begun."""
        async with self._database.write(patience=None) as connection:
            await insert_chunks(connection, rows)
            for segment in self._segments:
                await _carry_tombstones(connection, segment, renumbering, target)
            gone = [(segment,) for segment in self._segments]
            await connection.executemany("DELETE FROM segment WHERE id = ?", gone)
            await connection.executemany("DELETE FROM tombstone WHERE segment = ?", gone)
            await connection.execute(
                "UPDATE segment SET published = 1, term_counts = ? WHERE id = ?",
                (little_endian(list(self._term_counts.values()), "u4"), target),
            )


async def _carry_tombstones(
    connection: aiosqlite.Connection, segment: int, renumbering: Renumbering, target: int
) -> None:
    rows = await connection.execute_fetchall("SELECT document FROM tombstone WHERE segment = ?", (segment,))
    dead = np.array([document for (document,) in rows], dtype=np.int64)
    places = renumbering.places[segment][dead] if len(dead) else dead
    await connection.executemany(
        "INSERT INTO tombstone VALUES (?, ?)", [(target, int(place)) for place in places if place >= 0]
    )
