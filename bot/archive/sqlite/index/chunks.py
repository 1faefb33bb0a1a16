"""Chunks of segments as rows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from bot.archive.segments.streams import CHUNK_SIZE, Stream, chunk_id
from bot.archive.sqlite.connection.checksums import insertion, row_checksum
from bot.archive.sqlite.connection.errors import damaged_index

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Sequence

    import aiosqlite

    from bot.archive.segments.streams import Chunk

_INSERTION: Final = insertion("chunk", ("id", "data"))


class SqliteChunkReader:
    """Reads chunks over one connection, in one thread."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def read(self, ids: Collection[int]) -> dict[int, bytes]:
        """Return the chunks with these distinct ids; a missing one is damage."""
        statement = "SELECT id, data, checksum FROM chunk WHERE id IN (SELECT value FROM json_each(?))"
        rows = self._connection.execute(statement, (json.dumps(sorted(ids)),))
        found = {number: _sound(number, *rest) for number, *rest in rows}
        if len(found) != len(ids):
            raise damaged_index("chunks are missing")
        return found

    def read_stream(self, segment: int, stream: Stream) -> bytes:
        """Return a whole stream; it is empty where no chunk is stored."""
        rows = self._connection.execute(
            "SELECT id, data, checksum FROM chunk WHERE id >= ? AND id < ? ORDER BY id",
            (chunk_id(segment, stream), chunk_id(segment, stream + 1)),
        )
        return b"".join(_sound(*row) for row in rows)

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
    await connection.executemany(_INSERTION, chunks)


def _sound(number: int, data: bytes, checksum: int) -> bytes:
    if row_checksum(number, data) != checksum:
        raise damaged_index(f"chunk {number}")
    return data
