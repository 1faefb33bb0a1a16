"""Check a stored segment for damage."""

from __future__ import annotations

import sqlite3

from bot.archive.segments.damage import POSTING_STREAMS, count_damaged_terms, is_consistent
from bot.archive.sqlite.index.chunks import SqliteChunkReader
from bot.archive.sqlite.index.segments import dictionary_of
from bot.errors import ArchiveDamagedError


def count_damage(connection: sqlite3.Connection, segment: int, size: int) -> int:
    """Count the damaged terms of a segment of `size` documents; 1 for a segment that cannot be read at all."""
    try:
        dictionary = dictionary_of(connection, segment)
        reader = SqliteChunkReader(connection)
        if not is_consistent(dictionary, {stream: reader.stream_length(segment, stream) for stream in POSTING_STREAMS}):
            return 1
        return count_damaged_terms(reader, segment, dictionary, size)
    except (ValueError, IndexError, sqlite3.DatabaseError, ArchiveDamagedError):
        return 1
