"""Write the index, in the transaction that stores the articles: nothing can fall out of step.

Every call of `add` makes one new segment for each scope, so give it all the articles of a transaction at once.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from bot.archive.sqlite.index.inversion import invert, little_endian
from bot.archive.sqlite.index.streams import StreamWriter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import aiosqlite

    from bot.archive.index import Analyser
    from bot.archive.model import IndexEntry
    from bot.archive.sqlite.index.inversion import DescribedDocuments, Inverted, Terms
    from bot.archive.sqlite.index.streams import ChunkRow
    from bot.articles.model import Scope


async def add(
    connection: aiosqlite.Connection, entries: Sequence[IndexEntry], analyse: Analyser, *, published: bool = True
) -> None:
    """Index `entries`, which `analyse` made, each article once; one that is indexed already must be removed first.

    What is not `published` is seen by nobody until its segment is.
    """
    by_scope: defaultdict[Scope, list[IndexEntry]] = defaultdict(list)
    for entry in entries:
        by_scope[entry.key.scope].append(entry)
    for scope, of_scope in by_scope.items():
        inverted = await asyncio.to_thread(invert, of_scope, analyse)
        await _write_segment(connection, scope, inverted, published=published)


async def remove(connection: aiosqlite.Connection, scope: Scope, numbers: Iterable[int]) -> None:
    """Take the articles of these `numbers` out of the index; those that are not in it are passed over."""
    wanted = np.unique(np.fromiter(numbers, dtype="<u4"))
    if not len(wanted):
        return
    tombstones: list[tuple[int, int]] = []
    async with connection.execute(
        "SELECT id, numbers FROM segment WHERE guild = ? AND published", (scope.guild,)
    ) as rows:
        async for segment, blob in rows:
            found = np.flatnonzero(np.isin(np.frombuffer(blob, dtype="<u4"), wanted))
            tombstones += [(segment, int(document)) for document in found]
    await connection.executemany("INSERT OR IGNORE INTO tombstone (segment, document) VALUES (?, ?)", tombstones)


async def _write_segment(
    connection: aiosqlite.Connection, scope: Scope, inverted: Inverted, *, published: bool
) -> None:
    segment = await insert_segment(connection, scope, inverted.described, inverted.term_counts, published=published)
    writer = StreamWriter(segment)
    await insert_chunks(connection, [*chunks_of(writer, inverted.terms), *writer.end()])


async def insert_segment(
    connection: aiosqlite.Connection,
    scope: Scope,
    described: DescribedDocuments,
    term_counts: Sequence[int],
    *,
    published: bool,
) -> int:
    """Store a segment without its streams and return its id."""
    cursor = await connection.execute(
        "INSERT INTO segment (guild, published, size, numbers, lengths, headline_lengths, days, truncated,"
        " paragraph_counts, paragraph_starts, term_counts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            scope.guild,
            published,
            len(described.numbers),
            little_endian(described.numbers, "u4"),
            little_endian(described.lengths, "u4"),
            little_endian(described.headline_lengths, "u2"),
            little_endian(described.days, "i4"),
            little_endian(described.truncated, "u1"),
            little_endian(described.paragraph_counts, "u2"),
            little_endian(described.paragraph_starts, "u2"),
            little_endian(list(term_counts), "u4"),
        ),
    )
    if cursor.lastrowid is None:
        raise AssertionError("an insert without a row")
    return cursor.lastrowid


def chunks_of(writer: StreamWriter, terms: Terms) -> list[ChunkRow]:
    """Append `terms` to the streams of a segment and return the chunks that are full."""
    return [row for stream, data in terms.streams().items() for row in writer.append(stream, data)]


async def insert_chunks(connection: aiosqlite.Connection, rows: Sequence[ChunkRow]) -> None:
    """Store chunks."""
    await connection.executemany("INSERT INTO chunk VALUES (?, ?)", rows)
