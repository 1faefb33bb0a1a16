"""Read segments: documents, term dictionaries, and which documents are live. Open segments are cached."""

from __future__ import annotations

import json
import threading
from collections import OrderedDict
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from bot.archive.segments.dictionary import read_dictionary
from bot.archive.segments.documents import StoredDocuments, decode_documents
from bot.archive.segments.postings import OpenSegment
from bot.archive.sqlite.connection.checksums import is_sound
from bot.archive.sqlite.connection.errors import damaged_index
from bot.archive.sqlite.index.chunks import SqliteChunkReader
from bot.archive.terms import Documents, Flags, Segment
from bot.articles import Scope

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from bot.archive.segments.dictionary import TermDictionary

_IS_SOUND: Final = is_sound("segment")


MOST_OPEN: Final = 256 << 20
"""Bytes of the segments of all guilds that are kept open, besides those that one search needs."""


class SegmentCache:
    """Keeps segments open, for all threads, until a merge replaces them, or others need the room."""

    def __init__(self, most: int = MOST_OPEN) -> None:
        self._most = most
        self._open: OrderedDict[int, OpenSegment] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        """Return how many segments are open."""
        return len(self._open)

    def segments_of(self, connection: sqlite3.Connection, guilds: Sequence[int]) -> dict[int, OpenSegment]:
        """Return the segments of some guilds by their ids, in the order of guilds and ids."""
        rows = connection.execute(
            "SELECT id, guild, (SELECT count(*) FROM tombstone WHERE segment = segment.id) FROM segment"
            " WHERE published AND guild IN (SELECT value FROM json_each(?)) ORDER BY guild, id",
            (json.dumps(guilds),),
        ).fetchall()
        with self._lock:
            segments = {number: self._segment(connection, number, *rest) for number, *rest in rows}
            # A reading of an earlier moment may bring a merged segment back for a while.
            for merged in [number for number, one in self._open.items() if one.segment.scope.guild in guilds]:
                if merged not in segments:
                    del self._open[merged]
            self._make_room(segments)
        return segments

    def _make_room(self, needed: Mapping[int, OpenSegment]) -> None:
        """Close those that were not needed for the longest time; a search that needs them reads them again."""
        for number in needed:
            self._open.move_to_end(number)
        size = sum(one.size for one in self._open.values())
        for number in list(self._open):
            if size <= self._most or number in needed:
                return
            size -= self._open.pop(number).size

    def _segment(self, connection: sqlite3.Connection, number: int, guild: int, deleted: int) -> OpenSegment:
        cached = self._open.get(number)
        if cached is not None and cached.segment.live_count == len(cached.segment.documents) - deleted:
            return cached
        dictionary = cached.dictionary if cached else dictionary_of(connection, number)
        documents = cached.segment.documents if cached else read_documents(connection, number)
        live = read_live(connection, number, len(documents))
        segment = Segment(
            id=number,
            scope=Scope(guild),
            documents=documents,
            vocabularies=cached.segment.vocabularies if cached else dictionary.vocabularies(),
            live=live,
            live_count=len(documents) - deleted,
            total_length=int(documents.lengths[live].sum(dtype=np.int64)),
        )
        self._open[number] = OpenSegment(segment, dictionary)
        return self._open[number]


def dictionary_of(connection: sqlite3.Connection, segment: int) -> TermDictionary:
    """Read the term dictionary of a segment."""
    (term_counts,) = _sound_row(connection, segment, "term_counts")
    return read_dictionary(SqliteChunkReader(connection), segment, term_counts)


def read_documents(connection: sqlite3.Connection, segment: int) -> Documents:
    """Read the documents of a segment."""
    return decode_documents(StoredDocuments(*_sound_row(connection, segment, ", ".join(StoredDocuments._fields))))


def _sound_row(connection: sqlite3.Connection, segment: int, columns: str) -> list[Any]:
    statement = f"SELECT {_IS_SOUND}, {columns} FROM segment WHERE id = ?"  # noqa: S608 (names of ours)
    rows = connection.execute(statement, (segment,)).fetchall()
    if not rows or not rows[0][0]:
        raise damaged_index(f"segment {segment}")
    return list(rows[0])[1:]


def read_live(connection: sqlite3.Connection, segment: int, size: int) -> Flags:
    """Tell which documents of a segment are live: neither replaced nor removed."""
    live = np.ones(size, dtype=np.bool_)
    rows = connection.execute("SELECT document FROM tombstone WHERE segment = ?", (segment,))
    deleted = [document for (document,) in rows]
    if not all(isinstance(document, int) and 0 <= document < size for document in deleted):
        raise damaged_index(f"the deleted documents of segment {segment}")
    live[deleted] = False
    return live
