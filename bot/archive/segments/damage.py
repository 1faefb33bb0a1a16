"""Find postings of a segment that contradict themselves or the terms they belong to."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.archive.segments.chunks import StreamRanges
from bot.archive.segments.inversion import POSITIONAL_FIELDS
from bot.archive.segments.streams import DTYPES, Stream, hash_roots

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from bot.archive.segments.chunks import ChunkReader
    from bot.archive.segments.dictionary import TermDictionary

POSTING_STREAMS: Final = (Stream.DOCUMENTS, Stream.COUNTS, Stream.POSITIONS)

_AT_ONCE: Final = 5_000
"""Terms that are checked together."""


def is_consistent(dictionary: TermDictionary, lengths: Mapping[Stream, int]) -> bool:
    """Tell whether a dictionary agrees with itself and with the stored `lengths` (bytes) of the posting streams."""
    postings, positions = int(dictionary.first_documents[-1]), int(dictionary.first_positions[-1])
    counts = {Stream.DOCUMENTS: postings, Stream.COUNTS: postings, Stream.POSITIONS: positions}
    terms = int(dictionary.fields[-1])
    entries = (len(dictionary.words), len(dictionary.roots), len(dictionary.first_documents) - 1)
    return all(count == terms for count in (*entries, len(dictionary.first_positions) - 1)) and all(
        lengths[stream] == count * DTYPES[stream].itemsize for stream, count in counts.items()
    )


def count_damaged_terms(reader: ChunkReader, segment: int, dictionary: TermDictionary, size: int) -> int:
    """Count the damaged terms of a segment of `size` documents whose dictionary is consistent."""
    bounds = [*range(0, len(dictionary), _AT_ONCE), len(dictionary)]
    return sum(_damaged_terms(reader, segment, dictionary, first, end, size) for first, end in pairwise(bounds))


def _damaged_terms(
    reader: ChunkReader, segment: int, dictionary: TermDictionary, first: int, end: int, size: int
) -> int:
    if first == end:
        return 0
    documents, counts = _read(reader, segment, dictionary.first_documents, first, end)
    frequencies = np.diff(dictionary.first_documents[first : end + 1])
    terms = np.repeat(np.arange(end - first), frequencies)
    bad = frequencies < 1
    bad[terms[documents >= size]] = True
    bad[terms[1:][(terms[1:] == terms[:-1]) & (documents[1:] <= documents[:-1])]] = True
    totals = np.bincount(terms, weights=counts, minlength=end - first)
    is_positional = np.array([dictionary.field_of(term) in POSITIONAL_FIELDS for term in range(first, end)])
    bad |= np.where(is_positional, totals, 0) != np.diff(dictionary.first_positions[first : end + 1])
    return int((bad | _out_of_order(dictionary, first, end)).sum())


def _read(
    reader: ChunkReader, segment: int, firsts: NDArray[np.int64], first: int, end: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    bounds = int(firsts[first]), int(firsts[end])
    streams = (Stream.DOCUMENTS, Stream.COUNTS)
    ranges = StreamRanges(reader, [(segment, stream, *bounds) for stream in streams])
    documents, counts = (ranges.get(segment, stream, *bounds).astype(np.int64) for stream in streams)
    return documents, counts


def _out_of_order(dictionary: TermDictionary, first: int, end: int) -> NDArray[np.bool_]:
    """Tell which terms do not follow the one before, or have another hash than that of their root."""
    words, roots = dictionary.words.range(first, end), dictionary.roots.range(first, end)
    keys = [(dictionary.field_of(first + index), *key) for index, key in enumerate(zip(words, roots, strict=True))]
    bad = np.array([False, *(left >= right for left, right in pairwise(keys))])
    return bad | (dictionary.stored_hashes()[first:end] != hash_roots(roots))
