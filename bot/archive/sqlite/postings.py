"""Write the index, in the transaction that stores the articles: nothing can fall out of step.

Every call of `add` makes one new segment for each scope, so give it all the articles of a transaction at once.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from bot.archive.sqlite.inversion import DescribedDocuments, Inverted, invert, little_endian

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import aiosqlite

    from bot.archive.model import IndexEntry, Scope


async def add(connection: aiosqlite.Connection, entries: Sequence[IndexEntry], *, published: bool = True) -> None:
    """Index `entries`, each article at most once; one that is indexed already must be removed first.

    What is not `published` is seen by nobody until its segment is.
    """
    by_scope: defaultdict[Scope, list[IndexEntry]] = defaultdict(list)
    for entry in entries:
        by_scope[entry.key.scope].append(entry)
    for scope, of_scope in by_scope.items():
        inverted = await asyncio.to_thread(invert, of_scope)
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
    segment = await insert_segment(connection, scope, inverted.described, published=published)
    rows, vocabularies = await asyncio.to_thread(_rows, segment, inverted)
    await insert_postings(connection, rows)
    await insert_vocabularies(connection, vocabularies)


async def insert_segment(
    connection: aiosqlite.Connection, scope: Scope, described: DescribedDocuments, *, published: bool
) -> int:
    """Store a segment without its postings and return its id."""
    cursor = await connection.execute(
        "INSERT INTO segment (guild, published, size, numbers, lengths, headline_lengths, days, truncated,"
        " paragraph_counts, paragraph_starts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
        ),
    )
    if cursor.lastrowid is None:
        raise AssertionError("an insert without a row")
    return cursor.lastrowid


async def insert_postings(connection: aiosqlite.Connection, rows: Sequence[PostingRow]) -> None:
    """Store postings."""
    await connection.executemany("INSERT INTO posting VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


async def insert_vocabularies(connection: aiosqlite.Connection, rows: Sequence[VocabularyRow]) -> None:
    """Store the words of a segment, field by field."""
    await connection.executemany("INSERT INTO vocabulary VALUES (?, ?, ?, ?)", rows)


PostingRow = tuple[int, int, str, str, bytes, bytes, bytes]
VocabularyRow = tuple[int, int, str, bytes]


def _rows(segment: int, inverted: Inverted) -> tuple[list[PostingRow], list[VocabularyRow]]:
    words: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
    for field, _, word, documents, _, _ in inverted.postings:
        words[field].append((word, len(documents) // 4))
    postings: list[PostingRow] = [(segment, *posting) for posting in inverted.postings]
    return postings, vocabulary_rows(segment, words)


def vocabulary_rows(segment: int, words: Mapping[int, Sequence[tuple[str, int]]]) -> list[VocabularyRow]:
    """Return the (word, frequency) pairs of each field as they are stored.

    A name stands under each of its words; it is told once, with the highest of its frequencies.
    """
    rows: list[VocabularyRow] = []
    for field, pairs in words.items():
        counted = sorted(dict(sorted(pairs)).items())
        frequencies = little_endian([frequency for _, frequency in counted], "u4")
        rows.append((segment, field, "\n".join(word for word, _ in counted), frequencies))
    return rows
