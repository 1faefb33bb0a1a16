"""Chunks of segments as rows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.archive.segments.streams import CHUNK_SIZE, Stream, chunk_id
from bot.archive.sqlite.connection.errors import damage

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Sequence

    import aiosqlite

    from bot.archive.segments.streams import Chunk


class SqliteChunkReader:
    """Reads chunks over one connection, in one thread."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def read(self, ids: Collection[int]) -> dict[int, bytes]:
        """Return the chunks with these distinct ids; a missing one is damage."""
        statement = "SELECT id, data FROM chunk WHERE id IN (SELECT value FROM json_each(?))"
        found: dict[int, bytes] = dict(self._connection.execute(statement, (json.dumps(sorted(ids)),)))
        if len(found) != len(ids):
            raise damage("chunks are missing")
        return found

    def read_stream(self, segment: int, stream: Stream) -> bytes:
        """Return a whole stream; it is empty where no chunk is stored."""
        rows = self._connection.execute(
            "SELECT data FROM chunk WHERE id >= ? AND id < ? ORDER BY id",
            (chunk_id(segment, stream), chunk_id(segment, stream + 1)),
        )
        return b"".join(data for (data,) in rows)

    def stream_length(self, segment: int, stream: Stream) -> int:
        """Return the bytes of a stream, or -1 if a chunk before its last is missing or too short."""
        ((count, last, total),) = self._connection.execute(
            "SELECT count(*), max(id), coalesce(sum(length(data)), 0) FROM chunk WHERE id >= ? AND id < ?",
            (chunk_id(segment, stream), chunk_id(segment, stream + 1)),
        )
        if not count:
            return 0
        return total if last == chunk_id(segment, stream, count - 1) and (count - 1) * CHUNK_SIZE < total else -1


async def insert_chunks(connection: aiosqlite.Connection, chunks: Sequence[Chunk]) -> None:
    """Store chunks."""
    await connection.executemany("INSERT INTO chunk VALUES (?, ?)", chunks)
