"""Write the index, in the transaction that stores the articles: nothing can fall out of step.

Every call of `add` makes one new segment for each scope, so give it all the articles of a transaction at once.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from bot.archive.sqlite.inversion import Inverted, invert, little_endian

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import aiosqlite

    from bot.archive.model import Field, IndexEntry, Scope


async def add(connection: aiosqlite.Connection, entries: Sequence[IndexEntry]) -> None:
    """Index `entries`, each article at most once; one that is indexed already must be removed first."""
    by_scope: defaultdict[Scope, list[IndexEntry]] = defaultdict(list)
    for entry in entries:
        by_scope[entry.key.scope].append(entry)
    for scope, of_scope in by_scope.items():
        inverted = await asyncio.to_thread(invert, of_scope)
        await _write_segment(connection, scope, inverted)


async def remove(connection: aiosqlite.Connection, scope: Scope, numbers: Iterable[int]) -> None:
    """Take the articles of these `numbers` out of the index; those that are not in it are passed over."""
    wanted = np.unique(np.fromiter(numbers, dtype="<u4"))
    if not len(wanted):
        return
    tombstones: list[tuple[int, int]] = []
    async with connection.execute("SELECT id, numbers FROM segment WHERE guild = ?", (scope.guild,)) as rows:
        async for segment, blob in rows:
            found = np.flatnonzero(np.isin(np.frombuffer(blob, dtype="<u4"), wanted))
            tombstones += [(segment, int(document)) for document in found]
    await connection.executemany("INSERT OR IGNORE INTO tombstone (segment, document) VALUES (?, ?)", tombstones)


async def _write_segment(connection: aiosqlite.Connection, scope: Scope, inverted: Inverted) -> None:
    cursor = await connection.execute(
        "INSERT INTO segment (guild, size, numbers, lengths, headline_lengths, days, truncated,"
        " paragraph_counts, paragraph_starts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            scope.guild,
            len(inverted.numbers),
            little_endian(inverted.numbers, "u4"),
            little_endian(inverted.lengths, "u4"),
            little_endian(inverted.headline_lengths, "u2"),
            little_endian(inverted.days, "i4"),
            little_endian(inverted.truncated, "u1"),
            little_endian(inverted.paragraph_counts, "u2"),
            little_endian(inverted.paragraph_starts, "u2"),
        ),
    )
    segment = cursor.lastrowid
    if segment is None:
        raise AssertionError("an insert without a row")
    rows, vocabularies = await asyncio.to_thread(_rows, segment, inverted)
    await connection.executemany("INSERT INTO posting VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    await connection.executemany("INSERT INTO vocabulary VALUES (?, ?, ?, ?)", vocabularies)


_PostingRow = tuple[int, int, str, str, bytes, bytes, bytes]
_VocabularyRow = tuple[int, int, str, bytes]


def _rows(segment: int, inverted: Inverted) -> tuple[list[_PostingRow], list[_VocabularyRow]]:
    postings: list[_PostingRow] = []
    words: defaultdict[Field, list[tuple[str, int]]] = defaultdict(list)
    for (field, root, word), posting in sorted(inverted.postings.items(), key=lambda item: item[0]):
        postings.append((segment, field, root, word, *posting.stored()))
        words[field].append((word, len(posting.documents)))
    vocabularies: list[_VocabularyRow] = []
    for field, counted in words.items():
        counted.sort()
        frequencies = little_endian([frequency for _, frequency in counted], "u4")
        vocabularies.append((segment, field, "\n".join(word for word, _ in counted), frequencies))
    return postings, vocabularies
