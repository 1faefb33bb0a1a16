"""Write the index, in the transaction that stores the articles, so that the two cannot disagree.

Every call of `add_articles` makes one new segment for each scope: pass it all articles of a transaction at once.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.archive.segments.documents import encode_documents, encode_term_counts
from bot.archive.segments.inversion import invert
from bot.archive.segments.streams import StreamWriter
from bot.archive.sqlite.connection.checksums import is_sound
from bot.archive.sqlite.connection.errors import damaged_index
from bot.archive.sqlite.index.chunks import insert_chunks
from bot.runtime import while_writing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import aiosqlite

    from bot.archive.index import Analyser
    from bot.archive.model import IndexEntry
    from bot.archive.segments.documents import DocumentColumns
    from bot.archive.segments.inversion import InvertedArticles
    from bot.articles import Scope

_IS_SOUND: Final = is_sound("segment")


async def add_articles(
    connection: aiosqlite.Connection, entries: Sequence[IndexEntry], analyse: Analyser, *, published: bool = True
) -> None:
    """Index `entries`, which `analyse` made, each article once; remove those first that are indexed already.

    Segments that are not `published` are invisible until they are.
    """
    by_scope: defaultdict[Scope, list[IndexEntry]] = defaultdict(list)
    for entry in entries:
        by_scope[entry.key.scope].append(entry)
    for scope, of_scope in by_scope.items():
        inverted = await while_writing.run(invert, of_scope, analyse)
        await _insert_inverted(connection, scope, inverted, published=published)


async def remove_articles(connection: aiosqlite.Connection, scope: Scope, numbers: Iterable[int]) -> None:
    """Mark the articles with these `numbers` as deleted; those that are not indexed are ignored."""
    wanted = np.unique(np.fromiter(numbers, dtype="<u4"))
    if not len(wanted):
        return
    tombstones: list[tuple[int, int]] = []
    async with connection.execute(
        f"SELECT id, {_IS_SOUND}, numbers FROM segment WHERE guild = ? AND published",  # noqa: S608
        (scope.guild,),
    ) as rows:
        async for segment, sound, blob in rows:
            if not sound:
                raise damaged_index(f"segment {segment}")
            found = np.flatnonzero(np.isin(np.frombuffer(blob, dtype="<u4"), wanted))
            tombstones += [(segment, int(document)) for document in found]
    await connection.executemany("INSERT OR IGNORE INTO tombstone (segment, document) VALUES (?, ?)", tombstones)


async def _insert_inverted(
    connection: aiosqlite.Connection, scope: Scope, inverted: InvertedArticles, *, published: bool
) -> None:
    segment = await insert_segment(connection, scope, inverted.documents, inverted.term_counts, published=published)
    writer = StreamWriter(segment)
    await insert_chunks(connection, [*writer.append(inverted.terms.encode()), *writer.finish()])


async def insert_segment(
    connection: aiosqlite.Connection,
    scope: Scope,
    documents: DocumentColumns,
    term_counts: Sequence[int],
    *,
    published: bool,
) -> int:
    """Store a segment without its chunks and return its id."""
    size = len(documents.numbers)
    cursor = await connection.execute(
        "INSERT INTO segment (guild, published, size, numbers, lengths, headline_lengths, days, truncated,"
        " paragraph_counts, paragraph_starts, term_counts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (scope.guild, published, size, *encode_documents(documents), encode_term_counts(term_counts)),
    )
    if cursor.lastrowid is None:
        raise AssertionError("an insert without a row")
    return cursor.lastrowid
