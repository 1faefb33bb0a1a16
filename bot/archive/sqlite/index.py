"""Read the index. Segments never change, so what is decoded of one is kept until a merge replaces it."""

from __future__ import annotations

import json
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.archive.model import Field, Scope
from bot.archive.sqlite.failures import domain_errors
from bot.archive.terms import Documents, Flags, Integers, Posting, Segment, Vocabulary

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterable, Sequence
    from pathlib import Path
    from sqlite3 import Row

    import aiosqlite

    from bot.archive.model import Scopes
    from bot.archive.sqlite.database import Database

MOST_ROOTS: Final = 400
_NOTHING: Final = np.empty(0, dtype=np.uint16)


class SqliteTermIndex:
    """The index in a database, for reading."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[int, Segment] = {}

    @asynccontextmanager
    async def reading(self, scopes: Scopes, *, deadline: float) -> AsyncGenerator[SqliteTermReader]:
        """Open the index of `scopes`; DeadlineError is raised in whatever runs `deadline` seconds from now."""
        async with self._database.read(deadline) as connection:
            segments = await self._segments(connection, scopes)
            yield SqliteTermReader(self._database.path, connection, segments)

    async def _segments(self, connection: aiosqlite.Connection, scopes: Scopes) -> tuple[Segment, ...]:
        guilds = [scope.guild for scope in scopes]
        rows = await connection.execute_fetchall(
            "SELECT id, guild, size, (SELECT count(*) FROM tombstone WHERE segment = segment.id) FROM segment"
            " WHERE published AND guild IN (SELECT value FROM json_each(?)) ORDER BY guild, id",
            (json.dumps(guilds),),
        )
        segments = tuple([await self._segment(connection, *row) for row in rows])
        self._forget(guilds, {segment.id for segment in segments})
        return segments

    def _forget(self, guilds: Sequence[int], current: set[int]) -> None:
        merged = [known.id for known in self._known.values() if known.scope.guild in guilds and known.id not in current]
        for segment in merged:
            del self._known[segment]

    async def _segment(
        self, connection: aiosqlite.Connection, number: int, guild: int, size: int, buried: int
    ) -> Segment:
        known = self._known.get(number)
        if known is not None and known.live_count == size - buried:
            return known
        documents = known.documents if known else await read_documents(connection, number)
        vocabularies = known.vocabularies if known else await _vocabularies(connection, number)
        live = await read_live(connection, number, size)
        total = int(documents.lengths.sum(dtype=np.int64))
        self._known[number] = Segment(number, Scope(guild), documents, vocabularies, live, size - buried, total)
        return self._known[number]


class SqliteTermReader:
    """The index of some scopes as one reading connection sees it."""

    def __init__(self, path: Path, connection: aiosqlite.Connection, segments: tuple[Segment, ...]) -> None:
        self._path = path
        self._connection = connection
        self._segments = segments

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The index of those scopes, in parts that never change."""
        return self._segments

    async def postings(self, fields: Sequence[Field], roots: Sequence[str]) -> list[Posting]:
        """Return, without positions, the postings of all words of these `roots` (at most 400) in all segments."""
        if not self._segments or not roots:
            return []
        rows = await self._rows(
            "SELECT posting.segment, posting.field, posting.root, posting.word, posting.documents, posting.counts"
            " FROM json_each(?) AS held CROSS JOIN json_each(?) AS home CROSS JOIN json_each(?) AS wanted"
            " CROSS JOIN posting ON posting.segment = held.value AND posting.field = home.value"
            " AND posting.root = wanted.value",
            (json.dumps([s.id for s in self._segments]), json.dumps(fields), json.dumps(roots[:MOST_ROOTS])),
        )
        return [
            Posting(segment, Field(field), root, word, _integers(documents, "<u4"), _integers(counts, "u1"), _NOTHING)
            for segment, field, root, word, documents, counts in rows
        ]

    async def _rows(self, statement: str, values: tuple[object, ...]) -> Iterable[Row]:
        # Translated here, so that a search that runs into its deadline can answer with what it has.
        with domain_errors(self._path):
            return await self._connection.execute_fetchall(statement, values)

    async def positions(self, postings: Sequence[Posting]) -> list[Posting]:
        """Return these `postings` again, with their positions."""
        keys = [(p.segment, p.field, p.root, p.word) for p in postings]
        rows = await self._rows(
            "SELECT posting.segment, posting.field, posting.root, posting.word, positions"
            " FROM json_each(?) AS wanted CROSS JOIN posting ON posting.segment = json_extract(wanted.value, '$[0]')"
            " AND posting.field = json_extract(wanted.value, '$[1]')"
            " AND posting.root = json_extract(wanted.value, '$[2]')"
            " AND posting.word = json_extract(wanted.value, '$[3]')",
            (json.dumps(keys),),
        )
        found = {(segment, field, root, word): positions for segment, field, root, word, positions in rows}
        return [
            replace(posting, positions=_integers(found[key], "<u2"))
            for key, posting in zip(keys, postings, strict=True)
            if key in found
        ]


def _integers(blob: bytes, kind: str) -> Integers:
    return np.frombuffer(blob, dtype=kind)


async def read_documents(connection: aiosqlite.Connection, segment: int) -> Documents:
    """Return the documents of a segment."""
    row = await _row(
        connection,
        "SELECT numbers, lengths, headline_lengths, days, truncated, paragraph_counts, paragraph_starts"
        " FROM segment WHERE id = ?",
        segment,
    )
    numbers, lengths, headline_lengths, days, truncated, paragraph_counts, paragraph_starts = row
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


async def _row(connection: aiosqlite.Connection, statement: str, segment: int) -> Iterable[bytes]:
    rows = list(await connection.execute_fetchall(statement, (segment,)))
    return rows[0]


async def _vocabularies(connection: aiosqlite.Connection, segment: int) -> dict[Field, Vocabulary]:
    rows = await connection.execute_fetchall(
        "SELECT field, words, frequencies FROM vocabulary WHERE segment = ?", (segment,)
    )
    return {
        Field(field): Vocabulary(tuple(words.split("\n")), np.frombuffer(frequencies, "<u4"))
        for field, words, frequencies in rows
    }


async def read_live(connection: aiosqlite.Connection, segment: int, size: int) -> Flags:
    """Return which documents of a segment were neither replaced nor removed."""
    live = np.ones(size, dtype=np.bool_)
    rows = await connection.execute_fetchall("SELECT document FROM tombstone WHERE segment = ?", (segment,))
    live[[document for (document,) in rows]] = False
    return live
