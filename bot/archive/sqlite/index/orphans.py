"""Chunks that belong to no segment: left by a merge, or by the deletion of a guild."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.archive.segments.streams import chunk_id, segment_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.archive.sqlite.connection.database import Database

_DELETED_AT_ONCE: Final = 200
"""Chunks deleted in one transaction: a few megabytes."""


async def delete_orphans(database: Database, stopped: Callable[[], bool]) -> int:
    """Delete unpublished segments, and chunks that belong to no segment, in small steps; return how many rows."""
    async with database.write(patience=None) as connection:
        deleted = (await connection.execute("DELETE FROM segment WHERE NOT published")).rowcount
    while not stopped() and (orphan := await _orphan(database)) is not None:
        async with database.write(patience=None) as connection:
            chunks = await connection.execute(
                "DELETE FROM chunk WHERE id IN (SELECT id FROM chunk WHERE id >= ? AND id < ? LIMIT ?)",
                (chunk_id(orphan), chunk_id(orphan + 1), _DELETED_AT_ONCE),
            )
            deleted += chunks.rowcount
    return deleted


async def _orphan(database: Database) -> int | None:
    """Return a deleted segment that still has chunks."""
    segment = -1
    async with database.read() as connection:
        while True:
            rows = await connection.execute_fetchall(
                "SELECT min(id) FROM chunk WHERE id >= ?", (chunk_id(segment + 1),)
            )
            (chunk,) = next(iter(rows))
            if chunk is None:
                return None
            segment = segment_of(chunk)
            if not list(await connection.execute_fetchall("SELECT 1 FROM segment WHERE id = ?", (segment,))):
                return segment
