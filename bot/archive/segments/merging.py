"""Merge the postings of several segments into those of a new one, a batch of terms at a time."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from bot.archive.model import Field
from bot.archive.segments.arrays import gather_runs
from bot.archive.segments.cursors import TermCursor, next_inputs
from bot.archive.segments.inversion import POSITIONAL_FIELDS, TermPostings
from bot.archive.segments.streams import StreamWriter

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.archive.segments.chunks import ChunkReader
    from bot.archive.segments.cursors import MergeInput
    from bot.archive.segments.dictionary import TermDictionary
    from bot.archive.segments.renumbering import Renumbering
    from bot.archive.segments.streams import Chunk
    from bot.archive.terms import Integers


class SegmentMerge:
    """Merges segments into a new one, in steps. Each step may use another reader, such as that of a new transaction."""

    def __init__(self, target: int, dictionaries: Mapping[int, TermDictionary], renumbering: Renumbering) -> None:
        self.term_counts = dict.fromkeys(Field, 0)
        self._dictionaries = dictionaries
        self._renumbering = renumbering
        self._writer = StreamWriter(target)
        self._fields = self._fields_with_terms()
        self._field = Field.BODY
        self._cursors: list[TermCursor] = []

    def _fields_with_terms(self) -> Iterator[Field]:
        for field in Field:
            if any(
                dictionary.fields[field + 1] > dictionary.fields[field] for dictionary in self._dictionaries.values()
            ):
                yield field

    def next_chunks(self, reader: ChunkReader) -> list[Chunk] | None:
        """Merge the next batch of terms and return the chunks that are full; None at the end."""
        while not (inputs := next_inputs(reader, self._cursors)):
            field = next(self._fields, None)
            if field is None:
                return None
            self._open(field)
        is_positional = self._field in POSITIONAL_FIELDS
        terms = merge_terms(inputs, in_order=self._renumbering.in_order, positional=is_positional)
        self.term_counts[self._field] += len(terms.words)
        return self._writer.append(terms.encode())

    def _open(self, field: Field) -> None:
        self._field = field
        self._cursors = [
            TermCursor(
                segment, dictionary, field, self._renumbering.new_numbers[segment], among=len(self._dictionaries)
            )
            for segment, dictionary in self._dictionaries.items()
        ]

    def last_chunks(self) -> list[Chunk]:
        """Return the last chunk of each stream."""
        return self._writer.finish()


def merge_terms(inputs: Sequence[MergeInput], *, in_order: bool, positional: bool) -> TermPostings:
    """Merge the terms of `inputs` (65,536 at most), all of one field; terms without a live document are left out.

    The inputs are in the order of the segments that were renumbered, and `in_order` is the renumbering's.
    """
    keys, hashes, ranks = _rank(inputs)
    terms = np.concatenate([np.repeat(rank, one.frequencies) for rank, one in zip(ranks, inputs, strict=True)])
    documents = np.concatenate([one.new_numbers[one.documents] for one in inputs])
    counts = np.concatenate([one.counts for one in inputs])
    # Terms have two bytes, so that numpy uses a radix sort.
    order = np.argsort(terms, kind="stable") if in_order else np.lexsort((documents, terms))
    order = order[documents[order] >= 0]
    frequencies = np.bincount(terms[order], minlength=len(keys))
    lengths = counts[order].astype(np.int64)
    positions = np.empty(0, np.uint16)
    totals = np.zeros(len(keys), dtype=np.int64)
    if positional:
        positions = gather_runs(np.concatenate([one.positions for one in inputs]), counts, order)
        totals = np.bincount(terms[order], weights=lengths, minlength=len(keys)).astype(np.int64)
    kept = frequencies > 0
    kept_keys = [key for key, is_kept in zip(keys, kept.tolist(), strict=True) if is_kept]
    return TermPostings(
        words=[word for word, _ in kept_keys],
        roots=[root for _, root in kept_keys],
        hashes=hashes[kept],
        frequencies=frequencies[kept].astype(np.uint32),
        totals=totals[kept].astype(np.uint32),
        documents=documents[order].astype(np.uint32),
        counts=counts[order],
        positions=positions,
    )


def _rank(inputs: Sequence[MergeInput]) -> tuple[list[tuple[str, str]], Integers, list[NDArray[np.uint16]]]:
    """Return the distinct keys in order, their hashes, and for each input the indices of its own keys."""
    # Each input is sorted already, so that sorting all of them is a merge.
    keys = list(dict.fromkeys(sorted(chain.from_iterable(one.keys for one in inputs))))
    index_of = dict(zip(keys, range(len(keys)), strict=True))
    ranks = [np.array([*map(index_of.__getitem__, one.keys)], dtype=np.uint16) for one in inputs]
    hashes = np.empty(len(keys), dtype=np.uint32)
    for rank, one in zip(ranks, inputs, strict=True):
        hashes[rank] = one.hashes
    return keys, hashes, ranks
