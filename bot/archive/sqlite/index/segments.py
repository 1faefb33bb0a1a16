"""Segments as they are read: documents, dictionaries, which documents live; kept until a merge replaces them."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.archive.sqlite.index.dictionary import Dictionary, read_dictionary
from bot.archive.terms import Documents, Flags, Segment
from bot.articles.model import Scope

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """A segment, and the terms in it."""

    segment: Segment
    dictionary: Dictionary


class KnownSegments:
    """The segments that were read, for all threads."""

    def __init__(self) -> None:
        self._known: dict[int, Held] = {}
        self._lock = threading.Lock()

    def of(self, connection: sqlite3.Connection, guilds: Sequence[int]) -> dict[int, Held]:
        """Return the segments of some guilds, in the order of guilds and ids."""
        rows = connection.execute(
            "SELECT id, guild, size, (SELECT count(*) FROM tombstone WHERE segment = segment.id) FROM segment"
            " WHERE published AND guild IN (SELECT value FROM json_each(?)) ORDER BY guild, id",
            (json.dumps(guilds),),
        ).fetchall()
        with self._lock:
            held = {number: self._segment(connection, number, *rest) for number, *rest in rows}
            # One that a merge has replaced goes; a look at an earlier moment may still bring it back for a while.
            for merged in [n for n, known in self._known.items() if known.segment.scope.guild in guilds]:
                if merged not in held:
                    del self._known[merged]
        return held

    def _segment(self, connection: sqlite3.Connection, number: int, guild: int, size: int, buried: int) -> Held:
        known = self._known.get(number)
        if known is not None and known.segment.live_count == size - buried:
            return known
        dictionary = known.dictionary if known else dictionary_of(connection, number)
        documents = known.segment.documents if known else read_documents(connection, number)
        live = read_live(connection, number, size)
        segment = Segment(
            id=number,
            scope=Scope(guild),
            documents=documents,
            vocabularies=known.segment.vocabularies if known else dictionary.vocabularies(),
            live=live,
            live_count=size - buried,
            total_length=int(documents.lengths[live].sum(dtype=np.int64)),
        )
        self._known[number] = Held(segment, dictionary)
        return self._known[number]


def dictionary_of(connection: sqlite3.Connection, segment: int) -> Dictionary:
    """Return the terms of a segment."""
    ((term_counts,),) = connection.execute("SELECT term_counts FROM segment WHERE id = ?", (segment,))
    return read_dictionary(connection, segment, term_counts)


def read_documents(connection: sqlite3.Connection, segment: int) -> Documents:
    """Return the documents of a segment."""
    ((numbers, lengths, headline_lengths, days, truncated, paragraph_counts, paragraph_starts),) = connection.execute(
        "SELECT numbers, lengths, headline_lengths, days, truncated, paragraph_counts, paragraph_starts"
        " FROM segment WHERE id = ?",
        (segment,),
    )
    counts = np.frombuffer(paragraph_counts, "<u2")
    first_paragraphs = np.zeros(len(counts) + 1, dtype=np.int64)
    np.cumsum(counts, out=first_paragraphs[1:])
    return Documents(
        np.frombuffer(numbers, "<u4"),
        np.frombuffer(lengths, "<u4"),
        np.frombuffer(headline_lengths, "<u2"),
        np.frombuffer(days, "<i4"),
        np.frombuffer(truncated, np.bool_),
        first_paragraphs,
        np.frombuffer(paragraph_starts, "<u2"),
    )


def read_live(connection: sqlite3.Connection, segment: int, size: int) -> Flags:
    """Return which documents of a segment were neither replaced nor removed."""
    live = np.ones(size, dtype=np.bool_)
    rows = connection.execute("SELECT document FROM tombstone WHERE segment = ?", (segment,))
    live[[document for (document,) in rows]] = False
    return live
