"""Look through a segment for postings that contradict themselves, or the terms they belong to."""

from __future__ import annotations

import sqlite3
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.archive.sqlite.index.dictionary import KINDS, Stretches
from bot.archive.sqlite.index.inversion import PLACED_FIELDS
from bot.archive.sqlite.index.segments import dictionary_of
from bot.archive.sqlite.index.streams import CHUNK, Stream, hashes_of, row_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bot.archive.sqlite.index.dictionary import Dictionary

_AT_ONCE: Final = 5_000
"""Terms looked at together."""


def count_damage(connection: sqlite3.Connection, segment: int, size: int) -> int:
    """Count the terms of a segment of `size` documents that are damaged; one for a segment that cannot be read."""
    try:
        dictionary = dictionary_of(connection, segment)
    except (ValueError, IndexError, sqlite3.DatabaseError):
        return 1
    if not _is_whole(connection, segment, dictionary):
        return 1
    bounds = [*range(0, len(dictionary), _AT_ONCE), len(dictionary)]
    return sum(_damaged_terms(connection, segment, dictionary, first, end, size) for first, end in pairwise(bounds))


def _is_whole(connection: sqlite3.Connection, segment: int, dictionary: Dictionary) -> bool:
    """Tell whether the streams are as long as the terms say, and the terms as many as the fields say."""
    postings, positions = int(dictionary.first_documents[-1]), int(dictionary.first_positions[-1])
    lengths = {Stream.DOCUMENTS: postings, Stream.COUNTS: postings, Stream.POSITIONS: positions}
    terms = int(dictionary.fields[-1])
    held = (len(dictionary.words), len(dictionary.roots), len(dictionary.first_documents) - 1)
    return all(count == terms for count in (*held, len(dictionary.first_positions) - 1)) and all(
        _length(connection, segment, stream) == length * np.dtype(KINDS[stream]).itemsize
        for stream, length in lengths.items()
    )


def _length(connection: sqlite3.Connection, segment: int, stream: Stream) -> int:
    """Return how long a stream is, or -1 where a chunk before its last is missing or cut."""
    ((count, last, total),) = connection.execute(
        "SELECT count(*), max(id), coalesce(sum(length(data)), 0) FROM chunk WHERE id >= ? AND id < ?",
        (row_of(segment, stream), row_of(segment, stream + 1)),
    )
    if not count:
        return 0
    return total if last == row_of(segment, stream, count - 1) and (count - 1) * CHUNK < total else -1


def _damaged_terms(
    connection: sqlite3.Connection, segment: int, dictionary: Dictionary, first: int, end: int, size: int
) -> int:
    if first == end:
        return 0
    documents, counts = _read(connection, segment, dictionary.first_documents, first, end)
    frequencies = np.diff(dictionary.first_documents[first : end + 1])
    terms = np.repeat(np.arange(end - first), frequencies)
    bad = frequencies < 1
    bad[terms[documents >= size]] = True
    bad[terms[1:][(terms[1:] == terms[:-1]) & (documents[1:] <= documents[:-1])]] = True
    totals = np.bincount(terms, weights=counts, minlength=end - first)
    placed = np.array([dictionary.field_of(term) in PLACED_FIELDS for term in range(first, end)])
    bad |= np.where(placed, totals, 0) != np.diff(dictionary.first_positions[first : end + 1])
    return int((bad | _out_of_order(dictionary, first, end)).sum())


def _read(
    connection: sqlite3.Connection, segment: int, firsts: NDArray[np.int64], first: int, end: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    bounds = int(firsts[first]), int(firsts[end])
    streams = (Stream.DOCUMENTS, Stream.COUNTS)
    stretches = Stretches(connection, [(segment, stream, *bounds) for stream in streams])
    documents, counts = (stretches.get(segment, stream, *bounds).astype(np.int64) for stream in streams)
    return documents, counts


def _out_of_order(dictionary: Dictionary, first: int, end: int) -> NDArray[np.bool_]:
    """Tell which terms do not follow the one before, or stand under another hash than their root's."""
    words, roots = dictionary.words.range(first, end), dictionary.roots.range(first, end)
    keys = [(dictionary.field_of(first + place), *key) for place, key in enumerate(zip(words, roots, strict=True))]
    bad = np.array([False, *(left >= right for left, right in pairwise(keys))])
    return bad | (dictionary.stored_hashes()[first:end] != hashes_of(roots))
